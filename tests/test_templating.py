import json
import runpy
from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markupsafe import Markup, escape

from generator.errors import GeneratorError, wrong
from generator.messages import Phrase, Translator
from generator.model import Fact, Moment, Money, Name, Text
from generator.pofiles import Entry, message_id
from generator.templating import Templates, Words, script_json

AS_OF = date(2018, 3, 19)
SILVER = Name("silver", "Silver", "programme.tiers.silver.name")

universal = settings(derandomize=True, deadline=None, max_examples=100)


def link(page: str, anchor: str) -> str:
    if page != "home":
        raise LookupError(f"there is no page {page!r}")
    return f"../#{anchor}"


def words(tag: str, *entries: Entry) -> Words:
    return Words(Translator(tag, entries), AS_OF, link)


def templates(folder: Path, files: Mapping[str, str] | str) -> Templates:
    for name, source in ({"page.html": files} if isinstance(files, str) else files).items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(source, encoding="utf-8")
    return Templates(folder, "templates")


def said(msgid: str, html: str, context: str | None = None) -> str:
    """Return a message as it stands in a page."""
    return f'<span data-message="{message_id((context, msgid))}">{html}</span>'


def mark(note: str = "(not translated yet)", lang: str = "en") -> str:
    key = message_id((None, "(not translated yet)"))
    return f' <span class="cd-mark" lang="{lang}" data-message="{key}">{note}</span>'


def marked(msgid: str, html: str, mark: str) -> str:
    """Return a message that has no translation as it stands in a page."""
    return f'<span class="cd-untranslated" lang="en" data-message="{message_id((None, msgid))}">{html}{mark}</span>'


# Templates


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(GeneratorError) as error:
        Templates(tmp_path / "templates", "templates")
    assert str(error.value) == "templates: expected a folder of templates, found no such folder"


def test_values_are_escaped_and_blocks_leave_no_lines(tmp_path: Path) -> None:
    source = '{% if text %}\n<p title="{{ text }}">{{ text }}</p>\n    {% endif %}\n'
    page = templates(tmp_path, f"{source}<hr>\n").render("page.html", words("en"), text='"Q&A" <b>')
    escaped = "&#34;Q&amp;A&#34; &lt;b&gt;"
    assert page == f'<p title="{escaped}">{escaped}</p>\n<hr>'


def test_all_that_a_template_can_say(tmp_path: Path) -> None:
    source = """{{ gettext("Period") }}
{{ pgettext("who", "%(count)s person", count=fact(two)) }}
{{ ngettext("%(count)s exam", "%(count)s exams", 2, count=2) }}
{{ npgettext("who", "%(count)s exam", "%(count)s exams", 1, count=1) }}
{{ say(text, 2, count=2) }}
{{ plain(text) }}
{{ linked(none, fact(silver)) }}
{{ listed([fact(silver), fact(silver)]) }}
{{ link("home", "silver") }} {{ as_of }} {{ locale }}"""
    translated = words(
        "it-IT",
        Entry(msgid="Period", strings=("Periodo",)),
        Entry(msgid="%(count)s person", context="who", strings=("%(count)s persona",)),
        Entry(msgid="%(count)s exam", plural="%(count)s exams", strings=("%(count)s esame", "%(count)s esami")),
        Entry(msgid="%(count)s exam", plural="%(count)s exams", context="who", strings=("chi %(count)s", "-")),
        Entry(msgid="Silver", context="name", strings=("Argento",)),
        Entry(msgid="Exam", plural="Exams", strings=("Esame", "Esami")),
    )
    page = templates(tmp_path, source).render(
        "page.html", translated, two=Fact(2, "people.two"), silver=SILVER, text=Text("Exam", "", "Exams")
    )
    silver = '<data value="silver" data-fact="programme.tiers.silver.name">Argento</data>'
    assert page.splitlines() == [
        said("Period", "Periodo"),
        said("%(count)s person", '<data value="2" data-fact="people.two">2</data> persona', "who"),
        said("%(count)s exam", "2 esami"),
        said("%(count)s exam", "chi 1", "who"),
        said("Exam", "Esami"),
        "Esame",
        silver,
        f'<span data-list="or">{silver} o {silver}</span>',
        "../#silver 2018-03-19 it-IT",
    ]


