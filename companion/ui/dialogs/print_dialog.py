# SPDX-License-Identifier: Apache-2.0
"""Before a sheet goes on paper or into a file: see it, choose a printer, know who may find it."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import (
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QResizeEvent,
    QShortcut,
    QShowEvent,
    QWindow,
)
from PySide6.QtWidgets import (
    QBoxLayout,
    QDialog,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from companion.ui.dialogs.danger_row import emergency_number
from companion.ui.dialogs.page_printing import PagePrinting
from companion.ui.dialogs.page_saving import PageSaving
from companion.ui.kit.input_watch import InputWatch
from companion.ui.kit.look import Look
from companion.ui.kit.messages import Message
from companion.ui.kit.override import override
from companion.ui.kit.paper import PAPER_COUNTRY, Design, Sheet, danger_words
from companion.ui.kit.paper_designs import pages_for
from companion.ui.kit.paper_document import Variant
from companion.ui.kit.paper_pages import (
    Paper,
    page_layout,
    pdf_bytes,
    room_in,
    usual_paper,
)
from companion.ui.widgets.button_row import ButtonRow
from companion.ui.widgets.buttons import ActionButton
from companion.ui.widgets.card import Banner
from companion.ui.widgets.focus_ring import FocusRing
from companion.ui.widgets.labels import Heading, Words
from companion.ui.widgets.print_choices import PrintChoices
from companion.ui.widgets.print_foot import PrintFoot
from companion.ui.widgets.print_preview import PrintPreview

TWO_COLUMNS_EM = 44
SMALLEST = (480, 400)
ROOM_TO_SCROLL_EM = 5
SIDE, GAP = 14, 8
"""No larger with larger words: in a small window each line counts."""
CHOSEN = "print-choices"
"""The property of the window that keeps style and paper until the program ends."""


class PrintDialog(QDialog):
    """Shows the page first. Deletes itself, and the words in it, when it closes."""

    help_wanted = Signal()

    def __init__(
        self,
        look: Look,
        sheet: Sheet,
        leave: Callable[[], None],
        watch: InputWatch,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._look, self._sheet, self._leave, self._watch = look, sheet, leave, watch
        self.setWindowTitle(self.tr("Print"))
        self.setModal(True)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumSize(*SMALLEST)
        self._variant, self._paper = _chosen_before(parent.window())
        self._pages = pages_for(sheet, self._variant)
        self._build()
        self._refresh()
        self._printing.begin()
        self._choices.first_field().setFocus()
        self._ring = FocusRing(self, look, watch)
        QShortcut(QKeySequence.StandardKey.Print, self).activated.connect(self._foot.print.click)
        self._watch_other_windows()
        watch.shift_pressed.connect(self._on_shift_pressed)
        self.resize(self._first_width(), self._first_height())

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._watch.watch(self.windowHandle())
        # Only now the style sheet has given the buttons their size.
        self._fit_buttons()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        directions = QBoxLayout.Direction
        is_narrow = self.width() < self._look.em * TWO_COLUMNS_EM
        # In a narrow window what to choose stands above the picture of the page.
        self._columns.setDirection(directions.BottomToTop if is_narrow else directions.LeftToRight)
        height = min(self._look.px(260), self.height() // 2)
        self._preview.fit(height, is_fixed=is_narrow)
        self._fit_buttons()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        button = self.focusWidget()
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if is_enter and isinstance(button, QPushButton):
            button.click()
        elif not is_enter:
            # Enter elsewhere prints nothing by accident. Esc closes.
            super().keyPressEvent(event)

    @override
    def done(self, result: int) -> None:
        self._printing.stop()
        super().done(result)

    def open_help(self) -> None:
        """Close, and ask for the doors; asked for by the dialog for saving too."""
        self.reject()
        self.help_wanted.emit()

    def _watch_other_windows(self) -> None:
        application = QGuiApplication.instance()
        if isinstance(application, QGuiApplication):
            application.focusWindowChanged.connect(self._on_focus_window_changed)

    def _first_width(self) -> int:
        screen = (self.parentWidget() or self).screen().availableGeometry()
        return min(self._look.px(880), screen.width())

    def _first_height(self) -> int:
        window = self.parentWidget() or self
        return min(self._look.px(640), max(window.height(), SMALLEST[1]))

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(SIDE, 10, SIDE, 10)
        column.setSpacing(GAP)
        column.addLayout(self._build_top())
        column.addWidget(self._build_middle(), 1)
        column.addWidget(self._build_foot().row)

    def _build_top(self) -> QVBoxLayout:
        row = QHBoxLayout()
        self._heading = Heading(self.tr("Print"), 2)
        row.addWidget(self._heading, 1)
        ask = ActionButton(self._look, self.tr("Get help"), "life-buoy", on_click=self.open_help)
        leave = ActionButton(self._look, self.tr("Leave quickly"), "log-out", "leave", self._leave)
        leave.setAccessibleDescription(
            self.tr("Closes the window at once. Your words are kept. Or press Shift three times.")
        )
        self._ways = ButtonRow(((ask, self.tr("Help")), (leave, self.tr("Leave"))))
        row.addWidget(self._ways)
        self._presses = Words("", "small")
        self._presses.hide()
        top = QVBoxLayout()
        top.setSpacing(4)
        top.addLayout(row)
        top.addWidget(self._presses)
        number = self._sheet.emergency_line or emergency_number(self)
        self._danger = Words(danger_words(number), "h3")
        top.addWidget(self._danger)
        return top

    def _build_middle(self) -> QWidget:
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        content = QWidget()
        content.setObjectName("page-content")
        inner = QVBoxLayout(content)
        inner.setContentsMargins(0, 0, self._look.px(4), 0)
        self._banner = Banner(self._look)
        inner.addWidget(self._banner)
        self._preview = PrintPreview(self._look)
        side = self._build_side()
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._columns.setSpacing(self._look.px(20))
        self._columns.addWidget(self._preview, 1)
        self._columns.addWidget(side, 1)
        inner.addLayout(self._columns, 1)
        self._scroll.setWidget(content)
        return self._scroll

    def _build_side(self) -> QWidget:
        side = QWidget()
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(self._look.px(8))
        self._choices = PrintChoices(
            self._look,
            self._variant,
            self._paper,
            is_fixed=self._sheet.design is not Design.RUNNING,
        )
        self._choices.variant_chosen.connect(self._on_variant_chosen)
        self._choices.paper_chosen.connect(self._on_paper_chosen)
        column.addWidget(self._choices)
        column.addWidget(Words(self._warning()))
        column.addWidget(Words(self.tr("For a screen reader, save the page as text."), "small"))
        column.addStretch(1)
        return side

    def _build_foot(self) -> PrintFoot:
        self._foot = foot = PrintFoot(self._look, self._warning(), self)
        self._printing = PagePrinting(self._choices, foot, self._paper, self)
        self._printing.said.connect(self._say)
        self._printing.laid_out_wanted.connect(self._refresh)
        foot.print_wanted.connect(lambda: self._printing.send(self._pages))
        saving = PageSaving(self._look, self._leave, self)
        saving.said.connect(self._say)
        foot.pdf_wanted.connect(lambda: saving.save_pdf(self._pdf))
        foot.text_wanted.connect(lambda: saving.save_text(self._sheet))
        foot.close_wanted.connect(self.reject)
        return foot

    def _fit_buttons(self) -> None:
        """Show as much on the buttons as their rows have room for: no way out scrolls away."""
        room = self.width() - 2 * SIDE
        heading = self._heading.sizeHint().width() + GAP
        self._heading.setVisible(self._ways.fit(room - heading))
        if self._heading.isHidden():
            self._ways.fit(room)
        self._foot.row.fit(room)
        # Where words are very long, the window grows before anything is squeezed.
        fixed = (self._ways.heightForWidth(room), self._foot.row.heightForWidth(room))
        need = sum(fixed) + self._danger.heightForWidth(room) + self._look.em * ROOM_TO_SCROLL_EM
        screen = self.screen().availableGeometry().height()
        self.setMinimumHeight(min(max(SMALLEST[1], need), screen))

    def _warning(self) -> str:
        return self.tr(
            "Someone else may find this page in the printer. A saved file is not locked."
        )

    def _refresh(self) -> None:
        margin = max(self._pages.margin_mm, self._printing.tray.least_mm)
        count = self._pages.lay_out(room_in(page_layout(self._paper, margin)))
        self._choices.pages.setText(self.tr("Pages: {count}").format(count=count))
        self._preview.show_pages(self._pages, self._paper, margin, count)
        self._fit_buttons()

    def _say(self, message: Message) -> None:
        self._banner.say(message)
        self._scroll.verticalScrollBar().setValue(0)

    def _on_variant_chosen(self, variant: str) -> None:
        self._variant = Variant(variant)
        self._pages = pages_for(self._sheet, self._variant)
        self._keep_choices()

    def _on_paper_chosen(self, paper: str) -> None:
        self._paper = Paper(paper)
        self._keep_choices()
        self._printing.use(self._paper)

    def _keep_choices(self) -> None:
        window = self.parentWidget()
        if window is not None:
            window.window().setProperty(CHOSEN, f"{self._variant.value} {self._paper.value}")
        self._refresh()

    def _pdf(self) -> bytes:
        data = pdf_bytes(self._pages, self._paper)
        self._refresh()
        return data

    def _on_focus_window_changed(self, window: QWindow | None) -> None:
        # Lists that drop down and the dialog for saving are windows too.
        if window is not None:
            self._watch.watch(window)

    def _on_shift_pressed(self, presses: int) -> None:
        self._presses.setVisible(presses > 0)
        self._presses.setText("● " * presses + "○ " * (3 - presses))
        self._presses.setAccessibleName(
            self.tr("Shift pressed {count} of 3 times to leave").format(count=presses)
        )


def _chosen_before(window: QWidget) -> tuple[Variant, Paper]:
    """Return what was chosen since the program began, or what is usual."""
    kept = str(window.property(CHOSEN) or "")
    variant, _, paper = kept.partition(" ")
    if paper:
        return Variant(variant), Paper(paper)
    return Variant.NORMAL, usual_paper(str(window.property(PAPER_COUNTRY) or ""))
