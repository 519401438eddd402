# SPDX-License-Identifier: Apache-2.0
"""The notes about M., eleven to thirteen. Every person, name and handle is invented."""

from companion.demo.notes import Note, Pass, Reworded, Seen, Ticked, Watching, change
from companion.domain.checklist import Reply, Since
from companion.domain.journal import Certainty, EntryText

ABOUT = Certainty.ABOUT

_GIFT = EntryText(
    saw="There is a new golden cape on M.'s figure in Lantern Isles. It costs about 20 pounds.",
    asked="Where did the cape come from?",
    child_words="Heron gave it to me. It was a birthday present.",
    seemed="Pleased, then quiet when I asked who Heron is.",
    did="I said thank you for telling me. I did not take anything away.",
    place="Lantern Isles, living room",
    who="Heron, @night_heron_7",
)

NOTES: tuple[Note, ...] = (
    Note(
        118,
        "",
        EntryText(
            saw="M. has started to carry the tablet into the bathroom.",
            think="May be nothing. Twelve-year-olds want doors shut.",
        ),
        ABOUT,
    ),
    Note(
        112,
        "22:15",
        EntryText(
            saw="Light under the door at a quarter past ten. M. was playing Lantern Isles with the "
            "sound off.",
            asked="What are you playing so late?",
            child_words="Just finishing a quest with my team.",
            did="We agreed that the tablet sleeps in the kitchen from nine on school days.",
            outcome="It worked for four days.",
            place="Lantern Isles, at home",
        ),
    ),
    Note(
        105,
        "17:30",
        EntryText(
            saw="M. laughed a lot in voice chat. I heard one voice that sounded older.",
            seemed="Happy and relaxed.",
            place="Lantern Isles, voice chat",
        ),
    ),
    Note(
        98,
        "",
        EntryText(
            told_by="Class teacher, at the gate: M. was tired this week and put the head on the "
            "desk "
            "twice.",
            did="Said that we would look at bedtimes.",
            place="School gate",
            who="Class teacher",
        ),
    ),
    Note(
        93,
        "16:40",
        _GIFT,
        reworded=Reworded(
            2,
            "I had the price wrong",
            change(
                _GIFT,
                saw=(
                    "There is a new golden cape on M.'s figure in Lantern Isles. In the shop it "
                    "costs 35 "
                    "pounds."
                ),
            ),
        ),
    ),
    Note(
        90,
        "19:10",
        EntryText(
            asked="How did you get to know Heron?",
            child_words="In the game, ages ago. He is in my team. He is really kind.",
            seemed="A little defensive, then chatty about the game.",
            think="M. likes this person. I do not want to spoil that before I know more.",
            who="Heron, @night_heron_7",
        ),
    ),
    Note(
        84,
        "20:00",
        EntryText(
            saw="M. turned the tablet over when I came in with the washing.",
            did="I knocked next time, and said that I would always knock.",
        ),
    ),
    Note(
        79,
        "",
        EntryText(
            told_by="M.'s cousin Ines, 15: there is an older boy in the team, and everybody likes "
            "him.",
            asked="How old is he?",
            outcome="Ines said that she thinks 16. She has not seen him.",
            who="Ines, @night_heron_7",
        ),
        ABOUT,
        1,
    ),
    Note(
        72,
        "21:50",
        EntryText(
            saw="The tablet buzzed eleven times in the kitchen between nine and ten.",
            did="I did not read anything. I noted the name of the app on the locked screen: "
            "Chirrup.",
            place="Chirrup, kitchen",
        ),
    ),
    Note(
        70,
        "18:20",
        EntryText(
            asked="What is Chirrup? Would you show me how it works?",
            child_words="It is where the team talks now. Messages go away, so it is not messy.",
            seemed="Fine with showing the start page. Did not open a chat.",
            think="Moving to an app where messages vanish is on the list of signs.",
            place="Chirrup",
        ),
    ),
    Note(
        69,
        "20:30",
        EntryText(
            saw="Talked it through with my sister on the phone, without names.",
            did="Went through the checklist for the first time.",
            outcome="Decided to have a talk this weekend, on a walk, and not about rules.",
        ),
    ),
    Note(
        65,
        "11:00",
        EntryText(
            saw="Walk by the canal. We talked about online friends in general.",
            asked="What do you like about the people in your team?",
            child_words="They do not think I am weird.",
            seemed="Sad for a moment, then relieved.",
            did="I said: whatever happens, you will not lose your tablet for telling me.",
            outcome="M. asked whether I meant that. I said yes.",
            place="Canal path",
        ),
    ),
    Note(
        61,
        "",
        EntryText(
            told_by="Football coach: M. has missed three practices this month, for homework.",
            who="Coach of the under-13s",
        ),
        ABOUT,
    ),
    Note(
        58,
        "19:45",
        EntryText(
            saw="M. cried after dinner and would not say why. The tablet was on the bed.",
            asked="Is there something I can help with?",
            child_words="No. You would be cross.",
            did="Said that I was not cross and that I would sit outside the door for a while.",
            outcome="M. came out after half an hour for a hug.",
            place="At home",
        ),
    ),
    Note(
        52,
        "",
        EntryText(
            saw="A parcel came for M. with no sender: a phone case with a heron on it.",
            asked="Do you know who sent this?",
            child_words="It is from the team. Everyone got one.",
            think="To send a parcel somebody must have our address.",
            did="Kept the envelope in the drawer of my desk.",
            place="Front door",
            who="Heron, @night_heron_7",
        ),
        ABOUT,
    ),
    Note(
        50,
        "17:15",
        EntryText(
            asked="Who in the team knows where we live?",
            child_words="Only Heron. He said he wanted to send me a card.",
            seemed="Worried about having done something wrong.",
            did="I said that it is not M.'s fault, and that adults should not ask children for "
            "that.",
            outcome="M. nodded and asked not to be made to leave the game.",
            who="Heron",
        ),
    ),
    Note(
        49,
        "13:20",
        EntryText(
            saw="I rang the helpline in my lunch break.",
            told_by="Adviser on the helpline: it was right to ring. Keep messages as they are and "
            "do "
            "not reply for the child.",
            did="Wrote down the reference and what they promised.",
            outcome="They will ring back this week.",
            place="Car park at work",
        ),
    ),
    Note(
        47,
        "18:05",
        EntryText(
            told_by="Helpline rang back. They explained where to report, and that the school can "
            "help.",
            did="Said that we would think it over tonight with my partner.",
        ),
    ),
    Note(
        44,
        "19:30",
        EntryText(
            saw="Sat with M. over pancakes and asked to hear more about Heron.",
            asked="Tell me about a normal evening with him.",
            child_words="He wants me to say good night on Chirrup every day. He says I am mature. "
            "He "
            "says not to tell, because people would get it wrong.",
            seemed="Spoke to the table. Better when it was out.",
            did="I said: I am glad that you told me. You have done nothing wrong.",
            think="He is not sixteen.",
            place="Kitchen",
            who="Heron, @night_heron_7",
        ),
    ),
    Note(
        43,
        "10:10",
        EntryText(
            saw="Made the report on the web page, with M.'s own words as I had written them down.",
            did="Wrote down the reference. Did not block and did not delete, as they asked.",
            outcome="A page said that a specialist would read it.",
        ),
    ),
    Note(
        42,
        "08:40",
        EntryText(
            told_by="The safeguarding lead at school has time for us on Thursday.",
            who="Safeguarding lead",
            place="Phone",
        ),
    ),
    Note(
        39,
        "15:30",
        EntryText(
            saw="Meeting at school. M. chose to come for the second half.",
            did="Agreed on one adult at school whom M. can go to at any time.",
            outcome="They check in twice a week. Nobody tells the class.",
            place="School",
            who="Safeguarding lead, class teacher",
        ),
    ),
    Note(
        36,
        "20:20",
        EntryText(
            saw="Wrong entry, meant for Jonas.",
        ),
        struck_out="This was about Jonas, I wrote it again there",
    ),
    Note(
        33,
        "16:00",
        EntryText(
            told_by="Officer on the phone: they are looking into it and would like to speak with "
            "M., "
            "with me in the next room.",
            seemed="M. was nervous, and asked good questions about who will hear it.",
            outcome="The day is fixed. We do not ask M. any more questions about it until then.",
            who="Officer, child protection team",
        ),
    ),
    Note(
        30,
        "",
        EntryText(
            saw="M. slept through for the first time this month.",
            seemed="Calmer. Ate breakfast.",
        ),
        ABOUT,
    ),
    Note(
        26,
        "14:00",
        EntryText(
            saw="The conversation took an hour. M. was allowed to bring the dog.",
            outcome="They said that M. explained it well. They keep us informed.",
            did="We had chips by the river afterwards and talked about nothing.",
            who="Officer, child protection team",
        ),
    ),
    Note(
        20,
        "18:45",
        EntryText(
            saw="M. went to football again and scored.",
            child_words="Ines came to watch.",
            seemed="Proud.",
        ),
    ),
    Note(
        15,
        "",
        EntryText(
            child_words="Is it because of me that he is in trouble?",
            did="I said: no. He decided what he did. You were brave to tell.",
            outcome="We looked at the card about blame together.",
        ),
        ABOUT,
    ),
    Note(
        9,
        "21:10",
        EntryText(
            saw="A new name asked to be M.'s friend in Lantern Isles. M. showed it to me at once.",
            child_words="I do not know this one, so I said no.",
            did="Said well done, and wrote the name down.",
            place="Lantern Isles",
            who="@quiet_marsh",
        ),
    ),
    Note(
        3,
        "17:00",
        EntryText(
            told_by="Safeguarding lead: M. is doing well and has made a friend in the art club.",
            outcome="They go on with one talk a week until the holidays.",
            who="Safeguarding lead",
        ),
    ),
)

