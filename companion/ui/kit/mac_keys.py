# SPDX-License-Identifier: Apache-2.0
"""Keys of a Mac: they have other names, and Tab leaves much out unless it is told. Not tried there.

What is bound to Ctrl here, Qt binds to Command there, and what is bound to Alt to Option.
"""

import sys

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QGuiApplication

SYSTEM: str = sys.platform


def control_key(*, is_said: bool = False) -> str:
    """Return what stands on the key; `is_said` gives a word that every voice can say."""
    if SYSTEM == "darwin":
        return QCoreApplication.translate("Keys", "Command")
    if is_said:
        return QCoreApplication.translate("Keys", "Control")
    return QCoreApplication.translate("Keys", "Ctrl")


def let_tab_reach_all() -> None:
    """Let Tab go to buttons as well: on a Mac it goes to boxes and lists alone, unless asked."""
    if SYSTEM == "darwin":
        hints = QGuiApplication.styleHints()
        every = type(hints.tabFocusBehavior()).TabFocusAllControls
        hints.setTabFocusBehavior(every)
