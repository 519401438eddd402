"""Reports: written down, changed, promises kept; half-typed ones survive leaving."""

from datetime import UTC, date, datetime

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QAccessible, QImage
from PySide6.QtWidgets import QLabel, QStackedWidget, QWidget

from companion.domain.errors import CompanionError, ErrorCode
from companion.domain.report import Promise, PromiseState, Report, Update
from companion.services.changes import Change
from companion.ui.kit.formatting import clock, local
from companion.ui.kit.paper import text_of
from companion.ui.main_window import MainWindow
from companion.ui.pages.reports_page import ReportsPage
from companion.ui.widgets.report_words import (
    next_words,
    promise_words,
    report_details,
    report_title,
)

DAY = date(2026, 11, 3)
TIME = clock(local(datetime(2026, 12, 3, 20, 15, tzinfo=UTC)).time())


def add(desk, room, label):
    return desk.tasks.now_on_vault(lambda: room.checklist.add_child(label), 10)


def stored(page, child):
    return tuple(page.desk.tasks.now_on_vault(lambda: page.room.reports.of(child.id), 10))


def drafts(page, child):
    return page.desk.tasks.now_on_vault(lambda: page.room.reports.drafts.of(child.id), 10)


def full(*_):
    raise CompanionError(ErrorCode.DISK_FULL)


def fill_disk(patch, room, method):
    patch.setattr(type(room.reports.drafts._store), method, full)


def click(qtbot, widget):
    qtbot.mouseClick(widget, Qt.MouseButton.LeftButton)


def shown(page):
    return [label.text() for label in page.list_view.findChildren(QLabel)]


@pytest.fixture
def child(desk, room):
    return add(desk, room, "M")


@pytest.fixture
def stack(qtbot):
    """Where the page and another one take turns, as in the window."""
    stack = QStackedWidget()
    qtbot.addWidget(stack)
    stack.resize(820, 580)
    stack.addWidget(QWidget())
    stack.show()
    return stack


@pytest.fixture
def page(qtbot, desk, room, child, stack):
    page = ReportsPage(desk, room)
    stack.addWidget(page)
    stack.setCurrentWidget(page)
    qtbot.waitUntil(lambda: page.child == child and page.list.count() > 0)
    return page


def listed(qtbot, page, count):
    qtbot.waitUntil(lambda: len([key for key in page.rows if key.isdigit()]) == count)


def save(qtbot, page, report):
    page.desk.tasks.now_on_vault(lambda: page.room.reports.save(report), 10)
    listed(qtbot, page, 1)


def test_empty_page_says_what_will_be_here(page):
    words = " ".join(shown(page))
    assert "whom you told" in words
    assert "invented family" in words
    assert "They said they would ring back by 10 May 2026: not yet" in words


def test_a_report_is_written_and_shown_in_words(qtbot, page, desk, child):
    click(qtbot, page.write)
    form = page.form
    doors = [form.channel.itemText(at) for at in range(form.channel.count())]
    assert [door.name for door in desk.channels.channels()] == doors

    qtbot.keyClicks(form.channel.lineEdit(), "CEOP")
    qtbot.keyClicks(form.how.lineEdit(), "Online form")
    qtbot.keyClicks(form.reference, "4471")
    qtbot.keyClicks(form.said, "I told them what I saw.")
    promise = form.promises.rows[0]
    assert not promise.state.isVisible()
    qtbot.keyClicks(promise.words, "Ring me.")
    assert promise.state.isVisible()
    promise.by.box.click()
    promise.by.edit.setDate(date(2026, 12, 10))
    click(qtbot, form.save)

    listed(qtbot, page, 1)
    (report,) = stored(page, child)
    assert (report.channel, report.how, report.reference) == ("CEOP", "Online form", "4471")
    assert report.reported_on == date(2026, 12, 3)
    assert report.promises == (Promise("Ring me.", date(2026, 12, 10)),)
    assert "Told CEOP on 3 December 2026" in shown(page)
    assert "Online form · reference 4471" in shown(page)
    assert "What was said: I told them what I saw." in shown(page)
    assert "They said they would ring me by 10 December 2026: not yet" in shown(page)
    assert page.notice.words.text() == "Kept."


def test_typing_does_not_choose_a_door(qtbot, page, child):
    click(qtbot, page.write)
    qtbot.keyClicks(page.form.channel.lineEdit(), "C")
    click(qtbot, page.form.save)
    listed(qtbot, page, 1)
    assert stored(page, child)[0].channel == "C"


