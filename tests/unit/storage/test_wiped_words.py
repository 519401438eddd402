# SPDX-License-Identifier: Apache-2.0
"""A wiped record stays wiped: words that waited for it, or were on their way, come back nowhere."""

from dataclasses import replace

import pytest

from companion.domain.checklist import Answer, Child, Reply
from companion.domain.errors import CompanionError, ErrorCode
from companion.domain.journal import Draft, EntryText, Happened
from companion.services.private_room import RoomKeeper
from companion.storage.edge_store import STRANGE, join_carried
from companion.storage.owners import Owners
from companion.storage.unkept_files import NAME
from companion.storage.vault import VaultFolder
from tests.fakes import START
from tests.unit.storage.vault_home import CHEAP, PASSPHRASE, refused

WORDS = "words of her zq9"


@pytest.fixture
def elsewhere(tmp_path):
    return tmp_path / "elsewhere"


@pytest.fixture
def keepers(home, elsewhere):
    """Make a new program over the same folder; each is closed after the test."""
    opened = []

    def make():
        door = VaultFolder(home.folder, home.clock, CHEAP, (elsewhere,))
        opened.append(RoomKeeper(door, None, home.clock, lambda _: None))
        return opened[-1]

    yield make
    for keeper in opened:
        keeper.close()


@pytest.fixture(params=["alone", "beside another"])
def labels(request):
    return ["Mia"] if request.param == "alone" else ["Mia", "Leo"]


def full(keeper, *, is_full=True):
    keeper._open._db.execute(f"pragma query_only = {'on' if is_full else 'off'}").fetchall()


def write(keeper, child, words=WORDS, entry=None):
    draft = Draft(child.id, entry, Happened(), EntryText(saw=words), START)
    keeper._open.journal.keep_draft(draft)


def lock_on_a_full_disk(keepers, labels, *writes):
    """Have each write refused at a lock; return the children."""
    keeper = keepers()
    room = keeper.open(PASSPHRASE)
    children = [room.checklist.add_child(label) for label in labels]
    keeper._open.journal.add_entry(children[0].id, Happened(), EntryText(saw="one"), START)
    review = keeper._open.checklist.start_review(children[0].id, START)
    keeper.hold_unkept(None)
    full(keeper)
    for one in writes:
        with pytest.raises(CompanionError):
            one(keeper, children[0], review)
    keeper.seal_and_close()
    return children


def a_draft(keeper, child, _):
    write(keeper, child)


def a_change(keeper, child, _):
    write(keeper, child, entry=1)


def an_answer(keeper, _, review):
    answer = Answer("sign-1", Reply.YES, note=WORDS)
    keeper._open.checklist.keep_answer(review.id, answer)


def details(keeper, child, _):
    keeper._open.child_drafts.keep_child_draft(Child(child.id, f"Mia {WORDS}"), START)


ALL = (a_draft, a_change, an_answer, details)


def opened_on_a_full_disk(keepers, monkeypatch):
    """Open while nothing can be written: what was sealed waits on."""
    with monkeypatch.context() as patch:
        patch.setattr("companion.storage.sealed_words._note", cannot)
        patch.setattr("companion.storage.sealed_words.join_carried", cannot)
        keeper = keepers()
        room = keeper.open(PASSPHRASE)
    assert keeper.is_waiting
    return keeper, room


def cannot(*_):
    raise CompanionError(ErrorCode.DISK_FULL)


def words_left(home):
    """Return every row of every table that holds the words."""
    db = home.unlock()._db
    tables = [one for one in db.table_names() if not one.startswith("entry_")]
    found = [(name, row) for name in tables for row in db.table(name).rows if "zq9" in repr(row)]
    home.close()
    return found


def files(home, elsewhere):
    return [place for place in (home.folder / NAME, elsewhere / NAME) if place.exists()]


def wipe(room, child):
    return room.records.wipe(child, child.label, wants_no_copy=True)


def test_words_that_wait_go_with_the_record(keepers, labels, monkeypatch, home, elsewhere):
    mia, *_ = lock_on_a_full_disk(keepers, labels, *ALL)
    assert files(home, elsewhere)
    keeper, room = opened_on_a_full_disk(keepers, monkeypatch)
    wipe(room, mia)
    # Also where the power goes now: no file holds them beside the new vault.
    assert files(home, elsewhere) == []
    keeper.seal_and_close()
    again = keepers()
    room = again.open(PASSPHRASE)
    assert [one.label for one in room.checklist.children()] == labels[1:]
    assert (room.waiting.strange(), again.kept_again, again.is_strange) == ("", 0, False)
    again.close()
    assert words_left(home) == []


def test_a_line_that_is_found_later_brings_nothing_back(keepers, monkeypatch, home, elsewhere):
    mia, _ = lock_on_a_full_disk(keepers, ["Mia", "Leo"], *ALL)
    (file,) = files(home, elsewhere)
    lines = file.read_bytes()
    keeper, room = opened_on_a_full_disk(keepers, monkeypatch)
    wipe(room, mia)
    keeper.seal_and_close()
    elsewhere.mkdir(exist_ok=True)
    (elsewhere / NAME).write_bytes(lines)
    again = keepers()
    assert again.open(PASSPHRASE).waiting.strange() == ""
    again.seal_and_close()
    assert words_left(home) == []
    assert files(home, elsewhere) == []


