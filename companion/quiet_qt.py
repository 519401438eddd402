# SPDX-License-Identifier: Apache-2.0
"""Keeps Qt from telling what is on the screen, and from taking orders that nobody here gave.

Asked to by a variable or by a file in the user's own folder, Qt and what it stands on report each
letter that is laid out or typed, a passphrase behind dots as well. What a program reports, many
systems keep in a file. Other variables make Qt load parts from any folder, listen on the network,
or speak to a screen reader at another computer.
"""

import os
import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress

THEIRS = ("QT_", "QSG_", "QML_", "QPA_", "WAYLAND_", "XKB_LOG")
"""How the variables begin that order Qt and the libraries of the screen about."""
TAKEN = frozenset({
    "QT_ACCESSIBILITY", "QT_AUTO_SCREEN_SCALE_FACTOR", "QT_ENABLE_HIGHDPI_SCALING", "QT_FONT_DPI",
    "QT_IM_MODULE", "QT_IM_MODULES", "QT_LINUX_ACCESSIBILITY_ALWAYS_ON", "QT_QPA_PLATFORM",
    "QT_SCALE_FACTOR", "QT_SCALE_FACTOR_ROUNDING_POLICY", "QT_SCREEN_SCALE_FACTORS",
    "QT_X11_NO_MITSHM", "WAYLAND_DISPLAY", "WAYLAND_SOCKET",
})  # fmt: skip
"""Those that only say where the window is shown, how large, and how it is read and written to."""
STRANGERS = frozenset({
    "GTK_MODULES", "GTK3_MODULES", "GTK_PATH", "GTK_EXE_PREFIX", "GTK_DATA_PREFIX",
    "GTK_IM_MODULE_FILE", "GTK_DEBUG", "GDK_DEBUG", "GDK_PIXBUF_MODULE_FILE",
    "GDK_PIXBUF_MODULEDIR", "GIO_EXTRA_MODULES", "GIO_MODULE_DIR", "GIO_USE_VFS",
    "GIO_USE_PROXY_RESOLVER", "GIO_USE_VOLUME_MONITOR", "GIO_USE_NETWORK_MONITOR",
    "GIO_USE_FILE_MONITOR", "GIO_USE_TLS", "GSETTINGS_BACKEND", "G_MESSAGES_DEBUG", "G_DEBUG",
    "G_DBUS_DEBUG", "GCONV_PATH", "FC_DEBUG", "OPENSSL_CONF", "OPENSSL_CONF_INCLUDE",
    "OPENSSL_ENGINES", "OPENSSL_MODULES", "LIBGL_DRIVERS_PATH", "GBM_BACKENDS_PATH",
    "__EGL_VENDOR_LIBRARY_DIRS",
    "__EGL_VENDOR_LIBRARY_FILENAMES", "__EGL_EXTERNAL_PLATFORM_CONFIG_DIRS",
    "__EGL_EXTERNAL_PLATFORM_CONFIG_FILENAMES", "__GLX_VENDOR_LIBRARY_NAME", "VK_DRIVER_FILES",
    "VK_ICD_FILENAMES", "VK_LAYER_PATH", "VK_ADD_LAYER_PATH", "VK_INSTANCE_LAYERS",
})  # fmt: skip
"""By these other libraries are ordered about: to load what anybody wrote, or to report.

The ciphers of the vault are among them: whatever OPENSSL_CONF names runs beside the key.
"""
DESKTOP = "XDG_CURRENT_DESKTOP"
GTK_DESKTOPS = frozenset({"GNOME", "X-CINNAMON", "PANTHEON", "UNITY", "MATE", "XFCE", "LXDE"})
"""Where Qt takes its looks from GTK, and GTK takes in whatever a settings file names."""
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
SESSION_BUS = "DBUS_SESSION_BUS_ADDRESS"
NO_BUS = "unix:path=/nonexistent/bus"
"""Without an address a bus is started that goes on after us, or one is believed that any window
of the screen names.
"""
HERE = ("unix:", "launchd:")
"""How an address begins that can only be on this computer."""
KEYBOARDS = ("QT_IM_MODULE", "QT_IM_MODULES")
PLAIN_KEYBOARD = "compose"
LARGEST_NOTE = 64 * 1024


def forget_what_was_asked() -> None:
    """Take away the variables. Only before Qt is imported does that help."""
    for name in list(os.environ):
        if name in STRANGERS or (name.startswith(THEIRS) and name not in TAKEN):
            del os.environ[name]
    if not PLATFORMS.issuperset(os.environ.get(PLATFORM, "xcb").split(";")):
        del os.environ[PLATFORM]
    for name in ADDRESSES:
        if not _is_here(os.environ.get(name, HERE[0])):
            del os.environ[name]
    if sys.platform == "linux":
        os.environ.setdefault(SESSION_BUS, _usual_bus())
    os.environ.pop("IBUS_ADDRESS_FILE", None)
    if any("ibus" in os.environ.get(name, "") for name in KEYBOARDS) and _is_typed_elsewhere():
        os.environ.pop("QT_IM_MODULES", None)
        os.environ["QT_IM_MODULE"] = PLAIN_KEYBOARD


def _is_here(addresses: str) -> bool:
    """Tell whether all of several addresses, each of which is tried, are on this computer."""
    return all(one.startswith(HERE) for one in addresses.split(";"))


def _usual_bus() -> str:
    """Return where the bus is if there is one. Nobody looks further then, nor starts one."""
    folder = os.environ.get("XDG_RUNTIME_DIR", "")
    is_plain = re.fullmatch(r"[-0-9A-Za-z_/.]+", folder) is not None
    return f"unix:path={folder}/bus" if is_plain else NO_BUS


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


@contextmanager
def without_gtk() -> Iterator[None]:
    """Let Qt take its own looks instead of GTK's, while the application is made."""
    before = os.environ.get(DESKTOP, "")
    is_gtk = not GTK_DESKTOPS.isdisjoint(before.upper().split(":")) if before else _is_guessed()
    if is_gtk:
        os.environ[DESKTOP] = "X-GNOME"
    try:
        yield
    finally:
        if is_gtk and before:
            os.environ[DESKTOP] = before
        elif is_gtk:
            del os.environ[DESKTOP]


def _is_guessed() -> bool:
    """Tell whether Qt, where no desktop is named, takes it for one of GTK's by its session."""
    session = os.environ.get("DESKTOP_SESSION", "")
    is_kde = "KDE_FULL_SESSION" in os.environ or "kde" in session.lower()
    return not is_kde and bool(session or os.environ.get("GNOME_DESKTOP_SESSION_ID"))


def silence_qt() -> None:
    """Let no report pass, whatever files of rules say. For when the application is made.

    Not earlier: that there is no screen to show anything on must still be said.
    """
    from PySide6.QtCore import QLoggingCategory

    QLoggingCategory.setFilterRules("*=false")