def test_yesterday_is_one_click(qtbot, page, child):
    click(qtbot, page.write)
    qtbot.keyClicks(page.form.channel.lineEdit(), "School")
    page.form.reported_on.findChildren(type(page.form.save))[1].click()
    click(qtbot, page.form.save)
    listed(qtbot, page, 1)
    assert stored(page, child)[0].reported_on == date(2026, 12, 2)


def test_a_promise_is_kept_later(qtbot, page, child):
    save(qtbot, page, Report(0, child.id, "CEOP", DAY, promises=(Promise("ring me"),)))
    before = page.rows["1:kept:0"]
    before.click()
    qtbot.waitUntil(lambda: page.rows["1:kept:0"] is not before)
    assert stored(page, child)[0].promises[0].state is PromiseState.KEPT
    kept = "They said they would ring me: done, written down on 3 December 2026"
    assert kept in shown(page)
    page.rows["1:kept:0"].click()
    qtbot.waitUntil(lambda: "They said they would ring me: not yet" in shown(page))
    assert stored(page, child)[0].promises[0].state is PromiseState.OPEN


def test_a_report_is_changed(qtbot, page, child):
    save(qtbot, page, Report(0, child.id, "CEOP", DAY, "Phone", said="First."))
    click(qtbot, page.rows["1"])
    form = page.form
    assert (form.channel.words, form.how.words) == ("CEOP", "Phone")
    assert form.reported_on.day == DAY
    qtbot.keyClicks(form.reference, "77")
    click(qtbot, form.save)
    qtbot.waitUntil(lambda: "Phone · reference 77" in shown(page))
    (report,) = stored(page, child)
    assert (report.reference, report.said) == ("77", "First.")
    qtbot.waitUntil(lambda: page.focusWidget() is page.rows["1"])


def test_newest_stands_first(qtbot, page, desk, room, child):
    for door, day in (("A", DAY), ("B", date(2026, 11, 9)), ("C", date(2026, 10, 1))):
        desk.tasks.now_on_vault(
            lambda door=door, day=day: room.reports.save(Report(0, child.id, door, day)), 10
        )
    listed(qtbot, page, 3)
    titles = [text for text in shown(page) if text.startswith("Told")]
    assert [title.split()[1] for title in titles] == ["B", "A", "C"]


def test_half_typed_form_is_kept_before_locking_and_only_once(qtbot, page, child):
    click(qtbot, page.write)
    qtbot.keyClicks(page.form.said, "They asked for")
    page.keep_words()
    page.keep_words()
    qtbot.keyClicks(page.form.said, " my number")
    page.keep_words()
    (draft,) = drafts(page, child)
    assert (draft.record.channel, draft.record.said) == ("", "They asked for my number")
    assert stored(page, child) == ()


def test_changing_the_page_keeps_what_is_typed_and_the_form_open(qtbot, page, child, stack):
    click(qtbot, page.write)
    qtbot.keyClicks(page.form.channel.lineEdit(), "School")
    stack.setCurrentIndex(0)
    qtbot.waitUntil(lambda: [one.record.channel for one in drafts(page, child)] == ["School"])
    qtbot.waitUntil(lambda: page.form._kept.text() == f"Draft kept, {TIME}. Not saved yet.")
    page.refresh()
    stack.setCurrentWidget(page)
    assert page.form.isVisible()
    assert page.undo.words.text() == f"This is your draft from {TIME}. Not saved yet."
    qtbot.keyClicks(page.form.said, "More.")
    click(qtbot, page.form.save)
    listed(qtbot, page, 1)
    (report,) = stored(page, child)
    assert (report.channel, report.said) == ("School", "More.")
    assert drafts(page, child) == ()


def test_an_untouched_form_leaves_nothing(qtbot, page, child, stack):
    click(qtbot, page.write)
    page.keep_words()
    stack.setCurrentIndex(0)
    assert stored(page, child) == ()
    stack.setCurrentWidget(page)
    click(qtbot, page.form.save)
    assert page.refusal.isVisible()
    assert page.form.isVisible()
    assert stored(page, child) == ()


