"""The test catalogue in six languages, as pages and as data."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import cast

import pytest

from generator.data import read_tree
from generator.verify.known import Built, Known
from generator.verify.stated import Data
from tests.constructs import read_constructs
from tests.tools import ROOT
from tests.verify.sites import built, project_of, render


@dataclass(frozen=True, repr=False)
class Rendered:
    """Pages as HTML, as a built site, what a proof of them knows, and the date they state."""

    pages: Mapping[str, str]
    built: Built
    known: Known
    as_of: date


@pytest.fixture(scope="session")
def constructs() -> Rendered:
    as_of = date(2018, 3, 19)
    pages, known = render(project_of(read_constructs()), as_of)
    return Rendered(pages, built(pages), known, as_of)


@pytest.fixture(scope="session")
def nineteenth() -> Rendered:
    as_of = date(2020, 4, 1)
    pages, known = render(project_of(read_tree(ROOT / "tests/fixtures/nineteenth", "data")), as_of)
    return Rendered(pages, built(pages), known, as_of)


@pytest.fixture
def data() -> Data:
    return cast("Data", read_constructs().value)
