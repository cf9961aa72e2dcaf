"""A project on disk: its settings, and all that is read before a page is made. Reads; writes nothing."""

import os
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from functools import partial
from pathlib import Path
from typing import TypeVar

from generator.checks import EXCUSABLE, Findings, Judgement, check_entries
from generator.checks.exceptions import Exceptions, check_exceptions, parse_exceptions
from generator.data import Keys, Plain, Tree, Values, parse_yaml, read_files, read_text
from generator.errors import GeneratorError, Problem, in_order, nearest, one_of, wrong
from generator.extract import messages_for, optional_names, source_messages
from generator.hints import A_BOOLEAN, A_DAY, A_NUMBER, A_TEMPLATE, hint
from generator.meaning import check_meaning
from generator.merging import merge
from generator.message_urls import FIELDS, WEB, is_url
from generator.messages import SOURCE, Translator, is_currency, parse_tag, plural_header
from generator.model import Catalogue
from generator.page_urls import REPORT_FIELDS, SOURCE_FIELDS
from generator.pofiles import Entry, PoFile, folder_name, locale_folders, read_po
from generator.refusals import CURRENCY
from generator.resolve import resolve
from generator.statistics import Left, Progress, measure
from generator.templating import Compiled, Templates

T = TypeVar("T")

PLUGIN = "competency-docs"
FOLDERS = ("data", "locales", "templates")
# Beside the catalogues: what the rules for translations doubt and is right.
EXCEPTIONS = "exceptions.yml"


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """The options of the plugin in `mkdocs.yml`. Folders are relative to `root`, where that file is.

    `problems` are those of options that are wrong; they have their default here.
    """

    root: Path
    data: str = "data"
    locales: str = "locales"
    templates: str = "templates"
    as_of: date | None = None
    thresholds: Mapping[str, int]
    message_url: str = ""
    source_url: str = ""
    report_url: str = ""
    verify: bool = True
    site_url: str = ""
    docs_dir: str = "docs"
    problems: tuple[Problem, ...] = ()
    # Where the options stand, for problems that are found later.
    tree: Tree = field(default=Tree(None, {}), compare=False, repr=False)
    keys: Keys = field(default=(), compare=False)

    def folder(self, name: str) -> Path:
        """Return the path of a folder that an option names."""
        return self.root / str(getattr(self, name))


@dataclass(frozen=True, slots=True, kw_only=True)
class Project:
    """What a site is made of. `problems` are those that do not keep a page from being made."""

    settings: Settings
    tree: Tree
    catalogue: Catalogue
    templates: Templates
    messages: tuple[Entry, ...]
    catalogues: Mapping[str, PoFile]
    translators: tuple[Translator, ...]
    progress: Mapping[str, Progress]
    static_files: frozenset[str]
    exceptions: Exceptions
    problems: tuple[Problem, ...]


def read_settings(config_file: Path, shown: str) -> Settings:
    """Return the plugin's options of a `mkdocs.yml`; raise GeneratorError when that cannot be read."""
    tree = parse_yaml(read_text(config_file, shown), shown, tags=True)
    return parse_settings(tree, plugin_keys(tree), config_file.parent)


def parse_settings(tree: Tree, keys: Keys, root: Path, options: Mapping[str, Plain] | None = None) -> Settings:
    """Return the settings that stand at `keys` of a configuration, or those given as `options`.

    Raises GeneratorError with every wrong option when one of them may be a folder: nothing is read from another one.
    """
    found = _at(tree.value, keys) if keys else None
    read = _Options(tree, keys, options if options is not None else found if isinstance(found, dict) else {})
    folders, as_of, thresholds = read.folders(), read.as_of(), read.thresholds()
    message_url, verify = read.url("message_url", FIELDS), read.verify()
    source_url = read.url("source_url", SOURCE_FIELDS)
    report_url = read.url("report_url", REPORT_FIELDS, (*WEB, "mailto"))
    if read.unknown() or len(folders) < len(FOLDERS):
        raise GeneratorError(sorted(read.problems, key=in_order))
    url, docs_dir = tree.at(("site_url",)), tree.at(("docs_dir",))
    return Settings(
        root=root,
        as_of=as_of,
        thresholds=thresholds,
        message_url=message_url,
        source_url=source_url,
        report_url=report_url,
        verify=verify,
        site_url=url if isinstance(url, str) else "",
        docs_dir=str(docs_dir or "docs"),
        problems=tuple(read.problems),
        tree=tree,
        keys=keys,
        **folders,
    )


