# SPDX-License-Identifier: Apache-2.0
"""The one place where a known error becomes words: what happened, what is kept, what to do next."""

from dataclasses import dataclass

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from companion.domain.errors import CompanionError, ErrorCode

CONTEXT = "Messages"


@dataclass(frozen=True, slots=True)
class Message:
    """A calm sentence or two. `look` is the banner's: info, caution or ok."""

    title: str
    text: str
    look: str = "caution"


TEXTS: dict[ErrorCode, tuple[object, object]] = {
    ErrorCode.WRONG_PASSPHRASE: (
        QT_TRANSLATE_NOOP("Messages", "That passphrase did not open the private part."),
        QT_TRANSLATE_NOOP(
            "Messages",
            "Nothing is lost and nothing is ever wiped. Check Caps Lock and try again, "
            "or use your recovery sheet.",
        ),
    ),
    ErrorCode.WRONG_RECOVERY_CODE: (
        QT_TRANSLATE_NOOP("Messages", "That recovery code belongs to another vault."),
        QT_TRANSLATE_NOOP(
            "Messages",
            "Nothing is lost. A newer sheet replaces an older one, so look for the newest.",
        ),
    ),
    ErrorCode.NO_RECOVERY_CODE: (
        QT_TRANSLATE_NOOP("Messages", "There is no recovery sheet for these notes."),
        QT_TRANSLATE_NOOP(
            "Messages",
            "Only the passphrase opens them. Nothing is lost.",
        ),
    ),
    ErrorCode.MISTYPED_RECOVERY_CODE: (
        QT_TRANSLATE_NOOP("Messages", "One or more characters of the code are not right."),
        QT_TRANSLATE_NOOP(
            "Messages",
            "Nothing is lost. Compare it with your sheet, group by group. "
            "Capitals and gaps do not matter.",
        ),
    ),
    ErrorCode.TRY_LATER: (
        QT_TRANSLATE_NOOP("Messages", "After some wrong tries, the next one has to wait a little."),
        QT_TRANSLATE_NOOP(
            "Messages",
            "Nothing is lost and nothing is ever wiped. What you typed is still in the box: wait "
            "a little ({seconds} s), then try again.",
        ),
    ),
    ErrorCode.WEAK_PASSPHRASE: (
        QT_TRANSLATE_NOOP("Messages", "A passphrase needs at least 10 characters."),
        QT_TRANSLATE_NOOP(
            "Messages", "Four or five words that do not belong together are easy to remember."
        ),
    ),
    ErrorCode.VAULT_DAMAGED: (
        QT_TRANSLATE_NOOP("Messages", "The file with your notes is damaged."),
        QT_TRANSLATE_NOOP(
            "Messages",
            "We have not changed it. Please keep the whole folder; Settings shows where it is. "
            "There you can also bring a copy back. Your notes as they are now stay as well. "
            "The guide and the doors to help still work.",
        ),
    ),
    ErrorCode.ROW_NOT_READ: (
        QT_TRANSLATE_NOOP("Messages", "Something here could not be read."),
        QT_TRANSLATE_NOOP(
            "Messages",
            "Your notes were not changed, and the other pages still open. First make a copy of "
            "them in Settings. An older copy may lack what you wrote since then. Bringing one back "
            "sets your notes of today aside and never removes them. For whoever helps you with "
            "Companion, the place is {place}.",
        ),
    ),
    ErrorCode.VAULT_MISSING: (
        QT_TRANSLATE_NOOP("Messages", "The file with your notes is not where it was."),
        QT_TRANSLATE_NOOP(
            "Messages",
            "We have not made a new one in its place. Connect the stick or disk it is on, or put "
            "the file vault.db back, and try again.",
        ),
    ),
    ErrorCode.VAULT_EXISTS: (
        QT_TRANSLATE_NOOP("Messages", "There is a private part here already."),
        QT_TRANSLATE_NOOP("Messages", "Nothing was changed. Open it with its own passphrase."),
    ),
    ErrorCode.KEYS_DAMAGED: (
        QT_TRANSLATE_NOOP("Messages", "The small file that goes with your passphrase is damaged."),
        QT_TRANSLATE_NOOP(
            "Messages",
            "Your notes are untouched, but they need that file. Keep the whole folder, which "
            "Settings names, and look "
            "for an earlier copy of the file keys.json.",
        ),
    ),
    ErrorCode.KEYS_MISSING: (
        QT_TRANSLATE_NOOP("Messages", "The small file that goes with your passphrase is missing."),
        QT_TRANSLATE_NOOP(
            "Messages",
            "Your notes are untouched, but they need that file. Look for a copy of the file "
            "keys.json and put it back in the folder that Settings names.",
        ),
    ),
    ErrorCode.NEWER_VAULT: (
        QT_TRANSLATE_NOOP("Messages", "Your notes were made by a newer version of Companion."),
        QT_TRANSLATE_NOOP(
            "Messages", "We have not touched them. Please install the newer version to open them."
        ),
    ),
    ErrorCode.FOREIGN_FILE: (
        QT_TRANSLATE_NOOP("Messages", "The file in the place of your notes is not ours."),
        QT_TRANSLATE_NOOP(
            "Messages", "We have not touched it. Look for your own file in a copy or on a stick."
        ),
    ),
    ErrorCode.VAULT_IN_USE: (
        QT_TRANSLATE_NOOP("Messages", "The private part is open in another window."),
        QT_TRANSLATE_NOOP(
            "Messages",
            "Nothing is lost. Lock it in the other window, then try again here. "
            "The guide and the doors to help work in both.",
        ),
    ),
    ErrorCode.READ_ONLY: (
        QT_TRANSLATE_NOOP("Messages", "This folder can not be written to."),
        QT_TRANSLATE_NOOP(
            "Messages",
            "Everything kept before is there, and so are words still on the screen. If the app "
            "runs from a stick, check its lock switch, then try again. A lock holds what you wrote "
            "until you open it again. Closing Companion or leaving quickly may lose it.",
        ),
    ),
    ErrorCode.DISK_FULL: (
        QT_TRANSLATE_NOOP("Messages", "The disk is full, so this could not be kept yet."),
        QT_TRANSLATE_NOOP(
            "Messages",
            "Everything kept before is there, and your words are still on the screen. "
            "Free some space, then try again. If Companion locks before that, it holds your words "
            "until you open it again. Closing it or leaving quickly may lose them.",
        ),
    ),
    ErrorCode.NO_MEMORY: (
        QT_TRANSLATE_NOOP("Messages", "This computer has too little free memory now."),
        QT_TRANSLATE_NOOP(
            "Messages",
            "Your notes are as they were, and nothing is lost. Close some other programs, then try "
            "again. The guide and the doors to help still work.",
        ),
    ),
    ErrorCode.FILE_NOT_READABLE: (
        QT_TRANSLATE_NOOP("Messages", "The place where your notes are kept can not be read."),
        QT_TRANSLATE_NOOP(
            "Messages",
            "We have changed nothing, and words still on the screen stay there. Check that you are "
            "signed in to this computer as usual and that a stick is connected, then try again. "
            "The guide and the doors to help still work.",
        ),
    ),
    ErrorCode.FILE_NOT_WRITABLE: (
        QT_TRANSLATE_NOOP("Messages", "The file could not be written."),
        QT_TRANSLATE_NOOP("Messages", "Nothing was lost. Choose another folder and try again."),
    ),
    ErrorCode.VAULT_LOCKED: (
        QT_TRANSLATE_NOOP("Messages", "The private part is locked."),
        QT_TRANSLATE_NOOP("Messages", "Open it with your passphrase to go on."),
    ),
    ErrorCode.STORAGE_FAILED: (
        QT_TRANSLATE_NOOP("Messages", "That did not work."),
        QT_TRANSLATE_NOOP(
            "Messages",
            "Everything kept before is there, and words that you typed are still on the screen. "
            "Please try again.",
        ),
    ),
    ErrorCode.CONTENT_DAMAGED: (
        QT_TRANSLATE_NOOP("Messages", "A part of the guide can not be read."),
        QT_TRANSLATE_NOOP(
            "Messages",
            "Your notes are not affected. Please install Companion again. "
            "In danger, phone your emergency number.",
        ),
    ),
    ErrorCode.PACK_REFUSED: (
        QT_TRANSLATE_NOOP("Messages", "The added guide has a mistake and was not used."),
        QT_TRANSLATE_NOOP(
            "Messages",
            "Nothing was changed; the guide that came with Companion is in use. For its author: "
            "look in the file {file}, at {key}.",
        ),
    ),
    ErrorCode.NO_SUCH_ENTRY: (
        QT_TRANSLATE_NOOP("Messages", "That entry can not be found."),
        QT_TRANSLATE_NOOP("Messages", "Nothing was changed. Choose it again from the list."),
    ),
    ErrorCode.STOPPED: (
        QT_TRANSLATE_NOOP("Messages", "You stopped it. No file was written."),
        QT_TRANSLATE_NOOP("Messages", "Your notes are as they were. You can start again."),
    ),
    ErrorCode.BACKUP_DAMAGED: (
        QT_TRANSLATE_NOOP("Messages", "That file is no whole copy of notes."),
        QT_TRANSLATE_NOOP(
            "Messages",
            "It may be damaged, or come from another program. Nothing was changed. "
            "Try another copy.",
        ),
    ),
    ErrorCode.COPY_UNSURE: (
        QT_TRANSLATE_NOOP("Messages", "The copy was made, but not all of it could be read again."),
        QT_TRANSLATE_NOOP(
            "Messages",
            "Your notes are here as before, and none of your copies was removed. But this copy "
            "may not come back whole. Save your notes as a file as well, under Chronology. Then "
            "look for a newer version of Companion, or ask whoever looks after this computer.",
        ),
    ),
    ErrorCode.PLACE_MISSING: (
        QT_TRANSLATE_NOOP("Messages", "The second place for copies is not connected now."),
        QT_TRANSLATE_NOOP(
            "Messages",
            "Your notes are as they were. Put the stick in, or choose another place, then try "
            "again.",
        ),
    ),
    ErrorCode.PLACE_REFUSED: (
        QT_TRANSLATE_NOOP("Messages", "Your notes themselves are in that folder."),
        QT_TRANSLATE_NOOP(
            "Messages",
            "A copy there would be lost together with them. Choose a stick or another folder.",
        ),
    ),
    ErrorCode.WIPE_UNFINISHED: (
        QT_TRANSLATE_NOOP("Messages", "Your notes are wiped, but some files are still there."),
        QT_TRANSLATE_NOOP(
            "Messages",
            "Their key is gone, so nobody can read them. Another program may be using them. "
            "Companion tries again each time it starts.",
        ),
    ),
    ErrorCode.ENTRY_EMPTY: (
        QT_TRANSLATE_NOOP("Messages", "There is nothing written yet."),
        QT_TRANSLATE_NOOP("Messages", "Write a few words about what you saw or heard, then save."),
    ),
    ErrorCode.TEXT_TOO_LONG: (
        QT_TRANSLATE_NOOP("Messages", "This is more than fits in one place."),
        QT_TRANSLATE_NOOP(
            "Messages",
            "Everything kept before is there, and your words are still on the screen. Move a part "
            "of them to another box or entry, then try again.",
        ),
    ),
}


NOT_KEPT = QT_TRANSLATE_NOOP(
    "Messages",
    "Your words are still on the screen, but not kept. If Companion locks, it holds them until you "
    "open it again. Closing it or leaving quickly may lose them.",
)
"""Only where there are such words."""


def message_for(error: CompanionError, *, has_unkept_words: bool = False) -> Message:
    """Return the words for a known error, and what becomes of words that only the screen has."""
    title, text = TEXTS[error.code]
    words = QCoreApplication.translate(CONTEXT, str(text))
    if has_unkept_words and error.code is ErrorCode.VAULT_MISSING:
        words = f"{words} {QCoreApplication.translate(CONTEXT, str(NOT_KEPT))}"
    return Message(
        QCoreApplication.translate(CONTEXT, str(title)), words.format(**error.parameters)
    )
