from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path

import pytest

from generator.data import Plain, parse_yaml
from generator.errors import GeneratorError
from generator.model import Text
from generator.project import (
    Project,
    Settings,
    current_as_of,
    parse_settings,
    plugin_keys,
    read_as_of,
    read_project,
    read_settings,
)

ROOT = Path("/project")
NOON = datetime(2018, 3, 19, 12, tzinfo=UTC)
KNOWN = "expected one of 'as_of', 'data', 'locales', 'templates', 'message_url', 'thresholds', 'verify'"

ADDRESS = "expected an https or http address that may hold {locale}, {folder}, {file}, {line}, {msgid}, {context}"


def settings_of(yaml: str, options: Mapping[str, Plain] | None = None) -> Settings:
    tree = parse_yaml(yaml, "mkdocs.yml", tags=True)
    return parse_settings(tree, plugin_keys(tree), ROOT, options)


def option(line: str) -> str:
    return f"site_name: x\nplugins:\n  - competency-docs:\n      {line}\n"


def settings(*, as_of: date | None = None, thresholds: Mapping[str, int] | None = None, root: Path = ROOT) -> Settings:
    return Settings(root=root, as_of=as_of, thresholds=thresholds or {})


# Settings


def test_every_option_is_read(tmp_path: Path) -> None:
    (tmp_path / "mkdocs.yml").write_text(
        """site_url: https://example.org/docs/
markdown_extensions:
  - pymdownx.emoji:
      emoji_index: !!python/name:material.extensions.emoji.twemoji
plugins:
  - search
  - competency-docs:
      as_of: 2018-03-19
      data: facts/
      locales: ../words
      templates: /srv/templates
      message_url: https://example.org/{file}#L{line}
      verify: false
      thresholds: {ja-JP: 100, it-IT: 0}
""",
        encoding="utf-8",
    )
    read = read_settings(tmp_path / "mkdocs.yml", "mkdocs.yml")
    assert read == Settings(
        root=tmp_path,
        data="facts",
        locales="../words",
        templates="/srv/templates",
        as_of=date(2018, 3, 19),
        thresholds={"ja-JP": 100, "it-IT": 0},
        message_url="https://example.org/{file}#L{line}",
        verify=False,
        site_url="https://example.org/docs/",
    )
    assert [read.folder(name) for name in ("data", "locales", "templates")] == [
        tmp_path / "facts",
        tmp_path / "../words",
        Path("/srv/templates"),
    ]


@pytest.mark.parametrize(
    ("yaml", "keys"),
    [
        ("plugins:\n  - search\n  - competency-docs: {data: facts}\n", ("plugins", 1, "competency-docs")),
        ("plugins:\n  competency-docs: {data: facts}\n  search: {}\n", ("plugins", "competency-docs")),
    ],
)
def test_options_stand_in_a_list_or_a_mapping_of_plugins(yaml: str, keys: tuple[str | int, ...]) -> None:
    assert plugin_keys(parse_yaml(yaml, "mkdocs.yml")) == keys
    assert settings_of(yaml).data == "facts"


@pytest.mark.parametrize(
    "yaml",
    [
        "plugins:\n  - competency-docs:\n",
        "plugins:\n  - search\n  - competency-docs\n",
        "plugins: {competency-docs: }\n",
        "plugins: {search: {}}\n",
        "plugins: [search: {}]\n",
        "plugins:\n",
        "site_name: x\n",
        "",
        "- a\n",
    ],
)
def test_without_options_every_option_has_its_default(yaml: str) -> None:
    assert settings_of(yaml) == Settings(
        root=ROOT, data="data", locales="locales", templates="templates", as_of=None, thresholds={}, site_url=""
    )


def test_options_that_mkdocs_has_read_come_before_those_of_the_file() -> None:
    given: dict[str, Plain] = {"data": "facts"}
    read = settings_of(option("data: other"), given)
    assert read.data == "facts"