DRAFT = EntryText(
    saw="M. asked whether we could play Lantern Isles together on Saturday. I",
    seemed="Cheerful.",
)

YES, NOT_SURE, NO = Reply.YES, Reply.NOT_SURE, Reply.NO

PASSES: tuple[Pass, ...] = (
    Pass(
        69,
        True,
        (
            Ticked("secretive-online", YES, Since.WEEKS, (YES,)),
            Ticked("switches-screen", YES, Since.WEEKS),
            Ticked("night-use", YES, Since.MONTHS, is_usual=True),
            Ticked("moved-to-private-app", YES, Since.THIS_WEEK),
            Ticked(
                "online-only-friend", YES, Since.MONTHS, note="Heron, in the team since spring."
            ),
            Ticked("game-gifts", YES, Since.WEEKS),
            Ticked("older-partner", NOT_SURE, None, (NOT_SURE,)),
            Ticked("drops-hobbies", NO),
            Ticked("mood-swings", YES, Since.ALWAYS, is_usual=True),
            Ticked("fear-of-person", NO),
        ),
        strengths=(
            ("small-chats", YES),
            ("friends-and-hobbies", NOT_SURE),
            ("knows-what-you-check", NO),
        ),
    ),
    Pass(
        44,
        True,
        (
            Ticked("secretive-online", YES, Since.MONTHS, (NO,)),
            Ticked("switches-screen", NO),
            Ticked("night-use", NO),
            Ticked("moved-to-private-app", YES, Since.WEEKS),
            Ticked("online-only-friend", YES, Since.MONTHS),
            Ticked("game-gifts", YES, Since.WEEKS),
            Ticked(
                "told-to-keep-secret", YES, Since.WEEKS, (YES,), "His words: people get it wrong."
            ),
            Ticked("asked-for-details", YES, Since.WEEKS, (NO,), "He has our address."),
            Ticked("drops-hobbies", YES, Since.WEEKS, (NOT_SURE,)),
            Ticked("upset-after-online", YES, Since.WEEKS, (NOT_SURE,)),
        ),
        strengths=(
            ("small-chats", YES),
            ("comes-to-you", YES),
            ("another-adult", YES),
            ("friends-and-hobbies", YES),
            ("you-have-help", YES),
        ),
    ),
)

SEEN: tuple[Seen, ...] = (
    Seen(91, "game-gifts", "A golden cape in Lantern Isles."),
    Seen(72, "must-be-online", "Eleven buzzes between nine and ten."),
    Seen(58, "upset-after-online", "Cried after dinner, the tablet on the bed."),
    Seen(41, "appearance-change", "New haircut. It was Ines who cut it.", taken_back=2),
    Seen(9, "", "M. showed me a new friend request at once."),
)

WATCHING: tuple[Watching, ...] = (
    Watching(
        20,
        24,
        "M. is calmer and sees friends again. Two adults at school keep an eye open.",
        "A new name that M. keeps from me, bad nights again, or any word from Heron.",
    ),
)
