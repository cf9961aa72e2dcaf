"""A build within MkDocs: every page, when MkDocs asks for it. With `theme` and `plugin`, all that knows MkDocs."""

import logging
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as ThemePage
from mkdocs.structure.toc import TableOfContents
from mkdocs.utils import write_file
from mkdocs.utils.templates import TemplateContext

from generator import theme
from generator.cache import Before, Note, Signature, is_linked, link, read_parts, read_templates, text_of
from generator.checks import Findings, named
from generator.data import Values, parse_yaml, read_text
from generator.earlier import Earlier, as_json, from_json
from generator.errors import GeneratorError
from generator.holes import Unshareable, is_text, shown
from generator.messages import SOURCE
from generator.pages import Locale, Page
from generator.project import FOLDERS, PLUGIN, Settings, current_as_of, parse_settings, plugin_keys, read_project
from generator.shell import Shells
from generator.site import Kept, Site, index_path, render_site
from generator.templating import Compiled

log = logging.getLogger(f"mkdocs.plugins.{PLUGIN}")


class Builder:
    """Makes one build after another, as a preview does: what stays the same in the next is kept."""

    def __init__(self) -> None:
        self.kept = Kept()
        self.compiled: Compiled | None = None
        self.values = Values()
        self.made: tuple[Note, Earlier] | None = None

    def read(self, config: MkDocsConfig, config_file: Path, options: Mapping[str, Any], before: Before) -> None:
        """Read and render everything; from here on only the theme is missing. Raises PluginError for bad input."""
        self.before, self.last, self.overrides = before, Path(config.site_dir), config.theme.custom_dir
        self.said: list[tuple[int, str]] = []
        with _errors():
            self.settings = _settings(config_file, options)
            as_of = current_as_of(self.settings)
            self.earlier = self._earlier()
            self.findings = Findings(self.before.base, self.earlier.findings)
            if self.compiled is None:
                self.compiled = Compiled(read_templates(before.folder, before.code) if before.code else None)
            self.values = Values(self.values.made or self.earlier.values)
            project = read_project(
                self.settings, as_of, findings=self.findings, compiled=self.compiled, values=self.values
            )
            for problem in project.problems:
                self._say(logging.WARNING, named(problem))
            if config.strict and project.problems and not log.isEnabledFor(logging.WARNING):
                # MkDocs counts only the warnings that its log lets through: `--quiet` must not make a build pass.
                raise PluginError("\n".join(map(named, project.problems)))
            self.site = render_site(project, as_of, config.site_url or "", self.kept, self.earlier, self._index_before)
            self.project = project
        self.pages: dict[str, Page] = {page.path: page for page in self.site.pages}
        if {"search", "material/search"} & set(config.plugins):
            self._say(logging.WARNING, "mkdocs.yml: expected no plugin 'search': every locale has an index of its own")
        theme.prepare(config)
        for note in theme.foreign_words(config, self.site):
            self._say(logging.INFO, note)

    def watched(self) -> Iterator[str]:
        """Yield the folders that pages are made of."""
        yield from (str(self.settings.folder(name)) for name in FOLDERS)
        if self.overrides:
            yield self.overrides

    def _earlier(self) -> Earlier:
        """Return what the last build has made that this one can use."""
        base, note = self.before.base, self.before.note
        if base is None or note is None:
            return Earlier(base)
        if self.made and self.made[0] is note:
            return self.made[1] if self.made[1].base == base else Earlier(base)
        try:
            return from_json(read_parts(self.before.folder, note), base)
        except (OSError, ValueError, LookupError, TypeError, AttributeError, RecursionError) as error:
            log.debug("Nothing is known of the last build: %s", error)
            return Earlier(base)

    def _index_before(self, tag: str) -> str | None:
        """Return the search index of a locale that the last build has made, None where it is not as it was noted."""
        try:
            return text_of(self.last, index_path(tag), self.before.note) if self.before.note else None
        except (OSError, ValueError):
            return None

    def keep(self, note: Note) -> None:
        """Remember what this build has made, of whose site a note was taken, for the next one of a preview."""
        self.made = note, self._made()

    def parts(self) -> object:
        """Return what a later build can use, as plain values."""
        return as_json(self._made())

    def _made(self) -> Earlier:
        # Of templates that ask for all pages it is not known what theirs hang on.
        sound = self.sound if not self.files.asked else set()
        pages = {path: key for path, key in self.site.made.pages.items() if path in sound}
        made = self.site.made
        return replace(made, pages=pages, spans=self.spans, findings=self.findings.made, values=self.values.made)

    def add_pages(self, files: Files, *, config: MkDocsConfig, unseen: bool) -> Files:
        """Add every page as a generated file, and leave out what the theme would make for one language.

        Those that are `unseen` by other plugins, and by pages of an author's own, are made without MkDocs, or stay as
        the last build has made them.
        """
        for name in theme.REPLACED_TEMPLATES:
            if (replaced := files.get_file_from_path(name)) is not None and replaced.src_dir != config.docs_dir:
                files.remove(replaced)
        # Of no other theme is it known what its templates ask.
        self.is_material = config.theme.name == "material"
        self.apart = self.is_material and unseen and config.nav is None and not files.documentation_pages()
        self.stay = frozenset(self._staying(Path(config.site_dir))) if self.apart else frozenset()
        self.sound = set(self.stay)
        self.unseen = frozenset(page.path for locale in self.site.locales for page in self._apart(locale))
        # What the theme's own templates ask a page for is known: of those around it, what `theme.Frame` gives them.
        self.is_plain = self.is_material and config.theme.custom_dir is None
        self.theme_pages = _ThemePages(self.site, config)
        self.files = _Files(self.site.pages, self.theme_pages)
        for page in self.pages.values():
            source = theme.source_of(page)
            if files.get_file_from_path(source) is not None:
                raise PluginError(f"{config.docs_dir}/{source}: expected no page where {page.path} comes from data")
            if page.path not in self.stay and page.path not in self.unseen:
                files.append(self.theme_pages[page.path].file)
        return files

    def arrange(self, nav: Navigation, *, files: Files, alone: bool) -> Navigation:
        """Keep each locale's pages to themselves; have them filled into shells where no plugin changes each of them."""
        made = self.unseen | ({file.dest_uri for file in files.documentation_pages()} & self.pages.keys())
        self.frames: dict[str | None, theme.Frame] = {}
        self.shells: dict[str, Shells] = {}
        # A page stands between two others in the navigation, or is made in the plain way.
        between = [page for locale in self.site.locales for page in enumerate(locale.listed[1:-1], 1)]
        self.positions = {page.path: n for n, page in between} if alone and self.is_material else {}
        for locale in self.site.locales:
            theme.link_neighbours(locale, self.theme_pages, made)
        for page in self.site.whole:
            if page.path in made:
                own = self.theme_pages[page.path]
                own.previous_page = own.next_page = None
        # Pages that MkDocs does not see have no section above them: so none has.
        for path in made - self.unseen:
            self.theme_pages[path].parent = None
        self.contexts: dict[str, TemplateContext] = {}
        self.left = {locale.tag: locale for locale in self.site.locales}
        self.spans: dict[str, tuple[int, int]] = {}
        return nav

    def _staying(self, folder: Path) -> Iterator[str]:
        """Put the pages that are as the last build has made them into a new site, and yield their paths."""
        if note := self.before.note:
            for page in self.site.pages:
                known = self.earlier.has(page.path, self.site.made.pages.get(page.path))
                if known and link(self.last, page.path, folder, note):
                    yield page.path

    def has_kept(self, found: Mapping[str, Signature]) -> bool:
        """Return whether the pages that stay, as they are `found` in the new site, are as they were noted."""
        noted = self.before.note.site if self.before.note else {}
        return all(path in found and is_linked(noted[path], found[path]) for path in self.stay)

    def _apart(self, locale: Locale) -> Sequence[Page]:
        """Return the pages of a locale that are made without MkDocs.

        Not the last of those that are filled: it tells what templates are given.
        """
        filled = [page for page in locale.listed[1:-1] if page.path not in self.stay]
        return filled[:-1] if self.apart else ()

    def body(self, html: str, *, page: ThemePage, **_: Any) -> str:
        """Return our body."""
        ours = self.pages.get(page.file.dest_uri)
        if ours is None:
            return html
        theme.set_page(page, ours, self._locale(ours), self.site.heads.get(ours.path))
        page.toc = theme.contents(self._locale(ours), ours.contents)
        if ours.path not in self.positions:
            return self._content(ours)
        page.meta["template"] = theme.FILLED_TEMPLATE
        return ""

    def with_holes(self, env: Any, *, alone: bool) -> Any:
        """Return the theme's environment, in which a shell can show its holes; its code is kept where it is `alone`."""
        own: dict[str, Any] = {"bytecode_cache": self.compiled} if alone else {}
        if self.positions:
            own["finalize"] = shown
        self.env = env.overlay(**own) if own else env
        if self.positions:
            self.env.tests = {**env.tests, "string": is_text}
        return self.env

    def context(self, context: TemplateContext, *, page: ThemePage, config: MkDocsConfig, **_: Any) -> TemplateContext:
        """Return the context of the page's locale."""
        ours = self.pages.get(page.file.dest_uri)
        if ours is None:
            return context
        tag = ours.locale or SOURCE
        for other in [one for one in self.contexts if one != tag]:
            self._complete(other, config)
        if tag not in self.frames:
            self.frames[tag] = theme.Frame(config, self.site, self._locale(ours), self.theme_pages)
        frame = self.frames[tag]
        if self.apart:
            context["pages"] = self.files
        if ours.path in self.positions:
            self.contexts[tag] = context.copy()
            context["filled"] = self._filled(ours, frame, context)  # type: ignore[typeddict-unknown-key]
        else:
            context.update(frame.context(ours, frame.own(ours, self.site.heads.get(ours.path))))  # type: ignore[typeddict-item]
        return context

    def _filled(self, page: Page, frame: theme.Frame, context: TemplateContext) -> str:
        """Return a page filled into its shell; where there can be none, as the theme makes it."""
        tag = frame.locale.tag
        if tag not in self.shells:
            self.shells[tag] = frame.shells(self.env.get_template)
        known = self.theme_pages[page.path]
        head = self.site.heads.get(page.path)
        theme.set_page(known, page, frame.locale, head)
        own = frame.own_of(page, head, self.positions[page.path], {**context, "page": known})
        try:
            filled = self.shells[tag].fill(own)
        except Unshareable as error:
            log.debug("%s: made without a shell: %s", page.path, error)
            known.toc = theme.contents(frame.locale, page.contents)
            known.content, known.active = self._content(page), True
            made = self.env.get_template("main.html").render(own.context(own.values))
            return frame.finished(made, self._content(page))
        else:
            self.sound.add(page.path)
            return filled
        finally:
            known.toc, known.content, known.active = TableOfContents([]), None, False

    def finished(self, output: str, *, page: ThemePage, **_: Any) -> str:
        """Return the page with what the theme gives no room for."""
        ours = self.pages.get(page.file.dest_uri)
        if ours is None or ours.path in self.positions:
            return output
        page.content = None  # some are of megabytes, and all stay to the end
        if self.is_plain:
            self.sound.add(ours.path)
        return self.frames[ours.locale or SOURCE].finished(output, self._content(ours))

    def finish(self, config: MkDocsConfig, *, proved: bool) -> None:
        """Write what MkDocs does not, and have what the pages state `proved`, where the options say so."""
        folder = Path(config.site_dir)
        for tag in tuple(self.left):
            self._complete(tag, config)
        for path, text in self.site.files.items():
            write_file(text.encode(), str(folder / path))
        if self.settings.verify and proved:
            self._prove(folder, config.site_url or "")

    def _complete(self, tag: str, config: MkDocsConfig) -> None:
        """Write what of a locale MkDocs does not, and forget its words: all at once would take much memory."""
        if (locale := self.left.pop(tag, None)) is None:
            return
        folder = Path(config.site_dir)
        index = self.site.indexes[tag]
        write_file(index.text.encode(), str(folder / index_path(tag)))
        self.spans |= index.spans
        for page in self._apart(locale):
            made = self._filled(page, self.frames[tag], self.contexts[tag])
            file = folder / page.path
            file.parent.mkdir(exist_ok=True)
            file.write_bytes(made.encode())
        locale.words.forget()

    def _prove(self, folder: Path, site_url: str) -> None:
        from generator.verify import known_of, proof_of, verify_site  # noqa: PLC0415 - not every build has a proof
        from generator.verify.proof import PROOF  # noqa: PLC0415
        from generator.verify.verdicts import KEPT, Verdicts  # noqa: PLC0415

        known = known_of(self.project, site_url)
        verdict = verify_site(folder, known, Verdicts(self.settings.root / KEPT, known))
        if verdict.problems:
            raise PluginError("\n".join(map(str, verdict.problems)))
        write_file(proof_of(self.project, verdict).encode(), str(folder / PROOF))

    def _content(self, page: Page) -> str:
        return theme.content(page, self._locale(page), self.site.origin_of(page))

    def _say(self, level: int, text: str) -> None:
        self.said.append((level, text))
        log.log(level, "%s", text)

    def _locale(self, page: Page) -> Locale:
        return next(one for one in self.site.locales if one.tag == (page.locale or SOURCE))


