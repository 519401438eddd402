"""Starts the app as `main.py` does, acts once the first line is painted, and tells what it saw.

`python -m tests.ui.opening_in_steps ACTION FOLDER [ARGUMENT ...]`: one line of JSON.
"""

from __future__ import annotations

import json
import os
import sys
from typing import Any

from companion import bootstrap

CLICKS = {"line": "emergency", "help": "_help", "search": "_search"}
as_ever, show_page = bootstrap.Opening.show_first, bootstrap.Opening.show_page


def tell(**seen: object) -> None:
    """Say it, and end without a goodbye."""
    sys.stdout.write(json.dumps(seen) + "\n")
    sys.stdout.flush()
    os._exit(7)


def look_at(opening: bootstrap.Opening) -> None:
    """Tell what the first step shows, and what was imported for it."""
    from PySide6 import QtCore

    window = opening.window
    line = window._top.emergency
    focused = opening._application.focusWidget()
    tell(
        line=line.text(),
        name=line.accessibleName(),
        is_line_focused=focused is line,
        buttons=[one.text() for one in window._top.all_buttons if one.isVisible()],
        place=window.geometry().getRect(),
        title=window.windowTitle(),
        theme=window.look.theme.name,
        em=window.look.em,
        modules=[name for name in sys.modules if name.startswith(("companion.", "msgspec"))],
        is_qt_named="Qt" in vars(QtCore) and isinstance(vars(QtCore)["Qt"], type),
    )


def click_leave(opening: bootstrap.Opening) -> None:
    """Leave by the mouse."""
    from PySide6.QtCore import Qt
    from PySide6.QtTest import QTest

    QTest.mouseClick(opening.window._top._leave, Qt.MouseButton.LeftButton)


def press_shift(opening: bootstrap.Opening) -> None:
    """Leave by the keys."""
    from PySide6.QtCore import Qt
    from PySide6.QtTest import QTest

    for _ in range(3):
        QTest.keyClick(opening.window.windowHandle(), Qt.Key.Key_Shift)


def close(opening: bootstrap.Opening) -> None:
    """Leave by the cross of the window."""
    opening.window.close()


def wish(opening: bootstrap.Opening) -> None:
    """Ask for the first steps while there are no pages yet."""
    opening.window._top.emergency.click()


def wait(_opening: bootstrap.Opening) -> None:
    """Do nothing: the page comes."""


def fail_early(opening: bootstrap.Opening) -> None:
    """Let the second step fail before there is anything."""
    bootstrap.LATER = ("companion.nowhere",)
    go_on_and_click(opening)


def fail_for_all(opening: bootstrap.Opening) -> None:
    """Let the second step fail, and with it what would show doors."""
    bootstrap.LATER = ("companion.nowhere",)
    sys.modules["companion.wiring"] = None  # type: ignore[assignment]
    go_on_and_click(opening)


def fail_late(opening: bootstrap.Opening) -> None:
    """Let the second step fail once the pages are there, on the way to the first of them."""

    def fail(*_: object) -> None:
        raise ZeroDivisionError

    bootstrap._stand_by = fail
    go_on_and_click(opening)


def fail_at_page(opening: bootstrap.Opening) -> None:
    """Let the first page fail alone, before a click and after one."""
    from companion.ui.main_window import MainWindow

    make = MainWindow._make

    def fail_once(window: MainWindow, spec: Any) -> Any:
        if spec.id == "start":
            raise ZeroDivisionError
        return make(window, spec)

    MainWindow._make = fail_once  # type: ignore[method-assign]
    go_on_and_click(opening)


def fail_with_wish(opening: bootstrap.Opening) -> None:
    """Ask for something, and let the second step fail before it can be done."""
    opening.window._top.emergency.click()
    fail_late(opening)


