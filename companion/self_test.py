# SPDX-License-Identifier: Apache-2.0
"""`--self-test`: try everything once with a throw-away vault, and end with 0 or 1.

Runs in a source tree and in the packaged app, with or without a display.
"""

import os
import shutil
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from types import TracebackType
from typing import TypeVar

from PySide6.QtCore import QBuffer, QEventLoop, QIODevice, QTimer
from PySide6.QtGui import QPainter, QPdfWriter

from companion import paths
from companion.domain.journal import EntryText
from companion.services.private_room import PrivateRoom
from companion.ui.first_window import make_application
from companion.ui.page_registry import PAGES
from companion.wiring import Session

LIMIT_SECONDS = 60.0
WAIT_SECONDS = 20.0
PASSPHRASE = "self test of an empty house"  # noqa: S105 - of a vault that lives for seconds
WORD = "heliotrope"
NOT_AT_START = ("sqlite_utils", "sqlcipher3")
PLAIN_HEADER = b"SQLite format 3"
ZIP_HEADER, PDF_HEADER = b"PK", b"%PDF"

T = TypeVar("T")


class SelfTestError(Exception):
    """A step that did not end as it should."""


def run_self_test() -> int:
    """Try everything, print a line for each step, leave nothing behind; 0 when all went well."""
    began = time.monotonic()
    _be_offscreen_without_display()
    place = paths.portable_folder()
    with tempfile.TemporaryDirectory(prefix="companion-self-test-", dir=place) as name:
        folder = Path(name)
        stop = _limit(folder)
        try:
            is_well = SelfTest(folder).run()
        finally:
            stop.cancel()
    seconds = time.monotonic() - began
    _say(f"{'all is well' if is_well else 'FAILED'}, {seconds:.1f} s")
    return 0 if is_well else 1


