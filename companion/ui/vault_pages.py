# SPDX-License-Identifier: Apache-2.0
"""The pages about the vault itself: secrets, a new key, copies, bringing one back, wiping.

Part of the page registry: a page's module is imported when it is first opened.
"""

from companion.services.private_room import PrivateRoom
from companion.ui.kit.desk import Desk
from companion.ui.widgets.scroll_page import ScrollPage


def secrets(desk: Desk, room: PrivateRoom) -> ScrollPage:
    """Return the page for passphrase and recovery sheet."""
    from companion.ui.pages.secrets_page import SecretsPage

    return SecretsPage(desk, room)


def new_key(desk: Desk, room: PrivateRoom) -> ScrollPage:
    """Return the page that makes everything new."""
    from companion.ui.pages.new_key_page import NewKeyPage

    return NewKeyPage(desk, room)


def backups(desk: Desk, room: PrivateRoom) -> ScrollPage:
    """Return the page of copies."""
    from companion.ui.pages.backups_page import BackupsPage

    return BackupsPage(desk, room)


def restore(desk: Desk) -> ScrollPage:
    """Return the page that brings a copy back."""
    from companion.ui.pages.restore_page import RestorePage

    return RestorePage(desk)


def wipe(desk: Desk) -> ScrollPage:
    """Return the page that wipes everything."""
    from companion.ui.pages.wipe_page import WipePage

    return WipePage(desk)
