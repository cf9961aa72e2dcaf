from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path

import pytest

from generator.data import Plain, parse_yaml
from generator.errors import GeneratorError, Problem, in_order
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
KNOWN = (
    "expected one of 'as_of', 'data', 'locales', 'templates', 'message_url', 'source_url', 'report_url', "
    "'thresholds', 'verify'"
)

ADDRESS = "expected an https or http address that may hold {locale}, {folder}, {file}, {line}, {msgid}, {context}"
REPORT = "expected an https or http or mailto address that may hold {locale}, {title}, {url}"
PERCENT = "thresholds.it-IT: expected a percentage from 0 to 100"


def settings_of(yaml: str, options: Mapping[str, Plain] | None = None) -> Settings:
    tree = parse_yaml(yaml, "mkdocs.yml", tags=True)
    return parse_settings(tree, plugin_keys(tree), ROOT, options)


def wrong_options(yaml: str, options: Mapping[str, Plain] | None = None) -> tuple[Problem, ...]:
    """Return what is wrong with options, whether it ends the run or is told with the rest."""
    try:
        return settings_of(yaml, options).problems
    except GeneratorError as error:
        return error.problems


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
      source_url: https://example.org/blob/{file}
      report_url: mailto:docs@example.org?subject={title}&body={url}
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
        source_url="https://example.org/blob/{file}",
        report_url="mailto:docs@example.org?subject={title}&body={url}",
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
    ("line", "marked", "message", "hint"),
    [
        ("locale: de", "locale", f"locale: {KNOWN}, found 'locale'; did you mean 'locales'?", ""),
        ("AS_OF: 2018-03-19", "AS_OF", f"AS_OF: {KNOWN}, found 'AS_OF'; did you mean 'as_of'?", ""),
        ("strict: true", "strict", f"strict: {KNOWN}, found 'strict'", ""),
        ("data:", "data", "data: expected the path of a folder, found None", ""),
        ("data: [a]", "[a]", "data: expected the path of a folder, found ['a']", ""),
        ("locales: ''", "''", "locales: expected the path of a folder, found ''", ""),
        ("locales: ../", "../", "locales: expected the path of a folder, found '../'", ""),
        ("templates: ./", "./", "templates: expected the path of a folder, found './'", ""),
        ("message_url: 'data:{line}'", "'data:{line}'", f"message_url: {ADDRESS}, found 'data:{{line}}'", ""),
        (
            "message_url: 'https://example.org/?q=\"{msgid}\"'",
            "'https://example.org/?q=\"{msgid}\"'",
            f"message_url: {ADDRESS}, found 'https://example.org/?q=\"{{msgid}}\"'",
            'write %22 instead of "',
        ),
        ("message_url: [a]", "[a]", f"message_url: {ADDRESS}, found ['a']", ""),
        (
            "source_url: https://example.org/{path}",
            "https://example.org/{path}",
            "source_url: expected an https or http address that may hold {file}, found 'https://example.org/{path}'",
            "",
        ),
        (
            "report_url: javascript:alert({url})",
            "javascript:alert({url})",
            f"report_url: {REPORT}, found 'javascript:alert({{url}})'",
            "",
        ),
        ("verify: 1", "1", "verify: expected true or false, found 1", "write true"),
        (
            "as_of: 2018-02-29", "2018-02-29", "as_of: expected a day as 2018-03-19, found '2018-02-29'",
            "February 2018 has 28 days",
        ),
        (
            "as_of: 2018-03", "2018-03", "as_of: expected a day as 2018-03-19, found '2018-03'",
            "write the day too, such as 2018-03-01",
        ),
        (
            "as_of: 19.3.2018", "19.3.2018", "as_of: expected a day as 2018-03-19, found '19.3.2018'",
            "write 2018-03-19",
        ),
        ("as_of: today", "today", "as_of: expected a day as 2018-03-19, found 'today'", ""),
        (
            "thresholds: 100", "100", "thresholds: expected a percentage from 0 to 100 for each locale, found 100", "",
        ),
        ("thresholds: {it-IT: 101}", "101", f"{PERCENT}, found 101", ""),
        ("thresholds: {it-IT: -1}", "-1", f"{PERCENT}, found -1", ""),
        ("thresholds: {it-IT: 99.5}", "99.5", f"{PERCENT}, found 99.5", ""),
        ("thresholds: {it-IT: true}", "true", f"{PERCENT}, found True", ""),
        ("thresholds: {it-IT: '90'}", "'90'", f"{PERCENT}, found '90'", "write 90, without quotation marks"),
        ("thresholds: {it-IT: 90 %}", "90 %", f"{PERCENT}, found '90 %'", "write 90"),
    ],
)  # fmt: skip
def test_a_wrong_option_is_told_with_its_line(line: str, marked: str, message: str, hint: str) -> None:
    [problem] = wrong_options(option(line))

    assert str(problem).splitlines() == [
        f"mkdocs.yml:4: plugins[0].competency-docs.{message}",
        f"  4 |       {line}",
        f"    |       {' ' * line.rindex(marked)}{'^' * len(marked)}",
        *([f"    = help: {hint}"] if hint else []),
    ]


