# SPDX-License-Identifier: Apache-2.0
"""A second place that does not answer: what stands still there holds up nothing else."""

from __future__ import annotations

from threading import Event
from time import monotonic
from typing import TYPE_CHECKING

import pytest

from companion.domain.errors import CompanionError, ErrorCode
from companion.storage import backup_file, edge_files
from companion.storage.edge_files import EdgeFiles
from companion.storage.second_place import VaultSecondPlace
from tests.fakes import START
from tests.unit.storage.two_records import STAYS, tell
from tests.unit.storage.vault_home import refused

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

SHORT, ENDLESS = 0.5, 10_000.0


class DeadShare:
    """Lets whoever touches it wait until it answers again."""

    def __init__(self) -> None:
        self.is_dead = True
        self.is_touched = Event()
        self._answers = Event()

    def touch(self) -> None:
        self.is_touched.set()
        if self.is_dead:
            assert self._answers.wait(60)

    def answer(self) -> None:
        # Nothing stands still from now on: a busy computer may take its time.
        edge_files.LOOK_SECONDS = edge_files.WRITE_SECONDS = ENDLESS
        self.is_dead = False
        self._answers.set()


@pytest.fixture
def share(monkeypatch: pytest.MonkeyPatch) -> Iterator[DeadShare]:
    monkeypatch.setattr(edge_files, "LOOK_SECONDS", SHORT)
    monkeypatch.setattr(edge_files, "WRITE_SECONDS", SHORT)
    share = DeadShare()
    yield share
    share.answer()


@pytest.fixture
def stick(tmp_path):
    folder = tmp_path / "stick"
    folder.mkdir()
    return folder


@pytest.fixture
def second(vault, stick):
    tell(vault, STAYS)
    vault.backups.second.choose(str(stick))
    return vault.backups.second


def ended(files: EdgeFiles) -> None:
    """Wait until what stood still has come to its end."""
    files._thread.join(10)
    assert not files._thread.is_alive()


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


@pytest.fixture(params=["while looking", "while writing"])
def die(request, monkeypatch, share):
    """Let the share die: where one looks at it, or in the middle of a copy to it."""
    found, pack = VaultSecondPlace._found, backup_file.pack

    def found_later(self, row):
        share.touch()
        return found(self, row)

    def pack_later(to, vault, about, keep_going):
        if about.mark:
            share.touch()
        pack(to, vault, about, keep_going)

    if request.param == "while looking":
        return lambda: monkeypatch.setattr(VaultSecondPlace, "_found", found_later)
    return lambda: monkeypatch.setattr(backup_file, "pack", pack_later)


def test_what_is_quick_returns_and_what_fails_fails():
    files = EdgeFiles()
    assert files.look(lambda: 7) == 7
    with pytest.raises(ZeroDivisionError):
        files.look(lambda: 1 / 0)
    assert files.write(lambda keep_going: keep_going() or "done") == "done"


def test_work_that_moves_on_may_take_its_time(share, monkeypatch):
    files, is_asked, now = EdgeFiles(), Event(), [0.0]
    files.keep_going = is_asked.set
    monkeypatch.setattr(edge_files, "monotonic", lambda: now[0])

    def work(keep_going):
        for _ in range(20):
            keep_going()
            now[0] += SHORT * 0.9
            is_asked.clear()
            assert is_asked.wait(60)
        return "done"

    assert files.write(work) == "done"


def test_until_it_answers_the_place_counts_as_not_there(share):
    files = EdgeFiles()
    refused(ErrorCode.PLACE_MISSING, files.look, share.touch)
    refused(ErrorCode.PLACE_MISSING, files.look, lambda: "never begun")
    share.answer()
    ended(files)
    assert files.look(lambda: "begun") == "begun"


def test_a_disk_that_must_wake_up_first_is_waited_for(share, monkeypatch):
    monkeypatch.setattr(edge_files, "WAKE_SECONDS", ENDLESS)
    files, begin = EdgeFiles(), monotonic()

    def answer_late() -> None:
        if monotonic() - begin > 2 * SHORT:
            share.answer()

    files.keep_going = answer_late
    files.wake(share.touch)
    assert monotonic() - begin > SHORT


def test_whoever_leaves_does_not_wait_for_it(share, monkeypatch):
    monkeypatch.setattr(edge_files, "WRITE_SECONDS", ENDLESS)
    files = EdgeFiles()

    def stop() -> None:
        if share.is_touched.is_set():
            raise CompanionError(ErrorCode.STOPPED)

    files.keep_going = stop
    refused(ErrorCode.STOPPED, files.write, lambda _: share.touch())


def test_a_dead_share_holds_up_no_note_and_no_copy_here(vault, second, stick, share, die):
    die()
    refused(ErrorCode.PLACE_MISSING, second.copy, START)
    assert share.is_touched.is_set()
    # It goes on standing still, and everything else goes on.
    tell(vault, "written while the share was dead")
    assert not second.is_due(START)
    assert second.place().is_there is False
    vault.backups.keep(START)
    assert len(vault.backups.state().kept) == 1
    share.answer()
    ended(second.edge)
    assert names(stick) == []
    second.copy(START)
    assert names(stick) == ["copy-0001.zip"]


def test_work_that_was_given_up_ends_at_its_next_step(share):
    files, ends = EdgeFiles(), []

    def work(keep_going):
        share.touch()
        try:
            keep_going()
        except CompanionError as error:
            ends.append(error.code)
            raise

    refused(ErrorCode.PLACE_MISSING, files.write, work)
    share.answer()
    ended(files)
    assert ends == [ErrorCode.STOPPED]


def test_whoever_leaves_while_it_is_looked_at_is_heard(vault, second, share, monkeypatch):
    monkeypatch.setattr(VaultSecondPlace, "_found", lambda *_: share.touch())
    vault.backups.stop()
    refused(ErrorCode.STOPPED, second.own_copies)
    share.answer()
    ended(second.edge)


def test_a_copy_that_stands_still_does_not_hold_up_leaving(vault, second, share, monkeypatch):
    monkeypatch.setattr(edge_files, "WRITE_SECONDS", ENDLESS)

    def pack(*_: object) -> None:
        vault.backups.stop()
        share.touch()

    monkeypatch.setattr(backup_file, "pack", pack)
    refused(ErrorCode.STOPPED, second.copy, START)
    vault.close()


def test_a_slow_stick_has_its_time_to_write():
    """One call may stand for long while somebody fills a cheap stick with photos."""
    assert 20 <= edge_files.WRITE_SECONDS <= 30
    assert edge_files.LOOK_SECONDS < edge_files.WAKE_SECONDS < edge_files.WRITE_SECONDS


def test_a_dead_share_is_not_chosen(vault, tmp_path, share, monkeypatch):
    monkeypatch.setattr(edge_files, "WAKE_SECONDS", SHORT)
    monkeypatch.setattr(VaultSecondPlace, "_holds_vault", lambda *_: share.touch())
    folder = tmp_path / "share"
    folder.mkdir()
    refused(ErrorCode.PLACE_MISSING, vault.backups.second.choose, str(folder))
    assert vault.backups.second.place() is None
