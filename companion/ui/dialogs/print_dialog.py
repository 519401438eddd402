# SPDX-License-Identifier: Apache-2.0
"""Before a sheet goes on paper or into a PDF: see it, choose a printer, know who may find it."""

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
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo, QPrintPreviewWidget
from PySide6.QtWidgets import (
    QAbstractScrollArea,
    QBoxLayout,
    QCheckBox,
    QComboBox,
    QDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from companion.domain.errors import CompanionError
from companion.ui.dialogs.save_dialog import SaveDialog, write_whole
from companion.ui.kit.input_watch import InputWatch
from companion.ui.kit.look import Look
from companion.ui.kit.messages import Message, message_for
from companion.ui.kit.override import override
from companion.ui.kit.paper import (
    A4_TEXT_WIDTH,
    Sheet,
    document_for,
    page_size,
    paginate,
    pdf_bytes,
    print_to,
    set_margins,
)
from companion.ui.widgets.buttons import ActionButton
from companion.ui.widgets.calm_inputs import CalmComboBox
from companion.ui.widgets.card import Banner
from companion.ui.widgets.columns import WrapRow
from companion.ui.widgets.focus_ring import FocusRing
from companion.ui.widgets.labels import Heading, Words

JOB_NAME = "Document"
"""All that a print queue shows and keeps of it."""
FILE_NAME = "page.pdf"
TWO_COLUMNS_EM = 44
SMALLEST = (480, 400)
QWIDGETSIZE_MAX = 16_777_215


def printer_names() -> list[str]:
    """Return the printers of this computer, the usual one first."""
    usual = QPrinterInfo.defaultPrinterName()
    return sorted(QPrinterInfo.availablePrinterNames(), key=lambda name: name != usual)


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
        self._names = printer_names()
        self._printer = _neutral_printer()
        self._document = document_for(sheet, large=False, width=A4_TEXT_WIDTH)
        self._build()
        self._choose_printer()
        (self._printers if self._names else self._large).setFocus()
        self._ring = FocusRing(self, look, watch)
        QShortcut(QKeySequence.StandardKey.Print, self).activated.connect(self._print.click)
        self._watch_other_windows()
        watch.shift_pressed.connect(self._on_shift_pressed)
        self.resize(self._first_width(), self._first_height())

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._watch.watch(self.windowHandle())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        directions = QBoxLayout.Direction
        is_narrow = self.width() < self._look.em * TWO_COLUMNS_EM
        self._columns.setDirection(directions.TopToBottom if is_narrow else directions.LeftToRight)
        # In a small window the picture must leave room to see that there is more below.
        height = min(self._look.px(260), self.height() // 2)
        self._preview.setMinimumHeight(height)
        self._preview.setMaximumHeight(height if is_narrow else QWIDGETSIZE_MAX)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        button = self.focusWidget()
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if is_enter and isinstance(button, QPushButton):
            button.click()
        elif not is_enter:
            # Enter elsewhere prints nothing by accident. Esc closes.
            super().keyPressEvent(event)

    def _watch_other_windows(self) -> None:
        application = QGuiApplication.instance()
        if isinstance(application, QGuiApplication):
            application.focusWindowChanged.connect(self._on_focus_window_changed)

    def _first_width(self) -> int:
        screen = (self.parentWidget() or self).screen().availableGeometry()
        return min(self._look.px(880), screen.width())

    def _first_height(self) -> int:
        window = self.parentWidget() or self
        return min(self._look.px(580), max(window.height(), SMALLEST[1]))

    def _build(self) -> None:
        column = QVBoxLayout(self)
        side = self._look.px(16)
        column.setContentsMargins(side, self._look.px(12), side, self._look.px(12))
        column.setSpacing(self._look.px(10))
        column.addLayout(self._build_top())
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        column.addWidget(self._scroll, 1)
        content = QWidget()
        content.setObjectName("page-content")
        inner = QVBoxLayout(content)
        inner.setContentsMargins(0, 0, self._look.px(4), 0)
        self._banner = Banner(self._look)
        inner.addWidget(self._banner)
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._columns.setSpacing(self._look.px(20))
        self._columns.addWidget(self._build_preview(), 1)
        self._columns.addWidget(self._build_choices(), 1)
        inner.addLayout(self._columns, 1)
        self._scroll.setWidget(content)

    def _build_top(self) -> QVBoxLayout:
        row = QHBoxLayout()
        row.addWidget(Heading(self.tr("Print"), 2), 1)
        ways = WrapRow(self._look.px(8))
        ways.add(ActionButton(self._look, self.tr("Get help"), "life-buoy", on_click=self._on_help))
        leave = ActionButton(self._look, self.tr("Leave quickly"), "log-out", "leave", self._leave)
        leave.setAccessibleDescription(
            self.tr("Closes the window at once. Your words are kept. Or press Shift three times.")
        )
        ways.add(leave)
        row.addWidget(ways)
        self._presses = Words("", "small")
        self._presses.hide()
        top = QVBoxLayout()
        top.addLayout(row)
        top.addWidget(self._presses)
        return top

    def _on_help(self) -> None:
        self.reject()
        self.help_wanted.emit()

    def _build_preview(self) -> QWidget:
        self._preview = QPrintPreviewWidget(self._printer)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._preview.setSizePolicy(policy)
        self._preview.paintRequested.connect(self._on_paint_requested)
        self._preview.fitInView()
        name = self.tr("Picture of the page")
        self._preview.setAccessibleName(name)
        view = self._preview.findChild(QAbstractScrollArea)
        if view is not None:
            view.setAccessibleName(name)
            view.setAccessibleDescription(self.tr("It holds the same words as the page before."))
            view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            view.viewport().setFocusPolicy(Qt.FocusPolicy.NoFocus)
        return self._preview

    def _build_choices(self) -> QWidget:
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(self._look.px(8))
        self._add_printers(column)
        self._large = QCheckBox(self.tr("&Large print"))
        self._large.setAccessibleDescription(self.tr("Makes the words bigger, on more pages."))
        self._large.toggled.connect(self._on_large_toggled)
        column.addWidget(self._large)
        self._pages = Words("", "muted")
        column.addWidget(self._pages)
        warning = self.tr(
            "Someone else may find this page in the printer. A saved file is not locked."
        )
        column.addWidget(Words(warning))
        column.addWidget(self._build_actions(warning))
        column.addStretch(1)
        return box

    def _add_printers(self, column: QVBoxLayout) -> None:
        label = QLabel(self.tr("&Printer"))
        label.setProperty("look", "h3")
        self._printers = CalmComboBox()
        self._printers.addItems(self._names)
        self._printers.setAccessibleName(self.tr("Printer"))
        self._printers.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self._printers.setMinimumContentsLength(8)
        self._printers.activated.connect(self._choose_printer)
        label.setBuddy(self._printers)
        for widget in (label, self._printers):
            column.addWidget(widget)
            widget.setVisible(bool(self._names))
        if not self._names:
            column.addWidget(Words(self._why_not(), "body"))

    def _build_actions(self, warning: str) -> QWidget:
        row = WrapRow(self._look.px(8))
        look = self._look
        self._print = ActionButton(
            look, self.tr("Print"), "printer", "primary", self._on_print_clicked
        )
        self._print.setEnabled(bool(self._names))
        self._print.setAccessibleDescription(warning if self._names else self._why_not())
        self._save = ActionButton(look, self.tr("Save as PDF"), "save", on_click=self._on_save)
        self._save.setAccessibleDescription(warning)
        close = ActionButton(look, self.tr("Close"), "x", on_click=self.reject)
        for button in (self._print, self._save, close):
            row.add(button)
        return row

    def _why_not(self) -> str:
        return self.tr(
            "No printer is set up on this computer, so Print is switched off. "
            "You can still save the page as a PDF."
        )

    def _choose_printer(self) -> None:
        if self._names:
            self._printer.setPrinterName(self._printers.currentText())
        set_margins(self._printer)
        self._refresh()

    def _refresh(self) -> None:
        count = paginate(self._document, self._printer)
        self._pages.setText(self.tr("Pages: {count}").format(count=count))
        self._preview.updatePreview()

    def _say(self, message: Message) -> None:
        self._banner.say(message)
        self._scroll.verticalScrollBar().setValue(0)

    def _on_paint_requested(self, printer: QPrinter) -> None:
        print_to(printer, self._document)

    def _on_large_toggled(self, is_large: bool) -> None:
        self._document = document_for(self._sheet, large=is_large, width=A4_TEXT_WIDTH)
        self._refresh()

    def _on_print_clicked(self) -> None:
        if print_to(self._printer, self._document):
            title = self.tr("Sent to the printer.")
            text = self.tr("Fetch the page soon, before someone else finds it.")
            self._say(Message(title, text, "ok"))
        else:
            title = self.tr("The printer did not take the page.")
            text = self.tr(
                "Nothing was lost. See that it is switched on, or save the page as a PDF."
            )
            self._say(Message(title, text))

    def _on_save(self) -> None:
        kinds = self.tr("PDF files (*.pdf)")
        dialog = SaveDialog(self._look, FILE_NAME, kinds, self._leave, self)
        dialog.fileSelected.connect(self._on_file_selected)
        dialog.open()

    def _on_file_selected(self, path: str) -> None:
        data = pdf_bytes(self._document)
        self._refresh()
        try:
            write_whole(path, data)
        except CompanionError as error:
            self._say(message_for(error))
            return
        title = self.tr("The page is saved.")
        text = self.tr("The file is not locked: anyone who finds it can read it.")
        self._say(Message(title, text, "ok"))

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


def _neutral_printer() -> QPrinter:
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(JOB_NAME)
    printer.setCreator("")
    printer.setPageSize(page_size())
    return printer