def test_an_empty_option_is_as_none() -> None:
    assert settings_of(option("as_of:")).as_of is None
    assert settings_of(option("thresholds:")).thresholds == {}


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("locale: de", f"locale: {KNOWN}, found 'locale'; did you mean 'locales'?"),
        ("AS_OF: 2018-03-19", f"AS_OF: {KNOWN}, found 'AS_OF'; did you mean 'as_of'?"),
        ("strict: true", f"strict: {KNOWN}, found 'strict'"),
        ("data:", "data: expected the path of a folder, found None"),
        ("data: [a]", "data: expected the path of a folder, found ['a']"),
        ("locales: ''", "locales: expected the path of a folder, found ''"),
        ("locales: ../", "locales: expected the path of a folder, found '../'"),
        ("templates: ./", "templates: expected the path of a folder, found './'"),
        ("as_of: 2018-02-29", "as_of: expected a day as 2018-03-19, found '2018-02-29'"),
        ("as_of: 2018-03", "as_of: expected a day as 2018-03-19, found '2018-03'"),
        ("as_of: today", "as_of: expected a day as 2018-03-19, found 'today'"),
        ("message_url: 'javascript:{line}'", f"message_url: {ADDRESS}, found 'javascript:{{line}}'"),
        ("message_url: [a]", f"message_url: {ADDRESS}, found ['a']"),
        ("verify: 1", "verify: expected true or false, found 1"),
        ("thresholds: 100", "thresholds: expected a percentage from 0 to 100 for each locale, found 100"),
        (
            "thresholds: {it-IT: 101}",
            "thresholds: expected a percentage from 0 to 100 for each locale, found {'it-IT': 101}",
        ),
        (
            "thresholds: {it-IT: -1}",
            "thresholds: expected a percentage from 0 to 100 for each locale, found {'it-IT': -1}",
        ),
        (
            "thresholds: {it-IT: 99.5}",
            "thresholds: expected a percentage from 0 to 100 for each locale, found {'it-IT': 99.5}",
        ),
        (
            "thresholds: {it-IT: true}",
            "thresholds: expected a percentage from 0 to 100 for each locale, found {'it-IT': True}",
        ),
    ],
)
def test_a_wrong_option_is_told_with_its_line(line: str, message: str) -> None:
    with pytest.raises(GeneratorError) as error:
        settings_of(option(line))
    assert str(error.value) == f"mkdocs.yml:4: plugins[0].competency-docs.{message}\n  4 |       {line}"


def test_wrong_options_are_told_together() -> None:
    yaml = "plugins:\n  competency-docs:\n    date: x\n    data: ''\n    as_of: x\n    thresholds: x\n"
    with pytest.raises(GeneratorError) as error:
        settings_of(yaml)
    assert [(one.where, one.check) for one in error.value.problems] == [
        (f"mkdocs.yml:{line}: plugins.competency-docs.{key}", "options")
        for line, key in enumerate(("date", "data", "as_of", "thresholds"), 3)
    ]


def test_a_configuration_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(GeneratorError) as error:
        read_settings(tmp_path / "mkdocs.yml", "mkdocs.yml")
    assert str(error.value) == "mkdocs.yml: expected a file that can be read, found no such file or directory"


# The date a site speaks of

EPOCH = str(int(datetime(2016, 2, 29, 23, 59, 59, tzinfo=UTC).timestamp()))


@pytest.mark.parametrize(
    ("environment", "as_of", "expected"),
    [
        ({"AS_OF": "2015-01-31", "SOURCE_DATE_EPOCH": EPOCH}, date(2017, 1, 1), date(2015, 1, 31)),
        ({"SOURCE_DATE_EPOCH": EPOCH}, date(2017, 1, 1), date(2017, 1, 1)),
        ({"AS_OF": "", "SOURCE_DATE_EPOCH": EPOCH}, None, date(2016, 2, 29)),
        ({"SOURCE_DATE_EPOCH": "0"}, None, date(1970, 1, 1)),
        ({"SOURCE_DATE_EPOCH": ""}, None, date(2018, 3, 19)),
        ({}, None, date(2018, 3, 19)),
    ],
)
def test_the_date_is_the_first_that_is_given(environment: dict[str, str], as_of: date | None, expected: date) -> None:
    assert read_as_of(settings(as_of=as_of), environment, NOON) == expected


