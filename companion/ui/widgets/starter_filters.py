# SPDX-License-Identifier: Apache-2.0
"""Four boxes that narrow the conversation starters down. What is chosen is never stored."""

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QComboBox, QSizePolicy, QVBoxLayout, QWidget

from companion.domain.guide import AgeBand
from companion.services.guide_service import StarterFilter
from companion.ui.kit.desk import Desk
from companion.ui.widgets.calm_inputs import CalmComboBox
from companion.ui.widgets.columns import Columns
from companion.ui.widgets.field import LabelledField
from companion.ui.widgets.guide_words import age_words, need_words

BOX_EM = 11
Option = tuple[str, str, int]
"""Id, words, and how many starters it would show."""


class FilterBox(CalmComboBox):
    """A box that takes the width of its column, whatever its words need."""

    def __init__(self) -> None:
        super().__init__()
        self.setSizeAdjustPolicy(self.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(8)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)


class StarterFilters(QWidget):
    """Age, topic, situation and need; they combine, and each option says how many it shows."""

    changed = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        self._boxes = Columns(BOX_EM * desk.look.em, most=4, spacing=desk.look.px(10))
        self.age = self._add(self.tr("&Age"))
        self.topic = self._add(self.tr("To&pic"))
        self.situation = self._add(self.tr("Si&tuation"))
        self.need = self._add(self.tr("Also ma&de for"))
        column.addWidget(self._boxes)
        self.refresh()

    @property
    def chosen(self) -> StarterFilter:
        """What is chosen now."""
        age = self.age.currentData()
        return StarterFilter(
            age=AgeBand(age) if age else None,
            topic=self.topic.currentData() or "",
            situation=self.situation.currentData() or "",
            need=self.need.currentData() or "",
        )

    def words(self) -> str:
        """Return what is chosen in words, empty where nothing is."""
        chosen = self.chosen
        cards = self._desk.content.cards()
        topics = self._desk.content.topics()
        parts = (
            age_words(chosen.age) if chosen.age else "",
            topics[chosen.topic].title if chosen.topic else "",
            cards[chosen.situation].title if chosen.situation else "",
            need_words(chosen.need) if chosen.need else "",
        )
        return " · ".join(part for part in parts if part)

    def choose(self, chosen: StarterFilter) -> None:
        """Choose these options and no others."""
        age = chosen.age.value if chosen.age else ""
        values = (age, chosen.topic, chosen.situation, chosen.need)
        for box, value in zip(self.boxes, values, strict=True):
            with QSignalBlocker(box):
                box.setCurrentIndex(max(0, box.findData(value)))
        self._on_changed()

    @property
    def boxes(self) -> tuple[QComboBox, ...]:
        """The four boxes, in order."""
        return (self.age, self.topic, self.situation, self.need)

    def refresh(self) -> None:
        """Count again what each option would show."""
        guide, cards = self._desk.guide, self._desk.content.cards()
        counts = guide.starter_counts(self.chosen)
        situations = (one for one in cards if one in counts.situations)
        options: tuple[list[Option], ...] = (
            [(age.value, age_words(age), count) for age, count in counts.ages.items()],
            [(one.id, one.title, counts.topics[one.id]) for one in guide.topics()],
            [(one, cards[one].title, counts.situations[one]) for one in situations],
            [(need, need_words(need), count) for need, count in counts.needs.items()],
        )
        for box, found in zip(self.boxes, options, strict=True):
            self._fill(box, found)

    def _fill(self, box: QComboBox, options: list[Option]) -> None:
        with QSignalBlocker(box):
            if not box.count():
                box.addItem(self.tr("Any"), "")
                for key, _, _ in options:
                    box.addItem("", key)
            for row, (_, words, count) in enumerate(options, 1):
                label = self.tr("{option} ({count})").format(option=words, count=count)
                box.setItemText(row, label)

    def _add(self, label: str) -> QComboBox:
        box = FilterBox()
        box.currentIndexChanged.connect(self._on_changed)
        self._boxes.add(LabelledField(self._desk.look, label, box))
        return box

    def _on_changed(self) -> None:
        self.refresh()
        self.changed.emit()
