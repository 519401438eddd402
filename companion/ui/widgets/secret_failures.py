# SPDX-License-Identifier: Apache-2.0
"""What is said where a secret could not be changed: the same words on every page that does it."""

from PySide6.QtCore import QCoreApplication

from companion.domain.errors import CompanionError, ErrorCode
from companion.ui.kit.messages import Message, message_for

translate = QCoreApplication.translate
NOT_WRITTEN = (
    *(ErrorCode.DISK_FULL, ErrorCode.READ_ONLY, ErrorCode.FILE_NOT_WRITABLE),
    ErrorCode.STORAGE_FAILED,
)


def failure_message(error: CompanionError) -> Message:
    """Return the words for an error after which everything opens as before."""
    if error.code is ErrorCode.WRONG_PASSPHRASE:
        return Message(
            translate("SecretFailures", "That is not the passphrase you have now."),
            translate("SecretFailures", "Nothing was changed. Check Caps Lock and try again."),
        )
    if error.code is ErrorCode.WRONG_RECOVERY_CODE:
        return Message(
            translate("SecretFailures", "This code does not open your notes."),
            translate(
                "SecretFailures",
                "It may be from an older sheet. Look for your newest, or make a new one.",
            ),
        )
    if error.code in NOT_WRITTEN:
        words = translate(
            "SecretFailures", "Nothing was changed. What opened your notes before still opens them."
        )
        return Message(message_for(error).title, words)
    return message_for(error)
