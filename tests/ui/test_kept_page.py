"""Kept to read: what is put on a shelf from the guide, and found again in the private part."""

from functools import partial

import pytest

from companion.domain.errors import ErrorCode
from companion.domain.kept import Shelf
from companion.ui.main_window import MainWindow
from companion.ui.pages.kept_page import KeptPage
from companion.ui.widgets.guide_library import Library, place_title
from companion.ui.widgets.starter_view import StarterView
from tests.ui.acting import press, words

BLACKMAIL = "card:blackmail"


@pytest.fixture
def title(desk):
    return desk.content.cards()["blackmail"].title


@pytest.fixture
def page(desk, room, qtbot):
    page = KeptPage(desk, room)
    qtbot.addWidget(page)
    page.show()
    return page


def stored(desk, room):
    return [(one.target, one.shelf) for one in desk.tasks.now_on_vault(room.kept.kept, 10)]


def test_an_empty_page_says_what_will_stand_there(page, qtbot):
    qtbot.waitUntil(lambda: "stands here" in words(page))
    asked = []
    page.go.connect(asked.append)
    press(page, "Look through the guide")
    assert asked == ["page:understand"]


def test_what_is_kept_opens_again(page, desk, room, title, qtbot):
    page.open_target(f"later:{BLACKMAIL}")
    qtbot.waitUntil(lambda: title in words(page))
    assert "Read later" in words(page)
    asked = []
    page.go.connect(asked.append)
    press(page, "Open")
    assert asked == [BLACKMAIL]
    assert stored(desk, room) == [(BLACKMAIL, Shelf.LATER)]


def test_taking_off_can_be_undone(page, desk, room, title, qtbot):
    page.open_target(f"favourite:{BLACKMAIL}")
    qtbot.waitUntil(lambda: title in words(page))
    press(page, "Take off")
    qtbot.waitUntil(lambda: "Taken off" in words(page) and "stands here" in words(page))
    assert stored(desk, room) == []
    press(page, "Undo")
    qtbot.waitUntil(lambda: "stands here" not in words(page))
    assert stored(desk, room) == [(BLACKMAIL, Shelf.FAVOURITE)]


def test_a_place_that_the_guide_no_longer_has_says_so_and_can_be_taken_off(page, desk, room, qtbot):
    desk.tasks.now_on_vault(lambda: room.kept.keep("card:gone", Shelf.LATER), 10)
    qtbot.waitUntil(lambda: "no longer has this" in words(page))
    press(page, "Take off")
    qtbot.waitUntil(lambda: stored(desk, room) == [])


@pytest.mark.parametrize("target", ["", "later", "later:", "attic:card:blackmail", "🙂:x"])
def test_a_wish_that_names_nothing_keeps_nothing(page, desk, room, target):
    page.open_target(target)
    assert stored(desk, room) == []


def test_a_failing_vault_is_said(page, desk, room, monkeypatch, qtbot):
    from companion.domain.errors import CompanionError

    def full(*_args):
        raise CompanionError(ErrorCode.DISK_FULL)

    monkeypatch.setattr(type(room.kept), "keep", full)
    page.open_target(f"later:{BLACKMAIL}")
    qtbot.waitUntil(page.banner.isVisible)


def test_every_kind_of_place_has_a_title(desk):
    content = desk.content
    places = [
        *(f"card:{one}" for one in content.cards()),
        *(f"sign:{one}" for one in content.signs()),
        *(f"starter:{one.id}" for one in content.starters()),
        *(f"topic:{one}" for one in content.topics()),
        *(f"page:understand#{one}" for one in content.tactics()),
        *(f"page:understand#{page.id}" for page in content.pages()),
    ]
    assert [place for place in places if not desk.guide.title_of(place)] == []
    assert desk.guide.title_of("page:understand#nothing") == ""
    assert desk.guide.title_of("nothing") == ""


@pytest.fixture
def window(desk, qtbot):
    window = MainWindow(desk)
    qtbot.addWidget(window)
    window.resize(1024, 640)
    window.show()
    window.go(BLACKMAIL)
    return window


def test_keeping_while_locked_asks_for_the_passphrase_first(window, desk, room, qtbot):
    window.go(f"keep:later:{BLACKMAIL}")
    assert "passphrase" in words(window.page).casefold()
    assert stored(desk, room) == []
    window.enter(room, "page:kept#later:" + BLACKMAIL)
    qtbot.waitUntil(lambda: stored(desk, room) == [(BLACKMAIL, Shelf.LATER)])


def test_keeping_while_open_stays_on_the_page_and_says_where_it_is(window, desk, room, qtbot):
    window.enter(room, "page:start")
    window.go(BLACKMAIL)
    reading = window.page
    window.go(f"keep:favourite:{BLACKMAIL}")
    qtbot.waitUntil(lambda: "Kept as a favourite" in words(reading))
    assert window.page is reading
    assert stored(desk, room) == [(BLACKMAIL, Shelf.FAVOURITE)]


def test_a_starter_can_be_kept_on_both_shelves(desk, qtbot):
    view = StarterView(desk)
    qtbot.addWidget(view)
    starter = desk.content.starters()[0]
    view.show_starters((starter,))
    view.show()
    asked = []
    view.go.connect(asked.append)
    press(view, "Read later")
    press(view, "Favourite")
    place = f"starter:{starter.id}"
    assert asked == [f"keep:later:{place}", f"keep:favourite:{place}"]


