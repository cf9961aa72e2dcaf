"""The plugin in real builds: one clear message for each error, and the last good site kept."""

import json
import os
import re
import shutil
import signal
import subprocess
import sys
import time
import urllib.request
from html.parser import HTMLParser
from pathlib import Path

import pytest

from generator.pofiles import message_id
from tests.facts import VOID
from tests.tools import COMPETENCY, LOCALES, build, cli, copy_built, files_of, run

DATA = f"data/competencies/{COMPETENCY}.yml"
JAPANESE = "locales/ja_JP/LC_MESSAGES/messages.po"


@pytest.fixture
def project(tmp_path: Path, site: Path) -> Path:
    """Return a project whose last build was good."""
    return copy_built(site, tmp_path)


def edit(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")


def line_of(file: Path, text: str) -> int:
    lines = file.read_text(encoding="utf-8").splitlines()
    return next(number for number, line in enumerate(lines, 1) if text in line)


def build_badly(project: Path, *options: str, **environment: str) -> list[str]:
    """Return what a build that fails says, after looking that the last good site is as it was."""
    before = files_of(project / "site")
    done = build(project, *options, **environment)
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    assert files_of(project / "site") == before
    assert [path.name for path in project.iterdir() if path.name.startswith(".site")] == []
    return [line for line in done.stderr.splitlines() if not line.startswith("INFO") and line.strip()]


def test_wrong_data_is_one_message_with_its_line(project: Path) -> None:
    edit(project / DATA, "headcount: {silver: 2,", "headcount: {silver: two,")
    line = line_of(project / DATA, "silver: two")
    path = f"competencies.{COMPETENCY}.options.cloud-crm-reseller.people.headcount.silver"
    assert build_badly(project) == [
        f"ERROR   -  {DATA}:{line}: {path}: expected a whole number, found 'two'",
        f"  {line} |       headcount: {{silver: two, gold: 4}}",
        f"     |{' ' * 27}^^^",
        "     = help: write 2",
    ]


def test_an_unknown_exam_is_named_with_the_nearest(project: Path) -> None:
    edit(project / DATA, "[MB2-712, MB2-707, MB2-716]", "[MB2-712, MB2-707, MB2-71G]")
    line = line_of(project / DATA, "MB2-71G")
    [error, *_] = build_badly(project)
    path = f"competencies.{COMPETENCY}.options.cloud-crm-reseller.people.lists.customization[2]"
    assert error.startswith(f"ERROR   -  {DATA}:{line}: {path}: expected one of 'MB2-710', 'MB2-712', 'MB2-713'")
    assert error.endswith(", ... (100 in all), found 'MB2-71G'; did you mean 'MB2-710'?")


def test_a_broken_catalogue_is_named_with_its_line(project: Path) -> None:
    line = line_of(project / JAPANESE, 'msgid "OR"') + 1
    edit(project / JAPANESE, 'msgstr "または"', 'msgstr "または')
    assert build_badly(project)[0] == (
        f"ERROR   -  {JAPANESE}:{line}: expected gettext's PO format, such as msgstr \"text\", found 'msgstr \"または'"
    )


def test_an_unknown_option_is_named_with_its_line(project: Path) -> None:
    edit(project / "mkdocs.yml", "as_of:", "as_off:")
    line = line_of(project / "mkdocs.yml", "as_off:")
    assert build_badly(project)[0] == (
        f"ERROR   -  mkdocs.yml:{line}: plugins[0].competency-docs.as_off: expected one of 'as_of', 'data', "
        "'locales', 'templates', 'message_url', 'source_url', 'report_url', 'thresholds', 'verify', "
        "found 'as_off'; did you mean 'as_of'?"
    )


def test_a_wrong_date_in_the_environment_is_named(project: Path) -> None:
    assert build_badly(project, AS_OF="2018-02-30")[0] == (
        "ERROR   -  AS_OF: expected a day as 2018-03-19, found '2018-02-30'"
    )


def test_a_broken_template_is_named_with_its_line(project: Path) -> None:
    edit(project / "templates/home.html", "{{ say(catalogue.description) }}", "{{ say(catalogue.descripton) }}")
    line = line_of(project / "templates/home.html", "descripton")
    [error, *_] = build_badly(project)
    assert error.startswith(f"ERROR   -  templates/home.html:{line}: expected a template that can be filled, found ")
    assert "descripton" in error


def test_a_dead_link_stops_the_build_and_names_every_page(project: Path) -> None:
    edit(project / "templates/home.html", 'href="{{ link(competency.id, "") }}"', 'href="nowhere/"')
    errors = build_badly(project)
    assert errors == [
        f"{'ERROR   -  ' if locale == 'en' else ''}{locale}/index.html: "
        "expected a link that leads somewhere, found 'nowhere/', but there is no such page"
        for locale in LOCALES
    ]


def test_a_dead_anchor_stops_the_build(project: Path) -> None:
    edit(project / "templates/home.html", 'option.id ~ "-option"', 'option.id ~ "-otpion"')
    [error, *_] = build_badly(project)
    assert "application-builder-otpion', but that page has no such anchor" in error


def test_all_errors_of_a_run_are_told_at_once(project: Path) -> None:
    edit(project / DATA, "headcount: {silver: 2,", "headcount: {silver: two,")
    edit(project / DATA, "[MB2-712, MB2-707, MB2-716]", "[MB2-712, MB2-707, MB2-71G]")
    edit(project / "data/credentials.yml", "kind: exam", "kind: exams")
    edit(project / "data/metrics.yml", "name: ", "name: '")
    edit(project / "templates/home.html", "{% endfor %}", "{% endfor")
    edit(project / JAPANESE, 'msgstr "または"', 'msgstr "または')
    said = "\n".join(build_badly(project))
    assert "silver: expected a whole number" in said
    assert "found 'MB2-71G'" in said
    assert "found 'exams'; did you mean 'exam'?" in said
    assert "expected a closing quotation mark" in said
    assert "templates/home.html" in said
    assert "PO format" in said


def test_a_strict_build_stops_on_a_translation_that_breaks_a_rule(project: Path) -> None:
    line = line_of(project / JAPANESE, 'msgctxt "who"')
    edit(project / JAPANESE, 'msgstr[0] "%(count)s 名"', 'msgstr[0] "２名"')
    errors = build_badly(project, "--strict")
    assert len(errors) == 3
    assert "expected %(count)s in the translation of '%(count)s person', found none in '２名'" in errors[0]
    assert "expected no digit, found ２ in '２名' [figures]" in errors[1]
    assert "expected 100 % of the messages translated" in errors[2]
    assert int(errors[0].split(":")[1]) in range(line - 5, line)


def test_without_strict_such_a_message_shows_in_english_with_a_mark(project: Path) -> None:
    edit(project / JAPANESE, 'msgstr[0] "%(count)s 名"', 'msgstr[0] "<b>２名</b>"')
    assert build(project).returncode == 0
    page = (project / "site/ja-JP" / COMPETENCY / "index.html").read_text(encoding="utf-8")
    assert "２名" not in page
    english = (
        '<span class="cd-untranslated" lang="en" [^>]*><span lang="ja-JP"><data [^>]*>1</data></span> person <span '
    )
    assert re.search(f'{english}class="cd-mark"', page)


def test_a_strict_build_that_is_quiet_stops_all_the_same(project: Path) -> None:
    edit(project / JAPANESE, 'msgstr[0] "%(count)s 名"', 'msgstr[0] "２名"')
    errors = build_badly(project, "--strict", "--quiet")
    assert "expected no digit, found ２ in '２名' [figures]" in "\n".join(errors)


def test_a_locale_below_its_threshold_stops_a_strict_build(project: Path) -> None:
    edit(project / JAPANESE, 'msgstr "または"', 'msgstr ""')
    errors = build_badly(project, "--strict")
    line = line_of(project / JAPANESE, "#. Stands alone between two requirements of which one is enough.")
    expected = f"expected 100 % of the messages translated, found 99 %: without 'OR' (line {line}, missing)"
    assert errors[0] == f"WARNING -  {JAPANESE}:{line}: {expected} [threshold]"


@pytest.mark.parametrize(
    ("message", "change", "state", "asks"),
    [
        (("who", "%(count)s person"), ('msgstr[0] "%(count)s 名"', 'msgstr[0] ""'), "missing", False),
        (
            ("connective", "OR"),
            ('msgctxt "connective"\nmsgid "OR"', '#, fuzzy\nmsgctxt "connective"\nmsgid "OR"'),
            "fuzzy",
            True,
        ),
    ],
)
def test_a_message_without_translation_is_marked_just_where_it_stands_and_named(
    site: Path, project: Path, message: tuple[str, str], change: tuple[str, str], state: str, asks: bool
) -> None:
    """Where the form of a page says it, the page is as incomplete; there a script marks it."""
    before, identity = files_of(site), message_id(message)
    using = {path for path, page in before.items() if path[:6] == "ja-JP/" and f'"{identity}"'.encode() in page}
    assert using
    formed = {path for path, page in before.items() if path[:6] == "ja-JP/" and b"cd_qualify_data" in page and asks}
    git = ("git", "-C", str(project), "-c", "user.name=A", "-c", "user.email=a@example.org")
    for command in (("init", "--quiet"), ("add", "locales"), ("commit", "--quiet", "--message", "first")):
        subprocess.run([*git, *command], check=True)
    edit(project / JAPANESE, *change)

    assert build(project).returncode == 0
    after = files_of(project / "site")
    english = f'<span class="cd-untranslated" lang="en" data-message="{identity}">(?:(?!cd-mark).)+'
    marked = re.compile(
        rf'{english} <span class="cd-mark" lang="ja-JP" data-message="[a-p]{{10}}">\(未翻訳\)</span></span>'
    )
    for path, page in after.items():
        html = page.decode() if path.endswith(".html") else ""
        assert bool(marked.search(html)) == ("cd-untranslated" in html) == (path in using)
        assert ("cd-incomplete" in html) == (path in using | formed)
        if path in using | formed:
            address = path.removesuffix("index.html")
            assert f'<link rel="canonical" href="https://example.org/{address}">' in html
            assert re.search(r'<aside class="cd-incomplete">.* 9\d% .*<a href="../translation/">翻訳状況</a>', html)
    status = {f"{locale}/translation/index.html" for locale in LOCALES}
    assert {path for path in before | after if before.get(path) != after.get(path)} == (
        using | formed | status | {"ja-JP/search/search_index.json", "proof.json"}
    )

    [warning, *_] = build_badly(project, "--strict")
    match = re.fullmatch(
        rf"WARNING -  {JAPANESE}:(\d+): expected 100 % of the messages translated, found 99 %: "
        rf"without {re.escape(repr(message[1]))} \(line (\d+), {state}\) \[threshold\]",
        warning,
    )
    assert match
    assert match[1] == match[2]

    done = cli("messages", "stats", "--format", "json", cwd=project)
    stats = {one["locale"]: one for one in json.loads(done.stdout)["summary"]["locales"]}
    assert {(one["msgid"], one["state"], one["line"]) for one in stats["ja-JP"]["left"]} == {
        (message[1], state, int(match[1]))
    }
    incomplete = {page["address"] for page in stats["ja-JP"]["pages"] if page[state]}
    assert {f"{address}index.html" for address in incomplete} == using | formed
    assert all(not one["left"] for locale, one in stats.items() if locale != "ja-JP")

    subprocess.run([*git, "checkout", "--quiet", "--", "locales"], check=True)
    assert build(project, "--strict").returncode == 0
    assert files_of(project / "site") == before


class _Texts(HTMLParser):
    """Each text of a page outside its article, with the language that its nearest element says."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[tuple[str, str]] = []
        self.texts: list[tuple[str, str]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in VOID:
            self.open.append((tag, dict(attrs).get("lang") or (self.open[-1][1] if self.open else "")))

    def handle_endtag(self, tag: str) -> None:
        if any(one == tag for one, _ in self.open):
            while self.open.pop()[0] != tag:
                pass

    def handle_data(self, data: str) -> None:
        if data.strip() and not {"article", "title", "script"} & {tag for tag, _ in self.open}:
            self.texts.append((data.strip(), self.open[-1][1]))


FOOTER = (
    "An independent record of a partner program. Names of companies, products and exams are trademarks of their owners."
)


def test_english_in_the_frame_of_a_page_is_marked_too(site: Path, project: Path) -> None:
    for msgid in (
        "Partner competencies",
        "Application Development",
        "Application Integrator",
        "Page not found",
        FOOTER,
    ):
        translation = re.search(rf'msgid "{msgid}"\nmsgstr ".+"', (project / JAPANESE).read_text(encoding="utf-8"))
        assert translation
        edit(project / JAPANESE, translation[0], f'msgid "{msgid}"\nmsgstr ""')
    assert build(project).returncode == 0
    before, after = files_of(site), files_of(project / "site")

    def marked(english: str) -> str:
        key = message_id((None, "(not translated yet)"))
        mark = f' <span class="cd-mark" lang="ja-JP" data-message="{key}">(未翻訳)</span>'
        return f'<span class="cd-untranslated" lang="en">{english}{mark}</span>'

    pages = {path: page.decode() for path, page in after.items() if re.fullmatch(r"ja-JP/.*\.html", path)}
    for html in pages.values():
        assert 'class="cd-incomplete"' in html
        assert html.count(marked("Partner competencies")) == 2  # in the header, above the navigation
        assert html.count(marked(FOOTER)) == 1
        assert marked("Application Development") in html.partition("md-nav--primary")[2]
        # Nothing of a mark where only text can stand: in the head, in attributes.
        assert "cd-untranslated" not in html.partition("<body")[0]
        assert re.findall(r'="[^"]*<[^"]*"', html) == []
        texts = _Texts()
        texts.feed(html)
        in_english = {text for text, lang in texts.texts if lang == "en"}
        assert {"Partner competencies", "Application Development", "DevOps", FOOTER} <= in_english
        assert [text for text, lang in texts.texts if lang != "en" and text in in_english] == []
    contents = pages["ja-JP/application-integration/index.html"].partition('data-md-component="toc"')[2]
    assert marked("Application Integrator") in contents.partition("</ul>")[0]
    assert 'aria-label="次: Application Development"' in pages["ja-JP/terms/index.html"]
    assert marked("Partner competencies") in after["index.html"].decode()
    assert marked("Page not found") in after["404.html"].decode()
    assert {path for path in before if before[path] != after[path] and path[:6] != "ja-JP/"} == {
        "404.html",
        "index.html",
        "proof.json",
        *(f"{locale}/translation/index.html" for locale in LOCALES if locale != "ja-JP"),
    }


def test_a_site_in_one_language_leads_to_no_page_of_translation(project: Path) -> None:
    shutil.rmtree(project / "locales")
    file = project / "mkdocs.yml"
    file.write_text(re.sub(r"thresholds: .*", "", file.read_text(encoding="utf-8")), encoding="utf-8")
    assert build(project, "--strict").returncode == 0
    assert [path for path, page in files_of(project / "site").items() if b"translation/" in page] == []


def test_a_failure_in_the_middle_of_the_theme_keeps_the_last_good_site(project: Path) -> None:
    overrides = project / "overrides"
    overrides.mkdir()
    (overrides / "main.html").write_text("{% extends 'base.html' %}{% block content %}{{ 1 / 0 }}{% endblock %}")
    edit(project / "mkdocs.yml", "  name: material\n", "  name: material\n  custom_dir: overrides\n")
    before = files_of(project / "site")
    done = build(project)
    assert done.returncode == 1
    assert files_of(project / "site") == before
    assert not list(project.glob(".site*"))


def test_a_build_that_is_interrupted_keeps_the_last_good_site(project: Path) -> None:
    before = files_of(project / "site")
    hook = project / "hook.py"
    hook.write_text("import os, signal\ndef on_env(env, **_):\n    os.kill(os.getpid(), signal.SIGKILL)\n")
    with (project / "mkdocs.yml").open("a", encoding="utf-8") as file:
        file.write("hooks: [hook.py]\n")
    assert build(project).returncode == -signal.SIGKILL
    assert files_of(project / "site") == before
    assert list(project.glob(".site.building-*"))
    hook.write_text("")
    assert build(project).returncode == 0
    assert not list(project.glob(".site*"))


def test_what_is_not_of_the_site_stays_in_its_folder(project: Path) -> None:
    (project / "site/.nojekyll").write_text("")
    (project / "site/left-over.html").write_text("from an older build")
    assert build(project).returncode == 0
    assert (project / "site/.nojekyll").exists()
    assert not (project / "site/left-over.html").exists()


def test_a_page_of_the_authors_stands_beside_ours_but_not_in_place_of_one(project: Path) -> None:
    (project / "static/about.md").write_text("# About\n")
    assert build(project, "--strict").returncode == 0
    assert (project / "site/about/index.html").exists()
    (project / "static/en").mkdir()
    (project / "static/en/index.md").write_text("# Mine\n")
    assert "expected no page where en/index.html comes from data" in build_badly(project)[0]


def test_the_stock_search_is_warned_of(project: Path) -> None:
    edit(project / "mkdocs.yml", "plugins:\n", "plugins:\n  - search\n")
    done = build(project)
    assert "expected no plugin 'search': every locale has an index of its own" in done.stderr


def test_a_site_folder_that_is_a_file_is_an_error(project: Path) -> None:
    shutil.rmtree(project / "site")
    (project / "site").write_text("precious")
    done = build(project)
    assert done.returncode == 1
    assert "expected a folder for the site" in done.stderr
    assert (project / "site").read_text() == "precious"


def test_an_edit_shows_in_the_preview_without_a_restart_and_without_a_loop(project: Path, unused_port: int) -> None:
    command = [str(Path(sys.executable).with_name("mkdocs")), "serve", "--dev-addr", f"127.0.0.1:{unused_port}"]
    address = f"http://127.0.0.1:{unused_port}/ja-JP/{COMPETENCY}/"
    log = project / "serve.log"
    # What is ended by a signal leaves its site there.
    own = {"NO_MKDOCS_2_WARNING": "1", "PYTHONUNBUFFERED": "1", "TMPDIR": str(project.parent)}
    environment = {**os.environ, **own}
    with log.open("w") as output, subprocess.Popen(
        command, cwd=project, env=environment, stdout=output, stderr=subprocess.STDOUT
    ) as server:  # fmt: skip
        try:
            await_text(address, "100,000 米ドル")
            edit(project / DATA, "developed: 100000", "developed: 110000")
            await_text(address, "110,000 米ドル")
            edit(project / JAPANESE, 'msgstr "または"', 'msgstr "あるいは"')
            edit(project / "templates/competency.html", '<p class="cd-lead">', '<p class="cd-lead cd-edited">')
            await_text(address, "cd-edited")
            edit(project / DATA, "developed: 110000", "developed: lots")
            await_text(log.as_uri(), "found 'lots'")
            edit(project / DATA, "developed: lots", "developed: 120000")
            await_text(address, "120,000 米ドル")
            time.sleep(2)
            built = log.read_text(encoding="utf-8").count("Building documentation...")
            assert built <= 6
        finally:
            # Not SIGINT: what a shell runs in the background is deaf to it.
            server.terminate()
            server.wait(timeout=20)
    assert not list(project.glob(".site*"))


def await_text(address: str, text: str) -> None:
    """Wait until the text stands at an address."""
    end = time.monotonic() + 30
    found = ""
    while time.monotonic() < end:
        try:
            with urllib.request.urlopen(address, timeout=5) as response:  # noqa: S310 - our own server
                found = response.read().decode()
        except OSError:
            found = ""
        if text in found:
            return
        time.sleep(0.1)
    raise AssertionError(f"{text!r} did not appear at {address}")


def test_markup_in_a_name_stays_text_in_the_search_index(project: Path) -> None:
    edit(project / "data/credentials.yml", "name: Dynamics CRM Marketing", "name: <img src=x onerror=alert(1)> & Co")
    assert build(project).returncode == 0
    index = (project / "site/en/search/search_index.json").read_text(encoding="utf-8")
    assert "<img" not in index
    assert "&lt;img src=x onerror=alert(1)&gt; &amp; Co" in index


def test_a_branch_is_published_from_the_new_site(project: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    remote = tmp_path_factory.mktemp("remote")
    name, address = ("-c", "user.name=A"), ("-c", "user.email=a@example.org")
    for command in (
        ("init", "--quiet", "--bare", str(remote)),
        ("-C", str(project), "init", "--quiet"),
        ("-C", str(project), "config", "user.name", "A"),
        ("-C", str(project), "config", "user.email", "a@example.org"),
        ("-C", str(project), *name, *address, "commit", "--quiet", "--allow-empty", "-m", "first"),
        ("-C", str(project), "remote", "add", "origin", str(remote)),
    ):
        subprocess.run(["git", *command], check=True)
    done = run("mkdocs", "gh-deploy", "--strict", cwd=project)
    assert done.returncode == 0, done.stderr
    listing = ["git", "-C", str(remote), "ls-tree", "-r", "--name-only", "gh-pages"]
    listed = subprocess.run(listing, check=True, capture_output=True, text=True)
    assert f"ja-JP/{COMPETENCY}/index.html" in listed.stdout.splitlines()


def test_a_file_of_the_site_can_be_linked(project: Path) -> None:
    edit(project / "templates/home.html", "<h1>", '<h1><a href="../favicon.svg">')
    edit(project / "templates/home.html", "</h1>", "</a></h1>")
    assert build(project, "--strict").returncode == 0
    edit(project / "templates/home.html", "favicon.svg", "favicon.gif")
    assert "found '../favicon.gif', but there is no such page" in build_badly(project)[0]
    edit(project / "templates/home.html", "../favicon.gif", "terms.pdf")
    for folder in LOCALES[:-1]:
        (project / "static" / folder).mkdir()
        (project / "static" / folder / "terms.pdf").touch()
    [error] = build_badly(project)
    assert error.startswith(f"ERROR   -  {LOCALES[-1]}/index.html: ")
    assert "found 'terms.pdf', but there is no such page" in error