def go_on_and_click(opening: bootstrap.Opening) -> None:
    """Press Go on once the fault is told, then what stands in the last argument."""
    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QApplication, QLabel

    looking = QTimer(opening.window)
    button = CLICKS.get(sys.argv[-1])

    def look() -> None:
        shown = [one for one in QApplication.topLevelWidgets() if one.isVisible()]
        dialogs = [one for one in shown if type(one).__name__ == "CrashDialog"]
        if not dialogs:
            return
        looking.stop()
        words = [one.text() for one in dialogs[0].findChildren(QLabel)]
        dialogs[0].accept()
        if button is not None:
            getattr(opening.window._top, button).click()
        QTimer.singleShot(50, lambda: tell_after(words))

    def tell_after(words: list[str]) -> None:
        window = opening.window
        labels = [one.text() for one in window.findChildren(QLabel) if one.isVisible()]
        # The dialog may still be the active window.
        focused = window.focusWidget()
        tell(
            dialog=words,
            words=labels,
            line=window._top.emergency.text(),
            focus=focused.text() if isinstance(focused, QLabel) else type(focused).__name__,
            card=getattr(window._pages.get("card"), "card_id", ""),
            page=window._page_id,
        )

    looking.timeout.connect(look)
    looking.start(10)


def turns(opening: bootstrap.Opening) -> None:
    """Count how often the event loop was free before the page."""
    from PySide6.QtCore import QTimer

    free = QTimer(opening.window)
    free.timeout.connect(lambda: opening.window.setProperty("turns", 1 + (counted(opening))))
    free.start(0)


def counted(opening: bootstrap.Opening) -> int:
    """Return how often it was."""
    return int(opening.window.property("turns") or 0)


def tab_to_leave(opening: bootstrap.Opening) -> None:
    """Go on by Tab from the line to the way out."""
    opening.window._top._leave.setFocus()


def wish_twice(opening: bootstrap.Opening) -> None:
    """Ask for the first steps, then for the search."""
    opening.window._top.emergency.click()
    opening.window._top._search.click()


def hang(opening: bootstrap.Opening) -> None:
    """Leave, while what holds the lock hangs."""
    import threading

    opening.window.leave_wanted.disconnect(opening._leave)
    from companion.ui.first_window import leave_at_once

    leave_at_once(threading.Event().wait)


def tell_of_page(opening: bootstrap.Opening) -> None:
    """Show the page as ever, and say what is there once the event loop is free."""
    from PySide6.QtCore import QTimer

    show_page(opening)
    QTimer.singleShot(0, lambda: _say_page(opening))


def _say_page(opening: bootstrap.Opening) -> None:
    window = opening.window
    focused: Any = opening._application.focusWidget()
    tell(
        page=type(window.page).__name__,
        card=getattr(window.page, "card_id", ""),
        target=window._target,
        is_rail_there=window._rail.isVisible(),
        line=window._top.emergency.text(),
        focus=type(focused).__name__,
        is_leave_focused=focused is window._top._leave,
        turns=counted(opening),
    )


def tell_of_second() -> None:
    """Say which windows there are where another start has the lock."""
    from PySide6.QtWidgets import QApplication, QPushButton

    from companion.ui.dialogs.already_open_dialog import AlreadyOpenDialog

    def ask(dialog: AlreadyOpenDialog) -> int:
        buttons = [one.text() for one in dialog.findChildren(QPushButton)]
        windows = [type(one).__name__ for one in QApplication.topLevelWidgets()]
        tell(windows=windows, buttons=buttons)
        return 0

    AlreadyOpenDialog.exec = ask  # type: ignore[method-assign]


ACTIONS = {
    "look": look_at,
    "leave": click_leave,
    "shift": press_shift,
    "close": close,
    "wish": wish,
    "page": wait,
    "fail-early": fail_early,
    "fail-for-all": fail_for_all,
    "fail-late": fail_late,
    "fail-at-page": fail_at_page,
    "fail-with-wish": fail_with_wish,
    "turns": turns,
    "tab": tab_to_leave,
    "wish-twice": wish_twice,
    "hang": hang,
}


def show_first(opening: bootstrap.Opening) -> None:
    """Act before the second step is begun."""
    act = ACTIONS[sys.argv[1]]
    opening.window.painted.connect(lambda: act(opening))
    as_ever(opening)


if __name__ == "__main__":
    if sys.argv[1] == "second":
        tell_of_second()
    bootstrap.Opening.show_first = show_first  # type: ignore[method-assign]
    bootstrap.Opening.show_page = tell_of_page  # type: ignore[method-assign]
    given = [one for one in sys.argv[2:] if one not in CLICKS]
    sys.exit(bootstrap.main(["--data-dir", *given]))
