# SPDX-License-Identifier: Apache-2.0
"""The column at the start of the window before the rail is there. Light."""

from PySide6.QtWidgets import QWidget

from companion.ui.kit.look import Look

WIDTH = 206
NAME = "rail"
"""By this name the style sheet knows it."""


def rail_place(look: Look) -> QWidget:
    """Return an empty column, as wide and as dark as the rail."""
    place = QWidget()
    place.setObjectName(NAME)
    place.setFixedWidth(look.px(WIDTH))
    return place
