# SPDX-License-Identifier: Apache-2.0
"""Notes, or a file, in a folder that a program carries to the internet: said, with a way out."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, Qt

from companion.domain.backup import synced_by
from companion.ui.kit.desk import Desk
from companion.ui.widgets.buttons import ActionButton
from companion.ui.widgets.card import Card
from companion.ui.widgets.labels import Words
from companion.ui.widgets.lists import SentenceList

translate = QCoreApplication.translate
STICK = "page:handbook#on-a-stick"


class SyncedNotes(Card):
    """About the folder of the notes. Hidden where no such program is known by its name."""

    def __init__(self, desk: Desk, go: Callable[[str], None], *, is_made: bool) -> None:
        """`is_made` says that the notes may be there already."""
        super().__init__(desk.look, "caution")
        program = synced_by(desk.data_folder)
        if not program:
            self.hide()
            return
        said = self.tr("The place for your notes is in a folder of {program}.")
        if desk.is_portable:
            said = self.tr(
                "Companion itself and the place for your notes are in a folder of {program}."
            )
        self.column.addWidget(Words(said.format(program=program), "h3"))
        sentences = [*_risks(program), _way(program, is_portable=desk.is_portable)]
        if is_made:
            sentences += _about_notes(is_portable=desk.is_portable)
        self.column.addWidget(SentenceList(desk.look, sentences))
        stick = ActionButton(
            desk.look, self.tr("Use it from a stick"), "circle-help", "quiet", lambda: go(STICK)
        )
        self.column.addWidget(stick, 0, Qt.AlignmentFlag.AlignLeading)


def carried_file_words(path: str) -> str:
    """Return what is added once a file was saved in such a folder, after a gap; else ""."""
    program = synced_by(path)
    if not program:
        return ""
    words = translate(
        "SyncedNotes",
        "{program} may copy this folder to the internet, and to every device that shares the "
        "account.",
    )
    return f" {words.format(program=program)}"


def _risks(program: str) -> tuple[str, ...]:
    words = translate(
        "SyncedNotes",
        "{program} may copy your notes to the internet, and to every device that shares the "
        "account.",
    )
    return (
        words.format(program=program),
        translate(
            "SyncedNotes",
            "They stay locked there. But others may see that they are there, and keep them.",
        ),
        translate("SyncedNotes", "It could also put older notes in the place of newer ones."),
    )


def _way(program: str, *, is_portable: bool) -> str:
    """Return how to have the notes in another place."""
    if is_portable:
        words = translate(
            "SyncedNotes",
            "You can move it: leave Companion first. Then move its whole folder to a stick, or to "
            "a folder that {program} does not copy. Start it there.",
        )
        return words.format(program=program)
    return translate(
        "SyncedNotes", "You can keep your notes on a stick instead. Companion can run from there."
    )


def _about_notes(*, is_portable: bool) -> tuple[str, ...]:
    """Return what there is to do, and what stays, where notes lie there already."""
    stays = translate("SyncedNotes", "What was copied to the internet before may stay there.")
    if is_portable:
        return (stays,)
    return (
        translate(
            "SyncedNotes",
            "Are there notes already? Make a copy on the stick. Start Companion from the stick, "
            "and bring the copy back.",
        ),
        translate("SyncedNotes", "The notes in this folder stay until you wipe them here."),
        stays,
    )
