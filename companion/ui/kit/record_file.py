# SPDX-License-Identifier: Apache-2.0
"""Reading a record that was handed over from a file, never more of it than a record may have."""

from pathlib import Path

from companion.domain.record_check import LONGEST_RECORD, Problem


def read_record_file(path: str) -> str | Problem:
    """Return the text of the file, or why it can not be checked."""
    try:
        if not Path(path).is_file():  # a pipe would be waited for without end
            return Problem.NOT_READABLE
        with Path(path).open("rb") as file:
            data = file.read(LONGEST_RECORD + 1)
    except (OSError, ValueError):
        return Problem.NOT_READABLE
    if len(data) > LONGEST_RECORD:
        return Problem.TOO_LARGE
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return Problem.NOT_A_RECORD
