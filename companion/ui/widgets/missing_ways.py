# SPDX-License-Identifier: Apache-2.0
"""The ways to the sheet for a missing child: blank on paper at once, filled with the passphrase."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QCoreApplication

from companion.ui.kit.desk import Desk
from companion.ui.kit.paper import Sheet
from companion.ui.widgets.buttons import ActionButton
from companion.ui.widgets.missing_sheet import blank_missing_sheet

DAY = "page:missing#day"

translate = QCoreApplication.translate


def missing_ways(
    desk: Desk, go: Callable[[str], None], print_sheet: Callable[[Sheet], None]
) -> tuple[ActionButton, ActionButton]:
    """Return the button to the sheet that is kept, and the one for a blank sheet."""
    look = desk.look
    kept = ActionButton(
        look,
        translate("MissingWays", "Your missing sheet"),
        "file-text",
        on_click=partial(go, DAY),
    )
    kept.setAccessibleDescription(
        translate("MissingWays", "What police ask, as you kept it. It needs your passphrase.")
    )
    return kept, blank_button(desk, print_sheet)


def blank_button(desk: Desk, print_sheet: Callable[[Sheet], None]) -> ActionButton:
    """Return the button for a sheet that holds nothing about anybody."""
    blank = ActionButton(
        desk.look,
        translate("MissingWays", "Print a blank missing sheet"),
        "printer",
        on_click=lambda: print_sheet(blank_missing_sheet(desk)),
    )
    blank.setAccessibleDescription(
        translate("MissingWays", "What police ask, to fill in by hand. It needs no passphrase.")
    )
    return blank