class _Options:
    """The plugin's options as written, and what is wrong with them."""

    def __init__(self, tree: Tree, keys: Keys, options: Mapping[str, Plain]) -> None:
        self.tree, self.keys, self.options = tree, keys, options
        self.problems: list[Problem] = []

    def unknown(self) -> bool:
        """Judge whether every option is known; return whether one that is not may be meant as a folder."""
        known = ("as_of", *FOLDERS, "message_url", "source_url", "report_url", "thresholds", "verify")
        unknown = [key for key in self.options if key not in known]
        for key in unknown:
            at, found = (*self.keys, key), f"{key!r}{nearest(key, known)}"
            self.problems.append(self.tree.wrong(at, check="options", expected=one_of(known), found=found, of_key=True))
        return any(nearest(key, FOLDERS) for key in unknown)

    def folders(self) -> dict[str, str]:
        """Return the folders that are well named."""
        given = {key: self.options.get(key, key) for key in FOLDERS}
        folders = {key: one.rstrip("/") for key, one in given.items() if isinstance(one, str) and one.strip("./")}
        for key in (key for key in given if key not in folders):
            self._wrong((key,), given[key], "the path of a folder")
        return folders

    def as_of(self) -> date | None:
        """Return the day the site speaks of, if one is given."""
        day = self.options.get("as_of")
        try:
            return None if day is None else date.fromisoformat(str(day))
        except ValueError:
            self._wrong(("as_of",), day, A_DAY)
            return None

    def url(self, option: str, fields: tuple[str, ...], schemes: tuple[str, ...] = WEB) -> str:
        """Return the template of an address; empty where there is none."""
        template = self.options.get(option) or ""
        if isinstance(template, str) and (not template or is_url(template, fields, schemes)):
            return template
        expected = f"an {' or '.join(schemes)} address that may hold {{{'}, {'.join(fields)}}}"
        self._wrong((option,), template, expected, A_TEMPLATE)
        return ""

    def verify(self) -> bool:
        """Return whether a built site is proved."""
        wanted = self.options.get("verify", True)
        if isinstance(wanted, bool):
            return wanted
        self._wrong(("verify",), wanted, A_BOOLEAN)
        return True

    def thresholds(self) -> dict[str, int]:
        """Return the percentage that each locale needs, as far as they are such."""
        given = self.options.get("thresholds") or {}
        if not isinstance(given, dict):
            self._wrong(("thresholds",), given, "a percentage from 0 to 100 for each locale")
            return {}
        percentages = {tag: n for tag, n in given.items() if type(n) is int and 0 <= n <= 100}  # noqa: PLR2004
        for tag in (tag for tag in given if tag not in percentages):
            self._wrong(("thresholds", tag), given[tag], "a percentage from 0 to 100", A_NUMBER)
        return percentages

    def _wrong(self, path: Keys, value: Plain, expected: str, kind: str = "") -> None:
        at = (*self.keys, *path)
        help_ = hint(kind or expected, value, self.tree.written(at) or str(value))
        self.problems.append(self.tree.wrong(at, check="options", expected=expected, found=repr(value), help=help_))


def plugin_keys(tree: Tree) -> Keys:
    """Return where the plugin's options stand in a configuration; () when they stand nowhere."""
    plugins = tree.value.get("plugins") if isinstance(tree.value, dict) else None
    if isinstance(plugins, dict):
        return ("plugins", PLUGIN) if PLUGIN in plugins else ()
    for n, one in enumerate(plugins if isinstance(plugins, list) else ()):
        if isinstance(one, dict) and PLUGIN in one:
            return ("plugins", n, PLUGIN)
    return ()


def read_as_of(settings: Settings, environment: Mapping[str, str], now: datetime) -> date:
    """Return the date a site speaks of: AS_OF, else the option, else SOURCE_DATE_EPOCH, else today in UTC."""
    if text := environment.get("AS_OF"):
        try:
            return date.fromisoformat(text)
        except ValueError as error:
            help_ = hint(A_DAY, text, text)
            problem = wrong("options", "AS_OF", expected=A_DAY, found=repr(text), help=help_)
            raise GeneratorError([problem]) from error
    if settings.as_of is not None:
        return settings.as_of
    if text := environment.get("SOURCE_DATE_EPOCH"):
        try:
            return datetime.fromtimestamp(int(text), UTC).date()
        except (ValueError, OverflowError, OSError) as error:
            problem = wrong("options", "SOURCE_DATE_EPOCH", expected="seconds since 1970-01-01", found=repr(text))
            raise GeneratorError([problem]) from error
    return now.astimezone(UTC).date()


