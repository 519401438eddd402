# SPDX-License-Identifier: Apache-2.0
"""Packs and files with newer facts as accident or malice makes them: taken, or refused calmly."""

import contextlib
import random
import time
from collections import Counter

import pytest

from companion.content import pack_loader
from companion.content.catalog import Catalog
from companion.content.pack_files import PackFiles
from companion.content.pack_loader import PackLoader
from companion.content.reader import refuse_long_keys
from companion.domain.errors import CompanionError, ErrorCode
from companion.domain.fact_file import FactFile, FactRefusal, Refused
from companion.paths import resources_folder
from tests.counts import how_many
from tests.fact_files import TODAY, changed
from tests.unit.content.small_pack import FILES, write, write_pack

PACKS = how_many(250, 10_000)
FACT_FILES = how_many(60, 10_000)
LONGEST_SECONDS = 5.0
NOT_SHOWN = {"built_in", "source", "country", "channels", "passphrase_words"}
"""What asks for more than itself, and what no added pack brings."""
VALUES = (
    "1", "-1", "true", "nan", "1e999", "[]", "[[]]", "{}", '""', "''", '"x"', "2026-11-01",
    "9999-12-31", "0001-01-01", "1979-05-27T07:32:00Z", '"\\u0000"', '"\\ud800"', '"\\u202e"',
    '"<img src=//a/b>"', '"../../etc/passwd"', '"tel:999"', '"javascript:alert(1)"', '"page:"',
    '"https://example.org@evil.example/"', f'"{"long " * 4000}"', "[" * 2000, "{a=" * 500,
    "9" * 5000, '["s1", "s1"]', '["nobody"]', '"""', "inf", "0x", ".".join("a" * 5000),
)  # fmt: skip
LINES = (
    "[[sign]]", "[[card]]", "[tile]", "[countries]", "[[channel]]", "nothing", "= 1", "\0",
    'id = "s1"', "sources = []", 'code = "GB"', "\ufeff",
    ".".join("a" * 9000) + " = 1", '"a"."b" = 1', "[" + ".".join("a" * 9000) + "]", "[__proto__]",
    "checked_on = 2999-01-01",
)  # fmt: skip
LONG_KEYS = (
    ".".join("a" * 20_000),
    " . ".join(["'a'"] * 20_000),
    r'"\"".' * 20_000 + "a",
)
STRANGE_FILES = (
    b"", b"\xff\xfe\0\0", b"\xef\xbb\xbf", b"\0" * 5000, b"PK\x03\x04", b"a = 1\r" * 90,
    b"#" * (1024 * 1024 + 1), b'a = "' + b"b" * 200_000, b"[[a]]\n" * 20_000,
)  # fmt: skip


def spoilt(text, dice):
    """Return a text of our kind with one to three faults."""
    for _ in range(dice.randint(1, 3)):
        lines = text.split("\n")
        at = dice.randrange(len(lines))
        match dice.randrange(7):
            case 0 if "=" in lines[at]:
                lines[at] = f"{lines[at].split('=')[0]}= {dice.choice(VALUES)}"
            case 1:
                lines.insert(at, dice.choice(LINES))
            case 2:
                del lines[at]
            case 3:
                lines.insert(dice.randrange(len(lines)), lines[at])
            case 4:
                lines[at:] = [lines[at][: dice.randrange(len(lines[at]) + 1)]]
            case 5:
                lines[at] = lines[at].replace("s1", dice.choice(("s2", "s9", "")))
            case _:
                place = dice.randrange(len(lines[at]) + 1)
                lines[at] = lines[at][:place] + chr(dice.randrange(1, 0xD7FF)) + lines[at][place:]
        text = "\n".join(lines)
    return text


def spoil(folder, dice):
    """Put a fault into a file of a pack, and return the name of the file."""
    name = dice.choice(sorted(FILES))
    path = folder / name
    match dice.randrange(12):
        case 0:
            path.unlink()
        case 1:
            path.write_bytes(dice.choice(STRANGE_FILES))
        case 2:
            path.write_text(FILES[dice.choice(sorted(FILES))], encoding="utf-8")
        case 3:
            path.unlink()
            path.mkdir()
        case 4:
            path.unlink()
            path.symlink_to(dice.choice(("nowhere", "/dev/zero", path.name)))
        case _:
            text = spoilt(FILES[name], dice)
            path.write_bytes(text.encode("utf-8", "surrogatepass"))
    return path


def look_through(catalog):
    """Ask for everything that pages show."""
    for name in dir(Catalog):
        if not name.startswith("_") and name not in NOT_SHOWN:
            found = getattr(catalog, name)
            if name not in {"own_channels", "read_fact_file", "use_fact_files"}:
                found()
    for code in catalog.countries():
        catalog.country(code)
        for channel in catalog.channels(code):
            for source in channel.provenance.sources:
                catalog.source(source)


