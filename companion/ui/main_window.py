# SPDX-License-Identifier: Apache-2.0
"""The window: rail, top line and a stack of pages. No rules of the product live here.

It is on the screen before the pages are: what they need is imported when `furnish` brings them.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QTimer, Signal
from shiboken6 import isValid

from companion.ui.first_window import FirstDesk, FirstWindow
from companion.ui.kit.override import override

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from companion.services.changes import Change
    from companion.services.private_room import PrivateRoom
    from companion.ui.kit.desk import Desk
    from companion.ui.kit.messages import Message
    from companion.ui.kit.paper import Sheet
    from companion.ui.page_registry import PageSpec
    from companion.ui.widgets.scroll_page import ScrollPage

TOGETHER = "together:"
CARRY_TO = ("unlock", "journal")
"""Words on their way into the journal are put down on any other page."""


class MainWindow(FirstWindow):
    """Shows one page at a time and knows the ways out."""

    lock_wanted = Signal(str)
    """Lock, then come back to this target."""
    entered = Signal()
    """The private room is open."""
    _is_furnished = False

    def __init__(self, desk: Desk | FirstDesk) -> None:
        """Build all of it; from a first desk the line on top only, until there is a whole one."""
        if isinstance(desk, FirstDesk):
            super().__init__(desk)
        else:
            super().__init__(FirstDesk(desk.look, desk.channels.emergency_line_or_none()))
        self._room: PrivateRoom | None = None
        self._pages: dict[str, ScrollPage] = {}
        self._target = "page:start"
        self._page_id = ""
        self._trail: list[str] = []
        self._wish: Callable[[], None] | None = None
        self._is_waiting = True
        self._no_pages: ScrollPage | None = None
        self._left_at: QWidget | None = None
        if not isinstance(desk, FirstDesk):
            self.furnish(desk)

    def furnish(self, desk: Desk) -> None:
        """Bring the rail, the room for pages and everything that works by keys."""
        from companion.ui.widgets.focus_ring import FocusRing
        from companion.ui.window_calls import Printing

        self._desk = desk
        self._away = QTimer(self)
        self._away.setSingleShot(True)
        self._away.timeout.connect(self._on_away)
        self._build_rest()
        self._is_furnished = True
        self._ring = FocusRing(self, desk.look, self.watch)
        self._printing = Printing(self, desk, self.leave_wanted.emit, self.open_help)
        self._build_shortcuts()
        desk.signals.changed.connect(self._on_changed)

    @property
    def page(self) -> ScrollPage:
        """The page that is open."""
        return self._pages[self._page_id]

    @property
    def is_unlocked(self) -> bool:
        """True while the private room is open."""
        return self._room is not None

    def go(self, target: str) -> None:
        """Open a target, such as "page:journal" or "card:blackmail"."""
        if self._no_pages is not None:
            self._no_pages.focus_first()
            return
        from companion.ui.kit.targets import WAYS_BACK, place_before, runs_once
        from companion.ui.page_registry import SPECS, page_of
        from companion.ui.window_calls import is_private_target

        if target.startswith("keep:"):
            self._keep(target.removeprefix("keep:"))
            return
        if target.startswith(TOGETHER):
            self._go_to_table(target)
            return
        before, is_back = self._target, target in WAYS_BACK
        if is_back:
            target = place_before(self._trail, target, is_private_target)
        page_id, part = page_of(target)
        is_private = SPECS[page_id].needs_vault
        # A wish runs once: neither Back nor a new text size nor the next unlocking repeats it.
        is_wish = runs_once(page_id, part, is_private=is_private)
        self._target = f"page:{page_id}" if is_wish else target
        if not is_back and self._target != before:
            self._trail = [*self._trail[-20:], before]
        if is_private and self._room is None:
            self._show("unlock", target)
            self._rail.show_current(page_id)
        else:
            self._show(page_id, part)
        if self._trail and self._trail[-1] == self._target:
            self._trail.pop()

    def _go_to_table(self, target: str) -> None:
        """Ask for the lock: the cards stand in a process of their own, which never held the key."""
        from companion.ui.page_registry import is_deck

        if not is_deck(target.removeprefix(TOGETHER)):
            self.go("page:talk#table")
        else:
            self.lock_wanted.emit(target)

    def enter(self, room: PrivateRoom, target: str) -> None:
        """Take the open private room and show a target in it."""
        from companion.ui.kit.quiet_copies import QuietCopies
        from companion.ui.kit.words_back import after_opening, taken_up
        from companion.ui.widgets.backup_words import other_copy_words

        self._room = room
        copies = QuietCopies(self, self._desk.tasks, room, self.watch)
        copies.other_found.connect(
            lambda one: self._sheet_line.say_of_copy(other_copy_words(one.backup))
        )
        is_waiting = self._page_id in ("", "unlock")
        self._rail.show_locked(is_locked=False)
        if is_waiting:
            # Whoever went on to another page meanwhile is not pulled away from it.
            self._trail = []
            self.go(taken_up(self._desk, target))
        self._drop_pages("unlock")
        self._sheet_line.say_once()
        self._say(after_opening(self._desk))
        self.entered.emit()

    def open_help(self) -> None:
        """Open the doors; asked for by dialogs too."""
        self._soon(lambda: self.go("page:get-help"))

    def keep_words(self) -> None:
        """Have every page keep what is typed and not stored yet."""
        for page in self._pages.values():
            page.keep_all_words()

    @property
    def has_words_to_lock(self) -> bool:
        """True while the private room is open, or words or a code are held outside of it."""
        return self._room is not None or self._desk.held.is_to_lock

    def lock(self) -> None:
        """Ask for the lock, which also drops looked-up words; come back to where the person is."""
        if self.has_words_to_lock:
            self.lock_wanted.emit(self._target)

    def rebuild(self) -> None:
        """Build everything again, after the text size changed."""
        self.keep_words()
        if any(page.has_any_unkept_words for page in self._pages.values()):
            self.page.say(
                self.tr("The text size changes when Companion starts the next time."),
                self.tr("What you are writing could not be kept yet, so it stays as it is."),
                "caution",
            )
            return
        target = self._target
        self._pages.clear()
        self._build_frame(self._desk.channels.emergency_line_or_none())
        self._build_rest()
        self._rail.show_locked(is_locked=self._room is None)
        self._ring.raise_()
        self.go(target)

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if self._is_furnished and event.type() is QEvent.Type.WindowStateChange:
            if self.isMinimized():
                self._hide_words()
            else:
                self._stack.show()
                self._away.stop()
                self._go_on_where_left()

    def _hide_words(self) -> None:
        from companion.ui.kit.clipboard import drop_selection
        from companion.ui.window_calls import LOCK_AFTER_MINIMISED_MS

        focused = self.focusWidget()
        is_on_page = focused is not None and self._stack.isAncestorOf(focused)
        self._left_at = focused if is_on_page else None
        self._stack.hide()
        drop_selection()
        wait = LOCK_AFTER_MINIMISED_MS.get(self._desk.preferences.now.minimised_lock)
        if wait is not None:
            self._away.start(wait)

    def _go_on_where_left(self) -> None:
        """Give the focus back to what had it: a hidden page gives it away to the rail."""
        left, self._left_at = self._left_at, None
        if left is not None and isValid(left):
            left.setFocus()

    def _keep(self, wish: str) -> None:
        """Keep a place to read again, such as "later:card:blackmail"; ask for the vault first."""
        if self._room is None:
            self.go(f"page:kept#{wish}")
            return
        from companion.ui.page_registry import keep_to_read

        shelf, _, place = wish.partition(":")
        keep_to_read(self._desk, self._room, self.page, place, shelf)

    @override
    def _build_frame(self, number: str) -> None:
        super()._build_frame(number)
        self._top.search_wanted.connect(lambda: self._soon(lambda: self.go("page:search")))
        self._top.help_wanted.connect(self.open_help)
        self._top.emergency_wanted.connect(lambda: self._soon(lambda: self.go("card:danger-now")))
        self._top.menu_wanted.connect(lambda: self._soon(self._on_menu_wanted))

    def _soon(self, call: Callable[[], None]) -> None:
        """Do what was asked for; once the pages are there, if they are not yet."""
        if self._page_id or self._no_pages or not self._is_waiting:
            self._wish = None
            call()
        else:
            self._wish = call

    def stop_waiting(self) -> None:
        """Do without the first page what is asked for: a fault keeps it away."""
        self._is_waiting = False
        if not self._page_id:
            self._wish = self._wish or partial(self.go, "page:start")
        QTimer.singleShot(0, self, self.fulfil_wish)

    def show_no_pages(self, number: str, doors: tuple[str, ...]) -> None:
        """Say in the window itself that no page can be shown. What asks for one leads there."""
        from companion.ui.kit.paper import EMERGENCY_LINE
        from companion.ui.widgets.no_pages import NoPages

        self.setProperty(EMERGENCY_LINE, number)
        self._no_pages = NoPages(self._look, number, doors)
        self._column.insertWidget(1, self._no_pages, 1)
        self._top.emergency.setAccessibleDescription("")
        self._no_pages.focus_first()

    def fulfil_wish(self) -> None:
        """Do what was asked for while the pages were not there. Of two wishes the last counts."""
        wish, self._wish = self._wish, None
        if wish is not None:
            wish()

    def _build_rest(self) -> None:
        """Fill the room beside and below the line on top, which stays as it is."""
        from companion.ui.widgets.files_line import FilesLine
        from companion.ui.widgets.rail import Rail
        from companion.ui.widgets.sheet_line import SheetLine
        from companion.ui.window_calls import PageStack, rail_items, tab_through

        self._rail = Rail(self._look, rail_items(is_private=False), rail_items(is_private=True))
        self._rail.chosen.connect(self._on_rail_chosen)
        self._files_line = FilesLine(self._desk)
        self._sheet_line = SheetLine(self._desk, self.go)
        self._stack = PageStack()
        self._row.replaceWidget(self._beside, self._rail)
        self._beside.setParent(None)
        self._beside = self._rail
        self._column.takeAt(1)
        self._column.addWidget(self._files_line)
        self._column.addWidget(self._sheet_line)
        self._column.addWidget(self._stack, 1)
        tab_through(self._rail, self._top)
        self._show_emergency_line()
        self._fit()

    def _build_shortcuts(self) -> None:
        from PySide6.QtGui import QKeySequence, QShortcut

        from companion.ui.window_calls import keys_of_pages

        calls = {
            "Ctrl+L": self.lock,
            "Ctrl+F": self._on_find,
            "Ctrl+P": self._on_print,
            "Ctrl+Shift+N": self._on_quick_note,
            "F4": partial(self._switch_child, 1),
            "Shift+F4": partial(self._switch_child, -1),
        } | {keys: partial(self.go, target) for keys, target in keys_of_pages().items()}
        for keys, call in calls.items():
            QShortcut(QKeySequence(keys), self).activated.connect(call)

    def _show(self, page_id: str, part: str) -> None:
        from companion.ui.kit.words_back import at_the_door
        from companion.ui.page_registry import SPECS

        if page_id not in self._pages:
            self._pages[page_id] = self._make_or_explain(SPECS[page_id])
            self._stack.addWidget(self._pages[page_id])
        else:
            self._pages[page_id].refresh()
        if page_id not in CARRY_TO:
            self._desk.held.put_down()
        is_first, self._page_id = not self._page_id, page_id
        self._stack.setCurrentWidget(self._pages[page_id])
        self.page.open_target(part)
        if not (is_first and self._top.has_own_focus):
            self.page.focus_first()
        self._rail.show_current(page_id)
        if page_id == "unlock":
            self._say(at_the_door(self._desk))

    def _say(self, message: Message | None) -> None:
        if message is not None:
            self.page.banner.say(message)

    def _make_or_explain(self, spec: PageSpec) -> ScrollPage:
        """Return the page, or one that says why it can not be shown: the window always opens."""
        from companion.domain.errors import CompanionError
        from companion.ui.widgets.scroll_page import ScrollPage
        from companion.ui.window_calls import title_of

        try:
            return self._make(spec)
        except CompanionError as error:
            page = ScrollPage(self._desk.look, "")
            page.heading.setText(title_of(spec))
            page.say_error(error)
            return page

    def _make(self, spec: PageSpec) -> ScrollPage:
        if spec.build_open is not None:
            page = spec.build_open(self._desk)
        elif spec.build_private is not None and self._room is not None:
            page = spec.build_private(self._desk, self._room)
        else:
            message = f"page {spec.id} has no way to be built"
            raise ValueError(message)
        page.go.connect(self.go)
        page.moved.connect(partial(self._on_moved, page))
        page.print_wanted.connect(self._on_print_wanted)
        page.leave_wanted.connect(self.leave_wanted)
        calls = {
            "unlocked": self.enter,
            "keep_wanted": self.keep_words,
            "lock_wanted": self.lock_wanted,
            "blank_wanted": self._printing.show,
        }
        for name, call in calls.items():
            signal = getattr(page, name, None)
            if signal is not None:
                signal.connect(call)
        return page

    def _on_moved(self, page: ScrollPage, target: str) -> None:
        if self._pages.get(self._page_id) is page:
            self._target = target

    def _drop_pages(self, *page_ids: str) -> None:
        for page_id in page_ids:
            page = self._pages.pop(page_id, None)
            if page is not None:
                self._stack.removeWidget(page)
                page.deleteLater()

    def _on_rail_chosen(self, page_id: str) -> None:
        if page_id == "lock":
            self.lock()
        else:
            self.go(f"page:{page_id}")

    def _on_menu_wanted(self) -> None:
        from companion.ui.window_calls import menu_of_pages

        menu = menu_of_pages(self, self._look, self._on_rail_chosen, self.go)
        if self.is_unlocked:
            menu.addAction(self.tr("I noticed something"), self._on_quick_note)
            menu.addAction(self.tr("Lock now"), self.lock)
        menu.popup(self._top.menu.mapToGlobal(self._top.menu.rect().bottomLeft()))

    def _on_quick_note(self) -> None:
        if self.is_unlocked:
            self.go("page:quick-note")

    def _switch_child(self, by: int) -> None:
        """Go to another child where a page is about one; elsewhere nobody would see it."""
        from companion.ui.page_registry import child_choice_of

        choice = child_choice_of(self.page)
        if choice is not None:
            choice.step(by)

    def _on_away(self) -> None:
        # Looked-up words alone stay: they may be compared with what another window shows.
        if self._room is not None or self._desk.held.is_code_shown:
            self.lock()

    def _on_find(self) -> None:
        find = getattr(self.page, "focus_search", None)
        if find is not None:
            find()
        else:
            self.go("page:search")

    def _on_print_wanted(self, sheet: Sheet) -> None:
        from companion.ui.page_registry import SPECS

        is_private = self._page_id == "unlock" or SPECS[self._page_id].needs_vault
        self._printing.ask_and_show(sheet, is_private=is_private)

    def _on_print(self) -> None:
        """Press what prints on this page, if anything does."""
        from companion.ui.widgets.action_button import ActionButton

        for button in self.page.findChildren(ActionButton):
            if button.icon_name == "printer" and button.isVisible():
                button.click()
                return

    def _on_changed(self, change: Change) -> None:
        from companion.services.changes import Change

        if change is Change.PREFERENCES:
            self._show_emergency_line()
        elif change is Change.DOORS:
            self._files_line.show_files()

    def _show_emergency_line(self) -> None:
        from companion.ui.kit.paper import EMERGENCY_LINE

        number = self._desk.channels.emergency_line_or_none()
        self._top.emergency.show_number(number)
        self.setProperty(EMERGENCY_LINE, number)
