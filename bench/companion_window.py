# SPDX-License-Identifier: Apache-2.0
"""Companion as `main.py` starts it, up to its first painted window or to its first page.

The first window has the line to phone in danger and the way out, and both work. The page is there
when rail and page are painted too. Either way the process ends once the event loop is free again.
With `steps` behind it, it says where the time went (`bench/start_steps.py`).
"""

import sys

if "steps" in sys.argv:
    from bench import start_watch

    start_watch.begin()

from companion import bootstrap

FIRST, PAGE = "first", "page"
show_first, show_page = bootstrap.Opening.show_first, bootstrap.Opening.show_page


def show_first_watched(self: bootstrap.Opening) -> None:
    """Watch the window, then show it as ever."""
    # Not earlier: Companion decides itself what is loaded before Qt.
    from bench.first_paint import FirstPaint

    self.first_paint = FirstPaint()  # type: ignore[attr-defined]
    self.window.installEventFilter(self.first_paint)  # type: ignore[attr-defined]
    show_first(self)


def show_page_watched(self: bootstrap.Opening) -> None:
    """Show the page as ever, and watch what it paints."""
    from bench.first_paint import FirstPaint

    show_page(self)
    self.first_paint = FirstPaint()  # type: ignore[attr-defined]
    self.window.page.installEventFilter(self.first_paint)  # type: ignore[attr-defined]


def main(until: str) -> int:
    """Start as from the menu of the computer, without arguments; so in the user's own folder."""
    if until == FIRST:
        bootstrap.Opening.show_first = show_first_watched  # type: ignore[method-assign]
    else:
        bootstrap.Opening.show_page = show_page_watched  # type: ignore[method-assign]
    return bootstrap.main([])


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