def test_a_line_that_came_since_the_opening_goes_too(keepers, home, elsewhere):
    mia, _ = lock_on_a_full_disk(keepers, ["Mia", "Leo"], *ALL)
    (file,) = files(home, elsewhere)
    lines = file.read_bytes()
    file.unlink()
    keeper = keepers()
    room = keeper.open(PASSPHRASE)
    file.write_bytes(lines)
    wipe(room, mia)
    keeper.seal_and_close()
    assert files(home, elsewhere) == []
    again = keepers()
    assert again.open(PASSPHRASE).waiting.strange() == ""
    again.close()
    assert words_left(home) == []


def test_where_nothing_is_wiped_the_words_wait_on(keepers, labels, monkeypatch, home):
    mia, *_ = lock_on_a_full_disk(keepers, labels, a_draft)
    keeper, room = opened_on_a_full_disk(keepers, monkeypatch)
    with monkeypatch.context() as patch:
        patch.setattr("companion.storage.record_wipe._replace", cannot)
        refused(ErrorCode.DISK_FULL, wipe, room, mia)
    assert keeper.is_waiting
    assert [one.label for one in room.checklist.children()] == labels
    keeper.seal_and_close()
    again = keepers()
    again.open(PASSPHRASE)
    assert again._open.journal.draft(mia.id, None).text.saw == WORDS


@pytest.mark.parametrize("end", ["lock", "power cut"])
def test_words_of_another_child_are_there_after_the_wipe(keepers, monkeypatch, end):
    mia, leo = lock_on_a_full_disk(
        keepers, ["Mia", "Leo"], lambda keeper, child, _: write(keeper, Child(child.id + 1, "Leo"))
    )
    keeper, room = opened_on_a_full_disk(keepers, monkeypatch)
    wipe(room, mia)
    # They are not written below an open page, which does not know of them.
    assert keeper.is_waiting
    assert keeper._open.journal.draft(leo.id, None) is None
    if end == "lock":
        keeper.seal_and_close()
    keeper.close()
    again = keepers()
    again.open(PASSPHRASE)
    assert again._open.journal.draft(leo.id, None).text.saw == WORDS


@pytest.mark.parametrize("one", ALL)
def test_what_a_page_still_shows_is_not_sealed_at_the_lock(keepers, one, home, elsewhere):
    keeper = keepers()
    room = keeper.open(PASSPHRASE)
    mia, leo = (room.checklist.add_child(label) for label in ("Mia", "Leo"))
    keeper._open.journal.add_entry(mia.id, Happened(), EntryText(saw="one"), START)
    review = keeper._open.checklist.start_review(mia.id, START)
    one(keeper, mia, review)
    wipe(room, mia)
    keeper.hold_unkept(None)
    with pytest.raises(CompanionError):
        one(keeper, mia, review)
    full(keeper)
    with pytest.raises(CompanionError):
        write(keeper, leo, "words of him")
    full(keeper, is_full=False)
    keeper.seal_and_close()
    again = keepers()
    assert again.open(PASSPHRASE).waiting.strange() == ""
    assert again._open.journal.draft(leo.id, None).text.saw == "words of him"
    again.close()
    assert words_left(home) == []


def test_who_leaves_after_a_wipe_that_failed_has_the_words_sealed(keepers, monkeypatch):
    keeper = keepers()
    room = keeper.open(PASSPHRASE)
    mia = room.checklist.add_child("Mia")
    monkeypatch.setattr("companion.storage.record_wipe._replace", cannot)
    refused(ErrorCode.DISK_FULL, wipe, room, mia)
    keeper.hold_unkept(("saw", "on the way"))
    full(keeper)
    with pytest.raises(CompanionError):
        write(keeper, mia)
    keeper.seal_and_close()
    again = keepers()
    again.open(PASSPHRASE)
    assert again._open.journal.draft(mia.id, None).text.saw == WORDS
    assert again.take_carried() == ("saw", "on the way")


def test_words_on_their_way_stay_gone_after_the_last_record(keepers):
    keeper = keepers()
    room = keeper.open(PASSPHRASE)
    mia = room.checklist.add_child("Mia")
    keeper.keep_carried(("saw", WORDS))
    wipe(room, mia)
    # The window has them still when the lock comes.
    keeper.hold_unkept(("saw", WORDS))
    keeper.seal_and_close()
    again = keepers()
    again.open(PASSPHRASE)
    assert again.take_carried() is None


def test_who_leaves_right_then_has_them_not_sealed_either(keepers, home, elsewhere):
    keeper = keepers()
    room = keeper.open(PASSPHRASE)
    wipe(room, room.checklist.add_child("Mia"))
    keeper.hold_unkept(("saw", WORDS))
    keeper.seal_beside()
    assert (keeper.sealed, files(home, elsewhere)) == ("", [])


