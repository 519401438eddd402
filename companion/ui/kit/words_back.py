# SPDX-License-Identifier: Apache-2.0
"""What is said of words that could not be kept before a lock: at the door, and once it is open."""

from functools import partial

from PySide6.QtCore import QCoreApplication

from companion.ui.kit.desk import Desk
from companion.ui.kit.messages import Message


def at_the_door(desk: Desk) -> Message | None:
    """Return what to say to a person who is asked for the passphrase, if words wait for it."""
    if desk.keeper.sealed:
        return Message(
            QCoreApplication.translate("WordsBack", "Some of your words could not be kept yet."),
            QCoreApplication.translate(
                "WordsBack",
                "Companion holds them, encrypted, until the private part is open again. "
                "If your notes are on a stick, connect it first. "
                "Closing Companion or leaving quickly may lose these words.",
            ),
        )
    if desk.held.is_carrying:
        return Message(
            QCoreApplication.translate("WordsBack", "The words you bring are not kept yet."),
            QCoreApplication.translate(
                "WordsBack",
                "They go into the journal once the private part is open. "
                "Until then, a lock or leaving would lose them.",
            ),
            "info",
        )
    return None


def after_opening(desk: Desk) -> Message | None:
    """Return what to say once the private part is open, if words came back to it."""
    if desk.keeper.is_waiting:
        return Message(
            QCoreApplication.translate("WordsBack", "Some of your words still can not be kept."),
            QCoreApplication.translate(
                "WordsBack",
                "Companion goes on holding them. Free some space on the disk, then lock and open "
                "the private part again. Closing Companion or leaving quickly may lose them.",
            ),
        )
    if desk.keeper.is_strange:
        return Message(
            QCoreApplication.translate("WordsBack", "Some of your words have lost their place."),
            QCoreApplication.translate(
                "WordsBack",
                "They belong to a child or an entry that these notes do not have. "
                "They begin with the child's name. Nothing of them is lost. "
                "The journal asks you where you want them.",
            ),
        )
    if desk.keeper.kept_again:
        return Message(
            QCoreApplication.translate("WordsBack", "Your words are kept now."),
            QCoreApplication.translate(
                "WordsBack",
                "They could not be kept before. They wait where you wrote them.",
            ),
            "ok",
        )
    return None


def taken_up(desk: Desk, target: str) -> str:
    """Return where to go once it is open: words that were on their way go on to the journal."""
    on_the_way = desk.held.carried
    carried = desk.keeper.take_carried(on_the_way)
    if carried is None:
        return target
    desk.held.go_on_carrying(*carried, is_kept=on_the_way is None)
    return "page:journal#carried"


def keep_on_the_way(desk: Desk) -> None:
    """Keep words in the vault until a draft with them is kept: then nothing loses them."""
    carried, held = desk.held.carried, desk.held
    if carried is None or held.is_carried_kept:
        return

    def on_kept(_: None) -> None:
        held.is_carried_kept = held.carried == carried

    # Where it can not be kept now, a lock seals it.
    keep = partial(desk.keeper.keep_carried, carried)
    desk.tasks.on_vault(desk.signals, keep, on_kept, lambda _: None)
