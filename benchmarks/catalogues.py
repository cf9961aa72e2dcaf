"""A project with as many competencies as are wanted, made from the real one.

    python -m benchmarks.catalogues 500 FOLDER

Whole copies of the catalogue, of which the last may have fewer competencies: each has competencies and credentials of
its own, `cloud-platform-b` and `70B-534`, whose names end in its letter, in every language. After sixty copies they use
the credentials of earlier ones: a file of data has at most a megabyte.
"""

import json
import re
import shutil
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

import yaml

CREDENTIALS = "data/credentials.yml"
EXCEPTIONS = "data/exceptions.yml"
WORDS = "locales/exceptions.yml"
COMPETENCIES = "data/competencies/"
# So many copies have credentials of their own.
OWN = 60
ALPHABET = "abcdefghijklmnopqrstuvwxyz"


def enlarged(files: Mapping[str, str], size: int) -> dict[str, str]:
    """Return the files of a project, `{path: text}`, with `size` competencies in place of what it has; not fewer."""
    paths = sorted(path for path in files if path.startswith(COMPETENCIES))
    made = dict(files)
    for n in range(1, -(-size // len(paths))):
        of = letters(n % OWN) if n % OWN else ""
        for path, text in _copy(files, paths[: size - n * len(paths)], letters(n), of).items():
            made[path] = made.get(path, "") + text
    return made


def letters(n: int) -> str:
    """Return the letters of a copy: b, c ... z, ba, bb; no two copies have the same."""
    more, last = divmod(n, len(ALPHABET))
    return (letters(more) if more else "") + ALPHABET[last]


def _copy(files: Mapping[str, str], paths: list[str], letter: str, of: str) -> dict[str, str]:
    """Return what is added to each file for a copy of some competencies: those of their own, and the shared ones.

    They use the credentials of the copy `of` a letter, which may be another.
    """
    copied = {path: files[path] for path in paths}
    credentials = re.findall(r"^([\w-]+):", files[CREDENTIALS], re.MULTILINE)
    used = {key for key in credentials if any(re.search(_word(key), text) for text in copied.values())}
    ids = [path.removeprefix(COMPETENCIES).removesuffix(".yml") for path in paths]
    names = [re.findall(r"^name: (.+)", text, re.MULTILINE)[0] for text in copied.values()]
    return {
        **{
            f"{path.removesuffix('.yml')}-{letter}.yml": _renamed(_named(text, letter), credentials, of)
            for path, text in copied.items()
        },
        CREDENTIALS: "".join(_credentials(files[CREDENTIALS], used, credentials, letter)) if letter == of else "",
        EXCEPTIONS: "".join(_exceptions(files[EXCEPTIONS], ids, letter)),
        WORDS: "".join(_words(files[WORDS], names, letter)),
        **{path: "".join(_names(files[path], names, letter)) for path in files if path.endswith((".po", ".pot"))},
    }


def _credentials(text: str, used: set[str], credentials: list[str], letter: str) -> Iterator[str]:
    """Yield the blocks of what a copy uses, under their keys there."""
    for key, block in re.findall(r"^([\w-]+):\n((?:  .+\n)+)", text, re.MULTILINE):
        if key in used:
            address = re.sub("url: .+", f"url: https://example.org/{key}", _named(block, letter))
            yield _renamed(f"{key}:\n{address}", credentials, letter)


def _exceptions(text: str, ids: list[str], letter: str) -> Iterator[str]:
    for block, one in re.findall(r"^(- check: .+\n  at: competencies\.([\w-]+)\..+\n(?:  .+\n)+)", text, re.MULTILINE):
        if one in ids:
            yield block.replace(f"competencies.{one}.", f"competencies.{one}-{letter}.")


def _words(text: str, names: list[str], letter: str) -> Iterator[str]:
    """Yield the exceptions of names that are the same in a language, for those of a copy."""
    for one in yaml.safe_load(text):
        own = [f"{name} {letter.upper()}" for name in one["messages"] if name in names]
        if own:
            yield f"- {json.dumps({**one, 'messages': own}, ensure_ascii=False)}\n"


def _names(text: str, names: list[str], letter: str) -> Iterator[str]:
    for block in re.split(r"\n\n+", text.rstrip()):
        name = re.search(r'^msgctxt "name"\nmsgid "(.+)"\nmsgstr "(.*)"', block, re.MULTILINE)
        if name and name[1] in names:
            translated = name[2] and f"{name[2]} {letter.upper()}"
            yield f'\nmsgctxt "name"\nmsgid "{name[1]} {letter.upper()}"\nmsgstr "{translated}"\n'


def _named(text: str, letter: str) -> str:
    """Return a text whose first name ends in the letter of a copy."""
    return re.sub(r'^( *name: .+?)("?)$', rf"\1 {letter.upper()}\2", text, count=1, flags=re.MULTILINE)


def _renamed(text: str, keys: list[str], letter: str) -> str:
    """Return a text with the keys of a copy: 70B-534 for 70-534, pmi-acp-b for pmi-acp; without letter, as it is."""
    if not letter:
        return text
    pattern = "|".join(sorted(map(_word, keys), key=len, reverse=True))
    return re.sub(pattern, lambda match: _key(match[0], letter), text)


def _key(key: str, letter: str) -> str:
    code = re.fullmatch(r"([A-Z0-9]+)-(\d+)", key)
    return f"{code[1]}{letter.upper()}-{code[2]}" if code else f"{key}-{letter}"


def _word(key: str) -> str:
    return rf"(?<!\w){re.escape(key)}(?![\w-])"


def write(root: Path, folder: Path, size: int) -> None:
    """Write a project with so many competencies into a folder that is not there yet."""
    shutil.copytree(root / "templates", folder / "templates")
    shutil.copytree(root / "static", folder / "static")
    shutil.copy(root / "mkdocs.yml", folder)
    files = {
        path.relative_to(root).as_posix(): path.read_text(encoding="utf-8")
        for name in ("data", "locales")
        for path in sorted((root / name).rglob("*"))
        if path.is_file() and path.suffix != ".mo"
    }
    for name, text in enlarged(files, size).items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    write(Path(__file__).parent.parent, Path(sys.argv[2]), int(sys.argv[1]))
