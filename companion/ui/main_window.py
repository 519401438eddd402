# SPDX-License-Identifier: Apache-2.0
"""The window: rail, top line and a stack of pages. No rules of the product live here."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QCoreApplication, QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QResizeEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QMainWindow,
    QMenu,
    QSizePolicy,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from companion.domain.errors import CompanionError
from companion.domain.preferences import MinimisedLock
from companion.services.changes import Change
from companion.services.channel_service import ELSEWHERE
from companion.services.private_room import PrivateRoom
from companion.ui.kit.clipboard import drop_selection
from companion.ui.kit.desk import Desk
from companion.ui.kit.input_watch import InputWatch
from companion.ui.kit.messages import Message
from companion.ui.kit.override import override
from companion.ui.kit.paper import EMERGENCY_LINE, PAPER_COUNTRY, Sheet
from companion.ui.kit.quiet_copies import QuietCopies
from companion.ui.kit.targets import WAYS_BACK, place_before, runs_once
from companion.ui.kit.words_back import after_opening, at_the_door, taken_up
from companion.ui.page_registry import (
    PAGES,
    PageSpec,
    child_choice_of,
    household_dialog,
    is_deck,
    keep_to_read,
    page_of,
    print_dialog,
)
from companion.ui.widgets.buttons import ActionButton
from companion.ui.widgets.files_line import FilesLine, with_file_note
from companion.ui.widgets.focus_ring import FocusRing
from companion.ui.widgets.rail import Rail, RailItem
from companion.ui.widgets.scroll_page import ScrollPage
from companion.ui.widgets.sheet_line import SheetLine
from companion.ui.widgets.top_line import TopLine

NARROW_EM = 52
LOCK_AFTER_MINIMISED_MS = {MinimisedLock.AT_ONCE: 0, MinimisedLock.AFTER_A_MINUTE: 60_000}
"""Not at all, but for the idle time, where the choice is another one."""
TOGETHER = "together:"
QUICK_NOTE, QUICK_NOTE_KEYS = "quick-note", "Ctrl+Shift+N"
SPECS = {spec.id: spec for spec in PAGES}
CARRY_TO = ("unlock", "journal")
"""Words on their way into the journal are put down on any other page."""


class PageStack(QStackedWidget):
    """Asks for no room: pages scroll, and must never squeeze the line on top of them."""

    def __init__(self) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Ignored)

    @override
    def hasHeightForWidth(self) -> bool:
        return False


class MainWindow(QMainWindow):
    """Shows one page at a time and knows the ways out."""

    leave_wanted = Signal()
    lock_wanted = Signal(str)
    """Lock, then come back to this target."""
    entered = Signal()
    """The private room is open."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._room: PrivateRoom | None = None
        self._pages: dict[str, ScrollPage] = {}
        self._target = "page:start"
        self._page_id = ""
        self._trail: list[str] = []
        self.watch = InputWatch()
        self._away = QTimer(self)
        self._away.setSingleShot(True)
        self._away.timeout.connect(self._on_away)
        self.setMinimumSize(480, 400)
        self._build()
        desk.look.dress(self)
        self._ring = FocusRing(self, desk.look, self.watch)
        self._build_shortcuts()
        self.watch.shift_pressed_thrice.connect(self.leave_wanted)
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
        if target.startswith("keep:"):
            self._keep(target.removeprefix("keep:"))
            return
        if target.startswith(TOGETHER):
            self._go_to_table(target)
            return
        before, is_back = self._target, target in WAYS_BACK
        if is_back:
            target = place_before(self._trail, target, _is_private)
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
        if not is_deck(target.removeprefix(TOGETHER)):
            self.go("page:talk#table")
        else:
            self.lock_wanted.emit(target)

    def enter(self, room: PrivateRoom, target: str) -> None:
        """Take the open private room and show a target in it."""
        self._room = room
        QuietCopies(self, self._desk.tasks, room, self.watch)
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
        self.go("page:get-help")

    def keep_words(self) -> None:
        """Have every page keep what is typed and not stored yet."""
        for page in self._pages.values():
            page.keep_words()

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
        if any(page.has_unkept_words for page in self._pages.values()):
            self.page.say(
                self.tr("The text size changes when Companion starts the next time."),
                self.tr("What you are writing could not be kept yet, so it stays as it is."),
                "caution",
            )
            return
        target = self._target
        self._pages.clear()
        self._build()
        self._rail.show_locked(is_locked=self._room is None)
        self._ring.raise_()
        self.go(target)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.watch.watch(self.windowHandle())

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        event.ignore()
        self.leave_wanted.emit()

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.WindowStateChange:
            if self.isMinimized():
                self._stack.hide()
                drop_selection()
                wait = LOCK_AFTER_MINIMISED_MS.get(self._desk.preferences.now.minimised_lock)
                if wait is not None:
                    self._away.start(wait)
            else:
                self._stack.show()
                self._away.stop()

    def _keep(self, wish: str) -> None:
        """Keep a place to read again, such as "later:card:blackmail"; ask for the vault first."""
        if self._room is None:
            self.go(f"page:kept#{wish}")
            return
        shelf, _, place = wish.partition(":")
        keep_to_read(self._desk, self._room, self.page, place, shelf)

    def _build(self) -> None:
        look = self._desk.look
        self._rail = Rail(
            look,
            [_rail_item(spec) for spec in PAGES if spec.icon and not spec.needs_vault],
            [_rail_item(spec) for spec in PAGES if spec.icon and spec.needs_vault],
        )
        self._rail.chosen.connect(self._on_rail_chosen)
        self._top = TopLine(look)
        self._top.leave_wanted.connect(self.leave_wanted)
        self._top.search_wanted.connect(lambda: self.go("page:search"))
        self._top.help_wanted.connect(self.open_help)
        self._top.emergency_wanted.connect(lambda: self.go("card:danger-now"))
        self._top.menu_wanted.connect(self._on_menu_wanted)
        self.watch.shift_pressed.connect(self._top.show_presses)
        self._stack = PageStack()
        right = QVBoxLayout()
        right.setSpacing(0)
        right.addWidget(self._top)
        self._files_line = FilesLine(self._desk)
        right.addWidget(self._files_line)
        self._sheet_line = SheetLine(self._desk, self.go)
        right.addWidget(self._sheet_line)
        right.addWidget(self._stack, 1)
        middle = QWidget()
        row = QHBoxLayout(middle)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._rail)
        row.addLayout(right, 1)
        self.setCentralWidget(middle)
        self._show_emergency_line()
        self._fit()

    def _build_shortcuts(self) -> None:
        for number, spec in enumerate((spec for spec in PAGES if spec.icon), 1):
            self._shortcut(f"Ctrl+{number}", f"page:{spec.id}")
        self._shortcut("F1", "page:get-help")
        self._shortcut("Alt+Left", "page:back")
        for keys, by in (("F4", 1), ("Shift+F4", -1)):
            QShortcut(QKeySequence(keys), self).activated.connect(partial(self._switch_child, by))
        QShortcut(QKeySequence(QUICK_NOTE_KEYS), self).activated.connect(self._on_quick_note)
        calls = (("Ctrl+L", self.lock), ("Ctrl+F", self._on_find), ("Ctrl+P", self._on_print))
        for keys, call in calls:
            QShortcut(QKeySequence(keys), self).activated.connect(call)

    def _shortcut(self, keys: str, target: str) -> None:
        QShortcut(QKeySequence(keys), self).activated.connect(lambda: self.go(target))

    def _show(self, page_id: str, part: str) -> None:
        if page_id not in self._pages:
            self._pages[page_id] = self._make_or_explain(SPECS[page_id])
            self._stack.addWidget(self._pages[page_id])
        else:
            self._pages[page_id].refresh()
        if page_id not in CARRY_TO:
            self._desk.held.put_down()
        self._page_id = page_id
        self._stack.setCurrentWidget(self._pages[page_id])
        self.page.open_target(part)
        self.page.focus_first()
        self._rail.show_current(page_id)
        if page_id == "unlock":
            self._say(at_the_door(self._desk))

    def _say(self, message: Message | None) -> None:
        if message is not None:
            self.page.banner.say(message)

    def _make_or_explain(self, spec: PageSpec) -> ScrollPage:
        """Return the page, or one that says why it can not be shown: the window always opens."""
        try:
            return self._make(spec)
        except CompanionError as error:
            page = ScrollPage(self._desk.look, "")
            page.heading.setText(_title(spec))
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
            "blank_wanted": self._print,
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

    def _fit(self) -> None:
        is_narrow = self.width() < NARROW_EM * self._desk.look.em
        self._rail.setVisible(not is_narrow)
        self._top.set_narrow(is_narrow=is_narrow)

    def _on_rail_chosen(self, page_id: str) -> None:
        if page_id == "lock":
            self.lock()
        else:
            self.go(f"page:{page_id}")

    def _on_menu_wanted(self) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for spec in PAGES:
            if spec.icon:
                item = _rail_item(spec)
                menu.addAction(
                    self._desk.look.icon(item.icon),
                    item.title,
                    lambda page_id=spec.id: self._on_rail_chosen(page_id),
                )
        menu.addSeparator()
        menu.addAction(self.tr("Search"), lambda: self.go("page:search"))
        menu.addAction(self.tr("Settings"), lambda: self.go("page:settings"))
        menu.addAction(self.tr("How Companion works"), lambda: self.go("page:handbook"))
        if self.is_unlocked:
            menu.addAction(self.tr("I noticed something"), self._on_quick_note)
            menu.addAction(self.tr("Lock now"), self.lock)
        menu.popup(self._top.menu.mapToGlobal(self._top.menu.rect().bottomLeft()))

    def _on_quick_note(self) -> None:
        if self.is_unlocked:
            self.go(f"page:{QUICK_NOTE}")

    def _switch_child(self, by: int) -> None:
        """Go to another child where a page is about one; elsewhere nobody would see it."""
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
        is_private = self._page_id == "unlock" or SPECS[self._page_id].needs_vault
        if is_private and not self._desk.held.is_household_asked:
            self._ask_household(partial(self._print, sheet))
        else:
            self._print(sheet)

    def _ask_household(self, go_on: Callable[[], None]) -> None:
        """Ask once, before the first private paper or file, who may find it."""
        dialog = household_dialog(self._desk, self.leave_wanted.emit, self)
        dialog.accepted.connect(go_on)
        dialog.open()

    def _print(self, sheet: Sheet) -> None:
        code = self._desk.channels.place[0]
        self.setProperty(PAPER_COUNTRY, "" if code == ELSEWHERE else code)
        noted = with_file_note(self._desk, sheet)
        dialog = print_dialog(self._desk.look, noted, self.leave_wanted.emit, self.watch, self)
        dialog.help_wanted.connect(self.open_help)
        dialog.open()

    def _on_print(self) -> None:
        """Press what prints on this page, if anything does."""
        for button in self.page.findChildren(ActionButton):
            if button.icon_name == "printer" and button.isVisible():
                button.click()
                return

    def _on_changed(self, change: Change) -> None:
        if change is Change.PREFERENCES:
            self._show_emergency_line()
        elif change is Change.DOORS:
            self._files_line.show_files()

    def _show_emergency_line(self) -> None:
        number = self._desk.channels.emergency_line_or_none()
        self._top.emergency.show_number(number)
        self.setProperty(EMERGENCY_LINE, number)


def _is_private(target: str) -> bool:
    return SPECS[page_of(target)[0]].needs_vault


def _rail_item(spec: PageSpec) -> RailItem:
    return RailItem(spec.id, _title(spec), spec.icon)


def _title(spec: PageSpec) -> str:
    return QCoreApplication.translate("Pages", spec.title) if spec.title else ""
