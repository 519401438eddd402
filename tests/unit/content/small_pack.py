# SPDX-License-Identifier: Apache-2.0
"""The smallest pack in which nothing is wrong, as files that a test can break."""

from pathlib import Path

DATES = "checked_on = 2026-11-01\nreview_by = 2027-05-01\n"
BANDS = ("under-5", "5-7", "8-10", "11-13", "14-17")

FILES = {
    "pack.toml": DATES
    + """
id = "small"
version = "1"
language = "en"
title = "Small pack"
[countries]
GB = "United Kingdom"
""",
    "sources.toml": """
[[source]]
id = "s1"
publisher = "A body"
title = "A page"
date = "2024"
address = "https://example.org/page"
[[source]]
id = "s2"
publisher = "A body"
title = "A leaflet"
date = "undated"
""",
    "start.toml": DATES
    + """
[[tile]]
id = "told"
title = "My child told me something"
text = "What to say first."
icon = "heart"
opens = "card:told"
sources = ["s1"]
[[tile]]
id = "learn"
title = "I want to learn"
text = "Short pages."
icon = "book-open"
opens = "page:understand"
sources = ["s1"]
""",
    "situations.toml": DATES
    + """
[[never]]
id = "no-pay"
text = "Never pay."
reason = "It does not end."
sources = ["s1"]
[[card]]
id = "told"
title = "Your child tells you"
summary = "Listen first."
opening = "Thank you for telling me."
first_steps = ["Listen.", "Write it down."]
words_that_help = ["I believe you."]
words_that_harm = ["Why did you?"]
do_not = ["Promise secrecy."]
notes = ["A café is fine."]
call_purposes = ["adult-advice", "report-grooming"]
related = ["off"]
sources = ["s1", "s2"]
review_by = 2027-01-01
[[card]]
id = "off"
title = "Something feels off"
summary = "Stay close."
first_steps = ["Note what changed."]
words_that_help = []
words_that_harm = []
do_not = []
call_purposes = []
sources = ["s2"]
checked_on = 2026-10-01
""",
    "principles.toml": DATES
    + """
[[principle]]
id = "calm"
title = "Stay calm"
text = "Take a breath."
sources = ["s1"]
""",
    "smart.toml": DATES
    + """
[[idea]]
id = "smart-tell"
letter = "T"
word = "Tell"
text = "Tell a trusted adult."
adults = "We listen."
ask_together = "Whom would you tell?"
audience = "together"
sources = ["s1"]
""",
    "topics.toml": DATES
    + """
[[topic]]
id = "gaming"
title = "Gaming"
points = ["Play together."]
sources = ["s1"]
""",
    "tactics.toml": DATES
    + """
[[stage]]
id = "choosing"
title = "Choosing"
looks_like = "Looks at profiles."
why_it_works = "Small details add up."
what_you_can_do = ["Set accounts to private."]
ordinary_reasons = ["Friends look too."]
sources = ["s1"]
[[tactic]]
id = "going-private"
title = "Going private"
looks_like = "Asks to leave the game."
sounds_like = ["Let's go private."]
why_it_works = "Fewer people see."
what_you_can_do = ["Agree a rule."]
ordinary_reasons = ["Friends change apps."]
signs = ["hides-phone"]
topics = ["gaming"]
cards = ["off"]
call_purposes = ["adult-advice"]
facts = ["B.2.2"]
sources = ["s1"]
[[pattern]]
id = "vanishing"
title = "Vanishing messages"
looks_like = "Chats that vanish."
why_it_works = "Little is left."
what_you_can_do = ["Note names."]
ordinary_reasons = ["Some apps do it by default."]
sources = ["s2"]
""",
    "synonyms.toml": """
[[same]]
words = ["nudes", "naked picture"]
""",
    "phrases.toml": DATES
    + """
[[phrase]]
id = "private-chat"
tactic = "going-private"
title = "Going private"
ordinary = ["Friends move about."]
read = "page:understand#choosing"
topic = "gaming"
ask = ["What was good about the first place?"]
report_when = "Report it today if pictures are asked for."
cards = ["off"]
call_purposes = ["adult-advice"]
sources = ["s1"]
[[phrase.cue]]
id = "go-private"
says = "It asks to talk in private."
ordinary = ["Private can be quieter."]
[[phrase]]
id = "secrecy"
tactic = "vanishing"
title = "Secrecy"
no_reason = "There is no ordinary reason."
warning = "Do not pay."
ask = ["What makes it a secret?"]
report_when = "Report it today."
cards = ["told"]
call_purposes = ["adult-advice"]
sources = ["s2"]
[[phrase.cue]]
id = "keep-quiet"
says = "It asks someone not to tell."
[[together]]
id = "private-and-secret"
any_of = ["private-chat"]
with_any_of = ["secrecy"]
text = "Private and secret together: report it today."
cards = ["told"]
sources = ["s1"]
""",
    "wording.toml": DATES
    + """
[[advice]]
id = "blame"
kind = "blame"
title = "This may read as blame."
why = "Say what the person did."
instead = ["He kept asking."]
sources = ["s1"]
""",
    "wording_words.toml": """
left_out = "very"
streets = "road"
[groups]
fault = "fault blame"
[[rule]]
advice = "blame"
boxes = ["saw"]
patterns = ["her <fault>"]
unless = ["not her fault"]
[[picture]]
talk = "there-is"
patterns = ["nudes"]
""",
    "worksheets.toml": DATES
    + """
[[field]]
id = "what-happened"
question = "What happened?"
help = "In your own words."
kind = "lines"
fill = ["happened"]
sources = ["s1"]
[[worksheet]]
id = "general"
title = "A sheet for any door"
intro = "Who, what, when."
way = "form"
is_own = true
fields = ["what-happened"]
sources = ["s1"]
""",
    "missing.toml": DATES
    + """
[[note]]
id = "no-wait"
part = "day"
text = "Ring at once."
sources = ["s1"]
[[note]]
id = "photo"
part = "ready"
text = "Have a photo ready."
sources = ["s1"]
[[field]]
id = "looks"
part = "ready"
question = "What do they look like?"
help = "Hair and height."
kind = "lines"
sources = ["s1"]
[[field]]
id = "where"
part = "day"
question = "Where were they last seen?"
help = "The place."
kind = "line"
sources = ["s1"]
""",
    "door_finder.toml": DATES
    + """
[[question]]
id = "danger"
title = "Is anyone in danger?"
sources = ["s1"]
[[question.answer]]
id = "yes"
title = "Yes"
[[question.answer]]
id = "unknown"
title = "I don't know"
[[question]]
id = "what"
title = "What is it about?"
when = [{ danger = ["unknown"] }]
sources = ["s1"]
[[question.answer]]
id = "told"
title = "My child told me"
when = [{ danger = ["unknown"] }]
[[question.answer]]
id = "unknown"
title = "I don't know"
[[path]]
id = "danger"
title = "Get help now"
why = "Phone first."
purposes = ["emergency", "adult-advice"]
cards = ["told"]
when = [{ danger = ["yes"] }]
sources = ["s1"]
[[path]]
id = "unsure"
title = "Talk to an adviser"
why = "A feeling is enough."
purposes = ["adult-advice"]
sources = ["s2"]
[[extra]]
id = "told"
cards = ["off"]
warnings = ["Listen."]
when = [{ what = ["told"] }]
sources = ["s1"]
[[reason]]
id = "emergency"
text = "For danger now."
instead = "For danger."
sources = ["s1"]
[[reason]]
id = "adult-advice"
text = "Someone to talk to."
instead = "They may listen."
sources = ["s1"]
""",
    "phrase_words.toml": """
left_out = "so"
signers = "mum"
everyday = "homework"
denials = "never"
corrected = "private"
other = "pirate"
[same]
"do not" = "dont"
[groups]
parent = "mum dad"
family = "<parent> nan"
[[frame]]
reach = "line"
patterns = ["^ hi miss"]
unless = ["he"]
[[wording]]
cues = ["go-private"]
strength = 2
patterns = ["lets go private"]
[[wording]]
cues = ["keep-quiet"]
strength = 3
patterns = ["do not tell <family>"]
unless = ["birthday"]
""",
    "phrase_weights.toml": DATES
    + """
sources = ["s1"]
enough = 3.0
keeps = 0.0
leeway = 2.0
endings = "ing s"
whole = "this"
kinds = ["parent"]
fillers = "you"
phrases = ["private-chat", "secrecy"]
weights = '''
whisper|2.5|1:1.5
only you|1.5|0:0.5 1:1.0
#parent|-0.5|1:0.2
'''
""",
    "pages/grooming.toml": DATES
    + """
[[page]]
id = "what-it-is"
part = "grooming"
title = "What grooming is"
intro = "In plain words."
note = "Not always in this order."
[[page.point]]
id = "meaning"
title = "The word"
text = ["Gaining trust in order to exploit."]
links = ["card:told", "sign:hides-phone", "page:understand#going-private", "topic:gaming"]
facts = ["0.2.5"]
sources = ["s1"]
[[page.point]]
id = "old-figure"
title = "A figure"
text = ["One in ten."]
year = "2008"
place = "UK"
is_historic = true
sources = ["s2"]
""",
    "signs.toml": DATES
    + """
[[group]]
id = "secrecy"
title = "Secrecy"
intro = "Change is the clue."
[[group]]
id = "mood"
title = "Mood"
intro = ""
kind = "harm"
[[sign]]
id = "hides-phone"
group = "secrecy"
text = "Hides the phone"
ordinary_reasons = ["Private jokes"]
more_telling_at = "Under 13"
urgency = "eye"
step_ups = [{ to = "talk", with_another_sign = true }]
cards = ["off"]
sources = ["s1"]
[[sign]]
id = "low-mood"
group = "mood"
text = "Low mood"
ordinary_reasons = ["Tired"]
more_telling_at = "Any age"
urgency = "talk"
step_ups = [
  { to = "now", ask = "Is your child hurt?" }, { to = "report", for_step_up_child = true },
]
also = "See a doctor."
sources = ["s1"]
""",
    "strengths.toml": DATES
    + """
[[strength]]
id = "small-chats"
text = "You talk in small moments."
build_on = "Keep them."
sources = ["s1"]
""",
    "next_steps.toml": DATES
    + """
usual_days = 7
new_since = ["today", "this-week"]
careful_bands = ["under-5", "5-7"]
[[rule]]
id = "now"
headline = "Get help now"
lead = "Ring 999."
actions = ["Ring."]
any_of = [{ urgencies = ["now"], count = 1 }]
call_purposes = ["emergency"]
cards = ["told"]
sources = ["s1"]
[[rule]]
id = "talk"
headline = "Talk soon"
lead = "Stay close."
actions = ["Talk."]
any_of = [
  { urgencies = ["talk", "talk-today", "report"], count = 1 },
  { new_eye = 3, new_eye_groups = 2 },
  { urgencies = ["eye"], groups = ["mood"], count = 2 },
]
call_purposes = ["adult-advice"]
look_again_days = 7
sources = ["s1"]
[[rule]]
id = "keep-talking"
headline = "Keep talking"
lead = "No ticks proves nothing."
actions = ["Talk."]
any_of = [{ urgencies = ["eye"], count = 1 }, { no_ticks = true }]
call_purposes = []
sources = ["s1"]
""",
    "channels/GB.toml": DATES
    + """
code = "GB"
name = "United Kingdom"
emergency_line = "999"
emergency_dial = "tel:999"
notes = ["A note."]
includes = ["INT"]
leave_out = ["int-two"]
[nations]
GB-SCT = "Scotland"
[[source]]
id = "gb-s"
publisher = "A helpline"
title = "Contact us"
date = "2025"
[[channel]]
id = "gb-helpline"
name = "Helpline"
operator = "A charity"
purposes = ["adult-advice"]
for_whom = "Any adult."
what_it_is = "Advice by phone."
address = "https://example.org/help"
phone = "0808 800 0000 (from abroad: +44 20 0000 0000)"
dial = "tel:+448088000000"
sources = ["gb-s", "s1"]
[[channel]]
id = "gb-scotland"
nation = "GB-SCT"
name = "Scottish line"
operator = "Police"
purposes = ["police-non-emergency"]
for_whom = "People in Scotland."
what_it_is = "The police."
phone = "101"
dial = "tel:101"
sources = ["gb-s"]
""",
    "channels/INT.toml": DATES
    + """
code = "INT"
name = "Another country"
emergency_line = ""
emergency_dial = ""
[[source]]
id = "int-s"
publisher = "A network"
title = "Members"
date = "2025"
[[channel]]
id = "int-one"
name = "Worldwide"
operator = "A network"
purposes = ["directory"]
for_whom = "Anyone."
what_it_is = "A list."
address = "https://example.org/list"
sources = ["int-s"]
[[channel]]
id = "int-two"
name = "Elsewhere"
operator = "A network"
purposes = ["directory"]
for_whom = "Anyone."
what_it_is = "A list."
sources = ["int-s"]
""",
}


