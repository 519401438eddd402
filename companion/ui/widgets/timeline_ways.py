# SPDX-License-Identifier: Apache-2.0
"""The buttons above the timeline: they do what its keys and the mouse do, and print."""

from functools import partial

from companion.ui.kit.look import Look
from companion.ui.widgets.buttons import ActionButton
from companion.ui.widgets.columns import WrapRow
from companion.ui.widgets.timeline_view import STEP, TimelineView


class TimelineWays(WrapRow):
    """All but `print` reach the picture by themselves."""

    def __init__(self, look: Look, picture: TimelineView) -> None:
        super().__init__(look.px(8))
        on, back = "chevron-right", "chevron-left"
        if self.isRightToLeft():
            on, back = back, on
        ways = (
            (self.tr("Earlier"), back, partial(picture.move_by, -STEP)),
            (self.tr("Later"), on, partial(picture.move_by, STEP)),
            (self.tr("Today"), "calendar-days", picture.show_today),
            (self.tr("Look closer"), "", partial(picture.zoom, 1)),
            (self.tr("See more days"), "", partial(picture.zoom, -1)),
        )
        for words, icon, call in ways:
            self.add(ActionButton(look, words, icon, "secondary", call))
        self.print = ActionButton(look, self.tr("Print these days"), "printer", "quiet")
        self.add(self.print)
