# SPDX-License-Identifier: Apache-2.0
"""Programs of others: what comes with this one, under which licence, and every licence to read."""

from collections.abc import Iterable

from PySide6.QtWidgets import QWidget

from companion.domain.errors import CompanionError
from companion.domain.notices import Notice
from companion.services.notice_ports import NoticeSource
from companion.ui.kit.desk import Desk
from companion.ui.widgets.calm_inputs import CalmComboBox
from companion.ui.widgets.card import Card
from companion.ui.widgets.field import LabelledField
from companion.ui.widgets.labels import Heading, SelectableWords, Words
from companion.ui.widgets.lists import SentenceList
from companion.ui.widgets.long_text import LongText
from companion.ui.widgets.scroll_page import ScrollPage

QT_PACKAGE = "pyside6-essentials"
QT_ITSELF = "Qt 6"
RULE = "\n" + "-" * 40 + "\n\n"


class LicencesPage(ScrollPage):
    """Readable without internet. Addresses are words only: nothing here opens one."""

    def __init__(self, desk: Desk, source: NoticeSource) -> None:
        super().__init__(desk.look, "")
        self._source = source
        self.heading.setText(self.tr("Programs of others"))
        self.setWindowTitle(self.heading.text())
        intro = self.tr("Companion stands on these programs. We thank all who made them.")
        self.column.addWidget(Words(intro, "lead"))
        try:
            self._notices = source.notices()
        except CompanionError as error:
            self.say_error(error)
            return
        self.column.addWidget(self._build_qt())
        self.column.addWidget(self._build_reader())
        self.column.addWidget(self._build_list())
        self.column.addStretch(1)

    def _build_qt(self) -> QWidget:
        box = Card(self.look)
        box.column.addWidget(Heading(self.tr("Qt and PySide6: your rights")))
        (package,) = (one for one in self._notices if one.name == QT_PACKAGE)
        used = self.tr("Companion uses Qt, PySide6 and Shiboken6, version {version}.")
        lines = (
            used.format(version=package.version),
            self.tr("They are under the GNU Lesser General Public License, version 3."),
            self.tr("We did not change their code. They are library files of their own."),
            self.tr("You may put your own build of them in place of these files."),
            self.tr("You may take Companion apart to see whether your build works with it."),
            self.tr(
                "You have a right to their source. Whoever gives you a packed Companion must give "
                "it to you too, or say where it is."
            ),
            self.tr("The Qt Company publishes it, under the same version number, at:"),
        )
        box.column.addWidget(SentenceList(self.look, lines))
        for notice in self._notices:
            if notice.name in (QT_PACKAGE, QT_ITSELF):
                box.column.addWidget(SelectableWords(notice.source))
        how = self.tr(
            "To put in your own build, close Companion. Find the folder PySide6 in the folder of "
            "the program. Exchange the files for yours of the same names, then start again."
        )
        box.column.addWidget(Words(how, "muted"))
        return box

    def _build_reader(self) -> QWidget:
        box = Card(self.look)
        box.column.addWidget(Heading(self.tr("Read a licence")))
        self.choice = CalmComboBox()
        for notice in self._notices:
            self.choice.addItem(_full_name(notice), notice)
        box.column.addWidget(LabelledField(self.look, self.tr("&Program"), self.choice))
        self.text = LongText(self.look, self.tr("Licence"))
        box.column.addWidget(self.text)
        self.choice.currentIndexChanged.connect(self._show_chosen)
        self._show_chosen()
        return box

    def _build_list(self) -> QWidget:
        box = Card(self.look)
        box.column.addWidget(Heading(self.tr("All of them")))
        whole = [one for one in self._notices if not one.inside]
        box.column.addWidget(SentenceList(self.look, _lines(whole)))
        for package in dict.fromkeys(one.inside for one in self._notices if one.inside):
            words = self.tr("Inside {package}").format(package=package)
            box.column.addWidget(Heading(words, 3))
            parts = (one for one in self._notices if one.inside == package)
            box.column.addWidget(SentenceList(self.look, _lines(parts)))
        return box

    def _show_chosen(self) -> None:
        notice = self.choice.currentData()
        try:
            texts = [self._source.licence_text(name) for name in notice.texts]
        except CompanionError as error:
            self.say_error(error)
            return
        licence = self.tr("Licence: {licence}").format(licence=notice.licence)
        source = self.tr("Source: {address}").format(address=notice.source)
        head = "\n".join((_full_name(notice), licence, source, *notice.copyright))
        if not texts:
            texts = [self.tr("The words of this licence stand with its source.")]
        self.text.setPlainText(RULE.join((f"{head}\n", *texts)))


def _lines(notices: Iterable[Notice]) -> list[str]:
    return [f"{one.name} {one.version}".strip() + f": {one.licence}" for one in notices]


def _full_name(notice: Notice) -> str:
    name = f"{notice.name} {notice.version}".strip()
    return f"{name} ({notice.inside})" if notice.inside else name