def test_cancel_can_be_taken_back(qtbot, page, child):
    click(qtbot, page.write)
    qtbot.keyClicks(page.form.said, "Long story")
    click(qtbot, page.form.cancel)
    qtbot.waitUntil(page.undo.action.isVisible)
    assert not page.form.isVisible()
    page.keep_words()
    assert (stored(page, child), drafts(page, child)) == ((), ())
    click(qtbot, page.undo.action)
    assert page.form.said.toPlainText() == "Long story"
    qtbot.waitUntil(lambda: len(drafts(page, child)) == 1)
    click(qtbot, page.form.save)
    listed(qtbot, page, 1)
    assert drafts(page, child) == ()


def test_leaving_does_not_touch_what_is_saved(qtbot, page, child, stack):
    save(qtbot, page, Report(0, child.id, "CEOP", DAY, said="A long story."))
    click(qtbot, page.rows["1"])
    page.form.said.selectAll()
    qtbot.keyClicks(page.form.said, "x")
    stack.setCurrentIndex(0)
    page.keep_words()
    stack.setCurrentWidget(page)
    assert [one.said for one in stored(page, child)] == ["A long story."]
    click(qtbot, page.form.cancel)
    qtbot.waitUntil(page.undo.action.isVisible)
    assert [one.said for one in stored(page, child)] == ["A long story."]
    assert drafts(page, child) == ()
    assert "What was said: A long story." in shown(page)


def test_the_first_key_is_kept_without_leaving(qtbot, page, child):
    click(qtbot, page.write)
    qtbot.keyClicks(page.form.said, "T")
    qtbot.waitUntil(lambda: [one.record.said for one in drafts(page, child)] == ["T"])
    assert stored(page, child) == ()


def test_choosing_and_ticking_is_kept_too(qtbot, page, child):
    save(qtbot, page, Report(0, child.id, "CEOP", DAY, promises=(Promise("ring me"),)))
    click(qtbot, page.rows["1"])
    promise = page.form.promises.rows[0]
    promise.by.box.click()
    promise.by.edit.setDate(date(2026, 12, 10))
    promise.state.setCurrentIndex(1)
    page.keep_words()
    (draft,) = drafts(page, child)
    kept = Promise("ring me", date(2026, 12, 10), PromiseState.KEPT)
    assert draft.record.promises == (kept,)


def test_typing_back_to_what_is_saved_leaves_no_draft(qtbot, page, child):
    save(qtbot, page, Report(0, child.id, "CEOP", DAY, said="One"))
    click(qtbot, page.rows["1"])
    qtbot.keyClicks(page.form.said, "s")
    qtbot.waitUntil(lambda: len(drafts(page, child)) == 1)
    qtbot.keyClick(page.form.said, Qt.Key.Key_Backspace)
    page.keep_words()
    assert drafts(page, child) == ()


def test_coming_back_after_a_lock_opens_the_draft(qtbot, page, desk, room, child):
    save(qtbot, page, Report(0, child.id, "CEOP", DAY, said="First."))
    click(qtbot, page.rows["1"])
    qtbot.keyClicks(page.form.said, " Second.")
    page.keep_words()
    again = ReportsPage(desk, room)
    qtbot.addWidget(again)
    again.show()
    qtbot.waitUntil(again.form.isVisible)
    assert again.form.said.toPlainText() == "First. Second."
    assert again.undo.words.text() == f"This is your draft from {TIME}. Not saved yet."
    click(qtbot, again.form.save)
    qtbot.waitUntil(lambda: "What was said: First. Second." in shown(again))
    assert (len(stored(again, child)), drafts(again, child)) == (1, ())


def test_a_draft_of_a_new_report_is_gone_after_cancel(qtbot, page, desk, room, child):
    click(qtbot, page.write)
    qtbot.keyClicks(page.form.said, "Half")
    page.keep_words()
    again = ReportsPage(desk, room)
    qtbot.addWidget(again)
    again.show()
    again.open_target("new")
    qtbot.waitUntil(again.form.isVisible)
    assert again.form.said.toPlainText() == "Half"
    click(qtbot, again.form.cancel)
    qtbot.waitUntil(again.undo.action.isVisible)
    assert "not kept" in again.undo.words.text()
    qtbot.waitUntil(lambda: not any("Not saved yet" in text for text in shown(again)))
    assert (stored(again, child), drafts(again, child)) == ((), ())