class _ThemePages(dict[str, ThemePage]):
    """What each page is to MkDocs, by its path, made when it is asked for."""

    def __init__(self, site: Site, config: MkDocsConfig) -> None:
        super().__init__()
        self.config = config
        self.ours = {page.path: (page, locale) for locale in site.locales for page in locale.pages}
        source = next(one for one in site.locales if one.tag == SOURCE)
        self.ours |= {page.path: (page, source) for page in site.whole}

    def __missing__(self, path: str) -> ThemePage:
        page, locale = self.ours[path]
        file = File.generated(self.config, theme.source_of(page), content="", inclusion=InclusionLevel.INCLUDED)
        file.dest_uri = path
        made = self[path] = theme.OwnPage(None, file, self.config)
        theme.set_entry(made, page, locale)
        return made


class _Files(Sequence[File]):
    """The files of all pages, for templates that ask for them."""

    def __init__(self, pages: Sequence[Page], theme_pages: _ThemePages) -> None:
        self._pages, self._theme_pages, self.asked = pages, theme_pages, False

    def __getitem__(self, n: Any) -> Any:
        """Return one, or some."""
        self.asked = True
        return [self._theme_pages[page.path].file for page in self._pages][n]

    def __len__(self) -> int:
        self.asked = True
        return len(self._pages)


def _settings(config_file: Path, options: Mapping[str, Any]) -> Settings:
    shown = config_file.name
    tree = parse_yaml(read_text(config_file, shown), shown, tags=True)
    return parse_settings(tree, plugin_keys(tree), config_file.parent.resolve(), dict(options))


@contextmanager
def _errors() -> Iterator[None]:
    try:
        yield
    except GeneratorError as error:
        raise PluginError("\n".join(map(named, error.problems))) from error
