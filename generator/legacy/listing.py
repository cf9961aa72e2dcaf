"""Credentials, as a line lists them: by code, address or name. Pure."""

import re
from collections.abc import Sequence
from urllib.parse import urlsplit

from generator.legacy import words
from generator.legacy.events import last_days
from generator.legacy.facts import Credential
from generator.legacy.figures import codes, dates, folded
from generator.legacy.lines import Line, day_first, people_of, slug


def listed_in(line: Line, *, in_people: bool) -> list[Credential]:
    """Return what a line lists: with its code or link at its beginning, not within a sentence."""
    text = line.text
    found = list(codes(text))
    first = found[0][1] if found else None
    links = [(label, url) for label, url in line.links if not url.startswith("#")]
    lead = text.find(links[0][0]) if links and links[0][0] else None
    head = text[: first if first is not None else lead if lead is not None else 0]
    if len(re.sub(r"\W", "", head)) > 12 or _is_sentence(line, head):  # noqa: PLR2004 - "Examen de certification"
        return []
    if first is not None:
        listed = [code for code, start in found if start == first or _label_has(links, code)]
        return [_credential(code, links, line) for code in dict.fromkeys(listed)]
    if (
        links
        and lead is not None
        and (_is_of_credential(links[0][1]) or (in_people and len(links[0][0]) > len(text) // 2))
    ):
        key = key_of(links[0][1])
        return [_credential(key, links, line)]
    named = re.match(r"\W*(mcs[ade]|microsoft certified|pmi|scrum|professional scrum|certified scrum)\b", line.folded)
    return [_credential(f"~{slug(text)[:40]}", [], line)] if in_people and named and line.block.depth else []


def lists_credential(line: Line) -> bool:
    """Return whether a line lists a credential, wherever it stands: by its code or its address."""
    return bool(listed_in(line, in_people=False))


def _is_sentence(line: Line, head: str) -> bool:
    """Return whether a line that begins like a credential goes on about people, or leads to more about something."""
    people = (
        bool(people_of(line))
        and words.means(line.folded, "people", line.locale)
        and words.means(line.folded, "pass", line.locale)
    )
    return people or bool(head.strip() and re.search(r"[.。]\s", head))


def _label_has(links: Sequence[tuple[str, str]], code: str) -> bool:
    return any(code in {one for one, _ in codes(label)} for label, _ in links)


def _credential(key: str, links: Sequence[tuple[str, str]], line: Line) -> Credential:
    named = [(label, url) for label, url in links if key in {one for one, _ in codes(label)}] or list(links[:1])
    url = named[0][1] if named else ""
    code = key if re.fullmatch(r"[A-Z0-9]{2,3}-[0-9]{3}", key) else ""
    marks = re.search(r"(?<!\*)(\*{1,3})(?!\*)[\s.)]*$|(?<=\w)(\*{1,3})(?=\s|$|[(:：])", line.text.replace("\\", ""))
    dated = last_days(dates(line.folded, day_first=day_first(line.locale)), line.locale)
    return Credential(
        key=code or _code_in(url) or key,
        code=code,
        url=url,
        at=_code_in(url),
        marks=(marks[1] or marks[2]) if marks else "",
        line=line.block.line,
        text=line.text,
        dated=dated,
    )


def kind_of(one: Credential) -> str:
    """Return what kind of credential is listed, as far as its code, title and address say it."""
    if one.code:
        return "exam"
    return "certification" if re.search(r"mcs[ade]|certification", folded(one.text + one.url)) else "assessment"


def _code_in(url: str) -> str:
    """Return the exam's code that an address of an exam's page has."""
    found = re.search(r"exam[-_/]?([a-z0-9]{2,3})-?([0-9]{3})(?![0-9])", normal_address(url))
    return f"{found[1]}-{found[2]}".upper() if found else ""


def _is_of_credential(url: str) -> bool:
    return bool(re.search(r"/learning/|partneruniversity|certif|courseid|pmi\.org|scrum|/exam", normal_address(url)))


def key_of(url: str) -> str:
    """Return what tells a credential by its address: its exam, its course, or else the address."""
    normal = normal_address(url)
    course = re.search(r"courseid=([0-9]+)", normal)
    return _code_in(url) or (f"course {course[1]}" if course else normal.partition("?")[0].removesuffix(".aspx"))


def normal_address(url: str) -> str:
    """Return an address without what changes nothing: case, locale, `/` before `?` or at the end, protocol."""
    parts = urlsplit(url.strip().casefold())
    path = re.sub(r"^/[a-z]{2}(?:-[a-z]{2,4}){0,2}(?=/|$)", "", parts.path).rstrip("/")
    return parts.netloc.removeprefix("www.") + path + (f"?{parts.query}" if parts.query else "")
