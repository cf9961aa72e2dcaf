"""A project on disk: its settings, and all that is read before a page is made. Reads; writes nothing."""

import os
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from functools import partial
from pathlib import Path
from typing import TypeVar

from generator.checks import check_entries
from generator.data import Keys, Plain, Tree, parse_yaml, read_text, read_tree
from generator.errors import GeneratorError, Problem, nearest, one_of, wrong
from generator.extract import messages_for, optional_names, source_messages
from generator.meaning import check_meaning
from generator.message_urls import FIELDS, is_message_url
from generator.messages import SOURCE, Translator, is_currency, parse_tag, plural_header
from generator.model import Catalogue, Money
from generator.pofiles import Entry, PoFile, folder_name, locale_folders, merge, read_po
from generator.resolve import read_catalogue
from generator.templating import Templates

T = TypeVar("T")

PLUGIN = "competency-docs"
FOLDERS = ("data", "locales", "templates")


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """The options of the plugin in `mkdocs.yml`. Folders are relative to `root`, where that file is."""

    root: Path
    data: str = "data"
    locales: str = "locales"
    templates: str = "templates"
    as_of: date | None = None
    thresholds: Mapping[str, int]
    message_url: str = ""
    verify: bool = True
    site_url: str = ""
    docs_dir: str = "docs"

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
    static_files: frozenset[str]
    problems: tuple[Problem, ...]


def read_settings(config_file: Path, shown: str) -> Settings:
    """Return the plugin's options of a `mkdocs.yml`; raise GeneratorError with every wrong one."""
    tree = parse_yaml(read_text(config_file, shown), shown, tags=True)
    return parse_settings(tree, plugin_keys(tree), config_file.parent)


def parse_settings(tree: Tree, keys: Keys, root: Path, options: Mapping[str, Plain] | None = None) -> Settings:
    """Return the settings that stand at `keys` of a configuration, or those given as `options`."""
    found = _at(tree.value, keys) if keys else None
    options = options if options is not None else found if isinstance(found, dict) else {}
    known = ("as_of", *FOLDERS, "message_url", "thresholds", "verify")
    problems = [
        tree.wrong((*keys, key), check="options", expected=one_of(known), found=f"{key!r}{nearest(key, known)}")
        for key in options
        if key not in known
    ]

    def wrong_option(key: str, expected: str) -> None:
        problems.append(tree.wrong((*keys, key), check="options", expected=expected, found=repr(options[key])))

    folders: dict[str, str] = {}
    for key in FOLDERS:
        value = options.get(key, key)
        if isinstance(value, str) and value.strip("./"):
            folders[key] = value.rstrip("/")
        else:
            wrong_option(key, "the path of a folder")
    as_of = None
    if options.get("as_of") is not None:
        try:
            as_of = date.fromisoformat(str(options["as_of"]))
        except ValueError:
            wrong_option("as_of", "a day as 2018-03-19")
    message_url = options.get("message_url") or ""
    if not isinstance(message_url, str) or (message_url and not is_message_url(message_url)):
        wrong_option("message_url", f"an https or http address that may hold {{{'}, {'.join(FIELDS)}}}")
    verify = options.get("verify", True)
    if not isinstance(verify, bool):
        wrong_option("verify", "true or false")
    thresholds: dict[str, int] = {}
    given = options.get("thresholds") or {}
    if isinstance(given, dict) and all(type(n) is int and 0 <= n <= 100 for n in given.values()):  # noqa: PLR2004
        thresholds = {tag: n for tag, n in given.items() if isinstance(n, int)}
    else:
        wrong_option("thresholds", "a percentage from 0 to 100 for each locale")
    if problems:
        raise GeneratorError(problems)
    url = tree.value.get("site_url") if isinstance(tree.value, dict) else None
    site_url = url if isinstance(url, str) else ""
    docs_dir = str((tree.value.get("docs_dir") if isinstance(tree.value, dict) else None) or "docs")
    return Settings(
        root=root,
        as_of=as_of,
        thresholds=thresholds,
        message_url=str(message_url),
        verify=bool(verify),
        site_url=site_url,
        docs_dir=docs_dir,
        **folders,
    )


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
            raise GeneratorError(
                [wrong("options", "AS_OF", expected="a day as 2018-03-19", found=repr(text))]
            ) from error
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


