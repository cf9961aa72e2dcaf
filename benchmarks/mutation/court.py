"""Verdicts on planted changes: what `verify` says of a site of which a page has been changed."""

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from random import Random
from typing import TypeVar

from benchmarks.mutation.kinds import Kind
from benchmarks.mutation.page import LOCALES, Inapplicable, Page, World
from benchmarks.mutation.worlds import made_up_world, real_world
from generator.project import current_as_of, read_project, read_settings
from generator.verify import date_of
from generator.verify.finding import Finding
from generator.verify.html import Document, PageError, read_document
from generator.verify.judge import Judged, check_meanings, compare, judge_links, judge_other, judge_page
from generator.verify.known import Built, read_site
from generator.verify.links import check_links

T = TypeVar("T", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Planted:
    """Pages of a site that have been changed, by locale; `seed` plants the same again."""

    kind: Kind
    seed: str
    name: str
    pages: Mapping[str, str]


class Court:
    """A site that has been judged. A changed page is judged anew, with what it has in common with other languages."""

    def __init__(self, world: World, files: frozenset[str]) -> None:
        self.world, self.known = world, world.known
        everything = {**world.pages, **world.others}
        pages = {_address(tag, name): read_document(html) for (tag, name), html in everything.items()}
        self.built = Built({address: one for address, one in pages.items() if one}, {}, files)
        as_of = date_of(self.built.pages)
        assert as_of is not None, "a site states its date"
        self.as_of = as_of
        self.names = sorted({name for _, name in world.pages})
        self.judged = {
            name: {tag: self._judge(name, tag, html) for tag, html in self._pages(name)} for name in self.names
        }

    def plant(self, kind: Kind, seed: str) -> Planted | None:
        """Return a site with one change; None when no page that was tried can be changed so."""
        random = Random(seed)
        for _ in range(12):
            name, tag, inner = random.choice(self.names), random.choice(LOCALES), random.random()
            if kind.whole:
                tag, name = random.choice(sorted(self.world.others))
            try:
                tags = LOCALES if kind.alike else (tag,)
                pages = {one: kind.change(Page(one, name, self.world), Random(inner)) for one in tags}
            except Inapplicable:
                continue
            if all(self._differs(name, one, html) for one, html in pages.items()) or not kind.part:
                return Planted(kind, seed, name, pages)
        return None

    def find(self, planted: Planted) -> Iterator[tuple[str, Finding]]:
        """Yield what is found wrong with a site that has been changed, by locale."""
        if planted.kind.whole:
            yield from self._find_other(planted)
            return
        name, judged = planted.name, dict(self.judged[planted.name])
        pages, unread = dict(self.built.pages), {}
        for tag, html in planted.pages.items():
            address = _address(tag, name)
            document = self._read(html)
            if document is None:
                del pages[address], judged[tag]
                unread[address] = "none"
            else:
                pages[address] = document
                judged[tag] = judge_page(document, name, tag, self.known, self.as_of)
        addresses = {tag: _address(tag, name) for tag in LOCALES}
        yield from compare(judged, addresses, unread)
        yield from judge_links(addresses, replace(self.built, pages=pages, unread=unread), self.known.root)
        everything = {**self.judged, name: judged}
        said = [one for ones in everything.values() for each in ones.values() for one in each.meanings]
        yield from (("", finding) for finding in check_meanings(said))

    def _find_other(self, planted: Planted) -> Iterator[tuple[str, Finding]]:
        """Yield what is found wrong with a page that stands for no part of the data."""
        address = planted.name.removeprefix("/")
        for tag, html in planted.pages.items():
            page = self._read(html)
            if page is None:
                yield tag, Finding("pages", "", "a page", "none")
                continue
            yield from ((tag, finding) for finding in judge_other(page, address, tag, self.known))
            links = check_links(address, page, self.built.pages, self.built.files, self.known.root)
            yield from ((tag, finding) for finding in links)

    def _pages(self, name: str) -> Iterator[tuple[str, str]]:
        return ((tag, html) for (tag, one), html in self.world.pages.items() if one == name)

    def _judge(self, name: str, tag: str, html: str) -> Judged:
        document = self._read(html)
        if document is None:
            raise AssertionError(f"{tag}/{name}: no article")
        return judge_page(document, name, tag, self.known, self.as_of)

    def _differs(self, name: str, tag: str, html: str) -> bool:
        return self._read(html) != self.built.pages[_address(tag, name)]

    @staticmethod
    def _read(html: str) -> Document | None:
        try:
            return read_document(html)
        except PageError:
            return None


def _address(tag: str, name: str) -> str:
    """Return the address of a page; a name with a slash is one."""
    return name.removeprefix("/") if name.startswith("/") else f"{tag}/{name}/" if name else f"{tag}/"


@dataclass(frozen=True, slots=True)
class Trial:
    """What was planted, each with the first that was found wrong with it, if anything."""

    results: tuple[tuple[Planted, Finding | None], ...]

    @property
    def missed(self) -> list[Planted]:
        """Return what was not found."""
        return [one for one, finding in self.results if finding is None]

    @property
    def alarms(self) -> list[tuple[Planted, Finding]]:
        """Return what was found."""
        return [(one, finding) for one, finding in self.results if finding]

    def count(self, key: Callable[[Planted], Iterable[T]]) -> Mapping[T, tuple[int, int]]:
        """Return by a key how much was found, and how much planted."""
        planted = Counter(one for mutant, _ in self.results for one in key(mutant))
        found = Counter(one for mutant, finding in self.results if finding for one in key(mutant))
        return {one: (found[one], n) for one, n in planted.items()}


def courts_of(site: Path, config_file: Path) -> dict[str, Court]:
    """Return the real site, and two of made-up data for what the real one does not have."""
    settings = read_settings(config_file, config_file.name)
    project = read_project(settings, current_as_of(settings))
    # The page about translation leads to it.
    not_found = frozenset(f"{tag}/404.html" for tag in LOCALES)
    return {
        "real": Court(real_world(site, project, settings.site_url), read_site(site).files),
        "nineteenth": Court(made_up_world("nineteenth", date(2020, 4, 1)), not_found),
        "constructs": Court(made_up_world("constructs", date(2018, 3, 5)), not_found),
    }


def hold(courts: Mapping[str, Court], kinds: Iterable[Kind], each: int, seed: str) -> Trial:
    """Plant each kind some times, two of three in the real site where it can be, and return what became of it."""
    results = []
    for kind in kinds:
        for n in range(each):
            order = _ORDERS[n % len(_ORDERS)]
            seeds = (f"{seed} {kind.name} {n}", f"{seed} again {kind.name} {n}", f"{seed} once more {kind.name} {n}")
            mutants = ((name, courts[name].plant(kind, f"{one} {name}")) for one in seeds for name in order)
            if found := next(((name, one) for name, one in mutants if one), None):
                name, mutant = found
                results.append((mutant, next((finding for _, finding in courts[name].find(mutant)), None)))
    return Trial(tuple(results))


_REAL, _NINETEENTH, _CONSTRUCTS = "real", "nineteenth", "constructs"
_ORDERS = (
    (_REAL, _NINETEENTH, _CONSTRUCTS),
    (_REAL, _CONSTRUCTS, _NINETEENTH),
    (_NINETEENTH, _CONSTRUCTS, _REAL),
    (_REAL, _NINETEENTH, _CONSTRUCTS),
    (_REAL, _CONSTRUCTS, _NINETEENTH),
    (_CONSTRUCTS, _NINETEENTH, _REAL),
)
