# SPDX-License-Identifier: Apache-2.0
"""Keeps Qt from telling what is on the screen, and from taking orders that nobody here gave.

Asked to by a variable or by a file in the user's own folder, Qt and what it stands on report each
letter that is laid out or typed, a passphrase behind dots as well. What a program reports, many
systems keep in a file. Other variables make Qt load parts from any folder, listen on the network,
or speak to a screen reader at another computer.
"""

import os

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


def forget_what_was_asked() -> None:
    """Take away the variables. Only before Qt is imported does that help."""
    for name in list(os.environ):
        if name.startswith(THEIRS) and name not in TAKEN:
            del os.environ[name]
    if not PLATFORMS.issuperset(os.environ.get(PLATFORM, "xcb").split(";")):
        del os.environ[PLATFORM]
    for name in ADDRESSES:
        # There may be several, and each is tried.
        if not all(one.startswith(HERE) for one in os.environ.get(name, HERE[0]).split(";")):
            del os.environ[name]


def silence_qt() -> None:
    """Let no report pass, whatever files of rules say. For when the application is made.

    Not earlier: that there is no screen to show anything on must still be said.
    """
    from PySide6.QtCore import QLoggingCategory

    QLoggingCategory.setFilterRules("*=false")
