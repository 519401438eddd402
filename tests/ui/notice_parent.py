# SPDX-License-Identifier: Apache-2.0
"""A parent who goes through Notice, on the real content and a real vault."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton

from companion.domain.checklist import Reply
from companion.domain.guide import AgeBand
from companion.ui.pages.notice_page import NoticePage

GROUPS = 8


class Parent:
    """Does what a person does on the page, and sees what a person sees."""

    def __init__(self, qtbot, desk, room):
        self.qtbot, self.desk, self.room = qtbot, desk, room
        self.page = self.come()

    def come(self):
        """Open the page anew, as after a lock."""
        self.page = NoticePage(self.desk, self.room)
        self.qtbot.addWidget(self.page)
        self.page.resize(800, 600)
        self.page.show()
        self.went = []
        self.page.go.connect(self.went.append)
        return self.page

    def vault(self, work):
        return self.desk.tasks.now_on_vault(work, 10)

    def until(self, holds):
        self.qtbot.waitUntil(lambda: bool(holds()), timeout=20_000)

    def texts(self):
        labels = self.page.findChildren(QLabel)
        return [one.text() for one in labels if one.isVisible()]

    def sees(self, words):
        return any(words in text for text in self.texts())

    def button(self, words):
        found = [
            one
            for one in self.page.findChildren(QPushButton)
            if one.isVisible() and words in (one.text(), one.accessibleName())
        ]
        return found[0] if found else None

    def press(self, words):
        self.until(lambda: self.button(words) is not None)
        self.qtbot.mouseClick(self.button(words), Qt.MouseButton.LeftButton)

    def key(self, key):
        """Press one key where the focus is."""
        if isinstance(key, str):
            self.qtbot.keyClicks(self.page.focusWidget(), key)
        else:
            self.qtbot.keyClick(self.page.focusWidget(), key)

    def tab_to(self, is_there):
        for _ in range(80):
            if is_there():
                return
            self.key(Qt.Key.Key_Tab)
        raise AssertionError("Tab did not get there")

    def press_enabled(self, words):
        """Press a button once it can be pressed."""
        self.until(lambda: self.button(words) and self.button(words).isEnabled())
        self.press(words)

    def add_child(self, label="M", age="14-17"):
        checklist = self.room.checklist
        child = self.vault(lambda: checklist.add_child(label, AgeBand(age)))
        self.desk.chosen_child.choose(child.id)
        self.until(lambda: self.button("Start"))

    def start(self):
        self.press("Start")
        self.until(lambda: self.page.view is not None)

    def question(self, sign_id):
        """Go on until the sign is on the screen."""
        while sign_id not in self.page.view.questions:
            self.press("Next")
        return self.page.view.questions[sign_id]

    def answer(self, sign_id, reply=Reply.YES):
        place = (Reply.YES, Reply.NOT_SURE, Reply.NO).index(reply)
        self.question(sign_id).reply.buttons[place].click()
        return self.page.view.questions[sign_id]

    def check(self):
        while self.button("Check your answers") is None:
            self.press("Next")
        self.press("Check your answers")

    def next_step(self):
        self.check()
        self.press("Show the next step")
        self.until(lambda: self.button("Done for now"))

    def stored(self, child_id=1):
        review = self.vault(lambda: self.room.checklist.open_review(child_id))
        return {answer.sign_id: answer for answer in review.answers}

    def look(self, *sign_ids):
        """Go through the list once: yes to these, and on to the next step."""
        self.start()
        for sign_id in sign_ids:
            self.answer(sign_id)
        self.next_step()