@pytest.mark.parametrize("line", ["locale: de", "Data: facts", "data: ''"])
def test_nothing_is_read_from_folders_that_may_not_be_meant(line: str) -> None:
    with pytest.raises(GeneratorError):
        settings_of(option(line))


def test_a_wrong_option_has_its_default() -> None:
    read = settings_of("plugins:\n  competency-docs:\n    as_of: x\n    thresholds: {it-IT: x, ja-JP: 5}\n    y: z\n")

    assert (read.as_of, read.thresholds) == (None, {"ja-JP": 5})
    assert len(read.problems) == 3


def test_wrong_options_are_told_together() -> None:
    yaml = "plugins:\n  competency-docs:\n    date: x\n    data: ''\n    as_of: x\n    thresholds: x\n"
    with pytest.raises(GeneratorError) as error:
        settings_of(yaml)
    assert [(one.where, one.check) for one in sorted(error.value.problems, key=in_order)] == [
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
        (
            {"AS_OF": "2018-03"},
            "AS_OF: expected a day as 2018-03-19, found '2018-03'\n    = help: write the day too, such as 2018-03-01",
        ),
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
FIRST_MISSING = "'Period' (line 5, missing), 'What a partner needs.' (line 8, missing), 'Revenue' (line 11, missing)"
ITALIAN = "locales/it_IT/LC_MESSAGES/messages.po"
PORTUGUESE = "locales/pt_BR/LC_MESSAGES/messages.po"
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


def backwards(msgids: Sequence[str]) -> dict[str, str]:
    """Return a translation for each message, which no other one has."""
    return {msgid: msgid[::-1] for msgid in msgids}


def write(folder: Path, files: Mapping[str, str]) -> None:
    for name, text in {**FILES, **files}.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")


def read(folder: Path, files: Mapping[str, str], thresholds: Mapping[str, int] | None = None) -> Project:
    write(folder, files)
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


EXCEPTION = "- {rule: same-as-source, context: name, messages: [Silver], reason: The same in Italian.}\n"


def test_an_exception_lets_a_translation_pass(tmp_path: Path) -> None:
    files = {ITALIAN: italian(Silver="Silver")}
    (problem,) = read(tmp_path, files).problems
    assert (problem.check, problem.severity) == ("same-as-source", "warning")
    assert read(tmp_path, {**files, "locales/exceptions.yml": EXCEPTION}).problems == ()


def test_an_exception_that_is_no_longer_needed_is_an_error(tmp_path: Path) -> None:
    (problem,) = read(tmp_path, {ITALIAN: italian(Silver="Argento"), "locales/exceptions.yml": EXCEPTION}).problems
    assert (problem.check, problem.severity) == ("exceptions", "error")
    assert problem.message == (
        "expected an exception that is needed, found nothing that same-as-source finds in 'Silver' (it-IT)"
    )
    assert problem.where == "locales/exceptions.yml:1: [0].messages[0]"


def test_what_is_wrong_with_the_exceptions_is_told_with_all_else(tmp_path: Path) -> None:
    files = {"locales/exceptions.yml": "- {rule: markup, messages: [Silver], reason: x}", "data/products.yml": "x: 1\n"}
    first, *_, last = errors_of(tmp_path, files)
    assert first.startswith("data/products.yml:1: ")
    assert last.startswith("locales/exceptions.yml:1: [0].rule: expected one of 'cjk-spacing', ")
    assert last.endswith("found 'markup'")


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
    project = read(tmp_path, {ITALIAN: italian() + more})
    assert project.problems == ()
    whole = project.progress["it-IT"].whole
    assert (whole.messages, whole.translated) == (len(MESSAGES) + 1, 1)


def test_a_name_that_is_optional_and_not_begun_does_not_count(tmp_path: Path) -> None:
    more = '\nmsgctxt "name"\nmsgid "Plan One"\nmsgstr ""\n'
    assert read(tmp_path, {ITALIAN: italian() + more}).progress["it-IT"].whole.messages == len(MESSAGES)


@pytest.mark.parametrize(
    ("translations", "found"),
    [
        ({}, f"0 %: without {FIRST_MISSING} and 8 more"),
        (
            backwards([msgid for _, msgid in MESSAGES[3:] if "%" not in msgid]),
            f"63 %: without {FIRST_MISSING} and 1 more",
        ),
        (
            {"At least %(amount)s": "Da %(amount)s", **backwards([msgid for _, msgid in MESSAGES[4:]])},
            f"72 %: without {FIRST_MISSING}",
        ),
        (
            {**backwards([msgid for _, msgid in MESSAGES]), "At least %(amount)s": "<b>%(amount)s</b>"},
            "90 %: without 'At least %(amount)s' (line 15, refused)",
        ),
    ],
)
def test_a_locale_below_its_threshold_is_told(translations: dict[str, str], found: str, tmp_path: Path) -> None:
    problem = read(tmp_path, {ITALIAN: italian(**translations)}, {"it-IT": 100}).problems[-1]
    line = found.partition("(line ")[2].partition(",")[0]
    assert str(problem) == f"{ITALIAN}:{line}: expected 100 % of the messages translated, found {found}"
    assert (problem.check, problem.locale, problem.severity) == ("threshold", "it-IT", "error")


def test_a_message_that_a_catalogue_lacks_has_no_line(tmp_path: Path) -> None:
    shorter = italian(**{**backwards([msgid for _, msgid in MESSAGES]), "At least %(amount)s": "Da %(amount)s"})
    problem = read(tmp_path, {ITALIAN: shorter.replace('msgid "Period"', 'msgid "Time"')}, {"it-IT": 100}).problems[-1]
    expected = "expected 100 % of the messages translated, found 90 %: without 'Period' (missing)"
    assert str(problem) == f"{ITALIAN}: {expected}"


def test_a_locale_at_its_threshold_is_right(tmp_path: Path) -> None:
    assert read(tmp_path, {ITALIAN: italian(Period="Periodo")}, {"it-IT": 9}).problems == ()


@pytest.mark.parametrize(
    ("files", "tag", "message"),
    [
        (
            {JAPANESE: japanese(), ITALIAN: italian()},
            "ja-JA",
            "expected one of 'it-IT', 'ja-JP', found 'ja-JA'; did you mean 'ja-JP'?",
        ),
        ({ITALIAN: italian()}, "en", "expected one of 'it-IT', found 'en'"),
        ({}, "it-IT", "expected no thresholds: there is no locale yet, found 'it-IT'"),
    ],
)
def test_a_threshold_of_a_locale_that_is_not_there_is_told(
    files: dict[str, str], tag: str, message: str, tmp_path: Path
) -> None:
    """A warning: who has deleted the folder gets a site all the same, but not by `--strict`."""
    (problem,) = [one for one in read(tmp_path, files, {tag: 0}).problems if one.check == "options"]
    assert (problem.severity, str(problem)) == ("warning", f"thresholds.{tag}: {message}")


def test_everything_that_is_wrong_is_told_together(tmp_path: Path) -> None:
    """Options, YAML, shape, references, meaning, templates, catalogues and folders, by file and line; no follow-on."""
    files = {
        "mkdocs.yml": option("thresholds: {it-IT: 101, zh-CN: 5, fr-FR: 5}"),
        "data/products.yml": "plan: {}\n",
        "data/metrics.yml": "revenue: {}\nrevenue: {}\n",
        "data/credentials.yml": """70-534: {kind: exam, name: A, retires: soon, replaced_by: 70-533}
70-535: {kind: exam, name: B, retires: 2018-01-01, accepted_until: 2017-01-01}
""",
        "data/competencies/hr.yml": FILES["data/competencies/crm.yml"].replace("name: CRM", "name: 'HR"),
        "data/competencies/erp.yml": FILES["data/competencies/crm.yml"].replace("{developed", "{developped"),
        "data/competencies/pay.yml": FILES["data/competencies/crm.yml"].replace("revenue,", "revenue, currency: EUX,"),
        "templates/page.html": "\n{% if %}\n",
        "templates/other.html": "{% endif %}\n",
        ITALIAN: 'msgid "Period\n',
        JAPANESE: 'msgid "Period"\n',
        PORTUGUESE: italian(Period="<b>x</b>"),
        "locales/xx_YY/LC_MESSAGES/messages.po": "",
        "locales/zh-CN/LC_MESSAGES/messages.po": "",
    }
    write(tmp_path, files)
    with pytest.raises(GeneratorError) as error:
        read_project(read_settings(tmp_path / "mkdocs.yml", "mkdocs.yml"), date(2018, 3, 19))
    options = "mkdocs.yml:4: plugins[0].competency-docs.thresholds"
    assert [f"{one.where}: {one.message}" for one in error.value.problems] == [
        (
            "data/competencies/erp.yml:8: "
            "competencies.erp.options.seller.thresholds.revenue.minimum.silver.developped: "
            "expected one of 'developed', found 'developped'; did you mean 'developed'?"
        ),
        "data/competencies/hr.yml:1: expected a closing quotation mark, found the end of the file",
        (
            "data/competencies/pay.yml:8: competencies.pay.options.seller.thresholds.revenue.currency: "
            "expected a currency of ISO 4217, found 'EUX'"
        ),
        (
            "data/credentials.yml:1: credentials.70-534.retires: "
            "expected a date as 2017-12-31, or a month as 2018-01, found 'soon'"
        ),
        (
            "data/credentials.yml:1: credentials.70-534.replaced_by: "
            "expected one of '70-534', '70-535', found '70-533'; did you mean '70-534'?"
        ),
        (
            "data/credentials.yml:2: credentials.70-535.accepted_until: "
            "expected accepted_until not before retires (2018-01-01), found 2017-01-01"
        ),
        "data/metrics.yml:2: revenue: expected each key once, found 'revenue' again (first on line 1)",
        "data/products.yml:1: products.plan: expected the key 'name', found none",
        f"{ITALIAN}:1: expected gettext's PO format, such as msgstr \"text\", found 'msgid \"Period'",
        f"{JAPANESE}:1: expected a msgstr, found the end of the file",
        f"{PORTUGUESE}:1: expected 'nplurals=2; plural=(n > 1);', found 'nplurals=2; plural=(n != 1);'",
        f"{PORTUGUESE}:5: expected plain text, found an HTML tag '<b>' in '<b>x</b>'",
        "locales/xx_YY: expected a locale that CLDR knows, such as ja-JP, found 'xx-YY'",
        "locales/zh-CN: expected a locale such as ja_JP as the name of a folder, found 'zh-CN'",
        f"{options}.it-IT: expected a percentage from 0 to 100, found 101",
        f"{options}.fr-FR: expected one of 'it-IT', 'ja-JP', 'pt-BR', 'xx-YY', 'zh-CN', found 'fr-FR'",
        "templates/other.html:1: expected a template, found Encountered unknown tag 'endif'.",
        "templates/page.html:2: expected a template, found Expected an expression, got 'end of statement block'",
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
