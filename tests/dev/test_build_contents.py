# SPDX-License-Identifier: Apache-2.0
"""What is in the packed app and what is not: the lists against what we import."""

from __future__ import annotations

import ast
import json
import os
import subprocess
import sys
from pathlib import Path

import PySide6
import pytest

from build_spec.slim import LEFT_OUT, NOT_ON_LINUX, is_kept

ROOT = Path(__file__).resolve().parents[2]
BUILD_SPEC = ROOT / "build_spec"
QT = "PySide6/Qt"
STAND_INS = {"socket", "sqlite3", "typing_extensions"}
START_STAND_INS = {"pyimod03_ctypes"}
"""Not for our modules, but for what the packing program runs before them (quick_start.py)."""
AS_ON_WINDOWS = """
import ctypes, os, platform, sys
if hasattr(os, "uname"):
    del os.uname
platform.win32_ver = lambda *a, **k: ("10", "10.0.19045", "", "")
platform._get_machine_win32 = lambda: "AMD64"
platform._uname_cache = None
sys.platform = "win32"
"""
"""How Python finds out on Windows on what it runs: only `socket` is there to ask for a name."""


def imported() -> set[str]:
    """Everything that Companion imports, anywhere, with every parent."""
    names: set[str] = set()
    for path in (ROOT / "companion").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                names.update(alias.name for alias in node.names)
            elif isinstance(node, ast.ImportFrom) and node.module:
                names.add(node.module)
                names.update(f"{node.module}.{alias.name}" for alias in node.names)
    parts = (name.split(".") for name in names)
    return {".".join(words[: end + 1]) for words in parts for end in range(len(words))}


def test_nothing_that_we_import_is_left_out():
    assert imported() & set(LEFT_OUT) == set()
    assert len(set(LEFT_OUT)) == len(LEFT_OUT)


@pytest.mark.skipif(sys.platform != "linux", reason="left out on Linux only")
def test_what_is_left_out_on_linux_is_not_imported_there():
    program = (
        "import sys; from companion.ui.dialogs import print_dialog; from companion.ui.kit import "
        "printing; print(*sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True, cwd=ROOT
    )
    loaded = done.stdout.split()
    assert "companion.ui.kit.printing" in loaded
    assert set(NOT_ON_LINUX).isdisjoint(loaded)
    assert set(NOT_ON_LINUX) <= imported(), "nobody imports it any more: leave it out everywhere"


def test_of_qt_nothing_comes_along_that_we_do_not_import():
    shipped = {
        f"PySide6.{path.name.split('.')[0]}"
        for path in Path(PySide6.__file__).parent.iterdir()
        if path.name.startswith("Qt") and path.suffix in {".so", ".pyd"}
    }
    assert "PySide6.QtWidgets" in shipped
    assert shipped - imported() <= set(LEFT_OUT)


@pytest.mark.parametrize(
    "place",
    [
        f"{QT}/lib/libQt6Core.so.6",
        f"{QT}/lib/libQt6DBus.so.6",
        f"{QT}/lib/libQt6XcbQpa.so.6",
        f"{QT}/plugins/platforms/libqxcb.so",
        f"{QT}/plugins/platforms/libqwayland.so",
        f"{QT}/plugins/platforms/libqoffscreen.so",
        f"{QT}/plugins/platforminputcontexts/libibusplatforminputcontextplugin.so",
        "PySide6/plugins/printsupport/windowsprintersupport.dll",
        f"{QT}/plugins/printsupport/libcocoaprintersupport.dylib",
        f"{QT}/plugins/wayland-shell-integration/libxdg-shell.so",
        "PySide6/plugins/platforms/qwindows.dll",
        "PySide6/plugins/styles/qmodernwindowsstyle.dll",
        f"{QT}/plugins/platforms/libqcocoa.dylib",
        f"{QT}/translations/qtbase_en.qm",
        "resources/content/en/signs.toml",
        "docx/templates/default.docx",
        "licences/LICENSES/ISC.txt",
        "Crypto/Cipher/_raw_aesni.abi3.so",
        "Crypto/Cipher/_raw_aes_armv8.pyd",
        "Crypto/Hash/_ghash_portable.abi3.so",
        "_argon2_cffi_bindings/_ffi.abi3.so",
    ],
)
def test_is_kept(place):
    assert is_kept(place, f"/anywhere/{place}")


@pytest.mark.parametrize(
    "place",
    [
        f"{QT}/lib/libQt6Network.so.6",
        "PySide6/Qt6Network.dll",
        f"{QT}/lib/QtNetwork",
        f"{QT}/lib/libQt6Sql.so.6",
        f"{QT}/lib/libQt6Quick.so.6",
        f"{QT}/lib/libQt6EglFSDeviceIntegration.so.6",
        f"{QT}/plugins/printsupport/libcupsprintersupport.so",
        f"{QT}/plugins/tls/libqopensslbackend.so",
        f"{QT}/plugins/networkinformation/libqglib.so",
        f"{QT}/plugins/sqldrivers/libqsqlite.so",
        f"{QT}/plugins/platformthemes/libqgtk3.so",
        f"{QT}/plugins/platforms/libqvnc.so",
        f"{QT}/plugins/imageformats/libqpdf.so",
        f"{QT}/translations/qtbase_de.qm",
        "docx/templates/default-docx-template/word/styles.xml",
        "click-8.5.1.dist-info/RECORD",
        "Crypto/Cipher/_raw_des.abi3.so",
        "Crypto/PublicKey/_ec_nat.pyd",
    ],
)
def test_is_left_out(place):
    assert not is_kept(place, f"/anywhere/{place}")


