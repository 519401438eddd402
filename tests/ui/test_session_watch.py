# SPDX-License-Identifier: Apache-2.0
"""What counts as leaving the computer: said over D-Bus, or asked for; faked at the edge."""

from __future__ import annotations

import os
import select
import shutil
import struct
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QObject

from companion.ui import app as app_module
from companion.ui.kit import session_asked
from companion.ui.kit.session_asked import info_is_left, question_for
from companion.ui.kit.session_watch import AskedSession, SessionWatch

if TYPE_CHECKING:
    from collections.abc import Iterator

linux_only = pytest.mark.skipif(sys.platform != "linux", reason="D-Bus is asked on Linux only")
SESSION = "/org/freedesktop/login1/session/_32"
OTHER_SESSION = "/org/freedesktop/login1/session/c1"
LOG_IN = "org.freedesktop.login1"


@pytest.fixture
def parent(qapp) -> Iterator[QObject]:
    parent = QObject()
    yield parent
    parent.deleteLater()


@pytest.fixture
def address() -> Iterator[str]:
    """A bus of the test's own."""
    if shutil.which("dbus-daemon") is None:
        pytest.fail("not installed: dbus-daemon; see dev.py test")
    daemon = subprocess.Popen(
        ["dbus-daemon", "--session", "--nofork", "--print-address"],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    yield daemon.stdout.readline().strip()
    daemon.terminate()
    daemon.wait(10)
    daemon.stdout.close()


@pytest.fixture
def bus(address):
    """Send a signal over the bus as a service of the system does."""
    from PySide6.QtDBus import QDBusConnection, QDBusMessage

    sender = QDBusConnection.connectToBus(address, "sender")

    def send(path: str, interface: str, name: str, *words: object) -> None:
        message = QDBusMessage.createSignal(path, interface, name)
        message.setArguments(list(words))
        assert sender.send(message)

    yield send
    QDBusConnection.disconnectFromBus("sender")


@pytest.fixture
def watch(parent, address):
    from PySide6.QtDBus import QDBusConnection

    from companion.ui.kit.session_bus import BusSession

    connection = QDBusConnection.connectToBus(address, "watch")
    watch = BusSession(parent, "2")
    watch.listen_to_log_in(connection)
    watch.listen_to_lockers(connection)
    yield watch
    QDBusConnection.disconnectFromBus("watch")


def changed(name: str, value: object) -> tuple[object, ...]:
    about = ("org.freedesktop.DBus.Properties", "PropertiesChanged", f"{LOG_IN}.Session")
    return (*about, {name: value}, ["nothing"])


@linux_only
@pytest.mark.parametrize(
    "said",
    [
        (SESSION, f"{LOG_IN}.Session", "Lock"),
        ("/org/freedesktop/login1", f"{LOG_IN}.Manager", "PrepareForSleep", True),
        (SESSION, *changed("LockedHint", True)),
        (SESSION, *changed("Active", False)),
        ("/org/freedesktop/ScreenSaver", "org.freedesktop.ScreenSaver", "ActiveChanged", True),
        ("/org/gnome/ScreenSaver", "org.gnome.ScreenSaver", "ActiveChanged", True),
    ],
    ids=["lock", "sleep", "hint", "other-user", "kde", "gnome"],
)
def test_what_the_system_says_of_leaving_is_heard(qtbot, watch, bus, said):
    with qtbot.waitSignal(watch.left, timeout=10_000):
        bus(*said)


@linux_only
def test_what_is_no_leaving_is_not_heard(qtbot, watch, bus):
    heard = []
    watch.left.connect(lambda: heard.append("left"))
    bus(OTHER_SESSION, f"{LOG_IN}.Session", "Lock")
    bus(OTHER_SESSION, *changed("Active", False))
    bus(SESSION, *changed("LockedHint", False))
    bus(SESSION, *changed("Active", True))
    bus("/org/freedesktop/login1", f"{LOG_IN}.Manager", "PrepareForSleep", False)
    bus("/org/gnome/ScreenSaver", "org.gnome.ScreenSaver", "ActiveChanged", False)
    with qtbot.waitSignal(watch.left, timeout=10_000):
        bus(SESSION, f"{LOG_IN}.Session", "Lock")
    assert heard == ["left"]


@linux_only
def test_a_session_is_named_as_the_log_in_service_names_it():
    from companion.ui.kit.session_bus import path_of

    assert path_of("2") == SESSION
    assert path_of("12").endswith("/_312")
    assert path_of("c1") == OTHER_SESSION
    assert path_of("a-b").endswith("/a_2db")


@linux_only
def test_a_bus_that_is_not_there_is_not_started(monkeypatch, tmp_path, parent):
    from companion.ui.kit import session_bus

    monkeypatch.delenv("DBUS_SESSION_BUS_ADDRESS", raising=False)
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    assert not session_bus.has_session_bus()
    monkeypatch.setattr(
        session_bus.BusSession, "listen_to_lockers", lambda *_: pytest.fail("it was asked for")
    )
    assert isinstance(session_bus.bus_session(parent), SessionWatch)
    (tmp_path / "bus").write_text("")
    assert session_bus.has_session_bus()


def test_an_asked_system_speaks_once_when_the_answer_turns(parent):
    answers = iter([False, False, True, True, False, True])
    watch = AskedSession(parent, lambda: next(answers))
    heard = []
    watch.left.connect(lambda: heard.append("left"))
    for _ in range(2):
        watch.timer.timeout.emit()
    assert heard == ["left"]
    for _ in range(3):
        watch.timer.timeout.emit()
    assert heard == ["left", "left"]
    watch.timer.stop()


def windows_session(level: int, state: int, flags: int) -> bytes:
    """Build the beginning of what Windows answers, padding included."""
    return struct.pack("<IIIIi", level, 0, 7, state, flags)


@pytest.mark.parametrize(
    ("info", "is_left"),
    [
        (windows_session(1, 0, 1), False),
        (windows_session(1, 0, 0), True),
        (windows_session(1, 4, 1), True),
        (windows_session(0, 4, 0), False),
        (windows_session(1, 0, -1), False),
    ],
    ids=["there", "locked", "another-user", "unknown-answer", "does-not-say"],
)
def test_what_windows_answers_is_read(info, is_left):
    assert info_is_left(info) is is_left


@pytest.mark.parametrize("system", ["win32", "darwin"])
def test_a_system_that_does_not_answer_counts_as_somebody_there(monkeypatch, system):
    def no_library(_name: str) -> None:
        raise OSError("no such library")

    monkeypatch.setattr(session_asked.ctypes, "CDLL", no_library)
    assert question_for(system)() is False


def test_a_system_of_which_we_know_nothing_is_not_asked(monkeypatch, parent):
    monkeypatch.setattr(app_module, "SYSTEM", "freebsd14")
    assert type(app_module.watch_session(parent)) is SessionWatch


def test_each_system_has_its_watch(monkeypatch, parent):
    monkeypatch.setattr(session_asked, "windows_is_left", lambda: False)
    monkeypatch.setattr(app_module, "SYSTEM", "win32")
    watch = app_module.watch_session(parent)
    assert isinstance(watch, AskedSession)
    watch.timer.stop()


class LogIn:
    """The log-in service on a bus of the test's own: it gives handles and waits for them."""

    def __init__(self, address: str) -> None:
        from PySide6.QtDBus import (
            QDBusConnection,
            QDBusMessage,
            QDBusUnixFileDescriptor,
            QDBusVirtualObject,
        )

        log_in = self

        def answer(_manager: QObject, call: QDBusMessage, bus: QDBusConnection) -> bool:
            log_in.asked.append((call.member(), *call.arguments()))
            reading, writing = os.pipe()
            said = call.createReply()
            if log_in.gives:
                said.setArguments([QDBusUnixFileDescriptor(writing)])
            os.close(writing)
            log_in.waiting.append(reading)
            return bus.send(said)

        self.gives = True
        self.asked: list[tuple[object, ...]] = []
        self.waiting: list[int] = []
        self._bus = QDBusConnection.connectToBus(address, "log-in")
        assert self._bus.registerService(LOG_IN)
        calls = {"introspect": lambda _manager, _path: "", "handleMessage": answer}
        self._manager = type("Manager", (QDBusVirtualObject,), calls)()
        one = QDBusConnection.VirtualObjectRegisterOption.SingleNode
        assert self._bus.registerVirtualObject("/org/freedesktop/login1", self._manager, one)

    def may_sleep(self) -> bool:
        """Tell whether nobody holds up a sleep any more."""
        return all(select.select([one], [], [], 0)[0] for one in self.waiting)

    def close(self) -> None:
        from PySide6.QtDBus import QDBusConnection

        for one in self.waiting:
            os.close(one)
        QDBusConnection.disconnectFromBus("log-in")


@pytest.fixture
def log_in(qapp, address) -> Iterator[LogIn]:
    service = LogIn(address)
    yield service
    service.close()


@linux_only
def test_a_sleep_waits_until_what_it_brings_is_done_and_no_longer(qtbot, log_in, watch, bus):
    qtbot.waitUntil(lambda: watch._delay.is_held)
    assert log_in.asked == [("Inhibit", "sleep", "Companion", "", "delay")]
    held = []
    watch.left.connect(lambda: held.append((watch._delay.is_held, log_in.may_sleep())))
    manager = ("/org/freedesktop/login1", f"{LOG_IN}.Manager", "PrepareForSleep")
    bus(*manager, True)
    qtbot.waitUntil(log_in.may_sleep)
    assert held == [(True, False)]
    assert not watch._delay.is_held
    bus(*manager, False)
    qtbot.waitUntil(lambda: watch._delay.is_held)
    assert len(log_in.asked) == 2


@linux_only
def test_no_other_program_inherits_what_holds_up_a_sleep(qtbot, log_in, watch):
    qtbot.waitUntil(lambda: watch._delay.is_held)
    assert not os.get_inheritable(watch._delay._handle)


@linux_only
def test_where_no_handle_is_given_nothing_waits(qtbot, log_in, watch, bus):
    qtbot.waitUntil(lambda: watch._delay.is_held)
    watch._delay.let_go()
    log_in.gives = False
    watch._delay.hold()
    qtbot.waitUntil(lambda: len(log_in.asked) == 2)
    with qtbot.waitSignal(watch.left, timeout=10_000):
        bus("/org/freedesktop/login1", f"{LOG_IN}.Manager", "PrepareForSleep", True)
    assert not watch._delay.is_held
