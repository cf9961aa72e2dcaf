"""What must never reach a reader, planted in the real catalogues."""

import re
from dataclasses import dataclass
from datetime import date
from html import unescape
from html.parser import HTMLParser
from operator import attrgetter
from pathlib import Path

import polib
import pytest

from generator.messages import Translator
from generator.pages import lay_out, render_locale
from generator.pofiles import read_po
from generator.project import Project, read_project, read_settings
from generator.site import Site, render_site
from tests.tools import copy_project

AS_OF = date(2018, 3, 19)
ITALIAN, JAPANESE, CHINESE, TAIWAN = "it_IT", "ja_JP", "zh_CN", "zh_TW"


@dataclass(frozen=True)
class Plant:
    """A translation, what a reader would see of it, and the rule that must name it."""

    locale: str
    context: str | None
    msgid: str
    text: str
    seen: str
    rule: str

    @property
    def tag(self) -> str:
        return self.locale.replace("_", "-")


PLANTED = (
    Plant(ITALIAN, None, "Requirement", "<script>alert('planted')</script>", "alert(", "markup"),
    Plant(JAPANESE, None, "Official name", "正式名称<img src=x onerror=planted>", "planted", "markup"),
    Plant(ITALIAN, None, "Learn more about these associations", "javascript:planted", "javascript:", "markup"),
    Plant(JAPANESE, None, "At least %(amount)s", "{0.__class__}%(amount)s", "__class__", "placeholders"),
    Plant(ITALIAN, None, "At least %(amount)s", "Almeno %(amount)d", "%(amount)d", "placeholders"),
    Plant(CHINESE, None, "At least %(amount)s", "至少 300,001 美元", "300,001", "placeholders"),
    Plant(TAIWAN, None, "At least %(amount)s", "至少 %(amount)s（300,001 美元）", "300,001", "figures"),
    Plant(CHINESE, "connective", "AND", "或者", ">或者<", "connectives"),
    Plant(CHINESE, "connective", "OR", "并且", ">并且<", "connectives"),
    Plant(ITALIAN, "connective", "AND", "OPPURE", ">OPPURE<", "connectives"),
    Plant(ITALIAN, "connective", "OR", "E", ">E<", "connectives"),
    Plant(TAIWAN, None, "All competencies", "所有专长认证", "认证", "script"),
    Plant(CHINESE, "name", "Developing markets", "新興市场", "新興", "script"),
    Plant(JAPANESE, None, "Period", "対象期間\u202e", "\u202e", "markup"),
    Plant(TAIWAN, "mark", "Retired", "Retired exam", "Retired exam<", "english"),
    Plant(ITALIAN, "term", "Revenue", "Ricavi (100,001)", "100,001", "figures"),
)
HEADER = "nplurals=2; plural=n%0;"


def plant(folder: Path) -> Path:
    copy_project(folder)
    for name in {one.locale for one in PLANTED}:
        path = folder / "locales" / name / "LC_MESSAGES/messages.po"
        file = polib.pofile(str(path))
        for planted in PLANTED:
            if planted.locale == name:
                (entry,) = (
                    one for one in file if (one.msgctxt, one.msgid, one.obsolete) == (planted.context, planted.msgid, 0)
                )
                entry.msgstr = planted.text
        if name == ITALIAN:
            file.metadata["Plural-Forms"] = HEADER
        file.save(str(path))
    return folder


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Project:
    folder = plant(tmp_path_factory.mktemp("planted"))
    return read_project(read_settings(folder / "mkdocs.yml", "mkdocs.yml"), AS_OF)


@pytest.fixture(scope="module")
def site(project: Project) -> Site:
    """Return the site that a build without `--strict` makes: it warns of what it leaves out, and goes on."""
    return render_site(project, AS_OF, "https://example.org/")


@pytest.mark.parametrize("planted", PLANTED, ids=lambda one: f"{one.tag}: {one.text}")
def test_each_is_refused_by_name(planted: Plant, project: Project) -> None:
    entries = project.catalogues[planted.tag].entries
    (entry,) = (one for one in entries if one.key == (planted.context, planted.msgid))
    where = f"locales/{planted.locale}/LC_MESSAGES/messages.po:{entry.line}"
    found = {(one.check, one.severity) for one in project.problems if one.where == where}
    assert (planted.rule, "error") in found


def test_a_plural_rule_that_divides_by_zero_is_refused_by_name(project: Project) -> None:
    found = [one.found for one in project.problems if one.check == "plural-header"]
    assert found == [repr(HEADER)]


def test_none_reaches_a_page_that_is_built_all_the_same(site: Site) -> None:
    """Their messages show in English, marked."""
    parts = attrgetter("title", "description", "keywords", "contents", "body", "form")
    indexes = {f"{tag}/search": index.text for tag, index in site.indexes.items()}
    shown = {page.path: repr(parts(page)) for page in site.pages} | dict(site.files) | indexes
    for planted in PLANTED:
        # What is right elsewhere (a swapped AND) is wrong on the pages of its locale.
        pages = {path: page for path, page in shown.items() if path.startswith(f"{planted.tag}/")}
        assert len(pages) > 10
        needles = (planted.seen, repr(planted.seen)[1:-1])
        assert [path for path, page in pages.items() for needle in needles if needle in page] == []


def test_the_message_of_a_planted_one_shows_in_english_with_a_mark(site: Site) -> None:
    (page,) = (one for one in site.pages if one.path == "zh-CN/cloud-customer-relationship-management/index.html")
    assert re.search('<span class="cd-untranslated" lang="en" data-message="[a-p]{10}">AND', page.body)
    assert '>At least <span lang="zh-CN"><data value="USD ' in page.body


class _Elements(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.names: set[str] = set()
        self.attributes: set[tuple[str, str]] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.names.add(tag)
        self.attributes |= {(name, value or "") for name, value in attrs}


@pytest.mark.unmeasured
@pytest.mark.parametrize("locale", sorted({one.locale for one in PLANTED}))
def test_with_the_checks_skipped_a_translation_is_still_only_text(locale: str, project: Project) -> None:
    """The pages are made of the catalogue as it stands in the file: nothing is run, evaluated or linked to."""
    tag = locale.replace("_", "-")
    path = project.settings.folder("locales") / locale / "LC_MESSAGES/messages.po"
    raw = Translator(tag, read_po(path, locale).entries)
    (checked,) = (one for one in project.translators if one.tag == tag)
    layouts = lay_out(project.catalogue, project.templates, as_of=AS_OF)
    pages, expected = (
        render_locale(project.catalogue, project.templates, layouts, one, root="/").pages for one in (raw, checked)
    )
    for page, other in zip(pages, expected, strict=True):
        found, wanted = _Elements(), _Elements()
        found.feed(page.body)
        wanted.feed(other.body)
        assert found.names <= wanted.names
        assert "script" not in found.names
        assert {value for name, value in found.attributes if name == "href"} <= {
            value for name, value in wanted.attributes if name == "href"
        }
        assert not {name for name, _ in found.attributes if name.startswith("on")}
        assert "<class" not in page.body
        assert "&lt;class" not in page.body
    # The pages do say what was planted, as text: else nothing was tried here.
    assert any(one.seen in unescape(page.body) for one in PLANTED if one.locale == locale for page in pages)
