"""The number that is read in a hurry is the one that the checked content names."""

from __future__ import annotations

import pytest

from companion.content.catalog import Catalog
from companion.content.first_line import emergency_line
from companion.paths import resources_folder
from companion.services.channel_service import ChannelService

BUILT_IN = resources_folder() / "content"
CODES = tuple(Catalog.built_in(BUILT_IN).countries())


@pytest.mark.parametrize("code", [*CODES, "", "XX", "EU", "gb", "../GB"])
def test_says_for_every_country_what_the_checked_content_says(code):
    channels = ChannelService(Catalog.built_in(BUILT_IN), None, code)
    assert emergency_line(BUILT_IN / "en", code) == channels.emergency_line()


def test_there_are_countries_with_numbers():
    assert len([code for code in CODES if emergency_line(BUILT_IN / "en", code)]) > 20


@pytest.mark.parametrize(
    "text",
    [
        None,
        b"",
        b"\xff\xfe\x00",
        b'emergency_line = ["999"]',
        b'emergency_line = "9\\u0039"',
        b'emergency_line = """999"""',
        b'[[channel]]\nemergency_line = "1"',
        b'[other]\nemergency_line = "1"',
        b'[[channel]]\nname = "x"\n[""]\nemergency_line = "1"',
        b'emergency_line = "999"\nabout = """\nemergency_line = "000"\n"""\n',
        b"about = '''\nemergency_line = \"000\"\n'''\n",
        b'emergency_line = "999"\n# emergency_line = "000"\n',
        '# a note \u2028emergency_line = "000"'.encode(),
        'about = "x" # \x85emergency_line = "000"'.encode(),
    ],
)
def test_says_nothing_rather_than_what_it_does_not_understand(tmp_path, text):
    (tmp_path / "channels").mkdir()
    (tmp_path / "pack.toml").write_text('[countries]\nGB = "United Kingdom"\n', encoding="utf-8")
    if text is not None:
        (tmp_path / "channels" / "GB.toml").write_bytes(text)
    assert emergency_line(tmp_path, "GB") == ""


def test_reads_a_file_that_another_program_has_saved(tmp_path):
    (tmp_path / "channels").mkdir()
    (tmp_path / "pack.toml").write_bytes(b'\xef\xbb\xbf[countries]\r\nGB = "United Kingdom"\r\n')
    text = b'\xef\xbb\xbfemergency_line = "999 or 112"\r\nnotes = [\r\n  "x",\r\n]\r\n'
    (tmp_path / "channels" / "GB.toml").write_bytes(text)
    assert emergency_line(tmp_path, "GB") == "999 or 112"


def test_what_stands_in_the_lists_below_is_not_looked_at(tmp_path):
    (tmp_path / "channels").mkdir()
    (tmp_path / "pack.toml").write_text('[countries]\nGB = "United Kingdom"\n', encoding="utf-8")
    text = 'emergency_line = "999"\n\n[[channel]]\nabout = """the emergency_line of old"""\n'
    (tmp_path / "channels" / "GB.toml").write_text(text, encoding="utf-8")
    assert emergency_line(tmp_path, "GB") == "999"
