# SPDX-License-Identifier: Apache-2.0
"""What is told before everything is wiped: what goes, what stays, and what could be tried first."""

from PySide6.QtCore import QCoreApplication

translate = QCoreApplication.translate


def no_notes(*, is_portable: bool) -> str:
    """Return what is said where there is nothing to wipe."""
    if is_portable:
        return translate("WipeWords", "There are no notes beside the program, so nothing to wipe.")
    return translate("WipeWords", "There are no notes on this computer, so nothing to wipe.")


def _folder_of_copies(*, is_portable: bool) -> str:
    if is_portable:
        return translate(
            "WipeWords",
            "The folder of copies beside the program, with everything in it, and what was set "
            "aside.",
        )
    return translate(
        "WipeWords",
        "The folder of copies on this computer, with everything in it, and what was set aside.",
    )


def all_that_goes(*, is_portable: bool) -> tuple[str, ...]:
    """Return what a wipe of everything takes away."""
    return (
        translate("WipeWords", "All notes, lists, reports, plans and drafts about every child."),
        translate("WipeWords", "Newer numbers and addresses that you added from a file."),
        _folder_of_copies(is_portable=is_portable),
        translate("WipeWords", "The keys. They go first: nothing can be read from then on."),
    )


def all_that_stays() -> tuple[str, ...]:
    """Return what no wipe here reaches."""
    return (
        translate("WipeWords", "Copies on a stick, on another disk or in another folder."),
        translate("WipeWords", "Paper, saved files, and what you gave to somebody."),
        translate("WipeWords", "What a service, a school or the police wrote down themselves."),
        translate("WipeWords", "Companion itself, and that it was on this computer."),
        translate(
            "WipeWords",
            "What the system keeps: lists of programs and opened files, printer queues, its own "
            "backups.",
        ),
        translate("WipeWords", "The history of your browser, and the list of calls on a phone."),
        translate(
            "WipeWords",
            "Some disks keep traces of what was removed. They are encrypted, and the key is gone.",
        ),
    )


def think_first() -> str:
    """Return when notes should stay."""
    return translate(
        "WipeWords",
        "Keep your notes while there is any worry or any case. Ask the police or the social "
        "worker whether they are still needed.",
    )


def words_to_type() -> str:
    """Return what somebody without a passphrase types to show that they mean it."""
    return translate("WipeWords", "wipe my notes")


def are_typed(typed: str) -> bool:
    """Return True where these words were typed, whatever the case, gaps and quotation marks."""
    plain = " ".join(typed.strip(" \"'“”‘’.").split())
    return plain.casefold() == words_to_type().casefold()
