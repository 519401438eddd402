"""Choosing a child: one on their own is chosen, several are not guessed at."""

from PySide6.QtCore import Qt

from companion.domain.checklist import ChildColour
from companion.domain.guide import AgeBand
from companion.ui.widgets.child_choice import ChildChoice
from tests.ui.acting import words


def choice_of(qtbot, desk, room):
    """A choice that has loaded; `got` collects what it said."""
    choice = ChildChoice(desk, room)
    choice.got = []
    choice.chosen.connect(choice.got.append)
    qtbot.addWidget(choice)
    choice.show()
    qtbot.waitUntil(lambda: bool(choice.got))
    return choice


def add(desk, room, label):
    return desk.tasks.now_on_vault(lambda: room.checklist.add_child(label), 10)


def test_first_child_is_added_and_chosen(qtbot, desk, room):
    choice = choice_of(qtbot, desk, room)
    assert choice.got == [None]
    assert not choice.box.isVisible()

    qtbot.keyClicks(choice.form.label, "M")
    choice.form.age.setCurrentIndex(choice.form.age.findData("8-10"))
    choice.form.needs.click()
    qtbot.mouseClick(choice.form.save, Qt.MouseButton.LeftButton)

    qtbot.waitUntil(lambda: choice.child is not None)
    assert (choice.child.label, choice.child.age_band) == ("M", AgeBand.AGE_8_10)
    assert choice.child.has_extra_needs
    assert choice.box.currentText() == "M"
    assert not choice.form.isVisible()


def test_a_label_is_asked_for(qtbot, desk, room):
    choice = choice_of(qtbot, desk, room)
    qtbot.keyClicks(choice.form.label, "  ")
    qtbot.keyClick(choice.form.label, Qt.Key.Key_Return)
    assert choice.form._missing.isVisible()
    assert desk.tasks.now_on_vault(room.checklist.children, 10) == ()


def test_a_carer_is_asked_for_initials_and_keeps_what_was_typed(qtbot, desk, room):
    choice = choice_of(qtbot, desk, room)
    assert "write initials here" not in words(choice)
    qtbot.keyClicks(choice.form.label, "Jo")
    desk.tasks.now_on_vault(lambda: room.records.set_carer(is_carer=True), 10)
    qtbot.waitUntil(lambda: "write initials here, not a name" in words(choice))
    assert choice.form.label.text() == "Jo"


def test_several_children_are_not_guessed_at(qtbot, desk, room):
    add(desk, room, "M")
    second = add(desk, room, "T")
    choice = choice_of(qtbot, desk, room)
    assert choice.got == [None]
    assert choice.has_children
    choice.box.setCurrentIndex(1)
    assert choice.child == second


def test_the_choice_is_shared_by_pages_and_kept(qtbot, desk, room):
    first, second = add(desk, room, "M"), add(desk, room, "T")
    here, there = choice_of(qtbot, desk, room), choice_of(qtbot, desk, room)
    here.box.setCurrentIndex(0)
    assert there.child == first
    there.box.setCurrentIndex(1)
    assert here.child == second
    later = choice_of(qtbot, desk, room)
    assert later.child == second


def test_details_can_be_changed(qtbot, desk, room):
    add(desk, room, "M")
    choice = choice_of(qtbot, desk, room)
    qtbot.mouseClick(choice.change, Qt.MouseButton.LeftButton)
    assert choice.form.label.text() == "M"
    choice.form.age.setCurrentIndex(choice.form.age.findData("14-17"))
    qtbot.mouseClick(choice.form.save, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: choice.child.age_band is AgeBand.AGE_14_17)
    assert not choice.form.isVisible()


def test_a_year_of_birth_stands_for_the_age(qtbot, desk, room):
    choice = choice_of(qtbot, desk, room)
    form = choice.form
    qtbot.keyClicks(form.label, "M")
    form.age.setCurrentIndex(form.age.findData("8-10"))
    form.year.setCurrentIndex(form.year.findData(2014))
    assert not form.age.isVisible()
    assert "Companion uses the words for this age: 11 to 13." in words(choice)
    form.year.setCurrentIndex(form.year.findData(2007))
    assert "18 or over by now." in words(choice)
    form.year.setCurrentIndex(form.year.findData(2014))
    qtbot.mouseClick(form.save, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: choice.child is not None)
    assert (choice.child.birth_year, choice.child.age_band) == (2014, AgeBand.AGE_11_13)
    qtbot.mouseClick(choice.change, Qt.MouseButton.LeftButton)
    assert form.year.currentData() == 2014
    form.year.setCurrentIndex(0)
    form.age.setCurrentIndex(form.age.findData("14-17"))
    qtbot.mouseClick(form.save, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: choice.child.birth_year is None)
    assert choice.child.age_band is AgeBand.AGE_14_17


def test_a_year_long_ago_stays_in_the_list(qtbot, desk, room):
    desk.tasks.now_on_vault(lambda: room.checklist.add_child("M", birth_year=1999), 10)
    choice = choice_of(qtbot, desk, room)
    qtbot.mouseClick(choice.change, Qt.MouseButton.LeftButton)
    assert choice.form.year.currentData() == 1999


def test_each_child_has_a_mark_with_a_name(qtbot, desk, room):
    add(desk, room, "M")
    choice = choice_of(qtbot, desk, room)
    assert "Mark: Sea, a full circle." in choice.box.accessibleDescription()
    qtbot.mouseClick(choice.add, Qt.MouseButton.LeftButton)
    assert choice.form.mark.currentData() == ChildColour.MOSS
    choice.form.mark.setCurrentIndex(choice.form.mark.findData(ChildColour.ROSE.value))
    qtbot.keyClicks(choice.form.label, "T")
    qtbot.mouseClick(choice.form.save, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: choice.box.count() == 2)
    qtbot.waitUntil(lambda: choice.child is not None and choice.child.label == "T")
    assert choice.child.colour is ChildColour.ROSE
    spoken = choice.box.itemData(1, Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "T, Rose, a ring with a cross"
    icons = [choice.box.itemIcon(place).pixmap(16).toImage() for place in range(2)]
    assert icons[0] != icons[1]


def test_stepping_where_there_is_one_child_or_none(qtbot, desk, room):
    choice = choice_of(qtbot, desk, room)
    choice.step(1)
    assert not choice.said.isVisible()
    add(desk, room, "M")
    qtbot.waitUntil(lambda: choice.child is not None)
    choice.step(1)
    assert choice.said.text() == "M is the only child here."
