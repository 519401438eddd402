# SPDX-License-Identifier: Apache-2.0
"""Companion as `main.py` starts it, up to the moment when its first page is painted."""

import sys
from typing import Any

from bench.first_paint import FirstPaint
from companion.bootstrap import main
from companion.ui import app


def show_watched(self: Any, target: str, geometry: str, *, is_quiet: bool = False) -> None:  # noqa: ANN401 - an App
    """Watch the window, then show it as ever."""
    self.first_paint = FirstPaint()
    self.window.installEventFilter(self.first_paint)
    show_as_ever(self, target, geometry, is_quiet=is_quiet)


show_as_ever = app.App.show

if __name__ == "__main__":
    app.App.show = show_watched  # type: ignore[method-assign]
    sys.exit(main(["--data-dir", sys.argv[1]]))
