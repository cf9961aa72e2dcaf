"""One direction, and one home for each outside library (STYLE of this code: see CONTRIBUTING.md)."""

import ast
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent / "generator"
# A module may import only modules listed above it.
ORDER = (
    "compact", "excerpt", "errors", "hints", "data", "refusals", "values", "shape", "sound",
    "model", "lookup", "wording", "people", "resolve",
    "meaning.finding", "meaning.attainable", "meaning.dates", "meaning.harder", "meaning.headcount",
    "meaning.thresholds", "meaning.uses", "meaning", "schemas",
    "pofiles", "merging", "earlier", "layout", "message_urls", "messages", "words", "statistics", "templating",
    "extract",
    "qualify", "qualify.rules", "qualify.organization", "qualify.people", "qualify.verdict", "qualify.report",
    "qualify.form",
    "outlook", "comparison", "pages", "page_urls", "translation", "reading", "search",
    "statements.statement", "statements.performance", "statements.requirements", "statements.shared", "statements",
    "pairing", "differences",
    "checks.text", "checks.connectives", "checks.english", "checks.figures", "checks.forms", "checks.header",
    "checks.length", "checks.markup", "checks.placeholders", "checks.script", "checks.sentences", "checks.shared",
    "checks.step", "checks.terms", "checks.cjk", "checks.endings", "checks.spaces", "checks.repairs",
    "checks.exceptions", "checks",
    "project", "heads", "sitemaps", "site", "effects", "markdown", "reports", "revisions", "cache", "staging",
    "holes", "shell", "theme",
    "verify.finding", "verify.html", "verify.shown", "verify.stated", "verify.facts", "verify.plain", "verify.words",
    "verify.vocabulary", "verify.outline", "verify.logic", "verify.joints", "verify.attain", "verify.places",
    "verify.measures", "verify.tables", "verify.telling", "verify.shares", "verify.form", "verify.links",
    "verify.frame", "verify.whole", "verify.proof",
    "verify.known", "verify.judge", "verify.verdicts", "verify",
    "legacy.finding", "legacy.page", "legacy.figures", "legacy.meanings", "legacy.words", "legacy.numerals",
    "legacy.replacing", "legacy.events", "legacy.facts", "legacy.lines",
    "legacy.listing", "legacy.asking", "legacy.measuring", "legacy.sides", "legacy.voting",
    "legacy.place", "legacy.thresholds", "legacy.metrics", "legacy.requirements", "legacy.nesting",
    "legacy.notes", "legacy.successors",
    "legacy.lists", "legacy.terms", "legacy.across", "legacy.compare", "legacy.known",
    "legacy.cited", "legacy.english", "legacy.language", "legacy.report", "legacy.desk", "legacy.plain",
    "legacy.drafted_thresholds", "legacy.drafted_people", "legacy.draft", "legacy.pairs",
    "legacy.taking", "legacy",
    "builder", "plugin",
    "cli.files", "cli.printing", "cli.tags", "cli.check", "cli.verify", "cli.diff", "cli.legacy", "cli.qualify",
    "cli.messages", "cli.locale", "cli",
)  # fmt: skip
HOMES = {
    "yaml": {"data"},
    "pydantic": {"shape", "values"},
    "pydantic_core": {"values"},
    "markdown_it": {"legacy.page"},
    "polib": {"pofiles"},
    "babel": {"messages", "verify.shown"},
    "selectolax": {"reading", "verify.html"},
    "jinja2": {"templating"},
    "mkdocs": {"theme", "builder", "plugin"},
    # The plugin asks which of MkDocs' commands was called.
    "click": {name for name in ORDER if name.startswith("cli")} | {"plugin"},
    "markupsafe": {"layout", "words", "pages", "holes", "theme"},
}
# What a pure module has no business with.
WORLD = frozenset({"os", "shutil", "subprocess", "socket", "urllib.request", "tempfile", "time", "random", "logging"})
EDGES = frozenset(
    {"cli.files", "cli.printing", "cli.diff", "plugin", "builder", "cache", "staging", "project", "revisions"}
)
# All that the proof has in common with what writes pages (docs/decisions/verify.md).
SHARED = frozenset({
    "generator.errors.Problem", "generator.errors.wrong", "generator.messages.plural_header", "generator.pofiles.Entry",
    "generator.pofiles.message_id", "generator.pofiles.po_path", "generator.project.Project",
})  # fmt: skip


