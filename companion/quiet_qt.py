# SPDX-License-Identifier: Apache-2.0
"""Keeps Qt from telling what is on the screen, and from taking orders that nobody here gave.

Asked to by a variable or by a file in the user's own folder, Qt and what it stands on report each
letter that is laid out or typed, a passphrase behind dots as well. What a program reports, many
systems keep in a file. Other variables make Qt load parts from any folder, listen on the network,
or speak to a screen reader at another computer.
"""

import os
from contextlib import suppress

THEIRS = ("QT_", "QSG_", "QML_", "QPA_", "WAYLAND_", "XKB_LOG")
"""How the variables begin that order Qt and the libraries of the screen about."""
TAKEN = frozenset({
    "QT_ACCESSIBILITY", "QT_AUTO_SCREEN_SCALE_FACTOR", "QT_ENABLE_HIGHDPI_SCALING", "QT_FONT_DPI",
    "QT_IM_MODULE", "QT_IM_MODULES", "QT_LINUX_ACCESSIBILITY_ALWAYS_ON", "QT_QPA_PLATFORM",
    "QT_SCALE_FACTOR", "QT_SCALE_FACTOR_ROUNDING_POLICY", "QT_SCREEN_SCALE_FACTORS",
    "QT_X11_NO_MITSHM", "WAYLAND_DISPLAY", "WAYLAND_SOCKET",
})  # fmt: skip
"""Those that only say where the window is shown, how large, and how it is read and written to."""
PLATFORM = "QT_QPA_PLATFORM"
PLATFORMS = frozenset({"xcb", "wayland", "wayland-egl", "windows", "cocoa", "offscreen"})
"""Where a window may be shown. Some of Qt's other platforms listen on the network."""
ADDRESSES = (
    "AT_SPI_BUS_ADDRESS",
    "DBUS_SESSION_BUS_ADDRESS",
    "DBUS_SYSTEM_BUS_ADDRESS",
    "DBUS_STARTER_ADDRESS",
    "IBUS_ADDRESS",
)
"""Where screen readers, keyboards and the system are spoken to."""
HERE = ("unix:", "launchd:")
"""How an address begins that can only be on this computer."""
KEYBOARDS = ("QT_IM_MODULE", "QT_IM_MODULES")
PLAIN_KEYBOARD = "compose"
LARGEST_NOTE = 4096


def forget_what_was_asked() -> None:
    """Take away the variables. Only before Qt is imported does that help."""
    for name in list(os.environ):
        if name.startswith(THEIRS) and name not in TAKEN:
            del os.environ[name]
    if not PLATFORMS.issuperset(os.environ.get(PLATFORM, "xcb").split(";")):
        del os.environ[PLATFORM]
    for name in ADDRESSES:
        # There may be several, and each is tried.
        if not _is_here(os.environ.get(name, HERE[0])):
            del os.environ[name]
    os.environ.pop("IBUS_ADDRESS_FILE", None)
    if any("ibus" in os.environ.get(name, "") for name in KEYBOARDS) and _is_typed_elsewhere():
        os.environ.pop("QT_IM_MODULES", None)
        os.environ["QT_IM_MODULE"] = PLAIN_KEYBOARD


def _is_here(addresses: str) -> bool:
    return all(one.startswith(HERE) for one in addresses.split(";"))


def _is_typed_elsewhere() -> bool:
    """Tell whether a note of the keyboard's service names it at an address of a network."""
    settings = os.environ.get("XDG_CONFIG_HOME") or os.path.expanduser("~/.config")  # noqa: PTH111
    folder = os.path.join(settings, "ibus", "bus")  # noqa: PTH118
    with suppress(OSError), os.scandir(folder) as notes:
        return any(not _is_here(address) for note in notes for address in _addresses(note.path))
    return False


def _addresses(note: str) -> list[str]:
    """Return the addresses in a note. One that can not be read is none that Qt can read."""
    flags = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0)
    with suppress(OSError), os.fdopen(os.open(note, flags), "rb") as file:
        lines = file.read(LARGEST_NOTE).decode("utf-8", "replace").splitlines()
        names = (line.strip().partition("=") for line in lines)
        return [value.strip() for name, _, value in names if name.strip() == "IBUS_ADDRESS"]
    return []


def silence_qt() -> None:
    """Let no report pass, whatever files of rules say. For when the application is made.

    Not earlier: that there is no screen to show anything on must still be said.
    """
    from PySide6.QtCore import QLoggingCategory

    QLoggingCategory.setFilterRules("*=false")