def test_every_page_of_the_library_can_be_kept_and_found_again(window, desk, room, qtbot):
    asked = []
    pages = Library(desk.content).pages
    for page in pages:
        window.go(f"page:understand#{page.id}")
        window.page.go.connect(asked.append)
        press(window.page, "Read later")
        assert place_title(desk, f"page:understand#{page.id}") == page.title
    places = [f"page:understand#{page.id}" for page in pages]
    assert list(dict.fromkeys(asked)) == [f"keep:later:{place}" for place in places]
    for place in places:
        desk.tasks.now_on_vault(partial(room.kept.keep, place, Shelf.LATER), 10)
    page = KeptPage(desk, room)
    qtbot.addWidget(page)
    page.show()
    qtbot.waitUntil(lambda: "Kept on" in words(page))
    shown = words(page)
    assert [one.title for one in pages if one.title not in shown] == []
    assert "no longer has this" not in shown


def test_a_place_of_no_page_has_no_title(desk):
    assert place_title(desk, "page:understand#nothing") == ""
    assert place_title(desk, "card:nothing") == ""


def test_nothing_of_it_is_told_before_the_passphrase(window, desk, room, title, qtbot):
    desk.tasks.now_on_vault(lambda: room.kept.keep(BLACKMAIL, Shelf.LATER), 10)
    window.go("page:start")
    window.go("page:kept")
    shown = words(window)
    assert "passphrase" in shown.casefold()
    assert "Kept on" not in shown
    assert title not in words(window.page)
    window.enter(room, "page:kept")
    qtbot.waitUntil(lambda: title in words(window.page))
    assert "Kept on" in words(window.page)


def test_a_place_that_was_taken_off_stays_off(window, desk, room, qtbot):
    """Back, a new text size and a lock lead to the shelves, and put nothing on them again."""
    window.go(f"keep:later:{BLACKMAIL}")
    window.enter(room, window.page._target)
    qtbot.waitUntil(lambda: stored(desk, room) == [(BLACKMAIL, Shelf.LATER)])
    qtbot.waitUntil(lambda: "Kept on" in words(window.page))
    press(window.page, "Take off")
    qtbot.waitUntil(lambda: stored(desk, room) == [])
    window.rebuild()
    assert type(window.page).__name__ == "KeptPage"
    window.go("page:start")
    window.go("page:back")
    assert type(window.page).__name__ == "KeptPage"
    with qtbot.waitSignal(window.lock_wanted) as asked:
        window.lock()
    assert asked.args == ["page:kept"]
    assert stored(desk, room) == []


@pytest.mark.parametrize(
    ("wish", "place"),
    [
        ("page:plans#starter=8-10-gaming-1", "page:plans"),
        ("page:plans#new", "page:plans"),
        ("page:plans#watch", "page:watch"),
        ("page:plans#looked=1", "page:watch"),
        ("page:journal#new", "page:journal"),
        ("page:journal#carried", "page:journal"),
        ("page:reports#new", "page:reports"),
        ("page:journal#7", "page:journal#7"),
        ("page:plans#talk=4", "page:plans#talk=4"),
    ],
)
def test_a_wish_runs_once_and_is_on_no_way_back(window, desk, room, wish, place):
    desk.tasks.now_on_vault(lambda: room.checklist.add_child("M"), 10)
    asked = []
    window.lock_wanted.connect(asked.append)
    window.enter(room, "page:start")
    window.go(wish)
    window.lock()
    window.go("page:get-help")
    window.go(BLACKMAIL)
    window.go("page:back")
    window.go("page:back")
    window.lock()
    assert asked == [place, place]


def test_a_plan_with_a_starter_is_not_begun_again_by_coming_back(window, desk, room, qtbot):
    desk.tasks.now_on_vault(lambda: room.checklist.add_child("M"), 10)
    window.enter(room, "page:start")
    window.go("page:plans#starter=8-10-gaming-1")
    plans = window.page
    qtbot.waitUntil(plans.form.isVisible)
    press(plans, "Cancel")
    qtbot.waitUntil(plans.list_view.isVisible)
    window.go(BLACKMAIL)
    window.go("page:back")
    assert window.page is plans
    assert plans.list_view.isVisible()
    window.rebuild()
    again = window.page
    qtbot.waitUntil(lambda: again.list.count() > 0)
    assert not again.form.isVisible()


def test_the_way_in_says_why_a_passphrase_is_asked_for(window, desk, room, qtbot):
    press(window.page, "Read later")
    assert "So that nobody else sees what you keep" in words(window.page)
    window.go("page:journal")
    assert "what you keep" not in words(window.page)
    window.go(f"keep:favourite:{BLACKMAIL}")
    window.enter(room, f"page:kept#favourite:{BLACKMAIL}")
    qtbot.waitUntil(lambda: "Kept as a favourite. You find it under Plans" in words(window.page))


def test_kept_things_are_reached_from_plans_with_no_child_chosen(window, desk, room, qtbot):
    window.go("page:plans")
    window.enter(room, "page:plans")
    qtbot.waitUntil(window.page.kept.isVisible)
    press(window.page, "Kept to read")
    assert type(window.page).__name__ == "KeptPage"