def current_as_of(settings: Settings) -> date:
    """Return the date a site speaks of, from this process's environment and clock."""
    return read_as_of(settings, os.environ, datetime.now(UTC))


def read_project(
    settings: Settings,
    as_of: date,
    *,
    meaning: bool = True,
    findings: Findings | None = None,
    compiled: Compiled | None = None,
    values: Values | None = None,
) -> Project:
    """Return all that a site is made of; raise GeneratorError with every problem that keeps pages from being made.

    Among `problems` are translations that break a rule, which are left out (their message then shows in English), and
    what time has brought about by `as_of`. Without `meaning`, it is not judged whether the data can be meant.
    `findings` are those of the rules for translations, `compiled` what is made of templates, `values` what data files
    say, as far as they are known.
    """
    errors = list(settings.problems)
    data = _collect(errors, lambda: _read_data(settings, as_of, values, meaning=meaning))
    templates = _collect(errors, lambda: _read_templates(settings, compiled))
    files, refused = locale_folders(settings.folder("locales"), settings.locales)
    errors += refused.values()
    read = {tag: _collect(errors, partial(_read_po, settings, tag, path)) for tag, path in files.items()}
    catalogues = {tag: po for tag, po in read.items() if po is not None}
    exceptions = _collect(errors, lambda: _read_exceptions(settings)) or Exceptions()
    needless = list(_unknown_thresholds(settings, sorted({*files, *refused})))
    errors += data.errors if data else ()
    translated = {tag: po for tag, po in catalogues.items() if tag != SOURCE}
    if errors or data is None or templates is None:
        # What needs nothing but the catalogue itself is told all the same.
        for tag, po in translated.items():
            errors += check_entries(tag, po, po.entries, frozenset(), exceptions.excuses).problems
        raise GeneratorError(sorted(errors + needless, key=in_order))
    catalogue = data.catalogue
    messages = source_messages(catalogue, templates)
    optional = optional_names(catalogue)
    judgements = {
        tag: check_entries(tag, po, messages, optional, exceptions.excuses, findings) for tag, po in translated.items()
    }
    progress = {
        tag: measure(tag, po, messages_for(messages, _begun(po), catalogue), judgements[tag].sound)
        for tag, po in translated.items()
    }
    problems = [*data.warnings, *needless, *_problems_of(catalogues, messages, judgements, exceptions)]
    for tag, one in progress.items():
        problems += _below_threshold(one, settings.thresholds.get(tag, 0))
    return Project(
        settings=settings,
        tree=data.tree,
        catalogue=catalogue,
        templates=templates,
        messages=messages,
        catalogues=catalogues,
        translators=(Translator(SOURCE), *(Translator(tag, one.sound) for tag, one in judgements.items())),
        exceptions=exceptions,
        progress=progress,
        static_files=_static_files(settings.root / settings.docs_dir),
        problems=tuple(problems),
    )


def merged_catalogues(project: Project, compendia: Mapping[str, Sequence[Entry]] | None = None) -> Mapping[str, PoFile]:
    """Return `{tag: catalogue}`, each in step with the messages of templates and data.

    `compendia` are translations from elsewhere, by locale, for messages that have none.
    """
    merged = {}
    for tag, po in project.catalogues.items():
        forms, plural_forms = plural_header(tag)
        wanted = messages_for(project.messages, po, project.catalogue)
        empty = [replace(one, strings=("",) * (forms if one.plural else 1)) for one in wanted]
        merged[tag] = merge(
            po,
            empty,
            language=folder_name(tag),
            plural_forms=plural_forms,
            forms=forms,
            compendium=(compendia or {}).get(tag, ()),
        )
    return merged


def _collect(errors: list[Problem], read: Callable[[], T]) -> T | None:
    """Return what is read; when it cannot be, add what is wrong to `errors` and go on."""
    try:
        return read()
    except GeneratorError as error:
        errors += error.problems
        return None


@dataclass(frozen=True, slots=True)
class _Data:
    tree: Tree
    catalogue: Catalogue
    errors: tuple[Problem, ...]
    warnings: tuple[Problem, ...]