@pytest.mark.parametrize(
    ("files", "message"),
    [
        pytest.param("\n{{ nope }}", "page.html:2: {filled}, found 'nope' is undefined", id="unknown name"),
        pytest.param(
            "\n\n{{ silver.nope }}",
            "page.html:3: {filled}, found 'generator.model.Name object' has no attribute 'nope'",
            id="unknown attribute",
        ),
        pytest.param(
            {
                "page.html": "{% import 'b.html' as b %}\n{{ b.f() }}",
                "b.html": "{% macro f() %}\n{{ no }}{% endmacro %}",
            },
            "b.html:2: {filled}, found 'no' is undefined",
            id="unknown name in a macro of another template",
        ),
        pytest.param(
            "\n{% if %}",
            "page.html:2: expected a template, found Expected an expression, got 'end of statement block'",
            id="syntax",
        ),
        pytest.param(
            {"page.html": "{% import 'b.html' as b %}", "b.html": "\n\n{% endif %}"},
            "b.html:3: expected a template, found Encountered unknown tag 'endif'.",
            id="syntax of another template",
        ),
        pytest.param(
            "\n{{ 1 | nope }}", "page.html:2: expected a template, found No filter named 'nope'.", id="unknown filter"
        ),
        pytest.param({}, "page.html: expected the template it needs, found no page.html", id="no such template"),
        pytest.param(
            "\n{% include 'b.html' %}",
            "page.html:2: expected the template it needs, found no b.html",
            id="no such template to include",
        ),
        pytest.param(
            {"page.html": "{% include 'b.html' %}", "b.html": "\n\n{% include 'c.html' %}"},
            "b.html:3: expected the template it needs, found no c.html",
            id="no such template further in",
        ),
        pytest.param(
            "\n{{ gettext('%(count)s exams') }}", "page.html:2: {filled}, found KeyError: 'count'", id="no value"
        ),
        pytest.param(
            "\n{{ link('nope', '') }}",
            "page.html:2: {filled}, found LookupError: there is no page 'nope'",
            id="no page",
        ),
        pytest.param(
            "\n{{ 1 / 0 }}", "page.html:2: {filled}, found ZeroDivisionError: division by zero", id="arithmetic"
        ),
    ],
)
def test_what_a_template_does_wrong_is_told_with_its_line(
    files: Mapping[str, str] | str, message: str, tmp_path: Path
) -> None:
    with pytest.raises(GeneratorError) as error:
        templates(tmp_path, files).render("page.html", words("en"), silver=SILVER)
    assert str(error.value) == "templates/" + message.format(filled="expected a template that can be filled")
    assert error.value.problems[0].check == "template"


def test_a_problem_of_the_data_is_not_taken_for_the_templates(tmp_path: Path) -> None:
    def fail() -> None:
        raise GeneratorError([wrong("data", "data/x.yml:1", expected="one", found="another")])

    with pytest.raises(GeneratorError) as error:
        templates(tmp_path, "{{ fail() }}").render("page.html", words("en"), fail=fail)
    assert str(error.value) == "data/x.yml:1: expected one, found another"


def test_code_in_a_folder_whose_name_begins_alike_is_no_template(tmp_path: Path) -> None:
    (tmp_path / "templates-code").mkdir()
    (tmp_path / "templates-code" / "code.py").write_text("def fail():\n    raise ValueError('no')\n", encoding="utf-8")
    fail = runpy.run_path(str(tmp_path / "templates-code" / "code.py"))["fail"]
    with pytest.raises(GeneratorError) as error:
        templates(tmp_path / "templates", "\n{{ fail() }}").render("page.html", words("en"), fail=fail)
    assert str(error.value) == ("templates/page.html:2: expected a template that can be filled, found ValueError: no")


def test_the_messages_that_a_template_sets_are_exported_as_text(tmp_path: Path) -> None:
    source = (
        '{% set title = gettext("Q&A of %(name)s", name="%(name)s") %}'
        '{% set other = pgettext("head", "Period") %}{% set n = 3 %}'
    )
    page = words("it-IT", Entry(msgid="Q&A of %(name)s", strings=("D&R su %(name)s",)))
    exported = templates(tmp_path, source).exported("page.html", page)
    assert exported == {
        "title": Phrase("D&R su %(name)s", "it-IT"),
        "other": Phrase("Period", "en", translated=False),
    }
    assert {name: one.key for name, one in exported.items()} == {
        "title": (None, "Q&A of %(name)s"),
        "other": ("head", "Period"),
    }
    assert page.messages == set()


