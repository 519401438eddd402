# SPDX-License-Identifier: Apache-2.0
"""Settings: changed, told, kept; and in force even where keeping fails."""

import pytest

from companion.domain.errors import CompanionError, ErrorCode
from companion.domain.preferences import Preferences, ThemeChoice
from companion.services.changes import Change
from companion.services.preferences_service import PreferencesService
from tests.fakes import FakePreferencesFile


def test_a_change_is_told_and_kept():
    file, told = FakePreferencesFile(), []
    service = PreferencesService(file, told.append)
    service.change(theme=ThemeChoice.DARK)
    assert service.now.theme is ThemeChoice.DARK
    assert file.load().theme is ThemeChoice.DARK
    assert told == [Change.PREFERENCES]


def test_what_was_stored_is_in_force():
    file = FakePreferencesFile(Preferences(country="IE"))
    assert PreferencesService(file, lambda _: None).now.country == "IE"


def test_a_change_holds_even_where_it_can_not_be_kept():
    class FullDisk(FakePreferencesFile):
        def save(self, preferences):
            raise CompanionError(ErrorCode.DISK_FULL)

    service = PreferencesService(FullDisk(), lambda _: None)
    with pytest.raises(CompanionError):
        service.change(text_size=150)
    assert service.now.text_size == 150
