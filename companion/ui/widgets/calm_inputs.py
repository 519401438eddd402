# SPDX-License-Identifier: Apache-2.0
"""Choices, days and times that the mouse wheel never changes: it scrolls the page instead."""

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, Qt
from PySide6.QtGui import QTextCharFormat, QWheelEvent
from PySide6.QtWidgets import QComboBox, QDateEdit, QTimeEdit, QToolButton

from companion.ui.kit.look import Look
from companion.ui.kit.override import override

DAY_EM = 12
ARROWS = (
    ("qt_calendar_prevmonth", "chevron-left", QT_TRANSLATE_NOOP("CalmDateEdit", "Month before")),
    ("qt_calendar_nextmonth", "chevron-right", QT_TRANSLATE_NOOP("CalmDateEdit", "Month after")),
)


class CalmComboBox(QComboBox):
    """A choice. Every choice of the app is one of these."""

    def __init__(self) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        # One notch would change, and store, what the person chose.
        event.ignore()


class CalmDateEdit(QDateEdit):
    """A day, to be typed or taken from a calendar."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setDisplayFormat("d MMMM yyyy")
        self.setCalendarPopup(True)
        self.setMinimumWidth(look.em * DAY_EM)
        self._fit_calendar()
        look.theme_changed.connect(self._fit_calendar)

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    def _fit_calendar(self) -> None:
        """Draw weekends like other days, and the arrows in the colours of the theme."""
        calendar = self.calendarWidget()
        calendar.setVerticalHeaderFormat(calendar.VerticalHeaderFormat.NoVerticalHeader)
        for weekend in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
            calendar.setWeekdayTextFormat(weekend, QTextCharFormat())
        for name, icon, words in ARROWS:
            button = calendar.findChild(QToolButton, name)
            if isinstance(button, QToolButton):
                button.setIcon(self._look.icon(icon))
                button.setAccessibleName(QCoreApplication.translate("CalmDateEdit", str(words)))


class CalmTimeEdit(QTimeEdit):
    """A time of day."""

    def __init__(self) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setDisplayFormat("HH:mm")

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()
