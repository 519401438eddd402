# SPDX-License-Identifier: Apache-2.0
"""Layer 2: walks over every page in every state, without a display."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QTranslator
from PySide6.QtWidgets import QApplication

from tests.a11y import walk
from tests.scenes import FRESH, OPEN, PRIVATE, SCENES, close_dialogs
from tests.stage import Stage, demo_template

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

KINDS = (FRESH, OPEN, PRIVATE)


@dataclass(frozen=True, slots=True)
class Room:
    """How much room there is, and how long the words are."""

    text_size: int
    width: int
    height: int
    is_doubled: bool = False

    @property
    def is_tight(self) -> bool:
        """True where words are large and the window as small as it gets."""
        return self.text_size > USUAL.text_size and self.width < USUAL.width

    def __str__(self) -> str:
        doubled = "-doubled" if self.is_doubled else ""
        return f"{self.text_size}-{self.width}x{self.height}{doubled}"


USUAL = Room(100, 1024, 640)
ROOMS = (
    USUAL,
    Room(100, 480, 400),
    Room(125, 480, 400),
    Room(150, 480, 400),
    Room(200, 480, 400),
    Room(150, 1024, 640),
    Room(200, 1024, 640),
    Room(100, 1024, 640, is_doubled=True),
)


class Doubled(QTranslator):
    """A language in which everything is twice as long."""

    def isEmpty(self) -> bool:  # noqa: N802 - named by Qt
        return False

    def translate(self, _context: str, source: str, *_more: object) -> str:
        words = source.replace("&", "")
        return f"{source} {words}" if any(letter.isalpha() for letter in words) else source


@pytest.fixture(scope="session")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return demo_template(tmp_path_factory.mktemp("demo"))


@pytest.fixture
def make_stage(template: Path) -> Iterator[object]:
    made: list[Stage] = []
    translator = Doubled()

    def make(kind: str, room: Room) -> Stage:
        stage = Stage(
            None if kind == FRESH else template,
            text_size=room.text_size,
            size=(room.width, room.height),
        )
        made.append(stage)
        if room.is_doubled:
            stage.application.installTranslator(translator)
            stage.window.rebuild()
        if kind == PRIVATE:
            stage.enter("page:start")
        return stage

    yield make
    for stage in made:
        stage.application.removeTranslator(translator)
        stage.close()


def scene_by_scene(stage: Stage, kind: str) -> Iterator[tuple[str, QWidget]]:
    """Play every scene, and give the window or the dialog that it shows."""
    for scene in SCENES:
        if scene.kind == kind:
            scene.play(stage)
            stage.settle()
            yield scene.name, QApplication.activeModalWidget() or stage.window
            close_dialogs()


def most_room(root: QWidget, room: Room) -> tuple[int, int]:
    """A dialog may be larger than a small window, but not than the screen we are made for."""
    if root.isModal():
        return (USUAL.width, USUAL.height)
    return (room.width, room.height)


@pytest.mark.parametrize("kind", KINDS)
def test_is_named_labelled_and_large_enough(make_stage, kind):
    stage = make_stage(kind, USUAL)
    problems = [
        f"{name}: {problem}"
        for name, root in scene_by_scene(stage, kind)
        for check in (walk.names, walk.fields, walk.check_boxes, walk.targets)
        for problem in check(root)
    ]
    assert not problems, "\n" + "\n".join(problems)


@pytest.mark.parametrize("room", [USUAL, Room(100, 480, 400), Room(200, 1024, 640)], ids=str)
@pytest.mark.parametrize("kind", KINDS)
def test_tab_reaches_everything_and_comes_back(make_stage, kind, room):
    stage = make_stage(kind, room)
    problems = [
        f"{name}: {problem}"
        for name, root in scene_by_scene(stage, kind)
        for problem in walk.tab_walk(root)
    ]
    assert not problems, "\n" + "\n".join(problems)


@pytest.mark.parametrize("room", ROOMS, ids=str)
@pytest.mark.parametrize("kind", KINDS)
def test_all_words_fit(make_stage, kind, room):
    # Doubled texts press names of scenes that are only there in English.
    stage = make_stage(kind, room)
    problems = [
        f"{name}: {problem}"
        for name, root in scene_by_scene(stage, kind)
        for problem in (
            *walk.clipping(root, is_tight=room.is_tight),
            *walk.overlaps(root),
            *walk.width(root, most_room(root, room)),
        )
    ]
    assert not problems, "\n" + "\n".join(problems)
