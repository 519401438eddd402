# SPDX-License-Identifier: Apache-2.0
"""The shipped wording check: what it points out in which box, and what it leaves alone."""

from pathlib import Path

import pytest

from companion.content.catalog import Catalog
from companion.domain.journal import EntryText
from companion.domain.wording_check import BOXES, WordingKind

CONTENT = Path(__file__).resolve().parents[2] / "resources" / "content"

POINTED_OUT = [
    ("saw", "It was her own fault.", "blame-of-child"),
    ("think", "She should have known better.", "blame-of-child"),
    ("saw", "He was stupid to answer.", "blame-of-child"),
    ("did", "I told my sister that she put herself at risk.", "blame-of-child"),
    ("think", "She brought it on herself.", "blame-of-child"),
    ("think", "She led him on.", "blame-of-child"),
    ("saw", "She let him touch her.", "blame-of-child"),
    ("think", "He fell for it.", "blame-of-child"),
    ("think", "She was flirting with him.", "blame-of-child"),
    ("think", "She was so naive.", "blame-of-child"),
    ("saw", "She has been sending pictures to a man.", "who-got-the-pictures"),
    ("saw", "She kept sending him photos.", "who-got-the-pictures"),
    ("saw", "She was dressed like an older girl.", "clothes-and-looks"),
    ("think", "Her photos are provocative.", "clothes-and-looks"),
    ("saw", "She has an older boyfriend.", "not-a-relationship"),
    ("told_by", "She is in a relationship with a man of 30.", "not-a-relationship"),
    ("think", "They are sexting.", "plain-term"),
    ("saw", "It was child porn.", "plain-term"),
    ("who", "A predator from Discord.", "label-for-the-person"),
    ("think", "He is a paedophile.", "label-for-the-person"),
    ("saw", "This creep wrote again.", "label-for-the-person"),
    ("think", "The groomer uses three names.", "label-for-the-person"),
    ("seemed", "She was hysterical.", "label-for-the-child"),
    ("seemed", "It is attention-seeking.", "label-for-the-child"),
    ("think", "He is a liar.", "label-for-the-child"),
    ("think", "She only wants attention.", "label-for-the-child"),
    ("seemed", "He was being difficult.", "label-for-the-child"),
    ("think", "He is a young offender.", "harmed-another-child"),
    ("told_by", "She claims that he hit her.", "doubt-of-child"),
    ("saw", "He admitted it.", "doubt-of-child"),
    ("think", "She is lying.", "doubt-of-child"),
    ("think", "I think she is making it up.", None),
    ("saw", "He wanted to meet her alone.", "someones-thoughts"),
    ("saw", "She knows that he is old.", "someones-thoughts"),
    ("did", "He is trying to get her on her own.", "someones-thoughts"),
    ("saw", "He did it on purpose.", "someones-thoughts"),
    ("seemed", "She thinks it is love.", "someones-thoughts"),
    ("saw", "He is obviously older.", "opinion-not-marked"),
    ("saw", "It must have been the coach.", "opinion-not-marked"),
    ("saw", "There is no doubt.", "opinion-not-marked"),
    ("saw", "The messages were creepy.", "opinion-not-marked"),
    ("saw", "That man is manipulating her.", "opinion-not-marked"),
    ("saw", "He is definitely grooming her.", "opinion-not-marked"),
    ("asked", "So he told you to lie, right?", "leading-question"),
    ("saw", "Her so-called friend wrote again.", "doubt-of-child"),
    ("saw", "She is always on her phone.", "how-often"),
    ("think", "He never talks to us.", "how-often"),
    ("saw", "They chat all the time.", "how-often"),
    ("saw", "Apparently he sends her coins.", "told-not-seen"),
    ("saw", "Her friend said that he gave her a phone.", "told-not-seen"),
    ("saw", "The school says she left at noon.", "told-not-seen"),
    ("saw", "I was told that they met.", "told-not-seen"),
    ("saw", "According to her brother they met.", "told-not-seen"),
    ("asked", "Did he touch you?", "leading-question"),
    ("asked", "It was your uncle, wasn't it?", "leading-question"),
    ("asked", "Was it him?", "leading-question"),
    ("asked", "Did he ask you for pictures?", "leading-question"),
    ("asked", "Was it a man or a woman?", "leading-question"),
    ("asked", "Are you scared of him?", "leading-question"),
    ("asked", "Why did you answer him?", "blaming-question"),
    ("asked", "Why didn't you tell me?", "blaming-question"),
    ("asked", "What were you thinking?", "blaming-question"),
    ("asked", "You have to tell me.", "pressing-question"),
    ("asked", "Are you sure?", "pressing-question"),
    ("asked", "I asked her again and again.", "pressing-question"),
]

