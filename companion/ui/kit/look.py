# SPDX-License-Identifier: Apache-2.0
"""How things look now: theme, text size, icons. One object, given to every widget that needs it.

Needed before the window is there, so nothing here names the namespace `Qt` at once: it is dear.
"""

from pathlib import Path

from PySide6.QtCore import QObject, QSize, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QApplication, QWidget

from companion.domain.preferences import ThemeChoice
from companion.ui.kit.style_sheet import FONT_FAMILY, style_sheet
from companion.ui.kit.theme import Theme, load_theme

BASE_PX = 15
"""1 em at 100 % text size (ux.md 2)."""
DARK_BELOW = 128
"""A palette whose ground is no lighter than this is a dark one."""
DRESSED = "dressed"
"""The property of windows that have the style sheet."""


class Look(QObject):
    """Theme, text size and icons."""

    theme_changed = Signal()

    def __init__(
        self, resources: Path, choice: ThemeChoice, text_size: int, *, is_hurried: bool = False
    ) -> None:
        """Look as chosen; in a hurry, read off the computer's palette what `look_closer` asks."""
        super().__init__()
        self._resources = resources
        self._choice = choice
        self._text_size = text_size
        self._svgs: dict[str, bytes] = {}
        self._is_hurried = is_hurried
        self.theme = self._load()
        if not is_hurried:
            self._follow()

    @property
    def em(self) -> int:
        """The size of 1 em in pixels."""
        return round(BASE_PX * self._text_size / 100)

    def px(self, at_100: float) -> int:
        """Return a length that grows with the text size."""
        return round(at_100 * self._text_size / 100)

    def apply(self, app: QApplication) -> None:
        """Set fonts and palette for the whole app, and the style sheet of its windows."""
        for file in sorted((self._resources / "fonts").glob("*.ttf")):
            QFontDatabase.addApplicationFont(str(file))
        self._apply_size_and_colours(app)

    def look_closer(self) -> None:
        """Ask the computer for its colours as it names them, and follow them from now on."""
        if not self._is_hurried:
            return
        self._is_hurried = False
        self._follow()
        if self._theme_name() != self.theme.name:
            self._refresh()

    @property
    def sheet(self) -> str:
        """The style sheet for the theme and the text size."""
        return style_sheet(self.theme, self.em, self._resources / "icons")

    def dress(self, window: QWidget) -> None:
        """Give a window the style sheet, now and whenever it changes.

        Not the whole app: then whatever is built would be styled anew each time that it is put
        into something larger, which takes half of the time of opening a page.
        """
        window.setProperty(DRESSED, True)
        window.setStyleSheet(self.sheet)

    def change(self, choice: ThemeChoice, text_size: int) -> None:
        """Use another theme or text size from now on."""
        self._choice, self._text_size = choice, text_size
        self._refresh()

    def icon(self, name: str, role: str = "text", size: int = 20, gap: int = 0) -> QIcon:
        """Return an icon in the colour of a role; `size` and `gap` in pixels at 100 %.

        The gap to the words beside it is part of the picture: spaces in the text would be read.
        """
        picture = self.pixmap(name, role, size)
        if not gap:
            return QIcon(picture)
        ratio = picture.devicePixelRatio()
        side, space = self.px(size), self.px(gap)
        wide = QPixmap(QSize(side + space, side) * ratio)
        wide.setDevicePixelRatio(ratio)
        wide.fill(QColor(0, 0, 0, 0))
        painter = QPainter(wide)
        painter.drawPixmap(space if QGuiApplication.isRightToLeft() else 0, 0, picture)
        painter.end()
        return QIcon(wide)

    def pixmap(self, name: str, role: str = "text", size: int = 20) -> QPixmap:
        """Return an icon as a picture, sharp on the screen in use."""
        if name not in self._svgs:
            self._svgs[name] = (self._resources / "icons" / f"{name}.svg").read_bytes()
        colour = self.theme.colour(role).name().encode()
        renderer = QSvgRenderer(self._svgs[name].replace(b"currentColor", colour))
        ratio = QGuiApplication.primaryScreen().devicePixelRatio()
        side = self.px(size)
        picture = QPixmap(QSize(side, side) * ratio)
        picture.fill(QColor(0, 0, 0, 0))
        painter = QPainter(picture)
        renderer.render(painter)
        painter.end()
        picture.setDevicePixelRatio(ratio)
        return picture

    def _follow(self) -> None:
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._on_scheme_changed)

    def _on_scheme_changed(self) -> None:
        if self._choice is ThemeChoice.SYSTEM:
            self._refresh()

    def _refresh(self) -> None:
        self.theme = self._load()
        app = QApplication.instance()
        if isinstance(app, QApplication):
            self._apply_size_and_colours(app)
        self.theme_changed.emit()

    def _apply_size_and_colours(self, app: QApplication) -> None:
        font = QFont(FONT_FAMILY)
        font.setPixelSize(self.em)
        app.setFont(font)
        app.setPalette(self.theme.palette())
        sheet = self.sheet
        for window in app.topLevelWidgets():
            if window.property(DRESSED):
                window.setStyleSheet(sheet)

    def _load(self) -> Theme:
        return load_theme(self._resources / "themes", self._theme_name())

    def _theme_name(self) -> str:
        if self._choice is not ThemeChoice.SYSTEM:
            return self._choice.value
        if self._is_hurried:
            ground = QGuiApplication.palette().window().color()
            return "dark" if ground.lightness() < DARK_BELOW else "light"
        return _name_of_system_theme()


def _name_of_system_theme() -> str:
    from PySide6.QtCore import Qt

    hints = QGuiApplication.styleHints()
    is_dark = hints.colorScheme() is Qt.ColorScheme.Dark
    # Qt 6.10 and later know whether the computer asks for more contrast.
    accessibility = getattr(hints, "accessibility", lambda: None)()
    preference = getattr(accessibility, "contrastPreference", lambda: None)()
    wants_contrast = getattr(preference, "name", "") == "HighContrast"
    return ("contrast-" if wants_contrast else "") + ("dark" if is_dark else "light")
