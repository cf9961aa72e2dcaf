"""What templates may do with the places of a page's own texts, and what becomes of them."""

from collections.abc import Mapping

import pytest
from jinja2 import Environment
from markupsafe import Markup

from generator.holes import Address, Form, Hole, Stencil, Unshareable, holes, is_text, names, shown, unfold


def render(template: str, **values: object) -> str:
    environment = Environment(finalize=shown, autoescape=False)  # noqa: S701
    environment.tests["string"] = is_text
    return environment.from_string(template).render(values)


def fill(template: str, own: Mapping[str, object]) -> str:
    """Return what a template makes of values by way of a form."""
    return Form.cut(render(template, **holes(own))).fill(dict(zip(names(own), unfold(own)[1], strict=True)))


@pytest.mark.parametrize(
    "template",
    [
        "<p>{{ title }}</p>",
        '<p title="{{ title | e }}">{{ title }}{{ title }}</p>',
        "{% if title %}{{ title }}{% endif %}{% if note %}never{% endif %}",
        "{% for one in links %}{{ one.tag }} {{ one.url }},{% endfor %}",
        "{{ title is string }} {{ note is string }} {{ links is string }}",
        "nothing",
        "",
    ],
)
def test_a_form_filled_in_is_what_the_template_makes_of_the_values(template: str) -> None:
    own = {"title": "A & <B>", "note": "", "links": [{"tag": "en", "url": "../"}, {"tag": "it", "url": "x"}]}
    assert fill(template, own) == render(template, **own)


def test_markup_is_not_escaped_twice() -> None:
    own = {"title": Markup("<b>A</b>")}
    assert fill("{{ title | e }}", own) == "<b>A</b>"


@pytest.mark.parametrize(
    "template",
    [
        "{{ title | upper }}",
        "{{ title ~ '!' }}",
        "{{ title | length }}",
        "{{ title == 'A' }}",
        "{{ 'A' in title }}",
        "{{ title[0] }}",
        "{% for one in title %}{% endfor %}",
        "{{ {'a': 1}[title] }}",
    ],
)
def test_what_has_an_answer_for_one_page_only_is_refused(template: str) -> None:
    with pytest.raises(Unshareable):
        render(template, title=Hole("title"))


def test_an_address_is_filled_in_as_it_is_seen_from_the_folder() -> None:
    form = Form.cut(f'<a href="../{Address("next")}">')
    assert form.fill({"next": "../"}) == '<a href="../">'


@pytest.mark.parametrize("template", ["{{ url }}", "it/{{ url }}", "../../{{ url }}x"])
def test_an_address_that_is_seen_from_elsewhere_is_refused(template: str) -> None:
    text = template.replace("{{ url }}", str(Address("next")))
    if "../" in text:
        text = text.replace("../../", "https://example.org/")
    with pytest.raises(Unshareable):
        Form.cut(text)


def test_a_stencil_knows_what_all_pages_share_and_nothing_else_of_one() -> None:
    class Page:
        title, number = "A", 3

    page = Stencil(Page(), title="B")
    assert page.title == "B"
    assert not hasattr(page, "children")
    with pytest.raises(Unshareable, match="number"):
        page.number  # noqa: B018


@pytest.mark.parametrize("asked", ["[title] | string", "title is sequence", "title is iterable", "title | length"])
def test_a_hole_is_no_answer_where_jinja_takes_any_exception_for_a_no(asked: str) -> None:
    with pytest.raises(Unshareable):
        render(f"{{{{ {asked} }}}}", **holes({"title": "A"}))


def test_values_that_differ_in_more_than_texts_have_another_shape() -> None:
    first: dict[str, object] = {"title": "A", "links": ["a"], "level": 1}
    assert unfold(first)[0] == unfold({"title": "B", "links": ["b"], "level": 1})[0]
    for other in ({"title": ""}, {"links": ["a", "b"]}, {"level": 2}, {"title": None}):
        assert unfold(first)[0] != unfold({**first, **other})[0]
