"""Facts stand where they belong: in the section of their tier, with their threshold, in the item of their exam."""

from collections.abc import Iterator, Mapping
from datetime import date

from generator.pofiles import message_id
from generator.verify.facts import OFFICIAL
from generator.verify.finding import Finding
from generator.verify.html import Element
from generator.verify.logic import section_of, tier_section
from generator.verify.stated import (
    EXAMS,
    Data,
    about_paths,
    card_paths,
    conditions_of,
    figure_at,
    heading,
    is_headcount,
    line_paths,
    listed_paths,
    summaries,
    tier_paths,
    tiers_of,
    way_paths,
)

# What a page says of what ends, which has facts of its own.
_ENDS = frozenset({"data-deadline", "data-coming"})


def check_sections(article: Element, data: Data, competency: str) -> Iterator[Finding]:
    """The section of a tier states what the data has for that tier, and each of its lines one threshold.

    Bad: Gold's figures under the heading Silver; a product listed with another threshold; a condition left out
    Good: what the option's tier asks for, and no more
    """
    conditions = {message_id((None, one["text"])): one["text"] for one in data["conditions"].values()}
    for option, tier, people in tiers_of(data, competency):
        section = tier_section(article, option, tier)
        if section is None:
            continue
        yield from differ(f"#{option}-{tier}", tier_paths(data, competency, option, tier), section.paths)
        if people:
            headcount = f"competencies.{competency}.options.{option}.people.headcount.{tier}"
            yield from differ(f"#{option}-{tier}", frozenset([headcount]), _paths_of_tier(section))
        expected = conditions_of(data, competency, option, tier)
        said = (conditions.get(str(one.get("data-message"))) for one in section.having("data-message"))
        yield from differ(f"#{option}-{tier}", expected, [one for one in said if one])
        for item in section.walk():
            if item.tag == "li" and "li" not in {one.tag for one in item.within}:
                for line in thresholds_in(item):
                    yield from differ(line, line_paths(data, line, tier), item.paths)


def check_headings(article: Element, data: Data, competency: str) -> Iterator[Finding]:
    """The page, each option and each tier begin with a heading that names them, under their ids.

    The tiers of the first option have their bare ids in their headings too: links of old lead there.

    Bad: the name of one option above the requirements of another; `id="silver"` at what Gold asks for
    Good: `<section aria-labelledby="x-gold"><h3 id="x-gold">Gold</h3>`
    """
    expected: list[tuple[str, Element | None, str]] = [(competency, article, f"competencies.{competency}.name")]
    options = data["competencies"][competency]["options"]
    legacy = {f"{option}-{tier}": tier for option in list(options)[:1] for tier in options[option]["tiers"]}
    for option, found in options.items():
        path = f"competencies.{competency}.options.{option}.name"
        expected.append((f"{option}-option", section_of(article, f"{option}-option"), path))
        sections = ((tier, tier_section(article, option, tier)) for tier in found["tiers"])
        expected += [(f"{option}-{tier}", section, f"programme.tiers.{tier}.name") for tier, section in sections]
    for id_, section, path in expected:
        first = section.elements[0] if section and section.elements else None
        if first is None or (first.get("id"), first.paths, first.having(OFFICIAL)) != (id_, [path], []):
            yield Finding("places", f"#{id_}", f"a heading with {path} first", " ".join(first.paths if first else ()))
        elif id_ in legacy and legacy[id_] not in [one.get("id") for one in first.within]:
            yield Finding("structure", f"#{legacy[id_]}", f"the id in the heading with the id {id_!r}", "none there")


def check_items(article: Element, data: Data, page: str, as_of: date) -> Iterator[Finding]:
    """An item of a list of credentials states what the data has for its credential, under the heading of its kind.

    Bad: a date beside another exam; an exam among assessments; one that retires among those that have retired
    Good: its own name, code, link, dates, and what it counts for
    """
    listed, under = listed_paths(data), ""
    # What ends within a year is said of each end, not of each credential.
    ends = {id(item) for one in article.having("data-coming") for item in one.within}
    for item in (one for one in article.walk() if id(one) not in ends):
        if item.tag == "h2":
            under = item.get("id") or ""
        elif item.tag == "li":
            paths = item.paths
            key = next((path.split(".")[1] for path in paths if path.startswith("credentials.")), "")
            if key in listed:
                yield from differ(f"credentials.{key}", listed[key], paths)
                expected = data["credentials"][key]["kind"] if page == EXAMS else heading(data, key, as_of)
                if under != expected:
                    yield Finding("places", f"credentials.{key}", f"it under {expected!r}", f"it under {under!r}")
                if item.get("id") != (own := key if page == EXAMS else None):
                    yield Finding("structure", f"credentials.{key}", f"the id {own!r}", repr(item.get("id")))


