import pytest

from generator.checks.script import check_own_script
from generator.pofiles import Entry

# More than three hundred common characters whose simplified and traditional forms differ, in pairs.
SIMPLIFIED = (
    "这们来说国时对为学过会个发动经现还进样开从关无点业长机电问见两给应间实话体头气将车门东书师听题别马认论"
    "万报觉边让几记设办传该观运产张场级线结战变组规则处场员连众达维权资济单击务历报术极选规标类专试验证级统"
    "计设构织须获满达绩营许软网络务伙业条项户讯质销售转换帐号码链终显错误测详细译语区间节约确认过滤检查"
    "环总览随时华医药团圆图园岛庆厂广杂乐习乡买卖亲优伤价亿仪仅储养兰兴写军农冲决况刘创劳势"
    "贝负贡财责贤败货贩贪贫购贮贯贱贴贵贷贸费贺贼贾资赁赋赌赏赐赔赖赚赛赞赠赢赶趋跃践踪轨轮软轰轴轻载较辅"
    "辆辈辉辑输辖辞边辽迁迈迟适选逊递逻遗邮邻郑酱释鉴针钉钓钟钢钥钱铁铃铅银铜铭销锁锅锋锐错锦键锻镇镜闪闭"
    "闯闲闷闹闻阅阔队阳阴阵阶际陆陈险隐难雾静顶顷顺顽顾顿预领颇颈频颗额颜饥饭饮饰饱饼饿馆馈驱驶驻驾骂骄骑"
    "骗骚骤鱼鲁鲜鸟鸡鸣鸭鹅鹰麦黄齐齿龙"
)
TRADITIONAL = (
    "這們來說國時對為學過會個發動經現還進樣開從關無點業長機電問見兩給應間實話體頭氣將車門東書師聽題別馬認論"
    "萬報覺邊讓幾記設辦傳該觀運產張場級線結戰變組規則處場員連眾達維權資濟單擊務歷報術極選規標類專試驗證級統"
    "計設構織須獲滿達績營許軟網絡務夥業條項戶訊質銷售轉換帳號碼鏈終顯錯誤測詳細譯語區間節約確認過濾檢查"
    "環總覽隨時華醫藥團圓圖園島慶廠廣雜樂習鄉買賣親優傷價億儀僅儲養蘭興寫軍農衝決況劉創勞勢"
    "貝負貢財責賢敗貨販貪貧購貯貫賤貼貴貸貿費賀賊賈資賃賦賭賞賜賠賴賺賽贊贈贏趕趨躍踐蹤軌輪軟轟軸輕載較輔"
    "輛輩輝輯輸轄辭邊遼遷邁遲適選遜遞邏遺郵鄰鄭醬釋鑑針釘釣鐘鋼鑰錢鐵鈴鉛銀銅銘銷鎖鍋鋒銳錯錦鍵鍛鎮鏡閃閉"
    "闖閒悶鬧聞閱闊隊陽陰陣階際陸陳險隱難霧靜頂頃順頑顧頓預領頗頸頻顆額顏飢飯飲飾飽餅餓館饋驅駛駐駕罵驕騎"
    "騙騷驟魚魯鮮鳥雞鳴鴨鵝鷹麥黃齊齒龍"
)
PAIRS = sorted({(one, other) for one, other in zip(SIMPLIFIED, TRADITIONAL, strict=True) if one != other})


def found(tag: str, text: str) -> list[str]:
    return list(check_own_script(tag, Entry(msgid="x", strings=(text,))))


def test_the_list_is_long_enough_to_measure_with() -> None:
    assert len(PAIRS) > 300


@pytest.mark.parametrize(("tag", "at"), [("zh-TW", 0), ("zh-HK", 0), ("zh-CN", 1), ("zh", 1)])
def test_the_other_script_is_known_by_its_characters(tag: str, at: int) -> None:
    assert {pair[at] for pair in PAIRS if not found(tag, pair[at])} == set()


@pytest.mark.parametrize(("tag", "at"), [("zh-TW", 1), ("zh-HK", 1), ("zh-CN", 0), ("zh", 0)])
def test_no_common_character_of_the_own_script_is_refused(tag: str, at: int) -> None:
    assert [pair for pair in PAIRS if found(tag, pair[at])] == []


def test_japanese_has_no_simplified_character_but_those_it_shares() -> None:
    shared = set("万会体写几区医号听国学将机条来点践辞随静麦黄")
    assert {one for one, _ in PAIRS if not found("ja-JP", one)} == shared


@pytest.mark.parametrize(
    ("tag", "text"),
    [
        ("ja-JP", "次のすべての試験に合格する必要があります: サーバー、人々、〇、ヵ月"),
        ("zh-CN", "最近 %(months)s 个月 (TTM)，“Azure”选项"),
        ("zh-TW", "「%(name)s」專長認證"),
        ("it-IT", "È l'1ª volta: più città, perché l’età… Łódź"),
        ("pt-BR", "Não há nº nem ª"),
        ("ru-RU", "что угодно, anything, 任何"),
    ],
)
def test_a_text_in_its_script_is_right(tag: str, text: str) -> None:
    assert found(tag, text) == []


