# SPDX-License-Identifier: Apache-2.0
"""How old a child is: the year of birth, or an age chosen by hand, or nothing at all."""

from datetime import date

from PySide6.QtWidgets import QAbstractItemView, QVBoxLayout, QWidget

from companion.domain.checklist import Child
from companion.domain.guide import AgeBand
from companion.services.ports import Clock
from companion.ui.kit.look import Look
from companion.ui.kit.override import override
from companion.ui.widgets.calm_inputs import CalmComboBox
from companion.ui.widgets.field import LabelledField
from companion.ui.widgets.labels import Words
from companion.ui.widgets.record_fields import today

LIKELY_AGE = 10
YEARS_BACK = 19
"""So far back do the years go: those who have just come of age are in the list."""


class _YearBox(CalmComboBox):
    """Opens at the years that are likely, while none is chosen."""

    @override
    def showPopup(self) -> None:
        super().showPopup()
        if self.currentIndex() == 0:
            likely = self.model().index(min(LIKELY_AGE, self.count() - 1), 0)
            self.view().scrollTo(likely, QAbstractItemView.ScrollHint.PositionAtCenter)


class AgeField(QWidget):
    """With a year the age moves on by itself; the box for an age is there without one."""

    def __init__(self, look: Look, clock: Clock) -> None:
        super().__init__()
        self._clock = clock
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.px(8))
        self.year = _YearBox()
        self.age = CalmComboBox()
        for box in (self.year, self.age):
            box.setMaximumWidth(look.em * 20)
        self._bands = {
            AgeBand.UNDER_5: self.tr("Under 5"),
            AgeBand.AGE_5_7: self.tr("5 to 7"),
            AgeBand.AGE_8_10: self.tr("8 to 10"),
            AgeBand.AGE_11_13: self.tr("11 to 13"),
            AgeBand.AGE_14_17: self.tr("14 to 17"),
        }
        year_help = self.tr("With a year, the age moves on by itself. You can leave this out.")
        column.addWidget(LabelledField(look, self.tr("Year of birth"), self.year, year_help))
        age_help = self.tr("If you leave it out, the list takes the more careful way.")
        self._age = LabelledField(look, self.tr("Or choose an age"), self.age, age_help)
        column.addWidget(self._age)
        self.now = Words("", "muted")
        column.addWidget(self.now)
        self.age.addItem(self.tr("I would rather not say"), "")
        for band, words in self._bands.items():
            self.age.addItem(words, band.value)
        self.year.currentIndexChanged.connect(self._fit)
        self.show_age(None, None)

    @property
    def birth_year(self) -> int | None:
        """The year of birth, or None."""
        year = self.year.currentData()
        return int(year) if year else None

    @property
    def band(self) -> AgeBand | None:
        """The age that was chosen by hand; None where the year says it."""
        band = self.age.currentData()
        return AgeBand(band) if band and self.birth_year is None else None

    def show_age(self, birth_year: int | None, band: AgeBand | None) -> None:
        """Show what is stored."""
        newest = today(self._clock).year
        years = set(range(newest - YEARS_BACK, newest + 1)) | {birth_year or newest}
        self.year.clear()
        self.year.addItem(self.tr("I would rather not say"), None)
        for year in sorted(years, reverse=True):
            self.year.addItem(str(year), year)
        self.year.setCurrentIndex(max(0, self.year.findData(birth_year)) if birth_year else 0)
        self.age.setCurrentIndex(max(0, self.age.findData(band.value if band else "")))
        self._fit()

    def _fit(self) -> None:
        """Say what the year means today, in place of the box for an age."""
        year = self.birth_year
        self._age.setVisible(year is None)
        self.now.setVisible(year is not None)
        if year is not None:
            self.now.setText(self._now_words(year, today(self._clock)))

    def _now_words(self, year: int, day: date) -> str:
        child = Child(0, "", birth_year=year)
        if child.is_grown_on(day):
            return self.tr(
                "18 or over by now. Companion has no words of its own for that, so it uses "
                "those for 14 to 17."
            )
        band = child.band_on(day)
        words = self._bands[band] if band is not None else ""
        return self.tr("Companion uses the words for this age: {age}.").format(age=words)
