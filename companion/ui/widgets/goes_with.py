# SPDX-License-Identifier: Apache-2.0
"""What goes with a statement: a short list of places to read next, folded away until wanted."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from companion.services.links_service import Related
from companion.ui.kit.desk import Desk
from companion.ui.models.passage_list_model import Passage
from companion.ui.widgets.buttons import ActionButton
from companion.ui.widgets.door_list import door_title, first_doors
from companion.ui.widgets.fold_row import FoldRow, FoldWords
from companion.ui.widgets.guide_words import statement_words
from companion.ui.widgets.page_around import go_from, show_row
from companion.ui.widgets.passage_list import PassageList

FIRST = 4
"""How many of each kind are shown at first."""
Groups = Sequence[Sequence[Passage]]
Find = Callable[[], Groups]


class GoesWith(QWidget):
    """Passages by kind; the first few of each, and the others when they are asked for."""

    def __init__(self, desk: Desk, groups: Groups, about: str) -> None:
        super().__init__()
        self._groups = groups
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(desk.look.px(4))
        name = QCoreApplication.translate("GoesWith", "Goes with: {title}").format(title=about)
        self.rows = PassageList(desk.look, name)
        self.rows.chosen.connect(lambda target: go_from(self, target))
        self.rows.row_shown.connect(lambda place: show_row(self.rows, place))
        column.addWidget(self.rows)
        few = [passage for group in groups for passage in group[:FIRST]]
        self.rows.show_passages(few)
        count = sum(len(group) for group in groups)
        self._more = ActionButton(
            desk.look,
            self.tr("Show all {count}").format(count=count),
            "plus",
            "quiet",
            self._on_more_clicked,
        )
        self._more.setVisible(count > len(few))
        column.addWidget(self._more, 0, Qt.AlignmentFlag.AlignLeading)

    def _on_more_clicked(self) -> None:
        self.rows.show_passages([passage for group in self._groups for passage in group])
        self.rows.setFocus()
        self._more.hide()


def add_goes_with(desk: Desk, row: FoldRow, find: Find, about: str) -> None:
    """Add the fold to a row; what is in it is looked for when it is opened."""
    translate = QCoreApplication.translate
    words = FoldWords(
        translate("GoesWith", "Goes with"), translate("GoesWith", "Hide what it goes with"), about
    )
    row.add_fold(words, "chevron-right", lambda: GoesWith(desk, find(), about))


def related_passages(desk: Desk, related: Related, situation: str = "") -> Groups:
    """Return what is related as rows; `situation` is the card whose starters are meant."""
    words: list[Passage] = [
        _passage("topic", f"topic:{one.id}", one.title) for one in related.topics
    ]
    if situation and related.starters:
        title = QCoreApplication.translate("GoesWith", "Words for this situation")
        words = [_passage("starter", f"situation:{situation}", title)]
    doors = () if situation else first_doors(desk, related.purposes)
    return (
        [_passage("card", f"card:{one.id}", one.title) for one in related.cards],
        words,
        [_passage("tactic", f"page:understand#{one.id}", one.title) for one in related.tactics],
        [_passage("sign", f"sign:{one.id}", one.text) for one in related.signs],
        [_passage("channel", f"channel:{one.id}", door_title(one)) for one in doors],
    )


def _passage(kind: str, target: str, title: str) -> Passage:
    return Passage(target, title, statement_words(kind))
