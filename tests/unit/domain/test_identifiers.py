# SPDX-License-Identifier: Apache-2.0
"""Accounts in free text: what is found, and what ordinary prose leaves silent."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from companion.domain.identifiers import (
    IdentifierKind,
    find_identifiers,
    fold_identifier,
)

HANDLE, LINK, EMAIL = IdentifierKind.HANDLE, IdentifierKind.LINK, IdentifierKind.EMAIL
PHONE, TAG = IdentifierKind.PHONE, IdentifierKind.GAME_TAG
NUMBER = IdentifierKind.ACCOUNT_NUMBER

FOUND = [
    ("He messaged from @dark.wolf99 at night", HANDLE, "@dark.wolf99", ""),
    ("@Name_12 added her", HANDLE, "@Name_12", ""),
    ("snap: name_12", HANDLE, "name_12", "snapchat"),
    ("Snap: bluebird", HANDLE, "bluebird", "snapchat"),
    ("Snapchat - insta name_12", HANDLE, "name_12", "instagram"),
    ("his insta is blue.bird.7", HANDLE, "blue.bird.7", "instagram"),
    ("ig: @blue.bird", HANDLE, "blue.bird", "instagram"),
    ("sc name_12", HANDLE, "name_12", "snapchat"),
    ("Kik me: wolfie22", HANDLE, "wolfie22", "kik"),
    ("Discord: NightOwl", HANDLE, "NightOwl", "discord"),
    ("Discord = 'Night Owl'", HANDLE, "Night Owl", "discord"),
    ("Epic: Ninja.Kid", HANDLE, "Ninja.Kid", "epic games"),
    ("psn: xX_Kid_Xx", HANDLE, "xX_Kid_Xx", "playstation"),
    ("his Roblox name is CoolDude", HANDLE, "CoolDude", "roblox"),
    ("his Roblox username is 'Cool Dude'", HANDLE, "Cool Dude", "roblox"),
    ("his TikTok account is @funny_kid", HANDLE, "funny_kid", "tiktok"),
    ("her username is bluebird", HANDLE, "bluebird", ""),
    ("the user name: bluebird", HANDLE, "bluebird", ""),
    ("her username on Roblox is bluebird", HANDLE, "bluebird", "roblox"),
    ("her gamertag is 'Kid Wolf'", HANDLE, "Kid Wolf", ""),
    ("goes by “dark wolf”", HANDLE, "dark wolf", ""),
    ("calls himself Wolfie99", HANDLE, "Wolfie99", ""),
    ("plays as kid_of_night", HANDLE, "kid_of_night", ""),
    ("dark_wolf99 wrote again", HANDLE, "dark_wolf99", ""),
    ("added by max14_ yesterday", HANDLE, "max14_", ""),
    ("see u/some_person there", HANDLE, "u/some_person", "reddit"),
    (
        "https://www.instagram.com/dark_wolf/?hl=en, and",
        LINK,
        "https://www.instagram.com/dark_wolf/?hl=en",
        "",
    ),
    ("(see www.example.org/a).", LINK, "www.example.org/a", ""),
    ("join discord.gg/abcDEF now", LINK, "discord.gg/abcDEF", ""),
    ("wa.me/447700900123", LINK, "wa.me/447700900123", ""),
    ("t.me/foo", LINK, "t.me/foo", ""),
    ("facebook.com/some.one!", LINK, "facebook.com/some.one", ""),
    ("on example.co.uk.", LINK, "example.co.uk", ""),
    ("a.person@example.org wrote", EMAIL, "a.person@example.org", ""),
    ("mail a.b+c@mail.example.co.uk.", EMAIL, "a.b+c@mail.example.co.uk", ""),
    ("Name#1234 on Discord", TAG, "Name#1234", ""),
    ("his tag is Wolf.Kid#0042", TAG, "Wolf.Kid#0042", ""),
    ("friend code SW-1234-5678-9012", TAG, "SW-1234-5678-9012", ""),
    ("clan player #2PP8LQ9V", TAG, "#2PP8LQ9V", ""),
    ("roblox id 123456789", NUMBER, "123456789", "roblox"),
    ("User ID: 4455 6677", NUMBER, "4455 6677", ""),
    ("account 123456789012345678 on it", NUMBER, "123456789012345678", ""),
    ("call me on 07700 900123", PHONE, "07700 900123", ""),
    ("+44 7700 900123.", PHONE, "+44 7700 900123", ""),
    ("+44 (0)7700 900123", PHONE, "+44 (0)7700 900123", ""),
    ("0049 171 1234567", PHONE, "0049 171 1234567", ""),
    ("(555) 010-9999", PHONE, "(555) 010-9999", ""),
    ("+1 555-010-9999", PHONE, "+1 555-010-9999", ""),
    ("555-010-9999", PHONE, "555-010-9999", ""),
    ("06 12 34 56 78", PHONE, "06 12 34 56 78", ""),
    ("(0161) 496 0000", PHONE, "(0161) 496 0000", ""),
    ("Tel: 020 7946 0018", PHONE, "020 7946 0018", ""),
    ("phone number is 612 345 678", PHONE, "612 345 678", ""),
    ("texted from 447700900123", PHONE, "447700900123", ""),
    ("WhatsApp +44 7700 900456", PHONE, "+44 7700 900456", ""),
]

SILENT = """
She came home at 5 and went to her room.
at 5
See you @5pm, or @ 7.
She was @school until 3.
She is his #1 fan.
He gave her £20 and then £1,500.
He paid £07700 900123
It was 12/03/2026 or 12.3.26.
On 2026-05-03 21:40 she cried.
On 03.05.2026 2140 it rang.
The meeting is 10-12-14 at nine.
Open from 09.30-10.15.
Open 9.30am-10.30am.
Between 0900 and 0930 0945.
Her school photo came.
her username is weird
her username is private now
his insta is private
Snapchat: she was on it all night
Snap is gone from her phone.
She is on insta a lot.
the signal was bad
steam is running from the kettle
steam was everywhere
He said on discord he would wait.
goes by Liam
known as Big Dave
I called her self-centred and I am sorry.
We called him yesterday.
He plays Fortnite Chapter4 and Minecraft 1.20.
xbox and PS5 and an iPhone15
roblox 2024
Year 7 and year9 pupils
She is 12yo, in Y8, and in the U13 team.
She got 10 000 000 points.
the year 2025 2026
ref 01234567890
The crime reference is 01234567890.
Reference number: 0161 496 0000
Log no. 01234567890
isbn 9780306406157
I rang 101 and then 999.
Childline is 0800 1111.
room#1234
Issue no#1234
#PROUD and #love2dance
I came home.She was there.
come home.me and dad
e.g. this and i.e. that
The file photo_1.jpg is on it.
The file her_notes.pdf is on it.
photo.jpg
v2.0 of the app
It cost 20% more: 3.14159265358.
He is 6ft2 and 80kg.
Mr O'Neil was there.
She wrote "hello" and 'bye'.
id card
Her handle was not on the door.
She turned the door handle slowly.
the nickname is old
a nickname: none
Discord was down for 30mins.
It was the 3rd time, on the 21st.
She has a C_ in maths.
My daughter, 13, lives with me.
I said no, and that was that.
... --- ___ @@@ ### +++
She said :-) and <3
10/10 for effort, 7/7 days
I read it at 21:40:33.
He sent 12 messages, then 40, then 118.
The bus is the 36 or the X84.
We live at 12 Mill Road.
LS1 4AP
Her bank card 4929 1234 5678 9012
a-b-c d_
She lost her snap "streak" with him.
@home @work @nans
@12 @noon @3.30pm
snap! she said
insta-famous
ticket 123456789012345678
card number 123456789012345678
+++ 123
+44
0 0 0 0 0 0 0 0 0
number 12 345
She asked for his number. 2 days later he gave it.
Her id is on the card.
"""


@pytest.mark.parametrize(("text", "kind", "written", "app"), FOUND)
def test_finds(text, kind, written, app):
    (found,) = find_identifiers(text)
    assert (found.kind, found.text, found.app) == (kind, written, app)
    ((start, length),) = found.spans
    assert text[start : start + length] == written


@pytest.mark.parametrize("line", [line for line in SILENT.splitlines() if line])
def test_is_silent_on_ordinary_prose(line):
    assert find_identifiers(line) == ()


def test_several_in_the_order_in_which_they_stand():
    text = "He (+44 7700 900123) is @wolf.x on snap, mail w@example.org, then discord.gg/abc."
    assert [one.kind for one in find_identifiers(text)] == [PHONE, HANDLE, EMAIL, LINK]


def test_the_same_account_is_told_once_with_every_place():
    text = "ig name_12, then @Name_12, then snap: name_12"
    (found,) = find_identifiers(text)
    assert (found.text, found.folded, found.app) == ("name_12", "name_12", "instagram")
    assert [text[start : start + size] for start, size in found.spans] == [
        "name_12", "@Name_12", "name_12",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("kind", "one", "other"),
    [
        (PHONE, "+44 7700 900123", "0044 7700-900123"),
        (PHONE, "07700 900123", "(07700) 900123"),
        (LINK, "https://www.Example.org/a/", "example.org/a"),
        (LINK, "http://example.org", "example.org"),
        (EMAIL, "A.B@example.org", "a.b@example.org"),
        (HANDLE, "@Name_12", "name_12"),
        (TAG, "Name#1234", "name#1234"),
        (NUMBER, "4455 6677", "4455-6677"),
    ],
)
def test_two_ways_to_write_one_account(kind, one, other):
    assert fold_identifier(kind, one) == fold_identifier(kind, other)


def test_nothing_private_is_shown_by_accident():
    (found,) = find_identifiers("@dark.wolf99")
    assert "dark" not in repr(found)


@given(st.text(st.characters(codec="utf-8")))
def test_any_text(text):
    for found in find_identifiers(text):
        for start, length in found.spans:
            assert 0 <= start < start + length <= len(text)
        assert found.folded or found.text


PIECES = ["@", "#1234", "snap", ": ", "name", "_", ".", "077", "00 900123", "www.", "ab", " ", "12"]


@given(st.lists(st.sampled_from(PIECES), max_size=30).map("".join))
def test_no_two_overlap(text):
    spans = sorted(span for found in find_identifiers(text) for span in found.spans)
    assert all(sum(one) <= other[0] for one, other in pairwise(spans))


@pytest.mark.parametrize("piece", ["a", "a.", "0 ", "@a", "_a", "snap ", "1-", "www.", "((", "\n"])
def test_names_are_looked_for_in_long_texts_too(piece):
    """None of these is quadratic: it would not end. How long it takes is in bench/."""
    text = piece * (200_000 // len(piece))
    assert all(span[1] > 0 for found in find_identifiers(text) for span in found.spans)
