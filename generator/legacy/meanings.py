"""The words that legacy pages have for each meaning, good ones and bad ones, in English and its translations. Pure."""

from collections.abc import Mapping

# What says "less", and means at least.
_NOT_LESS: Mapping[str, str] = {
    "en": r"\b(?:(?:must|may|should|can) ?)?not (?:be |fall )?(?:less|lower|fewer|below)\b|\bno (?:less|fewer) than\b",
    "it": r"\bnon (?:(?:deve|devono|può|possono) )?(?:essere )?(?:inferior[ei]|meno)\b",
    "pt": r"\bnão (?:(?:devem?|podem?) )?(?:ser )?(?:inferior(?:es)?|menos|menor(?:es)?)\b",
    "zh": "不(?:得|能|可以?|应该?|應該?|会|會)?(?:少|低)(?:于|於)",
    "ja": "下回(?:ら|って)|未満で(?:あって)?は",
}

# Of each meaning, by language, alternatives of an expression on folded text.
WORDS: Mapping[str, Mapping[str, str]] = {
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
            r"\b(?:one|1)(?: \(1\))? (?:or more )?of (?:the|these|those) (?!same|[0-9]"
            "|two|three|four|five|six|eight|ten|fifteen|individual|people"
            r"|person)|any (?:one )?of (?:the|these|those)|either (?:of|exam|one)|\bone (?:\w+ )?(?:exam"
            "|assessment|certification|focus)"
        ),
        "it": (
            r"\bun[oa]? (?:qualsiasi )?(?:o più )?(?:de[gil]{1,3}|delle|tra|fra)\b(?! (?:stess|[0-9]"
            "|due|tre |quattro|cinque|sei |otto|dieci|quindici|person"
            r"|utent|individu))|un(?:o|a)? (?:qualsiasi|qualunque)|\bun esame|\buna (?:valutazione"
            "|certificazione)"
        ),
        "pt": (
            r"\buma? (?:ou mais )?(?:d[aeo]s?|dest[ae]s|n[ao]s|entre)\b(?! (?:mesm|[0-9]"
            "|duas|dois|três|quatro|cinco|seis|oito|dez|quinze|pessoa|indiv"
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
        "ja": "すべて|全て|両方|全(?:部|試験|評価|科目)",
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
        "ja": "それぞれ|各々|各自|各人|個別に|1 人ずつ|各従業員|各個人|おのおの",
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
        "ja": "同じ|同一|前述|前記|上記|先の|先述",
    },
    "these-people": {
        "en": r"\b(?:these|those|this) (?:[0-9a-z]+ )?(?:individual|person|people|employee)",
        "it": r"\bquest[aeio] (?:[0-9a-z]+ )?(?:person|utent|individ)",
        "pt": r"\bd?(?:est|ess)[ae]s? (?:[0-9a-zê]+ )?(?:pesso|indiv)",
        "zh": "这些人|這些人",
        "ja": "(?:この|その|これらの)(?:従業員|個人|人| ?[0-9]+ ?[人名])",
    },
    "some": {
        "en": r"\bsome of\b",
        "it": r"\balcun[eio]\b",
        "pt": r"\balgu(?:ma|n)s\b",
        "zh": "其中(?:一些|部分|几|幾|有)|中的?(?:一些|部分|几|幾)|一些|部分人",
        "ja": "一部|うちの?(?:何|数)[人名]|[人名員]の何人か",
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
        "en": f"at least|(?:a )?minimum|or more|{_NOT_LESS['en']}",
        "it": f"almeno|minimo|o più|{_NOT_LESS['it']}",
        "pt": f"pelo menos|no mínimo|mínimo|ao menos|ou mais|{_NOT_LESS['pt']}",
        "zh": f"至少|以上|最少|或更多|{_NOT_LESS['zh']}",
        "ja": f"以上|少なくとも|最低|{_NOT_LESS['ja']}",
    },
    "not-less": _NOT_LESS,
    "at-most": {
        "en": r"at most|no more than|not more than|not exceed|\bup to [$0-9u]|(?<!no )(?<!not )\b(?:less|fewer) than\b",
        "it": r"al massimo|non più di|non oltre|\bfino a [$€0-9u]|(?<!non )\bmeno di\b|inferior[ei] a",
        "pt": r"no máximo|não mais (?:de|do que)|\baté us ?\$|(?<!não )\bmenos (?:de|do que)\b|inferior(?:es)? a\b",
        "zh": "最多|至多|不超过|不超過|[0-9元] ?以[下内內](?!是|[为為])|(?<!不)(?:少于|少於|低于|低於)",
        "ja": "[0-9万億] ?(?:米?ドル|[社つ個台人名]|シート)?(?:の権利)? ?(?:以下|以内|未満)|最大で?も? ?[0-9]|多くても",
    },
    "must-not": {
        "en": r"\b(?:must|need|should) not\b|\bdo(?:es)? not (?:have|need) to\b|\bnot (?:required|obliged) to\b",
        "it": r"\bnon (?:devono|deve|devi|occorre|è necessario|sono tenut[ie]|è tenut[oa])\b",
        "pt": r"\bnão (?:devem?|precisam?|é (?:necessário|preciso))\b",
        "zh": "不必|不得(?!少|低|超)|无需|無需|不需|毋须|毋須|不须|不須|不应|不應|不用",
        "ja": "必要(?:は|が)?(?:ありません|ない|なく)|なくても(?:よ|い|構)|不要",
    },
    "paid": {
        "en": r"\bpaid\b",
        "it": r"a pagamento|\bpagat[aeio]\b",
        "pt": r"\bpag[ao]s?\b",
        "zh": "付费|付費|收费|收費",
        "ja": "有料|有償",
    },
    "free": {
        "en": r"\btrials?\b|\bfree\b|\bevaluation versions?\b",
        "it": (
            r"\b(?:version|licenz|postazion|sottoscrizion|abbonament)[ei] di (?:prova|valutazione)|di prova\b|gratuit"
            r"|\btrial\b"
        ),
        "pt": r"gratuit|\btrial\b|(?:versões|versão|licenças|estações|assinaturas?) de (?:avaliação|teste)|de teste\b",
        "zh": "试用|試用|免费|免費",
        "ja": "試用|無料|無償|評価版|体験版|トライアル",
    },
    "not": {
        "en": r"\b(?:not|no|without|only|except|excluding|excluded|exclude)\b|n't\b",
        "it": r"\b(?:non|solo|soltanto|esclusivamente|tranne|eccetto|salvo|senza)\b|esclus",
        "pt": r"\b(?:não|só|somente|apenas|exceto|sem)\b|exclu[ísi]",
        "zh": "不|除|非|仅|僅|只|未|排除",
        "ja": "ません|ない|なく|除|対象外|のみ|だけ|限り",
    },
    "not-only": {
        "en": r"\bnot (?:only|just)\b",
        "it": r"\bnon (?:solo|soltanto)\b",
        "pt": r"\bnão (?:só|somente|apenas)\b",
        "zh": "不仅|不僅|不只|不但",
        "ja": "(?:だけ|のみ)(?:で(?:は)?なく|ではな)",
    },
    "reseller": {
        "en": r"(?<![a-z])adr(?![a-z])|authori[sz]ed (?:\w+ ){0,3}resellers?",
        "it": "rivenditor[ei]",
        "pt": r"revendedor(?:es)?\b",
        "zh": "经销商|經銷商|转售商|轉售商",
        "ja": "リセラー|販売店|再販",
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
        "zh": "(?:重点|主要|专长|焦点|核心|专业)领域|(?:重點|主要|專長|焦點|核心|專業)領域",
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
        "it": r"annu[oaie]|all'anno|ogni anno|l'anno|\b(?:in|entro) un anno\b|per anno\b|tutti gli anni",
        "pt": r"anua(?:l|is)|por ano|ao ano|\btodos? (?:os )?anos?\b|\bcada ano|\b(?:em|dentro de) um ano\b",
        "zh": "年度|每年|年收入|年(?:总|毛|總)|每[个個一]?(?:财|財|会计|會計)?年|(?<!十)[一1] ?年(?:之|以)?[内內]",
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
        "pt": "parceir[oa]s? (?:de registro )?(?:d[eao]s? )?transa|transa[çc][õo]es.{0,25}parceir",
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
    "licenses": {
        "en": r"licen[cs]es?\b",
        "it": "licenz[ae]",
        "pt": "licenças?",
        "zh": "许可|許可",
        "ja": "ライセンス",
    },
    "users": {
        "en": "active users?",
        "it": "utenti attivi",
        "pt": "usuários ativos",
        "zh": "活[动動躍跃]用户|使用者",
        "ja": "アクティブ ?ユーザー",
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
        "en": "accept|counts? toward|valid|qualif",
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
    # Of registration.
    "opens": {
        "en": r"\bopens?\b|\bbegins?\b|\bstarts?\b|regist\w+ from\b",
        "it": r"\b(?:si )?apr(?:e|ono|irà|iranno)\b|\bapert[ae] (?:dal|a partire)|\binizi(?:a|ano|erà|eranno)\b",
        "pt": r"\babre(?:m|-se)?\b|\babrirão\b|\babertas? (?:a partir|desde)|\bcome[çc](?:a|am|arão)\b|\binicia",
        "zh": (
            "(?:开始|開始|开放|開放|起(?:可|开放|開放)?)(?:接受)?(?:报名|報名|注册|註冊)"
            "|(?:报名|報名|注册|註冊)[^,，。]{0,14}(?:开始|開始)"
        ),
        "ja": "(?:登録|申し?込み?|受付)[^。]{0,24}(?:開始|始ま)|から(?:登録|申し?込)",
    },
    "available": {
        "en": "available|coming|take the new",
        "it": "disponibil",
        "pt": "disponív",
        "zh": "提供|推出|可参加|可參加|可用(?!至|于|於)",
        "ja": "提供|実施|利用可能|利用でき|受験可能|受験でき",
    },
    # That something is not so, or ends; `no later than` and `must not fail to` say no such thing.
    "negated": {
        "en": (
            r"\b(?:not(?! later| after| only| just)|no longer|never|cannot|stops?|stopped|ceases?|invalid)\b"
            r"|n't\b(?! forget| miss| wait)"
        ),
        "it": r"\bnon\b(?! oltre| più tardi| dopo| solo)|\bcess|\bsmett|\binvalid",
        "pt": r"\bnão\b(?! depois| após| mais tarde| só| apenas| somente)|\bdeixa(?:r[áã]o?)? de\b|\bcessa|\binválid",
        "zh": "不(?!得?[晚迟遲]|[仅僅只但])|停止|[无無]法|[无無失]效|未能",
        "ja": (
            "(?<!なり)(?<!いけ)ません|(?<!なら)(?<!いけ)な(?:い(?!と)|く(?!ては))|無効|失効"
            "|(?:提供|受け?付け?|実施)(?:は|を|が)?(?:終了|停止)"
        ),
    },
    "if": {
        "en": r"\b(?:if|unless)\b",
        "it": r"\b(?:se|a meno)\b",
        "pt": r"^\W*se\b|\b(?:caso|a menos)\b",
        "zh": "如果|若|未",
        "ja": "なければ|場合|ないと",
    },
    # Of registration.
    "closes": {
        "en": r"\bclos|\bends?\b|\bdeadline|\blast\b|\blatest\b",
        "it": r"\bchiu[ds]|\btermin|\bscad|\bultim",
        "pt": r"\bencerr|\btermina|\bprazo|\búltim|\bfecha",
        "zh": "截止|结束|結束|最后|最後|关闭|關閉",
        "ja": "締め?切|終了|期限|最終",
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
}
CONNECTIVES: Mapping[str, Mapping[str, str]] = {
    "AND/OR": {
        "en": "and ?/ ?or",
        "it": "ed? ?/ ?o(?:ppure)?",
        "pt": "e ?/ ?ou",
        "zh": "(?:和|与|與|及|以及|并且?|並且?|且) ?/ ?(?:或者?|或是)",
        "ja": "(?:および|及び|かつ) ?/ ?(?:または|又は|もしくは)",
        "es": "y ?/ ?o",
    },
    "AND": {
        "en": "and(?: also)?|plus",
        "it": "e|ed|e inoltre|inoltre|nonché|e anche",
        "pt": "e(?: também| ainda)?|além disso|bem como",
        "zh": "和|并且|且|以及|及|与|與|並且|而且",
        "ja": "および|かつ|と|並びに|ならびに|及び|また",
        "es": "y",
    },
    "OR": {
        "en": "or(?: else)?|alternatively",
        "it": "o|oppure|od|(?:o )?in alternativa|o (?:altrimenti|anche)|ovvero",
        "pt": "ou(?: então| ainda)?|alternativamente|como alternativa",
        "zh": "或|或者|或是|抑或",
        "ja": "または|もしくは|又は|若しくは|あるいは|或いは|それとも",
        "es": "o",
    },
}
COUNTED: Mapping[str, Mapping[str, int]] = {
    "en": {"two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "eight": 8, "ten": 10, "fifteen": 15},
    "it": {"due": 2, "tre": 3, "quattro": 4, "cinque": 5, "sei": 6, "otto": 8, "dieci": 10, "quindici": 15},
    "pt": {"dois": 2, "duas": 2, "três": 3, "quatro": 4, "cinco": 5, "seis": 6, "oito": 8, "dez": 10, "quinze": 15},
    "zh": {"两": 2, "兩": 2, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6, "八": 8, "十": 10, "十五": 15},
    "ja": {"二": 2, "三": 3, "四": 4, "五": 5, "六": 6, "八": 8, "十": 10, "十五": 15},
}

# How an exam is said to take the place of another one: `<old>` and `<new>` are their codes, `~` what may stand between
# a code and the words about it.
REPLACING: Mapping[str, tuple[str, ...]] = {
    "en": (
        r"(?:replaced|superseded|succeeded)\b[^<>.;]{0,40}? (?:by|with)~<new>",
        r"(?:replac(?:es?|ing)|supersed(?:es?|ing)|succeed(?:s|ing)?|tak(?:es?|ing) the place of)~<old>",
        r"replac(?:es?|ing)~<any> (?:by|with)~<new>",
        r"(?:instead of|in place of|in lieu of|rather than|(?:replacement|successor|substitute) (?:of|for|to))~<old>",
        r"(?:replacement|successor)(?: exam)?,?(?: (?:is|will be))?:?~<new>",
        r"<new>[^<>]{0,20} instead(?! of)",
    ),
    "it": (
        r"(?:sostitui|rimpiazza)t[aeio]\b[^<>.;]{0,40}? (?:con|da|dal|dall')~<new>",
        r"sostitui\w*~<any> (?:con|da|dal|dall')~<new>",
        r"(?:sostitui(?:sce|scono|rà|ranno|re|sca)|rimpiazz(?:a|erà|are))~<old>",
        r"(?:al posto|in sostituzione|in luogo|invece|(?:sostituto|successore|sostitutivo)) (?:di|del|dell')~<old>",
        r"(?:anziché|piuttosto che|prend\w+ il posto (?:di|del|dell')|subentr\w+ (?:a|al|all'))~<old>",
        r"(?:sostituto|sostitutivo|successore)(?: (?:è|sarà))?:?~<new>",
        r"<new>[^<>]{0,12} invece(?! d)",
    ),
    "pt": (
        r"(?:substitu[íi]d|sucedid|trocad)[oa]s?\b[^<>.;]{0,40}? (?:por|pelo|pela)~<new>",
        r"substitui\w*~<any> (?:por|pelo|pela)~<new>",
        r"substitui(?:rá|rão|r|ndo)?\b~<old>",
        r"(?:no lugar|em vez|ao invés|tom\w+ o lugar|(?:substituto|sucessor)) (?:de|do|da)~<old>",
        r"(?:em|como) substituição (?:a|ao|à|de|do|da)~<old>",
        r"(?:substitut[oa]|sucessor)(?: (?:é|será))?:?~<new>",
    ),
    "zh": (
        "[由被以用]~<new>[^<>,，。；]{0,8}?(?:取代|替代|代替|替换|替換|接替)",
        "(?:替换|替換|取代|更换|更換|变更|變更|改)(?:为|成|為)~<new>",
        "改(?:考|用|由)~<new>",
        "(?:替代|后继|後繼|后续|後續|替换|替換|接替)的?(?:考试|考試|測驗|测验)?(?:是|为|為|[:：])~<new>",
        "(?:取代|替代|代替|替换|替換|接替)了?~<old>",
        "(?:不再(?:采用|採用|参加|參加|使用|报考|報考|考)?|而(?:不是|非))~<old>",
        "<old>~的(?:替代|后继|後繼|后续|後續|取代|替换|替換|接替|代替)",
    ),
    "ja": (
        "<old>~(?:の(?:代わり|代替|後継|後任|置き換え)|に(?:代わ(?:り|る|って)|取って代わ[るりっ]))",
        "<old>~(?:を置き換え|ではなく|を引き継)",
        "<new>~(?:に|で)(?:より|よって)?(?:置き換え|置き換わ|差し替え|移行|変更|切り替|引き継が|取って代わられ)",
        "<new>~が(?:後継|代替|代わり)",
        "(?:後継|代替)の?(?:試験)?(?:は|[:：])~<new>",
        "代わりに[^<>。、]{0,8}<new>",
    ),
}
# How a sentence names the exam that it is a note of, where it says which other exam that one replaces.
THIS_EXAM: Mapping[str, str] = {
    "en": r"\bthis (?:new )?(?:exam|test|one)\b|\bit (?:will |also )?(?:replac|supersed|succeed|take)",
    "it": r"\bquest[oa] (?:nuov[oa] )?(?:esame|test|prova)\b|^\W*sostituisce",
    "pt": r"\best[ea] (?:nov[oa] )?(?:exame|teste|prova)\b|^\W*substitui\b",
    "zh": "[该此本這这該](?:项|項|门|門)?新?(?:考试|考試|測驗|测验)",
    "ja": "(?:この|本|当該?)新?試験",
}
# What may stand between an exam's code and the words about it.
BESIDE_CODE: Mapping[str, str] = {
    "en": r"[ \"'(]|(?:the|a|new|exam|certification|test|number)\b",
    "it": r"[ \"'(]|l'|(?:il|lo|la|nuovo|esame|di certificazione|test|numero)\b",
    "pt": r"[ \"'(]|(?:o|a|ao|novo|nova|exame|prova|de certificação|número)\b",
    "zh": "[ (「“]|考试|考試|測驗|测验|新的?|此|该|該|来|參加|参加|报考|報考",
    "ja": "[ (「」)]|試験|新しい|新",
}

# What beside a date says that something holds until it, from it on, or after it: what stands before, and what after.
# Some words do not tell the last two apart.
DIRECTIONS: Mapping[str, Mapping[str, tuple[str, str]]] = {
    "en": {
        "until": (
            r"\b(?:until|till?|by|(?:no|not) later than|through|thru|up to|before|prior to|not after|ending)\b",
            "",
        ),
        "after": (r"\b(?:after|following|past|beyond)\b", ""),
        "from": (r"\b(?:from|since|starting|beginning|as of|effective|on or after)\b", r"onwards?\b|or later\b"),
    },
    "it": {
        "until": (r"\b(?:fino|sino|entro|prima|non (?:oltre|più tardi|dopo))\b", ""),
        "after": (r"\b(?:dopo|oltre|successivamente)\b", ""),
        "from": (r"\b(?:dal(?=[l' 0-9])|a partire|a decorrere|a far data)(?:\b|(?=l))", "in poi|in avanti"),
    },
    "pt": {
        "until": (r"\b(?:até|antes|não (?:depois|após|mais tarde))\b", ""),
        "after": (r"\b(?:após|depois|posterior(?:es|mente)?)\b", ""),
        "from": (r"\b(?:a partir|desde)\b", "em diante"),
    },
    "zh": {
        "until": (
            "截至|截止|直[到至]|到|至|[晚迟遲]于|[晚遲]於|之前|以前",
            "(?:之|以)?前|[为為]止|截止|止",
        ),
        "from-or-after": ("", "(?:之|以)?[后後]"),
        "from": ("自|从|從", "(?:之|以)?(?:起|始)|开始|開始"),
    },
    "ja": {
        "until": ("", "まで(?!しか)|以前|より?前|の?前(?=に|ま)|が(?:最終|締)"),
        "after": ("", "までしか|以後|より?後|の?後(?=[にはも、])|を過ぎ|を超え"),
        "from-or-after": ("", "以降"),
        "from": ("", "から|より(?![前後])|開始"),
    },
}
# What may stand between a date and the words beside it, in any language.
BESIDE_DATE = (
    r"[ '\"(]|(?:the|and including|end of|close of|midnight(?: of| on)?|day(?: of)?|on|its?|of|than)\b"
    r"|(?:a|al|alla|all|il|l|le|lo|la|del|della|dell|di|da|dal|dalla|giorno|data|fine|tutto|e non oltre|mezzanotte)\b"
    r"|(?:o|os|as|à|ao|de|do|dia|final|fim|meia-noite|e inclusive)\b|[(（][^()（）]{1,12}[)）]"
    r"|[0-9]{1,2}[:：][0-9]{2}|(?:当天|當天|当日|當日|今|於|于|在|年末|末)"
)
