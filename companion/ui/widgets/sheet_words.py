# SPDX-License-Identifier: Apache-2.0
"""When the recovery sheet last worked: the same words in two places."""

from collections.abc import Callable
from datetime import date
from functools import partial

from PySide6.QtCore import QCoreApplication

from companion.ui.kit import formatting
from companion.ui.kit.look import Look
from companion.ui.widgets.buttons import ActionButton
from companion.ui.widgets.record_row import RecordRow

translate = QCoreApplication.translate
TRY = "page:secrets#try"


def worked_words(day: date | None) -> str:
    """Return when the sheet last worked."""
    if day is None:
        return translate("SheetWords", "No try of your sheet is noted yet.")
    words = translate("SheetWords", "Your sheet last worked on {day}.")
    return words.format(day=formatting.day(day))


def own_suggestion() -> str:
    """Return whose idea it is to try it."""
    return translate(
        "SheetWords", "To try it about once a month is our own suggestion. No source says it."
    )


def sheet_row(look: Look, day: date, go: Callable[[str], None]) -> RecordRow:
    """Return the quiet line of the plans: a month has gone by."""
    title = translate("SheetWords", "Does your recovery sheet still work?")
    row = RecordRow(look, title, ((worked_words(day), "body"), (own_suggestion(), "muted")))
    words = translate("SheetWords", "Try the sheet")
    row.add_action(ActionButton(look, words, "arrow-right", "quiet", partial(go, TRY)))
    return row
