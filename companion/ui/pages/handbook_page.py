# SPDX-License-Identifier: Apache-2.0
"""How Companion works: the handbook in short chapters, a list beside one of them."""

from PySide6.QtCore import QCoreApplication

from companion.ui.kit.desk import Desk
from companion.ui.widgets.guide_library import handbook
from companion.ui.widgets.reading_page import ReadingPage


class HandbookPage(ReadingPage):
    """The chapters. Nothing private; works while locked."""

    def __init__(self, desk: Desk) -> None:
        title = QCoreApplication.translate("HandbookPage", "How Companion works")
        super().__init__(desk, title, handbook)