def test_a_draft_that_cannot_be_dropped_stays_open(qtbot, page, room, child, monkeypatch):
    click(qtbot, page.write)
    qtbot.keyClicks(page.form.said, "Words")
    page.keep_words()
    with monkeypatch.context() as patch:
        fill_disk(patch, room, "drop_form_draft")
        click(qtbot, page.form.cancel)
        qtbot.waitUntil(page.banner.isVisible)
    assert page.form.said.toPlainText() == "Words"
    click(qtbot, page.form.cancel)
    qtbot.waitUntil(page.undo.action.isVisible)
    assert drafts(page, child) == ()


def test_children_are_kept_apart(qtbot, page, desk, room, child):
    other = add(desk, room, "T")
    qtbot.waitUntil(lambda: page.choice.box.count() == 2)
    page.choice.box.setCurrentIndex(0)
    qtbot.waitUntil(lambda: page.list.count() > 0)
    click(qtbot, page.write)
    qtbot.keyClicks(page.form.channel.lineEdit(), "CEOP")
    page.choice.box.setCurrentIndex(1)
    assert page.child == other
    assert not page.notice.isVisible()
    qtbot.waitUntil(page.notice.isVisible)
    assert page.notice.words.text() == "Your draft for M is kept. It is not saved yet."
    assert [one.record.channel for one in drafts(page, child)] == ["CEOP"]
    assert stored(page, child) == stored(page, other) == drafts(page, other) == ()
    assert not page.form.isVisible()
    page.choice.box.setCurrentIndex(0)
    qtbot.waitUntil(page.form.isVisible)
    assert page.form.channel.words == "CEOP"
    click(qtbot, page.form.save)
    qtbot.waitUntil(lambda: "Told CEOP on 3 December 2026" in shown(page))


def test_another_child_on_a_full_disk_brings_the_words_back(qtbot, page, child, monkeypatch):
    add(page.desk, page.room, "T")
    qtbot.waitUntil(lambda: page.choice.box.count() == 2)
    page.choice.box.setCurrentIndex(0)
    qtbot.waitUntil(lambda: page.list.count() > 0)
    with monkeypatch.context() as patch:
        fill_disk(patch, page.room, "keep_form_draft")
        click(qtbot, page.write)
        qtbot.keyClicks(page.form.said, "All of it")
        page.choice.box.setCurrentIndex(1)
        qtbot.waitUntil(lambda: page.child == child and page.form.isVisible())
        assert page.banner.isVisible()
        assert not page.notice.isVisible()
        assert page.form.said.toPlainText() == "All of it"
    page.keep_words()
    assert [one.record.said for one in drafts(page, child)] == ["All of it"]


def test_saving_that_fails_after_another_child_was_chosen_comes_back(
    qtbot, page, child, monkeypatch
):
    add(page.desk, page.room, "T")
    qtbot.waitUntil(lambda: page.choice.box.count() == 2)
    page.choice.box.setCurrentIndex(0)
    qtbot.waitUntil(lambda: page.list.count() > 0)
    click(qtbot, page.write)
    qtbot.keyClicks(page.form.said, "All of it")
    with monkeypatch.context() as patch:
        patch.setattr(type(page.room.reports._store), "save_report", full)
        click(qtbot, page.form.save)
        page.choice.box.setCurrentIndex(1)
        qtbot.waitUntil(lambda: page.child == child and page.form.isVisible())
    assert page.form.said.toPlainText() == "All of it"
    click(qtbot, page.form.save)
    listed(qtbot, page, 1)


def test_what_is_typed_while_saving_is_not_lost(qtbot, page, child):
    click(qtbot, page.write)
    qtbot.keyClicks(page.form.said, "One")
    click(qtbot, page.form.save)
    qtbot.keyClicks(page.form.said, " two")
    qtbot.waitUntil(page.notice.isVisible)
    assert page.form.isVisible()
    assert "not saved yet" in page.notice.words.text()
    click(qtbot, page.form.save)
    qtbot.waitUntil(lambda: not page.form.isVisible())
    assert [one.said for one in stored(page, child)] == ["One two"]
    assert drafts(page, child) == ()


def test_target_new_opens_the_form(qtbot, page):
    page.open_target("new")
    assert page.form.isVisible()


def test_pictures_are_refused(qtbot, page):
    click(qtbot, page.write)
    picture = QMimeData()
    picture.setImageData(QImage(2, 2, QImage.Format.Format_RGB32))
    page.form.reference.insertFromMimeData(picture)
    assert "words only" in page.refusal.words.text()
    click(qtbot, page.refusal.action)
    assert page.focusWidget() is page.form.said


