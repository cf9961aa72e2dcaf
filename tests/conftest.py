"""Options and fixtures that every test may use."""

import re
import shutil
import socket
from collections.abc import Callable, Generator
from pathlib import Path
from typing import TypeAlias

import coverage
import pytest

from tests import pseudo
from tests.tools import ROOT, build, cli, copy_project

Golden: TypeAlias = Callable[[Path, str], None]


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--update-golden", action="store_true", help="rewrite golden files instead of comparing; review the diff"
    )


@pytest.hookimpl(wrapper=True)
def pytest_runtest_call(item: pytest.Item) -> Generator[None, object, object]:
    """Run a test that is marked so without measuring its coverage; its fixtures, which others share, are measured."""
    measured = coverage.Coverage.current() if item.get_closest_marker("unmeasured") else None
    if measured:
        measured.stop()
    try:
        return (yield)
    finally:
        if measured:
            measured.start()


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Golden:
    """Return a function that compares a text with a file, or with `--update-golden` writes it there."""
    update: bool = request.config.getoption("--update-golden")

    def compare(path: Path, text: str) -> None:
        if update:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8", newline="\n")
        assert path.is_file(), f"{path.name} is missing: run pytest --update-golden and review the diff"
        assert text == path.read_bytes().decode("utf-8")

    return compare


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of the real site, as `mkdocs build --strict` makes it."""
    project = copy_project(tmp_path_factory.mktemp("real"))
    done = build(project, "--strict")
    assert done.returncode == 0, done.stderr
    return project / "site"


@pytest.fixture(scope="session")
def below(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of the real site as it is for an address below that of its host, /docs/x/.

    It does not say where its facts come from, nor where an error is reported.
    """
    project = copy_project(tmp_path_factory.mktemp("below"))
    config = project / "mkdocs.yml"
    text = config.read_text(encoding="utf-8")
    text = re.sub("(?m)^ +(?:source|report)_url:.*\n", "", text)
    config.write_text(text.replace("https://example.org/\n", "https://example.org/docs/x/\n"), encoding="utf-8")
    done = build(project, "--strict")
    assert done.returncode == 0, done.stderr
    return project / "site"


@pytest.fixture(scope="session")
def new_locales(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a project with three more languages, built: what the build said is in `build.log`.

    Arabic, from a catalogue of fixtures; one that nobody speaks, whose words all stand in brackets (tests/pseudo.py);
    and Swahili, not translated at all, and unknown to the theme.
    """
    project = copy_project(tmp_path_factory.mktemp("new"))
    for tag in ("ar", pseudo.PSEUDO, "sw-KE"):
        done = cli("locale", "add", tag, cwd=project)
        assert done.returncode == 0, done.stdout
    shutil.copy(ROOT / "tests/fixtures/ar/messages.po", project / "locales/ar/LC_MESSAGES")
    assert cli("messages", "update", cwd=project).returncode == 0
    pseudo.fill(project / "locales" / pseudo.PSEUDO / "LC_MESSAGES/messages.po")
    pseudo.add_to_theme(project)
    # Not strict: these catalogues need not please every rule of style.
    done = build(project)
    assert done.returncode == 0, done.stderr
    (project / "build.log").write_text(done.stderr, encoding="utf-8")
    return project


@pytest.fixture
def unused_port() -> int:
    """Return a port of this machine that nothing listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port
