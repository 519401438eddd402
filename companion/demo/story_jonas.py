# SPDX-License-Identifier: Apache-2.0
"""The notes about Jonas, eight to ten. Every person is invented; the worry turns out ordinary."""

from companion.demo.notes import Note, Pass, Reworded, Seen, Ticked, Watching, change
from companion.domain.checklist import Reply, Since
from companion.domain.journal import Certainty, EntryText

ABOUT = Certainty.ABOUT

_LIFT = EntryText(
    told_by="Another parent: the trainer drove Jonas home alone last week.",
    think="Probably kind. It should not happen all the same.",
    who="Trainer of the swimming club",
)

NOTES: tuple[Note, ...] = (
    Note(
        101,
        "",
        EntryText(
            saw="Jonas says he has a stomach ache on swimming days.",
            seemed="Fine again an hour later.",
        ),
        ABOUT,
    ),
    Note(
        96,
        "",
        _LIFT,
        ABOUT,
        reworded=Reworded(
            1,
            "Asked again, and it was twice",
            change(
                _LIFT,
                told_by=("Another parent: the trainer drove Jonas home alone twice last week."),
            ),
        ),
    ),
    Note(
        95,
        "18:00",
        EntryText(
            asked="How was the way home on Tuesday?",
            child_words="Good. He has a dog in the car. It is called Biscuit.",
            seemed="Open and cheerful.",
            place="At the table",
            who="Trainer",
        ),
    ),
    Note(
        88,
        "",
        EntryText(
            saw="Jonas has two new swimming caps. He says the club gave one to everyone.",
        ),
        ABOUT,
    ),
    Note(
        87,
        "16:30",
        EntryText(
            asked="Do all children get caps?",
            told_by="Club secretary: yes, from the sponsor, and one more for the relay team.",
            outcome="That is explained.",
            who="Club secretary",
        ),
    ),
    Note(
        80,
        "20:00",
        EntryText(
            saw="A message from the trainer to Jonas in the family tablet: a time for practice "
            "and a "
            "joke.",
            think="Friendly, but it should go through us.",
            place="Family tablet",
        ),
    ),
    Note(
        78,
        "12:10",
        EntryText(
            saw="Rang the welfare officer of the club.",
            told_by="Welfare officer: the rule is two adults in a car and messages to parents "
            "only.",
            outcome="They will speak with all trainers, without names.",
            who="Welfare officer",
        ),
    ),
    Note(
        71,
        "",
        EntryText(
            told_by="The trainer rang, said sorry, and that he had not thought about the rule.",
            seemed="Jonas heard the call and shrugged.",
            outcome="Lifts go through the parents' group now.",
            who="Trainer",
        ),
        ABOUT,
    ),
    Note(
        64,
        "17:40",
        EntryText(
            saw="No stomach ache this week. Jonas likes the new times.",
        ),
    ),
    Note(
        40,
        "",
        EntryText(
            child_words="In the quiz game somebody asked how old I am. I wrote 99.",
            did="We laughed, and then went through the rule about not telling.",
            place="Quiz game",
        ),
        ABOUT,
    ),
    Note(
        35,
        "19:00",
        EntryText(
            saw="Jonas asked why M. talks with the police.",
            did="I said: somebody online was not honest with M., and the grown-ups sort it out.",
            seemed="Satisfied. Asked for a story.",
        ),
    ),
    Note(
        12,
        "",
        EntryText(
            saw="First swimming gala. Two trainers came, as agreed.",
            seemed="Very proud of his ribbon.",
        ),
        Certainty.UNKNOWN,
    ),
)

YES, NO = Reply.YES, Reply.NO

PASSES: tuple[Pass, ...] = (
    Pass(
        80,
        False,
        (
            Ticked("adult-special-attention", YES, Since.WEEKS, note="The trainer, see the notes."),
            Ticked("unexplained-gifts", NO),
            Ticked("fear-of-person", NO),
            Ticked("sleep-eating-changes", NO),
            Ticked("drops-hobbies", NO),
        ),
        strengths=(("shows-you-round", YES), ("online-together", YES)),
    ),
)

SEEN: tuple[Seen, ...] = (
    Seen(82, "adult-special-attention", "The trainer texted him about a lift home."),
    Seen(12, "", "Very proud of his ribbon, and told everybody."),
)

WATCHING: tuple[Watching, ...] = (
    Watching(
        60,
        14,
        "The club has new rules: two trainers, and no private messages.",
        "Another private message, a gift, or Jonas not wanting to go.",
        "Two weeks without any of it. Jonas likes going.",
    ),
    Watching(
        10,
        7,
        "The summer camp is new to us.",
        "An adult there who wants time alone with him.",
    ),
)
