# SPDX-License-Identifier: Apache-2.0
"""The least that a PySide6 program can do: an empty window."""

import sys

if "steps" in sys.argv:
    from bench import start_watch

    start_watch.begin()

from PySide6.QtWidgets import QApplication, QMainWindow

from bench.first_paint import FirstPaint


def main() -> int:
    """Show it."""
    application = QApplication(sys.argv[:1])
    window = QMainWindow()
    paint = FirstPaint()
    window.installEventFilter(paint)
    window.resize(1024, 640)
    window.show()
    return application.exec()


if __name__ == "__main__":
    sys.exit(main())
