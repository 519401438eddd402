# SPDX-License-Identifier: Apache-2.0
"""What happens with a bug that nobody expected."""

from __future__ import annotations

import sys
import threading
from typing import TYPE_CHECKING

from companion import __version__

if TYPE_CHECKING:
    from types import TracebackType

    from companion.ui.kit.look import Look
    from companion.ui.main_window import MainWindow
    from companion.ui.together.together_window import TogetherWindow


def catch_bugs(look: Look | None, window: MainWindow | TogetherWindow | None) -> None:
    """Show a bug to the person, with nothing of theirs in it, instead of ending silently."""

    def on_bug(
        kind: type[BaseException], _problem: BaseException, trace: TracebackType | None
    ) -> None:
        from companion.ui.dialogs.crash_dialog import describe, show_crash

        report = describe(kind, trace, __version__)
        _tell(report)
        if kind is not KeyboardInterrupt and look is not None and window is not None:
            show_crash(look, report, window.leave_wanted.emit, window)

    def elsewhere(found: threading.ExceptHookArgs | sys.UnraisableHookArgs) -> None:
        # Python's own would print the message, which may quote what was written.
        from companion.ui.dialogs.crash_dialog import describe

        if found.exc_type is not None:
            _tell(describe(found.exc_type, found.exc_traceback, __version__))

    sys.excepthook = on_bug
    sys.unraisablehook = threading.excepthook = elsewhere


def _tell(report: str) -> None:
    if sys.stderr is not None:
        sys.stderr.write(report + "\n")
