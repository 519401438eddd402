# SPDX-License-Identifier: Apache-2.0
"""The doors of the English pack: numbers, addresses, hours and sources, read from the files."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from urllib.parse import urlsplit

import msgspec
import phonenumbers
import pytest
from phonenumbers import shortnumberinfo

from companion.content.schema import ChannelsFile, ChannelTable, PackFile
from companion.domain.channel import Purpose

CONTENT = Path(__file__).resolve().parents[2] / "resources" / "content" / "en"
PACK = msgspec.toml.decode((CONTENT / "pack.toml").read_bytes(), type=PackFile)
FILES = {
    path.stem: msgspec.toml.decode(path.read_bytes(), type=ChannelsFile)
    for path in sorted((CONTENT / "channels").glob("*.toml"))
}
DOORS = [(code, door) for code, file in FILES.items() for door in file.channel]
BY_ID = {door.id: door for _code, door in DOORS}

# Rows that the channel sheet marks USE.
DOOR_COUNT = 98
EU_MEMBERS = {
    "AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HR", "HU", "IE", "IT",
    "LT", "LU", "LV", "MT", "NL", "PL", "PT", "RO", "SE", "SI", "SK",
}  # fmt: skip
# No row of the sheet gives these an emergency number. One must be checked, never guessed.
WITHOUT_EMERGENCY_NUMBER = {"INT", "KE", "NG", "ZA"}
# The only row with the number is a form for calm days: it may say the number, and not ring it.
NUMBER_IN_WORDS = {"NO": "no-kripos"}

# The sheet says HIDE HOURS: pages contradict each other, or the hours were never read.
HIDDEN_HOURS = [
    "uk-nspcc-helpline", "uk-stop-it-now", "uk-missing-people", "uk-sct-parentline",
    "ie-stop-it-now", "us-stop-it-now", "nz-netsafe", "de-hilfe-telefon", "de-116111", "de-116006",
    "nl-veilig-thuis", "pl-116111", "se-ecpat-vuxenstod", "at-147", "be-1712",
]  # fmt: skip
# Hours known from memory only, or said to differ: not hours we may show either.
UNSURE_HOURS = [
    "uk-ivison-trust", "us-fbi", "au-crime-stoppers", "au-lifeline", "be-child-focus",
    "us-cybertipline", "us-ncmec-missing", "za-116", "eu-116000", "eu-116111",
]  # fmt: skip
# The sheet says NO NUMBER, or that the number was not verified.
WITHOUT_NUMBER = [
    "uk-nir-gateway", "uk-ivison-trust", "ie-tusla", "in-cybercrime", "nl-helpwanted", "ng-acsai",
]  # fmt: skip
# The sheet says CHECK FIRST or LEAVE OUT. One that has been checked moves out of this list.
NOT_CHECKED = [
    "uk-nir-psni", "uk-childrens-services", "uk-shore", "uk-report-harmful-content", "uk-wls-meic",
    "uk-nir-parentline", "uk-family-lives", "uk-youngminds-parents", "uk-posh", "uk-crimestoppers",
    "uk-the-mix", "uk-nspcc-text-88858", "uk-stopncii", "ie-ispcc-support-line", "ie-parentline",
    "us-988", "ca-missingkids", "au-stop-it-now", "au-police-131444", "au-bravehearts",
    "nz-parent-help", "nz-whatsup", "int-iwf-portals", "int-vgt", "fr-pharos", "de-elterntelefon",
    "de-emergency", "es-anar", "it-polizia-postale", "nl-kindertelefoon", "pl-800100100",
    "in-meri-trustline", "za-fpb", "ke-dci", "ph-163",
]  # fmt: skip
# Retired, misprinted or unchecked numbers that must not come back: as digits.
NEVER_SHOWN = [
    "0500700700", "88858", "08001110", "01132405226", "1850555222", "199151515", "155260",
    "1930", "70999", "71999", "18002550000", "0800055555", "0800200000", "0800200200",
]  # fmt: skip

# What the library does not know, each looked up in the channel sheet by hand: (file, digits).
REVIEWED_NUMBERS = {
    ("NZ", "105"): "New Zealand Police non-emergency; two pages read",
    ("ZA", "116"): "Childline South Africa; replaced 08000 55 555; a government paper read",
    ("PH", "1383"): "Makabata Helpline, set by Executive Order 79; two pages read",
    ("GB", "18001101"): "101 with the text-relay prefix 18001",
    ("IE", "50101"): "text code of Childline by ISPCC",
    ("CA", "686868"): "text code of Kids Help Phone",
    ("NZ", "4334"): "text code of Safe to Talk",
    ("SE", "11414"): "Swedish police, not urgent, as dialled; printed 114 14",
    ("GB", "200"): "not a phone number: over 200 languages",
    ("EU", "08001111"): "Childline in the UK, named where 116 111 is not the number",
    ("EU", "1800666666"): "Childline by ISPCC in Ireland, named for the same reason",
}
# Numbers that several countries share are checked as dialled in one that has them all.
SHARED_NUMBERS_REGION = "DE"

VANITY = re.compile(r"[\d -]*\d[ -][A-Z][A-Z-]{2,}")
NUMBER = re.compile(r"\+?\d(?:[ -]?\d)+")
CLOCK = re.compile(r"\d\s?(?:am|pm)\b")
PATH = re.compile(r"[A-Za-z0-9/._~%+=&?:-]*")
HOST = re.compile(r"(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,}")

each_door = pytest.mark.parametrize(
    ("code", "door"), DOORS, ids=[f"{code}-{door.id}" for code, door in DOORS]
)
each_file = pytest.mark.parametrize("file", FILES.values(), ids=list(FILES))


def region_of(code: str) -> str:
    return SHARED_NUMBERS_REGION if code in {"EU", "INT"} else code


def digits(text: str) -> str:
    return re.sub(r"\D", "", text)


def numbers_in(text: str) -> list[str]:
    """Every run of three or more digits, as printed; words in letters (1-800-THE-LOST) left out."""
    return [found for found in NUMBER.findall(VANITY.sub(" ", text)) if len(digits(found)) > 2]


def is_known_number(code: str, printed: str) -> bool:
    if (code, digits(printed)) in REVIEWED_NUMBERS:
        return True
    region = region_of(code)
    parsed = phonenumbers.parse(printed, region)
    if printed.startswith("+"):
        return phonenumbers.is_valid_number(parsed)
    return phonenumbers.is_valid_number_for_region(
        parsed, region
    ) or shortnumberinfo.is_valid_short_number_for_region(parsed, region)


def as_dialled(code: str, printed: str, dial: str) -> str:
    """The printed number written as the dial link would: with a country code only if it has one."""
    if not dial.startswith("tel:+"):
        return f"tel:{digits(printed)}"
    parsed = phonenumbers.parse(printed, region_of(code))
    return "tel:" + phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.E164)


def texts(door: ChannelTable) -> list[str]:
    """Everything a reader sees of a door that may hold a number, but its ids and web address."""
    return [
        door.name, door.operator, door.for_whom, door.what_it_is, door.not_for, door.phone,
        door.calm_phone,
        door.other_ways, door.without_speaking, door.text, door.mail, door.hours, door.hours_note,
        door.cost, door.anonymity, door.good_to_know,
    ]  # fmt: skip


def shown_in(code: str) -> dict[str, ChannelTable]:
    """The doors a reader in this country sees: its own, and those of the files it includes."""
    file = FILES[code]
    doors = [door for name in (code, *file.includes) for door in FILES[name].channel]
    return {door.id: door for door in doors if door.id not in file.leave_out}


def test_every_country_has_a_file_and_every_file_a_country():
    assert set(PACK.countries) == set(FILES) - {"EU"}
    assert {code: FILES[code].name for code in PACK.countries} == PACK.countries
    assert {code: file.code for code, file in FILES.items()} == {code: code for code in FILES}
    assert list(PACK.countries)[-1] == "INT"


def test_every_door_of_the_sheet_is_there_once():
    assert len(DOORS) == len(BY_ID) == DOOR_COUNT


@pytest.mark.parametrize("door_id", NOT_CHECKED)
def test_a_door_that_was_not_checked_is_not_shown(door_id):
    assert door_id not in BY_ID


@each_door
def test_purposes_are_known(code, door):
    assert door.purposes
    assert set(door.purposes) <= set(Purpose)


@each_door
def test_says_who_it_is_for_and_what_it_does(code, door):
    assert all((door.name, door.operator, door.for_whom, door.what_it_is))
    assert door.address or door.phone


@each_door
def test_every_printed_number_is_a_real_kind_of_number(code, door):
    printed = [number for text in texts(door) for number in numbers_in(text)]
    assert [number for number in printed if not is_known_number(code, number)] == []


def test_reviewed_numbers_are_still_in_use():
    printed = {
        (code, digits(number))
        for code, door in DOORS
        for t in texts(door)
        for number in numbers_in(t)
    }
    assert set(REVIEWED_NUMBERS) <= printed


@each_door
def test_the_dial_link_agrees_with_the_printed_number(code, door):
    for phone, dial in ((door.phone, door.dial), (door.calm_phone, door.calm_dial)):
        if not dial:
            continue
        assert re.fullmatch(r"tel:\+?\d+", dial)
        assert is_known_number(code, dial.removeprefix("tel:"))
        assert dial in [as_dialled(code, number, dial) for number in numbers_in(phone)]


@pytest.mark.parametrize(
    ("door_id", "danger", "calm"),
    [
        ("nl-police", ("112", "tel:112"), ("0900-8844", "tel:09008844")),
        ("se-police", ("112", "tel:112"), ("114 14", "tel:11414")),
    ],
)
def test_police_with_two_numbers_have_each_for_itself(door_id, danger, calm):
    door = BY_ID[door_id]
    assert ((door.phone, door.dial), (door.calm_phone, door.calm_dial)) == (danger, calm)


@each_door
def test_a_door_for_calm_days_never_rings_the_number_for_danger(code, door):
    calm = door.calm_dial or door.dial
    if set(door.purposes) - {"emergency"} and calm:
        assert calm not in {FILES[code].emergency_dial, "tel:112"}


@each_door
def test_a_printed_number_can_be_dialled(code, door):
    # One is pressed after 999 has answered, the other is for texts only.
    if door.phone and door.id not in {"uk-silent-55", "uk-emergency-sms"}:
        assert door.dial


@each_door
def test_no_retired_or_unchecked_number(code, door):
    printed = {digits(number) for text in texts(door) for number in numbers_in(text)}
    assert printed.isdisjoint(NEVER_SHOWN)


@pytest.mark.parametrize("door_id", WITHOUT_NUMBER)
def test_a_number_that_was_not_verified_is_not_shown(door_id):
    door = BY_ID[door_id]
    assert (door.phone, door.dial) == ("", "")
    assert [number for text in texts(door) for number in numbers_in(text) if number != "112"] == []


@pytest.mark.parametrize("door_id", HIDDEN_HOURS + UNSURE_HOURS)
def test_hours_that_are_not_sure_are_not_shown(door_id):
    door = BY_ID[door_id]
    assert door.hours == ""
    assert door.hours_note
    assert [text for text in texts(door) if CLOCK.search(text)] == []


def test_only_the_phone_hours_of_the_irish_childline_are_shown():
    door = BY_ID["ie-childline"]
    assert door.hours == "24 hours a day by phone"
    assert [text for text in texts(door) if CLOCK.search(text)] == []


@each_door
def test_addresses_are_https_and_plain(code, door):
    sources = {source.id: source.address for source in FILES[code].source}
    addresses = [door.address, *(sources[source] for source in door.sources)]
    for address in filter(None, addresses):
        parts = urlsplit(address)
        assert parts.scheme == "https"
        assert parts.netloc == parts.hostname
        assert HOST.fullmatch(parts.netloc)
        assert PATH.fullmatch(address.removeprefix(f"https://{parts.netloc}"))


@each_file
def test_sources_exist_are_used_and_dated(file):
    known = [source.id for source in file.source]
    used = [source for door in file.channel for source in door.sources]
    assert sorted(known) == sorted(set(known)) == sorted(used)
    assert all(door.sources for door in file.channel)
    assert all(source.publisher and source.title and source.date for source in file.source)


@pytest.mark.parametrize("file", [PACK, *FILES.values()], ids=["pack", *FILES])
def test_dates(file):
    assert file.checked_on == date(2026, 11, 21)
    assert file.review_by == date(2027, 2, 21)


@each_file
def test_nations_belong_to_their_country(file):
    assert all(nation.startswith(f"{file.code}-") for nation in file.nations)
    assert {door.nation for door in file.channel} - {""} <= set(file.nations)


@each_file
def test_includes_and_leave_out(file):
    everywhere = [] if file.code in {"EU", "INT"} else ["INT"]
    assert file.includes == (["EU"] if file.code in EU_MEMBERS else []) + everywhere
    included = {door.id for name in file.includes for door in FILES[name].channel}
    assert set(file.leave_out) <= included


@each_file
def test_the_european_child_line_is_shown_only_where_it_was_checked(file):
    # The sheet allows 116 111 for countries with a row of their own, and they have that row.
    assert file.code == "EU" or "eu-116111" not in shown_in(file.code)


@each_file
def test_no_number_is_shown_twice_for_the_same_purpose(file):
    seen = [
        (door.dial, purpose, door.nation)
        for door in shown_in(file.code).values()
        for purpose in door.purposes
        if door.dial
    ]
    assert len(seen) == len(set(seen))


@each_file
def test_the_emergency_line_comes_from_the_doors_shown(file):
    if file.code in WITHOUT_EMERGENCY_NUMBER:
        assert (file.emergency_line, file.emergency_dial) == ("", "")
        assert file.notes
        return
    doors = shown_in(file.code).values()
    told = {door.phone for door in doors}
    if file.code in NUMBER_IN_WORDS:
        told = {BY_ID[NUMBER_IN_WORDS[file.code]].good_to_know}
    else:
        assert file.emergency_dial in {door.dial for door in doors}
    line = {digits(number) for number in re.findall(r"\d+", file.emergency_line)}
    assert line <= {number for words in told for number in re.findall(r"\d+", words)}
    assert file.emergency_dial.removeprefix("tel:") in line


@each_file
def test_numbers_in_notes_and_emergency_lines_are_known(file):
    found = [number for text in file.notes for number in numbers_in(text)]
    found += re.findall(r"\d+", file.emergency_line)
    assert [number for number in found if not is_known_number(file.code, number)] == []


@pytest.mark.parametrize(
    ("code", "line", "dial"),
    [
        ("GB", "999 or 112", "tel:999"), ("IE", "999 or 112", "tel:112"), ("US", "911", "tel:911"),
        ("CA", "911", "tel:911"), ("AU", "000", "tel:000"), ("NZ", "111", "tel:111"),
        ("FR", "17 or 112", "tel:112"), ("IT", "112 or 114", "tel:112"), ("DE", "112", "tel:112"),
        ("NO", "112", "tel:112"), ("IN", "112", "tel:112"), ("SG", "999", "tel:999"),
        ("PH", "911", "tel:911"), ("BR", "190", "tel:190"),
    ],
)  # fmt: skip
def test_emergency_lines_by_country(code, line, dial):
    assert (FILES[code].emergency_line, FILES[code].emergency_dial) == (line, dial)


@pytest.mark.parametrize(
    ("door_id", "printed", "dial"),
    [
        ("uk-emergency-999", "999 (112 also works)", "tel:999"),
        ("uk-childline", "0800 1111", "tel:08001111"),
        (
            "uk-nspcc-helpline",
            "0808 800 5000 (from abroad: +44 20 3879 8560)",
            "tel:+448088005000",
        ),
        ("uk-police-101", "101", "tel:101"),
        ("uk-stop-it-now", "0808 1000 900", "tel:+448081000900"),
        ("uk-missing-people", "116 000", "tel:116000"),
        ("sg-police", "999", "tel:999"),
    ],
)
def test_numbers_that_must_never_change_by_accident(door_id, printed, dial):
    assert (BY_ID[door_id].phone, BY_ID[door_id].dial) == (printed, dial)


def test_a_silent_call_can_be_explained_but_not_dialled():
    assert "press 55" in BY_ID["uk-silent-55"].what_it_is
    assert BY_ID["uk-silent-55"].dial == ""
    assert BY_ID["uk-emergency-sms"].dial == ""


@each_door
def test_links_to_text_and_to_write_to_are_printed_in_words(code, door):
    if door.text:
        printed = [digits(number) for number in numbers_in(f"{door.phone} {door.other_ways}")]
        assert any(digits(door.text).endswith(number) for number in printed)
    if door.mail:
        assert door.mail.removeprefix("mailto:") in door.other_ways


def test_no_text_is_offered_to_an_emergency_service():
    """A phone that was not registered can not use it: words only, no button."""
    assert [door.id for _code, door in DOORS if "emergency" in door.purposes and door.text] == []
