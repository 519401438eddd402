# SPDX-License-Identifier: Apache-2.0
"""Acting as a person does: reading what is shown, clicking what says something."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QTimer
from PySide6.QtWidgets import QAbstractButton, QLabel

if TYPE_CHECKING:
    from PySide6.QtCore import QObject
    from PySide6.QtWidgets import QWidget

AN_HOUR = 60 * 60 * 1000


def words(page: QWidget) -> str:
    """Return all words on a page that a person can see, one label a line."""
    QCoreApplication.sendPostedEvents()
    return "\n".join(label.text() for label in page.findChildren(QLabel) if label.isVisible())


def press(page: QWidget, text: str) -> None:
    """Click the first visible button that says `text`."""
    QCoreApplication.sendPostedEvents()
    found = [
        button
        for button in page.findChildren(QAbstractButton)
        if button.isVisible() and text in (button.text() or button.accessibleName())
    ]
    assert found, f"no button says {text!r}"
    found[0].click()


def keep_at_no_pause(keeper: QObject) -> None:
    """Let no pause keep what is typed: what is kept then is kept because of what was done."""
    for timer in keeper.findChildren(QTimer):
        timer.setInterval(AN_HOUR)
