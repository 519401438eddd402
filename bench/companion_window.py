# SPDX-License-Identifier: Apache-2.0
"""Companion as `main.py` starts it, up to the moment when its first page is painted."""

import sys
from typing import Any

from companion import bootstrap


def show_watched(self: Any, target: str, geometry: str, *, is_quiet: bool = False) -> None:  # noqa: ANN401 - a Session
    """Watch the window, then show it as ever."""
    # Not earlier: Companion decides itself what is loaded before Qt.
    from bench.first_paint import FirstPaint

    self.first_paint = FirstPaint()
    self.app.window.installEventFilter(self.first_paint)
    show_as_ever(self, target, geometry, is_quiet=is_quiet)


show_as_ever = bootstrap.Session.show

if __name__ == "__main__":
    bootstrap.Session.show = show_watched  # type: ignore[method-assign]
    sys.exit(bootstrap.main(["--data-dir", sys.argv[1]]))