def check_cards(article: Element, data: Data) -> Iterator[Finding]:
    """An item of the list of competencies states what the data has for its competency, or for its option.

    Bad: an option among those of another competency; a tier that the option does not lead to; another's summary
    Good: the competency's options, each with its own tiers
    """
    texts = {message_id((None, text)): text for text in summaries(data).values()}
    for item in article.walk():
        paths = (item.paths if item.tag == "li" else []) or [""]
        match paths[0].split("."):
            case ["competencies", key, "name"] if key in data["competencies"]:
                yield from differ(f"competencies.{key}", card_paths(data, key), paths)
                own = data["competencies"][key]["summary"]
                yield from _check_summary(f"competencies.{key}", own, _said(item, texts), texts)
            case ["competencies", key, "options", option, "name"] if paths[0] in card_paths(data, key):
                yield from differ(f"competencies.{key}.options.{option}", way_paths(data, key, option), paths)


def check_summaries(article: Element, data: Data, page: str) -> Iterator[Finding]:
    """A competency and each of its options is summed up in its own words, and in no other's.

    Bad: whom another competency is for, below the title; the words of two options swapped
    Good: its `summary`, outside of the options' sections, and in each of these the option's
    """
    texts = {message_id((None, text)): text for text in summaries(data).values()}
    competency, inside = data["competencies"][page], set[int]()
    for option, found in competency["options"].items():
        section = section_of(article, f"{option}-option")
        said = _said(section, texts) if section else []
        inside.update(map(id, said))
        yield from _check_summary(f"#{option}-option", found["summary"], said, texts)
    said = [one for one in _said(article, texts) if id(one) not in inside]
    yield from _check_summary(f"#{page}", competency["summary"], said, texts)


def check_elsewhere(article: Element, data: Data, page: str) -> Iterator[Finding]:
    """What stands in no tier, table, item or list of what ends is what the page is about, and its day.

    Bad: Silver's amount, or how many people Gold asks for, below the page's title too
    Good: the name of the competency, its products, the names of its options
    """
    held = [one for one in article.walk() if one.tag == "li"]
    if page in data["competencies"]:
        held = [one for option, tier, _ in tiers_of(data, page) if (one := tier_section(article, option, tier))]
    yield from differ("", about_paths(data, page), _paths_outside(article, set(map(id, held))))


def check_styles(article: Element) -> Iterator[Finding]:
    """Products in a list are alternatives; tiers in a list are all of them.

    Bad: products joined by "and"
    Good: products joined by "or", tiers by "and"
    """
    for one in article.having("data-list"):
        for start, style in (("products.", "or"), ("programme.tiers.", "standard")):
            if one.paths and one.paths[0].startswith(start) and one.get("data-list") != style:
                yield Finding("logic", one.paths[0], f"a list of {style!r}", f"one of {one.get('data-list')!r}")


def _paths_outside(element: Element, held: set[int]) -> list[str]:
    """Return the paths of the facts in an element that stand in nothing that has facts of its own."""
    if id(element) in held or element.tag == "table" or _ENDS & element.attributes.keys():
        return []
    own = [path] if (path := element.get("data-fact")) else []
    return [*own, *(path for one in element.elements for path in _paths_outside(one, held))]


def thresholds_in(element: Element) -> list[str]:
    """Return the paths of the thresholds whose figures stand in an element."""
    paths = (path for path in element.paths if (figure := figure_at(path)) and figure.market)
    return list(dict.fromkeys(".".join(path.split(".")[:6]) for path in paths))


def _said(element: Element, texts: Mapping[str, str]) -> list[Element]:
    """Return the messages of some texts, by their ids, in an element."""
    return [one for one in element.having("data-message") if one.attributes["data-message"] in texts]


def _check_summary(at: str, expected: str, said: list[Element], texts: Mapping[str, str]) -> Iterator[Finding]:
    found = [texts[str(one.get("data-message"))] for one in said]
    if found != [expected]:
        yield Finding("places", at, repr(expected), " and ".join(map(repr, found)) or "nothing of it there")


def _paths_of_tier(element: Element) -> list[str]:
    """Return the paths of how many people a tier asks for in all, as they stand outside of its groups."""
    if "data-group" in element.attributes:
        return []
    own = [path] if is_headcount(path := element.get("data-fact") or "") else []
    return [*own, *(path for one in element.elements for path in _paths_of_tier(one))]


def differ(at: str, expected: frozenset[str], found: list[str]) -> Iterator[Finding]:
    """Yield what is missing of what is expected somewhere, and what else is there."""
    if missing := expected - set(found):
        yield Finding("places", at, " and ".join(sorted(missing)), "nothing of it there")
    if added := [one for one in dict.fromkeys(found) if one not in expected]:
        yield Finding("places", at, "nothing else there", " and ".join(added))
