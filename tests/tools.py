"""Programs that only some tests need, and sites for tests to look at."""

import contextlib
import functools
import gc
import http.server
import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner

from generator.cli import main

ROOT = Path(__file__).parent.parent
LOCALES = ("en", "it-IT", "ja-JP", "pt-BR", "zh-CN", "zh-TW")
COMPETENCY = "cloud-customer-relationship-management"
COMPETENCIES = tuple(sorted(path.stem for path in (ROOT / "data/competencies").glob("*.yml")))
PAGES = ("", "exams", "retirements", "terms", *COMPETENCIES, "translation")


def require_tool(name: str, folder: Path | None = None) -> str:
    """Return the path of a program; without it the test is skipped by name, in CI it fails."""
    if (path := shutil.which(name, path=folder and str(folder))) is None:
        reason = f"needs {name}"
        if os.environ.get("CI"):
            pytest.fail(f"{reason}, which CI must install")
        pytest.skip(reason)
    return path


def copy_project(folder: Path) -> Path:
    """Return a copy of all that a site is made of."""
    for name in ("data", "locales", "templates", "static"):
        shutil.copytree(ROOT / name, folder / name)
    shutil.copy(ROOT / "mkdocs.yml", folder)
    return folder


def copy_built(site: Path, folder: Path) -> Path:
    """Return a copy of the project with the site of its last build, and with what that build remembers.

    The site counts as another one, so all pages are made; but templates are compiled, right pages known as right.
    """
    copy_project(folder)
    shutil.copytree(site, folder / "site")
    shutil.copytree(site.parent / ".cache", folder / ".cache")
    return folder


def cli(*arguments: str, cwd: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run `competency-docs` as the console script does, but in this process, which has it imported."""
    unset = {"AS_OF": None, "SOURCE_DATE_EPOCH": None}
    thresholds = gc.get_threshold()
    try:
        with contextlib.chdir(cwd):
            done = CliRunner().invoke(main, arguments, env={**unset, **environment}, catch_exceptions=False)
    finally:
        gc.set_threshold(*thresholds)
    return subprocess.CompletedProcess(arguments, done.exit_code, done.stdout, done.stderr)


def run(*command: str, cwd: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run one of this environment's console scripts; its output is text.

    What it runs is not measured, which would take as long again: tests within this process are.
    """
    without = {"AS_OF", "SOURCE_DATE_EPOCH", "COVERAGE_PROCESS_CONFIG"}
    inherited = {key: value for key, value in os.environ.items() if key not in without}
    return subprocess.run(
        [str(Path(sys.executable).parent / command[0]), *command[1:]],
        cwd=cwd,
        env={**inherited, "NO_MKDOCS_2_WARNING": "1", **environment},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


def build(cwd: Path, *options: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run `mkdocs build`."""
    return run("mkdocs", "build", *options, cwd=cwd, **environment)


def files_of(folder: Path) -> dict[str, bytes]:
    """Return `{path: content}` of all files of a folder."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


class _Handler(http.server.SimpleHTTPRequestHandler):
    """Serves a folder as static hosts do: for a dead address its root's 404.html."""

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base class's name
        pass

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        if code != http.HTTPStatus.NOT_FOUND:
            super().send_error(code, message, explain)
            return
        content = (Path(self.directory) / "404.html").read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)


@contextlib.contextmanager
def served(folder: Path) -> Iterator[str]:
    """Yield the address at which a folder is served."""
    handler = functools.partial(_Handler, directory=str(folder))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()
        thread.join()
