# SPDX-License-Identifier: Apache-2.0
"""A real process locks when the system says over D-Bus that the person left the computer."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from companion.content.catalog import Catalog
from companion.paths import resources_folder
from tests.journey.real_app import Display, RealApp, make_vault, wait_until
from tests.journey.test_process import PASSPHRASE, Now

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

pytestmark = [
    pytest.mark.real_bus,
    pytest.mark.skipif(sys.platform != "linux", reason="needs a virtual X display and D-Bus"),
]
LOG_IN = "org.freedesktop.login1"
SESSION = "/org/freedesktop/login1/session/_37"


@pytest.fixture
def address() -> Iterator[str]:
    """A bus of the test's own, which stands for that of the system."""
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
def app(tmp_path: Path, address: str) -> Iterator[RealApp]:
    folder = tmp_path / "data"
    make_vault(folder, PASSPHRASE, Now(), Catalog.built_in(resources_folder() / "content"))
    display = Display(tmp_path / "home")
    display.variables |= {"DBUS_SYSTEM_BUS_ADDRESS": address, "XDG_SESSION_ID": "7"}
    app = RealApp(display, folder)
    yield app
    app.kill()
    display.stop()


@pytest.mark.parametrize(
    ("path", "name", "words"),
    [
        ("/org/freedesktop/login1", f"{LOG_IN}.Manager.PrepareForSleep", [True]),
        (SESSION, f"{LOG_IN}.Session.Lock", []),
    ],
    ids=["sleep", "lock"],
)
@pytest.mark.usefixtures("qapp")
def test_the_process_that_held_the_key_is_gone(app, address, path, name, words):
    from PySide6.QtDBus import QDBusConnection, QDBusMessage

    app.unlock(PASSPHRASE)
    bus = QDBusConnection.connectToBus(address, "system")
    message = QDBusMessage.createSignal(path, *name.rsplit(".", 1))
    message.setArguments(words)
    assert bus.send(message)
    wait_until(lambda: "--handover" in app.command, "the process is replaced")
    wait_until(lambda: not app.is_unlocked, "the vault is closed")
    QDBusConnection.disconnectFromBus("system")
