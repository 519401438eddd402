# SPDX-License-Identifier: Apache-2.0
"""What frightened people type, on the shipped guide: the right card comes first."""

import tomllib

import pytest

from companion.content.catalog import Catalog
from companion.domain.search import Kind
from companion.paths import resources_folder
from companion.services.channel_service import ChannelService
from companion.services.search_service import SearchService
from tests.fakes import FakeClock

CONTENT = resources_folder() / "content"

TYPED = {
    "danger-now": (
        "danger", "emergency", "999", "ambulance", "urgent", "in danger", "help now", "attacked",
    ),
    "everyday": (
        "prevent", "how to talk", "online safety", "parental controls", "nothing wrong", "advice",
        "conversation starters", "just talk", "screen time", "first phone",
    ),
    "something-feels-off": (
        "moody", "secretive", "acting strange", "gut feeling", "robux", "vbucks", "v-bucks",
        "groomed", "paedophile", "groomer", "stranger", "catfish", "predator", "weed", "pedo",
        "something is wrong", "older man", "warning signs",
        "wierd", "weird",
    ),
    "found-on-the-phone": (
        "his phone", "her phone", "phone", "snap", "discord", "whatsapp", "found messages",
        "tiktok", "snapchat", "insta", "ipad", "telegram", "went through her phone",
        "snooped",
    ),
    "child-tells-you": (
        "my child told me", "told me", "abused", "he told me", "confided", "raped", "opened up",
        "disclosed", "what do I say",
        "touched",
    ),
    "asked-for-image": (
        "asked for pic", "asked for a picture", "asking for nudes", "wants pics", "send nudes",
        "webcam", "someone asked for a nude", "camera", "omegle",
        "undress", "underwear", "boobs", "penis",
    ),
    "image-sent": (
        "nudes", "nude", "naked picture", "naked pics", "sexting", "sent a nude", "leaked",
        "my child has been sent a nude", "onlyfans", "my daughter sent a picture", "takedown",
        "naked",
    ),
    "blackmail": (
        "blackmail", "sextortion", "threats", "threatening to share", "extortion", "bitcoin",
        "demanding money", "blackmailed", "scam", "wants money", "he is being blackmailed",
        "gift card", "steam card", "money",
    ),
    "ai-image": (
        "deepfake", "AI", "fake nudes", "nudify", "photoshopped", "face swap", "undress app",
        "fake picture",
    ),
    "meeting-someone": (
        "meeting", "meet up", "wants to meet", "irl", "hotel", "meeting someone", "train ticket",
        "she is going to meet him",
        "meetup",
    ),
    "missing": (
        "missing", "ran away", "runaway", "not come home", "disappeared", "snuck out",
        "gone missing", "my son has run away",
        "run off",
    ),
    "defends-the-person": (
        "boyfriend", "in love", "brainwashed", "won't listen", "older boyfriend", "obsessed",
        "girlfriend", "loverboy", "she says she loves him",
        "denies",
    ),
    "known-person": (
        "sugar daddy", "sugar baby",
        "coach", "uncle", "stepdad", "step-dad", "teacher", "babysitter", "my husband",
        "family friend", "grandad", "priest", "her dad",
        "brother",
    ),
    "child-may-be-harming": (
        "bully", "accused", "touched his sister", "my son did it", "siblings",
        "harmful sexual behaviour", "my child hurt another child",
        "my son touched a girl",
    ),
    "self-harm": (
        "suicide", "cutting", "self harm", "kill herself", "overdose", "wants to die", "selfharm",
        "suicidal", "he wants to kill himself",
        "harming herself",
    ),
    "after-a-report": (
        "reported", "waiting", "counselling", "court", "reference number", "what happens next",
        "therapy", "after reporting",
    ),
}  # fmt: skip