def _read_data(settings: Settings, as_of: date, values: Values | None, *, meaning: bool) -> _Data:
    """Return the data, and what is wrong with it; of data with errors, meaning is judged where it is sound."""
    tree, unread = read_files(settings.folder("data"), settings.data, values)
    resolved = resolve(tree)
    errors = [*unread, *resolved.problems, *_unknown_currencies(tree)]
    doubts = check_meaning(resolved.catalogue, tree, as_of) if meaning else ()
    if errors:
        # Whether something is used, or needed, only the whole can tell.
        doubts = tuple(one for one in doubts if one.check not in {"used", "exceptions"})
    errors += (one for one in doubts if one.severity == "error")
    warnings = tuple(one for one in doubts if one.severity != "error")
    return _Data(tree, resolved.catalogue, tuple(errors), warnings)


def _unknown_currencies(tree: Tree) -> Iterator[Problem]:
    for keys in tree.named("currency"):
        code = tree.at(keys)
        if isinstance(code, str) and re.fullmatch(CURRENCY, code) and not is_currency(code):
            yield tree.wrong(keys, check="data", expected="a currency of ISO 4217", found=repr(code))


def _static_files(folder: Path) -> frozenset[str]:
    """Return the paths of the files that MkDocs copies into the site as they are."""
    files = (path for path in folder.rglob("*") if path.is_file() and path.suffix != ".md")
    return frozenset(path.relative_to(folder).as_posix() for path in files)


def _read_templates(settings: Settings, compiled: Compiled | None) -> Templates:
    templates = Templates(settings.folder("templates"), settings.templates, compiled=compiled)
    templates.messages  # noqa: B018 - what is wrong with a template is told here
    return templates


def _read_po(settings: Settings, tag: str, path: Path) -> PoFile:
    parse_tag(tag, f"{settings.locales}/{path.parents[1].name}")
    return read_po(path, f"{settings.locales}/{path.relative_to(settings.folder('locales')).as_posix()}")


def _read_exceptions(settings: Settings) -> Exceptions:
    path, shown = settings.folder("locales") / EXCEPTIONS, f"{settings.locales}/{EXCEPTIONS}"
    return parse_exceptions(parse_yaml(read_text(path, shown), shown), EXCUSABLE) if path.exists() else Exceptions()


def _problems_of(
    catalogues: Mapping[str, PoFile],
    messages: tuple[Entry, ...],
    judgements: Mapping[str, Judgement],
    exceptions: Exceptions,
) -> Iterator[Problem]:
    """Yield what is wrong with the catalogues, and with the exceptions from the rules for them."""
    for judgement in judgements.values():
        yield from judgement.problems
    entries = (entry for po in catalogues.values() for entry in po.entries)
    known = {entry.key for entry in (*messages, *entries)}
    met = {tag: judgement.met for tag, judgement in judgements.items()}
    judged = {tag: judgement.judged for tag, judgement in judgements.items()}
    yield from check_exceptions(exceptions, known, met, judged)


def _begun(po: PoFile) -> PoFile:
    """Return what of a catalogue is translated: a name that a locale need not have counts from then on."""
    return replace(po, entries=tuple(entry for entry in po.entries if any(entry.strings)), obsolete=())


def _below_threshold(progress: Progress, threshold: int) -> Iterator[Problem]:
    percent, left = progress.whole.percent, list(progress.left.values())
    if percent < threshold:
        first = ", ".join(_named(one) for one in left[:3])
        more = f" and {len(left) - 3} more" if len(left) > 3 else ""  # noqa: PLR2004
        where = f"{progress.shown}:{left[0].entry.line}" if left[0].entry.line else progress.shown
        expected = f"{threshold} % of the messages translated"
        found = f"{percent} %: without {first}{more}"
        yield wrong("threshold", where, expected=expected, found=found, locale=progress.tag)


def _named(left: Left) -> str:
    """Return a message that is left, with the line it stands on and why."""
    line = f"line {left.entry.line}, " if left.entry.line else ""
    return f"{left.entry.msgid!r} ({line}{left.state.value})"


def _unknown_thresholds(settings: Settings, known: Sequence[str]) -> Iterator[Problem]:
    for tag in settings.thresholds:
        if tag not in known:
            expected = one_of(known, tag) if known else "no thresholds: there is no locale yet"
            keys = (*settings.keys, "thresholds", tag)
            found = f"{tag!r}{nearest(tag, known)}"
            problem = settings.tree.wrong(keys, check="options", expected=expected, found=found, of_key=True)
            # Who has deleted a locale's folder gets a site all the same.
            yield replace(problem, severity="warning")


def _at(value: Plain, keys: Keys) -> Plain:
    for key in keys:
        value = value[key]  # type: ignore[index]
    return value
