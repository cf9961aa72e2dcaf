"""The MkDocs plugin: a thin adapter, no logic. It imports little: the rest when there is something to build."""

import atexit
import copy
import gc
import logging
import os
import sys
from collections.abc import Mapping
from contextlib import suppress
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from click import get_current_context
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as ThemePage
from mkdocs.utils import is_markdown_file
from mkdocs.utils.templates import TemplateContext

from generator.cache import (
    FOLDER,
    Before,
    Note,
    Root,
    Signature,
    key_of,
    read_note,
    signatures,
    stand,
    stands,
    write_note,
    write_parts,
    write_templates,
)
from generator.staging import Staging, remove_left_over

if TYPE_CHECKING:
    from generator.builder import Builder

# Objects after which Python looks for garbage; the default is 700.
_RARELY = 400_000
# What other plugins may do to each page before it is written.
_OF_EACH = ("env", "pre_page", "page_read_source", "page_markdown", "page_content", "page_context")
# Of the configuration, what is no value: MkDocs makes it from the file.
_OBJECTS = frozenset({"theme", "plugins", "hooks"})
_PATTERNS = ("exclude_docs", "draft_docs", "not_in_nav")
# Whose versions make a difference to pages.
_LIBRARIES = ("babel", "jinja2", "markupsafe", "mkdocs", "mkdocs-material", "polib", "pydantic", "pyyaml", "selectolax")
# Folders of a theme that hold no templates but pictures and scripts, which have its version.
_NO_TEMPLATES = frozenset({".icons", "assets"})
_CACHED, _NONE = frozenset({"__pycache__", ".cache"}), frozenset[str]()

log = logging.getLogger("mkdocs.plugins.competency-docs")


class Options(Config):
    """No options in MkDocs' own terms: `project` judges them, with their lines."""


