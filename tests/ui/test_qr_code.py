# SPDX-License-Identifier: Apache-2.0
"""QR codes: what they hold, black on white with a quiet zone in every theme and size."""

from __future__ import annotations

import pytest
import segno
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication

from companion.domain.channel import WayKind, ways_of
from companion.domain.preferences import TEXT_SIZES, ThemeChoice
from companion.ui.kit.qr import QUIET, qr_image, qr_rows
from companion.ui.widgets.door_way import DoorWay
from companion.ui.widgets.qr_code import QrCode
from tests.ui.acting import press

HOLDS = "https://www.ceop.police.uk/Safety-Centre/"
BLACK, WHITE = QColor("black"), QColor("white")


def painted_rows(image, count):
    """Read the modules back from a picture, the quiet zone included."""
    step = image.width() // (count + 2 * QUIET)
    middle = step // 2
    return [
        [image.pixelColor(x * step + middle, y * step + middle) for x in range(count + 2 * QUIET)]
        for y in range(count + 2 * QUIET)
    ]


def expected(rows):
    side = len(rows) + 2 * QUIET
    empty = [WHITE] * side
    middle = [
        [WHITE] * QUIET + [BLACK if dark else WHITE for dark in row] + [WHITE] * QUIET
        for row in rows
    ]
    return [empty] * QUIET + middle + [empty] * QUIET


@pytest.mark.parametrize("theme", list(ThemeChoice))
def test_is_black_on_white_with_a_quiet_zone_in_every_theme(qtbot, desk, theme):
    desk.look.change(theme, 100)
    code = QrCode(desk.look, HOLDS)
    qtbot.addWidget(code)
    code.resize(code.sizeHint())
    code.show()
    assert painted_rows(code.grab().toImage(), len(code.rows)) == expected(code.rows)


def test_grows_with_the_text(qtbot, desk):
    sides = []
    for size in TEXT_SIZES:
        desk.look.change(ThemeChoice.LIGHT, size)
        code = QrCode(desk.look, HOLDS)
        qtbot.addWidget(code)
        sides.append(code.sizeHint().width())
    assert sides == sorted(set(sides))
    assert sides[-1] == 2 * sides[0]


def test_fits_the_smallest_window_at_the_largest_text(qtbot, desk):
    desk.look.change(ThemeChoice.LIGHT, 200)
    longest = max(
        (d.address for c in desk.channels.countries() for d in desk.content.channels(c)), key=len
    )
    code = QrCode(desk.look, longest)
    qtbot.addWidget(code)
    assert code.minimumSizeHint().width() <= 360
    code.resize(360, 360)
    code.show()
    step = 360 // (len(code.rows) + 2 * QUIET)
    image = code.grab().toImage().copy(0, 0, step * (len(code.rows) + 2 * QUIET), 360)
    assert painted_rows(image, len(code.rows)) == expected(code.rows)


def test_says_what_it_holds(qtbot, desk):
    code = QrCode(desk.look, HOLDS)
    qtbot.addWidget(code)
    assert code.accessibleName() == f"QR code. It holds {HOLDS}"


def test_holds_what_the_package_would_write():
    assert [list(map(bool, row)) for row in segno.make_qr(HOLDS, error="m").matrix] == [
        list(row) for row in qr_rows(HOLDS)
    ]


def test_the_printed_one_is_the_same():
    rows = qr_rows(HOLDS)
    assert painted_rows(qr_image(HOLDS), len(rows)) == expected(rows)


def test_only_numbers_and_pages_of_the_list_become_codes(desk):
    for country in desk.channels.countries():
        for door in desk.content.channels(country):
            for way in ways_of(door):
                if way.code:
                    assert way.code in (door.dial, door.calm_dial, door.address)
                    assert way.code.startswith(("tel:", "https://"))
                    assert desk.channels.may_open(way.code)
                else:
                    assert way.kind in (WayKind.TEXT, WayKind.MAIL) or not way.link


def test_is_made_when_asked_for_and_hidden_again(qtbot, desk):
    way = next(one for one in ways_of(desk.channels.channel("uk-ceop")) if one.code)
    shown = DoorWay(desk, way)
    qtbot.addWidget(shown)
    shown.show()
    assert shown.findChild(QrCode) is None
    press(shown, "QR code")
    code = shown.findChild(QrCode)
    assert code.isVisible()
    assert code.accessibleName().endswith(way.link)
    press(shown, "Hide the QR code")
    QApplication.processEvents()
    assert not code.isVisible()
