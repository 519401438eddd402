# SPDX-License-Identifier: Apache-2.0
"""Understand: the library of the open room in short pages, a list beside one page."""

from PySide6.QtCore import QCoreApplication

from companion.ui.kit.desk import Desk
from companion.ui.widgets.guide_library import Library
from companion.ui.widgets.reading_page import ReadingPage


class UnderstandPage(ReadingPage):
    """The guide."""

    def __init__(self, desk: Desk) -> None:
        title = QCoreApplication.translate("UnderstandPage", "Understand")
        super().__init__(desk, title, Library)
