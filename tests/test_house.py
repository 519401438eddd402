"""Rules of the house that no linter knows: read from the source files themselves."""

from __future__ import annotations

import ast
import os
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "companion"
SOURCES = sorted(PACKAGE.rglob("*.py"))
LONGEST_FILE = 450

NETWORK_MODULES = {
    "aiohttp", "ftplib", "http", "httpx", "imaplib", "nntplib", "poplib", "requests", "smtplib",
    "socket", "socketserver", "ssl", "telnetlib", "urllib.request", "urllib3", "xmlrpc",
    "PySide6.QtNetwork", "PySide6.QtNetworkAuth", "PySide6.QtWebSockets", "PySide6.QtHttpServer",
    "PySide6.QtWebEngineCore", "PySide6.QtWebEngineWidgets",
}  # fmt: skip
# asyncio brings socket and ssl along; we use Qt's event loop and one storage thread.
BANNED_MODULES = NETWORK_MODULES | {"asyncio", "sqlite3", "pydantic"}
TRANSLATORS = {"tr", "translate"}
DOMAIN_AT_FIRST_PAGE = {
    "channel", "door_order", "errors", "guide_terms", "local_time", "passphrase", "plain_json",
    "plain_toml", "preferences", "sign_terms", "urgency",
}  # fmt: skip
QT_AT_FIRST_PAGE = {"QtCore", "QtGui", "QtSvg", "QtWidgets"}
NOT_AT_FIRST_PAGE = {
    "Crypto", "argon2", "cffi", "companion.content.checks", "companion.content.fact_file",
    "companion.content.guide_to_domain", "companion.content.pack_loader",
    "companion.content.page_schema", "companion.content.phrase_schema",
    "companion.content.signs_to_domain", "companion.demo", "companion.services.furnishing",
    "companion.services.ports", "companion.services.search_documents",
    "companion.services.table_service", "companion.storage.cipher",
    "companion.storage.open_vault", "companion.ui.dialogs", "companion.ui.models",
    "companion.ui.together", "companion.ui.widgets.calm_inputs",
    "companion.ui.widgets.child_choice", "companion.ui.widgets.fact_words",
    "docx", "nacl", "rapidfuzz", "segno", "sqlcipher3", "sqlite3", "sqlite_utils",
    "subprocess",
}  # fmt: skip
"""Start-up is mostly importing (docs/performance.md): nothing of this before the first page."""
OPEN_AND_SAY_MODULES = """
import os, sys
from companion import bootstrap

def show(opening):
    from PySide6.QtCore import QTimer
    as_ever(opening)
    QTimer.singleShot(0, say)

def say():
    sys.stdout.write("\\n".join(sys.modules))
    sys.stdout.flush()
    os._exit(0)

as_ever, bootstrap.Opening.show_page = bootstrap.Opening.show_page, show
bootstrap.main(["--data-dir", sys.argv[1]])
"""


