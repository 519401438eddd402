# SPDX-License-Identifier: Apache-2.0
"""Settings: country, look, text size, lock; and what Companion is and keeps."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from companion import __version__
from companion.domain.channel import WayKind
from companion.domain.errors import CompanionError
from companion.domain.preferences import IDLE_MINUTES, TEXT_SIZES, MinimisedLock, ThemeChoice
from companion.ui.kit.desk import Desk
from companion.ui.kit.minimised import is_not_always_told
from companion.ui.kit.override import override
from companion.ui.kit.screen_capture import asking
from companion.ui.widgets.buttons import ActionButton
from companion.ui.widgets.calm_inputs import CalmComboBox
from companion.ui.widgets.card import Card
from companion.ui.widgets.field import LabelledField
from companion.ui.widgets.labels import Heading, SelectableWords, Words
from companion.ui.widgets.lists import SentenceList
from companion.ui.widgets.place_choice import PlaceChoice
from companion.ui.widgets.scroll_page import ScrollPage
from companion.ui.widgets.synced_notes import SyncedNotes
from companion.ui.widgets.wrapping import WrappingCheck


class SettingsPage(ScrollPage):
    """Nothing private: these choices are kept in a plain file."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk.look, "")
        self._desk = desk
        self.heading.setText(self.tr("Settings"))
        self.column.addWidget(self._build_place())
        self.column.addWidget(self._build_look())
        self.column.addWidget(self._build_traces())
        self.column.addWidget(self._build_lock())
        self.column.addWidget(self._build_notes())
        self.column.addWidget(self._build_about())
        self.column.addStretch(1)

    @override
    def refresh(self) -> None:
        """Show what is chosen now."""
        self._place.show_chosen()
        for kind, box in self.traces.items():
            box.setChecked(self._desk.preferences.now.says_trace(kind))

    def _build_place(self) -> QWidget:
        box = Card(self._desk.look)
        box.column.addWidget(Heading(self.tr("Where you are")))
        self._place = PlaceChoice(self._desk)
        self._place.changed.connect(self._on_place_changed)
        box.column.addWidget(self._place)
        return box

    def _build_look(self) -> QWidget:
        box = Card(self._desk.look)
        box.column.addWidget(Heading(self.tr("How it looks")))
        now = self._desk.preferences.now
        self.theme = self._choice(
            (
                (self.tr("As this computer is set"), ThemeChoice.SYSTEM),
                (self.tr("Light"), ThemeChoice.LIGHT),
                (self.tr("Dark"), ThemeChoice.DARK),
                (self.tr("High contrast, light"), ThemeChoice.CONTRAST_LIGHT),
                (self.tr("High contrast, dark"), ThemeChoice.CONTRAST_DARK),
            ),
            now.theme,
        )
        self.theme.currentIndexChanged.connect(
            lambda: self._keep(theme=ThemeChoice(self.theme.currentData()))
        )
        box.column.addWidget(LabelledField(self._desk.look, self.tr("C&olours"), self.theme))
        self.text_size = self._choice(
            tuple((self.tr("{size} %").format(size=size), size) for size in TEXT_SIZES),
            now.text_size,
        )
        self.text_size.currentIndexChanged.connect(
            lambda: self._keep(text_size=self.text_size.currentData())
        )
        box.column.addWidget(LabelledField(self._desk.look, self.tr("&Text size"), self.text_size))
        return box

    def _build_traces(self) -> QWidget:
        box = Card(self._desk.look)
        box.column.addWidget(Heading(self.tr("Opening pages and ringing")))
        box.column.addWidget(Words(self.tr("Say each time what stays behind when you")))
        self.traces = {
            WayKind.PHONE: self._trace_box(WayKind.PHONE, self.tr("ring a number")),
            WayKind.TEXT: self._trace_box(WayKind.TEXT, self.tr("send a text")),
            WayKind.WEB: self._trace_box(WayKind.WEB, self.tr("open a web page")),
            WayKind.MAIL: self._trace_box(WayKind.MAIL, self.tr("write an email")),
        }
        for tick in self.traces.values():
            box.column.addWidget(tick)
        box.column.addWidget(
            Words(
                self.tr(
                    "A browser keeps a history and a phone keeps a list of calls. Companion opens "
                    "nothing by itself."
                ),
                "muted",
            )
        )
        return box

    def _build_lock(self) -> QWidget:
        box = Card(self._desk.look)
        box.column.addWidget(Heading(self.tr("The lock")))
        self.idle = self._choice(
            tuple((self._minutes(minutes), minutes) for minutes in IDLE_MINUTES),
            self._desk.preferences.now.idle_minutes,
        )
        self.idle.currentIndexChanged.connect(
            lambda: self._keep(idle_minutes=self.idle.currentData())
        )
        box.column.addWidget(
            LabelledField(
                self._desk.look,
                self.tr("&Lock the private part when nothing happens for"),
                self.idle,
                self.tr("What you were writing is kept, and is there when you come back."),
            )
        )
        self.minimised = self._choice(
            (
                (self.tr("At once"), MinimisedLock.AT_ONCE),
                (self.tr("After one minute"), MinimisedLock.AFTER_A_MINUTE),
                (self.tr("Only when nothing happens"), MinimisedLock.WHEN_IDLE),
            ),
            self._desk.preferences.now.minimised_lock,
        )
        self.minimised.currentIndexChanged.connect(
            lambda: self._keep(minimised_lock=MinimisedLock(self.minimised.currentData()))
        )
        box.column.addWidget(
            LabelledField(
                self._desk.look,
                self.tr("Lock it when the window is &minimised"),
                self.minimised,
                self.tr("The words are hidden at once, whatever you choose here."),
            )
        )
        if is_not_always_told():
            box.column.addWidget(Words(self._is_not_told(), "muted"))
        box.column.addWidget(Words(self._also_locks(), "muted"))
        if asking() is not None:
            self._add_capture(box)
        secrets = ActionButton(
            self._desk.look,
            self.tr("Passphrase and recovery sheet"),
            "key-round",
            "quiet",
            lambda: self.go.emit("page:secrets"),
        )
        box.column.addWidget(secrets, 0, Qt.AlignmentFlag.AlignLeading)
        household = ActionButton(
            self._desk.look,
            self.tr("Who else uses this computer?"),
            "users",
            "quiet",
            lambda: self.go.emit("page:household"),
        )
        box.column.addWidget(household, 0, Qt.AlignmentFlag.AlignLeading)
        return box

    def _is_not_told(self) -> str:
        return self.tr(
            "This desktop (Wayland) does not tell Companion each time that its window was "
            "minimised. “Lock now” is the sure way."
        )

    def _also_locks(self) -> str:
        return self.tr(
            "It also locks when this computer sleeps, and where the system says that the screen "
            "was locked."
        )

    def _add_capture(self, box: Card) -> None:
        self.capture = WrappingCheck(
            self.tr("Ask this computer to leave Companion out of pictures of the screen")
        )
        self.capture.setChecked(self._desk.preferences.now.is_capture_refused)
        self.capture.clicked.connect(lambda is_on: self._keep(is_capture_refused=is_on))
        box.column.addWidget(self.capture)
        when_off = self.tr(
            "Switch it off if a screen magnifier, or someone who helps you from afar, sees an "
            "empty window."
        )
        self.capture.setAccessibleDescription(when_off)
        box.column.addWidget(Words(when_off, "muted"))

    def _where_notes_are(self) -> str:
        if self._desk.is_portable:
            return self.tr("Your notes are one encrypted file beside the program. Nothing is sent.")
        return self.tr("Your notes are one encrypted file on this computer. Nothing is sent.")

    def _build_notes(self) -> QWidget:
        box = Card(self._desk.look)
        box.column.addWidget(Heading(self.tr("Your notes")))
        box.column.addWidget(Words(self._where_notes_are()))
        for words, icon, target in (
            (self.tr("Copies of your notes"), "copy", "page:backups"),
            (self.tr("Bring a copy back"), "history", "page:restore"),
            (self.tr("Wipe everything"), "trash-2", "page:wipe"),
        ):
            way = partial(self.go.emit, target)
            button = ActionButton(self._desk.look, words, icon, "quiet", way)
            box.column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeading)
        box.column.addWidget(Words(self.tr("Your notes are kept in this folder:")))
        box.column.addWidget(SelectableWords(self._desk.data_folder, "h3"))
        box.column.addWidget(SyncedNotes(self._desk, self.go.emit, is_made=True))
        return box

    def _build_about(self) -> QWidget:
        box = Card(self._desk.look)
        box.column.addWidget(Heading(self.tr("About Companion")))
        box.column.addWidget(
            Words(self.tr("Version {version}").format(version=__version__), "muted")
        )
        box.column.addWidget(
            SentenceList(
                self._desk.look,
                (
                    self.tr(
                        "The lock can not stop spying programs, someone who watches the "
                        "screen, or someone who makes you open it."
                    ),
                    self.tr(
                        "A printed page, a saved file and the history of your browser are "
                        "not locked."
                    ),
                    self.tr(
                        "No safeguarding professional has reviewed the guide or the rules "
                        "yet. Every statement shows its source and its date."
                    ),
                    self.tr("Companion is no police, medical or emergency service."),
                ),
            )
        )
        age = ActionButton(
            self._desk.look,
            self.tr("How old the numbers are"),
            "calendar-days",
            "quiet",
            lambda: self.go.emit("page:facts"),
        )
        box.column.addWidget(age, 0, Qt.AlignmentFlag.AlignLeading)
        for words, icon, target in (
            (self.tr("How Companion works"), "circle-help", "page:handbook"),
            (self.tr("What is protected, and what is not"), "shield", "page:security"),
            (self.tr("This version, and who made it"), "info", "page:about"),
        ):
            way = partial(self.go.emit, target)
            button = ActionButton(self._desk.look, words, icon, "quiet", way)
            box.column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeading)
        return box

    def _minutes(self, minutes: int) -> str:
        if minutes == 1:
            return self.tr("1 minute")
        return self.tr("{count} minutes").format(count=minutes)

    def _choice(self, options: tuple[tuple[str, object], ...], now: object) -> CalmComboBox:
        box = CalmComboBox()
        box.setMaximumWidth(self._desk.look.em * 24)
        for label, value in options:
            box.addItem(label, value)
        box.setCurrentIndex([value for _, value in options].index(now))
        return box

    def _on_place_changed(self) -> None:
        country, nation = self._place.chosen
        self._keep(country=country, nation=nation)

    def _trace_box(self, kind: WayKind, words: str) -> WrappingCheck:
        def on_clicked(is_said: bool) -> None:
            self._keep(traces_not_said=self._desk.preferences.now.with_trace(kind, is_said=is_said))

        tick = WrappingCheck(words)
        tick.setAccessibleName(self.tr("Say what stays behind when you {act}").format(act=words))
        tick.setChecked(self._desk.preferences.now.says_trace(kind))
        tick.clicked.connect(on_clicked)
        return tick

    def _keep(self, **values: object) -> None:
        try:
            self._desk.preferences.change(**values)
        except CompanionError as error:
            self.say_error(error)
