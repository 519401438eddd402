# SPDX-License-Identifier: Apache-2.0
"""Words someone used: which described tactics they resemble. Nothing typed is stored."""

from functools import partial

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QHideEvent, QTextCursor
from PySide6.QtWidgets import QApplication, QWidget

from companion.domain.errors import CompanionError
from companion.services.phrase_service import Match
from companion.ui.kit.desk import Desk
from companion.ui.kit.override import override
from companion.ui.widgets.buttons import ActionButton
from companion.ui.widgets.columns import WrapRow
from companion.ui.widgets.field import LabelledField, WordsEdit
from companion.ui.widgets.labels import Words
from companion.ui.widgets.notice_line import NoticeLine
from companion.ui.widgets.phrase_results import PhraseResults, WhoseWords
from companion.ui.widgets.scroll_page import ScrollPage, settle

LINES = 4
FIELD_EM = 46
WAIT_MS = 40
LONG, LONG_WAIT_MS = 4_000, 250
"""Longer texts wait for a pause, and are looked at while the window goes on."""
BRING_BACK_MS = 30_000
"""So long cleared words can be brought back, by whoever sits there."""


class PhrasesPage(ScrollPage):
    """A box for words, and below it what they resemble. It judges nobody."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk.look, "")
        self._desk = desk
        self._is_ready = False
        self._is_preparing = False
        self.heading.setText(self.tr("Words someone used"))
        self.setWindowTitle(self.heading.text())
        self._wait = QTimer(self)
        self._wait.setSingleShot(True)
        self._wait.timeout.connect(self._look_up)
        self._forget_soon = QTimer(self)
        self._forget_soon.setSingleShot(True)
        self._forget_soon.setInterval(BRING_BACK_MS)
        self._forget_soon.timeout.connect(self._forget_cleared)
        self.edit = WordsEdit(desk.look, LINES)
        self.refusal = NoticeLine(desk.look, "caution", "triangle-alert")
        self.notice = NoticeLine(desk.look, "info", "info")
        self.whose = WhoseWords(desk)
        intro = self.tr(
            "Type or paste words that your child repeated, or that a message said. "
            "You see which tactics they resemble."
        )
        self.column.addWidget(Words(intro, "muted"))
        self._build_box()
        self.results = PhraseResults(desk)
        self.results.go.connect(self.go)
        self.column.addWidget(self.results)
        limits = self.tr(
            "This page compares wording with our list. It judges nobody, and it cannot know what "
            "it is not told. Nothing you type here is stored. It is gone when you lock, leave "
            "quickly or close the window."
        )
        self.column.addWidget(Words(limits, "muted"))
        self.column.addStretch(1)
        # Always there, so that nothing moves sideways while somebody types.
        self.scroll_area.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self._restore()
        self._prepare()

    @override
    def refresh(self) -> None:
        """Draw again, because the country may have changed; or try again to read the list."""
        self._forget_cleared()
        self.results.draw_again()
        self._prepare()

    @override
    def focus_first(self) -> None:
        """Begin in the box."""
        super().focus_first()
        self.edit.setFocus()
        self.scroll_area.verticalScrollBar().setValue(0)

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.whose.hide()
        self._forget_cleared()

    def _build_box(self) -> None:
        look = self._desk.look
        self.edit.setFixedHeight(self.edit.minimumHeight())
        self.edit.textChanged.connect(self._on_text_changed)
        self.edit.picture_refused.connect(self._on_picture_refused)
        field = LabelledField(look, self.tr("The &words, as they were said or written"), self.edit)
        field.setMaximumWidth(FIELD_EM * look.em)
        self.column.addWidget(field)
        self.column.addWidget(self.refusal)
        self.column.addWidget(self._build_ways())
        self.column.addWidget(self.notice)
        self.whose.chosen.connect(self._on_whose_chosen)
        self.whose.declined.connect(self.write.setFocus)
        self.column.addWidget(self.whose)

    def _build_ways(self) -> QWidget:
        look = self._desk.look
        self.ways = WrapRow(look.px(8))
        self.write = ActionButton(
            look, self.tr("Write it in the &journal"), "notebook-pen", on_click=self._on_write
        )
        self.write.setAccessibleDescription(self.tr("In the private part. Asks a question first."))
        self.empty = ActionButton(look, self.tr("&Clear"), "x", on_click=self._on_clear)
        self.ways.add(self.write)
        self.ways.add(self.empty)
        return self.ways

    def _restore(self) -> None:
        """Bring back what was typed before the window was built anew, in another text size."""
        self.ways.hide()
        self._desk.held.cleared = ""
        if self._desk.held.looked_up:
            self.edit.setPlainText(self._desk.held.looked_up)
            self.edit.moveCursor(QTextCursor.MoveOperation.End)

    def _prepare(self) -> None:
        if not self._is_ready and not self._is_preparing:
            self._is_preparing = True
            tasks, prepare = self._desk.tasks, self._desk.phrases.prepare
            tasks.run(self, prepare, self._on_prepared, self._on_not_prepared)

    def _on_prepared(self, _nothing: None) -> None:
        self._is_ready, self._is_preparing = True, False
        self._look_up()

    def _on_not_prepared(self, error: CompanionError) -> None:
        self._is_preparing = False
        self.say_error(error)

    def _on_text_changed(self) -> None:
        text = self.edit.toPlainText()
        self._desk.held.looked_up = text
        has_words = bool(text.strip())
        self.ways.setVisible(has_words)
        if not has_words:
            self.whose.hide()
            self._wait.stop()
            self._look_up()
            return
        self.refusal.hide()
        self._forget_cleared()
        self._wait.start(LONG_WAIT_MS if len(text) > LONG else WAIT_MS)

    def _look_up(self) -> None:
        text = self.edit.toPlainText()
        if not text.strip():
            self.results.clear()
            settle(self.scroll_area)
            return
        if not self._is_ready:
            return
        look_up = partial(self._desk.phrases.look_up, text)
        if len(text) > LONG:
            shown = partial(self._show, text)
            self._desk.tasks.run(self, look_up, shown, self.say_error)
            return
        try:
            self._show(text, look_up())
        except CompanionError as error:
            self.say_error(error)

    def _show(self, text: str, matches: tuple[Match, ...]) -> None:
        if text != self.edit.toPlainText():
            # Somebody went on typing while it was looked at.
            return
        self.results.show_matches(text, matches, is_cut=self._desk.phrases.is_cut(text))
        # Now, not with the next events: else the old places are painted once more.
        settle(self.scroll_area)

    def _on_clear(self) -> None:
        # Held before they go: at no moment is there nothing to lock.
        self._desk.held.cleared = self.edit.toPlainText()
        self.edit.clear()
        self.notice.say(self.tr("Cleared."), self.tr("Bring back"), self._on_bring_back)
        self._forget_soon.start()
        self.edit.setFocus()

    def _forget_cleared(self) -> None:
        """Let cleared words go for good."""
        self._forget_soon.stop()
        has_focus = self.notice.isAncestorOf(QApplication.focusWidget() or self.edit)
        self.notice.hide()
        if has_focus:
            self.edit.setFocus()
        if self._desk.held.cleared:
            self._desk.held.cleared = ""

    def _on_bring_back(self) -> None:
        self.edit.setPlainText(self._desk.held.cleared)
        self.edit.moveCursor(QTextCursor.MoveOperation.End)
        self.edit.setFocus()

    def _on_write(self) -> None:
        self.whose.show()
        self.whose.said.setFocus()

    def _on_whose_chosen(self, box: str) -> None:
        self._desk.held.carry(box, self.edit.toPlainText().strip())
        self.go.emit("page:journal#carried")

    def _on_picture_refused(self) -> None:
        self.refusal.say(
            self.tr(
                "Companion keeps words only, so that nothing here can harm you or the child. "
                "Nothing was read from the picture."
            ),
            self.tr("Type the words instead"),
            self.edit.setFocus,
        )
