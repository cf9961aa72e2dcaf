from collections.abc import Iterable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markupsafe import Markup, escape

from generator.errors import GeneratorError
from generator.layout import Message, Parts
from generator.messages import Translator
from generator.model import Fact, Moment, Money, Name, Text
from generator.pofiles import Entry, message_id
from generator.words import Words

SILVER = Name("silver", "Silver", "programme.tiers.silver.name")

universal = settings(derandomize=True, deadline=None, max_examples=100)


def words(tag: str, *entries: Entry) -> Words:
    return Words(Translator(tag, entries))


def said(msgid: str, html: str, context: str | None = None) -> str:
    """Return a message as it stands in a page."""
    return f'<span data-message="{message_id((context, msgid))}">{html}</span>'


def mark(note: str = "(not translated yet)", lang: str = "en") -> str:
    key = message_id((None, "(not translated yet)"))
    return f' <span class="cd-mark" lang="{lang}" data-message="{key}">{note}</span>'


def marked(msgid: str, html: str, mark: str) -> str:
    """Return a message that has no translation as it stands in a page."""
    return f'<span class="cd-untranslated" lang="en" data-message="{message_id((None, msgid))}">{html}{mark}</span>'


def test_an_untranslated_message_is_marked_as_english() -> None:
    assert words("it-IT").say(Text("Period", "")) == marked("Period", "Period", mark())


def test_the_mark_itself_is_translated() -> None:
    note = Entry(msgid="(not translated yet)", strings=("(non <ancora> tradotto)",))
    shown = words("it-IT", note).say(Text("Q&A", ""))
    assert shown == marked("Q&A", "Q&amp;A", mark("(non &lt;ancora&gt; tradotto)", "it-IT"))


def test_english_is_not_marked_where_it_is_the_language_of_the_page() -> None:
    assert words("en").say(Text("Period", "")) == said("Period", "Period")


def test_on_a_page_from_right_to_left_facts_and_english_keep_their_direction() -> None:
    note = Entry(msgid="(not translated yet)", strings=("(غير مترجم بعد)",))
    page = words("ar", note, Entry(msgid="Gold", context="name", strings=("ذهبي",)))
    assert page.fact(Name("gold", "Gold", "x.name")) == '<data value="gold" data-fact="x.name" dir="rtl">ذهبي</data>'
    assert page.fact(Fact(2, "x.two")) == '<data value="2" data-fact="x.two" dir="rtl">2</data>'
    assert page.fact(Fact(Moment(2018, 1, None), "x.from")) == (
        '<time datetime="2018-01" data-fact="x.from" dir="rtl">يناير 2018</time>'
    )
    key = message_id((None, "(not translated yet)"))
    mark = f' <span class="cd-mark" lang="ar" dir="rtl" data-message="{key}">(غير مترجم بعد)</span>'
    assert page.fact(SILVER) == (
        f'<data value="silver" data-fact="{SILVER.path}" lang="en" dir="ltr">Silver</data>{mark}'
    )
    said = page.say(Text("C#.", ""))
    assert said == (
        f'<span class="cd-untranslated" lang="en" dir="ltr" data-message="{message_id((None, "C#."))}">C#.{mark}</span>'
    )


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>",
        '"><img src=x onerror=alert(1)>',
        "{0.__class__}",
        "{{ locale }}",
        "%(amount)d",
        "javascript:alert(1)",
        "&nbsp;",
    ],
)
def test_a_translation_is_only_text_whatever_it_says(text: str) -> None:
    translated = words(
        "it-IT", Entry(msgid="Period", strings=(text,)), Entry(msgid="Silver", context="name", strings=(text,))
    )
    assert translated.say(Text("Period", ""), amount=1) == said("Period", str(escape(text)))
    assert translated.fact(SILVER) == (
        f'<data value="silver" data-fact="programme.tiers.silver.name">{escape(text)}</data>'
    )


def test_a_translation_cannot_name_a_value_it_was_not_given() -> None:
    translated = words("it-IT", Entry(msgid="Period %(amount)s", strings=("%(other)s",)))
    place = Message(Text("Period %(amount)s", ""), None, {"amount": Parts(("1",), ())})
    with pytest.raises(GeneratorError) as error:
        translated.fill(place)
    assert str(error.value) == "it-IT: 'Period %(amount)s': expected %(amount)s, found %(other)s"


parts = st.lists(st.sampled_from(["%(a)s", "%(b)s", "%%"]) | st.text("ab() s<&é", max_size=4), max_size=8)
values = st.fixed_dictionaries(dict.fromkeys("ab", st.sampled_from(["%(a)s", "%(b)s", "100 %", "<b>", "%%"])))


@universal
@given(parts, values)
def test_each_placeholder_is_filled_exactly_once(parts: Iterable[str], values: dict[str, str]) -> None:
    parts = list(parts)
    filled = {"%(a)s": values["a"], "%(b)s": values["b"], "%%": "%"}
    expected = "".join(escape(filled.get(part, part)) for part in parts)
    msgid = "".join(parts)
    assert words("en").say(Text(msgid, ""), None, **values) == said(msgid, expected)