def _starters(band: str) -> str:
    tables = (
        f"""
[[starter]]
id = "gaming-{band}-{number}"
words = "Who do you play with?"
ages = ["{band}"]
topic = "gaming"
situations = ["off"]
needs = ["send"]
why = "It is open."
reactions = [
  {{ kind = "shrug", child = "Nobody.", say = "All right." }},
  {{ kind = "silence", child = "Says nothing.", say = "No hurry." }},
  {{ kind = "joke", child = "A ghost.", say = "Ha. And who else?" }},
  {{ kind = "anger", child = "Leave me.", say = "I will." }},
  {{ kind = "tears", child = "Cries.", say = "I am here." }},
  {{ kind = "tells", child = "Tells.", say = "Thank you." }},
]
avoid = "A test."
sources = ["s1"]
"""
        for number in (1, 2, 3)
    )
    return DATES + "".join(tables)


def write_pack(folder: Path) -> Path:
    """Write the pack and return its folder."""
    files = FILES | {f"starters/{band}.toml": _starters(band) for band in BANDS}
    for name, text in files.items():
        write(folder, name, text)
    return folder


def write(folder: Path, name: str, text: str) -> None:
    """Write one file of a pack."""
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="\n")


def change(folder: Path, name: str, old: str, new: str) -> None:
    """Replace the first such text in a file; it must be there."""
    text = (folder / name).read_text(encoding="utf-8")
    assert old in text
    write(folder, name, text.replace(old, new, 1))
