"""A browser, and a page that records what it asks the network for."""

import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, Request, Response, sync_playwright

from tests.tools import require_tool, served


@dataclass
class Log:
    """What went over the network or wrong while pages were shown."""

    foreign: list[str] = field(default_factory=list)
    failed: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    # The same engine without a window: a third of the processor time.
    path = shutil.which("chromium-headless-shell") or require_tool("chromium")
    with sync_playwright() as playwright:
        arguments = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"]
        chromium = playwright.chromium.launch(executable_path=path, args=arguments)
        yield chromium
        chromium.close()


@pytest.fixture(scope="session")
def address(site: Path) -> Iterator[str]:
    """Yield where the real site is served."""
    with served(site) as base:
        yield base


@pytest.fixture(scope="session")
def new_address(new_locales: Path) -> Iterator[str]:
    """Yield where the site with three more languages is served."""
    with served(new_locales / "site") as base:
        yield base


@pytest.fixture
def log() -> Log:
    return Log()


@pytest.fixture
def page(browser: Browser, address: str, log: Log) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    page = context.new_page()

    def on_request(request: Request) -> None:
        if not request.url.startswith((address, "data:", "blob:")):
            log.foreign.append(request.url)

    def on_response(response: Response) -> None:
        if response.status >= 400:
            log.failed.append(f"{response.status} {response.url.removeprefix(address)}")

    def on_console(message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"}:
            log.errors.append(message.text)

    page.on("request", on_request)
    page.on("response", on_response)
    page.on("console", on_console)
    yield page
    context.close()
