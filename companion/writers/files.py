# SPDX-License-Identifier: Apache-2.0
"""Every kind of file that a chronology can become. Each is loaded when it is needed."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from companion.domain.chronology import Chronology, Progress
    from companion.domain.chronology_script import Script


class Files:
    """Makes the bytes, and writes nothing to a disk. Slow: never on the window's thread."""

    def word(self, script: Script, progress: Progress) -> bytes:
        """Return a Word file. Raises CompanionError(STOPPED), as the others do."""
        from companion.writers.word_file import word_bytes

        return word_bytes(script, progress)

    def text(self, script: Script, progress: Progress) -> bytes:
        """Return plain text."""
        from companion.writers.text_file import text_bytes

        return text_bytes(script, progress)

    def table(self, script: Script, progress: Progress) -> bytes:
        """Return a table (CSV)."""
        from companion.writers.table_file import table_bytes

        return table_bytes(script, progress)

    def data(self, script: Script, chronology: Chronology, progress: Progress) -> bytes:
        """Return data (JSON) that says that it can not be checked."""
        from companion.writers.data_file import data_bytes

        return data_bytes(script, chronology, progress)

    def record(self, record: Mapping[str, object]) -> bytes:
        """Return the record for checking (JSON)."""
        from companion.writers.data_file import record_bytes

        return record_bytes(record)

    def locked_pdf(self, pdf: bytes, password: str) -> bytes:
        """Return a PDF that opens with the password only."""
        from companion.writers.locked_pdf import locked_bytes

        return locked_bytes(pdf, password)
