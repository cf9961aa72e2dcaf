"""What a preview keeps from one build to the next: exactly the locales whose pages would be the same."""

from datetime import date
from pathlib import Path

import pytest

from generator.project import Project, read_project, read_settings
from generator.site import Kept, render_pages, render_site
from tests.tools import copy_project

AS_OF = date(2018, 3, 19)
JAPANESE = "locales/ja_JP/LC_MESSAGES/messages.po"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return copy_project(tmp_path)


def read(folder: Path) -> Project:
    return read_project(read_settings(folder / "mkdocs.yml", "mkdocs.yml"), AS_OF)


def edit(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")


def rendered_anew(folder: Path, kept: Kept) -> set[str]:
    """Return the locales that a build renders; what it gives must be what a build without memory gives."""
    project = read(folder)
    before = {tag: locale for tag, (_, locale) in kept._locales.items()}
    remembered, afresh = (render_pages(project, AS_OF, kept=one).locales for one in (kept, None))
    assert [locale.pages for locale in remembered] == [locale.pages for locale in afresh]
    return {tag for tag, (_, locale) in kept._locales.items() if locale is not before.get(tag)}


@pytest.mark.unmeasured
def test_a_changed_translation_renders_its_own_language_alone(folder: Path) -> None:
    kept = Kept()
    assert len(rendered_anew(folder, kept)) == 6
    assert rendered_anew(folder, kept) == set()
    edit(folder / JAPANESE, 'msgstr "要件"', 'msgstr "必要条件"')
    assert rendered_anew(folder, kept) == {"ja-JP"}
    edit(folder / JAPANESE, 'msgid "Official name"', '#, fuzzy\nmsgid "Official name"')
    assert rendered_anew(folder, kept) == {"ja-JP"}


@pytest.mark.unmeasured
@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("data/credentials.yml", "accepted_until: 2018-12-31", "accepted_until: 2018-12-30"),
        ("templates/_requirements.html", "cd-need", "cd-needs"),
    ],
)
def test_changed_data_or_templates_render_every_language(folder: Path, file: str, old: str, new: str) -> None:
    kept = Kept()
    rendered_anew(folder, kept)
    edit(folder / file, old, new)
    assert len(rendered_anew(folder, kept)) == 6


def test_another_day_renders_every_language(folder: Path) -> None:
    kept, project = Kept(), read(folder)
    first = render_site(project, AS_OF, "", kept)
    later = render_site(project, date(2019, 1, 1), "", kept)
    assert later.pages == render_site(project, date(2019, 1, 1), "").pages
    assert later.pages != first.pages
