# SPDX-License-Identifier: Apache-2.0
"""Qt's own file dialog writes down which folder was looked into: here, into no file."""

from PySide6.QtCore import QSettings

NOWHERE = "/dev/null/none"
"""No file can be made in it."""


def keep_no_folders() -> None:
    """Give settings of Qt's own no place. Linux only.

    Elsewhere Qt asks no path, and what it wrote is cleared when the dialog goes.
    """
    QSettings.setPath(QSettings.Format.NativeFormat, QSettings.Scope.UserScope, NOWHERE)
