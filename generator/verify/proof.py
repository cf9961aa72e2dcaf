"""What a built site states, as digests that anyone can compute anew (docs/html.md)."""

import json
from collections.abc import Iterable, Iterator, Mapping
from hashlib import sha256
from pathlib import Path

from generator.verify.facts import value_of
from generator.verify.html import Document

PROOF = "proof.json"


def digest_of_facts(page: Document) -> str:
    """Return the SHA-256 of a page's facts: each path, a tab, its value, a line break; sorted, each once."""
    lines = sorted({f"{path}\t{value_of(element)}\n" for path, element in page.facts})
    return sha256("".join(lines).encode()).hexdigest()


def digest_of_file(path: Path) -> str:
    """Return the SHA-256 of a file's bytes."""
    return sha256(path.read_bytes()).hexdigest()


def digest_of_files(folder: Path, files: Iterable[Path]) -> str:
    """Return the SHA-256 of files: of each its path, a tab, the SHA-256 of its bytes, a line break; sorted."""
    lines = (f"{one.relative_to(folder).as_posix()}\t{digest_of_file(one)}\n" for one in files)
    return sha256("".join(sorted(lines)).encode()).hexdigest()


def format_proof(as_of: str, data: str, catalogues: Mapping[str, str], pages: Mapping[str, Mapping[str, str]]) -> str:
    """Return the JSON of a proof: `pages` is `{page: {locale: digest of its facts}}`."""
    proof = {"as_of": as_of, "data": data, "catalogues": dict(catalogues), "pages": pages}
    return json.dumps(proof, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def parts_of(proof: str) -> Mapping[tuple[str, ...], str]:
    """Return what a proof says, by the keys that lead to it; nothing of what is no proof."""
    try:
        return dict(_parts((), json.loads(proof)))
    except ValueError:
        return {}


def _parts(keys: tuple[str, ...], value: object) -> Iterator[tuple[tuple[str, ...], str]]:
    if isinstance(value, dict):
        for key, one in value.items():
            yield from _parts((*keys, key), one)
    else:
        yield keys, str(value)