def relative(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def parse(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"), filename=str(path))


def imported_modules(tree: ast.AST) -> set[str]:
    """Names as imported, with every parent: PySide6.QtCore gives PySide6 too."""
    names: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            names.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            names.add(node.module)
            names.update(f"{node.module}.{alias.name}" for alias in node.names)
    parts = (name.split(".") for name in names)
    return {".".join(words[: end + 1]) for words in parts for end in range(len(words))}


def called_name(call: ast.Call) -> str:
    if isinstance(call.func, ast.Attribute):
        return call.func.attr
    return call.func.id if isinstance(call.func, ast.Name) else ""


def calls(tree: ast.AST, names: set[str]) -> list[ast.Call]:
    found = (node for node in ast.walk(tree) if isinstance(node, ast.Call))
    return [call for call in found if called_name(call) in names]


def test_there_are_sources():
    assert SOURCES


@pytest.mark.parametrize("path", SOURCES, ids=relative)
def test_imports_no_network_and_no_plain_database(path):
    assert not imported_modules(parse(path)) & BANNED_MODULES


@pytest.mark.parametrize("path", SOURCES, ids=relative)
def test_never_prints(path):
    assert [call.lineno for call in calls(parse(path), {"print"})] == []


@pytest.mark.parametrize("path", SOURCES, ids=relative)
def test_is_not_too_long(path):
    assert len(path.read_text(encoding="utf-8").splitlines()) <= LONGEST_FILE


@pytest.mark.parametrize("path", SOURCES, ids=relative)
def test_translates_only_plain_strings(path):
    """An f-string or a sum is extracted for translation, and never found again."""
    computed = [
        call.lineno
        for call in calls(parse(path), TRANSLATORS)
        for argument in call.args
        if isinstance(argument, ast.JoinedStr | ast.BinOp)
        or (isinstance(argument, ast.Call) and called_name(argument) == "format")
    ]
    assert computed == []


@pytest.mark.parametrize("path", SOURCES, ids=relative)
def test_never_spins_the_event_loop(path):
    assert [call.lineno for call in calls(parse(path), {"processEvents"})] == []


@pytest.mark.parametrize("path", SOURCES, ids=relative)
def test_calls_no_method_later_of_what_may_be_gone_by_then(path):
    """QTimer.singleShot(0, page.show) calls a page that was deleted; with `page` between, not."""
    unbound = [
        call.lineno
        for call in calls(parse(path), {"singleShot"})
        if len(call.args) == 2 and isinstance(call.args[1], ast.Attribute)
    ]
    assert unbound == []


def test_one_module_of_storage_imports_the_cipher_driver():
    users = [path for path in SOURCES if "sqlcipher3" in imported_modules(parse(path))]
    assert len(users) <= 1
    assert all(path.parent == PACKAGE / "storage" for path in users)


@pytest.fixture(scope="module")
def loaded_at_first_page(tmp_path_factory: pytest.TempPathFactory) -> set[str]:
    """What is imported once the window shows *Start here*."""
    folder = tmp_path_factory.mktemp("start")
    settings = '{"country": "GB", "is_first_start_done": true}'
    (folder / "settings.json").write_text(settings, encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-c", OPEN_AND_SAY_MODULES, str(folder)],
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    loaded = set(done.stdout.split())
    assert "companion.ui.pages.start_page" in loaded
    return loaded


def test_the_first_page_loads_nothing_that_it_can_do_without(loaded_at_first_page):
    assert loaded_at_first_page & NOT_AT_FIRST_PAGE == set()
    pages = {name for name in loaded_at_first_page if name.startswith("companion.ui.pages.")}
    assert pages == {"companion.ui.pages.start_page"}


def test_the_first_page_loads_little_of_the_domain_and_of_qt(loaded_at_first_page):
    def under(package: str) -> set[str]:
        start = f"{package}."
        return {name.removeprefix(start) for name in loaded_at_first_page if name.startswith(start)}

    assert under("companion.domain") <= DOMAIN_AT_FIRST_PAGE
    assert {name for name in under("PySide6") if name.startswith("Qt")} <= QT_AT_FIRST_PAGE


def test_no_star_imports():
    stars = [
        relative(path)
        for path in SOURCES
        for node in ast.walk(parse(path))
        if isinstance(node, ast.ImportFrom) and any(alias.name == "*" for alias in node.names)
    ]
    assert stars == []


def test_changelog_names_the_version():
    package = parse(PACKAGE / "__init__.py")
    version = next(
        ast.literal_eval(node.value)
        for node in package.body
        if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "__version__"
    )
    changelog = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    assert "## [Unreleased]" in changelog or f"## [{version}]" in changelog


def test_lock_files_are_hashed_and_name_no_address():
    for name in ("run.txt", "dev.txt"):
        text = (ROOT / "requirements" / name).read_text(encoding="utf-8")
        pins = [line for line in text.splitlines() if "==" in line]
        assert pins
        assert all(line.endswith("\\") for line in pins)
        assert "//" not in text
        assert "--index-url" not in text
        assert "--find-links" not in text


def test_licences_are_there():
    for name in ("LICENSE", "NOTICE", "resources/fonts/OFL.txt", "resources/icons/LICENSE.txt"):
        assert (ROOT / name).read_text(encoding="utf-8").strip()
    names = {path.stem for path in (ROOT / "LICENSES").iterdir()}
    assert {"Apache-2.0", "CC-BY-4.0", "OFL-1.1", "ISC"} <= names


def test_icons_can_be_tinted():
    """Those for the style sheet, which cannot tint, say their theme in their name."""
    plain = [
        path.name
        for path in (ROOT / "resources" / "icons").glob("*.svg")
        if not path.stem.endswith(("-light", "-dark"))
        and "currentColor" not in path.read_text(encoding="utf-8")
    ]
    assert plain == []


def test_dev_entrance_needs_the_python_that_the_project_needs():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert project["requires-python"] == ">=3.11"
    assert "MINIMUM = (3, 11)" in (ROOT / "dev.py").read_text(encoding="utf-8")
