"""The proof that a built site states the facts of the data, the same in every locale.

Reads the built HTML alone, knowing the data, the catalogues, CLDR's tables and what docs/html.md promises of a page.
Shares nothing with the code that writes pages but gettext's messages and plural rules and the YAML reader.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import cast

from generator.errors import Problem, wrong
from generator.pofiles import po_path
from generator.project import Project
from generator.verify.facts import SOURCE, value_of
from generator.verify.finding import Finding
from generator.verify.html import Document
from generator.verify.judge import check_meanings, compare, judge_links, judge_other, judge_page
from generator.verify.known import Built, Known, read_site
from generator.verify.links import address_of, check_head_links, check_links
from generator.verify.proof import PROOF, digest_of_facts, digest_of_file, digest_of_files, format_proof, parts_of
from generator.verify.stated import AS_OF, TRANSLATION, Data, page_names
from generator.verify.verdicts import Meanings, Verdicts
from generator.verify.whole import DEAD


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What was found wrong, the date the site speaks of, and the digests of its facts: `{page: {locale: digest}}`."""

    problems: tuple[Problem, ...]
    as_of: str
    digests: Mapping[str, Mapping[str, str]]
    facts: int


def verify_site(folder: Path, known: Known, verdicts: Verdicts | None = None) -> Verdict:
    """Return what is wrong with the site in a folder, and what proves the rest.

    Pages that `verdicts` has are not judged anew, but for their links; what is right now is written there.
    """
    kept = verdicts or Verdicts()
    verdict = judge_site(read_site(folder), known, kept)
    kept.write()
    return verdict


def judge_site(built: Built, known: Known, verdicts: Verdicts | None = None) -> Verdict:
    """Return what is wrong with a built site, and what proves the rest."""
    verdicts, as_of = verdicts or Verdicts(), date_of(built.pages)
    if as_of is None:
        found = next(iter(built.unread.values()), "no page with one")
        problem = wrong("verify-pages", "/", expected="a built site, whose pages state their date", found=found)
        return Verdict(problems=(problem,), as_of="", digests={}, facts=0)
    pages = pages_of(built, known)
    problems: list[Problem] = []
    said: list[tuple[str, str]] = []
    for name, addresses in pages.items():
        findings, meanings = _judge(name, addresses, built, known=known, as_of=as_of, verdicts=verdicts)
        said += meanings
        for tag, finding in (*findings, *judge_links(addresses, built, known.root)):
            problems.append(_problem(addresses[tag], tag, finding))
    problems += _check_others(built, known, {one for addresses in pages.values() for one in addresses.values()})
    problems += [_problem("", SOURCE, finding) for finding in check_meanings(said)]
    return Verdict(
        problems=tuple(problems),
        as_of=as_of.isoformat(),
        digests={name: _digests(addresses, built) for name, addresses in pages.items()},
        facts=sum(len(page.facts) for page in built.pages.values()),
    )


def known_of(project: Project, site_url: str) -> Known:
    """Return what a proof knows of a project: of translations those that break no rule."""
    return Known(
        data=cast("Data", project.tree.value),
        sources=project.messages,
        catalogues={one.tag: tuple(one.entries.values()) for one in project.translators if one.tag != SOURCE},
        root=site_url.rstrip("/") + "/",
        static=project.static_files | _pages_beside(project.settings.root / project.settings.docs_dir),
    )


def _pages_beside(folder: Path) -> frozenset[str]:
    """Return the paths and addresses that pages of the author's own may have, which MkDocs writes beside ours."""
    names = [path.relative_to(folder).with_suffix("").as_posix() for path in folder.rglob("*.md")]
    names += [name.removesuffix("index").removesuffix("README").rstrip("/") for name in names]
    return frozenset(end for name in names for end in (f"{name}.html", f"{name}/index.html", f"{name}/"))


def date_of(pages: Mapping[str, Document]) -> date | None:
    """Return the date that most pages state; None when there is none."""
    days: Counter[date] = Counter()
    for page in pages.values():
        stated = next((value_of(element) for path, element in page.facts if path == AS_OF), "")
        try:
            days[date.fromisoformat(stated)] += 1
        except ValueError:
            continue
    return max(days, key=lambda day: (days[day], day), default=None)


def pages_of(built: Built, known: Known) -> Mapping[str, Mapping[str, str]]:
    """Return `{page: {locale: address}}` of the pages that a site must have in every locale.

    That about translation is there where any locale has one.
    """
    names = [*page_names(known.data)]
    if any(f"{tag}/{TRANSLATION}/" in built.pages for tag in known.locales):
        names.append(TRANSLATION)
    return {name: {tag: f"{tag}/{name}/" if name else f"{tag}/" for tag in known.locales} for name in names}


