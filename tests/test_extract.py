import re
from dataclasses import replace
from pathlib import Path

import pytest

from generator import extract
from generator.data import read_tree
from generator.extract import messages_for, optional_names, source_messages
from generator.messages import Translator
from generator.model import Catalogue, Competency, Moment, Money, Name, Option, Text
from generator.pofiles import Entry, PoFile
from generator.resolve import read_catalogue
from generator.templating import Templates

ROOT = Path(__file__).parent.parent

SUMMARY = Text("For partners that sell %(products)s.", "competencies.crm.summary")
WAY = Option("seller", Name("seller", "Seller", "competencies.crm.options.seller.name"), SUMMARY, ())
CRM = Competency("crm", Name("crm", "CRM", "competencies.crm.name"), SUMMARY, (), (WAY,))
EMPTY = Catalogue(
    name=Name("programme", "Partner competencies", "programme.name"),
    description=Text("What a partner needs.", "programme.description"),
    associations_page=None,
    credentials={},
    competencies=(),
    names=(),
    kept_names=(),
    texts=(),
    exceptions=(),
)


def templates(folder: Path, source: str = "") -> Templates:
    (folder / "page.html").write_text(source, encoding="utf-8")
    return Templates(folder, "templates")


def test_templates_come_first_then_texts_then_names(tmp_path: Path) -> None:
    catalogue = replace(
        EMPTY,
        competencies=(CRM,),
        names=(Name("silver", "Silver", "programme.tiers.silver.name"),),
        texts=(EMPTY.description, SUMMARY),
    )
    messages = source_messages(catalogue, templates(tmp_path, '{{ pgettext("who", "Period") }}'))
    assert [(one.key, one.references) for one in messages] == [
        (("who", "Period"), ("page.html",)),
        ((None, "What a partner needs."), ("programme.description",)),
        ((None, "For partners that sell %(products)s."), ("competencies.crm.summary",)),
        (("name", "Partner competencies"), ("programme.name",)),
        (("name", "Silver"), ("programme.tiers.silver.name",)),
        (("name", "CRM"), ("competencies.crm.name",)),
        (("name", "Seller"), ("competencies.crm.options.seller.name",)),
    ]


def test_a_message_of_several_places_stands_once_with_all_of_them(tmp_path: Path) -> None:
    source = """{# L10N: A label. #}
{{ gettext("Minimum") }}
{# L10N: A label. #}
{{ gettext("Minimum") }}
{# L10N: A heading. #}
{{ gettext("Minimum") }}"""
    texts = (Text("Minimum", "metrics.a.name"), Text("Minimum", "metrics.b.name"))
    first, _ = source_messages(replace(EMPTY, texts=texts), templates(tmp_path, source))
    assert first == Entry(
        msgid="Minimum",
        comments=("A label.", "A heading.", "The name of what a threshold measures, as a title."),
        references=("page.html", "metrics.a.name", "metrics.b.name"),
    )


@pytest.mark.parametrize("first", ["one", "many"])
def test_a_message_that_has_a_plural_somewhere_has_it_in_the_catalogue(first: str, tmp_path: Path) -> None:
    calls = {"one": '{{ gettext("Exam") }}', "many": '{{ ngettext("Exam", "Exams", n) }}'}
    source = calls.pop(first) + "".join(calls.values())
    message = source_messages(EMPTY, templates(tmp_path, source))[0]
    assert message == Entry(msgid="Exam", plural="Exams", references=("page.html",))


