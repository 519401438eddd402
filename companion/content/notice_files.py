# SPDX-License-Identifier: Apache-2.0
"""`resources/notices/`: who made the programs that come with this one, and their licences."""

from pathlib import Path

from companion.content.reader import damaged, read_toml
from companion.content.schema import Strict
from companion.domain.notices import Notice

LIST = "notices.toml"


class NoticeEntry(Strict):
    """One program in the list."""

    name: str
    licence: str
    source: str
    copyright: tuple[str, ...]
    texts: tuple[str, ...]
    version: str = ""
    inside: str = ""


class NoticeList(Strict):
    """The whole list."""

    notice: tuple[NoticeEntry, ...]


class NoticeFiles:
    """Reads the list and one text at a time, when they are asked for. Raises CompanionError."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def notices(self) -> tuple[Notice, ...]:
        """Return all programs: first those that come by themselves, with their parts behind."""
        found = read_toml(self._folder / LIST, LIST, NoticeList).notice
        return tuple(
            Notice(
                name=one.name,
                version=one.version,
                licence=one.licence,
                source=one.source,
                inside=one.inside,
                copyright=one.copyright,
                texts=one.texts,
            )
            for one in found
        )

    def licence_text(self, name: str) -> str:
        """Return the words of a licence that the list names."""
        try:
            return (self._folder / f"{name}.txt").read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError):
            raise damaged(f"{name}.txt") from None
