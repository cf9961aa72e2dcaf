"""The MkDocs plugin: a thin adapter, no logic. With `theme`, all that knows MkDocs."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Literal

from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as ThemePage
from mkdocs.utils import write_file
from mkdocs.utils.templates import TemplateContext

from generator import theme
from generator.checks import named
from generator.data import parse_yaml, read_text
from generator.errors import GeneratorError
from generator.messages import SOURCE
from generator.pages import Locale, Page
from generator.project import FOLDERS, PLUGIN, Settings, current_as_of, parse_settings, plugin_keys, read_project
from generator.site import Kept, render_site
from generator.staging import Staging
from generator.verify import known_of, proof_of, verify_site
from generator.verify.proof import PROOF

log = logging.getLogger(f"mkdocs.plugins.{PLUGIN}")


class Options(Config):
    """No options in MkDocs' own terms: `project` judges them, with their lines."""


class CompetencyDocsPlugin(BasePlugin[Options]):
    """Adds every page of every locale to the site. Bad input is raised in `on_config`, before anything is cleaned."""

    def __init__(self) -> None:
        self.command: str = "build"
        self.dirty = False
        self.staging: Staging | None = None
        self.whole = False
        self.kept = Kept()

    def load_config(self, options: dict[str, Any], config_file_path: str | None = None) -> tuple[list[Any], list[Any]]:
        """Keep the options; they are judged in `on_config`, where errors can be told with their lines."""
        self.options, self.config_file = options, Path(config_file_path or "mkdocs.yml")
        return [], []

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """Remember what MkDocs was called for."""
        self.command, self.dirty = command, dirty

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Read and render everything; from here on only the theme is missing."""
        with _errors():
            self.settings = self._settings()
            as_of = current_as_of(self.settings)
            project = read_project(self.settings, as_of)
            for problem in project.problems:
                log.warning(named(problem))
            if config.strict and project.problems and not log.isEnabledFor(logging.WARNING):
                # MkDocs counts only the warnings that its log lets through: `--quiet` must not make a build pass.
                raise PluginError("\n".join(map(named, project.problems)))
            self.site = render_site(project, as_of, config.site_url or "", self.kept)
            self.project = project
        self.pages: dict[str, Page] = {page.path: page for page in self.site.pages}
        if {"search", "material/search"} & set(config.plugins):
            log.warning("mkdocs.yml: expected no plugin 'search': every locale has an index of its own")
        theme.prepare(config)
        for note in theme.foreign_words(config, self.site):
            log.info(note)
        if self.command != "serve" and not self.dirty:
            self.whole = False
            try:
                self.staging = Staging(Path(config.site_dir))
            except OSError as error:
                raise PluginError(f"{config.site_dir}: expected a folder for the site, found: {error}") from error
            self.site_config, self.final_dir, config.site_dir = config, config.site_dir, str(self.staging.folder)
        return config

    def on_serve(self, server: LiveReloadServer, **_: Any) -> LiveReloadServer:
        """Watch what pages are made of."""
        for name in FOLDERS:
            server.watch(str(self.settings.folder(name)))
        return server

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Add every page as a generated file, and leave out what the theme would make for one language."""
        for name in theme.REPLACED_TEMPLATES:
            if (replaced := files.get_file_from_path(name)) is not None and replaced.src_dir != config.docs_dir:
                files.remove(replaced)
        for page in self.pages.values():
            source = page.path.removesuffix(".html") + ".md"
            if files.get_file_from_path(source) is not None:
                raise PluginError(f"{config.docs_dir}/{source}: expected no page where {page.path} comes from data")
            file = File.generated(config, source, content="")
            file.dest_uri = page.path
            files.append(file)
        return files

    @event_priority(-100)
    def on_nav(self, nav: Navigation, *, files: Files, **_: Any) -> Navigation:
        """Keep each locale's pages to themselves."""
        found = {file.dest_uri: file.page for file in files.documentation_pages() if file.page is not None}
        self.theme_pages: dict[str, ThemePage] = {path: page for path, page in found.items() if path in self.pages}
        self.frames: dict[str | None, theme.Frame] = {}
        for locale in self.site.locales:
            theme.link_neighbours(locale, self.theme_pages)
        for page in self.pages.values():
            if page.locale is None and (own := self.theme_pages.get(page.path)) is not None:
                own.previous_page = own.next_page = None
        return nav

    def on_page_content(self, html: str, *, page: ThemePage, **_: Any) -> str:
        """Return our body."""
        ours = self.pages.get(page.file.dest_uri)
        if ours is None:
            return html
        theme.set_page(page, ours, self._locale(ours), self.site.heads.get(ours.path))
        return theme.content(ours, self._locale(ours), self.site.origins.get(ours.path, {}))

    def on_page_context(
        self, context: TemplateContext, *, page: ThemePage, config: MkDocsConfig, **_: Any
    ) -> TemplateContext:
        """Return the context of the page's locale."""
        ours = self.pages.get(page.file.dest_uri)
        if ours is None:
            return context
        tag = ours.locale or SOURCE
        if tag not in self.frames:
            self.frames[tag] = theme.Frame(config, self.site, self._locale(ours), self.theme_pages)
        context.update(self.frames[tag].context(ours))  # type: ignore[typeddict-item]
        return context

    def on_post_page(self, output: str, *, page: ThemePage, **_: Any) -> str:
        """Return the page with what the theme gives no room for: marks, and the direction of its root."""
        ours = self.pages.get(page.file.dest_uri)
        frame = self.frames[ours.locale or SOURCE] if ours else None
        return theme.with_direction(frame.marked(output), frame.locale.translator) if frame else output

    @event_priority(-100)
    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Write what stands beside the pages, and prove what the pages state."""
        folder = Path(config.site_dir)
        for path, text in self.site.files.items():
            write_file(text.encode(), str(folder / path))
        if self.settings.verify and self.command != "serve":
            verdict = verify_site(folder, known_of(self.project, config.site_url or ""))
            if verdict.problems:
                raise PluginError("\n".join(map(str, verdict.problems)))
            write_file(proof_of(self.project, verdict).encode(), str(folder / PROOF))
        self.whole = True

    def on_build_error(self, **_: Any) -> None:
        """Leave the last good site in place."""
        self.whole = False

    def on_shutdown(self) -> None:
        """Put the new site in its place if it is whole."""
        if self.staging is None:
            return
        staging, self.staging = self.staging, None
        self.site_config.site_dir = self.final_dir  # gh-deploy reads it after this
        if not self.whole:
            staging.abandon()
            return
        try:
            staging.commit()
        except OSError as error:
            staging.abandon()
            raise PluginError(f"{self.final_dir}: expected to put the new site there, found: {error}") from error

    def _locale(self, page: Page) -> Locale:
        return next(one for one in self.site.locales if one.tag == (page.locale or SOURCE))

    def _settings(self) -> Settings:
        shown = self.config_file.name
        tree = parse_yaml(read_text(self.config_file, shown), shown, tags=True)
        return parse_settings(tree, plugin_keys(tree), self.config_file.parent.resolve(), dict(self.options))


@contextmanager
def _errors() -> Iterator[None]:
    try:
        yield
    except GeneratorError as error:
        raise PluginError("\n".join(map(named, error.problems))) from error