def test_words_for_a_child_who_came_after_the_wipe_are_sealed(keepers):
    keeper = keepers()
    room = keeper.open(PASSPHRASE)
    wipe(room, room.checklist.add_child("Mia"))
    room.checklist.add_child("Leo")
    keeper.hold_unkept(("saw", WORDS))
    keeper.seal_and_close()
    again = keepers()
    again.open(PASSPHRASE)
    assert again.take_carried() == ("saw", WORDS)


LOST = "Mia\n\nwords of her zq9\n\nmore zq9"


@pytest.mark.parametrize(
    ("waits", "left"),
    [
        (LOST, ""),
        (LOST.replace("Mia", "mia"), ""),
        (f"{LOST}\n\nLeo\n\nhis words", "Leo\n\nhis words"),
        # Nobody knows where the words of Zoe, who is not here, begin: but they begin with her.
        ("Zoe\n\nwords\n\nMia\n\nwords", "Zoe\n\nwords\n\nMia\n\nwords"),
        # A brother who told it is no beginning of his sister's words.
        ("Leo\n\nwords\n\nMia\n\nthe rest", "Leo\n\nwords\n\nMia\n\nthe rest"),
        ("Miamae\n\nwords", "Miamae\n\nwords"),
    ],
)
def test_words_that_lost_their_place_go_where_they_begin_with_the_child(keepers, waits, left):
    keeper = keepers()
    room = keeper.open(PASSPHRASE)
    mia, _ = (room.checklist.add_child(label) for label in ("Mia", "Leo"))
    join_carried(keeper._open._db, STRANGE, ("saw", waits))
    beside = room.records.waiting_beside(mia)
    assert (beside.is_going, beside.is_staying) == (left != waits, bool(left))
    wipe(room, mia)
    assert room.waiting.strange() == left


def test_of_two_children_of_one_name_nobody_knows_whose_words_they_are(keepers):
    keeper = keepers()
    room = keeper.open(PASSPHRASE)
    mia, _ = (room.checklist.add_child(label) for label in ("Mia", " MIA "))
    join_carried(keeper._open._db, STRANGE, ("saw", LOST))
    beside = room.records.waiting_beside(mia)
    assert (beside.is_going, beside.is_staying) == (False, True)
    wipe(room, mia)
    assert room.waiting.strange() == LOST


@pytest.mark.parametrize(
    ("name", "other", "goes"), [("Mia", "Leo", True), ("Mimi", "Leo", False), ("Mia", "mia", False)]
)
def test_words_with_no_place_and_no_room_are_said_too(keepers, monkeypatch, name, other, goes):
    """The words are about Mia and an entry that is not there; she may have another name now."""
    mia, _ = lock_on_a_full_disk(keepers, ["Mia", other], a_change)
    with monkeypatch.context() as patch:
        patch.setattr(Owners, "now", lambda *_: {"child": name})
        keeper, room = opened_on_a_full_disk(keepers, monkeypatch)
        room.checklist.change_child(replace(mia, label=name))
        mia = replace(mia, label=name)
        beside = room.records.waiting_beside(mia)
        assert (beside.is_going, beside.is_staying) == (goes, not goes)
        wipe(room, mia)
        assert keeper.is_waiting != goes


def test_words_on_their_way_that_still_wait_go_with_the_last_record(keepers, monkeypatch):
    keeper = keepers()
    mia = keeper.open(PASSPHRASE).checklist.add_child("Mia")
    keeper.hold_unkept(("saw", WORDS))
    full(keeper)
    keeper.seal_and_close()
    keeper, room = opened_on_a_full_disk(keepers, monkeypatch)
    beside = room.records.waiting_beside(mia)
    assert (beside.is_going, beside.is_staying) == (True, False)
    wipe(room, mia)
    keeper.seal_and_close()
    again = keepers()
    again.open(PASSPHRASE)
    assert again.take_carried() is None


def test_words_on_their_way_stay_where_another_child_is_and_it_is_said(keepers):
    keeper = keepers()
    room = keeper.open(PASSPHRASE)
    mia, leo = (room.checklist.add_child(label) for label in ("Mia", "Leo"))
    assert not room.records.waiting_beside(mia).is_staying
    keeper.keep_carried(("saw", "on the way"))
    assert room.records.waiting_beside(mia).is_staying
    wipe(room, mia)
    assert keeper._open.edges.carried() == ("saw", "on the way")
    # With the last one they go, and nothing stays.
    beside = room.records.waiting_beside(leo)
    assert (beside.is_going, beside.is_staying) == (True, False)
    wipe(room, leo)
    assert keeper._open.edges.carried() is None


@pytest.mark.parametrize(
    ("typed", "stays"),
    [("Mia", False), ("mia new spelling", False), ("Miamae", True), ("Leo", True), ("", True)],
)
def test_a_new_child_that_is_half_typed_goes_where_it_has_the_name(keepers, typed, stays):
    keeper = keepers()
    room = keeper.open(PASSPHRASE)
    mia = room.checklist.add_child("Mia")
    room.child_drafts.keep(Child(0, typed, birth_year=2014))
    assert room.records.waiting_beside(mia).is_new_begun == stays
    wipe(room, mia)
    assert [one.label for one in room.child_drafts.all()] == ([typed] if stays else [])
