# SPDX-License-Identifier: Apache-2.0
"""The first start: what this is, who shares this computer, which country. All can be skipped."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from companion.domain.errors import CompanionError
from companion.ui.kit.desk import Desk
from companion.ui.widgets.buttons import ActionButton
from companion.ui.widgets.card import Card
from companion.ui.widgets.columns import WrapRow
from companion.ui.widgets.household import WhoElse, who_uses_it
from companion.ui.widgets.labels import Words
from companion.ui.widgets.lists import SentenceList
from companion.ui.widgets.place_choice import PlaceChoice
from companion.ui.widgets.scroll_page import ScrollPage
from companion.ui.widgets.steps import Steps


class FirstStartPage(ScrollPage):
    """Three short steps. Only the country is kept; who shares the computer is not."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk.look, "")
        self._desk = desk
        self._steps = Steps()
        self._views = (self._build_what(), self._build_who(), self._build_where())
        for step in self._views:
            self._steps.add(step)
        self.column.addWidget(self._steps)
        self.column.addStretch(1)
        self._show(0)

    def _build_what(self) -> QWidget:
        step, column = self._step()
        column.addWidget(
            Words(
                self.tr(
                    "Companion helps you notice, talk, write down and get help when you worry "
                    "that someone may be grooming a child online."
                ),
                "lead",
            )
        )
        box = Card(self._desk.look)
        box.column.addWidget(
            SentenceList(
                self._desk.look,
                (
                    self.tr("It works with no internet. It sends nothing anywhere."),
                    self.tr("It never watches a child, and reads no phone or account."),
                    self.tr("It keeps words only: no pictures, no videos, no files."),
                    self.tr("The guide and the doors to help need no password."),
                    self.tr(
                        "It never says that a child is or is not being groomed. It helps you "
                        "decide what to do next."
                    ),
                    self.tr(
                        "It is no police, medical or emergency service. In danger, phone your "
                        "emergency number first."
                    ),
                ),
            )
        )
        column.addWidget(box)
        self._add_buttons(column, self.tr("Next"))
        return step

    def _build_who(self) -> QWidget:
        step, column = self._step()
        column.addWidget(
            Words(
                self.tr("Your answer is not kept. It only chooses what we tell you now."), "muted"
            )
        )
        question = self.tr("Who else uses this computer?")
        column.addWidget(WhoElse(self._desk.look, question, who_uses_it()))
        column.addWidget(
            Words(
                self.tr(
                    "“Leave quickly” closes this window at once, at the top of every page. "
                    "Pressing Shift three times does the same. It keeps your words. It does not "
                    "clear your browser's history or close other programs."
                )
            )
        )
        self._add_buttons(column, self.tr("Next"))
        return step

    def _build_where(self) -> QWidget:
        step, column = self._step()
        column.addWidget(
            Words(
                self.tr("So that the right numbers are shown. You can change it in Settings."),
                "muted",
            )
        )
        self._place = PlaceChoice(self._desk)
        column.addWidget(self._place)
        self._add_buttons(column, self.tr("Start"))
        return step

    def _step(self) -> tuple[QWidget, QVBoxLayout]:
        step = QWidget()
        column = QVBoxLayout(step)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(self._desk.look.px(12))
        return step, column

    def _add_buttons(self, column: QVBoxLayout, go_on: str) -> None:
        look = self._desk.look
        row = WrapRow(look.px(8))
        row.add(ActionButton(look, go_on, "arrow-right", "primary", self._on_next))
        row.add(ActionButton(look, self.tr("Skip"), on_click=self._on_skip))
        column.addWidget(row)
        column.addStretch(1)

    def _show(self, step: int) -> None:
        titles = (
            self.tr("Welcome. What this is, and what it is not"),
            self.tr("Who else uses this computer?"),
            self.tr("Which country are you in?"),
        )
        self.heading.setText(titles[step])
        self._steps.show_view(self._views[step])
        self.scroll_area.verticalScrollBar().setValue(0)

    def _on_next(self) -> None:
        if self._steps.index == len(self._steps) - 1:
            country, nation = self._place.chosen
            self._finish(country=country, nation=nation)
        else:
            self._show(self._steps.index + 1)

    def _on_skip(self) -> None:
        if self._steps.index == len(self._steps) - 1:
            self._finish()
        else:
            self._show(self._steps.index + 1)

    def _finish(self, **values: str) -> None:
        try:
            self._desk.preferences.change(is_first_start_done=True, **values)
        except CompanionError:
            # The choice holds for now; Settings says so when it can not be kept.
            self.banner.hide()
        self.go.emit("page:start")
