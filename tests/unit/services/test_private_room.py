# SPDX-License-Identifier: Apache-2.0
"""Opening and closing the private room, and the reports and talks in it."""

from dataclasses import replace
from datetime import date

import pytest

from companion.domain.errors import CompanionError, ErrorCode
from companion.domain.new_secrets import NewSecrets
from companion.domain.report import Promise, PromiseState, Report
from companion.domain.talk import Talk
from companion.services.changes import Change
from companion.services.fact_service import FactFileService
from companion.services.private_room import RoomKeeper
from tests.fakes import RECOVERY_CODE, FakeClock, FakeVaultDoor, InMemoryUnkeptStore

PASSPHRASE, NEW = "kettle orbit velvet nine", "a wholly new passphrase"


@pytest.fixture
def told() -> list[Change]:
    return []


@pytest.fixture
def door() -> FakeVaultDoor:
    return FakeVaultDoor()


@pytest.fixture
def keeper(told, door) -> RoomKeeper:
    return RoomKeeper(door, None, FakeClock(), told.append)


def test_a_new_vault_opens_with_its_passphrase(keeper):
    assert not keeper.exists()
    assert keeper.create(PASSPHRASE)
    assert keeper.exists()
    assert keeper.open(PASSPHRASE).checklist.children() == ()


def test_it_does_not_open_twice_at_once(keeper):
    keeper.create(PASSPHRASE)
    keeper.open(PASSPHRASE)
    with pytest.raises(CompanionError) as refused:
        keeper.open(PASSPHRASE)
    assert refused.value.code is ErrorCode.VAULT_IN_USE


def test_after_closing_it_opens_again(keeper):
    keeper.create(PASSPHRASE)
    keeper.open(PASSPHRASE)
    keeper.close()
    keeper.close()
    assert keeper.open(PASSPHRASE)


def test_the_recovery_code_sets_a_new_passphrase(keeper):
    code = keeper.create(PASSPHRASE)
    assert keeper.open_with_recovery_code(code, "a wholly new passphrase")
    keeper.close()
    assert keeper.open("a wholly new passphrase")


def test_reports_and_talks_are_kept_and_told(keeper, told):
    keeper.create(PASSPHRASE)
    room = keeper.open(PASSPHRASE)
    child = room.checklist.add_child("M.")
    report = room.reports.save(
        Report(id=0, child_id=child.id, channel="CEOP", reported_on=date(2026, 5, 3))
    )
    talk = room.talks.save(Talk(id=0, child_id=child.id, topic="gaming"))
    assert list(room.reports.of(child.id)) == [report]
    assert list(room.talks.of(child.id)) == [talk]
    assert report.written_at is not None
    assert {Change.REPORTS, Change.TALKS} <= set(told)


def test_only_saving_makes_a_record_of_a_form(keeper, told):
    keeper.create(PASSPHRASE)
    room = keeper.open(PASSPHRASE)
    talk = Talk(id=0, child_id=1, topic="gaming")
    kept = room.talks.drafts.keep(talk)
    kept = room.talks.drafts.keep(replace(talk, topic="games"), kept.id)
    assert (list(room.talks.of(1)), told) == ([], [])
    assert [one.record.topic for one in room.talks.drafts.of(1)] == ["games"]
    room.talks.save(kept.record, kept.id)
    assert room.talks.drafts.of(1) == ()
    other = room.reports.drafts.keep(Report(0, 1, "CEOP", date(2026, 5, 3)))
    room.reports.drafts.drop(other.id)
    assert room.reports.drafts.of(1) == ()


@pytest.mark.expects_log_warning
def test_a_draft_that_stays_does_not_undo_the_saving(keeper, door, monkeypatch):
    keeper.create(PASSPHRASE)
    room = keeper.open(PASSPHRASE)
    kept = room.talks.drafts.keep(Talk(id=0, child_id=1, topic="gaming"))

    def full(_draft_id):
        raise CompanionError(ErrorCode.DISK_FULL)

    with monkeypatch.context() as patch:
        patch.setattr(door.vault.form_drafts, "drop_form_draft", full)
        room.talks.save(kept.record, kept.id)
    assert len(room.talks.of(1)) == 1
    assert len(room.talks.drafts.of(1)) == 1


