# SPDX-License-Identifier: Apache-2.0
"""Addresses, phone numbers and e-mail addresses as people type them; ordinary words stay."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from companion.content.catalog import Catalog
from companion.domain.private_words import PrivateFinder, PrivateKind
from companion.paths import resources_folder

FINDER = PrivateFinder(Catalog.built_in(resources_folder() / "content").wording().streets)
WIDE_NUMBER = "".join(chr(ord(one) + 0xFEE0) for one in "07700900123")
ADDRESS, PHONE, EMAIL = PrivateKind.ADDRESS, PrivateKind.PHONE, PrivateKind.EMAIL


def left(words):
    """The words that stay, and the kinds that were found."""
    taken, kinds = bytearray(len(words)), set()
    for (start, length), kind in FINDER.find(words):
        assert 0 <= start < start + length <= len(words)
        taken[start : start + length] = b"\1" * length
        kinds.add(kind)
    return "".join(one for one, gone in zip(words, taken, strict=True) if not gone), kinds


@pytest.mark.parametrize(
    "written",
    [
        *("12 Mill Road", "12 mill road", "12 MILL ROAD", "12\u00a0Mill Road", "12 Mill\nRoad"),
        *("12  Mill Road", "12-14 Mill Road", "No 12, Mill Road", "12 mill Road", "Mill Road 12"),
        *("12 St Mary's Road", "221B Baker Street", "12 Élan Road", "12 Old Mill Lane"),
        *("Flat 2, 12 Mill Road", "flat 2b 12 Mill Road", "12 The Street", "1a Mill Rd", "Flat 3"),
        *("The Old Mill, Church Lane", "Church Lane", "12 Mi\u00adll Road", "１２ Mill Road"),  # noqa: RUF001
        *("SW1A 1AA", "sw1a 1aa", "SW1A1AA", "SW1A  1AA", "SW1A\n1AA", "Sw1a 1aa", "M1 1AE"),
        *("Hauptstraße 12", "CA 90210", "12 Mill Rd SW1A 1AA"),
    ],
)
@pytest.mark.parametrize("context", ["{}", "He lives at {}, I think.", "it was ({})"])
def test_addresses(written, context):
    rest, kinds = left(context.format(written))
    assert ADDRESS in kinds
    assert letters(rest) == letters(context.format(""))


@pytest.mark.parametrize(
    "written",
    [
        *("07700 900123", "07700  900123", "07700\n900123", "07700\u00a0900123", "07700/900123"),
        *("07700\t900123", "07700.900.123", "07700-900-123", "07700–900123", "+44 7700 900123"),
        *("+44(0)7700900123", "(+44) 7700 900123", "(07700) 900123", "07700 900123/4"),
        *("0 7 7 0 0 9 0 0 1 2 3", "555-123-4567", "5551234567", "020 7946 0018", "0770O 900123"),
        *("07700_900_123", "07700\u200b900123", WIDE_NUMBER, "٠٧٧٠٠٩٠٠١٢٣"),
        *("07700 900123, 07700 900124", "07700 900123 07700 900124", "06.12.34.56.78"),
    ],
)
@pytest.mark.parametrize(
    "context",
    [
        *("{}", "Ring {} now", "Mob:{}", "T:{}", "to report {}", "his card {}", "log: {}."),
        *("#{}", "£{}", "{}abc", "on 3.5.2026 {}"),
    ],
)
def test_phone_numbers(written, context):
    rest, kinds = left(context.format(written))
    assert PHONE in kinds
    assert not any(one.isdigit() for one in rest.replace("3.5.2026", ""))


@pytest.mark.parametrize("written", ["wa.me/447700900123", "https://x.org/call?tel=07700900123#a"])
def test_links_with_a_number_inside(written):
    assert left(f"see {written} there") == ("see  there", {PHONE})


@pytest.mark.parametrize("words", ["rang 946 0018 twice", "text him on 900123", "mob: 900 123"])
def test_short_numbers_that_are_said_to_be_phones(words):
    rest, kinds = left(words)
    assert kinds == {PHONE}
    assert not any(one.isdigit() for one in rest)


@pytest.mark.parametrize(
    "written",
    [
        *("tom@example.org", "tom@example.org_", "tom @ example.org", "tom@ example.org"),
        *("tom @example.org", "tom(at)example.org", "tom [at] example [dot] org"),
        *("o'n@example.org", "tom at example.org", "tom at gmail", "mailto:tom@example.org"),
        "tom at example dot com",
        *("tom@example", "tom@exam\u00adple.org", "tom＠example.org", "tom%40example.org"),  # noqa: RUF001
        *("https://x.org/?u=tom@example.org", ".tom@example.org", "tom@[1.2.3.4]"),
    ],
)
@pytest.mark.parametrize("context", ["{}", "write to {}, then", "({})", "“{}”"])
def test_emails(written, context):
    rest, kinds = left(context.format(written))
    assert EMAIL in kinds
    for word in ("tom", "exam", "1.2", "o'n"):
        assert word not in rest


@pytest.mark.parametrize(
    "words",
    [
        "At 5 on the road we saw 12 cars. Her name on Roblox is dark_wolf.",
        "On 12.05.2026 and 13.05.2026, at 14.30 and 15.30, he rang.",
        "From 2026-05-12 to 2026-05-14 and 12/05/26 13/05/26.",
        "In 2019 2020 2021 it was quiet.",
        "She was 12 on the way home and 30 minutes late.",
        "We sat at the table at home. @kai.fox wrote at 9.",
        "His game number is 765611980000000012.",
        "She had 3 friends in the park and went down the street.",
        "Look at that. He came at once.",
        "He rang 12.05.2026 and sent www.example.org/page to her.",
        "",
    ],
)
def test_ordinary_words_stay(words):
    assert left(words) == (words, set())


@given(st.text(max_size=80))
def test_any_words_give_places_inside_them(words):
    assert len(left(words)[0]) <= len(words)


def test_a_finder_without_streets_finds_postcodes():
    found = list(PrivateFinder(()).find("Mill Road LS1 4AP"))
    assert found == [((10, 7), ADDRESS)]


@pytest.mark.parametrize("piece", ["@dave ", "0", "0 ", "A-", "at", "12 ", "a@", "Flat 1 ", "h:/"])
def test_long_texts_are_looked_through(piece):
    words = piece * 20_000
    assert len(left(words)[0]) <= len(words)


def letters(text):
    return [one for one in text if one.isalnum()]
