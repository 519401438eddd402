# SPDX-License-Identifier: Apache-2.0
"""A parent's story for every rule of the facts sheet, G.2, and for each further rule.

All names are invented. The story says what the parent saw; the answers are what they would tick.
"""

from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

import pytest

from companion.content.catalog import Catalog
from companion.domain.checklist import Answer, Child, GroupKind, Reply, Since
from companion.domain.earlier import Said, carried
from companion.domain.guide import AgeBand
from companion.domain.next_step import next_step, stepped_up

CONTENT = Path(__file__).resolve().parents[2] / "resources" / "content"
CATALOG = Catalog.built_in(CONTENT)
FACTS = (CONTENT.parents[1] / "tests" / "data" / "facts_ids.txt").read_text("utf-8").split()
YES, NO, NOT_SURE = Reply.YES, Reply.NO, Reply.NOT_SURE
OF_THE_PAGE_OR_A_HEADING = {"G.2.p1", "G.2.p2", "G.2.p3", "G.2.18"}
"""What goes in, how the table is read, a heading, and what the help page says."""


def yes(sign_id, *follow_ups, since=None, is_usual=False):
    return Answer(sign_id, YES, since, follow_ups, is_usual)


def not_sure(sign_id):
    return Answer(sign_id, NOT_SURE)


def no(sign_id):
    return Answer(sign_id, NO)


def aged(band, *, needs=False):
    return Child(1, "A", band, has_extra_needs=needs)


TEEN = aged(AgeBand.AGE_14_17)
EIGHT = aged(AgeBand.AGE_8_10)


@dataclass(frozen=True)
class Story:
    """What happened, what is ticked, and what the app then says."""

    rule: str
    words: str
    child: Child
    answers: tuple
    headline: str
    because: tuple = ()
    also: tuple = ()
    also_because: tuple = ()
    find_out: tuple = ()
    worried: bool = False
    steps_up_to: str = ""
    action: str = ""
    before: tuple = ()
    """What was ticked at an earlier time."""


