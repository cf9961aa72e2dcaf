"""Words that say something else than the data, with the attributes and facts of those in whose place they stand (d)."""

import re
from collections.abc import Callable
from html import escape
from random import Random

from selectolax.lexbor import LexborNode

from benchmarks.mutation.page import LOCALES, Edit, Page, attribute, pick
from generator.pofiles import Entry, message_id

_PLACEHOLDER = re.compile(r"%\((\w+)\)s")
# What may be left out of a page.
_OPTIONAL = message_id((None, "What differs between the tiers is in bold."))


def date_told_otherwise(page: Page, random: Random) -> str:
    """Retires on, where it has retired; in a month, where it is a day; accepted, where registration is meant."""
    return _retold(page, random, ".cd-note [data-message]", lambda one: one.context in {"day", "month"})


def mark_told_otherwise(page: Page, random: Random) -> str:
    """A mark says Not yet available where Retired is meant; its attribute is as it was."""
    return _retold(page, random, "[data-standing] [data-message]", lambda one: one.context == "mark")


def need_told_otherwise(page: Page, random: Random) -> str:
    """Pass all, or earn, or the following exam, where one assessment is enough; the attribute is as it was."""
    beginnings = ("Pass ", "Earn ", "Choose one focus area")
    return _retold(page, random, "[data-need] [data-message]", lambda one: one.msgid.startswith(beginnings))


def people_told_otherwise(page: Page, random: Random) -> str:
    """Other people, where the same are meant, or each of them; the attribute is as it was."""
    return _retold(page, random, "[data-relation] [data-message]", lambda one: (one.context or "").startswith("who"))


def headcount_told_otherwise(page: Page, random: Random) -> str:
    """At least five people, where five are meant, or the reverse."""
    return _retold(page, random, ".cd-title > [data-message]", lambda one: "must have" in one.msgid)


def figure_told_otherwise(page: Page, random: Random) -> str:
    """On average, or of another unit, where a minimum is meant."""
    return _retold(page, random, ".cd-minimum dd [data-message]", lambda one: "%(amount)s" in one.msgid)


def label_told_otherwise(page: Page, random: Random) -> str:
    """A label, in a list or a table, says something else."""
    return _retold(
        page, random, "dt [data-message], p > [data-message], th [data-message], td [data-message]", _is_bare
    )


def heading_told_otherwise(page: Page, random: Random) -> str:
    """A heading says something else, such as Will retire of what has retired."""
    return _retold(page, random, "h1 [data-message], h2 [data-message]", _is_bare)


def message_dropped(page: Page, random: Random) -> str:
    """A sentence, a label or a heading is left out."""
    edit = page.edit()
    found = [one for one in edit.all("[data-message]") if attribute(one, "data-message") != _OPTIONAL]
    pick(random, [one for one in found if attribute(one, "class") != "cd-mark"]).decompose()
    return edit.html


def message_planted(page: Page, random: Random) -> str:
    """A sentence stands where nothing is to be said, such as that nothing ends within a year."""
    edit = page.edit()
    words = page.world.known.words[page.locale]
    ids = [id_ for id_ in _translated(page, _is_bare) if id_ != _OPTIONAL]
    id_ = pick(random, ids)
    said = f'<p><span data-message="{id_}">{escape(words.form(id_, 1))}</span></p>'
    edit.after(pick(random, edit.all("h1, h2, h3, p, dl, table")), said)
    return edit.html


def _is_bare(entry: Entry) -> bool:
    return entry.plural is None and not _PLACEHOLDER.search(entry.msgid) and "translated yet" not in entry.msgid


def _translated(page: Page, wanted: Callable[[Entry], bool]) -> list[str]:
    """Return the ids of the messages that are wanted and that every language has a translation of."""
    known = page.world.known
    own = [known.words[tag].own for tag in LOCALES if tag != "en"]
    sources = known.words[page.locale].sources
    return sorted(id_ for id_, one in sources.items() if wanted(one) and all(id_ in words for words in own))


def _retold(page: Page, random: Random, selector: str, wanted: Callable[[Entry], bool]) -> str:
    """Return a page on which a message that is wanted is another one that is, with the same places, wherever it is."""
    edit, sources = page.edit(), page.world.known.words[page.locale].sources
    ids = _translated(page, wanted)
    nodes = [one for one in edit.all(selector) if attribute(one, "data-message") in ids]
    old = attribute(pick(random, nodes), "data-message")
    places = {id_: sorted(_PLACEHOLDER.findall(sources[id_].msgid)) for id_ in ids}
    new = pick(random, [id_ for id_ in ids if id_ != old and places[id_] == places[old]])
    for node in nodes:
        if attribute(node, "data-message") == old:
            _tell(edit, page, node, new)
    return edit.html


def _tell(edit: Edit, page: Page, node: LexborNode, new: str) -> None:
    """Say another message of the facts of one."""
    words = page.world.known.words[page.locale]
    facts = [str(one.html) for one in node.iter()]
    found = re.search(r'value="(?:[A-Z]{3} )?([0-9]+)"', facts[0]) if facts else None
    n = int(found[1]) if found else 1
    names = _PLACEHOLDER.findall(words.form(attribute(node, "data-message"), n))
    filling = dict(zip(names, facts, strict=True))
    node.attrs["data-message"] = new
    edit.within(node, _PLACEHOLDER.sub(lambda match: filling[match[1]], escape(words.form(new, n))))