def test_a_failure_leaves_the_words_on_the_screen(qtbot, page, monkeypatch, room, child):
    click(qtbot, page.write)
    qtbot.keyClicks(page.form.said, "Words")
    with monkeypatch.context() as patch:
        patch.setattr(type(room.reports._store), "save_report", full)
        click(qtbot, page.form.save)
        qtbot.waitUntil(page.banner.isVisible)
    assert page.form.said.toPlainText() == "Words"
    click(qtbot, page.form.save)
    listed(qtbot, page, 1)
    assert stored(page, child)[0].said == "Words"


def test_only_reports_draw_the_list_again(qtbot, page, desk):
    before = page.write
    desk.signals.on_change(Change.JOURNAL)
    assert page.write is before


@pytest.mark.parametrize(
    ("report", "sentence"),
    [
        (Report(0, 1, "", DAY), "A report on 3 November 2026"),
        (Report(0, 1, "CEOP", DAY), "Told CEOP on 3 November 2026"),
    ],
)
def test_titles(qapp, report, sentence):
    assert report_title(report) == sentence


def test_promise_without_words_or_day(qapp):
    named = Promise("", DAY, PromiseState.KEPT)
    assert promise_words(named) == (
        "They promised something by 3 November 2026, and you wrote no words down: done"
    )
    assert report_details(Report(0, 1, "", DAY, reference="9")) == "Reference 9"


def test_ticking_keeps_the_focus_where_it_was(qtbot, page, child):
    save(qtbot, page, Report(0, child.id, "CEOP", DAY, promises=(Promise("ring me"),)))
    before = page.rows["1:kept:0"]
    before.setFocus()
    qtbot.keyClick(before, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: page.rows["1:kept:0"] is not before)
    qtbot.waitUntil(lambda: page.focusWidget() is page.rows["1:kept:0"])


def test_the_window_keeps_a_half_typed_report_when_it_is_built_again(qtbot, desk, room, child):
    window = MainWindow(desk)
    qtbot.addWidget(window)
    window.resize(1024, 640)
    window.show()
    window.go("page:reports")
    window.enter(room, "page:reports")
    qtbot.waitUntil(lambda: window.page.list.count() > 0)
    click(qtbot, window.page.write)
    qtbot.keyClicks(window.page.form.said, "Half")
    window.rebuild()
    qtbot.waitUntil(window.page.form.isVisible)
    assert window.page.form.said.toPlainText() == "Half"
    assert (stored(window.page, child), len(drafts(window.page, child))) == ((), 1)


def test_every_field_is_named_and_reached_by_tab(qtbot, page):
    click(qtbot, page.write)
    form = page.form
    promise = form.promises.rows[0]
    promise.by.box.click()
    click(qtbot, form.promises.more)
    click(qtbot, form.updates.more)
    click(qtbot, form.updates.more)
    form.next_on.box.click()
    form.focus_first()
    seen = []
    while len(seen) < 2 or page.focusWidget() is not seen[0]:
        seen.append(page.focusWidget())
        qtbot.keyClick(page.focusWidget(), Qt.Key.Key_Tab)
        assert len(seen) < 90
    wanted = [form.channel, form.reported_on.edit, form.how, form.spoke_to, form.reference]
    wanted += [form.said, promise.words, promise.by.box, promise.by.edit, promise.state]
    wanted += [form.promises.rows[1].words, form.promises.rows[1].by.box, form.promises.more]
    wanted += [one for row in form.updates.rows for one in (row.words, row.on.edit)]
    wanted += [form.updates.more, form.next_step, form.next_on.box, form.next_on.edit]
    wanted += [form.save, form.cancel]
    places = [seen.index(widget) for widget in wanted]
    assert places == sorted(places)
    for widget in wanted:
        name = QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name)
        assert name.strip()
        assert "&" not in name


