# SPDX-License-Identifier: Apache-2.0
"""The print service of a Linux computer: what it is asked, and that nothing waits for it."""

from __future__ import annotations

import getpass
import sys
import tempfile
import threading
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from PySide6.QtGui import QFont

from companion.ui.kit import cups_library, print_service
from companion.ui.kit.paper_pages import Paper
from companion.ui.kit.print_service import PrintService
from companion.ui.kit.print_tray import Tray
from tests.fake_print_service import A4_MARGIN, PRINT_JOB, FakePrintService

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="other systems print by way of Qt")
PAGE = b"%PDF " + b"He asked again where she lives. " * 10_000
A4, LETTER = (210, 297), (215.9, 279.4)


def always():
    return True


@pytest.fixture
def service(monkeypatch):
    # A socket must have a short name.
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder, "print")
        monkeypatch.setattr(print_service, "SOCKET", str(place))
        with FakePrintService(place) as service:
            yield service


@pytest.fixture
def printing(qapp, request):
    from companion.ui.kit.service_printing import ServicePrinting

    owner = QObject()
    printing = ServicePrinting(owner)
    printing.owner = owner
    yield printing
    printing.stop()


def test_the_usual_printer_comes_first(service):
    assert PrintService(always).printers() == ["Office", "Attic"]


def test_a_computer_without_printers_has_none(service):
    service.printers = ()
    assert PrintService(always).printers() == []


def test_edges_are_those_of_the_paper(service):
    asked = PrintService(always)
    assert asked.least_margin("Office", *A4) == A4_MARGIN / 100
    assert asked.least_margin("Office", *LETTER) == 3
    assert asked.least_margin("Office", 100, 150) == 0


def test_a_job_says_nothing_but_what_is_needed(service):
    assert PrintService(always).send("Attic room", "A4", PAGE)
    ((said, pages),) = service.jobs
    assert pages == PAGE
    assert said == {
        "attributes-charset": b"utf-8",
        "attributes-natural-language": said["attributes-natural-language"],
        "printer-uri": b"ipp://localhost/printers/Attic%20room",
        "requesting-user-name": getpass.getuser().encode(),
        "job-name": b"Document",
        "document-format": b"application/pdf",
        "media": b"A4",
        "print-scaling": b"none",
    }
    assert service.asked == [(PRINT_JOB, "/printers/Attic%20room")]


def test_a_printer_that_takes_nothing_is_told(service):
    service.takes_jobs = False
    assert not PrintService(always).send("Office", "A4", PAGE)


def test_where_nobody_listens_there_are_no_printers(monkeypatch, tmp_path):
    monkeypatch.setattr(print_service, "SOCKET", str(tmp_path / "nobody"))
    # A server of elsewhere is not asked instead.
    monkeypatch.setenv("CUPS_SERVER", "192.0.2.1")
    asked = PrintService(always)
    assert asked.printers() == []
    assert asked.least_margin("Office", *A4) == 0
    assert not asked.send("Office", "A4", PAGE)


@pytest.mark.parametrize("name", ["libnothing.so.9", "libc.so.6"])
def test_without_the_library_there_are_no_printers(monkeypatch, service, name):
    monkeypatch.setattr(cups_library, "NAME", name)
    cups_library.cups_library.cache_clear()
    try:
        assert PrintService(always).printers() == []
        assert not PrintService(always).send("Office", "A4", PAGE)
    finally:
        cups_library.cups_library.cache_clear()


def test_what_was_sent_by_halves_is_never_a_job(service):
    wanted = iter([True] * 2)
    assert not PrintService(lambda: next(wanted, False)).send("Office", "A4", PAGE)
    assert service.is_broken.wait(5)
    assert service.jobs == []


def test_an_answer_may_take_its_time(service):
    service.holds = {PRINT_JOB}
    asked = []

    def is_wanted():
        asked.append("still")
        if service.is_held.is_set() and len(asked) > 10:
            service.goes_on.set()
        return True

    assert PrintService(is_wanted).send("Office", "A4", PAGE)
    assert len(asked) > 10
    assert service.jobs[0][1] == PAGE


def test_the_window_goes_on_while_the_service_takes_its_time(service, printing, qtbot):
    service.holds = {PRINT_JOB}
    answers = []
    printing.send(Tray("Office", Paper.A4), PAGE, answers.append)
    qtbot.waitUntil(service.is_held.is_set)
    threads = set(threading.enumerate())
    printing.stop()
    waiting = [one for one in threads if one.name.endswith("(run)")]
    assert len(waiting) == 1
    waiting[0].join(5)
    assert not waiting[0].is_alive()
    assert answers == []


def test_what_is_wanted_is_told_on_the_thread_of_the_window(service, printing, qtbot):
    heard = []
    note = lambda answer: heard.append((answer, threading.current_thread()))  # noqa: E731
    printing.find(note)
    qtbot.waitUntil(lambda: len(heard) == 1)
    printing.look_at("Office", Paper.A4, note)
    qtbot.waitUntil(lambda: len(heard) == 2)
    tray = Tray("Office", Paper.A4, A4_MARGIN / 100)
    printing.send(tray, PAGE, note)
    qtbot.waitUntil(lambda: len(heard) == 3)
    main = threading.main_thread()
    assert heard == [(["Office", "Attic"], main), (tray, main), (True, main)]


def test_pages_keep_clear_of_the_edges_of_the_printer(printing):
    def paint(printer):
        seen.append(printer.pageLayout().minimumMargins().left())
        return True

    seen = []
    printing.make(Tray("Office", Paper.A4, 18.1), paint)
    assert seen == [18.1]
    assert printing.make(Tray("Office", Paper.A4), lambda _printer: False) is None


@pytest.mark.bar(8)
def test_printing_writes_no_file(service, printing, qtbot, tmp_path, monkeypatch):
    for name in ("TMPDIR", "HOME", "XDG_RUNTIME_DIR"):
        monkeypatch.setenv(name, str(tmp_path))
    taken = []

    def paint(printer):
        from PySide6.QtGui import QPainter

        painter = QPainter(printer)
        painter.setFont(QFont("Sans", 12))
        painter.drawText(50, 50, "He asked again where she lives.")
        return painter.end()

    tray = Tray("Office", Paper.A4)
    printing.send(tray, printing.make(tray, paint), taken.append)
    qtbot.waitUntil(lambda: taken == [True])
    assert service.jobs[0][1].startswith(b"%PDF")
    assert list(tmp_path.iterdir()) == []
