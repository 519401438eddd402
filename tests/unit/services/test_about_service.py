# SPDX-License-Identifier: Apache-2.0
"""How old this version's statements are, seen from the clock that is given."""

from datetime import UTC, date, datetime

import pytest

from companion.content.catalog import Catalog
from companion.domain.content_age import Unit
from companion.domain.fact_file import FactFile
from companion.paths import resources_folder
from companion.services.about_service import AboutService
from tests.fact_files import DIAL, PHONE, changed
from tests.fakes import FakeClock

TODAY = date(2027, 1, 15)
CHANGED = changed(PHONE, "0808 800 5999", DIAL, "tel:08088005999")


@pytest.fixture
def content():
    return Catalog.built_in(resources_folder() / "content")


@pytest.fixture
def about(content):
    return AboutService(content, FakeClock(datetime(2027, 1, 15, 12, 0, tzinfo=UTC)))


def test_doors_and_guide_were_checked_before_today(about):
    for age in (about.doors(), about.guide()):
        assert age is not None
        assert date(2026, 1, 1) < age.oldest <= age.newest < age.today == TODAY
        assert not age.is_old
        assert age.since_newest[1] in tuple(Unit)


def test_what_a_file_says_makes_nothing_newer(about, content):
    before = about.doors()
    file = content.read_fact_file(CHANGED, TODAY)
    assert isinstance(file, FactFile)
    content.use_fact_files([file])
    assert about.doors() == before