def read_project(settings: Settings, as_of: date, *, meaning: bool = True) -> Project:
    """Return all that a site is made of; raise GeneratorError with every problem that keeps pages from being made.

    Among `problems` are translations that break a rule, which are left out (their message then shows in English), and
    what time has brought about by `as_of`. Without `meaning`, it is not judged whether the data can be meant.
    """
    errors: list[Problem] = []
    tree = _collect(errors, lambda: read_tree(settings.folder("data"), settings.data))
    catalogue = _collect(errors, lambda: _read_catalogue(tree)) if tree else None
    templates = _collect(errors, lambda: _read_templates(settings))
    files = _collect(errors, lambda: locale_folders(settings.folder("locales"), settings.locales)) or {}
    read = {tag: _collect(errors, partial(_read_po, settings, tag, path)) for tag, path in files.items()}
    catalogues = {tag: po for tag, po in read.items() if po is not None}
    errors += _unknown_thresholds(settings, files)
    doubts = check_meaning(catalogue, tree, as_of) if tree and catalogue and meaning else ()
    errors += [problem for problem in doubts if problem.severity == "error"]
    if errors or tree is None or catalogue is None or templates is None:
        raise GeneratorError(errors)
    messages = source_messages(catalogue, templates)
    problems: list[Problem] = list(doubts)
    translators = [Translator(SOURCE)]
    for tag, po in catalogues.items():
        if tag == SOURCE:
            continue
        found, sound = check_entries(tag, po, messages, optional_names(catalogue))
        problems += found
        problems += _below_threshold(settings, tag, po, messages, sound)
        translators.append(Translator(tag, sound))
    return Project(
        settings=settings,
        tree=tree,
        catalogue=catalogue,
        templates=templates,
        messages=messages,
        catalogues=catalogues,
        translators=tuple(translators),
        static_files=_static_files(settings.root / settings.docs_dir),
        problems=tuple(problems),
    )


def merged_catalogues(project: Project) -> Mapping[str, PoFile]:
    """Return `{tag: catalogue}`, each in step with the messages of templates and data."""
    optional = optional_names(project.catalogue)
    merged = {}
    for tag, po in project.catalogues.items():
        forms, plural_forms = plural_header(tag)
        wanted = messages_for(project.messages, po.entries, optional)
        empty = [replace(one, strings=("",) * (forms if one.plural else 1)) for one in wanted]
        merged[tag] = merge(po, empty, language=folder_name(tag), plural_forms=plural_forms, forms=forms)
    return merged


def _collect(errors: list[Problem], read: Callable[[], T]) -> T | None:
    """Return what is read; when it cannot be, add what is wrong to `errors` and go on."""
    try:
        return read()
    except GeneratorError as error:
        errors += error.problems
        return None


def _read_catalogue(tree: Tree) -> Catalogue:
    catalogue = read_catalogue(tree)
    figures = [one.figure for tier in catalogue.tiers for line in tier.thresholds for one in line.minimums]
    unknown = {
        _currency_keys(tree, one.path): one.value.currency
        for one in figures
        if isinstance(one.value, Money) and not is_currency(one.value.currency)
    }
    if unknown:
        expected = "a currency of ISO 4217"
        raise GeneratorError(
            tree.wrong(keys, check="data", expected=expected, found=repr(currency))
            for keys, currency in unknown.items()
        )
    return catalogue


def _currency_keys(tree: Tree, path: str) -> Keys:
    """Return where the currency of the figure at `path` is written: with its threshold, or for the whole program."""
    keys = tree.keys_of(path)
    own = (*keys[: keys.index("minimum")], "currency")
    return own if own in tree.marks else ("programme", "currency")


def _static_files(folder: Path) -> frozenset[str]:
    """Return the paths of the files that MkDocs copies into the site as they are."""
    files = (path for path in folder.rglob("*") if path.is_file() and path.suffix != ".md")
    return frozenset(path.relative_to(folder).as_posix() for path in files)


def _read_templates(settings: Settings) -> Templates:
    templates = Templates(settings.folder("templates"), settings.templates)
    list(templates.messages())
    return templates


def _read_po(settings: Settings, tag: str, path: Path) -> PoFile:
    parse_tag(tag, f"{settings.locales}/{path.parents[1].name}")
    return read_po(path, f"{settings.locales}/{path.relative_to(settings.folder('locales')).as_posix()}")


def _below_threshold(
    settings: Settings, tag: str, po: PoFile, messages: tuple[Entry, ...], sound: tuple[Entry, ...]
) -> Iterator[Problem]:
    translated = {entry.key for entry in sound if entry.translated}
    missing = [message for message in messages if message.key not in translated]
    percent = 100 * (len(messages) - len(missing)) // max(1, len(messages))
    threshold = settings.thresholds.get(tag, 0)
    if percent < threshold:
        first = ", ".join(repr(message.msgid) for message in missing[:3])
        more = f" and {len(missing) - 3} more" if len(missing) > 3 else ""  # noqa: PLR2004
        expected = f"{threshold} % of the messages translated"
        found = f"{percent} %: without {first}{more}"
        yield wrong("threshold", po.shown, expected=expected, found=found, locale=tag)


def _unknown_thresholds(settings: Settings, catalogues: Collection[str]) -> Iterator[Problem]:
    for tag in settings.thresholds:
        if tag not in catalogues:
            known = sorted(catalogues)
            expected = f"{one_of(known)} in thresholds" if known else "no thresholds: there is no locale yet"
            yield wrong("options", "mkdocs.yml", expected=expected, found=f"{tag!r}{nearest(tag, known)}")


def _at(value: Plain, keys: Keys) -> Plain:
    for key in keys:
        value = value[key]  # type: ignore[index]
    return value