MISTYPED = {
    "blackmial": "blackmail",
    "balckmail": "blackmail",
    "sectortion": "blackmail",
    "threts": "blackmail",
    "sucide": "self-harm",
    "suiside": "self-harm",
    "snapchta": "found-on-the-phone",
    "discrod": "found-on-the-phone",
    "neudes": "image-sent",
    "mising": "missing",
    "stepdadd": "known-person",
    "coatch": "known-person",
    "depfake": "ai-image",
    "boyfreind": "defends-the-person",
    "emergancy": "danger-now",
    "grommed": "something-feels-off",
    "pedophille": "something-feels-off",
    "peadophile": "something-feels-off",
}

OTHER_WORDS = {
    "robux": "sign:game-gifts",
    "vape": "sign:alcohol-drugs",
    "sugar daddy": "sign:game-gifts",
    "discord": "sign:moved-to-private-app",
    "burner phone": "sign:second-phone-or-account",
    "catfish": "sign:friend-seems-wrong",
    "modelling": "sign:offers-from-stranger",
    "chatgpt": "page:talk#ai-chatbots",
    "never pay": "page:understand#never-pay",
    "take phone away": "page:understand#never-punish",
    "nspcc": "channel:uk-nspcc-helpline",
    "childline": "channel:uk-childline",
    "missing people": "channel:uk-missing-people",
}


@pytest.fixture(scope="module")
def search():
    content = Catalog.built_in(CONTENT)
    return SearchService(content, ChannelService(content, FakeClock(), "GB"))


def test_every_card_has_its_words():
    assert list(TYPED) == list(Catalog.built_in(CONTENT).cards())
    assert all(len(words) >= 5 for words in TYPED.values())


@pytest.mark.parametrize(
    ("typed", "card"), [(typed, card) for card, all_typed in TYPED.items() for typed in all_typed]
)
def test_everyday_words_lead_first_to_their_card(search, typed, card):
    first, *_ = search.search(typed)
    assert first.kind is Kind.CARD
    assert first.results[0].target == f"card:{card}"


@pytest.mark.parametrize(("typed", "card"), MISTYPED.items())
def test_mistyped_words_lead_to_the_same(search, typed, card):
    first, *_ = search.search(typed)
    assert first.results[0].target == f"card:{card}"
    assert first.has_all_words


@pytest.mark.parametrize(("typed", "target"), OTHER_WORDS.items())
def test_other_words_find_what_they_mean(search, typed, target):
    shown = [result.target for group in search.search(typed) for result in group.results]
    assert target in shown


@pytest.mark.parametrize("typed", ["trans", "transgender", "gay", "lgbt", "non-binary"])
def test_words_for_who_a_child_is_lead_first_to_their_page(search, typed):
    first, *_ = search.search(typed)
    assert first.results[0].target == "page:understand#lgbtq"


@pytest.mark.parametrize(
    "sentence",
    [
        "my son is being blackmailed on instagram for money",
        "someone on snapchat is blackmailing my daughter over nudes she sent",
        "blackmailed my kid",
    ],
)
def test_a_sentence_leads_to_its_card(search, sentence):
    first, *_ = search.search(sentence)
    assert first.kind is Kind.CARD
    assert "card:blackmail" in [result.target for result in first.results[:2]]


def test_every_item_is_found_by_its_title(search):
    content = Catalog.built_in(CONTENT)
    titles = {
        **{f"card:{one.id}": one.title for one in content.cards().values()},
        **{f"sign:{one.id}": one.text for one in content.signs().values()},
        **{f"page:understand#{one.id}": one.title for one in content.tactics().values()},
        **{f"page:understand#{one.id}": one.text for one in content.never_rules()},
        **{f"starter:{one.id}": one.words for one in content.starters()},
    }
    for target, title in titles.items():
        found = search.search(title, 1_000)
        assert target in [result.target for group in found for result in group.results], title


def test_no_word_stands_twice_in_its_group():
    file = CONTENT / "en" / "synonyms.toml"
    for group in tomllib.loads(file.read_text(encoding="utf-8"))["same"]:
        assert len(group["words"]) > 1
        twice = [word for word in group["words"] if group["words"].count(word) > 1]
        assert twice == []