LEFT_ALONE = [
    ("saw", "At 21:40 she closed the laptop when I came in. I saw a name, dark_wolf."),
    ("saw", "She cried for ten minutes and did not want dinner."),
    ("saw", "I think he wanted to meet her, because he asked where she goes."),
    ("saw", "Maybe he knows that she is home alone."),
    ("saw", "He wrote that he wanted to meet her."),
    ("saw", "He wrote “you are always so sexy, you little slut”."),
    ("saw", "The message said 'you obviously want it'."),
    ("saw", "It was not her fault."),
    ("saw", "There were six messages on Tuesday between 22:00 and 23:30."),
    ("saw", "Her hands shook. She put the phone face down."),
    ("saw", "She lay on the bed and did not speak."),
    ("saw", "A van was parked outside the school gate from 15:10 to 15:40."),
    ("told_by", "Her teacher told me that she slept in class."),
    ("told_by", "My son said that a man sent him a gift card."),
    ("told_by", "Her friend says he calls himself Max and says he is 17."),
    ("told_by", "She told me he claimed to be 15."),
    ("child_words", "He's a predator and it's my own fault. I always lie."),
    ("child_words", "She obviously knows that I wanted to."),
    ("asked", "What happened?"),
    ("asked", "Tell me more about that, when you are ready."),
    ("asked", "How was your day?"),
    ("asked", "What did he say then?"),
    ("asked", "Who else was there?"),
    ("asked", "Where did you first talk to him?"),
    ("asked", "I asked what she likes about the game."),
    ("seemed", "Quiet. Pale. She would not look at me."),
    ("seemed", "She seemed scared of the phone ringing."),
    ("seemed", "She looked as if she had not slept."),
    ("think", "I think he wanted to find out where we live."),
    ("think", "It worries me that it must have been going on since May."),
    ("think", "I wonder if it is somebody from the club."),
    ("did", "I rang 101 and got a reference number."),
    ("did", "I told her that it is not her fault and she is not in trouble."),
    ("did", "I told her I will never be angry that she told me."),
    ("did", "I wrote down the user names and did not delete anything."),
    ("outcome", "The officer said she will ring back on Friday."),
    ("outcome", "She slept in our room."),
    ("place", "Bedroom, on the tablet, in Roblox."),
    ("who", "dark_wolf on Discord. Says he is from Leeds."),
    ("outcome", "We talked to the mental health team."),
    ("saw", "She came down crying and said she could not tell me."),
    ("saw", "There was a message from someone called angel_dust."),
    ("saw", "She wants a new phone for her birthday."),
    ("saw", "She knows him from school."),
    ("saw", "She felt hot so I took her temperature."),
    ("saw", "She never used to lock her door."),
    ("saw", "She was being silly with her brother and laughing."),
    ("asked", "Are you all right?"),
    ("asked", "Do you want to tell me about it?"),
    ("asked", "Did something happen?"),
    ("asked", "Has anyone ever asked you to keep a secret?"),
    ("asked", "Can you show me how the game works?"),
    ("think", "I should have noticed earlier."),
    ("think", "It is nobody's fault but his."),
    ("did", "We agreed that she can always come to me."),
    ("did", "I never looked at the pictures."),
    ("did", "I thanked her for telling me."),
]


@pytest.fixture(scope="module")
def catalog():
    return Catalog.built_in(CONTENT)


@pytest.fixture(scope="module")
def book(catalog):
    return catalog.wording()


def found_in(book, box, words):
    return [finding.advice for finding in book.check(EntryText(**{box: words}))]


@pytest.mark.parametrize(("box", "words", "advice"), POINTED_OUT)
def test_points_out(book, box, words, advice):
    found = found_in(book, box, words)
    if advice is None:
        assert found
    else:
        assert advice in found


@pytest.mark.parametrize(("box", "words"), LEFT_ALONE)
def test_leaves_alone(book, box, words):
    assert found_in(book, box, words) == []


def test_the_childs_own_words_are_never_pointed_out(book):
    for _, words, _ in POINTED_OUT:
        assert found_in(book, "child_words", words) == []


def test_says_where_the_words_stand(book):
    words = "He rang. It was her own fault, I said."
    (finding,) = book.check(EntryText(think=words))
    start, length = finding.span
    assert (finding.box, words[start : start + length]) == ("think", "her own fault")
    assert finding.kind is WordingKind.BLAME


def test_every_kind_has_advice_with_sources_that_exist(book, catalog):
    assert {one.kind for one in book.advice.values()} == set(WordingKind)
    for one in book.advice.values():
        assert one.title
        assert one.why
        assert one.instead
        assert all(catalog.source(source) for source in one.provenance.sources)


def test_a_question_is_never_to_be_rewritten(book):
    """What was asked is evidence: the advice says to leave the words as they are."""
    for one in book.advice.values():
        if one.kind is WordingKind.LEADING:
            assert one.why.startswith("Leave it as it is if it is what you asked")


def test_every_box_but_the_childs_is_looked_at(book):
    looked_at = {box for rule in book.rules for box in rule.boxes}
    assert looked_at == set(BOXES) - {"child_words", "place"}
