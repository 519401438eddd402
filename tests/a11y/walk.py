# SPDX-License-Identifier: Apache-2.0
"""What a window must be for everybody: each check returns what is wrong, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QAccessible, QFontMetrics, QTextLayout
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QAbstractSpinBox,
    QApplication,
    QCheckBox,
    QComboBox,
    QFileDialog,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QRadioButton,
    QScrollArea,
    QScrollBar,
    QWidget,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtGui import QAccessibleInterface

FLOOR = 24
FOLDER_BOX = "lookInCombo"
"""Of Qt's own file dialog: a folder has a name of any length; its list says it whole."""
MOST_CHILDREN = 300
SAME_AT_MOST = 4
"""A date field has three Tab stops: day, month, year."""
MOST_STEPS = 600
Role = QAccessible.Role
NEED_A_NAME = {
    Role.Button, Role.PushButton, Role.RadioButton, Role.CheckBox, Role.ComboBox, Role.EditableText,
    Role.SpinBox, Role.List, Role.ListItem, Role.Link, Role.PageTab, Role.ButtonMenu,
}  # fmt: skip
FIELDS = (QLineEdit, QPlainTextEdit, QComboBox, QAbstractSpinBox, QAbstractItemView)
LEAVES = (QLabel, QAbstractButton, *FIELDS)


def describe(widget: QWidget) -> str:
    """Return what a person would call the widget, for a list of problems."""
    words = (
        getattr(widget, "text", lambda: "")()
        if isinstance(widget, QAbstractButton | QLabel)
        else ""
    )
    name = words or widget.accessibleName() or widget.objectName()
    box = QRect(widget.mapTo(widget.window(), QPoint(0, 0)), widget.size())
    place = f"{box.x()},{box.y()} {box.width()}x{box.height()}"
    return f"{type(widget).__name__} “{name[:60]}” at {place}"


def shown(root: QWidget) -> list[QWidget]:
    """Return every visible widget of a window, without parts of other widgets."""
    return [widget for widget in root.findChildren(QWidget) if widget.isVisibleTo(root)]


def is_part(widget: QWidget) -> bool:
    """Tell whether a widget is only a part of a field, not one of its own."""
    parent = widget.parentWidget()
    return (
        isinstance(parent, QAbstractSpinBox | QComboBox)
        or isinstance(widget, QScrollBar)
        or (widget.objectName().startswith("qt_"))
    )


def tree(interface: QAccessibleInterface | None) -> Iterator[QAccessibleInterface]:
    """Yield an accessible and everything in it."""
    if interface is None or not interface.isValid():
        return
    yield interface
    if interface.state().invisible:
        return
    for index in range(min(interface.childCount(), MOST_CHILDREN)):
        yield from tree(interface.child(index))


def is_cell_of_files(root: QWidget, role: Role) -> bool:
    """Tell whether it is a cell of Qt's own table of files: a folder has no size to read out."""
    return role is Role.TreeItem and isinstance(root.window(), QFileDialog)


def names(root: QWidget) -> list[str]:
    """Everything that takes the focus has a name, in words, without gaps around it."""
    problems = []
    for node in tree(QAccessible.queryAccessibleInterface(root)):
        state, role = node.state(), node.role()
        if state.invisible:
            continue
        name, owner = node.text(QAccessible.Text.Name), node.object()
        what = describe(owner) if isinstance(owner, QWidget) else f"{role.name} “{name}”"
        if (isinstance(owner, QWidget) and is_part(owner)) or is_cell_of_files(root, role):
            continue
        if not name and (role in NEED_A_NAME or (state.focusable and role is not Role.Window)):
            problems.append(f"{role.name} without a name: {what}")
        if name != name.strip():
            problems.append(f"name with a gap around it: {what}")
        if name and not any(letter.isalnum() for letter in name) and role is not Role.ScrollBar:
            problems.append(f"name of symbols only: {what}")
        if state.focusable and role is Role.Client:
            problems.append(f"takes the focus and is nothing to a screen reader: {what}")
    return problems


