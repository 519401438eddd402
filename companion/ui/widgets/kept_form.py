# SPDX-License-Identifier: Apache-2.0
"""A form that stands in several pages, and keeps what is typed by itself."""

from companion.ui.widgets.card import Card


class KeptForm(Card):
    """Found by the page it stands in, which has it keep what is typed before a lock."""

    def keep_words(self) -> None:
        """Keep what is typed, and wait for it shortly."""
        raise NotImplementedError

    @property
    def has_unkept_words(self) -> bool:
        """True where something is typed that the vault does not have yet."""
        raise NotImplementedError