def test_marking_a_promise_leaves_what_was_saved_since(keeper):
    keeper.create(PASSPHRASE)
    room = keeper.open(PASSPHRASE)
    child = room.checklist.add_child("A")
    promises = (Promise("ring"), Promise("write"))
    first = room.reports.save(Report(0, child.id, "CEOP", date(2026, 5, 3), promises=promises))
    room.reports.mark(first, 0, PromiseState.KEPT)
    marked = room.reports.mark(first, 1, PromiseState.KEPT)
    assert marked.open_promises == ()
    other = room.reports.save(replace(marked, promises=(Promise("ring"), Promise("come"))))
    assert room.reports.mark(first, 1, PromiseState.KEPT) == other
    shorter = room.reports.save(replace(marked, promises=()))
    assert room.reports.mark(first, 1, PromiseState.KEPT) == shorter
    new = Report(0, child.id, "School", date(2026, 5, 4), promises=promises)
    assert room.reports.mark(new, 1, PromiseState.KEPT).open_promises == promises[:1]


def test_new_secrets_close_the_room_and_open_it_again(keeper):
    keeper.create(PASSPHRASE)
    keeper.open(PASSPHRASE)
    assert keeper.is_open()
    keeper.renew(PASSPHRASE, NewSecrets(NEW, RECOVERY_CODE))
    assert not keeper.is_open()
    assert keeper.open(NEW)


def test_wiping_an_open_room_asks_for_the_passphrase(keeper, door):
    keeper.create(PASSPHRASE)
    keeper.open(PASSPHRASE)
    with pytest.raises(CompanionError) as refused:
        keeper.wipe_everything("wrong", keeps_settings=True)
    assert refused.value.code is ErrorCode.WRONG_PASSPHRASE
    assert keeper.is_open()
    assert door.wipes == []
    keeper.wipe_everything(PASSPHRASE, keeps_settings=True)
    assert door.wipes == ["settings=True open=True"]
    assert not keeper.is_open()
    assert not keeper.exists()


def test_wiping_a_locked_room_needs_none(keeper, door):
    keeper.create(PASSPHRASE)
    keeper.wipe_everything("", keeps_settings=False)
    assert door.wipes == ["settings=False open=False"]
    assert not keeper.exists()


def test_where_nothing_can_be_wiped_the_room_stays_open(keeper, door):
    keeper.create(PASSPHRASE)
    keeper.open(PASSPHRASE)
    door.begin_wipe = lambda **_: (_ for _ in ()).throw(CompanionError(ErrorCode.READ_ONLY))
    with pytest.raises(CompanionError):
        keeper.wipe_everything(PASSPHRASE, keeps_settings=True)
    assert keeper.is_open()


def test_a_code_for_new_secrets_is_drawn_only_for_two_good_passphrases(keeper):
    keeper.create(PASSPHRASE)
    secrets = keeper.open(PASSPHRASE).secrets
    for current, new, code in (
        (PASSPHRASE, "short", ErrorCode.WEAK_PASSPHRASE),
        (PASSPHRASE, " " * 20, ErrorCode.WEAK_PASSPHRASE),
        ("wrong", NEW, ErrorCode.WRONG_PASSPHRASE),
    ):
        with pytest.raises(CompanionError) as refused:
            secrets.draw_code_for(current, new)
        assert refused.value.code is code
    assert secrets.draw_code_for(PASSPHRASE, NEW) != RECOVERY_CODE


