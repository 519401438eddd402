# SPDX-License-Identifier: Apache-2.0
"""Qt reports each letter, or listens on the network, when it is asked to from outside: not here."""

from __future__ import annotations

import os
import re
import socket
import subprocess
import sys
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from companion.content.catalog import Catalog
from companion.paths import resources_folder
from companion.quiet_qt import ADDRESSES, SESSION_BUS, forget_what_was_asked
from tests.journey.real_app import Display, RealApp, make_vault, wait_until
from tests.journey.test_process import PASSPHRASE, Now

if TYPE_CHECKING:
    from collections.abc import Iterator

pytestmark = [
    pytest.mark.real_bus,
    pytest.mark.skipif(sys.platform != "linux", reason="needs a virtual X display"),
]
CANARY = "xylofernquartz"
RULES = "*=true"
BARE = f"""
from PySide6.QtWidgets import QApplication, QLineEdit
app = QApplication([])
line = QLineEdit("{CANARY}")
line.setEchoMode(QLineEdit.EchoMode.Password)
line.show()
line.setEchoMode(QLineEdit.EchoMode.Normal)
line.grab()
"""


LOOKS = """
import os
from companion.ui.first_window import make_application
app = make_application(["companion"])
with open("/proc/self/maps") as maps:
    print("libgtk" in maps.read(), os.environ.get("XDG_CURRENT_DESKTOP"))
"""
ROOT = resources_folder().parent


@pytest.fixture
def display(tmp_path: Path) -> Iterator[Display]:
    display = Display(tmp_path / "home")
    yield display
    display.stop()


def ask_by_file(variables: dict[str, str], home: Path) -> None:
    folder = home / "xdg_config_home" / "QtProject"
    folder.mkdir(parents=True)
    (folder / "qtlogging.ini").write_text(f"[Rules]\n{RULES}\n", encoding="ascii")


def ask_by_variable(variables: dict[str, str], home: Path) -> None:
    variables.update(dict.fromkeys(("QT_LOGGING_DEBUG", "QT_DEBUG_PLUGINS"), "1"))
    rules = home / "rules.ini"
    rules.write_text(f"[Rules]\n{RULES}\n", encoding="ascii")
    variables.update(QT_LOGGING_RULES=RULES, QT_LOGGING_CONF=str(rules))
    variables["QT_MESSAGE_PATTERN"] = "%{message}"


def letters(report: str) -> str:
    """Return the letters that Qt reported one by one, and all the rest beside them."""
    return "".join(re.findall(r"ucs4 == '(.)'", report)) + report


