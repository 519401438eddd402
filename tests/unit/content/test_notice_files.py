# SPDX-License-Identifier: Apache-2.0
"""The list of others' programs: strict, and a file that is missing is named."""

import pytest

from companion.content.notice_files import NoticeFiles
from companion.domain.errors import CompanionError, ErrorCode
from companion.domain.notices import Notice

ONE = """[[notice]]
name = "thing"
licence = "MIT"
source = "https://example.org/thing"
copyright = ["Copyright 2020 Somebody"]
texts = ["texts/MIT"]
"""


@pytest.fixture
def files(tmp_path):
    (tmp_path / "notices.toml").write_text(ONE, encoding="utf-8")
    return NoticeFiles(tmp_path)


def test_a_program_is_read_whole(files):
    assert files.notices() == (
        Notice(
            name="thing",
            version="",
            licence="MIT",
            source="https://example.org/thing",
            inside="",
            copyright=("Copyright 2020 Somebody",),
            texts=("texts/MIT",),
        ),
    )


def test_a_text_is_read_as_it_is(files, tmp_path):
    (tmp_path / "texts").mkdir()
    (tmp_path / "texts" / "MIT.txt").write_text("You may.\n", encoding="utf-8")
    assert files.licence_text("texts/MIT") == "You may.\n"


@pytest.mark.parametrize("data", [None, b"\xff\xfe"])
def test_a_text_that_can_not_be_read_is_named(files, tmp_path, data):
    if data is not None:
        (tmp_path / "other.txt").write_bytes(data)
    with pytest.raises(CompanionError) as caught:
        files.licence_text("other")
    assert caught.value.code is ErrorCode.CONTENT_DAMAGED
    assert caught.value.parameters["file"] == "other.txt"


def test_an_unknown_key_is_refused(files, tmp_path):
    (tmp_path / "notices.toml").write_text(f"{ONE}mood = 1\n", encoding="utf-8")
    with pytest.raises(CompanionError) as caught:
        files.notices()
    assert caught.value.code is ErrorCode.CONTENT_DAMAGED
