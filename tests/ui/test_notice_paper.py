"""What Notice puts on paper."""

import pytest

from companion.domain.checklist import Reply
from companion.ui.widgets.checklist_sheets import blank_checklist_sheet
from tests.ui.notice_parent import GROUPS, Parent


@pytest.fixture
def parent(qtbot, desk, room):
    return Parent(qtbot, desk, room)


def test_print_says_what_it_is_not(parent):
    parent.add_child("Mia")
    parent.look("hides-phone")
    with parent.qtbot.waitSignal(parent.page.print_wanted) as printed:
        parent.press("Print this next step, without your notes")
    sheet = printed.args[0]
    words = [block.text for block in sheet.blocks]
    assert sheet.title == "Keep talking"
    assert any("not evidence" in text for text in words)
    assert not any("Mia" in text for text in [*words, sheet.subtitle])


def printed_by(parent, words):
    """Press a button that prints, and return the words on the paper."""
    with parent.qtbot.waitSignal(parent.page.print_wanted) as printed:
        parent.press(words)
    sheet = printed.args[0]
    return sheet, [sheet.title, sheet.subtitle, *(block.text for block in sheet.blocks)]


def test_an_empty_list_holds_every_sign_and_no_name(parent):
    parent.add_child("Mia")
    sheet, lines = printed_by(parent, "Print an empty list to fill in by hand")
    for sign in parent.desk.content.signs().values():
        at = lines.index(sign.text)
        assert lines[at + 1].startswith("Ordinary reasons: ")
        assert all(any(ask in line for line in lines) for ask in sign.questions)
    assert all(one.text in lines for one in parent.desk.content.strengths())
    assert any("not evidence, and not a verdict" in line for line in lines)
    assert not any("Mia" in line for line in lines)
    assert sum(block.kind == "line" for block in sheet.blocks) >= GROUPS


@pytest.mark.parametrize("is_named", [True, False])
def test_answers_on_paper_bear_the_label_only_where_wanted(parent, is_named):
    parent.add_child("Mia")
    parent.start()
    details = parent.answer("hides-phone").details
    parent.press("Add a short note")
    parent.qtbot.keyClicks(details.note, "face down")
    parent.answer("night-use", Reply.NOT_SURE)
    parent.next_step()
    parent.press("Print my answers and notes")
    button = "With the name “Mia”" if is_named else "Without the name"
    _, lines = printed_by(parent, button)
    signs = parent.desk.content.signs()
    assert signs["hides-phone"].text in lines
    assert signs["night-use"].text in lines
    assert any("face down" in line for line in lines)
    assert any("not evidence, and not a verdict" in line for line in lines)
    assert any("Mia" in line for line in lines) is is_named


def test_an_earlier_time_can_be_printed(parent):
    parent.add_child("Mia")
    parent.look("hides-phone")
    parent.press("Done for now")
    parent.press("Looked on 3 December 2026")
    parent.press("Print my answers and notes")
    _, lines = printed_by(parent, "Without the name")
    assert "From a list of signs, 3 December 2026" in lines


def test_the_empty_list_needs_no_open_vault(desk):
    sheet = blank_checklist_sheet(desk)
    assert desk.content.signs()["hides-phone"].text in [block.text for block in sheet.blocks]
    strengths = [block.text for block in sheet.blocks if block.kind == "page"]
    assert strengths == ["What is going well"]