@pytest.mark.parametrize(
    ("text", "comment"),
    [
        (
            Text("All of it.", "programme.description"),
            "Says what the site is for. Shown on the home page and in search results.",
        ),
        (
            Text("At least %(amount)s", "metrics.revenue.minimum"),
            "The least that a market asks for. %(amount)s: money.",
        ),
        (
            Text("%(amount)s seat", "metrics.seats.minimum", "%(amount)s seats"),
            "The least that a market asks for. %(amount)s: a count of things.",
        ),
        (
            Text("%(amount)s seat a month", "metrics.seats.monthly_average", "%(amount)s seats a month"),
            "Stands below a minimum. %(amount)s: a count of things.",
        ),
        (
            Text("Seats", "metrics.seats.name", context="term"),
            "The name of what a threshold measures, as a title.",
        ),
        (
            Text("Only %(products)s count.", "conditions.only.text"),
            "A condition on what counts towards a threshold. %(products)s: a list of products.",
        ),
        (Text("Only paid seats count.", "conditions.paid.text"), "A condition on what counts towards a threshold."),
        (
            Text("The last %(months)s months", "programme.periods.last.text"),
            "A label: the time over which a threshold is measured. %(months)s: a number of months.",
        ),
        (
            Text("This year", "programme.periods.year.text"),
            "A label: the time over which a threshold is measured.",
        ),
        (
            SUMMARY,
            "Says whom a competency is for, on its page and in search results. %(products)s: a list of products.",
        ),
        (
            Text("For sellers.", "competencies.crm.options.seller.summary"),
            "Says whom an option is for. An option is one way to attain a competency.",
        ),
    ],
)
def test_a_text_says_what_it_is_and_explains_its_placeholders(text: Text, comment: str, tmp_path: Path) -> None:
    message = source_messages(replace(EMPTY, texts=(text,)), templates(tmp_path))[0]
    said, *examples = message.comments
    assert said == comment
    assert all(example.startswith("Example: ") for example in examples)
    assert replace(message, comments=()) == Entry(
        msgid=text.singular, plural=text.plural, context=text.context, references=(text.path,)
    )


@pytest.mark.parametrize(
    ("source", "comments"),
    [
        ('gettext("Retired on %(date)s.")', ["Example: Retired on December 31, 2018."]),
        ('pgettext("month", "Retired in %(date)s.")', ["Example: Retired in January 2018."]),
        ('gettext("At least %(amount)s")', ["Example: At least US$100,000"]),
        (
            'ngettext("%(count)s of %(total)s people", "%(count)s of %(total)s people, each of them", 2)',
            ["Example: 1 of 6 people", "Example: 4 of 6 people, each of them"],
        ),
        (
            'npgettext("month", "%(amount)s seat", "%(amount)s seats", 2)',
            ["Example: 1 seat", "Example: 2,500 seats"],
        ),
        ('ngettext("One person", "%(count)s people", 2)', ["Example: One person", "Example: 4 people"]),
        ('gettext("%(total)s %% of it")', ["Example: 6 % of it"]),
        ('gettext("%(strange)s of %(total)s")', []),
        ('gettext("All of it, 100 %%")', []),
    ],
)
def test_a_message_with_placeholders_has_an_example_of_each_form(
    source: str, comments: list[str], tmp_path: Path
) -> None:
    message = source_messages(EMPTY, templates(tmp_path, f"{{{{ {source} }}}}"))[0]
    assert list(message.comments) == comments


def test_a_template_may_give_examples_of_its_own(tmp_path: Path) -> None:
    source = """{# L10N: A heading. Example: Seller option #}
{{ gettext("%(name)s option") }}
{# L10N: Example: 1 of the 6
   Example: 2 of the 6 #}
{{ ngettext("%(count)s of the %(total)s", "%(count)s of the %(total)s", n) }}"""
    heading, people, _ = source_messages(EMPTY, templates(tmp_path, source))
    assert heading.comments == ("A heading.", "Example: Seller option")
    assert people.comments == ("Example: 1 of the 6", "Example: 2 of the 6")


def test_examples_show_facts_as_english_pages_do() -> None:
    english = Translator("en")
    shown = {
        "amount": english.money(Money("USD", 100_000)),
        "date": english.date(Moment(2018, 12, 31)),
        "products": english.join(["Azure", "Office 365", "Power BI"], "or"),
    }
    assert shown.items() <= extract._EXAMPLES.items()
    assert {"amount": english.number(2_500)} == extract._EXAMPLES_OF_MANY
    assert {"date": english.date(Moment(2018, 1, None))} == extract._EXAMPLES_OF_MONTHS


