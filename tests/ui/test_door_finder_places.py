# SPDX-License-Identifier: Apache-2.0
"""What the door finder shows in one country and not in another: numbers, notes, what lacks."""

from __future__ import annotations

import pytest

from companion.domain.channel import Purpose
from companion.services.door_finder_service import DoorFinderService
from companion.ui.pages.door_finder_page import DoorFinderPage
from tests.ui.acting import press, words


@pytest.fixture
def page(qtbot, desk):
    desk.signals.changed.connect(
        lambda _change: desk.channels.choose(
            desk.preferences.now.country, desk.preferences.now.nation
        )
    )
    page = DoorFinderPage(desk, DoorFinderService(desk.content, desk.channels))
    qtbot.addWidget(page)
    page.resize(800, 600)
    page.show()
    return page


def in_country(page, desk, code, *titles):
    desk.preferences.change(country=code, nation="")
    for title in titles:
        press(page, title)


ONLINE_THREAT = (
    "No, not right now", "Threats or blackmail", "only know online", "that was taken",
)  # fmt: skip


def test_without_danger_the_calm_number_of_the_police_is_rung_and_printed(
    page, desk, opened, qtbot
):
    in_country(page, desk, "NL", *ONLINE_THREAT)
    shown = words(page)
    assert shown.index("When it is not urgent") < shown.index("\n0900-8844\n")
    assert shown.index("0900-8844 costs the local rate") < shown.rindex("In danger now")
    press(page, "Ring from this computer")
    assert opened == ["tel:09008844"]
    with qtbot.waitSignal(page.print_wanted) as printed:
        press(page, "Print a slip")
    slip = [block.text for block in printed.args[0].blocks if block.kind == "heading"]
    assert slip[:2] == ["Not urgent: 0900-8844", "In danger now: 112"]
    with qtbot.waitSignal(page.print_wanted) as printed:
        press(page, "Print this page")
    headings = [block.text for block in printed.args[0].blocks if block.kind == "heading"]
    assert headings[1:3] == ["Not urgent: 0900-8844", "In danger now: 112"]


def test_in_danger_the_same_door_rings_the_emergency_number(page, desk, opened, qtbot):
    in_country(page, desk, "NL", "Yes")
    press(page, "Ring from this computer")
    assert opened == ["tel:112"]
    with qtbot.waitSignal(page.print_wanted) as printed:
        press(page, "Print a slip")
    slip = [block.text for block in printed.args[0].blocks if block.kind == "heading"]
    assert slip[:2] == ["In danger now: 112", "Not urgent: 0900-8844"]


def test_what_a_country_says_to_mind_stands_before_the_first_door(page, desk, qtbot):
    in_country(page, desk, "NO", *ONLINE_THREAT)
    shown = words(page)
    said = "Is it a crime against your own child? Go to your local police."
    assert shown.index(said) < shown.index("First: Tip the police")
    with pytest.raises(AssertionError, match="no button"):
        press(page, "Ring from this computer")
    with qtbot.waitSignal(page.print_wanted) as printed:
        press(page, "Print this page")
    assert said in [block.text for block in printed.args[0].blocks]


def test_where_nobody_gives_advice_about_a_child_it_is_said_first(page, desk):
    in_country(page, desk, "AU", "No, not right now", "Contact that worries me", "Someone at home")
    press(page, "No")
    shown = words(page)
    assert "We know no line in this country that gives advice about a child." in shown
    assert "First: Lifeline" not in shown
    assert "It is for you, if it is too much." in shown


REPORTED = {
    "threats": ONLINE_THREAT,
    "picture": (
        "No, not right now", "A sexual picture or video of my child", "only know online",
        "that was taken", "No, I want to report",
    ),
    "asked": (
        "No, not right now", "Someone asked for a sexual picture", "only know online",
        "No, I want to report",
    ),
    "meeting": ("No, not right now", "A plan to meet"),
    "contact": (
        "No, not right now", "Contact that worries me", "only know online", "No, I want to report",
    ),
}  # fmt: skip
TAKE_REPORTS = {
    Purpose.REPORT_GROOMING, Purpose.POLICE_NON_EMERGENCY, Purpose.CRIME_TIP_ANONYMOUS,
}  # fmt: skip


@pytest.mark.parametrize("titles", REPORTED.values(), ids=REPORTED)
def test_in_every_country_where_no_door_takes_a_report_the_police_are_named(page, desk, titles):
    without = set()
    for code in desk.channels.countries():
        in_country(page, desk, code, *titles)
        shown = words(page)
        here = {purpose for door in desk.channels.channels() for purpose in door.purposes}
        if TAKE_REPORTS.isdisjoint(here):
            without.add(code)
            assert "Your local police can take a report." in shown, code
        press(page, "Start again")
    assert {"KE", "ZA", "NG", "FR", "IT", "ES"} <= without


def test_for_self_harm_where_only_a_line_for_trouble_online_is_there(page, desk, qtbot):
    in_country(page, desk, "ES", "No, not right now", "Self-harm", "No")
    shown = words(page)
    assert "First: INCIBE" not in shown
    assert shown.index("First: phone your doctor today") < shown.index("INCIBE 017")
    assert "It is for trouble online. It may know who helps." in shown
    with qtbot.waitSignal(page.print_wanted) as printed:
        press(page, "Print this page")
    headings = [block.text for block in printed.args[0].blocks if block.kind == "heading"]
    assert "First: phone your doctor today" in headings


def test_where_only_advice_is_there_the_police_are_named_as_well(page, desk):
    in_country(page, desk, "ES", *ONLINE_THREAT)
    shown = words(page)
    assert shown.index("Your local police can take a report.") < shown.index("First: INCIBE 017")
