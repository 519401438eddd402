# SPDX-License-Identifier: Apache-2.0
"""Who else uses this computer, and who may find a file or a paper. No answer is kept."""

from PySide6.QtCore import QCoreApplication, Qt, QTimer
from PySide6.QtWidgets import QVBoxLayout, QWidget

from companion.ui.kit.look import Look
from companion.ui.widgets.card import Card
from companion.ui.widgets.labels import Words
from companion.ui.widgets.scroll_to import bring_into_view
from companion.ui.widgets.wrapping import WrappingGroup, WrappingRadio

translate = QCoreApplication.translate


class WhoElse(QWidget):
    """Answers to a question that stands above as a heading. They only choose what is said next."""

    def __init__(self, look: Look, question: str, answers: tuple[tuple[str, str], ...]) -> None:
        """`answers` are what a person may answer, each with what is then said."""
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.px(12))
        choices = WrappingGroup(question)
        rows = QVBoxLayout(choices)
        rows.setContentsMargins(0, 0, 0, 0)
        for place, (label, advice) in enumerate(answers):
            radio = WrappingRadio(label)
            if place:
                # One Tab stop for all, as Qt makes it once one is chosen; arrow keys do the rest.
                radio.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
            radio.clicked.connect(lambda _checked=False, advice=advice: self._on_answered(advice))
            rows.addWidget(radio)
        column.addWidget(choices)
        self._advice = Words("")
        self._box = Card(look, "info")
        self._box.column.addWidget(self._advice)
        self._box.hide()
        column.addWidget(self._box)

    def _on_answered(self, advice: str) -> None:
        self._advice.setText(advice)
        self._box.show()
        # It has its place once it has been laid out.
        QTimer.singleShot(0, self, lambda: bring_into_view(self._box))


def who_uses_it() -> tuple[tuple[str, str], ...]:
    """Return who else may use the computer, and what is said to each answer."""
    return (
        (
            translate("Household", "Only me"),
            translate(
                "Household",
                "Good. Your notes still get their own passphrase, in case that changes or the "
                "computer is lost.",
            ),
        ),
        (
            translate("Household", "My child, or other people I trust"),
            translate(
                "Household",
                "The open pages hold nothing about your family. Your notes stay behind a "
                "passphrase that only you know, and lock by themselves after some minutes. "
                "The list of programs still shows that Companion is installed.",
            ),
        ),
        (
            translate("Household", "Someone I am afraid of, or the person I worry about"),
            translate(
                "Household",
                "Please think first about a phone or computer that this person can not reach. "
                "It may be one at work, at a friend's or in a library. A lock can not stop "
                "someone who watches the screen, has put in a spying program, or makes you "
                "open it. You can read here without writing anything down.",
            ),
        ),
        (
            translate("Household", "I am not sure"),
            translate(
                "Household",
                "Then treat it as shared. Read what you need, and write down only what you "
                "would not mind being found, until you know more.",
            ),
        ),
    )


def who_may_find_it() -> tuple[tuple[str, str], ...]:
    """Return whether someone may find a file or a paper, and what is said to each answer."""
    return (
        (
            translate("Household", "Nobody"),
            translate("Household", "Then go on. Put the paper or the file away afterwards."),
        ),
        (
            translate("Household", "Someone I trust"),
            translate(
                "Household",
                "Tell them what it is before they find it. Keep it where your child does not "
                "come across it.",
            ),
        ),
        (
            translate("Household", "Someone I am afraid of, or the person I worry about"),
            translate(
                "Household",
                "Then wait with it, if you can. Make it at a friend's or at work, on a stick "
                "that stays with you. Or ask the police or your social worker how to hand it "
                "over. You can also read it to them from the screen.",
            ),
        ),
        (
            translate("Household", "I am not sure"),
            translate(
                "Household",
                "Then treat it as if they could. Do not print on a shared printer. A stick that "
                "stays with you is better than a folder on this computer.",
            ),
        ),
    )


def places_of_files() -> tuple[str, ...]:
    """Return what each place means where a file or a paper may end up."""
    return (
        translate(
            "Household",
            "Downloads, Documents, Desktop: anyone who uses your log-in can open what is there.",
        ),
        translate(
            "Household",
            "OneDrive, iCloud, Dropbox and folders like them: a copy goes to the internet, and to "
            "other phones and computers of that account.",
        ),
        translate(
            "Household",
            "A shared printer: the paper lies there until you fetch it. This computer and the "
            "printer may keep the pages for a while.",
        ),
        translate("Household", "A stick: whoever has the stick has the file. Keep it with you."),
        translate(
            "Household",
            "A program that opens a file later may show it in its own list of last files.",
        ),
    )
