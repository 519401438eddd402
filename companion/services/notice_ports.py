# SPDX-License-Identifier: Apache-2.0
"""Where the licences of others' programs come from."""

from typing import Protocol

from companion.domain.notices import Notice


class NoticeSource(Protocol):
    """Notices and licence texts. Both raise CompanionError where they can not be read."""

    def notices(self) -> tuple[Notice, ...]:
        """Return all programs, in the order in which they are shown."""
        ...

    def licence_text(self, name: str) -> str:
        """Return the words of a licence, as its authors wrote them."""
        ...