STORIES = (
    Story(
        "G.2.0",
        "Nothing has happened. Bea is 9 and I only want to look. I tick nothing. Even so, the "
        "emergency line stands above the page, and I can see whom to ring.",
        EIGHT,
        (),
        "no-ticks",
    ),
    Story(
        "G.2.1",
        "Sam is 16. On Tuesday he said that everyone would be better off without him. He has been "
        "short with us for months, and he no longer sees his friends.",
        TEEN,
        (
            yes("hopeless-talk"),
            yes("mood-swings", since=Since.MONTHS),
            yes("drops-hobbies", NO, since=Since.MONTHS),
        ),
        "now",
        because=("hopeless-talk",),
        also=("keep-talking",),
    ),
    Story(
        "G.2.2",
        "Ola is 15. I walked past on Sunday and saw a man on her screen ask her to undress. I have "
        "no proof. She shut the lid at once.",
        TEEN,
        (yes("sexual-contact-seen"), yes("switches-screen", since=Since.TODAY)),
        "report",
        because=("sexual-contact-seen",),
        also=("keep-talking",),
    ),
    Story(
        "G.2.3",
        "Kit is 14. He will not stay in a room with his uncle any more, and he will not say why.",
        TEEN,
        (yes("fear-of-person", since=Since.WEEKS),),
        "adviser-today",
        because=("fear-of-person",),
        also=("talk-and-watch",),
    ),
    Story(
        "G.2.3",
        "Mina is 8. Someone in her game, nobody we know, keeps giving her game money. With a "
        "teenager I would be asked to talk and watch. She is little, so I ring today.",
        EIGHT,
        (yes("game-gifts", since=Since.WEEKS),),
        "adviser-today",
        because=("game-gifts",),
        also=("talk-and-watch",),
    ),
    Story(
        "G.2.4",
        "Theo is 15. He skips school on Mondays, and he has dropped the game he loved. Each could "
        "be something ordinary. Together I want to talk this over with someone.",
        TEEN,
        (yes("missing-school"), yes("stops-app-suddenly", since=Since.WEEKS)),
        "talk-and-ring",
        because=("missing-school", "stops-app-suddenly"),
        also=("talk-and-watch",),
    ),
    Story(
        "G.2.4",
        "Ruby is 14. She refuses school. This week she also began to flip her screen, and she is "
        "up late every night.",
        TEEN,
        (
            yes("missing-school"),
            yes("switches-screen", since=Since.THIS_WEEK),
            yes("night-use", since=Since.THIS_WEEK),
        ),
        "talk-and-ring",
        because=("missing-school", "switches-screen", "night-use"),
        also=("talk-and-watch", "keep-talking"),
    ),
    Story(
        "G.2.5",
        "Jo is 16 and deletes messages. My friend says that all of them do. I do not know.",
        TEEN,
        (yes("deletes-messages"), no("hides-phone")),
        "talk-and-watch",
        because=("deletes-messages",),
    ),
    Story(
        "G.2.6",
        "Ben is 14. In two weeks he began to flip his screen, his marks fell, and he is strangely "
        "happy about something he will not tell.",
        TEEN,
        (
            yes("switches-screen", since=Since.WEEKS),
            yes("school-drop", since=Since.WEEKS),
            yes("secret-high", since=Since.WEEKS),
        ),
        "several-new",
        because=("switches-screen", "school-drop", "secret-high"),
        also=("keep-talking",),
    ),
    Story(
        "G.2.7",
        "Lee is 15. He is on his phone late at night and has been for a year. His mood goes up and "
        "down. It has always been like that.",
        TEEN,
        (
            yes("night-use", since=Since.MONTHS),
            yes("mood-swings", since=Since.ALWAYS, is_usual=True),
        ),
        "keep-talking",
        because=("night-use", "mood-swings"),
    ),
    Story(
        "G.2.8",
        "Ada is 10. I went through the whole list and ticked nothing. That tells me nothing for "
        "certain, and the app says so.",
        EIGHT,
        tuple(no(sign_id) for sign_id in CATALOG.signs()),
        "no-ticks",
    ),
    Story(
        "G.2.9",
        "Nia is 16. I ticked one small thing. But my stomach has been in a knot since Friday.",
        TEEN,
        (yes("more-or-less-time", since=Since.THIS_WEEK),),
        "still-worried",
        also=("keep-talking",),
        worried=True,
    ),
    Story(
        "G.2.9",
        "Max is 12 and someone threatens to send his picture round. Of course I am still worried. "
        "The worry does not push the report down.",
        aged(AgeBand.AGE_11_13),
        (yes("threats-blackmail", NO),),
        "report",
        because=("threats-blackmail",),
        also=("still-worried",),
        worried=True,
    ),
    Story(
        "G.2.10",
        "Una is 15. Has she been asked for pictures? I can not tell, and I will not go through her "
        "phone. I can ask kindly how things are.",
        TEEN,
        (not_sure("nude-asked-or-sent"), not_sure("goes-missing"), yes("night-use")),
        "keep-talking",
        because=("night-use",),
        find_out=("nude-asked-or-sent", "goes-missing"),
    ),
    Story(
        "G.2.12",
        "Dan is 13. I wanted to know how bad it is. The app gave me something to do instead: ring "
        "someone trained, today.",
        aged(AgeBand.AGE_11_13),
        (yes("intense-contact", since=Since.WEEKS),),
        "adviser-today",
        because=("intense-contact",),
        also=("talk-and-watch",),
    ),
    Story(
        "G.2.13",
        "Ivy is 15. I had ticked that gifts came from someone met online. Then I asked: her aunt "
        "gave them. I changed that answer and saw the next step change.",
        TEEN,
        (yes("unexplained-gifts", NO),),
        "talk-and-watch",
        because=("unexplained-gifts",),
    ),
    Story(
        "G.2.14",
        "Leo is 15. He planned to meet somebody he only knows from a game, on Saturday. We had a "
        "good talk, and he has always made plans like this. I still report it.",
        TEEN,
        (replace(yes("plan-to-meet", NO, is_usual=True), note="He was calm. We had a good talk."),),
        "report",
        because=("plan-to-meet",),
    ),
    Story(
        "G.2.15",
        "Zoe is 14. Three weeks in a row I ticked the same one thing. It does not add up to more "
        "each week. What counts is how things are today.",
        TEEN,
        (yes("night-use", since=Since.MONTHS),),
        "keep-talking",
        because=("night-use",),
    ),
    Story(
        "G.2.16",
        "Amy is 14. A man we do not know drops her off at night. That is no maybe any more. It is "
        "a report today, even as the only tick.",
        TEEN,
        (yes("lifts-hotels"),),
        "report",
        because=("lifts-hotels",),
    ),
    Story(
        "G.2.17",
        "Eli is 12. Someone asked him to keep a chat secret. An adult? He does not know, and "
        "neither do I. So the app takes the more careful way.",
        aged(AgeBand.AGE_11_13),
        (yes("told-to-keep-secret", NOT_SURE),),
        "report",
        because=("told-to-keep-secret",),
    ),
    Story(
        "J.13",
        "Fay is 16 and has a learning disability. There is money I cannot explain. The app steps "
        "up for her, as it would for a little one.",
        aged(AgeBand.AGE_14_17, needs=True),
        (yes("money-change", since=Since.WEEKS),),
        "adviser-today",
        because=("money-change",),
        also=("talk-and-watch",),
    ),
    Story(
        "J.13",
        "Noor is 15 and in care. She has new contacts in her app whom nobody here knows. For a "
        "teenager at home I would wait and see. For her I ring someone today.",
        aged(AgeBand.AGE_14_17, needs=True),
        (yes("new-unknown-contacts", since=Since.WEEKS),),
        "adviser-today",
        because=("new-unknown-contacts",),
        also=("talk-and-watch",),
    ),
    Story(
        "J.13",
        "Cal is 15, and has no such need. The same new contacts. I keep talking with him.",
        TEEN,
        (yes("new-unknown-contacts", since=Since.WEEKS),),
        "keep-talking",
        because=("new-unknown-contacts",),
    ),
    Story(
        "G.2.3",
        "Wyn is 8 and has been quiet for a month. Nothing else. That is no sign about contacts, "
        "about money or about anybody near her, so nobody has to be rung today.",
        EIGHT,
        (yes("withdrawn", YES, since=Since.WEEKS),),
        "talk-and-watch",
        because=("withdrawn",),
    ),
    Story(
        "G.2.3",
        "Ned is 8. He keeps a folder of hidden apps on his tablet. At 15 it would be one more "
        "thing to notice. At 8 it is worth a talk.",
        EIGHT,
        (yes("hidden-apps", since=Since.WEEKS),),
        "talk-and-watch",
        because=("hidden-apps",),
    ),
    Story(
        "G.2.3",
        "Kim is 15. Someone asked her to keep their chats a secret. It is a girl from her class. "
        "I ring an adviser today all the same.",
        TEEN,
        (yes("told-to-keep-secret", NO),),
        "adviser-today",
        because=("told-to-keep-secret",),
        also=("talk-and-watch",),
    ),
    Story(
        "G.2.4",
        "Ash is 15. She deletes messages, and one other thing is new. With one new thing beside "
        "it I talk and watch. With two I would ring.",
        TEEN,
        (yes("deletes-messages"), yes("night-use", since=Since.THIS_WEEK)),
        "talk-and-watch",
        because=("deletes-messages",),
        also=("keep-talking",),
    ),
    Story(
        "G.2.6",
        "Lou is 14. Three things are new, all to do with the phone. They may have one cause, such "
        "as a new game.",
        TEEN,
        (
            yes("switches-screen", since=Since.WEEKS),
            yes("night-use", since=Since.WEEKS),
            yes("more-or-less-time", since=Since.WEEKS),
        ),
        "keep-talking",
        because=("switches-screen", "night-use", "more-or-less-time"),
    ),
    Story(
        "G.2.6",
        "Rae is 14. Two things are new, at school and at home. Two are not yet several.",
        TEEN,
        (yes("school-drop", since=Since.WEEKS), yes("secret-high", since=Since.WEEKS)),
        "keep-talking",
        because=("school-drop", "secret-high"),
    ),
    Story(
        "G.2.1",
        "Tia is 14. She talks of dying. There is also a sexual picture of her that goes round, "
        "and one was asked of her. The report is not forgotten over the first call.",
        TEEN,
        (yes("hopeless-talk"), yes("nude-asked-or-sent", YES), yes("image-or-fake")),
        "now",
        because=("hopeless-talk",),
        also=("report",),
        also_because=(("nude-asked-or-sent", "image-or-fake"),),
    ),
    Story(
        "G.1.3",
        "Gus is 15. One sign, and the app says to talk soon. I know my son. I want to report it "
        "today, and the app lets me choose that.",
        TEEN,
        (yes("online-only-friend", since=Since.MONTHS),),
        "talk-and-watch",
        because=("online-only-friend",),
        steps_up_to="report",
        action="report",
    ),
    Story(
        "G.1.3",
        'Hal is 15 and deletes messages. I would rather have heard "keep talking". The app does '
        "not step down, whatever I wish.",
        TEEN,
        (yes("deletes-messages"),),
        "talk-and-watch",
        because=("deletes-messages",),
        steps_up_to="keep-talking",
        action="talk-and-watch",
    ),
    Story(
        "J.12",
        "Pia is 15. Her coach texts her alone and drives her home. I like him. I still ring an "
        "adviser before I say anything to him.",
        TEEN,
        (yes("adult-special-attention", since=Since.WEEKS),),
        "adviser-today",
        because=("adult-special-attention",),
        also=("talk-and-watch",),
    ),
    Story(
        "J.2",
        "Ten minutes ago I ticked that Tom told me what a man asked of him. I go through the list "
        "again, tired, and answer no. It happened. I still have to report it today.",
        TEEN,
        (no("child-tells"), yes("night-use", since=Since.WEEKS)),
        "report",
        because=("child-tells",),
        also=("keep-talking",),
        before=(yes("child-tells", NO),),
    ),
    Story(
        "J.2",
        "In spring I ticked the wrong line: nobody ever asked Zoe for a picture. In summer I say "
        "that this tick was a mistake, and it counts no more.",
        TEEN,
        (replace(no("nude-asked-or-sent"), is_correction=True),),
        "no-ticks",
        before=(yes("nude-asked-or-sent"),),
    ),
)


