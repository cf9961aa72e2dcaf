"""One term in two ways on one page: a line of both tiers that other languages have in one wording. Pure."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from difflib import SequenceMatcher

from generator.checks.script import check_own_script
from generator.legacy import words
from generator.legacy.facts import Group, OptionFacts, Side, TierFacts
from generator.legacy.figures import folded, found_in
from generator.legacy.finding import Finding
from generator.legacy.meanings import COUNTED
from generator.legacy.measuring import is_of_twelve_months, products_of
from generator.legacy.place import Place
from generator.messages import SOURCE, script_of
from generator.pofiles import Entry

_Key = tuple[str, str]
_Said = tuple[str, int]
_MOST_CHARS, _WORD, _LETTERS, _PREPOSITION = 60, 4, 3, 5
# Of so many letters of Chinese or Japanese one may be a particle.
_LETTERS_OF_TERM = 6
# What has these is no term: who must do what, and which of them is meant.
_NO_TERMS = (
    "pass", "these", "same", "these-people", "other", "one", "all", "each", "everyone", "at-least", "at-most",
    "must-not",
)  # fmt: skip
_VERBS = ("dev", "dov", "mus", "quest", "quell", "ess", "est", "dest", "dess", "entr", "nell", "dell", "above", "below")
# Particles of Chinese, and what stands around a term; in Japanese what is written in its letters for particles.
_PARTICLES = re.compile("[\u3040-\u309f的了在从從这那此该其上下述同样相位名个樣這該記次须須需应應可要能你您贵貴本]")
# What a term may be called by, where any other word of a line may be put in another way.
_TERMS = (
    "people",
    "organization",
    "exam",
    "assessment",
    "certification",
    "area",
    "market",
    "customers",
    "entitlements",
    "seats",
    "devices",
    "consumption",
    "revenue",
    "dpor",
    "transacting",
    "por",
)
_ANY_LINE = {"a line", "people", "a threshold", "associations"}
_NUMERALS = re.compile(
    r"[0-9一二三四五六七八九十百千万萬两兩]"
    r"|\b(?:twelve|dodici|doze|undici|onze|eleven|venti|vinte|twenty|cento|cem|hundred|mille|mil|thousand)\b"
)
# Of what differs in these it is told what it states, not how it is called.
_FACTS = (
    "same", "other", "one", "all", "technical", "functional", "paid", "free", "not", "net", "gross", "cloud", "profit",
    "revenue", "consumption", "entitlements", "seats", "customers", "developed", "developing", "exam", "assessment",
    "ttm", "year", "following-months",
)  # fmt: skip


def check_terms(place: Place, options: Sequence[tuple[Side, OptionFacts]]) -> Iterator[Finding]:
    """Yield each line that a page has in both tiers with another term, where another language has one wording twice.

    What is one line is told by what it states: the headcount, a threshold, a group by its credentials, the label above
    a credential, its title. So the rule needs no list of terms.

    Bad: `4 人の従業員` at silver and `4 人の個人` at gold, where the English page has `individuals` twice.
    Good: other figures, `una persona deve` beside `due persone devono`, a sentence put in quite another way, or what
    differs in the other languages too.
    """
    said = [(side, list(_twice(side, option))) for side, option in options if side.page]
    for side, own in said:
        told: set[_Key | tuple[str, str]] = set()
        for key, (first, line), (second, at) in own:
            terms = _apart(key[0], first, second, side.locale)
            # The source may word a line as it likes; a focus area has one name in it, too.
            free = side.locale == SOURCE and key[0] != "a focus area"
            if terms is None or told & {key, terms} or side.role == "source" or free:
                continue
            others = [
                _shape(one, other.locale) == _shape(two, other.locale)
                for other, its in said
                if other is not side and (other.locale != side.locale or other.role != side.role)
                for name, (one, _), (two, _) in its
                if name == key
            ]
            if len(others) > 2 * others.count(False):
                told |= {key, terms}
                named = [(other.locale, one) for other, its in said for name, (one, _), _ in its if name == key]
                weights = [_weight(side, one, key[0], named) for one in terms]
                both = [(terms[0], at), (terms[1], line)]
                (usual, there), (odd, here) = both if weights[0] >= weights[1] else reversed(both)
                expected, found = f"{key[0]} as {usual!r}", f"{odd!r} too"
                yield place.finding("term", side, expected=expected, found=found, at=[(side, here), (side, there)])


def _weight(side: Side, term: str, what: str, named: Sequence[tuple[str, str]]) -> int:
    """Return what speaks for a term: how often its page has it; of a title how many pages of other languages have it.

    A title that the source alone has, too, was left in English.
    """
    if what == "a focus area":
        # The wrong label may be that of another area.
        return 0
    if what != "a title":
        return _how_often(side, term)
    locales = [locale for locale, text in named if locale != side.locale and folded(term) in folded(text)]
    return len(locales) if {*locales} != {SOURCE} else -1


def _how_often(side: Side, term: str) -> int:
    """Return how often a page has a term, of several words the rarest, in whatever number and gender."""
    texts = _texts(side).values()
    if script_of(side.locale) != "Latn":
        return sum(_joined(_tokens(text, side.locale)).count(term) for text in texts)
    counted = Counter(word for text in texts for word in _shape(text, side.locale))
    return min((counted[word] for word in _shape(term, side.locale)), default=0)


def _texts(side: Side) -> dict[int, str]:
    """Return the texts of a side by their lines."""
    texts: dict[int, str] = {}
    for block in side.page.blocks if side.page else ():
        texts[block.line] = f"{texts.get(block.line, '')} {block.text(side.role)}".strip()
    return texts


def _twice(side: Side, option: OptionFacts) -> Iterator[tuple[_Key, _Said, _Said]]:
    """Yield every line that stands in two tiers of an option: what it states, and both texts with their lines."""
    texts = _texts(side)
    numbered = [block.line for block in (side.page.blocks if side.page else ()) if block.mark[:1].isdigit()]
    first: dict[_Key, _Said] = {}
    for tier in option.tiers:
        begin = [line for line in numbered if tier.line < line <= tier.last_line and line != tier.people_line][:1]
        for key, line in (*((("the thresholds", ""), line) for line in begin if tier.figures), *_lines(tier)):
            if key in first and first[key][1] != line:
                yield key, first[key], (texts.get(line, ""), line)
            first.setdefault(key, (texts.get(line, ""), line))


def _lines(tier: TierFacts) -> Iterator[tuple[_Key, int]]:
    """Yield the lines of a tier by what they state."""
    if tier.people_line:
        yield ("the headcount", ""), tier.people_line
    # Of thresholds in one line the first is enough.
    for figure in {one.line: one for one in reversed(tier.figures)}.values():
        yield ("a threshold", figure.metric), figure.line
    for name, line in tier.associations[:1]:
        yield ("associations", name), line
    unread = [line for _, line in tier.unread if all(line != other for _, _, other in tier.areas)]
    for n, line in enumerate(unread):
        yield ("a line", f"{n} of {len(unread)}"), line
    for _, key, line in tier.areas:
        yield ("a focus area", key), line
    for group in tier.groups:
        yield from _lines_of_group(group)


def _lines_of_group(group: Group) -> Iterator[tuple[_Key, int]]:
    if group.line and not group.implied:
        yield ("people", " ".join(one.key for one in group.credentials)), group.line
    keys = [one.key for one in group.credentials]
    alone = (one for one in group.credentials if not one.code and keys.count(one.key) == 1)
    yield from ((("a title", one.key), one.line) for one in alone)


def _tokens(text: str, locale: str) -> list[str]:
    """Return the words of a text, of Chinese and Japanese its characters, without figures and marks."""
    for one in reversed(found_in(text)):
        text = f"{text[: one.start]} {text[one.end :]}"
    plain = folded(text)
    if script_of(locale) == "Latn":
        return re.findall(r"[^\W\d_]+", plain)
    return re.findall(r"[a-z]+|[^\W\d_a-z]", plain)


def _joined(tokens: Sequence[str]) -> str:
    """Return words as one text, of Chinese and Japanese without spaces."""
    return re.sub(r"(?<=[\u2e80-\uffee]) | (?=[\u2e80-\uffee])", "", " ".join(tokens))


def _shape(text: str, locale: str) -> list[str]:
    """Return the words of a text without what number and gender change: their first letters."""
    return [word[:_LETTERS] if script_of(locale) == "Latn" else word for word in _tokens(text, locale)]


def _apart(what: str, first: str, second: str, locale: str) -> tuple[str, str] | None:
    """Return the one term in which two texts differ; None where nothing differs, or more than a term does.

    Of a title or a label everything may be another word. The second is what most likely was first.
    """
    if what in {"a title", "a focus area"}:
        first, second = (re.sub(r"[(（][^()（）]*[)）]", "", one) for one in (first, second))
    ours, theirs = _tokens(first, locale), _tokens(second, locale)
    matcher = SequenceMatcher(None, _shape(first, locale), _shape(second, locale), autojunk=False)
    changed = [one for one in matcher.get_opcodes() if one[0] != "equal"]
    if not changed:
        return None
    if what in {"a title", "a focus area"}:
        return second.strip(" *:："), first.strip(" *:：")
    latin = script_of(locale) == "Latn"
    start, end, begin, stop = changed[0][1], changed[-1][2], changed[0][3], changed[-1][4]
    # Within a term there may be a letter of Chinese or Japanese, or a preposition, that both have.
    common = theirs[changed[0][4] : changed[-1][3]]
    if len(changed) > 1 and (len(common) > 1 or len("".join(common)) > _PREPOSITION):
        return None
    words_apart = _joined(theirs[begin:stop]), _joined(ours[start:end])
    if _of_another_kind(words_apart, locale):
        return None
    piece = not latin and min(end - start, stop - begin) == 1 and start
    if piece:
        start, begin = start - 1, begin - 1
    terms = _joined(theirs[begin:stop]), _joined(ours[start:end])
    # A single letter of Chinese or Japanese may be a piece of a word: those of known terms are none.
    if (piece or what in _ANY_LINE) and not _of_one_term(terms, locale):
        return None
    more = 2 * max(end - start, stop - begin) > max(len(ours), len(theirs))
    same = _stated(terms[0], locale) == _stated(terms[1], locale)
    return terms if same and not more and all(_is_term(one, locale) for one in terms) else None


def _of_another_kind(terms: tuple[str, str], locale: str) -> bool:
    """Return whether what differs is a connective, a number or the script: each is told as what it is."""
    joints = {words.joint(one, locale) or words.connective(one, locale) for one in terms}
    numbers = any(_NUMERALS.search(one) or any(word in _named(locale) for word in one.split()) for one in terms)
    return len(joints) > 1 or numbers or any(_of_wrong_script(one, locale) for one in terms)


def _of_wrong_script(text: str, locale: str) -> bool:
    return any(check_own_script(locale, Entry(msgid="", strings=(text,))))


def _named(locale: str) -> Mapping[str, int]:
    return COUNTED.get(words.language_of(locale), {})


def _of_one_term(terms: tuple[str, str], locale: str) -> bool:
    """Return whether both are words for one thing that has a term."""
    return any(all(words.means(one, term, locale) for one in terms) for term in _TERMS)


def _stated(text: str, locale: str) -> tuple[object, ...]:
    return products_of(text), is_of_twelve_months(text), *(words.means(text, one, locale) for one in _FACTS)


def _is_term(text: str, locale: str) -> bool:
    """Return whether what differs has a word with a meaning of its own: no particle, no verb of who must what."""
    if not text or len(text) > _MOST_CHARS:
        return False
    if any(words.means(text, one, locale) for one in _NO_TERMS):
        return False
    if script_of(locale) == "Latn":
        return any(len(word) >= _WORD and not word.startswith(_VERBS) for word in text.split())
    around = len(_PARTICLES.findall(text)) + (not locale.startswith("ja") and text.count("個"))
    return len(text) > 1 and (_LETTERS_OF_TERM * around <= len(text) or words.means(text, "organization", locale))