def test_sealed_words_are_in_a_file_too_until_they_are_kept(keeper, door, monkeypatch):
    keeper.create(PASSPHRASE)
    keeper.open(PASSPHRASE)
    unkept = door.vault.unkept
    with monkeypatch.context() as full:
        full.setattr(unkept, "sealed", lambda: "AAAA")
        keeper.seal_and_close()
    assert (keeper.sealed, door.unkept_files.words()) == ("AAAA", ("AAAA",))
    # The file alone is there: nobody handed anything over. It holds words of another vault too.
    keeper.sealed = ""
    door.unkept_files.lines.append("BBBB")
    monkeypatch.setattr(unkept, "take", lambda words: words == "AAAA")
    monkeypatch.setattr(unkept, "is_waiting", True)
    keeper.open(PASSPHRASE)
    assert door.unkept_files.words() == ("AAAA", "BBBB")
    with monkeypatch.context() as full:
        full.setattr(unkept, "sealed", lambda: "CCCC")
        keeper.seal_and_close()
    assert door.unkept_files.words() == ("BBBB", "CCCC")
    monkeypatch.setattr(unkept, "take", lambda words: words == "CCCC")
    monkeypatch.setattr(unkept, "is_waiting", False)
    keeper.open(PASSPHRASE)
    assert (keeper.sealed, door.unkept_files.words()) == ("", ("BBBB",))


def test_words_that_wait_and_those_on_their_way_are_sealed_together(keeper, door):
    keeper.create(PASSPHRASE)
    door.vault.edges.keep_carried(("saw", "waited"))
    keeper.open(PASSPHRASE)
    keeper.hold_unkept(None)
    assert door.vault.unkept.carried == ("saw", "waited")
    keeper.hold_unkept(("told", "on their way"))
    assert door.vault.unkept.carried == ("told", "waited\n\non their way")
    assert keeper.take_carried() == ("told", "waited\n\non their way")
    keeper.hold_unkept(("told", "later"))
    assert keeper.take_carried(("saw", "new")) == ("saw", "later\n\nnew")
    assert keeper.take_carried(("saw", "new")) is None


def test_what_an_opening_that_failed_had_taken_stays_in_the_file(keeper, door, monkeypatch):
    keeper.create(PASSPHRASE)
    door.unkept_files.lines = ["AAAA"]
    unkept = door.vault.unkept
    with monkeypatch.context() as odd:
        odd.setattr(unkept, "take", lambda _: True)
        odd.setattr(unkept, "put_back", lambda: {}["odd"])
        with pytest.raises(KeyError):
            keeper.open(PASSPHRASE)
    with monkeypatch.context() as other:
        other.setattr(unkept, "take", lambda _: False)
        keeper.open(PASSPHRASE)
        keeper.seal_and_close()
    assert door.unkept_files.words() == ("AAAA",)


def test_a_new_key_is_made_once_all_is_written_that_waits(keeper, door, monkeypatch):
    keeper.create(PASSPHRASE)
    keeper.open(PASSPHRASE)
    done: list[str] = []
    renew = door.renew
    monkeypatch.setattr(door.vault.unkept, "put_back", lambda: done.append("put back"))
    monkeypatch.setattr(door, "renew", lambda *given: (done.append("renewed"), renew(*given)))
    keeper.renew(PASSPHRASE, NewSecrets(NEW, RECOVERY_CODE))
    assert done[:2] == ["put back", "renewed"]


def test_no_new_key_is_made_while_words_wait_for_the_one_of_today(keeper, door, monkeypatch):
    keeper.create(PASSPHRASE)
    door.unkept_files.lines = ["AAAA"]
    monkeypatch.setattr(door.vault.unkept, "take", lambda _: True)
    monkeypatch.setattr(door.vault.unkept, "is_waiting", True)
    keeper.open(PASSPHRASE)
    with pytest.raises(CompanionError) as refused:
        keeper.renew(PASSPHRASE, NewSecrets(NEW, RECOVERY_CODE))
    assert refused.value.code is ErrorCode.STORAGE_FAILED
    assert keeper.is_open()
    assert door.unkept_files.words() == ("AAAA",)
    # There is room again: they are written, and nothing stays under the key that goes.
    monkeypatch.setattr(door.vault.unkept, "is_waiting", False)
    keeper.renew(PASSPHRASE, NewSecrets(NEW, RECOVERY_CODE))
    assert door.unkept_files.words() == ()


def test_wiping_everything_takes_what_was_handed_over(keeper):
    keeper.create(PASSPHRASE)
    keeper.sealed = "AAAA"
    keeper.wipe_everything("", keeps_settings=True)
    assert keeper.sealed == ""


