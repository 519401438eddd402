# SPDX-License-Identifier: Apache-2.0
"""The session on Linux: what the log-in service and the screen lockers say over D-Bus.

These are sockets of this computer only. A bus that is not there already is not started.
"""

import os
from collections.abc import Callable, Mapping
from pathlib import Path

from PySide6.QtCore import SLOT, QObject, Slot
from PySide6.QtDBus import QDBusConnection

from companion.ui.kit.session_watch import SessionWatch
from companion.ui.kit.sleep_delay import LOG_IN, MANAGER, MANAGER_PATH, SleepDelay

SESSION = f"{LOG_IN}.Session"
SESSION_PATH = f"{MANAGER_PATH}/session/"
PROPERTIES = "org.freedesktop.DBus.Properties"
SCREEN_LOCKERS = (
    "org.freedesktop.ScreenSaver",
    "org.gnome.ScreenSaver",
    "org.cinnamon.ScreenSaver",
    "org.mate.ScreenSaver",
    "org.xfce.ScreenSaver",
)
LEFT = {"LockedHint": True, "Active": False}
"""What the log-in service says of a session that is locked, or that another one took over."""


class BusSession(SessionWatch):
    """Listens on the buses that are there."""

    def __init__(self, parent: QObject, session_id: str) -> None:
        super().__init__(parent)
        self._session_path = path_of(session_id) if session_id else ""
        self._delay: SleepDelay | None = None

    def listen_to_log_in(self, bus: QDBusConnection) -> None:
        """Hear of a lock of this session, of another user, and of a sleep, which waits for us."""
        path = self._session_path
        self._delay = SleepDelay(self, bus)
        self._delay.hold()
        self._hear(bus, (MANAGER_PATH, MANAGER, "PrepareForSleep"), self._on_sleep, "bool")
        self._hear(bus, (path, SESSION, "Lock"), self._on_lock)
        if path:
            changed = (path, PROPERTIES, "PropertiesChanged")
            self._hear(bus, changed, self._on_changed, "QString,QVariantMap")

    def listen_to_lockers(self, bus: QDBusConnection) -> None:
        """Hear of a screen that is covered."""
        for locker in SCREEN_LOCKERS:
            self._hear(bus, ("", locker, "ActiveChanged"), self._on_said, "bool")

    def _hear(
        self,
        bus: QDBusConnection,
        what: tuple[str, str, str],
        call: Callable[..., None],
        kinds: str = "",
    ) -> None:
        path, interface, name = what
        slot = f"{call.__name__}({kinds})"
        # What is published of its types asks for bytes, which it then refuses.
        bus.connect("", path, interface, name, self, SLOT(slot))  # type: ignore[call-overload]

    @Slot(bool)
    def _on_said(self, is_so: bool) -> None:
        if is_so:
            self.left.emit()

    @Slot(bool)
    def _on_sleep(self, is_beginning: bool) -> None:
        try:
            self._on_said(is_beginning)
        finally:
            # A lock ends this process, and with it the delay. Here there was nothing to lock.
            self._wait_again(is_asleep=is_beginning)

    def _wait_again(self, *, is_asleep: bool) -> None:
        if self._delay is not None and is_asleep:
            self._delay.let_go()
        elif self._delay is not None:
            self._delay.hold()

    @Slot()
    def _on_lock(self) -> None:
        self.left.emit()

    @Slot(str, "QVariantMap")
    def _on_changed(self, interface: str, changed: Mapping[str, object]) -> None:
        if interface == SESSION and tells_of_leaving(changed):
            self.left.emit()


def tells_of_leaving(changed: Mapping[str, object]) -> bool:
    """Return whether the changed properties of a session say that nobody sits there now."""
    return any(changed.get(name) is value for name, value in LEFT.items())


def path_of(session_id: str) -> str:
    """Return the path of a session, spelt as the log-in service spells it: "2" as "_32"."""
    spelt = [
        sign if sign.isascii() and sign.isalnum() and (place or not sign.isdigit()) else hexed(sign)
        for place, sign in enumerate(session_id)
    ]
    return SESSION_PATH + "".join(spelt)


def hexed(sign: str) -> str:
    """Return a sign as a path of the bus spells what it has no letter for."""
    return "".join(f"_{byte:02x}" for byte in sign.encode())


def bus_session(parent: QObject) -> BusSession:
    """Return the watch, listening on whichever buses run already."""
    watch = BusSession(parent, os.environ.get("XDG_SESSION_ID", ""))
    watch.listen_to_log_in(QDBusConnection.systemBus())
    if has_session_bus():
        watch.listen_to_lockers(QDBusConnection.sessionBus())
    return watch


def has_session_bus() -> bool:
    """Return whether there is one: to ask for a missing one would start it, and leave files."""
    if os.environ.get("DBUS_SESSION_BUS_ADDRESS"):
        return True
    folder = os.environ.get("XDG_RUNTIME_DIR", "")
    return bool(folder) and (Path(folder) / "bus").exists()