def fields(root: QWidget) -> list[str]:
    """Every field belongs to a label, or has a name of its own."""
    buddies = {label.buddy() for label in root.findChildren(QLabel) if label.buddy()}
    return [
        f"field without label: {describe(widget)}"
        for widget in shown(root)
        if isinstance(widget, FIELDS)
        and not is_part(widget)
        and widget not in buddies
        and not widget.accessibleName().strip()
    ]


def check_boxes(root: QWidget) -> list[str]:
    """A checkable push button is read out as a check box."""
    return [
        f"checkable button: {describe(widget)}"
        for widget in shown(root)
        if isinstance(widget, QPushButton) and widget.isCheckable() and not widget.autoExclusive()
    ]


def targets(root: QWidget) -> list[str]:
    """Nothing to click is smaller than 24 by 24."""
    return [
        f"target too small: {describe(widget)}"
        for widget in shown(root)
        if isinstance(widget, QAbstractButton | QLineEdit | QComboBox | QAbstractSpinBox)
        and not is_part(widget)
        and min(widget.width(), widget.height()) < FLOOR
    ]


def tab_walk(root: QWidget) -> list[str]:
    """Tab reaches everything that takes the focus, and comes back."""
    root.activateWindow()
    QApplication.processEvents()
    wanted = {widget for widget in shown(root) if _takes_tab(widget)}
    order: list[QWidget] = []
    problems = []
    same = 0
    for _ in range(MOST_STEPS):
        before = QApplication.focusWidget()
        QTest.keyClick(before or root, Qt.Key.Key_Tab)
        now = QApplication.focusWidget()
        same = same + 1 if now is before else 0
        if now is None or same > SAME_AT_MOST:
            problems.append(f"Tab is trapped in {describe(now) if now else 'nothing'}")
            break
        if now in order and now is not before:
            break
        if now is not before:
            order.append(now)
            if now.visibleRegion().isEmpty():
                problems.append(f"Tab lands out of view: {describe(now)}")
    missed = wanted - set(order)
    return problems + [f"Tab does not reach {describe(widget)}" for widget in missed]


def _takes_tab(widget: QWidget) -> bool:
    return bool(
        widget.focusPolicy().value & Qt.FocusPolicy.TabFocus.value
        and widget.isEnabled()
        and widget.focusProxy() is None
        and not is_part(widget)
        and not _is_reached_by_arrows(widget)
    )


def _is_reached_by_arrows(widget: QWidget) -> bool:
    """Tell whether Tab goes to another button of the group, the one that is chosen."""
    if not isinstance(widget, QRadioButton) or widget.isChecked():
        return False
    group = widget.group()
    parent = widget.parentWidget()
    others = group.buttons() if group else parent.findChildren(QRadioButton) if parent else []
    return any(other.isChecked() for other in others)


def clipping(root: QWidget, *, is_tight: bool = False) -> list[str]:
    """All words are seen: nothing is smaller than its words, or cut off by what holds it.

    With large words in the smallest window (`is_tight`) a long word may be broken, and a choice
    may shorten what it shows: its list says it whole.
    """
    problems = []
    for widget in shown(root):
        if is_part(widget) or not widget.width():
            continue
        reason = _lacks_room(widget, is_tight=is_tight) or _is_cut_off(widget)
        if reason:
            problems.append(f"{reason}: {describe(widget)}")
    return problems


def _lacks_room(widget: QWidget, *, is_tight: bool) -> str:
    if isinstance(widget, QLabel) and widget.text() and widget.pixmap().isNull():
        return _lacks_room_for_words(widget, is_tight=is_tight)
    if isinstance(widget, QPushButton | QRadioButton | QCheckBox) and widget.hasHeightForWidth():
        need = widget.minimumSizeHint() if widget.text() else QSize()
        return _compare(widget, need.width(), widget.heightForWidth(widget.width()))
    if isinstance(widget, QPushButton) and widget.text():
        need = widget.minimumSizeHint()
        return _compare(widget, need.width(), need.height())
    if isinstance(widget, QRadioButton | QCheckBox):
        need = widget.sizeHint()
        return _compare(widget, need.width(), need.height())
    if isinstance(widget, QComboBox) and not is_tight and widget.objectName() != FOLDER_BOX:
        words = QFontMetrics(widget.font()).horizontalAdvance(widget.currentText())
        return _compare(widget, words + FLOOR, 0)
    return ""


