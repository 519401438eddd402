# SPDX-License-Identifier: Apache-2.0
"""Reports, talks and the missing sheet of the invented family."""

from datetime import date, timedelta

from companion.domain.missing import MissingSheet
from companion.domain.report import Promise, PromiseState, Report, Update
from companion.domain.talk import Talk, WhatNext


def reports_about_m(child_id: int, today: date) -> tuple[Report, ...]:
    """Return four reports: some promises kept, one changed, two still open."""
    return (*_kept_promises(child_id, today), *_open_promises(child_id, today))


def _kept_promises(child_id: int, today: date) -> tuple[Report, ...]:
    return (
        Report(
            0, child_id, "NSPCC Helpline", today - timedelta(49), "By phone", "H-2231",
            spoke_to="an adviser, Mrs K.",
            said="It was right to ring. Keep the messages, do not reply for the child.",
            promises=(
                Promise("Ring back with where to report", today - timedelta(46), PromiseState.KEPT),
            ),
            updates=(
                Update(today - timedelta(46), "They rang back and said where to report."),
            ),
        ),
        Report(
            0, child_id, "CEOP Safety Centre", today - timedelta(43), "On their web page",
            "0815-4711",
            said="A specialist reads every report. They may share it with the local police.",
            promises=(
                Promise("Tell us who will be in charge", today - timedelta(29), PromiseState.KEPT),
                Promise("Say what happens with the tablet", None, PromiseState.CHANGED),
            ),
            updates=(
                Update(today - timedelta(30), "A letter came: the local police take it on."),
            ),
        ),
    )  # fmt: skip


def _open_promises(child_id: int, today: date) -> tuple[Report, ...]:
    return (
        Report(
            0, child_id, "the safeguarding lead at school", today - timedelta(39),
            "Meeting at school", "",
            spoke_to="the class teacher too",
            said="One adult whom M. can go to at any time; talks twice a week.",
            promises=(Promise("Write to us how it goes", today + timedelta(12)),),
        ),
        Report(
            0, child_id, "the child protection team", today - timedelta(26), "In person",
            "CP/77/204",
            spoke_to="an officer",
            said="M. explained it well. They keep us informed.",
            promises=(Promise("Ring when there is news", today + timedelta(2)),),
            next_step="Ring and ask whether M. needs to come again",
            next_on=today + timedelta(5),
        ),
    )  # fmt: skip


def missing_sheet_of_m(child_id: int, today: date) -> MissingSheet:
    """Return part one of the sheet, looked through more than half a year ago."""
    words = {
        "looks": "Slim, light skin, green eyes, glasses with a blue frame.",
        "height": "1.46 m in spring",
        "hair": "Brown, to the shoulders, mostly in a plait",
        "marks": "A small scar on the left knee",
        "usual-clothes": "Grey coat, white trainers, black school bag with a fox on it.",
        "health": "Asthma. A quiet voice and a drink of water help when M. is upset.",
        "medicines": "Blue inhaler, when needed",
        "usernames": "The farm game: meadow_fox\nThe chat in it: meadow_fox_2",
        "friends": "Ada from school, her mother has our number.",
        "places": "The library, the canal path, the skate park.",
        "languages": "English",
        "who-to-ring": "Grandma first. The safeguarding lead at school, in school hours.",
    }
    return MissingSheet(child_id, words, today - timedelta(200))


def talks_with_m(child_id: int, today: date) -> tuple[Talk, ...]:
    """Return two talks that were held and one that is planned."""
    return (
        Talk(
            0, child_id, "Private messages",
            "What do you like about the people in your team?",
            planned_for=today - timedelta(66), held_on=today - timedelta(65),
            how_it_went="Better on a walk than at the table. M. asked whether the tablet stays. I "
            "said yes.",
            moment="On the walk by the canal",
            child_words="“Is the tablet staying?”",
            what_next=(WhatNext.TALK_AGAIN,),
        ),
        Talk(
            0, child_id, "Secrets",
            "Some secrets are nice, like a present. Some make your stomach hurt.",
            planned_for=today - timedelta(44), held_on=today - timedelta(44),
            how_it_went="Pancakes helped. M. told me about Heron. I only listened.",
            moment="Pancakes on Saturday, when Jonas is at football",
            child_words="“Heron says it is our thing.”",
            what_next=(WhatNext.WRITE_ENTRY, WhatNext.ASK_ADVISER),
            next_on=today - timedelta(42),
        ),
        Talk(
            0, child_id, "Meeting up",
            "What would you want me to know before you meet somebody from the game?",
            planned_for=today + timedelta(4),
            moment="In the car after swimming",
            note="Keep it short. Leave a pause after the question.",
        ),
    )  # fmt: skip


def talks_with_jonas(child_id: int, today: date) -> tuple[Talk, ...]:
    """Return one talk that was held and one that is planned."""
    return (
        Talk(
            0, child_id, "Gaming",
            "Shall we play the quiz game together?",
            planned_for=today - timedelta(40), held_on=today - timedelta(40),
            how_it_went="We laughed about his age of 99. He knows the rule now.",
        ),
        Talk(
            0, child_id, "Telling an adult",
            "Whom would you tell if a grown-up asked you to keep a secret?",
            planned_for=today + timedelta(9),
        ),
    )  # fmt: skip
