# SPDX-License-Identifier: Apache-2.0
"""What the services need for newer facts from a file: a part of `ports.py`."""

from collections.abc import Iterable
from datetime import date
from typing import Protocol

from companion.domain.fact_file import FactFile, KeptFactFile, Refused


class FactSource(Protocol):
    """The doors, which a file with newer facts may change for as long as the vault is open."""

    def read_fact_file(
        self, text: str, today: date, added_on: date | None = None
    ) -> FactFile | Refused:
        """Return what a file would change, or why it is not taken. Slow: not for the window.

        `added_on` is given for a file that was taken before.
        """
        ...

    def use_fact_files(self, files: Iterable[FactFile]) -> None:
        """Let these files, and no others, speak beside our own lists."""
        ...

    def fact_files(self) -> tuple[FactFile, ...]:
        """Return the files in use."""
        ...


class FactFileStore(Protocol):
    """Files with newer facts, one for each country."""

    def keep_fact_file(self, file: KeptFactFile) -> None:
        """Keep it in place of the one before for the same country."""
        ...

    def drop_fact_file(self, code: str) -> None: ...
    def fact_files(self) -> tuple[KeptFactFile, ...]:
        """Return the files, by country."""
        ...