def _lacks_room_for_words(label: QLabel, *, is_tight: bool) -> str:
    if label.wordWrap():
        widest = 0 if is_tight else _widest_line(label)
        return _compare(label, widest, label.heightForWidth(label.width()))
    return _compare(label, label.sizeHint().width(), label.sizeHint().height())


def _widest_line(label: QLabel) -> int:
    """Return what the words need where they can be broken: a long word can not."""
    layout = QTextLayout(label.text(), label.font())
    layout.beginLayout()
    widest = 0.0
    while (line := layout.createLine()).isValid():
        line.setLineWidth(label.contentsRect().width())
        widest = max(widest, line.naturalTextWidth())
    layout.endLayout()
    return round(widest)


def _compare(widget: QWidget, width: int, height: int) -> str:
    if width > widget.width() + 1:
        return f"too narrow, needs {width} px"
    if height > widget.height() + 1:
        return f"too low, needs {height} px"
    return ""


def _is_cut_off(widget: QWidget) -> str:
    """Tell whether the parent is smaller than what stands in it (scrolling aside)."""
    parent = widget.parentWidget()
    is_leaf = isinstance(widget, LEAVES)
    if parent is None or not is_leaf or isinstance(parent.parentWidget(), QAbstractScrollArea):
        return ""
    if not parent.rect().contains(widget.geometry()):
        return "cut off by what holds it"
    return ""


def overlaps(root: QWidget) -> list[str]:
    """No two things with words lie on each other."""
    leaves = [
        widget
        for widget in shown(root)
        if isinstance(widget, LEAVES)
        and not is_part(widget)
        and not isinstance(widget.parentWidget(), QAbstractButton)
    ]
    boxes = [(leaf, _box(leaf, root)) for leaf in leaves if leaf.width() and leaf.height()]
    return [
        f"{describe(one)} lies on {describe(other)}"
        for index, (one, box) in enumerate(boxes)
        for other, other_box in boxes[index + 1 :]
        if box.intersects(other_box)
        and not one.isAncestorOf(other)
        and not other.isAncestorOf(one)
        and _view_of(one) is _view_of(other)
    ]


def _box(widget: QWidget, root: QWidget) -> QRect:
    return QRect(widget.mapTo(root, QPoint(0, 0)), widget.size())


def _view_of(widget: QWidget) -> QWidget | None:
    walk = widget.parentWidget()
    while walk is not None and not isinstance(walk, QAbstractScrollArea):
        walk = walk.parentWidget()
    return walk


def width(root: QWidget, most: tuple[int, int]) -> list[str]:
    """The window is no larger than asked for, and nothing in it is wider than its place."""
    problems = []
    if root.width() > most[0] or root.height() > most[1]:
        problems.append(f"the window is {root.width()}x{root.height()}")
    for widget in shown(root):
        if isinstance(widget, QScrollArea):
            problems += _too_wide_inside(widget)
        right = _box(widget, root).right()
        if right >= root.width() and widget.width() and _view_of(widget) is None:
            problems.append(f"reaches beyond the window, to {right}: {describe(widget)}")
    return problems


def _too_wide_inside(area: QScrollArea) -> list[str]:
    """Name what makes a page wider than its view."""
    inner, view = area.widget(), area.viewport().width()
    if inner is None or inner.width() <= view:
        return []
    wide = [w for w in shown(inner) if isinstance(w, LEAVES) and w.minimumSizeHint().width() > view]
    causes = [describe(widget) for widget in wide] or ["nothing alone"]
    return [
        f"page of {inner.width()} px in a view of {view} px, because of {one}" for one in causes
    ]