def ids(things):
    return tuple(thing.id for thing in things)


def before(story, answer):
    is_careful = CATALOG.rule_table().is_step_up_child(story.child)
    return Said(answer, date(2026, 5, 3), is_careful, has_another=len(story.before) > 1)


@pytest.mark.parametrize("story", STORIES, ids=lambda one: f"{one.rule}: {one.words[:24]}")
def test_story(story):
    found = next_step(
        CATALOG.rule_table(),
        CATALOG.signs(),
        story.answers,
        story.child,
        is_still_worried=story.worried,
        earlier=carried(CATALOG.signs(), (before(story, one) for one in story.before)),
    )
    assert found.rule.id == story.headline
    assert ids(found.because) == story.because
    assert ids(one.rule for one in found.also) == story.also
    reasons = tuple(ids(one.because) for one in found.also)
    assert reasons == (story.also_because or reasons)
    assert ids(found.find_out) == story.find_out
    chosen = stepped_up(CATALOG.rules(), found, story.steps_up_to)
    assert chosen.action.id == (story.action or story.headline)


def test_every_rule_of_the_sheet_has_a_story():
    of_rules = {fact for fact in FACTS if fact.startswith("G.2.")} - OF_THE_PAGE_OR_A_HEADING
    assert of_rules - {story.rule for story in STORIES} == set()


def test_every_rule_of_the_table_is_the_headline_of_a_story():
    assert {story.headline for story in STORIES} == {rule.id for rule in CATALOG.rules()}


def test_what_an_adult_does_and_harm_stand_in_groups_of_their_own():
    kinds = {group.id: group.kind for group in CATALOG.sign_groups()}
    named = {
        one: [s.id for s in CATALOG.signs().values() if kinds[s.group] is one]
        for one in kinds.values()
    }
    assert named[GroupKind.ADULT] == ["adult-special-attention"]
    assert len(named[GroupKind.HARM]) == 6
    assert list(kinds)[-2:] == ["adult-around", "threats"]
