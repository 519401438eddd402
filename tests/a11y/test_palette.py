# SPDX-License-Identifier: Apache-2.0
"""Layer 1: every theme keeps the contrast that WCAG asks for. No Qt."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

THEMES = sorted(
    (Path(__file__).resolve().parents[2] / "resources" / "themes").glob("*.toml"),
)
WORDS, SHAPES, CONTRAST_THEME = 4.5, 3.0, 7.0
GROUNDS = ("bg", "surface", "sunken")
BOXES = ("danger", "caution", "info", "ok")
MARKS = tuple(f"mark-{colour}" for colour in ("sea", "moss", "plum", "sand", "slate", "rose"))
"""They tell children apart, with a shape and a label; they never grade."""
ROLES = {
    *GROUNDS, "text", "muted", "line", "control", "primary", "on-primary", "hover", "tint",
    "on-tint", "link", "focus", "disabled", *MARKS, *BOXES, *(f"{box}-bg" for box in BOXES),
}  # fmt: skip

WORD_PAIRS = (
    *((words, ground) for words in ("text", "muted", "disabled") for ground in GROUNDS),
    *(("link", ground) for ground in ("bg", "surface")),
    ("on-primary", "primary"),
    ("on-primary", "hover"),
    ("on-tint", "tint"),
    ("bg", "text"),
    ("bg", "muted"),
    *((box, f"{box}-bg") for box in BOXES),
    *(("text", f"{box}-bg") for box in BOXES),
    # "Quiet" buttons stand inside boxes, and turn to tint under the mouse.
    *(("link", f"{box}-bg") for box in BOXES),
)
SHAPE_PAIRS = (
    *(("control", ground) for ground in ("bg", "surface")),
    *(("focus", ground) for ground in (*GROUNDS, *(f"{box}-bg" for box in BOXES))),
    *(("primary", ground) for ground in GROUNDS),
    *((mark, ground) for mark in MARKS for ground in ("bg", "surface", "tint")),
)


def luminance(colour: str) -> float:
    """Return the relative luminance of #RRGGBB (WCAG 2.2)."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio of two colours."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.fixture(params=THEMES, ids=lambda path: path.stem)
def theme(request: pytest.FixtureRequest) -> dict:
    return tomllib.loads(request.param.read_text(encoding="utf-8"))


def too_weak(theme: dict, pairs: tuple, least: float) -> list[str]:
    least = CONTRAST_THEME if theme["is_contrast"] else least
    colours = theme["colours"]
    ratios = {(one, two): contrast(colours[one], colours[two]) for one, two in pairs}
    return [
        f"{theme['name']}: {one} on {two} is {ratio:.2f}, needs {least}"
        for (one, two), ratio in ratios.items()
        if ratio < least
    ]


def test_there_are_four_themes():
    assert [path.stem for path in THEMES] == ["contrast-dark", "contrast-light", "dark", "light"]


def test_a_theme_has_every_role(theme):
    assert set(theme["colours"]) == ROLES


def test_words_can_be_read(theme):
    assert too_weak(theme, WORD_PAIRS, WORDS) == []


def test_edges_and_the_focus_ring_can_be_seen(theme):
    assert too_weak(theme, SHAPE_PAIRS, SHAPES) == []


def test_known_ratios():
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.01)