def refusal(loader, folder):
    """Return why a pack is not taken; None where it is taken, and all of it can be shown."""
    try:
        look_through(loader.load(folder))
    except CompanionError as error:
        return error
    return None


@pytest.mark.bar(5)
def test_a_pack_is_taken_whole_or_refused_calmly(tmp_path, tally):
    dice, found, slowest = random.Random(4), Counter(), 0.0  # noqa: S311 - no secret
    loader = PackLoader(PackFiles([write_pack(tmp_path / "built-in")]))
    added = write_pack(tmp_path / "added")
    for _ in range(PACKS):
        path, began = spoil(added, dice), time.perf_counter()
        refused = refusal(loader, added)
        found["taken" if refused is None else "refused"] += 1
        if refused is not None:
            assert refused.code is ErrorCode.CONTENT_DAMAGED
            said = refused.parameters
            assert set(said) == {"file", "key"}
            assert all(len(str(one)) < 200 and str(one).isprintable() for one in said.values())
        slowest = max(slowest, time.perf_counter() - began)
        if path.is_dir() and not path.is_symlink():
            path.rmdir()
        path.unlink(missing_ok=True)
        write(added, path.relative_to(added).as_posix(), FILES[path.relative_to(added).as_posix()])
    assert isinstance(loader.load(added), Catalog)
    assert found["refused"] > PACKS // 2
    assert found["taken"]
    assert slowest < LONGEST_SECONDS
    tally(packs=PACKS, **found, crashes=0, slowest_seconds=round(slowest, 2))


@pytest.mark.bar(5)
def test_a_file_with_newer_facts_is_taken_or_refused_calmly(tally):
    dice, found, slowest = random.Random(6), Counter(), 0.0  # noqa: S311 - no secret
    catalog = Catalog.built_in(resources_folder() / "content")
    sound = changed()
    for _ in range(FACT_FILES):
        text, began = spoilt(sound, dice), time.perf_counter()
        result = catalog.read_fact_file(text, TODAY)
        slowest = max(slowest, time.perf_counter() - began)
        assert isinstance(result, FactFile | Refused)
        found["taken" if isinstance(result, FactFile) else "refused"] += 1
        if isinstance(result, Refused):
            assert isinstance(result.why, FactRefusal)
            assert len(result.place) < 200
            assert result.place.isprintable()
    assert found["refused"] > FACT_FILES // 2
    assert slowest < LONGEST_SECONDS
    tally(fact_files=FACT_FILES, **found, crashes=0, slowest_seconds=round(slowest, 2))


@pytest.mark.parametrize("key", LONG_KEYS)
@pytest.mark.parametrize("line", ["{} = 1", "[{}]", "[[{}]]", "x = {{{} = 1}}"])
def test_a_key_that_would_fill_the_memory_is_refused_unread(tmp_path, key, line):
    loader = PackLoader(PackFiles([write_pack(tmp_path / "built-in")]))
    added = write_pack(tmp_path / "added")
    write(added, "topics.toml", FILES["topics.toml"] + line.format(key))
    began = time.perf_counter()
    with pytest.raises(CompanionError) as caught:
        loader.load(added)
    assert caught.value.parameters == {"file": "topics.toml", "key": ""}
    assert time.perf_counter() - began < LONGEST_SECONDS


def test_a_pack_of_far_too_much_is_refused_unread(tmp_path, monkeypatch):
    loader = PackLoader(PackFiles([write_pack(tmp_path / "built-in")]))
    added = write_pack(tmp_path / "added")
    for name, most in (("MOST_FILES", 10), ("LARGEST_PACK", 1000)):
        with monkeypatch.context() as patch:
            patch.setattr(pack_loader, name, most)
            with pytest.raises(CompanionError) as caught:
                loader.load(added)
        assert caught.value.parameters["file"] == "pack.toml"
    loader.load(added)


def test_no_list_of_ours_has_a_key_of_so_many_parts():
    root = resources_folder() / "content" / "en"
    assert isinstance(PackLoader(PackFiles([root])).load(root), Catalog)


@pytest.mark.parametrize(
    "text", ['\\"' * 500_000, '"' * 1_000_000, "a." * 500_000, '"\\\\' * 300_000]
)
def test_looking_for_such_keys_is_quick(tmp_path, text):
    path, began = tmp_path / "topics.toml", time.perf_counter()
    path.write_text(text, encoding="utf-8")
    with contextlib.suppress(CompanionError):
        refuse_long_keys(path, path.name)
    assert time.perf_counter() - began < LONGEST_SECONDS
