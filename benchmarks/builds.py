"""How long builds take, at any size: `python -m benchmarks.builds --sizes 18,100,500 --rounds 3`.

Prints medians of CPU seconds (user and system, of the process and its children), their ratio to an empty Material
build in the same run, and peak memory; with `--stages` where a cold build spends its time. mkdocs-static-i18n and Hugo
are measured beside it where they are installed (`--i18n` names the Python that has the former).
"""

import argparse
import os
import pstats
import re
import shutil
import socket
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from benchmarks.catalogues import write

ROOT = Path(__file__).parent.parent
MKDOCS = str(Path(sys.executable).with_name("mkdocs"))
LOCALES = 6
# The edits after which builds of many pages are measured.
FEW = frozenset({"nothing", "one fact"})


@dataclass(frozen=True, slots=True)
class Cost:
    """What a run of a command took: CPU and wall seconds, and megabytes at the peak."""

    cpu: float
    wall: float
    peak: float


def cost_of(command: list[str], folder: Path) -> Cost:
    """Run a command and return what it took; raise CalledProcessError when it fails."""
    # An installed package has its bytecode: who forbids Python to write any would measure its compiler.
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "PYTHONDONTWRITEBYTECODE": ""}
    start = time.monotonic()
    with tempfile.TemporaryFile() as said:
        process = subprocess.Popen(command, cwd=folder, stdout=said, stderr=said, env=environment)  # noqa: S603
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            said.seek(0)
            raise subprocess.CalledProcessError(process.returncode, command, said.read().decode()[-2000:])
    return Cost(used.ru_utime + used.ru_stime, time.monotonic() - start, used.ru_maxrss / 1024)


def median(costs: list[Cost]) -> Cost:
    """Return the medians of each figure."""
    figures = ([cost.cpu for cost in costs], [cost.wall for cost in costs], [cost.peak for cost in costs])
    return Cost(*map(statistics.median, figures))


def project(folder: Path, size: int, *, verify: bool = False) -> Path:
    """Return a project with so many competencies; without the proof, which is measured by itself."""
    write(ROOT, folder, size)
    options = folder / "mkdocs.yml"
    text = options.read_text(encoding="utf-8").replace(
        "      as_of:", f"      verify: {str(verify).lower()}\n      as_of:"
    )
    options.write_text(text, encoding="utf-8")
    return folder


def replace_in(file: Path, pattern: str, by: str) -> None:
    """Change the first place in a file that matches."""
    text, n = re.subn(pattern, by, file.read_text(encoding="utf-8"), count=1)
    if n != 1:
        raise SystemExit(f"{file}: nothing to edit")
    file.write_text(text, encoding="utf-8")


def edits(folder: Path, n: int) -> Mapping[str, Callable[[], object]]:
    """Return what changes between two builds, by name; `n` makes each edit differ from the last."""
    credentials, competency = folder / "data/credentials.yml", folder / "data/competencies/devops.yml"
    messages = folder / "locales/ja_JP/LC_MESSAGES/messages.po"
    return {
        "nothing": lambda: None,
        "one fact": lambda: replace_in(competency, r"gold: \d+\}", f"gold: {n + 20}}}"),
        "one message": lambda: replace_in(messages, r'(msgid "Terms used"\nmsgstr ")[あ]*', rf"\g<1>{'あ' * n}"),
        "one shared exam": lambda: replace_in(credentials, r"(?m)^  name: (?:More )*", f"  name: {'More ' * n}"),
        "one template": lambda: replace_in(folder / "templates/competency.html", r"<h1", f"<h1 data-n{'n' * n}"),
    }


def empty_build(folder: Path) -> Path:
    """Return a project of one page with Material alone."""
    (folder / "docs").mkdir(parents=True)
    (folder / "docs/index.md").write_text("# Empty\n", encoding="utf-8")
    (folder / "mkdocs.yml").write_text("site_name: x\ntheme: {name: material}\nplugins: []\n", encoding="utf-8")
    return folder


def rows(sizes: list[int], large: list[int], rounds: int, folder: Path) -> Iterator[tuple[str, Cost]]:
    """Yield the name and the median cost of each kind of build, of the empty one first, of `large` ones only of few."""
    build = [MKDOCS, "build", "-q"]
    empty = empty_build(folder / "empty")
    yield "empty Material build", median([cost_of(build, empty) for _ in range(2 * rounds + 1)])
    for size in [*sizes, *large]:
        made = project(folder / str(size), size)
        pages = f"{size * LOCALES} pages"
        cold = []
        for _ in range(rounds):
            for left in ("site", ".cache"):
                shutil.rmtree(made / left, ignore_errors=True)
            cold.append(cost_of(build, made))
        yield f"{pages}, cold", median(cold)
        found: dict[str, list[Cost]] = {}
        for n in range(1, rounds + 1):
            for name, edit in edits(made, n).items():
                if size in large and name not in FEW:
                    continue
                edit()
                found.setdefault(name, []).append(cost_of(build, made))
        for name, costs in found.items():
            yield f"{pages}, {name}", median(costs)
        if size not in large:
            yield f"{pages}, edit to visible in serve", preview(made)
        shutil.rmtree(made)