@pytest.mark.parametrize(("hours", "day"), [(9, 18), (-9, 19)])
def test_today_is_the_day_in_utc(hours: int, day: int) -> None:
    here = datetime(2018, 3, 19, 3, tzinfo=timezone(timedelta(hours=hours)))
    assert read_as_of(settings(), {}, here) == date(2018, 3, day)


@pytest.mark.parametrize(
    ("environment", "message"),
    [
        ({"AS_OF": "yesterday"}, "AS_OF: expected a day as 2018-03-19, found 'yesterday'"),
        ({"AS_OF": "2018-03"}, "AS_OF: expected a day as 2018-03-19, found '2018-03'"),
        ({"SOURCE_DATE_EPOCH": "now"}, "SOURCE_DATE_EPOCH: expected seconds since 1970-01-01, found 'now'"),
        ({"SOURCE_DATE_EPOCH": "9" * 30}, f"SOURCE_DATE_EPOCH: expected seconds since 1970-01-01, found '{'9' * 30}'"),
    ],
)
def test_a_wrong_date_of_the_environment_is_told(environment: dict[str, str], message: str) -> None:
    with pytest.raises(GeneratorError) as error:
        read_as_of(settings(), environment, NOON)
    assert str(error.value) == message
    assert error.value.problems[0].check == "options"


