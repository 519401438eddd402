# SPDX-License-Identifier: Apache-2.0
"""What the private part is, said before it is made."""

from PySide6.QtCore import QCoreApplication

translate = QCoreApplication.translate


def what_it_is(*, is_portable: bool) -> str:
    """Return what the notes become, and where they lie."""
    if is_portable:
        return translate(
            "UnlockWords",
            "The private part holds your notes. It is one locked file beside the program. "
            "Choose a passphrase for it.",
        )
    return translate(
        "UnlockWords",
        "The private part holds your notes. It is one locked file on this computer. "
        "Choose a passphrase for it.",
    )