@pytest.mark.skipif(sys.platform != "linux", reason="other systems do not list what is loaded")
def test_of_the_ciphers_all_that_is_used_comes_along():
    code = """
sys.modules["cffi"] = sys.modules["cryptography"] = None
from pathlib import Path
from companion.storage.known_answers import check_known_answers
from companion.writers import locked_pdf
from pypdf import PdfWriter, _crypt_providers
import io
check_known_answers()
page = io.BytesIO()
writer = PdfWriter()
writer.add_blank_page(9, 9)
writer.write(page)
locked_pdf.locked_bytes(page.getvalue(), "a password")
loaded = {line.split()[-1] for line in Path("/proc/self/maps").read_text().splitlines()}
ciphers = sorted(one for one in loaded if "/Crypto/" in one)
print(json.dumps([_crypt_providers.crypt_provider[0], ciphers, sorted(sys.modules)]))
"""
    found = run(code, cwd=ROOT)
    assert isinstance(found, list)
    provider, ciphers, modules = found
    assert provider == "pycryptodome"
    assert any("_ghash" in one for one in ciphers)
    assert [one for one in ciphers if not is_kept(one, one)] == []
    of_ciphers = {one for one in modules if one.startswith(("Crypto.", "argon2", "pypdf"))}
    assert of_ciphers & set(LEFT_OUT) == set()


def test_libraries_of_the_system_stay_there_but_those_of_python_come_along():
    folder = "/usr/lib/x86_64-linux-gnu"
    assert not is_kept("libglib-2.0.so.0", f"{folder}/libglib-2.0.so.0")
    assert not is_kept("libstdc++.so.6", f"{folder}/libstdc++.so.6")
    assert is_kept("libpython3.11.so.1.0", f"{folder}/libpython3.11.so.1.0")
    assert is_kept("libffi.so.8", f"{folder}/libffi.so.8")
    extension = "python3.11/lib-dynload/_json.cpython-311-x86_64-linux-gnu.so"
    assert is_kept(extension, f"/usr/lib/{extension}")


def run(code: str, *, before: str = "", cwd: Path | None = None, **variables: str) -> object:
    """Run code in a Python of its own, as the packed app would begin it."""
    # On Windows Python itself does not start without the second.
    kept = {name: os.environ[name] for name in ("PATH", "SYSTEMROOT") if name in os.environ}
    done = subprocess.run(
        [sys.executable, "-c", f"{before}\nimport json, sys\n{code}"],
        cwd=cwd,
        env=kept | {"PYTHONPATH": str(BUILD_SPEC / "standins")} | variables,
        capture_output=True,
        text=True,
        check=True,
    )
    return json.loads(done.stdout)


@pytest.mark.skipif(sys.platform != "linux", reason="other systems have no such variables")
@pytest.mark.parametrize("before", [None, "/opt/own"])
def test_what_the_app_starts_finds_its_own_libraries(before):
    hook = (BUILD_SPEC / "start_hook.py").read_text(encoding="utf-8")
    own = {"LD_LIBRARY_PATH_ORIG": before} if before else {}
    found = run(
        "import os; print(json.dumps({k: v for k, v in os.environ.items() if k[:3] in 'LD__PY'}))",
        before=hook,
        LD_LIBRARY_PATH="/of/the/packed/app",
        _PYI_APPLICATION_HOME_DIR="/of/the/packed/app",
        **own,
    )
    assert isinstance(found, dict)
    assert found.get("LD_LIBRARY_PATH") == before
    assert not {"LD_LIBRARY_PATH_ORIG", "_PYI_APPLICATION_HOME_DIR"} & found.keys()


def test_the_packed_app_has_no_socket_to_open():
    assert run("import socket; print(json.dumps(hasattr(socket, 'socket')))") is False


def test_the_only_database_in_the_packed_app_is_the_one_that_encrypts():
    code = "import sqlite3, sqlcipher3.dbapi2 as own; print(json.dumps(sqlite3 is own))"
    assert run(code) is True


def test_the_stand_ins_are_those_that_are_known():
    found = {path.stem for path in (BUILD_SPEC / "standins").glob("*.py")}
    assert found == STAND_INS | START_STAND_INS


def test_on_windows_the_stand_ins_let_a_vault_be_made_and_opened():
    code = "import argon2.low_level as lib; print(json.dumps(lib.hash_secret_raw.__name__))"
    assert run(code, before=AS_ON_WINDOWS) == "hash_secret_raw"


def test_on_windows_the_stand_ins_let_a_fault_be_told():
    before = f"from companion.ui.dialogs.crash_dialog import describe\n{AS_ON_WINDOWS}"
    code = 'print(json.dumps(describe(ValueError, None, "1.2.3").splitlines()[1:]))'
    assert run(code, before=before, cwd=ROOT) == ["win32", "ValueError"]
