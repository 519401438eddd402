# SPDX-License-Identifier: Apache-2.0
"""What the window needs once its pages come: the rail's rows, the menu, keys, and printing."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QMenu, QSizePolicy, QStackedWidget, QWidget

from companion.domain.preferences import MinimisedLock
from companion.services.channel_service import ELSEWHERE
from companion.ui.first_window import FirstWindow
from companion.ui.kit.desk import Desk
from companion.ui.kit.look import Look
from companion.ui.kit.override import override
from companion.ui.kit.paper import PAPER_COUNTRY, Sheet
from companion.ui.page_registry import (
    PAGES,
    SPECS,
    PageSpec,
    household_dialog,
    page_of,
    print_dialog,
)
from companion.ui.widgets.files_line import with_file_note
from companion.ui.widgets.rail import Rail, RailItem
from companion.ui.widgets.top_line import TopLine

LOCK_AFTER_MINIMISED_MS = {MinimisedLock.AT_ONCE: 0, MinimisedLock.AFTER_A_MINUTE: 60_000}
"""Not at all, but for the idle time, where the choice is another one."""


class PageStack(QStackedWidget):
    """Asks for no room: pages scroll, and must never squeeze the line on top of them."""

    def __init__(self) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Ignored)

    @override
    def hasHeightForWidth(self) -> bool:
        return False


class Printing:
    """Shows sheets before they are printed; asks once who may find a private one."""

    def __init__(
        self,
        window: FirstWindow,
        desk: Desk,
        leave: Callable[[], None],
        open_help: Callable[[], None],
    ) -> None:
        self._window = window
        self._desk = desk
        self._leave = leave
        self._open_help = open_help

    def ask_and_show(self, sheet: Sheet, *, is_private: bool) -> None:
        """Show a sheet; before the first private paper or file, ask who may find it."""
        if not is_private or self._desk.held.is_household_asked:
            self.show(sheet)
            return
        dialog = household_dialog(self._desk, self._leave, self._window)
        dialog.accepted.connect(partial(self.show, sheet))
        dialog.open()

    def show(self, sheet: Sheet) -> None:
        """Show a sheet as it will be on paper."""
        code = self._desk.channels.place[0]
        self._window.setProperty(PAPER_COUNTRY, "" if code == ELSEWHERE else code)
        noted = with_file_note(self._desk, sheet)
        watch = self._window.watch
        dialog = print_dialog(self._desk.look, noted, self._leave, watch, self._window)
        dialog.help_wanted.connect(self._open_help)
        dialog.open()


def rail_items(*, is_private: bool) -> list[RailItem]:
    """Return the rows of the open or of the private pages."""
    return [_rail_item(spec) for spec in PAGES if spec.icon and spec.needs_vault is is_private]


def keys_of_pages() -> dict[str, str]:
    """Return which keys open which target."""
    rows = (spec for spec in PAGES if spec.icon)
    numbered = {f"Ctrl+{number}": f"page:{spec.id}" for number, spec in enumerate(rows, 1)}
    return numbered | {"F1": "page:get-help", "Alt+Left": "page:back"}


def menu_of_pages(
    window: QWidget, look: Look, choose: Callable[[str], None], go: Callable[[str], None]
) -> QMenu:
    """Return the menu that stands in for the rail where the window is narrow."""
    menu = QMenu(window)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    for item in (_rail_item(spec) for spec in PAGES if spec.icon):
        menu.addAction(look.icon(item.icon), item.title, partial(choose, item.id))
    menu.addSeparator()
    for words, target in (
        (QCoreApplication.translate("MainWindow", "Search"), "page:search"),
        (QCoreApplication.translate("MainWindow", "Settings"), "page:settings"),
        (QCoreApplication.translate("MainWindow", "How Companion works"), "page:handbook"),
    ):
        menu.addAction(words, partial(go, target))
    return menu


def tab_through(rail: Rail, top: TopLine) -> None:
    """Let Tab go through the rail first, which came into the window after the line on top."""
    before: QWidget = rail.rows[-1]
    for button in top.all_buttons:
        QWidget.setTabOrder(before, button)
        before = button


def is_private_target(target: str) -> bool:
    """Return whether a target lies in the private room."""
    return SPECS[page_of(target)[0]].needs_vault


def title_of(spec: PageSpec) -> str:
    """Return the title of a page, which is empty where it says it itself."""
    return QCoreApplication.translate("Pages", spec.title) if spec.title else ""


def _rail_item(spec: PageSpec) -> RailItem:
    return RailItem(spec.id, title_of(spec), spec.icon)