@pytest.mark.bar(20)
@pytest.mark.parametrize("ask", [ask_by_file, ask_by_variable])
def test_qt_tells_nobody_what_is_typed_or_shown(tmp_path, display, ask):
    ask(display.variables, tmp_path / "home")
    bare = subprocess.run(
        [sys.executable, "-c", BARE],
        env=display.variables,
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    assert CANARY in letters(bare.stderr), (
        "this Qt does not report letters: the test proves nothing"
    )
    folder = tmp_path / "data"
    make_vault(folder, PASSPHRASE, Now(), Catalog.built_in(resources_folder() / "content"))
    told = tmp_path / "told"
    with told.open("wb", buffering=0) as errors:
        app = RealApp(display, folder, errors=errors)
        try:
            app.unlock(PASSPHRASE)
            app.type(f"{CANARY} ")
            app.settle()
        finally:
            app.kill()
    report = letters(told.read_text("utf-8", errors="replace"))
    assert CANARY not in report
    assert PASSPHRASE not in report
    assert "Checking character" not in report


@pytest.mark.parametrize(
    "name",
    [
        "QT_LOGGING_RULES",
        "QT_LOGGING_CONF",
        "QT_FATAL_WARNINGS",
        "QT_PLUGIN_PATH",
        "QT_QPA_PLATFORM_PLUGIN_PATH",
        "QT_QPA_GENERIC_PLUGINS",
        "QT_QPA_PLATFORMTHEME",
        "QT_STYLE_OVERRIDE",
        "QT_THAT_IS_NOT_KNOWN_YET",
        "WAYLAND_DEBUG",
        "OPENSSL_CONF",
        "GTK_MODULES",
        "GIO_EXTRA_MODULES",
        "XKB_LOG_LEVEL",
    ],
)
def test_what_is_asked_for_is_forgotten(monkeypatch, name):
    monkeypatch.setenv(name, "1")
    forget_what_was_asked()
    assert name not in os.environ


@pytest.mark.parametrize(
    "name", ["QT_SCALE_FACTOR", "QT_IM_MODULE", "WAYLAND_DISPLAY", "GTK_IM_MODULE"]
)
def test_how_large_and_how_typed_stays(monkeypatch, name):
    monkeypatch.setenv(name, "2")
    forget_what_was_asked()
    assert os.environ[name] == "2"


@pytest.mark.parametrize(
    ("address", "left"),
    [
        ("unix:path=/run/user/1000/bus", True),
        ("unix:path=/run/user/1000/bus,guid=1;unix:abstract=/tmp/bus", True),
        ("tcp:host=127.0.0.1,port=7772", False),
        ("unix:path=/run/user/1000/bus;tcp:host=127.0.0.1,port=7772", False),
        ("unixexec:path=/bin/sh", False),
        ("nonce-tcp:host=127.0.0.1", False),
        ("", False),
    ],
)
@pytest.mark.parametrize("name", ADDRESSES)
def test_only_addresses_on_this_computer_are_taken(monkeypatch, name, address, left):
    monkeypatch.setenv(name, address)
    forget_what_was_asked()
    assert (os.environ.get(name) == address) is left


@pytest.mark.parametrize(
    ("folder", "address"),
    [
        ("/run/user/1000", "unix:path=/run/user/1000/bus"),
        ("/tmp;tcp:host=127.0.0.1", "unix:path=/nonexistent/bus"),
        ("", "unix:path=/nonexistent/bus"),
    ],
)
@pytest.mark.parametrize("before", [None, "tcp:host=127.0.0.1,port=9"])
def test_no_bus_is_started_or_taken_from_the_screen(monkeypatch, folder, address, before):
    """Without an address a bus is started, or the one is used that any window names."""
    monkeypatch.setenv("XDG_RUNTIME_DIR", folder)
    monkeypatch.delenv(SESSION_BUS, raising=False)
    if before is not None:
        monkeypatch.setenv(SESSION_BUS, before)
    forget_what_was_asked()
    assert os.environ[SESSION_BUS] == address


UNIX, FAR = "unix:path=/run/user/1000/ibus", "tcp:host=127.0.0.1,port=9"


@pytest.mark.parametrize("name", ["QT_IM_MODULE", "QT_IM_MODULES"])
@pytest.mark.parametrize(
    ("notes", "is_kept"),
    [
        ((), True),
        ((f"# a note\nIBUS_ADDRESS={UNIX}\nIBUS_DAEMON_PID=7\n",), True),
        ((f"IBUS_ADDRESS={FAR}\nIBUS_DAEMON_PID=7\n",), False),
        ((f"IBUS_ADDRESS={UNIX}\n", f" IBUS_ADDRESS = {UNIX};{FAR}\n"), False),
    ],
)
def test_a_keyboard_at_another_computer_is_not_asked(tmp_path, monkeypatch, name, notes, is_kept):
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    folder = tmp_path / "ibus" / "bus"
    folder.mkdir(parents=True)
    for number, note in enumerate(notes):
        (folder / f"machine-unix-{number}").write_text(note, encoding="ascii")
    os.mkfifo(folder / "pipe")
    for other in ("QT_IM_MODULE", "QT_IM_MODULES"):
        monkeypatch.delenv(other, raising=False)
    monkeypatch.setenv(name, "ibus")
    monkeypatch.setenv("IBUS_ADDRESS_FILE", str(tmp_path / "anything"))
    forget_what_was_asked()
    assert "IBUS_ADDRESS_FILE" not in os.environ
    left = {key: os.environ[key] for key in ("QT_IM_MODULE", "QT_IM_MODULES") if key in os.environ}
    assert left == ({name: "ibus"} if is_kept else {"QT_IM_MODULE": "compose"})


@pytest.mark.bar(17)
def test_no_bus_at_another_computer_is_spoken_to(tmp_path, display):
    with socket.create_server(("127.0.0.1", 0)) as listener:
        listener.setblocking(False)
        ask = dict.fromkeys(ADDRESSES, f"tcp:host=127.0.0.1,port={listener.getsockname()[1]}")
        ask["QT_LINUX_ACCESSIBILITY_ALWAYS_ON"] = "1"
        with subprocess.Popen(
            [sys.executable, "-c", BARE + "app.exec()"], env=display.variables | ask
        ) as bare:
            wait_until(lambda: was_spoken_to(listener), "a bare program speaks to it")
            bare.kill()
        while was_spoken_to(listener):
            pass
        display.variables.update(ask)
        folder = tmp_path / "data"
        make_vault(folder, PASSPHRASE, Now(), Catalog.built_in(resources_folder() / "content"))
        app = RealApp(display, folder)
        try:
            app.unlock(PASSPHRASE)
            app.type(f"{CANARY} ")
            app.settle()
            assert not was_spoken_to(listener)
        finally:
            app.kill()


def was_spoken_to(listener: socket.socket) -> bool:
    """Return whether a connection waits here, and end it."""
    try:
        connection, _ = listener.accept()
    except BlockingIOError:
        return False
    connection.close()
    return True


@pytest.mark.parametrize(
    ("platform", "left"),
    [
        ("offscreen", "offscreen"),
        ("wayland;xcb", "wayland;xcb"),
        ("vnc", None),
        ("vnc:port=5901", None),
        ("xcb;vnc", None),
    ],
)
def test_only_platforms_that_are_a_screen_are_taken(monkeypatch, platform, left):
    monkeypatch.setenv("QT_QPA_PLATFORM", platform)
    forget_what_was_asked()
    assert os.environ.get("QT_QPA_PLATFORM") == left


@pytest.mark.parametrize(
    "session",
    [
        {"XDG_CURRENT_DESKTOP": "ubuntu:GNOME"},
        {"XDG_CURRENT_DESKTOP": "XFCE"},
        {"XDG_CURRENT_DESKTOP": "KDE"},
        {"DESKTOP_SESSION": "xfce"},
        {"DESKTOP_SESSION": "plasma-kde"},
        {"GNOME_DESKTOP_SESSION_ID": "this-is-deprecated"},
        {},
    ],
)
def test_no_part_is_loaded_that_a_file_of_settings_names(display, session):
    """GTK loads whatever its settings name; Qt asks it for its looks on some desktops."""
    done = subprocess.run(
        [sys.executable, "-c", LOOKS],
        env=display.variables | session,
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    assert done.stdout == f"False {session.get('XDG_CURRENT_DESKTOP')}\n"


def listens(pid: int) -> bool:
    """Return whether a process holds a socket of the network, as the system itself says."""
    numbers = set()
    for name in ("tcp", "tcp6", "udp", "udp6"):
        table = Path(f"/proc/{pid}/net/{name}")
        if table.exists():
            numbers |= {line.split()[9] for line in table.read_text("ascii").splitlines()[1:]}
    own = set()
    for entry in Path(f"/proc/{pid}/fd").iterdir():
        with suppress(FileNotFoundError):
            own.add(str(entry.readlink()))
    return any(f"socket:[{number}]" in own for number in numbers)


@pytest.mark.bar(17)
def test_no_variable_makes_it_listen_or_load(tmp_path, display):
    if os.geteuid():
        pytest.skip("only root may look at the open files: the app refuses that to everybody else")
    ask = {"QT_QPA_GENERIC_PLUGINS": "tuiotouch", "QT_PLUGIN_PATH": str(tmp_path / "brought")}
    (tmp_path / "brought" / "platforms").mkdir(parents=True)
    with subprocess.Popen(
        [sys.executable, "-c", BARE + "app.exec()"], env=display.variables | ask
    ) as bare:
        wait_until(lambda: listens(bare.pid), "a bare program listens")
        bare.kill()
    display.variables.update(ask)
    folder = tmp_path / "data"
    make_vault(folder, PASSPHRASE, Now(), Catalog.built_in(resources_folder() / "content"))
    log = tmp_path / "calls"
    app = RealApp(display, folder, log=log)
    try:
        app.settle()
        assert not listens(app.pid)
    finally:
        app.kill()
    calls = log.read_text("utf-8", errors="replace")
    assert str(tmp_path / "data") in calls, "nothing was traced"
    assert str(tmp_path / "brought") not in calls
