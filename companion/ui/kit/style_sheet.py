# SPDX-License-Identifier: Apache-2.0
"""The one style sheet, made from a theme and the size of 1 em."""

from pathlib import Path
from string import Template

from companion.ui.kit.theme import Theme

FONT_FAMILY = "Atkinson Hyperlegible Next"
"""Named in the sheet too: on X11 the desktop sets fonts of its own for buttons and lists."""

TEMPLATE = Template("""
QWidget { color: $text; font-family: "$family"; font-size: ${em}px; }
QMainWindow, QDialog, QScrollArea, QWidget#page, QWidget#page-content { background: $bg; border: none; }
QWidget#rail { background: $sunken; }
QLabel { background: transparent; }
QLabel[look="muted"] { color: $muted; }
QLabel[look="small"] { color: $muted; font-size: ${small}px; }
QLabel[look="lead"] { font-size: ${lead}px; }
QLabel[look="h1"] { font-size: ${h1}px; font-weight: 700; }
QLabel[look="h2"] { font-size: ${h2}px; font-weight: 600; }
QLabel[look="h3"] { font-weight: 600; }
QLabel[look="link"] { color: $link; font-weight: 600; }
QLabel[look="big"] { font-size: ${big}px; font-weight: 600; }
QLabel[look="chip"] { background: $tint; color: $on_tint; border-radius: ${r6}px; padding: ${s2}px ${s8}px; font-size: ${small}px; }
QLabel[look="quote"] { font-size: ${lead}px; }

QFrame[look="card"] { background: $surface; border: ${border}px solid $line; border-radius: ${r12}px; }
QFrame[look="danger"] { background: $danger_bg; border: ${border}px solid $danger; border-radius: ${r8}px; }
QFrame[look="danger"] QLabel { color: $text; }
QFrame[look="caution"] { background: $caution_bg; border: ${border}px solid $caution; border-radius: ${r8}px; }
QFrame[look="info"] { background: $info_bg; border: ${border}px solid $info; border-radius: ${r8}px; }
QFrame[look="ok"] { background: $ok_bg; border: ${border}px solid $ok; border-radius: ${r8}px; }
QFrame[look="card"] QScrollArea, QWidget#entry-words { background: transparent; }
QFrame[look="rule"] { background: $line; border: none; max-height: 1px; min-height: 1px; }

QPushButton { background: $surface; color: $text; border: ${border}px solid $control; border-radius: ${r8}px;
  padding: ${s6}px ${s12}px; min-height: ${s20}px; font-weight: 600; }
QPushButton:hover { background: $sunken; }
QPushButton:pressed { background: $tint; color: $on_tint; }
QPushButton:disabled { color: $disabled; border-color: $line; }
QPushButton[look="primary"] { background: $primary; color: $on_primary; border-color: $primary; }
QPushButton[look="primary"]:hover { background: $hover; border-color: $hover; }
QPushButton[look="primary"]:disabled { background: $sunken; color: $disabled; border-color: $line; }
QPushButton[look="quiet"] { background: transparent; border-color: transparent; color: $link; text-align: left; padding: ${s6}px ${s4}px; }
QPushButton[look="quiet"]:hover { background: $tint; color: $on_tint; }
QPushButton[look="quiet"]:disabled { color: $disabled; }
QPushButton[look="leave"] { background: $text; color: $bg; border-color: $text; }
QPushButton[look="leave"]:hover { background: $muted; border-color: $muted; }
QPushButton[look="danger"] { background: $danger_bg; border-color: $danger; text-align: left; }
QPushButton[look="danger"]:hover { border: 2px solid $danger; }
QPushButton[look="tile"] { background: $surface; border: ${border}px solid $line; border-radius: ${r12}px; padding: 0; font-weight: 400; }
QFrame[look="card"] QPushButton[look="tile"] { border-color: $control; border-radius: ${r8}px; }
QPushButton[look="tile"]:hover { border-color: $primary; background: $surface; }
QPushButton::menu-indicator { width: 0; }

QLineEdit, QPlainTextEdit, QTextEdit { background: $surface; color: $text; border: ${border}px solid $control; border-radius: ${r6}px;
  padding: ${s4}px ${s8}px; selection-background-color: $primary; selection-color: $on_primary; }
QLineEdit { min-height: ${s22}px; }
QLineEdit:disabled, QPlainTextEdit:disabled { color: $disabled; background: $bg; border-color: $line; }

QComboBox { background: $surface; color: $text; border: ${border}px solid $control; border-radius: ${r6}px; padding: ${s4}px ${s8}px; min-height: ${s22}px; }
QComboBox::drop-down { border: none; width: ${s28}px; }
QComboBox::down-arrow { image: url("$arrow"); width: ${s16}px; height: ${s16}px; }
QComboBox QLineEdit { border: none; background: transparent; padding: 0; margin: 0; min-height: 0; }
QComboBox QAbstractItemView { background: $surface; color: $text; border: 1px solid $control; selection-background-color: $tint; selection-color: $on_tint; padding: ${s4}px; }

QAbstractSpinBox { background: $surface; color: $text; border: ${border}px solid $control; border-radius: ${r6}px; padding: ${s4}px ${s8}px; min-height: ${s22}px;
  selection-background-color: $primary; selection-color: $on_primary; }
QAbstractSpinBox:disabled { color: $disabled; background: $bg; border-color: $line; }
QAbstractSpinBox QLineEdit { border: none; background: transparent; padding: 0; margin: 0; min-height: 0; }
QAbstractSpinBox::up-button { subcontrol-origin: border; subcontrol-position: top right; width: ${s28}px; border: none; background: transparent; }
QAbstractSpinBox::down-button { subcontrol-origin: border; subcontrol-position: bottom right; width: ${s28}px; border: none; background: transparent; }
QAbstractSpinBox::up-arrow { image: url("$arrow_up"); width: ${s14}px; height: ${s14}px; }
QAbstractSpinBox::down-arrow { image: url("$arrow"); width: ${s14}px; height: ${s14}px; }
QDateEdit::drop-down { subcontrol-origin: border; subcontrol-position: center right; border: none; background: transparent; width: ${s28}px; }
QDateEdit::down-arrow { image: url("$arrow"); width: ${s16}px; height: ${s16}px; }
QCalendarWidget QWidget#qt_calendar_navigationbar { background: $sunken; }
QCalendarWidget QToolButton { color: $text; background: transparent; border: none; border-radius: ${r6}px; padding: ${s4}px ${s8}px; min-height: ${s24}px; font-weight: 600; }
QCalendarWidget QToolButton:hover { background: $line; }
QCalendarWidget QToolButton::menu-indicator { image: none; width: 0; }
QCalendarWidget QAbstractItemView { background: $surface; color: $text; selection-background-color: $primary; selection-color: $on_primary; outline: none; }
QCalendarWidget QAbstractItemView:disabled { color: $muted; }

QRadioButton, QCheckBox { spacing: ${s8}px; padding: ${s4}px ${s6}px ${s4}px ${s2}px; min-height: ${s24}px; background: transparent; }
QRadioButton::indicator, QCheckBox::indicator { width: ${s16}px; height: ${s16}px; border: 2px solid $control; background: $surface; }
QRadioButton::indicator { border-radius: ${radio_radius}px; }
QCheckBox::indicator { border-radius: ${s4}px; }
QRadioButton::indicator:checked { border: ${s6}px solid $primary; width: ${radio_dot}px; height: ${radio_dot}px; }
QCheckBox::indicator:checked { background: $primary; border-color: $primary; image: url("$check"); }
QGroupBox { border: none; margin: 0; padding: 0; }
QGroupBox::title { color: transparent; height: 0; width: 0; }

QListView, QListWidget { background: transparent; border: none; outline: none; }
QListWidget#rail-list { background: transparent; border: none; font-weight: 600; }
QListWidget#rail-list::item { border-radius: ${r8}px; padding: ${s8}px ${s12}px; margin: ${s1}px 0; color: $text; border: ${border}px solid transparent; }
QListWidget#rail-list::item:hover { background: $line; }
QListWidget#rail-list::item:selected { background: $tint; color: $on_tint; border: ${border}px solid $chosen; }

QMenu { background: $surface; color: $text; border: 1px solid $control; padding: ${s4}px; icon-size: ${s20}px;
    menu-scrollable: 1; }
QMenu::item { padding: ${s8}px ${s24}px; border-radius: ${r6}px; }
QMenu::icon { left: ${s6}px; }
QMenu[look="ways"]::item { padding-left: ${s12}px; }
QMenu[look="ways"]::icon { left: ${s8}px; }
QMenu::item:selected { background: $tint; color: $on_tint; }
QMenu::item:disabled { color: $muted; }
QMenu::separator { height: 1px; background: $line; margin: ${s4}px; }
QToolTip { background: $surface; color: $text; border: 1px solid $control; padding: ${s4}px; }

QScrollBar:vertical { background: transparent; width: ${s14}px; margin: 0; border: none; }
QScrollBar::handle:vertical { background: $control; border-radius: ${s4}px; min-height: ${s32}px; margin: ${s2}px ${s3}px; }
QScrollBar::handle:vertical:disabled { background: transparent; }
QScrollBar::add-line:vertical, QScrollBar::sub-line:vertical { height: 0; background: none; border: none; }
QScrollBar::add-page:vertical, QScrollBar::sub-page:vertical { background: none; }
QScrollBar:horizontal { background: transparent; height: ${s14}px; margin: 0; border: none; }
QScrollBar::handle:horizontal { background: $control; border-radius: ${s4}px; min-width: ${s32}px; margin: ${s3}px ${s2}px; }
QScrollBar::add-line:horizontal, QScrollBar::sub-line:horizontal { width: 0; background: none; border: none; }
QScrollBar::add-page:horizontal, QScrollBar::sub-page:horizontal { background: none; }
""")


