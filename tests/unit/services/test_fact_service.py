# SPDX-License-Identifier: Apache-2.0
"""How old the facts are, and files with newer ones: taken whole, put down, gone back from."""

from datetime import UTC, date, datetime

import pytest

from companion.content.catalog import Catalog
from companion.domain.errors import CompanionError, ErrorCode
from companion.domain.fact_file import KeptFactFile, Refused
from companion.paths import resources_folder
from companion.services.changes import Change
from companion.services.channel_service import ChannelService
from companion.services.fact_service import FactAgeService, FactFileService, today
from companion.services.private_room import RoomKeeper
from tests.fact_files import DIAL, DOOR, GB, NEW_DOOR, PHONE, changed, newer
from tests.fake_journal import Fault
from tests.fakes import FakeClock, FakeVaultDoor, InMemoryFactFileStore
from tests.unit.services.local_fakes import LittleContent

DAY_SECONDS = 86_400
CHANGED = changed(PHONE, "0808 800 5999", DIAL, "tel:08088005999")


@pytest.fixture
def clock():
    return FakeClock(datetime(2027, 1, 15, 20, 30, tzinfo=UTC))


@pytest.fixture(scope="module")
def catalog():
    return Catalog.built_in(resources_folder() / "content")


@pytest.fixture
def content(catalog):
    yield catalog
    catalog.use_fact_files(())


@pytest.fixture
def told():
    return []


@pytest.fixture
def store():
    return InMemoryFactFileStore(Fault())


@pytest.fixture
def service(store, content, clock, told):
    return FactFileService(store, content, clock, told.append)


@pytest.fixture
def read(content, clock):
    return lambda text: content.read_fact_file(text, today(clock))


def number(content):
    return next(door.phone for door in content.channels("GB") if door.id == DOOR)


def test_each_country_has_its_age_and_what_is_due(content, clock):
    ages = FactAgeService(content, clock)
    assert ages.age("GB").due == ()
    clock.advance(90 * DAY_SECONDS)
    gb = ages.age("GB")
    assert gb.doors == len(gb.due)
    assert {door.country for door in gb.due} == {"GB"}
    every = ages.ages()
    assert [one.code for one in every][-1] == "INT"
    assert {one.code for one in every} == set(content.countries())


def test_a_country_without_doors_has_no_age(clock):
    content = LittleContent()
    content.countries = lambda: {"GB": "Here", "ZZ": "Nowhere"}
    content.channels = lambda _code: ()
    assert FactAgeService(content, clock).ages() == ()


def test_what_a_file_says_is_no_check_of_ours(content, service, read, clock):
    before = FactAgeService(content, clock).age("GB")
    service.take(read(newer(GB) + NEW_DOOR))
    assert FactAgeService(content, clock).age("GB") == before


def test_taking_keeps_uses_and_tells(service, store, content, told, read):
    taken = service.take(read(CHANGED))
    assert number(content) == "0808 800 5999"
    assert service.kept() == (KeptFactFile("GB", CHANGED, taken.added_on),)
    assert told == [Change.DOORS]


def test_a_second_file_for_a_country_takes_the_place_of_the_first(service, content, read):
    service.take(read(CHANGED))
    service.take(read(newer(GB) + NEW_DOOR))
    assert number(content) == PHONE
    assert len(service.kept()) == 1


def test_dropping_goes_back_to_our_own(service, content, told, read):
    service.take(read(CHANGED))
    service.drop("GB")
    service.drop("GB")
    assert number(content) == PHONE
    assert service.kept() == ()
    assert told == [Change.DOORS] * 3


def test_what_is_no_longer_right_is_not_taken(service, content, told, read, clock):
    file = read(CHANGED)
    clock.advance(-300 * DAY_SECONDS)
    assert isinstance(service.take(file), Refused)
    assert (number(content), service.kept(), told) == (PHONE, (), [])


def test_a_store_that_fails_changes_nothing(service, store, content, read):
    file = read(CHANGED)
    store._fault.code = ErrorCode.DISK_FULL
    with pytest.raises(CompanionError):
        service.take(file)
    assert number(content) == PHONE


def test_kept_files_are_used_from_opening_to_closing(service, store, content, clock, told, read):  # noqa: PLR0917
    service.take(read(CHANGED))
    service.put_down()
    assert number(content) == PHONE
    again = FactFileService(store, content, clock, told.append)
    again.use_kept()
    assert number(content) == "0808 800 5999"


def test_the_room_opens_where_the_files_can_not_be_read(service, store, content, told):
    store._fault.code = ErrorCode.VAULT_DAMAGED
    service.use_kept()
    assert (number(content), told) == (PHONE, [])


def test_the_room_uses_and_puts_down_what_is_kept(content, clock, told, read):
    door = FakeVaultDoor("open")
    keeper = RoomKeeper(door, content, clock, told.append)
    keeper.open("open").fact_files.take(read(CHANGED))
    keeper.close()
    assert number(content) == PHONE
    keeper.open("open")
    assert number(content) == "0808 800 5999"
    keeper.close()


def test_the_list_is_another_edition_while_a_file_is_in_use(service, content, clock, read):
    channels = ChannelService(content, clock, "GB")
    before = channels.edition
    taken = service.take(read(CHANGED))
    assert channels.edition != before
    assert channels.files_in_use() == (taken,)
    service.drop("GB")
    assert channels.edition == before


def test_a_kept_file_that_our_own_list_has_overtaken_stays_out_of_use(
    service, store, content, told
):
    older = CHANGED.replace("checked_on = 2027-01-05", "checked_on = 2026-11-20", 1)
    kept = KeptFactFile("GB", older, date(2026, 11, 20))
    store.keep_fact_file(kept)
    service.use_kept()
    service.put_down()
    assert (content.fact_files(), told, service.kept()) == ((), [], (kept,))


@pytest.mark.parametrize("odd", [ValueError, TypeError, RecursionError, KeyError])
def test_no_kept_file_whatever_it_is_like_keeps_the_room_closed(
    service, store, content, monkeypatch, odd
):
    store.keep_fact_file(KeptFactFile("GB", CHANGED, date(2027, 1, 6)))

    def fail(*_):
        raise odd

    monkeypatch.setattr(content, "read_fact_file", fail)
    service.use_kept()
    assert number(content) == PHONE