def modules() -> dict[str, ast.Module]:
    found = {}
    for path in PACKAGE.rglob("*.py"):
        parts = path.relative_to(PACKAGE).with_suffix("").parts
        name = ".".join(part for part in parts if part != "__init__")
        found[name] = ast.parse(path.read_text(encoding="utf-8"))
    return found


def imports(tree: ast.Module) -> set[str]:
    found = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "imports are absolute"
            module = node.module or ""
            nested = module == "generator" or module.startswith("generator.")
            found |= {f"{module}.{alias.name}" for alias in node.names} if nested else {module}
    return found


def ours(tree: ast.Module) -> set[str]:
    """Return the modules of ours that a module imports."""
    found = set()
    for name in imports(tree):
        parts = name.removeprefix("generator.").split(".")
        if name.startswith("generator."):
            found.add(next(one for n in (2, 1) if (one := ".".join(parts[:n])) in ORDER or n == 1))
    return found


MODULES = modules()


def test_a_build_with_nothing_to_do_imports_little() -> None:
    """MkDocs imports the plugin at each start: what a build needs is imported where there is something to build."""
    light = {"plugin", "cache", "staging"}
    for name in light:
        top = ast.Module([node for node in MODULES[name].body if not isinstance(node, ast.If)], [])
        defined = [node for node in top.body if not isinstance(node, ast.ClassDef | ast.FunctionDef)]
        assert ours(ast.Module(defined, [])) <= light


def test_every_module_has_its_place() -> None:
    assert set(MODULES) - {""} == set(ORDER)


@pytest.mark.parametrize("name", ORDER)
def test_modules_import_only_what_stands_above_them(name: str) -> None:
    above = set(ORDER[: ORDER.index(name)]) | {"__version__"}
    assert ours(MODULES[name]) <= above


@pytest.mark.parametrize("name", ORDER)
def test_each_outside_library_has_one_home(name: str) -> None:
    outside = {one.split(".")[0] for one in imports(MODULES[name])}
    assert {library for library in outside if library in HOMES and name not in HOMES[library]} == set()


@pytest.mark.parametrize("name", sorted(set(ORDER) - EDGES))
def test_only_the_edges_touch_the_world(name: str) -> None:
    assert imports(MODULES[name]) & WORLD == set()


@pytest.mark.parametrize("name", sorted({name for name in ORDER if not name.startswith("cli")}))
def test_only_the_command_line_prints(name: str) -> None:
    calls = {
        node.func.id
        for node in ast.walk(MODULES[name])
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)
    }
    assert "print" not in calls


@pytest.mark.parametrize("name", ORDER)
def test_nothing_happens_at_import(name: str) -> None:
    """At a module's top level stand definitions and constants: no clock, no file, no environment."""
    allowed = (ast.Expr, ast.Import, ast.ImportFrom, ast.FunctionDef, ast.ClassDef, ast.Assign, ast.AnnAssign)
    for node in MODULES[name].body:
        if isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING":
            continue
        assert isinstance(node, allowed), ast.unparse(node)
        if isinstance(node, ast.Expr):
            assert isinstance(node.value, ast.Constant), ast.unparse(node)
    called = {
        ast.unparse(call.func)
        for node in MODULES[name].body
        if isinstance(node, ast.Assign | ast.AnnAssign)
        for call in ast.walk(node)
        if isinstance(call, ast.Call)
    }
    assert not {one for one in called if one.split(".")[-1] in {"now", "today", "open", "getenv", "read_text"}}


def test_the_proof_shares_nothing_with_what_writes_pages() -> None:
    shared = {name for module, tree in modules().items() if module.startswith("verify") for name in imports(tree)}
    assert {name for name in shared if name.startswith("generator") and "generator.verify" not in name} == SHARED
