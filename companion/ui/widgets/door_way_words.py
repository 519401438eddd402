# SPDX-License-Identifier: Apache-2.0
"""What is said of each way to a door: its buttons, what it leaves behind, what to do instead."""

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from companion.domain.channel import WayKind, WayUse

translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True)
class WayWords:
    """`trace` is said before, `handed` after; `failed` and `instead` where nothing opened."""

    title: str
    icon: str
    action: str
    copy: str
    trace: str
    handed: str
    failed: str
    instead: str
    code: str = ""


def way_words(kind: WayKind) -> WayWords:
    """Return the words for one kind of way."""
    return {
        WayKind.PHONE: _phone,
        WayKind.TEXT: _text,
        WayKind.WEB: _web,
        WayKind.MAIL: _mail,
    }[kind]()


def use_words(use: WayUse) -> str:
    """Return when a number is the right one; nothing where a door has one number."""
    if use is WayUse.DANGER:
        return translate("DoorWay", "In danger now")
    return translate("DoorWay", "When it is not urgent") if use is WayUse.CALM else ""


def _phone() -> WayWords:
    return WayWords(
        title="",
        icon="phone",
        action=translate("DoorWay", "Ring from this computer"),
        copy=translate("DoorWay", "Copy the number"),
        trace=translate(
            "DoorWay",
            "Your phone keeps a list of calls. Unless it says otherwise above, a bill may show "
            "the number. Ring from another phone if someone looks at yours.",
        ),
        handed=translate(
            "DoorWay",
            "The number was handed to this computer's program for calls. If nothing rings, "
            "dial it on a phone.",
        ),
        failed=translate("DoorWay", "No program on this computer can ring."),
        instead=translate("DoorWay", "Dial this number on any phone:"),
        code=translate(
            "DoorWay",
            "Point another phone's camera at it. That phone then offers to dial the number.",
        ),
    )


def _text() -> WayWords:
    return WayWords(
        title=translate("DoorWay", "By text message"),
        icon="message-circle",
        action=translate("DoorWay", "Write a text"),
        copy=translate("DoorWay", "Copy the number for texts"),
        trace=translate(
            "DoorWay",
            "Your phone keeps the texts that you send and get. A bill may show the number.",
        ),
        handed=translate(
            "DoorWay",
            "The number was handed to this computer's program for texts. If nothing opens, "
            "write the text on a phone.",
        ),
        failed=translate("DoorWay", "No program on this computer can send a text."),
        instead=translate("DoorWay", "Send the text from a phone, to this number:"),
    )


def _web() -> WayWords:
    return WayWords(
        title="",
        icon="external-link",
        action=translate("DoorWay", "Open the web page"),
        copy=translate("DoorWay", "Copy the address"),
        trace=translate(
            "DoorWay",
            "This opens your browser. The browser keeps a history, and your internet "
            "provider can see the name of the site.",
        ),
        handed=translate(
            "DoorWay",
            "The address was handed to your browser. If no page opens, type or copy the address.",
        ),
        failed=translate("DoorWay", "No browser opened."),
        instead=translate("DoorWay", "You can type this address on any phone or computer:"),
        code=translate(
            "DoorWay",
            "Point another phone's camera at it. That phone shows the address, and then keeps "
            "it in its own history.",
        ),
    )


def _mail() -> WayWords:
    return WayWords(
        title=translate("DoorWay", "By email"),
        icon="mail",
        action=translate("DoorWay", "Write an email"),
        copy=translate("DoorWay", "Copy the email address"),
        trace=translate(
            "DoorWay",
            "Your mail program keeps what you send, and the answer comes to your inbox. Anyone "
            "who can read your mail can see both.",
        ),
        handed=translate(
            "DoorWay",
            "The address was handed to your mail program. If nothing opens, copy the address.",
        ),
        failed=translate("DoorWay", "No mail program opened."),
        instead=translate("DoorWay", "You can write to this address from anywhere:"),
    )