def test_markup_of_a_value_stays_and_its_text_is_escaped() -> None:
    filled = words("en").say(Text("%(a)s & %(b)s", ""), a=Markup("<b>1</b>"), b="<2>")
    assert filled == said("%(a)s & %(b)s", "<b>1</b> &amp; &lt;2&gt;")


def test_plain_text_has_neither_markup_nor_a_mark() -> None:
    shown = words("it-IT", Entry(msgid="R&D of %(name)s", strings=("R&S di <%(name)s>",)))
    assert shown.plain(Text("R&D of %(name)s", ""), name='"A & B"') == 'R&S di <"A & B">'
    assert shown.plain(Text("Period", "")) == "Period"


# Facts


@pytest.mark.parametrize(
    ("tag", "translation", "lang", "text", "mark"),
    [
        ("it-IT", "Argento", "", "Argento", ""),
        ("it-IT", "Silver", ' lang="en"', "Silver", ""),
        ("it-IT", "", ' lang="en"', "Silver", mark()),
        ("en", "", "", "Silver", ""),
    ],
)
def test_a_name_says_its_language_where_it_is_not_the_pages(
    tag: str, translation: str, lang: str, text: str, mark: str
) -> None:
    shown = words(tag, Entry(msgid="Silver", context="name", strings=(translation,)))
    assert shown.fact(SILVER) == f'<data value="silver" data-fact="{SILVER.path}"{lang}>{text}</data>{mark}'


@pytest.mark.parametrize("registry", ["credentials", "products", "associations"])
def test_a_name_that_may_stay_english_has_no_mark(registry: str) -> None:
    path = f"{registry}.one.name"
    assert words("it-IT").fact(Name("one", "One", path)) == f'<data value="one" data-fact="{path}" lang="en">One</data>'


@pytest.mark.parametrize(
    ("fact", "html"),
    [
        (Fact(Moment(2017, 12, 31), "x.y"), '<time datetime="2017-12-31" data-fact="x.y">31 dicembre 2017</time>'),
        (Fact(Moment(2018, 1, None), "x.y"), '<time datetime="2018-01" data-fact="x.y">gennaio 2018</time>'),
        (Fact(Money("USD", 100_000), "x.y"), '<data value="USD 100000" data-fact="x.y">100.000\xa0USD</data>'),
        (Fact(4000, "x.y"), '<data value="4000" data-fact="x.y">4.000</data>'),
        (Fact("70-535", "x.y"), '<data value="70-535" data-fact="x.y">70-535</data>'),
        (Fact('<"&">', "x.y"), '<data value="&lt;&#34;&amp;&#34;&gt;" data-fact="x.y">&lt;&#34;&amp;&#34;&gt;</data>'),
    ],
)
def test_a_fact_carries_its_value_and_its_path(fact: Fact[object], html: str) -> None:
    assert words("it-IT").fact(fact) == html


def test_a_link_carries_the_path_of_its_address() -> None:
    linked = words("en").linked(Fact('https://example.org/?a=1&b="2"', "x.url"), Markup("<b>here</b>"))
    address = "https://example.org/?a=1&amp;b=&#34;2&#34;"
    assert linked == f'<a href="{address}" data-fact="x.url"><b>here</b></a>'


@pytest.mark.parametrize(
    ("tag", "style", "listed"),
    [
        ("en", "or", "<b>A</b>, <b>B</b>, or <b>C</b>"),
        ("en", "standard", "<b>A</b>, <b>B</b>, and <b>C</b>"),
        ("ja-JP", "or", "<b>A</b>、<b>B</b>、または <b>C</b>"),
        ("zh-CN", "or", "<b>A</b>、<b>B</b> 或 <b>C</b>"),
    ],
)
def test_a_list_keeps_the_markup_of_its_items(tag: str, style: str, listed: str) -> None:
    items = [Markup("<b>{}</b>").format(one) for one in "ABC"]
    assert words(tag).joined(items, style) == listed
    assert words(tag).listed(items, style) == f'<span data-list="{style}">{listed}</span>'


@universal
@given(
    st.sampled_from(["en", "zh-CN", "zh-TW", "ja-JP", "it-IT", "pt-BR", "de-DE", "ar"]),
    st.lists(st.sampled_from(["A1A", "<b>0</b>", "%(a)s", ", ", ""]).map(Markup), max_size=14),
)
def test_a_list_holds_each_item_once_and_in_order(tag: str, items: list[Markup]) -> None:
    shown = words(tag)
    held = [Markup("<i>{}{}</i>").format(n, item) for n, item in enumerate(items)]
    rest = str(shown.joined(held))
    for one in held:
        before, found, rest = rest.partition(one)
        assert found
        assert "<" not in before
    assert "<" not in rest
