"""What differs in meaning differs in translation."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from generator.checks.text import english_words, forms
from generator.pofiles import Entry


def check_translations_differ(tag: str, entries: Sequence[Entry]) -> Iterator[tuple[Entry, str]]:
    """Two sources of one context that differ have translations that differ: AND and OR, all and any, same and other.

    Capitals, marks at the edges and the English plural make no difference. `who` and `who each` are one context here.

    Bad: `Pass all of the following exams:` and `Pass one of the following exams:` both as `通过以下考试：`
    Good: `Application Builder` and `Application Builders` both as `应用程序构建者`
    """
    said: dict[tuple[str, str], list[tuple[Entry, str]]] = defaultdict(list)
    for entry in entries:
        for source, text in dict.fromkeys(forms(tag, entry)):
            said[(entry.context or "").partition(" ")[0], _bare(text)].append((entry, source))
    for sharing in said.values():
        for entry, source in sharing:
            other = next((one for one in sharing if english_words(one[1]) != english_words(source)), None)
            if other is not None:
                at = f"that of {other[1]!r} (line {other[0].line})"
                yield entry, f"expected a translation of {source!r} alone, found {at}"


def _bare(text: str) -> str:
    return re.sub(r"^[\W_]+|[\W_]+$", "", text.casefold()) or text
