# SPDX-License-Identifier: Apache-2.0
"""Keeps Qt from telling what is on the screen, and from taking orders that nobody here gave.

Asked to by a variable or by a file in the user's own folder, Qt reports each letter that it lays
out, a passphrase behind dots as well. What a program reports, many systems keep in a file. Other
variables make it load parts from any folder, or listen on the network.
"""

import os

ASKED_BY = (
    "QT_LOGGING_RULES",
    "QT_LOGGING_CONF",
    "QT_LOGGING_DEBUG",
    "QT_LOGGING_TO_CONSOLE",
    "QT_ASSUME_STDERR_HAS_CONSOLE",
    "QT_FORCE_STDERR_LOGGING",
    "QT_MESSAGE_PATTERN",
    "QT_DEBUG_PLUGINS",
    "QT_FATAL_WARNINGS",
    "QT_FATAL_CRITICALS",
)
"""The variables by which Qt is asked to report more, or to end at a report."""
BROUGHT_BY = (
    "QT_PLUGIN_PATH",
    "QT_QPA_PLATFORM_PLUGIN_PATH",
    "QT_QPA_PLATFORMTHEME",
    "QT_QPA_GENERIC_PLUGINS",
    "QT_STYLE_OVERRIDE",
)
"""The variables by which Qt loads what does not belong to the app."""
PLATFORM = "QT_QPA_PLATFORM"
PLATFORMS = frozenset({"xcb", "wayland", "wayland-egl", "windows", "cocoa", "offscreen"})
"""Where a window may be shown. Some of Qt's other platforms listen on the network."""


def forget_what_was_asked() -> None:
    """Take away the variables. Only before Qt is imported does that help."""
    for name in (*ASKED_BY, *BROUGHT_BY):
        os.environ.pop(name, None)
    if not PLATFORMS.issuperset(os.environ.get(PLATFORM, "xcb").split(";")):
        del os.environ[PLATFORM]


def silence_qt() -> None:
    """Let no report pass, whatever files of rules say. For when the application is made.

    Not earlier: that there is no screen to show anything on must still be said.
    """
    from PySide6.QtCore import QLoggingCategory

    QLoggingCategory.setFilterRules("*=false")
