# SPDX-License-Identifier: Apache-2.0
"""When another copy is due, and places that are carried to the internet."""

from datetime import timedelta

import pytest

from companion.domain.backup import Backup, OldCopy, is_due, synced_by
from tests.fakes import START


@pytest.mark.parametrize(
    ("changed", "now", "due"),
    [
        (-1, 100, False),
        (1, 23, False),
        (1, 24, True),
        (1, -5, True),
        (-1, -23, False),
        (-1, -25, True),
        (-87_600, -87_599, True),
    ],
)
def test_due_after_a_day_with_changes_and_after_the_clock_was_set_back(changed, now, due):
    hours = [START + timedelta(hours=number) for number in (changed, now)]
    assert is_due(START, *hours) is due


def test_the_first_copy_is_due_at_once():
    assert is_due(None, START, START)


@pytest.mark.parametrize(
    ("path", "program"),
    [
        ("C:\\Users\\a\\OneDrive - Home\\Notes", "OneDrive"),
        ("/home/a/Dropbox/x", "Dropbox"),
        ("/Users/a/Library/Mobile Documents/com~apple~CloudDocs", "iCloud"),
        ("/Users/a/Library/CloudStorage/GoogleDrive-a/My Drive", "Google Drive"),
        ("G:/My Drive/x", "Google Drive"),
        ("/home/a/Documents/about-dropbox", ""),
        ("/home/a/Nextcloud/Companion", "Nextcloud"),
        ("/home/a/pCloudDrive/Companion", "pCloud"),
        ("C:\\Users\\a\\Proton Drive\\a\\My files", "Proton Drive"),
        ("/Users/a/Library/CloudStorage/ProtonDrive-a", "Proton Drive"),
        ("/Users/a/Library/CloudStorage/Box-Box/x", "Box"),
        ("C:\\Users\\a\\Box\\x", "Box"),
        ("/home/a/Box Sync/x", "Box"),
        ("/home/a/Insync/a/x", "Insync"),
        ("/home/a/box/boxes/Boxing", ""),
        ("/media/stick", ""),
    ],
)
def test_places_that_are_carried_to_the_internet(path, program):
    assert synced_by(path) == program


@pytest.mark.parametrize(
    ("is_set_aside", "is_left", "has_others", "asked"),
    [
        (False, False, False, False),
        (True, False, False, True),
        (False, True, False, True),
        (False, False, True, True),
    ],
)
def test_what_may_be_nowhere_else_is_asked_for(is_set_aside, is_left, has_others, asked):
    backup = Backup("copy-0001.zip", "copies/copy-0001.zip", START, has_others)
    old = OldCopy(backup, True, True, is_set_aside, is_left=is_left)
    assert old.is_asked_for is asked
    assert old.reasons == 2 + is_left
