# SPDX-License-Identifier: Apache-2.0
"""Brings a chronology out: asks where, makes the file away from the window, writes it whole."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import partial
from pathlib import PurePath

from PySide6.QtCore import QCoreApplication, QFile, QObject, Signal
from PySide6.QtWidgets import QWidget

from companion.domain.chronology import Chronology, Progress
from companion.domain.chronology_script import FILE_NAME, Script
from companion.domain.errors import CompanionError, ErrorCode
from companion.services.ports import ChronologyFiles
from companion.ui.dialogs.save_dialog import SaveDialog, write_whole
from companion.ui.kit.desk import Desk
from companion.ui.kit.paper_chronology import chronology_pdf
from companion.ui.kit.paper_document import Variant
from companion.ui.kit.paper_pages import Paper
from companion.ui.kit.print_tray import Tray
from companion.ui.kit.printing import printing_here
from companion.ui.kit.working import Working
from companion.ui.widgets.chronology_formats import Form
from companion.ui.widgets.chronology_pages import on_this_thread, print_script

translate = QCoreApplication.translate
Record = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Outgoing:
    """What goes out, and in which shape. `record` is set where it can be checked later."""

    form: Form
    chronology: Chronology = field(repr=False)
    script: Script = field(repr=False)
    paper: Paper
    variant: Variant
    printer: str = ""
    password: str = field(default="", repr=False)


class ChronologySaving(QObject):
    """One thing at a time. No place is remembered: `saved` names the folder once."""

    moved = Signal(int, int)
    """How many pages of how many; 0 while nobody knows."""
    saved = Signal(str, str, str)
    """The name of the file, that of its folder, and its whole path: said, and not kept."""
    sending = Signal()
    """The pages are made; the printer has them next."""
    printed = Signal()
    failed = Signal(object)
    """A CompanionError; STOPPED where the person stopped it."""
    printer_failed = Signal()
    given_up = Signal()
    """The dialog was closed without a choice."""

    def __init__(self, desk: Desk, owner: QWidget, record: Callable[[Chronology], Record]) -> None:
        super().__init__(owner)
        self._desk, self._owner, self._record = desk, owner, record
        self._working: Working | None = None
        self._path = ""
        self._printing = printing_here(self)

    def ask_where(self, outgoing: Outgoing, leave: Callable[[], None]) -> None:
        """Ask for a place, then make the file and write it there."""
        form = outgoing.form
        name = f"{FILE_NAME}.{form.suffix}"
        kinds = f"{_kind_words(form)} (*.{form.suffix})"
        dialog = SaveDialog(self._desk.look, name, kinds, leave, self._owner)
        dialog.fileSelected.connect(lambda path: self._save(outgoing, path))
        dialog.rejected.connect(self.given_up)
        dialog.open()

    def send_to_printer(self, outgoing: Outgoing) -> None:
        """Lay the pages out for the printer, and send them."""
        seen = partial(self._lay_out, outgoing, self._begin())
        self._printing.look_at(outgoing.printer, outgoing.paper, seen)

    def stop(self) -> None:
        """Give up what is under way. Nothing half written stays."""
        self._printing.stop()
        if self._working is not None:
            self._working.stop()
            self._working.deleteLater()
            self._working = None
        self._path = ""

    def _begin(self) -> Working:
        self.stop()
        self._working = Working()
        self._working.setParent(self)
        self._working.moved.connect(self.moved)
        return self._working

    def _lay_out(self, outgoing: Outgoing, working: Working, tray: Tray) -> None:
        paint = partial(print_script, outgoing.script, outgoing.variant, working)
        self._desk.tasks.run(
            self,
            partial(on_this_thread, partial(self._printing.make, tray, paint)),
            partial(self._send, tray, working),
            partial(self._on_failed, working),
        )

    def _send(self, tray: Tray, working: Working, made: bytes | None) -> None:
        if made is None:
            self._on_printed(working, False)
        elif working is self._working or not made:
            # Where there is nothing left to send, it is on paper already.
            self.sending.emit()
            self._printing.send(tray, made, partial(self._on_printed, working))

    def _save(self, outgoing: Outgoing, path: str) -> None:
        working = self._begin()
        self._path = path
        self.moved.emit(0, 0)
        is_checkable = outgoing.form is Form.RECORD and outgoing.chronology.can_be_checked
        if is_checkable or outgoing.form is Form.FULL_RECORD:
            self._desk.tasks.on_vault(
                self,
                partial(self._record, outgoing.chronology),
                lambda record: self._make(working, path, partial(self._desk.files.record, record)),
                partial(self._on_failed, working),
            )
        else:
            self._make(working, path, partial(_bytes_of, self._desk.files, outgoing, working))

    def _make(self, working: Working, path: str, make: Callable[[], bytes]) -> None:
        def work() -> None:
            data = on_this_thread(make)
            if not working(0, 0):
                raise CompanionError(ErrorCode.STOPPED)
            write_whole(path, data)

        self._desk.tasks.run(
            self,
            work,
            lambda _: self._on_saved(working, path),
            partial(self._on_failed, working),
        )

    def _on_saved(self, working: Working, path: str) -> None:
        if working is not self._working:
            # Given up in the moment of writing: "nothing was saved" has been said, and shall hold.
            if path != self._path:
                QFile.remove(path)
            return
        self.stop()
        place = PurePath(path)
        self.saved.emit(place.name, place.parent.name, path)

    def _on_failed(self, working: Working, error: CompanionError) -> None:
        if working is self._working:
            self.stop()
            self.failed.emit(error)

    def _on_printed(self, working: Working, is_taken: bool) -> None:
        if self._working not in {None, working}:
            return
        self.stop()
        (self.printed if is_taken else self.printer_failed).emit()


def _bytes_of(files: ChronologyFiles, outgoing: Outgoing, progress: Progress) -> bytes:
    """Return the file; on a pool thread."""
    script = outgoing.script
    match outgoing.form:
        case Form.WORD:
            return files.word(script, progress)
        case Form.TEXT:
            return files.text(script, progress)
        case Form.TABLE:
            return files.table(script, progress)
        case Form.RECORD:
            return files.data(script, outgoing.chronology, progress)
        case _:
            pdf = chronology_pdf(script, outgoing.paper, outgoing.variant, progress)
            is_locked = outgoing.form is Form.LOCKED_PDF
            return files.locked_pdf(pdf, outgoing.password) if is_locked else pdf


def _kind_words(form: Form) -> str:
    return {
        Form.PDF: translate("ChronologySaving", "PDF files"),
        Form.LOCKED_PDF: translate("ChronologySaving", "PDF files"),
        Form.WORD: translate("ChronologySaving", "Word files"),
        Form.TEXT: translate("ChronologySaving", "Text files"),
        Form.TABLE: translate("ChronologySaving", "Tables"),
    }.get(form, translate("ChronologySaving", "Data files"))