def test_where_sealing_fails_the_file_keeps_what_it_has(keeper, door, monkeypatch):
    keeper.create(PASSPHRASE)
    door.unkept_files.lines = ["AAAA"]
    unkept = door.vault.unkept
    monkeypatch.setattr(unkept, "take", lambda _: True)
    monkeypatch.setattr(unkept, "is_waiting", True)
    keeper.open(PASSPHRASE)

    def fail() -> str:
        raise CompanionError(ErrorCode.DISK_FULL)

    monkeypatch.setattr(unkept, "sealed", fail)
    keeper.seal_and_close()
    assert not keeper.is_open()
    assert door.unkept_files.words() == ("AAAA",)


@pytest.mark.parametrize("odd", [AttributeError, CompanionError(ErrorCode.DISK_FULL)])
def test_a_room_that_can_not_be_furnished_is_closed_and_what_is_sealed_stays(
    keeper, door, monkeypatch, odd
):
    keeper.create(PASSPHRASE)
    keeper.sealed = "words"

    def fail(_):
        raise odd

    with monkeypatch.context() as patch:
        patch.setattr(door.vault.unkept, "take", fail)
        with pytest.raises(odd if isinstance(odd, type) else CompanionError):
            keeper.open(PASSPHRASE)
    assert not keeper.is_open()
    assert door.vault.fault.code is ErrorCode.VAULT_LOCKED
    assert keeper.sealed == "words"
    assert keeper.open(PASSPHRASE)


def test_newer_facts_are_put_down_where_the_room_can_not_be_furnished(keeper, door, monkeypatch):
    keeper.create(PASSPHRASE)
    put_down = []
    monkeypatch.setattr(FactFileService, "put_down", lambda _: put_down.append(True))
    monkeypatch.setattr(FactFileService, "use_kept", lambda _: {}["odd"])
    with pytest.raises(KeyError):
        keeper.open(PASSPHRASE)
    assert put_down
    assert not keeper.is_open()


class Sealing(InMemoryUnkeptStore):
    """Seals the same words every time."""

    is_begun = False

    def begin(self) -> None:
        self.is_begun = True

    def sealed(self) -> str:
        return "AAAA"

    def sealed_beside(self) -> str:
        return "BBBB"


@pytest.fixture
def sealing(door) -> Sealing:
    door.vault.unkept = Sealing()
    return door.vault.unkept


def test_what_is_sealed_beside_the_vault_goes_along_and_into_a_file(keeper, door, sealing):
    keeper.seal_beside()
    assert (keeper.sealed, door.unkept_files.lines) == ("", [])
    keeper.create(PASSPHRASE)
    keeper.open(PASSPHRASE)
    keeper.seal_beside()
    assert (keeper.sealed, door.unkept_files.lines) == ("BBBB", ["BBBB"])
    assert keeper.is_open()


def test_words_that_come_after_the_vault_was_closed_are_sealed_still(keeper, sealing):
    keeper.create(PASSPHRASE)
    keeper.open(PASSPHRASE)
    keeper.close()
    keeper.hold_unkept(None)
    assert sealing.is_begun
    keeper.seal_and_close()
    assert keeper.sealed == "AAAA"


def test_nothing_is_sealed_once_everything_is_wiped(keeper, door, sealing):
    keeper.create(PASSPHRASE)
    keeper.open(PASSPHRASE)
    keeper.wipe_everything(PASSPHRASE, keeps_settings=False)
    keeper.hold_unkept(None)
    keeper.seal_beside()
    keeper.seal_and_close()
    assert (keeper.sealed, door.unkept_files.lines) == ("", [])


def test_where_nothing_was_wiped_words_are_sealed_as_ever(keeper, door, sealing):
    keeper.create(PASSPHRASE)
    keeper.open(PASSPHRASE)
    door.fault.code = ErrorCode.DISK_FULL
    with pytest.raises(CompanionError):
        keeper.wipe_everything(PASSPHRASE, keeps_settings=False)
    door.fault.code = None
    keeper.seal_beside()
    assert keeper.sealed == "BBBB"
