"""Kept to read: what is put on a shelf from the guide, and found again in the private part."""

import pytest

from companion.domain.errors import ErrorCode
from companion.domain.kept import Shelf
from companion.ui.main_window import MainWindow
from companion.ui.pages.kept_page import KeptPage
from companion.ui.widgets.starter_view import StarterView
from tests.ui.acting import press, words
from tests.ui.conftest import PASSPHRASE

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
    return [
        (one.target, one.shelf) for one in desk.tasks.now_on_vault(lambda: room.kept.kept(), 10)
    ]


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


def test_a_place_that_the_guide_no_longer_has_says_so_and_can_be_taken_off(
    page, desk, room, qtbot
):
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


def test_nothing_of_it_is_told_before_the_passphrase(window, desk):
    assert PASSPHRASE
    window.go("page:kept")
    assert "Kept on" not in words(window)