def preview(folder: Path) -> Cost:
    """Return what it takes from an edit of a fact until `mkdocs serve` shows it; 0 CPU seconds where /proc is not."""
    with socket.create_server(("127.0.0.1", 0)) as unused:
        port = unused.getsockname()[1]
    command = [MKDOCS, "serve", "-q", "-a", f"127.0.0.1:{port}"]
    # What is ended by a signal leaves its site there.
    environment = {**os.environ, "TMPDIR": str(folder.parent)}
    process = subprocess.Popen(  # noqa: S603
        command, cwd=folder, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        before, spent = _page(port), _cpu(process.pid)
        start = time.monotonic()
        replace_in(folder / "data/competencies/devops.yml", r"gold: \d+\}", "gold: 97}")
        while _page(port) == before:
            time.sleep(0.1)
        return Cost(_cpu(process.pid) - spent, time.monotonic() - start, 0)
    finally:
        process.terminate()
        process.wait()


def _cpu(process: int) -> float:
    """Return the user and system time of a process as Linux tells it."""
    try:
        fields = Path(f"/proc/{process}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
    except OSError:
        return 0
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def _page(port: int) -> bytes:
    """Return a page, as soon as it is served."""
    for _ in range(3000):
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{port}/en/devops/", timeout=60) as page:
                return re.sub(rb"livereload\([^)]*\)", b"", page.read())
        except OSError:
            time.sleep(0.1)
    raise SystemExit("mkdocs serve shows nothing")


def stages(size: int, folder: Path) -> Iterator[str]:
    """Yield where a cold build spends its time, by our modules and the libraries."""
    made = project(folder / "stages", size)
    profile = folder / "profile"
    cost_of([sys.executable, "-m", "cProfile", "-o", str(profile), MKDOCS, "build", "-q"], made)
    spent: dict[str, float] = {}
    for (file, _, _), (_, _, own, _, _) in pstats.Stats(str(profile)).stats.items():  # type: ignore[attr-defined]
        parts = Path(file).parts
        where = next(
            (one for one in ("generator", "jinja2", "markupsafe", "mkdocs", "babel", "yaml") if one in parts), ""
        )
        name = f"generator/{Path(file).stem}" if where == "generator" else where or "Python and the rest"
        spent[name] = spent.get(name, 0) + own
    whole = sum(spent.values())
    for name, seconds in sorted(spent.items(), key=lambda one: -one[1])[:15]:
        yield f"| {name} | {100 * seconds / whole:.0f} % |"


def peers(sizes: list[int], folder: Path, python: str | None) -> Iterator[tuple[str, Cost | None]]:
    """Yield what others take for as many pages, of Markdown as our pages say it; None where one is not installed."""
    for size in sizes:
        pages = f"{size * LOCALES} pages"
        source = folder / f"peers-{size}"
        body = "".join(
            f"## Option {n}\n\nAt least **US$100,000** in revenue.\n\n- 70-{n}: an exam\n" for n in range(12)
        )
        tags = ("en", "it", "ja", "pt", "zh", "zh-TW")
        for n in range(size):
            for tag in tags:
                i18n, hugo = source / f"docs/page-{n}.{tag}.md", source / f"content/{tag}/page-{n}.md"
                for file, head in ((i18n, f"# Page {n}\n\n"), (hugo, f"---\ntitle: Page {n}\n---\n")):
                    file.parent.mkdir(parents=True, exist_ok=True)
                    file.write_text(head + body, encoding="utf-8")
        languages = "\n".join(
            f"        - {{locale: {tag}, name: {tag}, default: {str(tag == 'en').lower()}}}" for tag in tags
        )
        (source / "mkdocs.yml").write_text(
            "site_name: x\ntheme: {name: material}\nplugins:\n  - search\n  - i18n:\n      docs_structure: suffix\n"
            f"      languages:\n{languages}\n",
            encoding="utf-8",
        )
        sections = "\n".join(f'  {tag}: {{languageName: "{tag}", contentDir: content/{tag}}}' for tag in tags)
        (source / "hugo.yaml").write_text(
            f'baseURL: "https://example.org/"\ntitle: x\ndefaultContentLanguage: en\nlanguages:\n{sections}\n',
            encoding="utf-8",
        )
        layouts = source / "layouts/_default"
        layouts.mkdir(parents=True)
        for name in ("single", "list"):
            (layouts / f"{name}.html").write_text("<title>{{ .Title }}</title>{{ .Content }}", encoding="utf-8")
        static = [str(Path(python).with_name("mkdocs")), "build", "-q"] if python else None
        yield f"{pages}, mkdocs-static-i18n", cost_of(static, source) if static else None
        hugo_path = shutil.which("hugo")
        yield f"{pages}, Hugo, a bare theme", cost_of([hugo_path, "--quiet"], source) if hugo_path else None
        shutil.rmtree(source)


def main() -> None:
    """Print a table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--sizes", default="18,100,500", help="competencies; pages are six times as many")
    parser.add_argument("--large", default="", help="sizes of which only few builds are measured, and no peers")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--stages", type=int, default=0, metavar="SIZE", help="also profile a cold build")
    parser.add_argument("--i18n", metavar="PYTHON", help="the Python of an environment with mkdocs-static-i18n")
    given = parser.parse_args()
    sizes, large = ([int(size) for size in one.split(",") if size] for one in (given.sizes, given.large))
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        print("| build | CPU s | x empty | wall s | peak MB |\n|---|---|---|---|---|", flush=True)
        empty = 0.0
        for what, cost in chain(rows(sizes, large, given.rounds, folder), peers(sizes, folder, given.i18n)):
            if cost is None:
                print(f"| {what} | not measured: not installed | | | |", flush=True)
                continue
            empty = empty or cost.cpu
            print(
                f"| {what} | {cost.cpu:.2f} | {cost.cpu / empty:.1f} | {cost.wall:.1f} | {cost.peak:.0f} |", flush=True
            )
        if given.stages:
            print("\n| where | share |\n|---|---|", *stages(given.stages, folder), sep="\n")


if __name__ == "__main__":
    main()
