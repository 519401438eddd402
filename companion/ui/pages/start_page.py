# SPDX-License-Identifier: Apache-2.0
"""Start here: what brings you today? Says nothing about this family."""

from companion.ui.kit.desk import Desk
from companion.ui.widgets.buttons import TileButton
from companion.ui.widgets.columns import Columns
from companion.ui.widgets.labels import Words
from companion.ui.widgets.scroll_page import ScrollPage

TILE_EM = 21


class StartPage(ScrollPage):
    """Six large choices; each leads on in one click."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk.look, "")
        self.heading.setText(self.tr("What brings you here today?"))
        self.column.addWidget(
            Words(
                self.tr("Take your time. Nothing is sent anywhere. You can stop at any point."),
                "muted",
            )
        )
        tiles = Columns(TILE_EM * desk.look.em, spacing=desk.look.px(12))
        for tile in desk.content.start_tiles():
            button = TileButton(desk.look, tile.title, tile.text, tile.icon)
            button.clicked.connect(lambda _checked=False, opens=tile.opens: self.go.emit(opens))
            tiles.add(button)
        self.column.addWidget(tiles)
        self.column.addStretch(1)
        self.column.addWidget(
            Words(
                self.tr(
                    "Companion is a guide and a private notebook. It is no police, medical or "
                    "emergency service."
                ),
                "small",
            )
        )
