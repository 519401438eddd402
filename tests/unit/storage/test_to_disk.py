# SPDX-License-Identifier: Apache-2.0
"""What was written is on the disk itself, on a Mac too: the call of macOS is faked."""

from __future__ import annotations

import errno
import os

import pytest

from companion.storage import to_disk
from companion.storage.atomic_file import write_atomically

fcntl = pytest.importorskip("fcntl")
TO_THE_DISK = 51


@pytest.fixture
def usual(monkeypatch) -> list[int]:
    """Note each of the usual calls, which macOS needs more than."""
    asked: list[int] = []
    monkeypatch.setattr(os, "fsync", asked.append)
    return asked


@pytest.fixture
def mac(monkeypatch):
    monkeypatch.setattr(to_disk.sys, "platform", "darwin")
    monkeypatch.setattr(fcntl, "F_FULLFSYNC", TO_THE_DISK, raising=False)


@pytest.mark.usefixtures("mac")
def test_a_mac_is_asked_to_write_through(tmp_path, monkeypatch, usual):
    asked = []
    monkeypatch.setattr(fcntl, "fcntl", lambda _handle, what: asked.append(what))
    write_atomically(tmp_path / "keys.json", b"{}")
    # The content, and then the name.
    assert asked == [TO_THE_DISK, TO_THE_DISK]
    assert usual == []


@pytest.mark.usefixtures("mac")
def test_a_disk_that_does_not_know_the_call_gets_the_usual_one(tmp_path, monkeypatch, usual):
    def unknown(_handle: int, _what: int) -> None:
        raise OSError(errno.ENOTSUP, "a share")

    monkeypatch.setattr(fcntl, "fcntl", unknown)
    write_atomically(tmp_path / "keys.json", b"{}")
    assert len(usual) == 2


def test_other_systems_get_the_usual_call(tmp_path, usual):
    write_atomically(tmp_path / "keys.json", b"{}")
    assert usual