def proof_of(project: Project, verdict: Verdict) -> str:
    """Return the text of `proof.json`: what a site states, and what it was made from, as digests."""
    data = project.settings.folder("data")
    catalogues = {tag: project.settings.folder("locales") / po_path(tag) for tag in project.catalogues}
    return format_proof(
        verdict.as_of,
        digest_of_files(data, data.rglob("*.yml")),
        {tag: digest_of_file(path) for tag, path in catalogues.items()},
        verdict.digests,
    )


def check_proof(folder: Path, proof: str) -> Iterator[Problem]:
    """Yield what differs between the proof that lies in a site and the one made anew: of which page in which locale."""
    path = folder / PROOF
    if not path.is_file():
        yield wrong("verify-proof", PROOF, expected="the proof of these pages", found="no such file")
        return
    text = path.read_text(encoding="utf-8", errors="replace")
    if text == proof:
        return
    made, found = parts_of(proof), parts_of(text)
    for keys in sorted(made.keys() | found.keys()):
        if (expected := made.get(keys, "nothing")) != (other := found.get(keys, "nothing")):
            yield wrong("verify-proof", f"{PROOF}: {'.'.join(keys)}", expected=expected, found=other)
    if made == found:
        yield wrong("verify-proof", PROOF, expected="the same, byte for byte", found="it is written in another way")


def _check_others(built: Built, known: Known, judged: set[str]) -> Iterator[Problem]:
    """Yield what is wrong with pages that stand for no part of the data, and each that should not be there."""
    whole = {"": SOURCE, DEAD: SOURCE} | {f"{tag}/{DEAD}": tag for tag in known.locales}
    yield from _check_files(built, known, whole, judged)
    for address, page in built.pages.items():
        if address in judged:
            continue
        if address not in whole:
            yield _problem(address, page.lang, Finding("pages", "", "no page that the data does not have", "one"))
            continue
        for finding in judge_other(page, address, whole[address], known):
            yield _problem(address, whole[address], finding)
        if address == "":
            homes = {tag: f"{tag}/" for tag in known.locales}
            for finding in check_head_links(address, page, homes, known.root):
                yield _problem(address, whole[address], finding)
        for finding in check_links(address, page, built.pages, built.files, known.root):
            yield _problem(address, whole[address], finding)


def _check_files(built: Built, known: Known, whole: Mapping[str, str], judged: set[str]) -> Iterator[Problem]:
    """Yield which pages of the whole site are missing, and which that are none of ours are not of the author either."""
    for address, tag in whole.items():
        if address not in built.pages:
            yield _problem(address, tag, Finding("pages", "", "a page", built.unread.get(address, "none")))
    addresses = {*judged, *whole, *built.pages, *built.unread, *known.static}
    for name in sorted(built.files - known.static):
        if name.endswith(".html") and address_of(name) not in addresses:
            yield _problem(address_of(name), SOURCE, Finding("pages", "", "no page without data-article", "one"))


def _judge(
    name: str, addresses: Mapping[str, str], built: Built, *, known: Known, as_of: date, verdicts: Verdicts
) -> tuple[list[tuple[str, Finding]], Meanings]:
    """Return what is wrong with a page in all its languages but for its links, and what its messages mean."""
    found = {tag: built.pages[address] for tag, address in addresses.items() if address in built.pages}
    key = verdicts.key(name, as_of, [(tag, found[tag].digest if tag in found else "") for tag in addresses])
    if (meanings := verdicts.meanings(key)) is not None:
        return [], meanings
    judged = {tag: judge_page(page, name, tag, known, as_of) for tag, page in found.items()}
    findings = list(compare(judged, addresses, built.unread))
    meanings = list(dict.fromkeys(meaning for one in judged.values() for meaning in one.meanings))
    if not findings:
        verdicts.keep(key, meanings)
    return findings, meanings


def _digests(addresses: Mapping[str, str], built: Built) -> dict[str, str]:
    found = {tag: built.pages.get(address) for tag, address in addresses.items()}
    return {tag: digest_of_facts(page) for tag, page in found.items() if page}


def _problem(address: str, tag: str, finding: Finding) -> Problem:
    where = ": ".join(part for part in (address, finding.at) if part) or "/"
    return wrong(f"verify-{finding.check}", where, expected=finding.expected, found=finding.found, locale=tag)
