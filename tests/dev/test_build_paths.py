# SPDX-License-Identifier: Apache-2.0
"""No folder of the builder's computer stays in what is packed."""

import pytest

from devtools import build_paths
from devtools.console import DevError

FOLDERS = "/home/jane/lib:$ORIGIN/../lib"


@pytest.fixture
def library(tmp_path, monkeypatch):
    """A file that says where it looks, as objdump would read it."""
    path = tmp_path / "in" / "lib.so"
    path.parent.mkdir()
    path.write_bytes(b"\x7fELF\0name\0" + FOLDERS.encode() + b"\0more\0")

    def said_of(one):
        text = one.read_bytes().split(b"\0")[2].decode()
        return f"  NEEDED               libc.so.6\n  RUNPATH              {text}\n"

    monkeypatch.setattr(build_paths, "said_of", said_of)
    return path


def test_only_what_lies_beside_the_library_stays(library):
    size = library.stat().st_size
    assert build_paths.foreign(library.parent.parent) == {library: [FOLDERS]}
    assert build_paths.take_out(library.parent.parent) == 1
    assert build_paths.foreign(library.parent.parent) == {}
    data = library.read_bytes()
    assert len(data) == size
    assert b"jane" not in data
    assert b"\0$ORIGIN/../lib\0" in data
    assert data.endswith(b"\0more\0")


def test_what_can_not_be_taken_out_ends_the_build(library):
    library.write_bytes(library.read_bytes() + FOLDERS.encode() + b"\0")
    with pytest.raises(DevError, match=r"lib\.so names"):
        build_paths.take_out(library.parent)


def test_a_library_that_looks_beside_itself_is_left_alone(library):
    library.write_bytes(b"\x7fELF\0name\0$ORIGIN\0more\0")
    assert build_paths.take_out(library.parent) == 0
