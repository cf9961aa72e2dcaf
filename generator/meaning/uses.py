"""What the data has is used, and used where it belongs."""

import re
import unicodedata
from collections.abc import Iterator
from datetime import date

from generator.meaning.attainable import can_be_met
from generator.meaning.finding import Finding
from generator.model import Area, Catalogue, Credential, Group, Tier

_CODE_IN_ADDRESS = re.compile(r"exam-([a-z0-9]+-[0-9]+)", re.IGNORECASE)
# What Unicode does not take for punctuation; a trademark sign it would even turn into letters (TM).
_SIGNS = str.maketrans(dict.fromkeys("\N{TRADE MARK SIGN}\N{SERVICE MARK}\N{REGISTERED SIGN}\N{MINUS SIGN}", " "))
_SIGNS[ord("\N{SOFT HYPHEN}")] = ""
# Punctuation that is part of a word: C# is not C.
_MEANT = frozenset("#&%@*")


def check_all_is_used(catalogue: Catalogue, as_of: date) -> Iterator[Finding]:
    """Every credential counts for some competency, every group stands in a rule, every list belongs to a group.

    Bad: a group that the rule of no tier names
    Good: `{any: [ropes, masters]}`, where the groups are `ropes` and `masters`
    """
    del as_of
    for competency in catalogue.competencies:
        for option in competency.options:
            for path in option.unused:
                if ".people.groups." in path:
                    yield Finding(path, expected="a group that some rule names", found="no rule that names it")
                else:
                    yield Finding(path, expected="a list that some group has", found="no group that has it")
    used = {
        one.id for tier in catalogue.tiers if tier.people for group in tier.people.groups for one in group.credentials
    }
    for key, credential in catalogue.credentials.items():
        if key not in used:
            path = credential.name.path.removesuffix(".name")
            yield Finding(path, expected="a credential that some competency uses", found="no list that names it")


def check_links_are_their_own(catalogue: Catalogue, as_of: date) -> Iterator[Finding]:
    """An exam links to its own page, and no two credentials to the same.

    Bad: 70-535 with the address of exam-70-534
    Good: 70-535 with the address of exam-70-535
    """
    del as_of
    by_url: dict[str, Credential] = {}
    for one in catalogue.credentials.values():
        if one.url is None:
            continue
        if (first := by_url.setdefault(one.url.value.casefold(), one)) is not one:
            yield Finding(one.url.path, expected="a page of its own", found=f"that of {first.id}")
        match = _CODE_IN_ADDRESS.search(one.url.value)
        if one.code and match and match[1].casefold() != one.code.value.casefold():
            yield Finding(one.url.path, expected=f"the page of {one.code.value}", found=f"that of {match[1].upper()}")


def check_ids_are_their_own(catalogue: Catalogue, as_of: date) -> Iterator[Finding]:
    """No two credentials have ids, or codes, that differ in capitals alone.

    Bad: `MB2-715` and `mb2-715`
    Good: `MB2-715` and `MB2-716`
    """
    del as_of
    by_id: dict[str, Credential] = {}
    for key, one in catalogue.credentials.items():
        if (first := by_id.setdefault(key.casefold(), one)) is not one:
            path = one.name.path.removesuffix(".name")
            yield Finding(path, expected="an id of its own", found=f"that of {first.id}, in other capitals")


def check_titles_are_their_own(catalogue: Catalogue, as_of: date) -> Iterator[Finding]:
    """No two credentials have one title, unless one replaces the other.

    Case, width, white space, punctuation and trademark signs do not make another title.

    Bad: 70-346 and 70-347, titled `Managing Office 365` and `Managing Office® 365`
    Good: 70-534 and 70-535 with one title, where `70-534` says `replaced_by: 70-535`
    """
    del as_of
    by_title: dict[tuple[str, str], Credential] = {}
    for one in catalogue.credentials.values():
        first = by_title.setdefault((one.kind, _words(one.name.text)), one)
        if first is not one and not _replaces(first, one) and not _replaces(one, first):
            yield Finding(one.name.path, expected="a title of its own", found=f"that of {first.id}")


def check_successors_stand_beside(catalogue: Catalogue, as_of: date) -> Iterator[Finding]:
    """Where an exam that is replaced still counts, its successor does instead of it.

    Bad: a list, any one of which is enough, with 70-534, which 70-535 replaces, but without 70-535
    Good: a list with both; or a list of all that is required with 70-534 OR the same list with 70-535
    """
    del as_of
    for tier in catalogue.tiers:
        for group in tier.people.groups if tier.people else ():
            for area in group.areas:
                for one in area.credentials:
                    yield from _without_successor(tier, group, area, one)


def _without_successor(tier: Tier, group: Group, area: Area, old: Credential) -> Iterator[Finding]:
    """Yield the doubt of an exam in a list whose successor cannot be passed in its place."""
    new = old.replaced_by.value if old.replaced_by else None
    if new is None or tier.people is None:
        return
    beside = new in {one.id for one in area.credentials}
    if group.need == "one":
        if not beside:
            expected = f"{new} beside {old.id}, which it replaces"
            yield Finding(group.path, expected=expected, found=f"{old.id} alone")
        return
    # In a list of which all is required the successor would be one more exam: another group has it.
    others = {one.id for each in tier.people.groups for one in each.credentials} - {old.id}
    if beside or new not in others or not can_be_met(tier.people.rule, others):
        expected = f"a group with {new} to choose instead, which replaces {old.id}"
        yield Finding(group.path, expected=expected, found="both required" if beside else f"{old.id} required")


def _words(title: str) -> str:
    """Return a title as its bare words, which are equal for all spellings of it."""
    text = unicodedata.normalize("NFKC", title.translate(_SIGNS)).casefold()
    spaced = (" " if unicodedata.category(one).startswith("P") and one not in _MEANT else one for one in text)
    return " ".join("".join(spaced).split())


def _replaces(new: Credential, old: Credential) -> bool:
    return old.replaced_by is not None and old.replaced_by.value == new.id