class SelfTest:
    """The steps, in order. Later ones stand on earlier ones, so the first failure ends it."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._bugs: list[str] = []
        self._session: Session | None = None
        self._room: PrivateRoom | None = None
        self._entry_id = 0

    def run(self) -> bool:
        """Run every step, then take everything down."""
        hook, sys.excepthook = sys.excepthook, self._on_bug
        try:
            return all(self._try(name, step) for name, step in self._steps())
        finally:
            self._take_down()
            sys.excepthook = hook

    def _steps(self) -> tuple[tuple[str, Callable[[], None]], ...]:
        return (
            ("the window opens at its first page", self._open_window),
            ("starting loads no database", self._check_imports),
            ("the database encrypts and is new enough", self._check_binding),
            ("a vault is made and opened", self._make_vault),
            ("every page opens", self._open_pages),
            ("an entry is written and found", self._write_entry),
            ("the vault is closed, opened again, and the entry found", self._open_again),
            ("the entry goes into a chronology", self._make_chronology),
            ("a copy is made, and opens with the entry in it", self._make_copy),
            ("no word of it can be read in any file", self._check_files),
            ("files and codes to hand on can be made", self._make_files),
        )

    def _try(self, name: str, step: Callable[[], None]) -> bool:
        try:
            step()
            self._settle()
            _expect(not self._bugs, "".join(self._bugs[:1]))
        except Exception as problem:  # noqa: BLE001 - said, and answered with exit code 1
            # The words of an exception may quote a path or what was written.
            detail = str(problem) if isinstance(problem, SelfTestError) else ""
            _say(f"FAILED  {name}: {type(problem).__name__} {detail} {_place(problem)}")
            return False
        _say(f"ok      {name}")
        return True

    # The steps

    def _open_window(self) -> None:
        application = make_application(["companion"])
        session = self._session = Session(self._folder, _no_relaunch)
        session.desk.look.apply(application)
        session.show("", "")
        _expect(session.app.window.isVisible(), "no window is shown")

    def _check_imports(self) -> None:
        loaded = [name for name in NOT_AT_START if name in sys.modules]
        _expect(not loaded, f"loaded before they are needed: {', '.join(loaded)}")

    def _check_binding(self) -> None:
        # Loaded here, because the step before looks at what is loaded.
        from companion.storage.cipher import check_binding  # noqa: PLC0415
        from companion.storage.known_answers import check_known_answers  # noqa: PLC0415

        check_binding()
        check_known_answers()

    def _make_vault(self) -> None:
        keeper = self._up.desk.keeper
        self._on_vault(partial(keeper.create, PASSPHRASE))
        _expect(keeper.exists(), "there is no vault")
        begins = (self._folder / "vault.db").read_bytes()[: len(PLAIN_HEADER)]
        _expect(begins != PLAIN_HEADER, "the new vault is not encrypted")
        self._enter("page:journal")
        room = self._in
        self._on_vault(partial(room.checklist.add_child, "M."))

    def _open_pages(self) -> None:
        window = self._up.app.window
        for spec in PAGES:
            window.go(f"page:{spec.id}")
            self._settle()
            _expect(window.page.isVisible(), f"page {spec.id} is not shown")
            _expect(not self._bugs, f"page {spec.id}: {''.join(self._bugs[:1])}")
        for card in self._up.desk.content.cards():
            window.go(f"card:{card}")
            self._settle()

    def _write_entry(self) -> None:
        journal = self._in.journal
        (child,) = self._on_vault(self._in.checklist.children)
        text = EntryText(saw=f"The {WORD} by the door.")
        save = partial(journal.save_entry, child.id, journal.happened_now(), text)
        self._entry_id = self._on_vault(save).id
        self._find(child.id)

    def _open_again(self) -> None:
        child_id = self._on_vault(partial(self._in.journal.entry, self._entry_id)).child_id
        self._on_vault(self._up.desk.keeper.close)
        self._enter("page:journal")
        self._find(child_id)

    def _make_chronology(self) -> None:
        # Loaded here, as in the app: only when a chronology is made.
        from companion.domain.chronology import Choices, always  # noqa: PLC0415
        from companion.domain.chronology_making import chronology_of  # noqa: PLC0415
        from companion.ui.kit.paper_chronology import chronology_pdf  # noqa: PLC0415
        from companion.ui.kit.paper_pages import Paper  # noqa: PLC0415
        from companion.ui.widgets.written_chronology import script_of  # noqa: PLC0415

        entry = self._on_vault(partial(self._in.journal.entry, self._entry_id))
        choices = Choices(entry.child_id, entry_ids=(entry.id,), names_as_initials=True)
        material = self._on_vault(partial(self._in.chronology.read, choices))
        chronology = chronology_of(material, choices)
        script = script_of(chronology, "")
        files = self._up.desk.files
        words = files.text(script, always).decode()
        _expect(WORD in words, "the text is without the entry")
        _expect(files.word(script, always).startswith(ZIP_HEADER), "the Word file is none")
        _expect(bool(files.table(script, always)), "the table is empty")
        _expect(bool(files.data(script, chronology, always)), "the record is empty")
        _expect(chronology_pdf(script, Paper.A4).startswith(PDF_HEADER), "the PDF is none")

    def _make_copy(self) -> None:
        self._on_vault(self._in.backups.make)
        keeper = self._up.desk.keeper
        (copy,) = self._on_vault(keeper.kept_backups)
        found = self._on_vault(partial(keeper.try_backup, copy.path, PASSPHRASE))
        _expect(found.entries == 1 and found.is_chain_whole, "the copy holds other notes")
        self._on_vault(keeper.forget_tried)

    def _check_files(self) -> None:
        self._on_vault(self._up.desk.keeper.close)
        for path in self._folder.rglob("*"):
            is_plain = path.is_file() and WORD.encode() in path.read_bytes()
            _expect(not is_plain, f"{path.name} holds a word of the entry")

    def _make_files(self) -> None:
        # Loaded here, as in the app: only when something is handed on.
        from companion.ui.kit.qr import qr_rows  # noqa: PLC0415

        locked = self._up.desk.files.locked_pdf(_one_page(), PASSPHRASE)
        _expect(locked.startswith(PDF_HEADER) and b"/Encrypt" in locked, "the PDF is not locked")
        _expect(len(qr_rows(WORD)) > 0, "the code is empty")

    # How they are done

    @property
    def _up(self) -> Session:
        if self._session is None:
            raise SelfTestError("the window is not open")
        return self._session

    @property
    def _in(self) -> PrivateRoom:
        if self._room is None:
            raise SelfTestError("the vault is not open")
        return self._room

    def _enter(self, target: str) -> None:
        """Come in with the passphrase and show a target, as the page for unlocking does."""
        self._room = self._on_vault(partial(self._up.desk.keeper.open, PASSPHRASE))
        self._up.app.window.enter(self._room, target)

    def _find(self, child_id: int) -> None:
        begin_of_word = WORD[:6]
        lines = self._on_vault(partial(self._in.journal.search, child_id, begin_of_word))
        _expect([line.id for line in lines] == [self._entry_id], "the entry is not found")

    def _on_vault(self, work: Callable[[], T]) -> T:
        return self._up.desk.tasks.now_on_vault(work, WAIT_SECONDS)

    def _settle(self) -> None:
        """Let pages hear from the vault, twice: an answer may bring another question."""
        if self._session is None:
            return
        for _ in range(2):
            self._on_vault(lambda: None)
            loop = QEventLoop()
            QTimer.singleShot(0, loop, loop.quit)
            loop.exec()

    def _on_bug(
        self, kind: type[BaseException], _problem: BaseException, trace: TracebackType | None
    ) -> None:
        self._bugs.append(f"{kind.__name__} {_place(trace)}")

    def _take_down(self) -> None:
        if self._session is None:
            return
        self._session.app.window.hide()
        try:
            self._on_vault(self._session.desk.keeper.close)
        finally:
            # Its thread would keep the process from ending.
            self._session.storage.stop(WAIT_SECONDS)


def _be_offscreen_without_display() -> None:
    names = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    if sys.platform == "linux" and not any(os.environ.get(name) for name in names):
        os.environ["QT_QPA_PLATFORM"] = "offscreen"


def _limit(folder: Path) -> threading.Timer:
    """End the process after a minute, whatever hangs, with nothing left in the folder."""

    def end() -> None:
        _say(f"FAILED  it takes longer than {LIMIT_SECONDS:.0f} s")
        shutil.rmtree(folder, ignore_errors=True)
        os._exit(1)

    timer = threading.Timer(LIMIT_SECONDS, end)
    timer.daemon = True
    timer.start()
    return timer


def _one_page() -> bytes:
    """Return an empty page as a PDF."""
    made = QBuffer()
    made.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(made)
    painter = QPainter(writer)
    painter.end()
    return bytes(made.data().data())


def _no_relaunch(_again: object) -> None:
    raise SelfTestError("nobody asked for a lock")


def _expect(is_so: bool, otherwise: str) -> None:
    if not is_so:
        raise SelfTestError(otherwise)


def _place(problem: BaseException | TracebackType | None) -> str:
    """Return file and line where it happened: never the words of the exception."""
    trace = problem.__traceback__ if isinstance(problem, BaseException) else problem
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    if trace is None:
        return ""
    return f"({Path(trace.tb_frame.f_code.co_filename).name}:{trace.tb_lineno})"


def _say(words: str) -> None:
    if sys.stdout is not None:
        sys.stdout.write(f"{' '.join(words.split()) if words.startswith('FAILED') else words}\n")
        sys.stdout.flush()
