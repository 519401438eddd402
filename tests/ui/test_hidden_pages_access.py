# SPDX-License-Identifier: Apache-2.0
"""What asks as a screen reader does is told of the page that is shown, and of no other."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QAccessible

from tests.a11y.walk import tree
from tests.stage import Stage, demo_template

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

TEXTS = (
    *(QAccessible.Text.Name, QAccessible.Text.Value),
    *(QAccessible.Text.Description, QAccessible.Text.Help),
)


@pytest.fixture
def stage(tmp_path: Path) -> Iterator[Stage]:
    stage = Stage(demo_template(tmp_path / "demo"))
    yield stage
    stage.close()


def told(stage: Stage) -> str:
    """Return all that a walk through the whole window is told."""
    nodes = list(everything(stage))
    return "\n".join(node.text(kind) for node in nodes for kind in TEXTS)


def everything(stage: Stage):
    yield from tree(QAccessible.queryAccessibleInterface(stage.window))
    # What is called invisible is asked for its children all the same.
    stack = QAccessible.queryAccessibleInterface(stage.window._stack)
    yield from (stack.child(index) for index in range(stack.childCount()))


def test_a_private_page_behind_an_open_one_and_in_a_minimised_window_tells_nothing(stage):
    stage.enter("page:journal")
    stage.choose_child("Jonas")
    stage.go("page:journal#new")
    form = stage.window.page.editor.form.saw
    form.setFocus()
    form.setPlainText("quagga and lantern")
    assert "quagga" in told(stage)
    stage.go("page:start")
    assert "quagga" not in told(stage)
    assert stage.window.page.heading.text() in told(stage)
    stage.go("page:journal")
    assert "quagga" in told(stage)
    stage.window.showMinimized()
    stage.settle()
    assert stage.window._stack.isHidden()
    assert "quagga" not in told(stage)
    stage.window.showNormal()
    stage.settle()
    assert "quagga" in told(stage)


def test_a_page_is_found_in_its_stack_and_one_behind_it_is_not(stage):
    stage.enter("page:journal")
    stage.go("page:journal")
    page = stage.window.page
    stack = QAccessible.queryAccessibleInterface(stage.window._stack)
    assert stack.indexOfChild(QAccessible.queryAccessibleInterface(page)) == 0
    assert stack.child(0).object() is page
    assert stack.child(1) is None
    stage.go("page:start")
    assert stack.indexOfChild(QAccessible.queryAccessibleInterface(page)) == -1
    assert stack.childCount() == 1
