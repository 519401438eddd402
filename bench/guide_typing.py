# SPDX-License-Identifier: Apache-2.0
"""Types on the search page of Companion, and in a bare field over a bare list; prints seconds."""

import json
import sys
import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QListWidget, QVBoxLayout, QWidget

from bench.guide_search import ROUNDS, keystrokes
from companion.ui.first_window import make_application
from companion.ui.pages.search_page import SearchPage
from companion.ui.widgets.passage_list import PassageList
from companion.wiring import Session

LONGEST_SECONDS = 30


class BareWindow(QWidget):
    """The least that a window can do at a key: show titles that it is given."""

    def __init__(self) -> None:
        super().__init__()
        self.titles: list[str] = []
        self.field, self._list = QLineEdit(), QListWidget()
        column = QVBoxLayout(self)
        column.addWidget(self.field)
        column.addWidget(self._list)
        self.field.textChanged.connect(self._show_titles)
        self.resize(1024, 640)

    def _show_titles(self) -> None:
        self._list.clear()
        self._list.addItems(self.titles)


def main(folder: str) -> int:
    """Type everything into both, in turn."""
    application = make_application(sys.argv)
    session = Session(Path(folder), lambda _relaunch: None)
    session.desk.look.apply(application)
    session.show("page:search", "")
    page = session.app.window.page
    if not isinstance(page, SearchPage):
        raise TypeError(page)
    # Ready, and every group painted once.
    end = time.monotonic() + LONGEST_SECONDS
    page.field.setText("a")
    while not page.count.text() and time.monotonic() < end:
        application.processEvents()
    bare = BareWindow()
    bare.show()
    seconds: dict[str, list[float]] = {"page": [], "field": []}
    for typed in keystrokes() * ROUNDS:
        _type(application, page.field, typed, seconds["page"].append)
        bare.titles = _titles(page)
        _type(application, bare.field, typed, seconds["field"].append)
    sys.stdout.write(json.dumps(seconds))
    session.storage.stop(LONGEST_SECONDS)
    return 0


def _type(
    application: QApplication, field: QLineEdit, typed: str, note: Callable[[float], object]
) -> None:
    """Press the last key of what is typed; the first of its words begins in an empty field."""
    if field.text() != typed[:-1]:
        field.clear()
        field.insert(typed[:-1])
        application.processEvents()
    began = time.perf_counter()
    QTest.keyClicks(field, typed[-1])
    application.processEvents()
    note(time.perf_counter() - began)


def _titles(page: SearchPage) -> list[str]:
    return [
        str(rows.model().index(row, 0).data())
        for rows in page.findChildren(PassageList)
        if rows.isVisible()
        for row in range(rows.count)
    ]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
