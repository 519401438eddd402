# SPDX-License-Identifier: Apache-2.0
"""When the sheet for a missing child was last looked through: the same words in two places."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QCoreApplication

from companion.domain.missing import MissingSheet
from companion.ui.kit import formatting
from companion.ui.kit.look import Look
from companion.ui.widgets.buttons import ActionButton
from companion.ui.widgets.record_row import RecordRow

translate = QCoreApplication.translate
READY = "page:missing#ready"


def looked_through(sheet: MissingSheet) -> str:
    """Return when it was last looked through; empty where it never was."""
    if sheet.looked_on is None:
        return ""
    words = translate("MissingRow", "You last looked through this on {day}.")
    return words.format(day=formatting.day(sheet.looked_on))


def own_suggestion() -> str:
    """Return whose idea it is to look again."""
    return translate(
        "MissingRow", "To look again every six months is our own suggestion. No source says it."
    )


def missing_row(look: Look, sheet: MissingSheet, go: Callable[[str], None]) -> RecordRow:
    """Return the quiet line of the plans: six months have gone by."""
    title = translate("MissingRow", "The sheet in case your child goes missing")
    lines = ((looked_through(sheet), "body"), (own_suggestion(), "muted"))
    row = RecordRow(look, title, lines)
    words = translate("MissingRow", "Look through it")
    row.add_action(ActionButton(look, words, "arrow-right", "quiet", partial(go, READY)))
    return row
