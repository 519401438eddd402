# SPDX-License-Identifier: Apache-2.0
"""Has a Linux computer wait a moment before it sleeps, so that the lock comes first.

The log-in service gives a handle: as long as that is open, a sleep waits, by its own rule a few
seconds at most. The end of the process, or a fresh start without the key, closes it.
"""

import os

from PySide6.QtCore import QObject
from PySide6.QtDBus import (
    QDBusConnection,
    QDBusMessage,
    QDBusPendingCallWatcher,
    QDBusUnixFileDescriptor,
)

LOG_IN = "org.freedesktop.login1"
MANAGER, MANAGER_PATH = f"{LOG_IN}.Manager", "/org/freedesktop/login1"
WANTED = ["sleep", "Companion", "", "delay"]
"""What waits, who asks, why, and how. Anybody at this computer can list it: so no reason."""


class SleepDelay(QObject):
    """Holds the handle. Where the service does not give one, nothing waits."""

    def __init__(self, parent: QObject, bus: QDBusConnection) -> None:
        super().__init__(parent)
        self._bus = bus
        self._handle: int | None = None

    @property
    def is_held(self) -> bool:
        """True while a sleep waits for us."""
        return self._handle is not None

    def hold(self) -> None:
        """Ask for the handle. Waits for nothing."""
        if self._handle is not None or not self._bus.isConnected():
            return
        call = QDBusMessage.createMethodCall(LOG_IN, MANAGER_PATH, MANAGER, "Inhibit")
        call.setArguments(WANTED)
        call.setAutoStartService(False)
        asked = QDBusPendingCallWatcher(self._bus.asyncCall(call), self)
        asked.finished.connect(self._on_answered)

    def let_go(self) -> None:
        """Let the computer sleep."""
        handle, self._handle = self._handle, None
        if handle is not None:
            os.close(handle)

    def _on_answered(self, asked: QDBusPendingCallWatcher) -> None:
        given = asked.reply().arguments()[:1]
        if given and isinstance(given[0], QDBusUnixFileDescriptor) and self._handle is None:
            # A copy of our own, which no other program inherits: Qt closes its one when it likes.
            self._handle = os.dup(given[0].fileDescriptor())
        asked.deleteLater()
