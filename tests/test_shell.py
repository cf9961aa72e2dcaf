"""Pages that are filled into a shell are, byte for byte, what the theme makes of them one by one."""

import re
import shutil
from pathlib import Path

import pytest
from jinja2 import Environment

from benchmarks.catalogues import write
from generator.holes import Unshareable
from generator.shell import Listing, _Entries
from tests.tools import ROOT, build, files_of

# A plugin with a word in each page: ours then makes them in the plain way.
PLAIN = "def on_page_context(context, **_):\n    return context\n"
THEME = r"(?ms)^theme:\n(?:^ .*?\n)+"
NEITHER = {"proof.json"}


def with_options(project: Path, name: str, text: str) -> Path:
    """Write a configuration that differs from the project's in a line."""
    options = (project / "mkdocs.yml").read_text(encoding="utf-8")
    options = options.replace("      as_of:", "      verify: false\n      as_of:", 1)
    (project / name).write_text(options + text, encoding="utf-8")
    return project / name


def made(project: Path, options: Path, *arguments: str) -> tuple[dict[str, bytes], str]:
    """Return the files of a build, and what it said."""
    done = build(project, "-f", options.name, "-d", "made", *arguments)
    assert done.returncode == 0, done.stderr
    files = {path: data for path, data in files_of(project / "made").items() if path not in NEITHER}
    return files, done.stderr


def plainly(project: Path, text: str = "") -> dict[str, bytes]:
    (project / "plain.py").write_text(PLAIN, encoding="utf-8")
    return made(project, with_options(project, "plain.yml", f"{text}\nhooks: [plain.py]\n"))[0]


def in_shells(project: Path, text: str = "") -> tuple[dict[str, bytes], bool]:
    """Return the files, and whether every page has a shell."""
    files, said = made(project, with_options(project, "shells.yml", text), "-v")
    return files, "made without a shell" not in said


def differences(one: dict[str, bytes], other: dict[str, bytes]) -> list[str]:
    return sorted(path for path in one.keys() | other.keys() if one.get(path) != other.get(path))


def test_new_and_unfinished_languages_and_one_from_right_to_left(new_locales: Path, tmp_path: Path) -> None:
    project = tmp_path / "project"
    shutil.copytree(new_locales, project, ignore=shutil.ignore_patterns("site", "it_IT", "pt_BR", "zh_*", ".cache"))
    options = project / "mkdocs.yml"
    lines = options.read_text(encoding="utf-8").splitlines(keepends=True)
    options.write_text("".join(line for line in lines if "thresholds:" not in line), encoding="utf-8")
    files, everywhere = in_shells(project)
    assert everywhere
    assert differences(files, plainly(project)) == []


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a project with more pages than a navigation lists, in two languages."""
    project = tmp_path_factory.mktemp("many") / "project"
    write(ROOT, project, 72)
    for folder in (project / "locales").iterdir():
        if folder.is_dir() and folder.name != "ja_JP":
            shutil.rmtree(folder)
    options = project / "mkdocs.yml"
    lines = options.read_text(encoding="utf-8").splitlines(keepends=True)
    options.write_text("".join(line for line in lines if "thresholds:" not in line), encoding="utf-8")
    (project / "locales/exceptions.yml").unlink()
    return project


def test_many_pages_and_the_navigation_near_each(many: Path) -> None:
    files, everywhere = in_shells(many)
    assert everywhere
    assert differences(files, plainly(many)) == []
    page = files["ja-JP/devops-b/index.html"].decode()
    listed = page[page.index('<nav class="md-nav md-nav--primary"') : page.index('data-md-type="toc"')]
    assert listed.count('<li class="md-nav__item') - listed.count('href="#') == 45


def test_pages_that_others_see_are_filled_too(many: Path) -> None:
    """With a page of an author's own, or a plugin that looks at the whole, MkDocs has every page of ours."""
    (many / "static/about.md").write_text("# About\n\n[DevOps](en/devops/index.md)\n", encoding="utf-8")
    (many / "seeing.py").write_text("def on_post_build(config, **_):\n    pass\n", encoding="utf-8")
    files, said = made(many, with_options(many, "seeing.yml", "\nhooks: [seeing.py]\n"), "-v")
    assert said.count("Building page ja-JP/") > 72
    assert differences(files, plainly(many)) == []
    (many / "static/about.md").unlink()


def test_another_theme_makes_pages_one_by_one(many: Path) -> None:
    options = (many / "mkdocs.yml").read_text(encoding="utf-8")
    options = options.replace("      as_of:", "      verify: false\n      as_of:", 1)
    (many / "other.yml").write_text(f"{re.sub(THEME, '', options)}\ntheme: readthedocs\n", encoding="utf-8")
    files, _ = made(many, many / "other.yml")
    page = files["ja-JP/devops-b/index.html"].decode()
    assert "readthedocs" in page
    assert '<h1 id="devops-b">' in page


def test_how_many_entries_there_are_is_not_told_of_some_that_stand_for_all() -> None:
    nav = Listing(_Entries(["one", "another"]), None)
    shown = "{% for one in nav.items %}{{ one }}{% endfor %}{{ nav.items | first }}{% if nav.items %}!{% endif %}"
    assert Environment(autoescape=True).from_string(shown).render(nav=nav) == "oneanotherone!"
    for asked in ("nav.items | length", "nav | length"):
        with pytest.raises(Unshareable):
            Environment(autoescape=True).from_string(f"{{{{ {asked} }}}}").render(nav=nav)


def test_an_override_that_asks_about_a_single_page_is_heeded(many: Path) -> None:
    (many / "own").mkdir()
    (many / "own/main.html").write_text(
        '{% extends "base.html" %}{% block announce %}{{ page.title | upper }} {{ page.url }} '
        "{{ page.parent }}{{ page.ancestors | length }}{{ page.is_top_level }} of {{ pages | length }}, "
        "the first {{ pages[0].url }}{% endblock %}",
        encoding="utf-8",
    )
    options = (many / "mkdocs.yml").read_text(encoding="utf-8")
    (many / "mkdocs.yml").write_text(
        options.replace("  name: material\n", "  name: material\n  custom_dir: own\n"), encoding="utf-8"
    )
    files, everywhere = in_shells(many)
    assert not everywhere
    assert b"DEVOPS B en/devops-b/ None0True of 158, the first 404.html" in files["en/devops-b/index.html"]
    assert differences(files, plainly(many)) == []
    text = '{% extends "base.html" %}{% block announce %}<pre>{{ page.title }}\n    here</pre>{% endblock %}'
    (many / "own/main.html").write_text(text, encoding="utf-8")
    assert differences(in_shells(many)[0], plainly(many)) == []
