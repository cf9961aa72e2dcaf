import json
import marshal
import runpy
from base64 import b64encode
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings

from generator.errors import GeneratorError, wrong
from generator.layout import Places
from generator.messages import Phrase, Translator
from generator.model import Fact, Name, Text
from generator.pofiles import Entry, message_id
from generator.templating import Compiled, Templates, script_json
from generator.words import Words

AS_OF = date(2018, 3, 19)
SILVER = Name("silver", "Silver", "programme.tiers.silver.name")

universal = settings(derandomize=True, deadline=None, max_examples=100)


def link(page: str, anchor: str) -> str:
    if page != "home":
        raise LookupError(f"there is no page {page!r}")
    return f"../#{anchor}"


def words(tag: str, *entries: Entry) -> Words:
    return Words(Translator(tag, entries))


def render(templates: Templates, words: Words, **values: object) -> str:
    """Return what `page.html` says."""
    return words.pour(templates.layout("page.html", Places(AS_OF), link, **values))


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
    page = render(templates(tmp_path, f"{source}<hr>\n"), words("en"), text='"Q&A" <b>')
    escaped = "&#34;Q&amp;A&#34; &lt;b&gt;"
    assert page == f'<p title="{escaped}">{escaped}</p>\n<hr>'


def test_all_that_a_template_can_say(tmp_path: Path) -> None:
    source = """{{ gettext("Period") }}
{{ pgettext("who", "%(count)s person", count=fact(two)) }}
{{ ngettext("%(count)s exam", "%(count)s exams", 2, count=2) }}
{{ npgettext("who", "%(count)s exam", "%(count)s exams", 1, count=1) }}
{{ say(text, 2, count=2) }}
{{ linked(none, fact(silver)) }}
{{ listed([fact(silver), fact(silver)]) }}
{{ link("home", "silver") }} {{ as_of }}
<b{{ in_english() }}>"""
    translated = words(
        "it-IT",
        Entry(msgid="Period", strings=("Periodo",)),
        Entry(msgid="%(count)s person", context="who", strings=("%(count)s persona",)),
        Entry(msgid="%(count)s exam", plural="%(count)s exams", strings=("%(count)s esame", "%(count)s esami")),
        Entry(msgid="%(count)s exam", plural="%(count)s exams", context="who", strings=("chi %(count)s", "-")),
        Entry(msgid="Silver", context="name", strings=("Argento",)),
        Entry(msgid="Exam", plural="Exams", strings=("Esame", "Esami")),
    )
    page = render(
        templates(tmp_path, source),
        translated,
        two=Fact(2, "people.two"),
        silver=SILVER,
        text=Text("Exam", "", "Exams"),
    )
    silver = '<data value="silver" data-fact="programme.tiers.silver.name">Argento</data>'
    assert page.splitlines() == [
        said("Period", "Periodo"),
        said("%(count)s person", '<data value="2" data-fact="people.two">2</data> persona', "who"),
        said("%(count)s exam", "2 esami"),
        said("%(count)s exam", "chi 1", "who"),
        said("Exam", "Esami"),
        silver,
        f'<span data-list="or">{silver} o {silver}</span>',
        "../#silver 2018-03-19",
        '<b lang="en" dir="ltr">',
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
        render(templates(tmp_path, files), words("en"), silver=SILVER)
    assert str(error.value) == "templates/" + message.format(filled="expected a template that can be filled")
    assert error.value.problems[0].check == "template"


def test_a_problem_of_the_data_is_not_taken_for_the_templates(tmp_path: Path) -> None:
    def fail() -> None:
        raise GeneratorError([wrong("data", "data/x.yml:1", expected="one", found="another")])

    with pytest.raises(GeneratorError) as error:
        render(templates(tmp_path, "{{ fail() }}"), words("en"), fail=fail)
    assert str(error.value) == "data/x.yml:1: expected one, found another"


def test_code_in_a_folder_whose_name_begins_alike_is_no_template(tmp_path: Path) -> None:
    (tmp_path / "templates-code").mkdir()
    (tmp_path / "templates-code" / "code.py").write_text("def fail():\n    raise ValueError('no')\n", encoding="utf-8")
    fail = runpy.run_path(str(tmp_path / "templates-code" / "code.py"))["fail"]
    with pytest.raises(GeneratorError) as error:
        render(templates(tmp_path / "templates", "\n{{ fail() }}"), words("en"), fail=fail)
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


def test_what_cannot_be_exported_is_told_with_its_line(tmp_path: Path) -> None:
    with pytest.raises(GeneratorError) as error:
        templates(tmp_path, "\n{% set title = nope %}\n{{ title.x }}").exported("page.html", words("en"))
    message = "templates/page.html:3: expected a template that can be filled, found 'nope' is undefined"
    assert str(error.value) == message


def test_what_a_template_does_not_set_is_an_error(tmp_path: Path) -> None:
    exported = templates(tmp_path, "{% set title = 1 %}").exported("page.html", words("en"))
    with pytest.raises(GeneratorError) as error:
        exported["titel"]
    assert str(error.value) == "templates/page.html: expected 'titel' to be set, found no such name"


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


def test_nothing_in_json_ends_the_script_it_stands_in() -> None:
    value = {"名": "</script><!-- <script> & 'x' \" \u2028"}
    written = script_json(value)
    assert json.loads(written) == value
    assert not set("<>&'") & set(written)
    assert "名" in written


# What is kept of templates


def said_with(folder: Path, compiled: Compiled) -> tuple[str, tuple[str, ...]]:
    """Return what a page of a folder says, and its messages."""
    made = Templates(folder, "templates", compiled=compiled)
    return render(made, words("en")), tuple(one.msgid for one in made.messages)


def test_a_template_is_compiled_once_for_as_long_as_its_text_is_the_same(tmp_path: Path) -> None:
    templates(tmp_path, "{{ gettext('Yes') }}")
    first = Compiled()
    before = said_with(tmp_path, first)
    again = Compiled(json.loads(json.dumps(first.as_json())))
    assert said_with(tmp_path, again) == before
    assert (first.is_new, again.is_new) == (True, False)
    templates(tmp_path, "{{ gettext('No') }}")
    assert said_with(tmp_path, again) == (said("No", "No"), ("No",))
    assert again.is_new


def test_of_a_template_whose_values_are_shown_otherwise_the_code_is_another(tmp_path: Path) -> None:
    made, compiled = templates(tmp_path, "{{ 1 }}"), Compiled()
    plain = made.environment.overlay(bytecode_cache=compiled)
    other = made.environment.overlay(bytecode_cache=compiled, finalize=lambda value: f"<{value}>")
    assert [one.get_template("page.html").render() for one in (plain, other, plain)] == ["1", "<1>", "1"]
    assert [one.get_template("page.html").render() for one in (plain.overlay(), other.overlay())] == ["1", "<1>"]


@pytest.mark.parametrize(
    "damage",
    [
        lambda _: None,
        lambda known: {**known, "codes": []},
        lambda known: {**known, "codes": {"a": "b"}},
        lambda known: {**known, "messages": {"page.html": ["", [["Yes"]]]}},
        lambda known: {**known, "codes": {name: [digest, "x"] for name, (digest, _) in known["codes"].items()}},
        lambda known: {**known, "codes": {name: [digest, ""] for name, (digest, _) in known["codes"].items()}},
        lambda known: {
            **known,
            "codes": {name: ["", b64encode(marshal.dumps(1)).decode()] for name in known["codes"]},
        },
    ],
)
def test_what_cannot_be_understood_is_compiled_anew(tmp_path: Path, damage: Any) -> None:
    templates(tmp_path, "{{ gettext('Yes') }}")
    first = Compiled()
    before = said_with(tmp_path, first)
    assert said_with(tmp_path, Compiled(damage(json.loads(json.dumps(first.as_json()))))) == before