class CompetencyDocsPlugin(BasePlugin[Options]):
    """Adds every page of every locale to the site. Bad input is raised in `on_config`, before anything is cleaned."""

    def __init__(self) -> None:
        self.command: str = "build"
        self.is_preview = self.dirty = False
        self.staging: Staging | None = None
        self.whole = False
        self.final_dir = ""
        self.key: str | None = None
        self.builder: Builder | None = None
        self.first: Builder | None = None
        # Of a preview: its last build, what watches files, and where.
        self.note: Note | None = None
        self.server: LiveReloadServer | None = None
        self.watched: set[str] = set()

    def load_config(self, options: dict[str, Any], config_file_path: str | None = None) -> tuple[list[Any], list[Any]]:
        """Keep the options; they are judged in `on_config`, where errors can be told with their lines."""
        self.options, self.config_file = options, Path(config_file_path or "mkdocs.yml")
        return [], []

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """Remember what MkDocs was called for; of `serve --clean`, a preview made as a build is, it says build."""
        self.command, self.dirty = command, dirty
        called = get_current_context(silent=True)
        self.is_preview = command == "serve" or (called is not None and called.info_name == "serve")
        # A site is a million small values that stay to the end: to look for garbage among them takes long.
        self.collected = gc.get_threshold()
        gc.set_threshold(_RARELY, _RARELY)
        # Nor is it worth the time to tidy up at the very end, when the process gives back all its memory.
        atexit.register(gc.freeze)

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Read and render everything, unless the last build did just that and its site stands; into a folder beside."""
        self._note_inputs(config)
        self.base = self.key = self.code = None
        if not self.dirty and self._is_alone(config) and not self._inherits() and not _has_others(config):
            self.base, self.key = self._keys()
            self.code = key_of(self.machine, [(Path(__file__).parent, _CACHED)]) if self.key else None
        last = self._last(config)
        self.builder = None if last and self._is_kept(last, config) else self._builder()
        if self.builder:
            self.builder.read(config, self.config_file, self.options, Before(self.base, self.code, last, self._cache))
        else:
            # There is nothing to make.
            config.theme.static_templates.clear()
        if not self.dirty:
            self.whole = False
            try:
                self.staging = Staging(Path(config.site_dir))
            except OSError as error:
                raise PluginError(f"{config.site_dir}: expected a folder for the site, found: {error}") from error
            self.site_config, self.final_dir, config.site_dir = config, config.site_dir, str(self.staging.folder)
        return config

    def on_serve(self, server: LiveReloadServer, **_: Any) -> LiveReloadServer:
        """Watch what pages are made of; an option may name another folder later."""
        self.server = server
        self._watch()
        return server

    def _watch(self) -> None:
        if self.server and self.builder:
            for folder in {*self.builder.watched()} - self.watched:
                self.server.watch(folder)
                self.watched.add(folder)

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Add every page; where the site stays as it is, there is nothing to make or to copy."""
        if self.builder is None:
            return Files([])
        return self.builder.add_pages(files, config=config, unseen=self._is_alone(config))

    @event_priority(-100)
    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> Navigation:
        """Keep each locale's pages to themselves."""
        return self.builder.arrange(nav, files=files, alone=self._is_alone(config, *_OF_EACH)) if self.builder else nav

    def on_page_content(self, html: str, *, page: ThemePage, **_: Any) -> str:
        """Return our body."""
        return self.builder.body(html, page=page) if self.builder else html

    def on_env(self, env: Any, *, config: MkDocsConfig, **_: Any) -> Any:
        """Let templates show what is filled in later."""
        return self.builder.with_holes(env, alone=self._is_alone(config)) if self.builder else env

    def on_page_context(
        self, context: TemplateContext, *, page: ThemePage, config: MkDocsConfig, **_: Any
    ) -> TemplateContext:
        """Return the context of the page's locale."""
        return self.builder.context(context, page=page, config=config) if self.builder else context

    def on_post_page(self, output: str, *, page: ThemePage, **_: Any) -> str:
        """Return the page with what the theme gives no room for."""
        return self.builder.finished(output, page=page) if self.builder else output

    @event_priority(-100)
    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Write what stands beside the pages, and prove what the pages state."""
        if self.builder:
            self.builder.finish(config, proved=self.command != "serve")
            self.whole = True
        if self.is_preview:
            self._put_in_place()
            self._watch()

    def on_build_error(self, **_: Any) -> None:
        """Leave the last good site in place."""
        self.whole = False

    def on_shutdown(self) -> None:
        """Put the new site in its place; a preview has done so after each build."""
        # All that there is counts as old: to look through it once more, before the end, would take long again.
        gc.freeze()
        gc.unfreeze()
        gc.set_threshold(*self.collected)
        self._put_in_place()
        if self.is_preview and self.final_dir:
            remove_left_over(Path(self.final_dir))

    def _put_in_place(self) -> None:
        """Put the new site in its place if it is whole; else the one before stays."""
        if self.staging is None:
            return
        staging, self.staging = self.staging, None
        self.site_config.site_dir = self.final_dir  # gh-deploy reads it after this
        if not self.whole:
            staging.abandon()
            return
        made = staging.folder.stat().st_ino
        try:
            staging.commit()
        except OSError as error:
            staging.abandon()
            raise PluginError(f"{self.final_dir}: expected to put the new site there, found: {error}") from error
        self._take_note(made)

    def _builder(self) -> "Builder":
        """Return what makes the site; always the same, as it remembers what a preview has made."""
        from generator.builder import Builder  # noqa: PLC0415 - imports all that a build needs

        self.first = self.first or Builder()
        return self.first

    def _last(self, config: MkDocsConfig) -> Note | None:
        """Return the note of the last build, if its site stands."""
        if self.key is None:
            return None
        note = self.note if self.is_preview else read_note(self._cache)
        return note if note and stands(Path(config.site_dir), note) else None

    def _is_kept(self, note: Note, config: MkDocsConfig) -> bool:
        """Return whether the last build's site stays; if so, say what that build said."""
        if note.key != self.key:
            return False
        warnings = [text for level, text in note.said if level >= logging.WARNING]
        if config.strict and warnings and not log.isEnabledFor(logging.WARNING):
            raise PluginError("\n".join(warnings))
        for level, text in note.said:
            log.log(level, "%s", text)
        log.info("Nothing is new since the last build: the site stays as it is")
        return True

    def _take_note(self, made: int) -> None:
        """Note what the site was made of and how it stands, if nothing has touched that, and it is the one `made`."""
        if self.builder is None or self.key is None or not stand([*self.roots, *self.edited], self.read):
            return
        with suppress(OSError):
            site = Path(self.final_dir)
            found = signatures(site)
            if found[""][-1] == site.stat().st_ino == made and self.builder.has_kept(found):
                note = Note(self.key, self.builder.said, found)
                if self.is_preview:
                    self.note = note
                    self.builder.keep(note)
                else:
                    write_note(self._cache, note)
                    write_parts(self._cache, note, self.builder.parts())
        if self.code and self.builder.compiled and self.builder.compiled.is_new:
            write_templates(self._cache, self.code, self.builder.compiled.as_json())

    @property
    def _cache(self) -> Path:
        return self.config_file.parent / FOLDER

    def _keys(self) -> tuple[str | None, str | None]:
        """Return digests of what the site is made of, without data and words and with them; None if unreadable."""
        self.read: dict[str, Signature] = {}
        try:
            base = key_of(self.facts, self.roots, self.read)
            return base, key_of({"base": base}, self.edited, self.read)
        except OSError:
            return None, None

    def _is_alone(self, config: MkDocsConfig, *names: str) -> bool:
        """Return whether no other plugin listens to some events, or to any."""
        events = config.plugins.events
        return all(getattr(one, "__self__", None) is self for name in names or events for one in events[name])

    def _inherits(self) -> bool:
        """Return whether the configuration may stand in another file too."""
        return b"INHERIT" in self.config_file.read_bytes()

    def _note_inputs(self, config: MkDocsConfig) -> None:
        """Remember what makes a difference to the site, before anything changes the configuration."""
        given = {name: self.options.get(name, name) for name in ("data", "locales", "templates")}
        day = {name: os.environ.get(name) for name in ("AS_OF", "SOURCE_DATE_EPOCH")}
        if not any(day.values()) and not self.options.get("as_of"):
            day["today"] = datetime.now(UTC).date().isoformat()
        self.machine = {"python": sys.version, "versions": {name: version(name) for name in _LIBRARIES}}
        self.facts: Mapping[str, object] = {
            # As they are now: what the file has of them may come from the environment.
            "own": copy.deepcopy(self.options),
            "options": copy.deepcopy({name: config[name] for name in config if name not in {*_OBJECTS, *_PATTERNS}}),
            "patterns": {name: repr(one.patterns) for name in _PATTERNS if (one := config[name])},
            "theme": copy.deepcopy(dict(config.theme)),
            "day": day,
            **self.machine,
        }
        own, root = config.theme.custom_dir, self.config_file.parent
        self.roots: list[Root] = [
            (self.config_file, _CACHED),
            (root / str(given["templates"]), _CACHED),
            (Path(config.docs_dir), _NONE),
            (Path(__file__).parent, _CACHED),
            *((Path(folder), _NONE if folder == own else _CACHED | _NO_TEMPLATES) for folder in config.theme.dirs),
        ]
        self.edited = [(root / str(given[name]), _CACHED) for name in ("data", "locales")]


def _has_others(config: MkDocsConfig) -> bool:
    """Return whether there are pages of an author's own, which may include any file, and which MkDocs has words on."""
    pages = (one for one in Path(config.docs_dir).rglob("*") if is_markdown_file(one.name))
    return config.nav is not None or bool(config.extra_templates) or any(pages)
