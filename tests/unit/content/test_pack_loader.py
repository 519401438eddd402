# SPDX-License-Identifier: Apache-2.0
"""Packs that a user adds: taken in whole, or refused whole."""

import pytest

from companion.content.catalog import Catalog
from companion.content.pack_files import PackFiles
from companion.content.pack_loader import PackLoader
from companion.domain.errors import CompanionError, ErrorCode
from tests.unit.content.small_pack import FILES, change, write, write_pack

GB = "channels/GB.toml"


@pytest.fixture
def loader(tmp_path):
    return PackLoader(PackFiles([write_pack(tmp_path / "built-in")]))


@pytest.fixture
def added(tmp_path):
    return write_pack(tmp_path / "added")


def refusal(loader, folder):
    with pytest.raises(CompanionError) as caught:
        loader.load(folder)
    assert caught.value.code is ErrorCode.CONTENT_DAMAGED
    return caught.value.parameters


def test_a_sound_pack_stands_in_front(loader, added):
    change(added, "principles.toml", "Stay calm", "Keep calm")
    assert loader.load(added).principles()[0].title == "Keep calm"


def test_a_pack_may_hold_only_some_files(loader, tmp_path):
    folder = tmp_path / "part"
    write(folder, "pack.toml", FILES["pack.toml"])
    write(folder, "channels/GB.toml", FILES["channels/GB.toml"].replace("Helpline", "New line"))
    catalog = loader.load(folder)
    assert catalog.channels("GB")[0].name == "New line"
    assert catalog.cards()["told"]


@pytest.mark.parametrize(
    ("file", "old", "new", "key"),
    [
        ("starters/8-10.toml", "gaming", "gaming\\u0000", "starter[0].id"),
        (GB, "https://example.org/help", "https://a@b.org", "channel.gb-helpline.address"),
        ("signs.toml", "ordinary_reasons", "reasons", "sign[0].reasons"),
        ("topics.toml", "[[topic]]", "[[topic", "line 4"),
    ],
)  # fmt: skip
def test_one_fault_refuses_the_whole_pack(loader, added, file, old, new, key):  # noqa: PLR0917
    change(added, file, old, new)
    assert refusal(loader, added) == {"file": file, "key": key}


def test_a_folder_that_is_no_pack_is_refused(loader, tmp_path):
    assert refusal(loader, tmp_path / "absent")["file"] == "pack.toml"


def test_a_file_that_we_do_not_know_is_refused(loader, added):
    write(added, "starters/8_10.toml", FILES["topics.toml"])
    assert refusal(loader, added)["file"] == "starters/8_10.toml"


def test_hidden_files_are_passed_over(loader, added):
    write(added, "channels/._GB.toml", "\x00")
    assert isinstance(loader.load(added), Catalog)
