# SPDX-License-Identifier: Apache-2.0
"""Opens Get help from everywhere, and a bare window with as many labels; prints seconds."""

import json
import sys
import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QApplication, QLabel, QScrollArea, QVBoxLayout, QWidget

from companion.ui.dialogs.print_dialog import PrintDialog
from companion.ui.first_window import make_application
from companion.ui.kit.warm_up import WarmUp
from companion.ui.main_window import MainWindow
from companion.ui.widgets.buttons import ActionButton
from companion.wiring import Session

READING = ("page:search", "page:phrases")
"""Pages that read their lists once, in the background."""
STOP_SECONDS = 30
REST_SECONDS = 0.6
PLACES = (
    "page:start", "page:understand", "page:talk", "page:search", "page:phrases", "page:settings",
    "card:blackmail", "card:danger-now", "page:journal", "page:reports",
)  # fmt: skip


def main(folder: str, rounds: int) -> int:
    """Open it from each place so many times."""
    application = make_application(sys.argv)
    session = Session(Path(folder), lambda _relaunch: None)
    session.desk.look.apply(application)
    session.show("page:start", "")
    window = session.app.window
    _wait_for_warm_up(application, window)
    cold = _timed(application, window, window.open_help)
    for place in READING:
        _stand_at(application, window, place)
        _rest(application)
    seconds: dict[str, list[float]] = {"first": [], "again": [], "dialog": [], "bare": []}
    seconds["cold"] = [cold]
    for _ in range(rounds):
        for place in PLACES:
            _stand_afresh(application, window, place)
            seconds["first"].append(_timed(application, window, window.open_help))
            _stand_at(application, window, place)
            seconds["again"].append(_timed(application, window, window.open_help))
        seconds["dialog"].append(_from_dialog(application, window))
        seconds["bare"].append(_bare(application, window))
    sys.stdout.write(json.dumps(seconds))
    session.storage.stop(STOP_SECONDS)
    return 0


def _wait_for_warm_up(application: QApplication, window: MainWindow) -> None:
    """Wait as long as a person needs to read the first page."""
    warm = window.findChild(WarmUp)
    while warm is not None and not warm.is_over:
        application.processEvents()


def _stand_at(application: QApplication, window: MainWindow, place: str) -> None:
    window.go(place)
    application.processEvents()
    window.repaint()


def _rest(application: QApplication) -> None:
    end = time.monotonic() + REST_SECONDS
    while time.monotonic() < end:
        application.processEvents()


def _stand_afresh(application: QApplication, window: MainWindow, place: str) -> None:
    """Stand at a place with every page dropped: Get help is built anew."""
    window.go(place)
    window.rebuild()
    _stand_at(application, window, place)


def _timed(application: QApplication, window: QWidget, work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    application.processEvents()
    window.repaint()
    return time.perf_counter() - began


def _from_dialog(application: QApplication, window: MainWindow) -> float:
    _stand_afresh(application, window, "card:blackmail")
    buttons = window.page.findChildren(ActionButton)
    next(one for one in buttons if one.icon_name == "printer").click()
    application.processEvents()
    dialog = window.findChild(PrintDialog)
    if not isinstance(dialog, PrintDialog):
        raise TypeError(dialog)
    return _timed(application, window, dialog.open_help)


def _bare(application: QApplication, window: MainWindow) -> float:
    """Return how long it takes to show as many labels as Get help does, in a window of its own."""
    window.open_help()
    application.processEvents()
    texts = [one.text() for one in window.page.findChildren(QLabel) if one.isVisible()]
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.resize(window.size())
    area.show()
    application.processEvents()

    def fill() -> None:
        content = QWidget()
        column = QVBoxLayout(content)
        for text in texts:
            label = QLabel(text)
            label.setWordWrap(True)
            column.addWidget(label)
        area.setWidget(content)

    taken = _timed(application, area, fill)
    area.hide()
    area.deleteLater()
    return taken


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], int(sys.argv[2])))
