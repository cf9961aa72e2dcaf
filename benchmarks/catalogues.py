"""Catalogues of any size, made from the real one: all its competencies and credentials again, numbered.

A copy's names are its own, translated as the real ones are; its sentences are those of the real one.
"""

import re
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import polib
import yaml

ROOT = Path(__file__).parent.parent


def make(folder: Path, competencies: int) -> Path:
    """Make a project with so many competencies in a folder that is not there yet; return it."""
    for name in ("data", "locales", "templates", "static"):
        shutil.copytree(ROOT / name, folder / name)
    options = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    # What a build does besides is measured alone.
    (folder / "mkdocs.yml").write_text(options.replace("      as_of:", "      verify: false\n      as_of:"), "utf-8")
    files = sorted((folder / "data/competencies").glob("*.yml"))
    for file in files[competencies:]:
        file.unlink()
    originals = {file.stem: _load(file) for file in files}
    credentials = _load(folder / "data/credentials.yml")
    everything, names = dict(credentials), {}
    for n in range(len(files), competencies):
        copy, original = str(n // len(files) + 1), files[n % len(files)].stem
        # The code of an exam ends in digits, and is in its address.
        renamed = {key: f"{key}{copy:0>3}" if key[-1].isdigit() else f"{key}-{copy}" for key in credentials}
        competency = _renamed(originals[original], renamed)
        names[f"{competency['name']} {copy}"] = competency["name"]
        competency["name"] += f" {copy}"
        _dump(folder / f"data/competencies/{original}-{copy}.yml", competency)
        everything |= {renamed[key]: _copied(key, one, renamed, copy) for key, one in credentials.items()}
    used = {word for file in (folder / "data/competencies").glob("*.yml") for word in _words(_load(file))}
    everything = {key: one for key, one in everything.items() if key in used}
    for one in everything.values():
        if one.get("replaced_by") not in everything:
            one.pop("replaced_by", None)
    _dump(folder / "data/credentials.yml", everything)
    _excuse(folder / "data/exceptions.yml", competencies, len(files))
    _excuse_names(folder / "locales/exceptions.yml", names)
    _translate(folder, names)
    return folder


def _copied(key: str, credential: Mapping[str, Any], renamed: Mapping[str, str], copy: str) -> dict[str, Any]:
    found = {**credential, "name": f"{credential['name']} {copy}"}
    if url := found.get("url"):
        own = re.sub(re.escape(key), renamed[key], url, flags=re.IGNORECASE)
        found["url"] = own if own != url else f"{url}-{copy}"
    if "replaced_by" in found:
        found["replaced_by"] = renamed[found["replaced_by"]]
    return found


def _words(value: Any) -> Iterator[str]:
    """Yield every text that stands in data as a value."""
    if isinstance(value, dict | list):
        for one in value.values() if isinstance(value, dict) else value:
            yield from _words(one)
    elif isinstance(value, str):
        yield value


def _renamed(value: Any, renamed: Mapping[str, str]) -> Any:
    """Return data whose lists of credentials name the copies."""
    if isinstance(value, dict):
        return {key: _renamed(one, renamed) for key, one in value.items()}
    if isinstance(value, list):
        return [_renamed(one, renamed) for one in value]
    return renamed.get(value, value) if isinstance(value, str) else value


def _excuse(file: Path, competencies: int, originals: int) -> None:
    """Write the exceptions of the copies too."""
    excuses = _load(file)
    found = []
    for excuse in excuses:
        head, name, rest = excuse["at"].split(".", 2)
        for copy in range(competencies // originals + 1):
            key = name if not copy else f"{name}-{copy + 1}"
            if (file.parent / f"competencies/{key}.yml").exists():
                found.append({**excuse, "at": f"{head}.{key}.{rest}"})
    _dump(file, found)


def _excuse_names(file: Path, names: Mapping[str, str]) -> None:
    """Let the copies' names be what the real ones may be."""
    excuses = _load(file)
    for excuse in excuses:
        said = excuse.get("messages", [])
        excuse["messages"] = [*said, *(name for name, original in names.items() if original in said)]
    _dump(file, excuses)


def _translate(folder: Path, names: Mapping[str, str]) -> None:
    """Give the copies' names the translations of the real ones, and bring the catalogues in step."""
    for file in folder.glob("locales/*/LC_MESSAGES/messages.po"):
        catalogue = polib.pofile(str(file))
        for name, original in names.items():
            translated = catalogue.find(original, msgctxt="name").msgstr
            number = name.removeprefix(original)
            catalogue.append(polib.POEntry(msgctxt="name", msgid=name, msgstr=translated + number))
        catalogue.save()
    command = Path(sys.executable).parent / "competency-docs"
    subprocess.run([command, "messages", "update"], cwd=folder, check=True, capture_output=True)  # noqa: S603


def _load(file: Path) -> Any:
    return yaml.safe_load(file.read_text(encoding="utf-8"))


def _dump(file: Path, value: object) -> None:
    file.write_text(yaml.dump(value, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=1000), encoding="utf-8")


class _Dumper(yaml.SafeDumper):
    """Writes each value out: our data has no aliases."""

    def ignore_aliases(self, data: object) -> bool:  # noqa: ARG002 - PyYAML's signature
        return True