def test_several_promises_each_have_a_day_and_what_became_of_them(qtbot, page, child):
    click(qtbot, page.write)
    form = page.form
    qtbot.keyClicks(form.channel.lineEdit(), "School")
    qtbot.keyClicks(form.promises.rows[0].words, "ring back")
    click(qtbot, form.promises.more)
    assert page.focusWidget() is form.promises.rows[1].words
    qtbot.keyClicks(page.focusWidget(), "write to us")
    form.promises.rows[1].state.setCurrentIndex(2)
    click(qtbot, form.promises.more)
    click(qtbot, form.save)
    listed(qtbot, page, 1)
    (report,) = stored(page, child)
    changed = Promise("write to us", state=PromiseState.CHANGED)
    assert report.promises == (Promise("ring back"), changed)
    assert "They said they would ring back: not yet" in shown(page)
    assert "They said they would write to us: changed since" in shown(page)
    page.rows["1:kept:0"].click()
    kept = "They said they would ring back: done, written down on 3 December 2026"
    qtbot.waitUntil(lambda: kept in shown(page))
    assert stored(page, child)[0].promises[1] == changed


def test_two_boxes_ticked_one_after_the_other_are_both_kept(qtbot, page, child):
    both = (Promise("ring"), Promise("write"))
    save(qtbot, page, Report(0, child.id, "CEOP", DAY, promises=both))
    first, second = page.rows["1:kept:0"], page.rows["1:kept:1"]
    assert (first.text(), second.text()) == ("They did this: ring", "They did this: write")
    first.click()
    second.click()
    qtbot.waitUntil(lambda: not stored(page, child)[0].open_promises)


def test_what_is_open_stands_on_top_in_quiet_words(qtbot, page, child):
    by = date(2026, 11, 9)
    both = (Promise("write"), Promise("ring back", by), Promise("x", by, PromiseState.KEPT))
    told = Report(0, child.id, "CEOP", DAY, promises=both, next_step="Ask again", next_on=by)
    save(qtbot, page, told)
    lines = [label.text() for label in page.still_open.findChildren(QLabel)]
    sentences = [line for line in lines if line.startswith(("They said", "What comes next, on"))]
    assert sentences == [
        "They said they would ring back by 9 November 2026. Not yet written down as done.",
        "They said they would write. Not yet written down as done.",
        "What comes next, on 9 November 2026: Ask again",
    ]
    page.still_open.findChild(type(page.write)).click()
    qtbot.waitUntil(lambda: page.focusWidget() is page.rows["1"])


def test_nothing_open_shows_no_box(qtbot, page, child):
    kept = (Promise("ring", DAY, PromiseState.KEPT),)
    save(qtbot, page, Report(0, child.id, "CEOP", DAY, promises=kept))
    assert page.still_open is None


def test_a_call_back_is_a_dated_line_under_the_same_report(qtbot, page, child):
    save(qtbot, page, Report(0, child.id, "CEOP", DAY))
    click(qtbot, page.rows["1:since"])
    assert page.focusWidget() is page.form.updates.rows[0].words
    qtbot.keyClicks(page.focusWidget(), "They rang back.")
    qtbot.waitUntil(lambda: bool(drafts(page, child)))
    click(qtbot, page.form.save)
    qtbot.waitUntil(lambda: "3 December 2026: They rang back." in shown(page))
    (report,) = stored(page, child)
    assert report.updates == (Update(date(2026, 12, 3), "They rang back."),)


def test_one_report_and_the_list_go_on_paper(qtbot, page, child):
    save(qtbot, page, Report(0, child.id, "CEOP", DAY, reference="77", said="Keep it."))
    earlier = Report(0, child.id, "School", date(2026, 10, 1), promises=(Promise("ring"),))
    page.desk.tasks.now_on_vault(lambda: page.room.reports.save(earlier), 10)
    listed(qtbot, page, 2)
    sheets = []
    page.print_wanted.connect(sheets.append)
    click(qtbot, page.rows["1:print"])
    click(qtbot, page.print_all)
    one, everything = (text_of(sheet) for sheet in sheets)
    assert "School" not in one
    assert "What was said: Keep it." in one
    assert "About M. Written out on 3 December 2026." in one
    assert everything.index("Told School") < everything.index("Told CEOP")
    assert "They said they would ring: not yet" in everything
    assert "They are no proof of what was said." in everything


@pytest.mark.parametrize(
    ("step", "day", "sentence"),
    [
        ("", None, ""),
        ("Ring", None, "What comes next: Ring"),
        ("", DAY, "Come back to this on 3 November 2026."),
        ("Ring", DAY, "What comes next, on 3 November 2026: Ring"),
    ],
)
def test_what_comes_next_in_words(qapp, step, day, sentence):
    assert next_words(Report(0, 1, "CEOP", DAY, next_step=step, next_on=day)) == sentence