def test_the_date_is_that_of_this_process(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AS_OF", "2015-01-31")
    assert current_as_of(settings(as_of=date(2017, 1, 1))) == date(2015, 1, 31)


# A project

FILES = {
    "data/programme.yml": """name: Partner competencies
description: What a partner needs.
currency: USD
tiers: {silver: {name: Silver}}
markets: {developed: {name: Developed markets}}
""",
    "data/metrics.yml": "revenue: {unit: money, name: Revenue, minimum: At least %(amount)s}\n",
    "data/products.yml": "plan: {name: Plan One}\n",
    "data/associations.yml": "{}\n",
    "data/conditions.yml": "{}\n",
    "data/credentials.yml": "{}\n",
    "data/competencies/crm.yml": """name: CRM
summary: For partners that sell.
options:
  seller:
    name: Seller
    summary: For sellers.
    tiers: [silver]
    thresholds: {revenue: {metric: revenue, minimum: {silver: {developed: 5}}}}
""",
    "templates/page.html": '{# L10N: A label. #}\n{{ gettext("Period") }}\n',
}
MESSAGES = (
    (None, "Period"),
    (None, "What a partner needs."),
    ("term", "Revenue"),
    (None, "At least %(amount)s"),
    (None, "For partners that sell."),
    (None, "For sellers."),
    ("name", "Partner competencies"),
    ("name", "Silver"),
    ("name", "Developed markets"),
    ("name", "CRM"),
    ("name", "Seller"),
)
ITALIAN = "locales/it_IT/LC_MESSAGES/messages.po"
JAPANESE = "locales/ja_JP/LC_MESSAGES/messages.po"


def catalogue(plural: str, translations: Mapping[str, str]) -> str:
    """Return a catalogue of all messages, some of them translated; the first stands on line 5."""
    parts = [f'msgid ""\nmsgstr ""\n"Plural-Forms: {plural};\\n"\n']
    for context, msgid in MESSAGES:
        about = f'msgctxt "{context}"\n' if context else ""
        parts.append(f'{about}msgid "{msgid}"\nmsgstr "{translations.get(msgid, "")}"\n')
    return "\n".join(parts)


def italian(**translations: str) -> str:
    return catalogue("nplurals=2; plural=(n != 1)", translations)


def japanese(**translations: str) -> str:
    return catalogue("nplurals=1; plural=0", translations)


def read(folder: Path, files: Mapping[str, str], thresholds: Mapping[str, int] | None = None) -> Project:
    for name, text in {**FILES, **files}.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    return read_project(settings(root=folder, thresholds=thresholds), date(2018, 3, 19))


def errors_of(folder: Path, files: Mapping[str, str]) -> list[str]:
    with pytest.raises(GeneratorError) as error:
        read(folder, files)
    return [f"{one.where}: {one.message}" for one in error.value.problems]


def test_a_project_is_all_that_pages_are_made_of(tmp_path: Path) -> None:
    project = read(tmp_path, {JAPANESE: japanese(Period="期間"), ITALIAN: italian(Period="Periodo")})
    assert project.settings.root == tmp_path
    assert project.catalogue.name.text == "Partner competencies"
    assert project.templates.folder == tmp_path / "templates"
    assert tuple(message.key for message in project.messages) == MESSAGES
    assert list(project.catalogues) == ["it-IT", "ja-JP"]
    assert [(one.tag, one.phrase(Text("Period", "")).text) for one in project.translators] == [
        ("en", "Period"),
        ("it-IT", "Periodo"),
        ("ja-JP", "期間"),
    ]
    assert project.problems == ()


def test_a_project_may_have_no_locale_but_the_source(tmp_path: Path) -> None:
    assert [one.tag for one in read(tmp_path, {}).translators] == ["en"]


def test_a_catalogue_of_the_source_language_is_no_second_english(tmp_path: Path) -> None:
    files = {"locales/en/LC_MESSAGES/messages.po": italian(Period="Time"), ITALIAN: italian()}
    project = read(tmp_path, files)
    assert [(one.tag, one.phrase(Text("Period", "")).text) for one in project.translators] == [
        ("en", "Period"),
        ("it-IT", "Period"),
    ]


def test_a_translation_that_breaks_a_rule_is_told_and_left_out(tmp_path: Path) -> None:
    project = read(tmp_path, {ITALIAN: italian(Period="<b>Periodo</b>", Silver="Argento")})
    assert [str(one) for one in project.problems] == [
        f"{ITALIAN}:5: expected plain text, found an HTML tag '<b>' in '<b>Periodo</b>'"
    ]
    assert [
        project.translators[1].phrase(text).text for text in (Text("Period", ""), Text("Silver", "", None, "name"))
    ] == [
        "Period",
        "Argento",
    ]


def test_a_name_that_is_optional_may_be_translated_and_is_not_missed(tmp_path: Path) -> None:
    more = '\nmsgctxt "name"\nmsgid "Plan One"\nmsgstr "Piano uno"\n'
    assert read(tmp_path, {ITALIAN: italian() + more}).problems == ()


@pytest.mark.parametrize(
    ("translations", "found"),
    [
        ({}, "0 %: without 'Period', 'What a partner needs.', 'Revenue' and 8 more"),
        (
            dict.fromkeys([msgid for _, msgid in MESSAGES[3:] if "%" not in msgid], "x"),
            "63 %: without 'Period', 'What a partner needs.', 'Revenue' and 1 more",
        ),
        (
            {"At least %(amount)s": "%(amount)s", **dict.fromkeys([msgid for _, msgid in MESSAGES[4:]], "x")},
            "72 %: without 'Period', 'What a partner needs.', 'Revenue'",
        ),
        (
            {**dict.fromkeys([msgid for _, msgid in MESSAGES], "x"), "At least %(amount)s": "<b>%(amount)s</b>"},
            "90 %: without 'At least %(amount)s'",
        ),
    ],
)
def test_a_locale_below_its_threshold_is_told(translations: dict[str, str], found: str, tmp_path: Path) -> None:
    problem = read(tmp_path, {ITALIAN: italian(**translations)}, {"it-IT": 100}).problems[-1]
    assert str(problem) == f"{ITALIAN}: expected 100 % of the messages translated, found {found}"
    assert (problem.check, problem.locale, problem.severity) == ("threshold", "it-IT", "error")


def test_a_locale_at_its_threshold_is_right(tmp_path: Path) -> None:
    assert read(tmp_path, {ITALIAN: italian(Period="Periodo")}, {"it-IT": 9}).problems == ()


@pytest.mark.parametrize(
    ("files", "tag", "message"),
    [
        (
            {JAPANESE: japanese(), ITALIAN: italian()},
            "ja-JA",
            "expected one of 'it-IT', 'ja-JP' in thresholds, found 'ja-JA'; did you mean 'ja-JP'?",
        ),
        ({ITALIAN: italian()}, "en", "expected one of 'it-IT' in thresholds, found 'en'"),
        ({}, "it-IT", "expected no thresholds: there is no locale yet, found 'it-IT'"),
    ],
)
def test_a_threshold_of_a_locale_that_is_not_there_is_told(
    files: dict[str, str], tag: str, message: str, tmp_path: Path
) -> None:
    with pytest.raises(GeneratorError) as error:
        read(tmp_path, files, {tag: 0})
    (problem,) = error.value.problems
    assert (problem.check, str(problem)) == ("options", f"mkdocs.yml: {message}")


def test_everything_that_cannot_be_read_is_told_together(tmp_path: Path) -> None:
    files = {
        "data/products.yml": "plan: {}\n",
        "data/metrics.yml": "revenue: {}\nrevenue: {}\n",
        "templates/page.html": "\n{% if %}\n",
        "templates/other.html": "{% endif %}\n",
        ITALIAN: 'msgid "Period\n',
        JAPANESE: 'msgid "Period"\n',
        "locales/xx_YY/LC_MESSAGES/messages.po": "",
    }
    assert errors_of(tmp_path, files) == [
        "data/metrics.yml:2: revenue: expected each key once, found 'revenue' again (first on line 1)",
        "templates/other.html:1: expected a template, found Encountered unknown tag 'endif'.",
        "templates/page.html:2: expected a template, found Expected an expression, got 'end of statement block'",
        f"{ITALIAN}:1: expected gettext's PO format, such as msgstr \"text\", found 'msgid \"Period'",
        f"{JAPANESE}:1: expected a msgstr, found the end of the file",
        "locales/xx_YY: expected a locale that CLDR knows, such as ja-JP, found 'xx-YY'",
    ]


def test_wrong_data_and_a_broken_catalogue_are_told_together(tmp_path: Path) -> None:
    files = {"data/products.yml": "plan: {}\n", ITALIAN: 'msgid "Period"\n'}
    assert errors_of(tmp_path, files) == [
        "data/products.yml:1: products.plan: expected the key 'name', found none",
        f"{ITALIAN}:1: expected a msgstr, found the end of the file",
    ]


def test_a_currency_that_is_none_is_told_where_it_is_written(tmp_path: Path) -> None:
    programme = FILES["data/programme.yml"].replace("USD", "USX")
    assert errors_of(tmp_path, {"data/programme.yml": programme}) == [
        "data/programme.yml:3: programme.currency: expected a currency of ISO 4217, found 'USX'"
    ]


def test_a_currency_of_one_threshold_is_told_there(tmp_path: Path) -> None:
    competency = FILES["data/competencies/crm.yml"].replace("metric: revenue,", "metric: revenue, currency: EUX,")
    where = "data/competencies/crm.yml:8: competencies.crm.options.seller.thresholds.revenue.currency"
    assert errors_of(tmp_path, {"data/competencies/crm.yml": competency}) == [
        f"{where}: expected a currency of ISO 4217, found 'EUX'"
    ]


def test_a_folder_that_is_no_locale_is_told_with_the_rest(tmp_path: Path) -> None:
    files = {"data/products.yml": "plan: {}\n", "locales/italiano/messages.po": ""}
    assert errors_of(tmp_path, files) == [
        "data/products.yml:1: products.plan: expected the key 'name', found none",
        "locales/italiano: expected a locale such as ja_JP as the name of a folder, found 'italiano'",
    ]


def test_folders_that_are_not_there_are_told_together(tmp_path: Path) -> None:
    with pytest.raises(GeneratorError) as error:
        read_project(settings(root=tmp_path), date(2018, 3, 19))
    assert str(error.value) == (
        "data: expected a folder of data files, found no such folder\n"
        "templates: expected a folder of templates, found no such folder"
    )


def test_a_locale_without_a_catalogue_is_told(tmp_path: Path) -> None:
    (tmp_path / "locales" / "it_IT").mkdir(parents=True)
    assert errors_of(tmp_path, {}) == [f"{ITALIAN}: expected a file that can be read, found no such file or directory"]
