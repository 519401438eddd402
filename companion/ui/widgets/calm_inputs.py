# SPDX-License-Identifier: Apache-2.0
"""Choices, days and times that the mouse wheel never changes: it scrolls the page instead."""

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, QSize, Qt
from PySide6.QtGui import QPaintEvent, QTextCharFormat, QWheelEvent
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QComboBox,
    QDateEdit,
    QStyle,
    QStyleOptionComboBox,
    QStylePainter,
    QTimeEdit,
    QToolButton,
)

from companion.ui.kit.look import Look
from companion.ui.kit.override import override
from companion.ui.widgets.field import PRIVATE

DAY_EM, LEAST_DAY_EM = 12, 8
LEAST_CHARACTERS = 12
"""A choice narrower than its words shortens them; its list and its name say them whole."""
ICON_GAP = 4
ARROWS = (
    ("qt_calendar_prevmonth", "chevron-left", QT_TRANSLATE_NOOP("CalmDateEdit", "Month before")),
    ("qt_calendar_nextmonth", "chevron-right", QT_TRANSLATE_NOOP("CalmDateEdit", "Month after")),
)


class CalmComboBox(QComboBox):
    """A choice. Every choice of the app is one of these.

    It is never wider than its page: its list is as wide as the words, it shortens what it shows.
    """

    def __init__(self) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        # One notch would change, and store, what the person chose.
        event.ignore()

    @override
    def minimumSizeHint(self) -> QSize:
        hint = super().minimumSizeHint()
        most = self.fontMetrics().averageCharWidth() * LEAST_CHARACTERS
        return QSize(min(hint.width(), most), hint.height())

    @override
    def showPopup(self) -> None:
        rows, metrics = self.view(), self.fontMetrics()
        widest = max(
            (metrics.horizontalAdvance(self.itemText(row)) for row in range(self.count())),
            default=0,
        )
        beside = rows.verticalScrollBar().sizeHint().width() + 2 * metrics.height()
        most = self.screen().availableGeometry().width()
        rows.setMinimumWidth(min(self.iconSize().width() + widest + beside, most))
        super().showPopup()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if self.isEditable() or self.currentIndex() < 0:
            super().paintEvent(event)
            return
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        room = self.style().subControlRect(
            QStyle.ComplexControl.CC_ComboBox, option, QStyle.SubControl.SC_ComboBoxEditField, self
        )
        icon = self.iconSize().width() + ICON_GAP if not option.currentIcon.isNull() else 0
        option.currentText = self.fontMetrics().elidedText(
            option.currentText, Qt.TextElideMode.ElideRight, room.width() - icon
        )
        painter = QStylePainter(self)
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)
        painter.end()


class CalmDateEdit(QDateEdit):
    """A day, to be typed or taken from a calendar."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setDisplayFormat("d MMMM yyyy")
        self.setCalendarPopup(True)
        _teach_nobody(self)
        for year in self.calendarWidget().findChildren(QAbstractSpinBox):
            _teach_nobody(year)
        self._fit_calendar()
        look.theme_changed.connect(self._fit_calendar)

    @override
    def sizeHint(self) -> QSize:
        hint = super().sizeHint()
        return QSize(max(hint.width(), self._look.em * DAY_EM), hint.height())

    @override
    def minimumSizeHint(self) -> QSize:
        hint = super().minimumSizeHint()
        return QSize(min(hint.width(), self._look.em * LEAST_DAY_EM), hint.height())

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
        _teach_nobody(self)

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


def _teach_nobody(field: QAbstractSpinBox) -> None:
    """Ask keyboards that learn to keep nothing of a day or a time."""
    for one in (field, field.lineEdit()):
        one.setInputMethodHints(one.inputMethodHints() | PRIVATE)