def test_what_cannot_be_exported_is_told_with_its_line(tmp_path: Path) -> None:
    with pytest.raises(GeneratorError) as error:
        templates(tmp_path, "\n{% set title = nope %}\n{{ title.x }}").exported("page.html", words("en"))
    message = "templates/page.html:3: expected a template that can be filled, found 'nope' is undefined"
    assert str(error.value) == message


# Messages of templates


def test_messages_are_found_by_template_and_then_in_order(tmp_path: Path) -> None:
    files = {
        "b.html": """{# L10N: Of a partner
            company. #}
{{ gettext("Period") }} {{ pgettext("market", "All markets") }}
{#- L10N: How many people. -#}
{{ ngettext("%(count)s exam", "%(count)s exams", n, count=fact(one)) }}
{# About the code. #}
{{ npgettext("who", "%(count)s person", "%(count)s people", n, count=n) }}""",
        "a/a.html": '{{ gettext("Last", name=1) }}',
        "_a.html": '{{ gettext("First") }}',
        "notes.txt": '{{ gettext("Not a template") }}',
    }
    assert list(templates(tmp_path, files).messages) == [
        Entry(msgid="First", references=("_a.html",)),
        Entry(msgid="Last", references=("a/a.html",)),
        Entry(msgid="Period", comments=("Of a partner company.",), references=("b.html",)),
        Entry(msgid="All markets", context="market", references=("b.html",)),
        Entry(msgid="%(count)s exam", plural="%(count)s exams", comments=("How many people.",), references=("b.html",)),
        Entry(msgid="%(count)s person", plural="%(count)s people", context="who", references=("b.html",)),
    ]


def test_a_template_that_is_none_has_no_messages(tmp_path: Path) -> None:
    with pytest.raises(GeneratorError) as error:
        _ = templates(tmp_path, "\n{% if %}").messages
    assert str(error.value) == (
        "templates/page.html:2: expected a template, found Expected an expression, got 'end of statement block'"
    )


@pytest.mark.parametrize(
    "call",
    [
        "gettext(text)",
        "gettext('a' ~ 'b')",
        "pgettext('who', text)",
        "pgettext(text, 'a')",
        "ngettext('a', text, 2)",
        "npgettext('who', 'a', text, 2)",
    ],
)
def test_words_that_no_translator_would_see_are_refused(call: str, tmp_path: Path) -> None:
    with pytest.raises(GeneratorError) as error:
        _ = templates(tmp_path, "\n{{ %s }}" % call).messages  # noqa: UP031 - braces
    function = call.partition("(")[0]
    assert str(error.value) == f"templates/page.html:2: expected words in quotes in {function}(), found an expression"


# Words


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


def test_the_messages_of_a_page_are_gathered() -> None:
    page = words("it-IT")
    page.say(Text("Period", ""))
    page.plain(Text("About", "", context="head"))
    page.fact(SILVER)
    page.fact(Name("MB2-714", "Sales", "credentials.MB2-714.name"))
    assert page.messages == {(None, "Period"), (None, "(not translated yet)"), ("head", "About"), ("name", "Silver")}


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
def test_a_translation_is_only_text_whatever_it_says(text: str, tmp_path: Path) -> None:
    translated = words(
        "it-IT", Entry(msgid="Period", strings=(text,)), Entry(msgid="Silver", context="name", strings=(text,))
    )
    page = templates(tmp_path, '{{ gettext("Period", amount=1) }}').render("page.html", translated)
    assert page == said("Period", str(escape(text)))
    assert translated.fact(SILVER) == (
        f'<data value="silver" data-fact="programme.tiers.silver.name">{escape(text)}</data>'
    )


def test_a_translation_cannot_name_a_value_it_was_not_given(tmp_path: Path) -> None:
    translated = words("it-IT", Entry(msgid="Period", strings=("%(other)s",)))
    with pytest.raises(GeneratorError) as error:
        templates(tmp_path, '{{ gettext("Period", amount=1) }}').render("page.html", translated)
    assert str(error.value) == (
        "templates/page.html:1: expected a template that can be filled, found KeyError: 'other'"
    )


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
    assert shown.plain(SILVER) == "Silver"


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
    assert words("en").linked(None, Markup("<b>here</b>")) == "<b>here</b>"


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


def test_nothing_in_json_ends_the_script_it_stands_in() -> None:
    value = {"名": "</script><!-- <script> & 'x' \" \u2028"}
    written = script_json(value)
    assert json.loads(written) == value
    assert not set("<>&'") & set(written)
    assert "名" in written
