# SPDX-License-Identifier: Apache-2.0
"""Themes: colours by role from `resources/themes/*.toml`, and the palette made from them."""

from pathlib import Path

from PySide6.QtGui import QColor, QPalette

from companion.domain.plain_toml import read_plain

Role = QPalette.ColorRole
Group = QPalette.ColorGroup

PALETTE_ROLES = {
    Role.Window: "bg",
    Role.WindowText: "text",
    Role.Base: "surface",
    Role.AlternateBase: "sunken",
    Role.Text: "text",
    Role.Button: "surface",
    Role.ButtonText: "text",
    Role.BrightText: "on-primary",
    Role.Highlight: "tint",
    Role.HighlightedText: "on-tint",
    Role.Link: "link",
    Role.LinkVisited: "link",
    Role.ToolTipBase: "surface",
    Role.ToolTipText: "text",
    Role.PlaceholderText: "muted",
    Role.Light: "surface",
    Role.Midlight: "line",
    Role.Mid: "line",
    Role.Dark: "control",
    Role.Shadow: "control",
    Role.Accent: "primary",
}


class Theme:
    """One set of colours."""

    def __init__(
        self, name: str, colours: dict[str, str], *, is_dark: bool, is_contrast: bool
    ) -> None:
        self.name = name
        self.is_dark = is_dark
        self.is_contrast = is_contrast
        self.colours = colours

    def colour(self, role: str) -> QColor:
        """Return the colour of a role, such as "primary" or "danger-bg"."""
        return QColor(self.colours[role])

    def palette(self) -> QPalette:
        """Return the palette that every widget starts from."""
        palette = QPalette()
        for role, name in PALETTE_ROLES.items():
            palette.setColor(role, self.colour(name))
        for role in (Role.WindowText, Role.Text, Role.ButtonText, Role.HighlightedText):
            palette.setColor(Group.Disabled, role, self.colour("disabled"))
        return palette


def load_theme(folder: Path, name: str) -> Theme:
    """Read one theme file."""
    tables = read_plain((folder / f"{name}.toml").read_text(encoding="utf-8"))
    head, colours = tables[""], tables["colours"]
    words = {role: str(colour) for role, colour in colours.items()}
    is_dark, is_contrast = bool(head["is_dark"]), bool(head["is_contrast"])
    return Theme(str(head["name"]), words, is_dark=is_dark, is_contrast=is_contrast)