@pytest.mark.parametrize(
    ("path", "comment"),
    [
        ("programme.tiers.x.name", "The name of a tier (level) of a competency, as partners know it."),
        ("programme.markets.x.name", "A group of countries, as a label before a figure."),
        ("programme.roles.x.name", "A kind of exam, as a label."),
        ("programme.focus_areas.x.name", "The name of a focus area, a field that a partner chooses."),
    ],
)
def test_a_name_says_what_it_names(path: str, comment: str, tmp_path: Path) -> None:
    messages = source_messages(replace(EMPTY, names=(Name("x", "X", path),)), templates(tmp_path))
    assert messages[1] == Entry(msgid="X", context="name", comments=(comment,), references=(path,))


def test_the_names_of_programme_competencies_and_options_say_what_they_name(tmp_path: Path) -> None:
    messages = source_messages(replace(EMPTY, competencies=(CRM,)), templates(tmp_path))
    assert [(one.msgid, one.comments) for one in messages] == [
        ("Partner competencies", ("The name of the site, in the header of every page.",)),
        ("CRM", ("The name of a competency, as partners know it.",)),
        (
            "Seller",
            ("The name of an option, without the word option. An option is one way to attain a competency.",),
        ),
    ]


def test_names_that_stay_english_are_optional_and_not_asked_for(tmp_path: Path) -> None:
    kept = (Name("MB2-714", "Customer Service", "credentials.MB2-714.name"), Name("p", "Plan", "products.p.formerly"))
    catalogue = replace(EMPTY, kept_names=kept)
    assert optional_names(catalogue) == {"Customer Service", "Plan"}
    assert [one.msgid for one in source_messages(catalogue, templates(tmp_path))] == ["Partner competencies"]


def test_a_locale_keeps_the_optional_names_it_has_in_the_order_of_the_data() -> None:
    kept = (
        Name("MB2-714", "Customer Service", "credentials.MB2-714.name"),
        Name("MB2-720", "Customer Service", "credentials.MB2-720.name"),
        Name("sales", "Sales", "products.sales.name"),
        Name("sales", "Plan", "products.sales.formerly"),
        Name("gold", "Silver", "products.gold.name"),
    )
    asked_for = Entry(msgid="Silver", context="name")
    plan, service = (Entry(msgid=one, context="name", strings=("x",)) for one in ("Plan", "Customer Service"))
    others = (Entry(msgid="Sales"), Entry(msgid="Sales", context="who"), Entry(msgid="Gold", context="name"))
    # A tool that knows messages.pot alone makes an optional name obsolete.
    po = PoFile("it.po", {}, (plan, replace(asked_for, strings=("x",)), *others), (service,))
    comments = ("A name that stays in English unless the language has one of its own for it.",)
    assert messages_for([asked_for], po, replace(EMPTY, kept_names=kept)) == (
        asked_for,
        Entry(
            msgid="Customer Service",
            context="name",
            comments=comments,
            references=("credentials.MB2-714.name", "credentials.MB2-720.name"),
        ),
        Entry(msgid="Plan", context="name", comments=comments, references=("products.sales.formerly",)),
    )


@pytest.mark.parametrize("data", ["data", "tests/fixtures/constructs", "tests/fixtures/nineteenth"])
def test_every_message_can_be_translated_without_seeing_the_code(data: str) -> None:
    catalogue = read_catalogue(read_tree(ROOT / data, data))
    for message in source_messages(catalogue, Templates(ROOT / "templates", "templates")):
        comment = " ".join(message.comments)
        assert comment, message.msgid
        assert all(re.fullmatch(r"[^\s:]+", reference) for reference in message.references), message.references
        explained = set(re.findall(r"%\(\w+\)s", comment))
        assert explained <= set(re.findall(r"%\(\w+\)s", message.msgid)), message.msgid
        check_examples(message)


def check_examples(message: Entry) -> None:
    """A new placeholder needs a line in `extract._EXAMPLES`, or its message `Example: ...` in the comment."""
    examples = [one.removeprefix("Example: ") for one in message.comments if one.startswith("Example: ")]
    forms = [re.sub(r"%\\\((\w+)\\\)s", ".+", re.escape(text)) for text in (message.msgid, message.plural) if text]
    assert bool(examples) == ("%(" in message.msgid), message.msgid
    assert all(any(re.fullmatch(form, example) for form in forms) for example in examples), message.msgid
    assert all(any(re.fullmatch(form, example) for example in examples) for form in forms if examples), message.msgid
