"""Whatever the data, its pages are proved right; and whatever fact of them is changed, that is found."""

from datetime import date, timedelta
from random import Random

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from benchmarks.mutation.page import Edit, attribute
from generator.data import Tree
from generator.verify import judge_site, pages_of
from generator.verify.finding import Finding
from generator.verify.html import read_document
from generator.verify.judge import compare, judge_links, judge_page
from generator.verify.known import Built, Known
from tests.tools import LOCALES
from tests.verify.catalogues import make_data, make_translation
from tests.verify.sites import built, project_of, render

SEEDS = st.integers(0, 2**32)
DAYS = st.integers(0, 1200).map(lambda days: date(2017, 12, 1) + timedelta(days))

# A smaller seed makes no simpler data.
PHASES = (Phase.reuse, Phase.generate)


def site_of(seed: int, competencies: int, as_of: date) -> tuple[dict[str, str], Known]:
    """Return the pages of made-up data, half of it translated, and what a proof of them knows."""
    random = Random(seed)  # noqa: S311 - a seed is wanted
    tree = Tree(make_data(random, competencies), {})
    return render(project_of(tree, lambda tag, entry: make_translation(random, tag, entry)), as_of)


@pytest.mark.unmeasured
@settings(max_examples=10, deadline=None, phases=PHASES)
@given(SEEDS, st.one_of(st.integers(1, 3), st.integers(1, 8)), DAYS)
def test_pages_of_any_data_are_right(seed: int, competencies: int, as_of: date) -> None:
    pages, known = site_of(seed, competencies, as_of)
    verdict = judge_site(built(pages), known)
    assert [str(one) for one in verdict.problems] == []
    assert verdict.as_of == as_of.isoformat()
    assert len(verdict.digests) == competencies + 5
    assert {len(set(digests.values())) for digests in verdict.digests.values()} == {1}


@pytest.mark.unmeasured
@settings(max_examples=10, deadline=None, phases=PHASES)
@given(SEEDS, DAYS, st.data())
def test_any_fact_that_is_changed_is_found(seed: int, as_of: date, data: st.DataObject) -> None:
    pages, known = site_of(seed, 2, as_of)
    site = built(pages)
    for _ in range(8):
        name = data.draw(st.sampled_from(sorted(pages_of(site, known))))
        tag = data.draw(st.sampled_from(LOCALES))
        html = change(pages[f"{tag}/{name}/index.html".replace("//", "/")], data)
        assert found(html, name, tag, site, known, as_of)


def change(html: str, data: st.DataObject) -> str:
    """Return a page with one fact changed: its value, its text, its path, or it is gone, or there once more."""
    edit = Edit(html)
    facts = edit.facts()
    node = data.draw(st.sampled_from(facts))
    kind = data.draw(st.sampled_from(["value", "text", "path", "gone", "twice", "other"]))
    name = next(one for one in ("value", "datetime", "href") if one in node.attributes)
    if kind == "value" or (kind == "text" and node.tag == "a"):
        node.attrs[name] = attribute(node, name) + data.draw(st.sampled_from(["0", "x", "-01"]))
    elif kind == "text":
        text = node.text()
        edit.within(node, data.draw(st.sampled_from([text + "0", text[1:], f"{text} {text}", text + "x", "1" + text])))
    elif kind == "path":
        paths = sorted({attribute(one, "data-fact") for one in facts} - {attribute(node, "data-fact")})
        node.attrs["data-fact"] = data.draw(st.sampled_from([*paths, "x"]))
    elif kind == "gone":
        node.decompose()
    elif kind == "twice":
        edit.after(node, str(node.html))
    else:
        others = [one for one in facts if one.html != node.html and one.tag == node.tag]
        edit.replace(node, str(data.draw(st.sampled_from(others or [facts[0]])).html) if others else "")
    return edit.html


def found(html: str, name: str, tag: str, site: Built, known: Known, as_of: date) -> list[tuple[str, Finding]]:
    """Return what is wrong with a site in which one page is another one."""
    page = read_document(html)
    assert page is not None
    addresses = pages_of(site, known)[name]
    changed = Built({**site.pages, addresses[tag]: page}, {}, site.files)
    judged = {one: judge_page(changed.pages[at], name, one, known, as_of) for one, at in addresses.items()}
    return [*compare(judged, addresses, {}), *judge_links(addresses, changed, known.root)]
