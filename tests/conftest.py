"""What several tests share: the built site, golden files."""

import socket
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.tools import build, copy_project


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-golden", action="store_true", help="rewrite golden files, to be reviewed like code")


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[Path, str], None]:
    """Return what compares a text with a golden file, or rewrites the file with --update-golden."""

    def compare(path: Path, text: str) -> None:
        if request.config.getoption("--update-golden"):
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8", newline="\n")
        assert path.read_text(encoding="utf-8") == text

    return compare


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of the real site, as `mkdocs build --strict` makes it."""
    project = copy_project(tmp_path_factory.mktemp("real"))
    done = build(project, "--strict")
    assert done.returncode == 0, done.stderr
    return project / "site"


@pytest.fixture
def unused_port() -> int:
    """Return a port of this machine that nothing listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port
