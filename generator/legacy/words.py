"""What words of legacy pages mean, in English and the languages it was translated into. Pure.

A table, not a grammar: of each meaning the words that such pages have for it, good ones and bad ones. A meaning is
looked for in the words of the page's own language and in English, because pages have stayed in English in places. Words
of a language that is not here mean nothing to it: its figures, codes, links and dates are read all the same.
"""

import re
from collections.abc import Mapping
from functools import cache
from itertools import pairwise

# Of each meaning, by language, alternatives of an expression on folded text.
_WORDS: Mapping[str, Mapping[str, str]] = {
    "silver": {
        "en": "silver",
        "it": "argento",
        "pt": "prata",
        "zh": "银牌|银级|银会员|銀級|銀會員|銀牌",
        "ja": "シルバー",
        "es": "plata",
    },
    "gold": {
        "en": "gold",
        "it": "oro",
        "pt": "ouro",
        "zh": "金牌|金级|金会员|金級|金會員",
        "ja": "ゴールド",
        "es": "oro",
    },
    "market": {
        "en": "markets?",
        "it": "mercat[io]|paesi",
        "pt": "mercados?",
        "zh": "市场|市場",
        "ja": "市場",
    },
    "developed": {
        "en": "developed|mature",
        "it": "sviluppat[io]|matur[io]|avanzat[io]",
        "pt": "desenvolvidos?|maduros?",
        "zh": "成熟|已开发|已開發|发达|發達|[开開][发發]的",
        "ja": "成熟|先進",
    },
    "developing": {
        "en": "developing|emerging",
        "it": "(?:in|via di) sviluppo|emergent[ei]",
        "pt": "em desenvolvimento|emergentes?",
        "zh": "新兴|新興|[发發]展中|[开開][发發]中",
        "ja": "発展途上|開発途上|新興",
    },
    "organization": {
        "en": "organi[sz]ation|company|your firm",
        "it": "organizzazione|azienda|societ[àa]",
        "pt": "organiza[çc][ãa]o|empresa",
        "zh": "组织|組織|公司|企业(?=必须|需)",
        "ja": "組織|会社|企業",
    },
    "people": {
        "en": "individuals?|persons?|people|employees?|professionals?",
        "it": "person[ae]|utent[ei]|individu[io]|dipendent[ei]",
        "pt": "pessoas?|indiv[íi]duos?|funcion[áa]rios?|profission(?:al|ais)|usu[áa]rios?",
        "zh": "个人|個人|人员|人員|员工|員工|[0-9两兩二三四五] ?[名位]|名人|[0-9两兩二三四五] ?人|此人|他人|一人",
        "ja": "従業員|個人|社員|[0-9] ?[人名]|メンバー|担当者|全員|二人|両名",
    },
    "exam": {
        "en": "exams?",
        "it": "esam[ei]",
        "pt": "exames?|provas?",
        "zh": "考试|測驗|考試|测验",
        "ja": "試験",
    },
    "assessment": {
        "en": "assessments?",
        "it": "valutazion[ei]",
        "pt": "avalia(?:ção|ções|cao)",
        "zh": "评估|評定|評估|评定|評量",
        "ja": "評価|アセスメント",
    },
    "certification": {
        "en": "certifications?|certificates?",
        "it": "certificazion[ei]|certificat[oi]",
        "pt": "certifica(?:ção|ções|dos?)",
        "zh": "认证|認證|证书|證書",
        "ja": "認定|資格|証明",
    },
    "one": {
        "en": (
            r"\b(?:one|1)(?: \(1\))? (?:or more )?of (?:the|these|those) (?!same|[0-9]|two|three|four|individual|people"
            r"|person)|any (?:one )?of (?:the|these|those)|either (?:of|exam|one)|\bone (?:\w+ )?(?:exam"
            "|assessment|certification|focus)"
        ),
        "it": (
            r"\bun[oa]? (?:qualsiasi )?(?:o più )?(?:de[gil]{1,3}|delle|tra|fra)\b(?! (?:stess|[0-9]|due|person"
            r"|utent|individu))|un(?:o|a)? (?:qualsiasi|qualunque)|\bun esame|\buna (?:valutazione"
            "|certificazione)"
        ),
        "pt": (
            r"\buma? (?:ou mais )?(?:d[aeo]s?|dest[ae]s|n[ao]s|entre)\b(?! (?:mesm|[0-9]|duas|dois|pessoa|indiv"
            r"|usu))|qualquer uma?\b|\bum exame|\buma (?:avaliação|certificação)"
        ),
        "zh": "任一|其中一|之一|任何|任意|其一|[一1] ?[项項門门]|中的一|一个(?:考试|评估|认证)|一個(?:測驗|評定|認證)",
        "ja": "いずれか|どれか|どちらか|[1一] ?つ|ひとつ|何れか|いづれか|任意の",
    },
    "all": {
        "en": "all (?:of |the |these|exams|assessments)|both (?:of|the|exams|assessments)|each of the following|every",
        "it": "tutt[ei]|entramb[ei]|ciascuno dei seguenti|ogni esame",
        "pt": "tod[oa]s|ambos|ambas|cada um dos seguintes",
        "zh": "所有|全部|两[项个]考试|兩[項個]",
        "ja": "すべて|全て|両方|全部",
    },
    "these": {
        "en": "the following",
        "it": "seguent[ei]",
        "pt": "seguintes?|a seguir",
        "zh": "以下|下列",
        "ja": "次の|以下の",
    },
    "each": {
        "en": "each(?! of the following)|individually|every one",
        "it": "ciascun[oa]?(?! dei seguenti)|ognun[oa]|singolarmente|ogni (?:persona|utente|individuo)|cadaun[oa]",
        "pt": "cada(?! um dos seguintes)|individualmente",
        "zh": "每|各自|各须|各需|分别|分別|均|都|皆|各位必|各要",
        "ja": "それぞれ|各自|各人|個別に|1 人ずつ|各従業員|各個人|おのおの",
    },
    "same": {
        "en": (
            r"\bsame|\baforementioned|\babove(?:-mentioned)? (?:[0-9a-z]+ )?(?:individual|people|person)"
            r"|(?:individuals?|people|persons?) above"
        ),
        "it": r"\bstess[aeio]|medesim[aeio]|(?:person[ae]|utent[ei]|individu[io]) di cui sopra|suddett[aeio]",
        "pt": r"\bmesm[ao]s?|(?:pessoas?|indivíduos?) acima|supracitad[ao]",
        "zh": (
            "相同|同一|同样|同樣|上述|这(?:些|两|几|位|名)? ?(?:[0-9]|个|個|人|位|名)|這(?:些|兩|位"
            "|名)? ?(?:[0-9]|個|人|位|名)|此人|该(?:名|个|人|员)|該(?:名|個|人|員)"
        ),
        "ja": "同じ|同一|前述|上記",
    },
    "these-people": {
        "en": r"\b(?:these|those|this) (?:[0-9a-z]+ )?(?:individual|person|people|employee)",
        "it": r"\bquest[aeio] (?:[0-9a-z]+ )?(?:person|utent|individ)",
        "pt": r"\bd?(?:est|ess)[ae]s? (?:[0-9a-zê]+ )?(?:pesso|indiv)",
        "zh": "这些人|這些人",
        "ja": "(?:この|その|これらの)(?:従業員|個人|人| ?[0-9]+ ?[人名])",
    },
    "other": {
        "en": r"\bothers?\b|\bdifferent\b|\banother\b|\badditional\b|\bremaining\b|\bsecond individual",
        "it": r"\baltr[aeio]|\bun'altra|\bdivers[aeio]|\brestant[ei]|\brimanent[ei]|l'altr[ao]",
        "pt": r"\boutr[ao]s?|\bdiferentes?|\badiciona(?:l|is)\b|\brestantes?|\bdemais",
        "zh": "另(?!外[,、])|其他|其它|不同|其余|其餘|别的|別的",
        "ja": "別の|他の|ほかの|その他|残り|もう ?[0-9一]|異なる",
    },
    "may": {
        "en": r"\b(?:may|can|could)(?: also)? be (?:the )?same|same (?:individuals?|people) (?:may|can)",
        "it": "(?:possono|può) (?:anche )?essere|anche (?:gli|le) stess",
        "pt": "(?:podem?|poderão) (?:também )?ser",
        "zh": "可以?[是为為].{0,12}(?:相同|同一|同样)",
        "ja": "同じ(?:従業員|個人|人)?で(?:も|あって)",
    },
    "everyone": {
        "en": (
            r"\ball (?:of (?:the |these |your )?)?(?:[0-9a-z]+ )?(?:individuals|people|employees|persons)"
            r"|\beveryone|\bevery individual"
        ),
        "it": r"\btutt[ei] (?:e [0-9a-z]+ )?(?:le|gli|i)? ?(?:[0-9]+ )?(?:persone|utenti|individui)",
        "pt": r"\btod[ao]s (?:as|os) (?:[0-9]+ )?(?:pessoas|indivíduos|usuários)",
        "zh": "(?:所有|全部) ?[0-9]* ?(?:[个個名位] ?)?(?:人|个人|人员|人員)|全体",
        "ja": "全員|すべての(?:従業員|個人|人)|全従業員",
    },
    "at-least": {
        "en": "at least|(?:a )?minimum|or more|not less than",
        "it": "almeno|minimo|non meno|o più",
        "pt": "pelo menos|no mínimo|mínimo|ao menos|ou mais",
        "zh": "至少|以上|最少|不少于|不少於|或更多",
        "ja": "以上|少なくとも|最低",
    },
    "at-most": {
        "en": "at most|no more than|not more than|not exceed",
        "it": "al massimo|non più di|non oltre",
        "pt": "no máximo|não mais (?:de|do que)",
        "zh": "最多|至多|不超过|不超過",
        "ja": "[0-9万億] ?(?:米?ドル|社|つ|個|シート|台)?以下|最大で?も? ?[0-9]",
    },
    "two": {
        "en": r"\b(?:two|2) of (?:the|these|those) (?:following )?(?:\w+ )?(?:following|exam|assessment|certification)",
        "it": "(?:due|2) (?:(?:tra|fra) (?:i|le|gli)|de[il]|delle|degli) (?:seguenti|esami|valutazioni|certificazioni)",
        "pt": "(?:dois|duas|2) d[ao]s (?:seguintes|exames|avaliações|certificações)",
        "zh": "(?:其中|任意|任) ?[两兩二2] ?[项項门門个個](?!人)",
        "ja": "(?:試験|評価|認定|資格|次)の?(?:うち|中から)の? ?(?:[2二] ?つ|[2二] ?科目)",
    },
    "area": {
        "en": "focus areas?|areas? of focus|focus:",
        "it": "are[ae] (?:di interesse|di specializzazione|di competenza|di attenzione|principal[ei])",
        "pt": "áreas? de (?:foco|enfoque|interesse|especialização)",
        "zh": "重点领域|主要领域|专长领域|專長領域|重點領域|焦点领域|焦點領域",
        "ja": "フォーカス ?(?:分野|エリア|領域)|重点分野|専門分野|注力分野",
    },
    "pass": {
        "en": "pass|earn|obtain|hold|complete|meet|attain|take",
        "it": "super|ottener|soddisf|consegui|complet|sosten",
        "pt": "pass|obte|obti|atend|aprov|conclu|complet|cumpr|conquist",
        "zh": "通过|通過|获得|取得|满足|符合|拥有|參加|达到",
        "ja": "合格|取得|満た|修了|受験|所有|保持|獲得",
    },
    "profit": {
        "en": "profit|net income|margin",
        "it": r"\butil[ei]\b|profitt|margin",
        "pt": "lucro|margem",
        "zh": "利润|利潤",
        "ja": "利益|粗利",
    },
    "revenue": {
        "en": "revenue",
        "it": "ricav[oi]|fatturat",
        "pt": "receita|faturament",
        "zh": "收入|营收|營收|收益",
        "ja": "収益|売上|売り上げ|収入",
    },
    "net": {
        "en": r"\bnet\b",
        "it": r"\bnett[oiae]\b",
        "pt": "líquid",
        "zh": "净|淨",
        "ja": "純|正味|(?<!ター)ネット",
    },
    "cloud": {
        "en": "cloud",
        "it": "cloud",
        "pt": "nuvem|cloud",
        "zh": "云|雲",
        "ja": "クラウド",
    },
    "gross": {
        "en": "gross",
        "it": "lord[oi]",
        "pt": "brut[ao]",
        "zh": "毛|总|總",
        "ja": "総|粗|グロス",
    },
    "year": {
        "en": "annual|yearly|(?:per|a|each) year",
        "it": "annu[oaie]|all'anno|ogni anno|l'anno",
        "pt": "anua(?:l|is)|por ano|ao ano",
        "zh": "年度|每年|年收入|年(?:总|毛)",
        "ja": "年間|毎年|年次|年度|1 ?年",
    },
    "ttm": {
        "en": "ttm|trailing",
        "it": "ttm",
        "pt": "ttm",
        "zh": "ttm",
        "ja": "ttm|直近",
    },
    "following-months": {
        "en": "(?:following|next|coming) (?:12|twelve)",
        "it": "(?:successivi|prossimi) (?:12|dodici)|(?:12|dodici) mesi successivi",
        "pt": "(?:próximos|seguintes) (?:12|doze)|(?:12|doze) meses seguintes",
        "zh": "(?:随后|今后|未来|接下来|隨後|未來|接下來)的? ?12",
        "ja": "(?:今後|次の|翌) ?12",
    },
    "dpor": {
        "en": r"digital\b.{0,30}(?:partner of record|\bpor\b)|dpor\b|digital por\b",
        "it": "partner digital[ei]",
        "pt": r"parceir[oa]s?\b.{0,30}\bdigita(?:l|is)",
        "zh": "数字.{0,8}合作伙伴|數位.{0,8}夥伴",
        "ja": "デジタル.{0,8}パートナー",
    },
    "transacting": {
        "en": r"transact(?:ing|ion) (?:\w+ ){0,3}partner|tpor\b",
        "it": "partner .{0,12}transazion",
        "pt": "parceir[oa]s? (?:de )?transa|transa[çc][õo]es.{0,25}parceir",
        "zh": "交易.{0,20}(?:合作)?[伙夥]伴",
        "ja": "(?:トランザクション|取引).{0,12}パートナー",
    },
    "fasttrack": {
        "en": "fast ?track",
        "it": "fast ?track",
        "pt": "fast ?track",
        "zh": "fast ?track",
        "ja": "fast ?track|ファスト ?トラック",
    },
    "delegated": {
        "en": "delegated admin",
        "it": "amministrator[ei] (?:delegat|con deleg)",
        "pt": "administrador(?:es)? delegad",
        "zh": "委派|代理管理|委託管理|委托管理",
        "ja": "代理管理|委任|デリゲート",
    },
    "por": {
        "en": "partner of record",
        "it": "partner of record",
        "pt": "parceiros? de registro",
        "zh": "记录在案的合作伙伴|記錄合作夥伴|記錄可查的合作夥伴",
        "ja": "指名パートナー|登録パートナー|レコード ?パートナー",
    },
    "consumption": {
        "en": "consum",
        "it": "consum",
        "pt": "consum",
        "zh": "消费|消費|消耗|使用量|使用金額",
        "ja": "使用|消費|利用",
    },
    "customers": {
        "en": r"customers?\b",
        "it": "client[ei]",
        "pt": "clientes?",
        "zh": "客户|客戶",
        "ja": "顧客",
    },
    "entitlements": {
        "en": "entitlements?",
        "it": "diritt[oi]",
        "pt": "direitos?",
        "zh": "权利|權利|授权|授權",
        "ja": "権利|エンタイトルメント",
    },
    "seats": {
        "en": r"seats?\b",
        "it": "postazion",
        "pt": "esta(?:ção|ções)|assentos?",
        "zh": "席位|基座",
        "ja": "シート",
    },
    "devices": {
        "en": r"devices?\b|units",
        "it": "dispositiv",
        "pt": "dispositivos?",
        "zh": "设备|裝置",
        "ja": "デバイス|[0-9] ?台",
    },
    "all-markets": {
        "en": r"\ball\b",
        "it": r"\btutti\b",
        "pt": r"\btodos\b",
        "zh": "所有|全部",
        "ja": "すべて|全",
    },
    "counted-things": {
        "en": r"customers?\b|entitlements?|seats?\b|devices?\b|active users?|tenants?",
        "it": "client[ei]|diritt[oi]|postazion|dispositiv|utenti attivi",
        "pt": "clientes?|direitos?|esta(?:ção|ções)|assentos?|dispositivos?|usuários ativos",
        "zh": "客户|客戶|权利|合約權利|席位|基座|设备|裝置|活[动躍跃]用户|使用者|授权|授權",
        "ja": "顧客|権利|エンタイトルメント|シート|デバイス|アクティブ ?ユーザー",
    },
    "retires": {
        "en": "retir",
        "it": "ritir",
        "pt": "desativ|retirad|aposentad|descontinuad",
        "zh": "停用|淘汰|退役|停办|停辦|作废|淘汰",
        "ja": "廃止|終了|提供終了",
    },
    "accepted": {
        "en": "accept|count toward|valid|qualif",
        "it": "accett|valid|qualific",
        "pt": "aceit|válid|vale",
        "zh": "接受|有效|认可|計入|计入|採計|可用至|资格",
        "ja": "有効|引き続き|認められ|受け付け|使用でき|カウント",
    },
    "register": {
        "en": "regist|sign up",
        "it": "registra|iscri",
        "pt": "registr|inscr",
        "zh": "注册|註冊|报名|報名",
        "ja": "登録|申し込|申込",
    },
    "available": {
        "en": "available|coming|take the new",
        "it": "disponibil",
        "pt": "disponív",
        "zh": "提供|推出|可参加|可參加|可用",
        "ja": "提供|実施|利用可能|利用でき|受験可能|受験でき",
    },
    "no-longer": {
        "en": r"no longer|not be (?:accepted|valid)|(?:accepted|valid) (?:from|since|starting)\b",
        "it": r"non [^.]{0,30}\bpiù|(?:accettat|valid)[oiae]\b[^.,]{0,40}\bdal(?:l')? ?[0-9]",
        "pt": r"não [^.]{0,30}\bmais|deixa(?:r[áã]o?)? de|(?:aceit|válid)\w*[^.,]{0,40}(?:a partir de|desde) [0-9]",
        "zh": "不再|停止(?:接受|认可)|日(?:起|开始|開始)",
        "ja": "なくなり|されな|無効|日(?:から|以降)",
    },
    "replacement": {
        "en": "replac",
        "it": "sostitu",
        "pt": "substitu",
        "zh": "替换|替代|取代",
        "ja": "後継|代替|置き換",
    },
    "technical": {
        "en": r"\btechnical",
        "it": r"\btecnic",
        "pt": r"\btécnic",
        "zh": "技术|技術",
        "ja": "技術",
    },
    "functional": {
        "en": r"\bfunctional",
        "it": r"\bfunzional",
        "pt": r"\bfunciona(?:l|is)",
        "zh": "功能",
        "ja": "機能",
    },
    "marketing": {
        "en": "(?:developed|developing|emerging) marketing",
        "zh": "市场营销|市場行銷|市場營銷",
        "ja": "マーケティング",
        "it": "marketing in sviluppo",
        "pt": "marketing em desenvolvimento",
    },
}
_CONNECTIVES: Mapping[str, Mapping[str, str]] = {
    "AND": {
        "en": "and",
        "it": "e|ed|e inoltre",
        "pt": "e",
        "zh": "和|并且|且|以及|及|与|與|並且|而且",
        "ja": "および|かつ|と|並びに|ならびに|及び|また",
        "es": "y",
    },
    "OR": {
        "en": "or",
        "it": "o|oppure|od|o in alternativa",
        "pt": "ou",
        "zh": "或|或者|或是",
        "ja": "または|もしくは|又は|あるいは",
        "es": "o",
    },
}
_COUNTED: Mapping[str, Mapping[str, int]] = {
    "en": {"two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "eight": 8, "ten": 10, "fifteen": 15},
    "it": {"due": 2, "tre": 3, "quattro": 4, "cinque": 5, "sei": 6, "otto": 8, "dieci": 10, "quindici": 15},
    "pt": {"dois": 2, "duas": 2, "três": 3, "quatro": 4, "cinco": 5, "seis": 6, "oito": 8, "dez": 10, "quinze": 15},
    "zh": {"两": 2, "兩": 2, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6, "八": 8, "十": 10, "十五": 15},
    "ja": {"二": 2, "三": 3, "四": 4, "五": 5, "六": 6, "八": 8, "十": 10, "十五": 15},
}
_OF_PEOPLE = {
    "en": r"(?:of the |of )?(?:\w+ )?(?:individual|person|people|employee|professional)",
    "it": r"(?:\w+ )?(?:person|utent|individu|dipendent)",
    "pt": r"(?:\w+ )?(?:pessoa|indiv[íi]du|funcion[áa]ri|profission|usu[áa]ri)",
    "zh": "[个個名位]?(?:不同的?)?(?:人|个人|個人|员工|員工)",
    "ja": "(?:人|名)",
}
# Some of so many people, in words or figures: `1 of the same 2 individuals`.
_SOME_OF = {
    "en": (
        r"(?<!each )(?<!every )\b({n}) of (?:the|these|those)(?: same)? (?:[0-9]{{1,2}}|[a-z]+)"
        r" (?:individual|people|person|employee)"
    ),
    "it": (
        r"\b({n}) (?:del(?:le|la)|degli|dei|di|tra|fra)(?: quest[ei])?(?: le| gli)?(?: stess[ei])?"
        r" (?:[0-9]{{1,2}}|[a-z]+) (?:person|utent|individu|dipendent)"
    ),
    "pt": (
        r"(?<!cada )\b({n}) (?:d(?:ess|est)[ae]s|d[ao]s|dentre [ao]s)(?: mesm[ao]s)? (?:[0-9]{{1,2}}|[a-zê]+)"
        r" (?:pessoa|indiv[íi]du|funcion[áa]ri|profission|usu[áa]ri)"
    ),
    "zh": r"中的? ?({n}) ?[个個名位]?(?:人|员工|員工)",
    "ja": r"うちの? ?({n}) ?[人名]",
}
_ONE = {"en": "one", "it": "una|uno", "pt": "uma|um", "zh": "一", "ja": "一"}
_CJK = "\u2e80"
_BOTH = {
    "en": "both (?:individuals|people|employees)",
    "it": "entramb[ei] (?:le persone|gli utenti)",
    "pt": "amb[oa]s (?:as pessoas|os indivíduos)",
}


def language_of(locale: str) -> str:
    """Return the language whose words a locale is read with."""
    return locale.partition("-")[0]


@cache
def _expression(meaning: str, language: str) -> re.Pattern[str]:
    words = _WORDS[meaning]
    return re.compile("|".join(dict.fromkeys(words[one] for one in (language, "en") if one in words)))


def means(text: str, meaning: str, locale: str) -> bool:
    """Return whether a folded text says a meaning."""
    return _expression(meaning, language_of(locale)).search(text) is not None


def said(text: str, meaning: str, locale: str) -> str:
    """Return the words in which a folded text says a meaning; empty when it does not."""
    match = _expression(meaning, language_of(locale)).search(text)
    return match[0] if match else ""


def knows(locale: str) -> bool:
    """Return whether the words of a locale's language are in the table."""
    return language_of(locale) in _COUNTED


def connective(text: str, locale: str) -> str | None:
    """Return `AND` or `OR` when a folded text says just that, or begins or ends with it as a line of its own."""
    bare = text.strip(" .,:;-–—()[]、。，：；（）")
    for kind, words in _CONNECTIVES.items():
        for language in dict.fromkeys((language_of(locale), "en")):
            if language in words and re.fullmatch(words[language], bare):
                return kind
    return None


# Words between two things of a sentence: AND or OR is one of them, not a part of another word.
_WITHIN: Mapping[str, Mapping[str, str]] = {
    "OR": {
        "en": r"\bor\b",
        "it": r"\b(?:o|od|oppure)\b",
        "pt": r"\bou\b",
        "zh": "或",
        "ja": "または|もしくは|又は|あるいは|いずれか",
        "es": r"\b[ou]\b",
    },
    "AND": {
        "en": r"\band\b",
        "it": r"\b(?:e|ed)\b",
        "pt": r"\be\b",
        "zh": "和|与|與|以及|及|并|並|且",
        "ja": "および|及び|かつ|ならびに|並びに|(?<=[人名])と|と(?= )",
        "es": r"\b[ye]\b",
    },
}
_ASSOCIATIONS = ("dpor", "transacting", "fasttrack", "delegated")


def joint(text: str, locale: str) -> str | None:
    """Return `OR` or `AND`, whichever a folded piece of a sentence has between two things; OR, if both."""
    for kind, by_language in _WITHIN.items():
        said = [by_language[one] for one in (language_of(locale), "en") if one in by_language]
        if re.search("|".join(said), text):
            return kind
    return None


def between(text: str, first: str, last: str, locale: str) -> str:
    """Return what stands between the words of two meanings of a folded text, whichever comes first."""
    found = [_expression(one, language_of(locale)).search(text) for one in (first, last)]
    (_, end), (start, _) = sorted(match.span() for match in found if match)
    return text[end:start]


def joint_of_associations(text: str, locale: str) -> str | None:
    """Return `OR` or `AND` as it stands between the last two associations of a folded text."""
    language = language_of(locale)
    spans = sorted(match.span() for one in _ASSOCIATIONS for match in _expression(one, language).finditer(text))
    apart = [text[end:start] for (_, end), (start, _) in pairwise(spans) if start > end]
    return joint(apart[-1], locale) if apart else None


def counted(text: str, locale: str) -> list[int]:
    """Return the numbers that a folded text has right before people, as figures or, from two, as words."""
    found = []
    for language in dict.fromkeys((language_of(locale), "en")):
        people = _OF_PEOPLE.get(language)
        if people is None:
            continue
        cjk = language in {"zh", "ja"}
        numbers = re.findall(rf"(?<![0-9.,])([0-9]{{1,2}}) ?{people}", text)
        found += [int(number) for number in numbers]
        for word, number in _COUNTED[language].items():
            if re.search(rf"(?<![一二三四五六七八九十]){word} ?{people}" if cjk else rf"\b{word} {people}", text):
                found.append(number)
        named = {**dict.fromkeys(_ONE[language].split("|"), 1), **_COUNTED[language]}
        some = re.search(_SOME_OF[language].format(n=f"[0-9]{{1,2}}|{'|'.join(named)}"), text)
        if some:
            found.append(named.get(some[1]) or int(some[1]))
        if language in _BOTH and re.search(_BOTH[language], text):
            found.append(2)
    return found


def numbers_in_words(text: str, locale: str) -> list[int]:
    """Return the numbers from two that a folded text has as words; of Chinese and Japanese those before a counter."""
    named = {word: number for one in ("en", language_of(locale)) for word, number in _COUNTED.get(one, {}).items()}
    numerals = "一二三四五六七八九十"
    return [
        number
        for word, number in named.items()
        if re.search(
            rf"\b{word}\b" if word[0] < _CJK else rf"(?<![{numerals}]){word} ?(?:[个個家位社件台套](?! ?月)|つの)", text
        )
    ]


def leading_or(text: str, locale: str) -> bool:
    """Return whether a folded line begins with OR, as a word of its own."""
    return _beside(r"\W*(?:{words})(?:[ ,:、，：]|(?<=[\u2e80-\uffee]))", text, locale)


def trailing_or(text: str, locale: str) -> bool:
    """Return whether a folded line ends with OR, as a word of its own."""
    return _beside(r".*[\s,、，;；)）](?:{words})[\s:：]*$", text, locale)


def _beside(pattern: str, text: str, locale: str) -> bool:
    words = [_CONNECTIVES["OR"][one] for one in (language_of(locale), "en") if one in _CONNECTIVES["OR"]]
    return re.match(pattern.replace("{words}", "|".join(words)), text) is not None
