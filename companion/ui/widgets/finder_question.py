# SPDX-License-Identifier: Apache-2.0
"""One question of the door finder: a large button and a key for each answer."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from companion.domain.door_finder import FinderAnswer, Question
from companion.ui.kit.desk import Desk
from companion.ui.kit.look import Look
from companion.ui.widgets.buttons import CompactTile
from companion.ui.widgets.columns import Columns
from companion.ui.widgets.labels import Words
from companion.ui.widgets.source_line import SourceLine

TILE_EM = 20
KEYS = "1234567890a"
UNKNOWN_KEY = "?"
FEW = 6


class AnswerTile(CompactTile):
    """A large answer that shows its key."""

    def __init__(self, look: Look, answer: FinderAnswer, key: str) -> None:
        super().__init__(look, answer.title, answer.text)
        self.key = key
        shown = Words(key, "chip")
        shown.setWordWrap(False)
        shown.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        said = self.tr("Key {key}.").format(key=key)
        shown.setAccessibleName(said)
        self._box.insertWidget(0, shown, 0, Qt.AlignmentFlag.AlignTop)
        self.setAccessibleDescription(f"{answer.text} {said}".strip())
        self.setObjectName(f"answer-{answer.id}")


class LargeAnswerTile(AnswerTile):
    """One of a few answers, which have the room to be larger."""

    margins = (14, 16)


class FinderQuestion(QWidget):
    """The words below the question, and its answers. The last one says "I don't know"."""

    chosen = Signal(str)

    def __init__(self, desk: Desk, question: Question, answers: Sequence[FinderAnswer]) -> None:
        super().__init__()
        look = desk.look
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.px(10))
        if question.text:
            column.addWidget(Words(question.text))
        tiles = Columns(TILE_EM * look.em, spacing=look.px(8))
        kind = LargeAnswerTile if len(answers) <= FEW else AnswerTile
        keys = [*KEYS[: len(answers) - 1], UNKNOWN_KEY]
        self.tiles = [
            self._connected(answer, kind(look, answer, key))
            for answer, key in zip(answers, keys, strict=True)
        ]
        for tile in self.tiles:
            tiles.add(tile)
        column.addWidget(tiles)
        column.addWidget(
            Words(self.tr("The key beside an answer chooses it. Backspace goes back."), "small")
        )
        column.addWidget(SourceLine(desk, question.provenance, about=question.title))

    def press(self, key: str) -> bool:
        """Choose the answer of a key; return whether there is one."""
        tile = next((one for one in self.tiles if one.key == key.casefold()), None)
        if tile is not None:
            tile.click()
        return tile is not None

    def _connected(self, answer: FinderAnswer, tile: AnswerTile) -> AnswerTile:
        tile.clicked.connect(lambda: self.chosen.emit(answer.id))
        return tile