@pytest.mark.parametrize(
    ("tag", "text", "message"),
    [
        ("zh-TW", "所有专长认证", "expected traditional Chinese, found 专长认证 in '所有专长认证'"),
        ("zh-CN", "所有能力認證", "expected simplified Chinese, found 認證 in '所有能力認證'"),
        ("zh-CN", "の", "expected simplified Chinese, found の in 'の'"),
        ("ja-JP", "认定资格", "expected Japanese, found 认, 资 in '认定资格'"),
        ("ja-JP", "ｱｲｳ", "expected Japanese, found ｱｲｳ in 'ｱｲｳ'"),
        ("zh-TW", "ＡＢ", "expected traditional Chinese, found ＡＢ in 'ＡＢ'"),
        ("it-IT", "Аzure", "expected the Latin script, found А in 'Аzure'"),
        ("it-IT", "competenza 能力", "expected the Latin script, found 能力 in 'competenza 能力'"),
        ("ja-JP", "Москва", "expected Japanese, found Москва in 'Москва'"),
    ],
)
def test_another_script_is_refused(tag: str, text: str, message: str) -> None:
    assert found(tag, text) == [message]


@pytest.mark.parametrize(
    ("tag", "text", "char"),
    [
        ("zh-TW", "符合資格的云產品", "云"),
        ("zh-TW", "公有云", "云"),
        ("zh-TW", "混合云", "云"),
        ("zh-TW", "Azure 云", "云"),
        ("zh-TW", "所有云端專長認證", "云"),
        ("zh-TW", "并且", "并"),
        ("zh-TW", "用于", "于"),
        ("zh-TW", "于此", "于"),
        ("zh-TW", "基于營收", "于"),
        ("zh-TW", "期間之后", "后"),
        ("zh-TW", "最后一天", "后"),
        ("zh-TW", "后續", "后"),
        ("zh-TW", "稍后", "后"),
        ("zh-TW", "今后", "后"),
        ("zh-TW", "向后", "后"),
        ("zh-TW", "日期后", "后"),
        ("zh-TW", "%(count)s 天后停辦", "后"),
        ("zh-TW", "三天后", "后"),
        ("zh-TW", "測驗停辦后", "后"),
        ("zh-TW", "通過測驗后", "后"),
        ("zh-TW", "表格里的", "里"),
        ("zh-TW", "在系統里", "里"),
        ("zh-TW", "這里", "里"),
        ("zh-TW", "要求里", "里"),
        ("zh-TW", "合作伙伴", "伙"),
        ("zh-TW", "听取", "听"),
        ("zh-TW", "損坏", "坏"),
        ("zh-TW", "製造與制造電腦", "制造"),
        ("zh-TW", "愿望", "愿"),
        ("zh-TW", "丰富", "丰"),
        ("zh-TW", "咨詢", "咨"),
        ("zh-TW", "几個", "几"),
        ("zh-TW", "划分", "划"),
        ("zh-TW", "采用", "采"),
        ("zh-TW", "準則或准則", "准"),
        ("zh-TW", "級別范圍", "范圍"),
        ("zh-TW", "日志", "日志"),
        ("zh-TW", "複制", "複制"),
        ("zh-TW", "制作", "制作"),
        ("zh-TW", "關系", "關系"),
        ("zh-TW", "特征", "特征"),
        ("zh-TW", "其余", "其余"),
        ("zh-TW", "干部", "干部"),
        ("zh-TW", "托管", "托管"),
        ("zh-CN", "於是", "於"),
        ("zh-CN", "後台", "後"),
        ("zh-CN", "徵求", "徵"),
        ("zh-CN", "藉助", "藉"),
        ("zh-CN", "乾", "乾"),
        ("zh-CN", "瞭解", "瞭"),
    ],
)
def test_a_character_that_is_common_in_both_is_doubted(tag: str, text: str, char: str) -> None:
    name = "traditional Chinese" if tag == "zh-TW" else "simplified Chinese"
    assert found(tag, text) == [f"expected {name}, found {char} in {text!r}"]


@pytest.mark.parametrize(
    ("tag", "text"),
    [
        (
            "zh-TW",
            "皇后、王后、太后、天后、母后、影后、后妃、云云、人云亦云、鄉愿、丰采、于小姐、茶几、幾個、風采、划算、伙食",
        ),
        (
            "zh-TW",
            "公里、英里、鄰里、里程、公里面積、斯里蘭卡、西西里、里斯本、加里、批准、報准、博采、核准備用、准許",
        ),
        (
            "zh-TW",
            "相關系統、關聯系列、限制造成、管制造價、機制造就、限制作用、制度、系列、以審核機制作為依據、法制作業、稅制作業、恢復制度、每日志願服務、假日志工、范先生、剩餘、餘額、徵求、特徵、長征、啓用",
        ),
        ("zh-HK", "衞生、説明、温、脱、録、内、羣組、着"),
        ("zh-CN", "瞭望、慰藉、乾坤、魏徵、获益甚夥、於先生"),
    ],
)
def test_the_same_character_in_a_word_of_the_own_script_is_right(tag: str, text: str) -> None:
    assert found(tag, text) == []


@pytest.mark.parametrize("tag", ["zh-HK", "zh-MO", "zh-Hant-HK"])
def test_hong_kong_has_characters_of_its_own(tag: str) -> None:
    assert found(tag, "沿着羣組裏，佢哋嘅啓用") == []
    assert found(tag, "認证") == ["expected traditional Chinese, found 证 in '認证'"]
    assert found("zh-TW", "沿着羣組") == ["expected traditional Chinese, found 着羣 in '沿着羣組'"]


def test_letters_and_accents_apart_are_the_same_as_together() -> None:
    assert found("ja-JP", "か\u3099") == []
    assert found("it-IT", "e\u0300") == []


def test_every_form_is_judged() -> None:
    entry = Entry(msgid="x", plural="xs", strings=("а", "b", "в"))
    assert len(list(check_own_script("it-IT", entry))) == 2