def style_sheet(theme: Theme, em: int, icons: Path) -> str:
    """Return the style sheet; lengths are given at 100 % and grow with the text."""
    scale = em / 15
    sizes = {f"s{n}": max(1, round(n * scale)) for n in range(1, 41)}
    radii = {f"r{n}": round(n * scale) for n in (6, 8, 12)}
    type_sizes = {
        "small": round(0.88 * em),
        "lead": round(1.12 * em),
        "h2": round(1.2 * em),
        "h1": round(1.75 * em),
        "big": round(1.5 * em),
    }
    # A radius of more than half the side would make a square; a chosen one must not grow.
    side = sizes["s16"] + 4
    radio = {"radio_radius": side // 2, "radio_dot": side - 2 * sizes["s6"]}
    tone = "dark" if theme.is_dark else "light"
    return TEMPLATE.substitute(
        {role.replace("-", "_"): value for role, value in theme.colours.items()},
        em=em,
        family=FONT_FAMILY,
        # In the high-contrast themes a chosen row has no ground of its own.
        chosen=theme.colours["on-tint" if theme.is_contrast else "tint"],
        border=2 if theme.is_contrast else 1,
        arrow_up=(icons / f"arrow-up-{tone}.svg").as_posix(),
        arrow=(icons / f"arrow-{tone}.svg").as_posix(),
        check=(icons / f"tick-{tone}.svg").as_posix(),
        **sizes,
        **radio,
        **radii,
        **type_sizes,
    )
