# SPDX-License-Identifier: Apache-2.0
"""What was changed in a form, step by step, so that it can be taken back and done again.

A form is a set of places, each with a value: a text, or anything that can be compared. Only what
is different is kept of long texts. Nothing of it is ever stored.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

PAUSE = 1.0
"""Typing that goes on within so many seconds is one step with what was typed before."""
LONGEST = 4.0
"""No step holds more seconds of typing than these."""
MOST_LETTERS = 4_000_000
MOST_STEPS = 500
OTHER_SIZE = 16
Values = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class TextChange:
    """Where in a text words were put in the place of others."""

    at: int
    removed: str = field(repr=False)
    added: str = field(repr=False)

    @property
    def size(self) -> int:
        """How many letters are held."""
        return len(self.removed) + len(self.added)

    def before(self, after: object) -> object:
        """Return the text as it was before."""
        return _replaced(str(after), self.at, self.added, self.removed)

    def after(self, before: object) -> object:
        """Return the text as it was after."""
        return _replaced(str(before), self.at, self.removed, self.added)


@dataclass(frozen=True, slots=True)
class OtherChange:
    """Another value in the place of one."""

    was: object = field(repr=False)
    became: object = field(repr=False)

    @property
    def size(self) -> int:
        """About how many letters are held."""
        return _size(self.was) + _size(self.became)

    def before(self, _after: object) -> object:
        """Return the value before."""
        return self.was

    def after(self, _before: object) -> object:
        """Return the value after."""
        return self.became


Step = dict[str, TextChange | OtherChange]


@dataclass(slots=True)
class _Typing:
    """The step that more typing may still be added to."""

    place: str
    before: object = field(repr=False)
    began: float
    went_on: float


class UndoHistory:
    """The steps since `begin`, and the values as they are now. Bounded in letters and steps."""

    def __init__(self, now: Callable[[], float]) -> None:
        """`now` gives seconds that never jump back."""
        self._now = now
        self._present: dict[str, object] = {}
        self._done: list[Step] = []
        self._undone: list[Step] = []
        self._typing: _Typing | None = None

    @property
    def can_undo(self) -> bool:
        """True where there is a step to take back."""
        return bool(self._done or self._typing)

    @property
    def can_redo(self) -> bool:
        """True where a step was taken back."""
        return bool(self._undone)

    def value(self, place: str) -> object:
        """Return the value of a place as it is known now."""
        return self._present[place]

    def begin(self, values: Values) -> None:
        """Forget everything; the form has these values from now on."""
        self._present = dict(values)
        self._done, self._undone, self._typing = [], [], None

    def note(self, values: Values, *, is_typed: bool) -> None:
        """Take in the values that some places have now; typing may go on in one step."""
        changed = {place: value for place, value in values.items() if value != self._present[place]}
        if not changed:
            return
        self._undone.clear()
        if is_typed and len(changed) == 1:
            self._type(next(iter(changed)))
        else:
            self._close()
            self._done.append(
                {place: _change(self._present[place], value) for place, value in changed.items()}
            )
        self._present.update(changed)
        self._forget_old()

    def undo(self) -> Values:
        """Take the last step back: return the places that changed, with their values now."""
        self._close()
        if not self._done:
            return {}
        step = self._done.pop()
        self._undone.append(step)
        return self._take({at: one.before(self._present[at]) for at, one in step.items()})

    def redo(self) -> Values:
        """Do again what was taken back last."""
        if not self._undone:
            return {}
        step = self._undone.pop()
        self._done.append(step)
        return self._take({at: one.after(self._present[at]) for at, one in step.items()})

    def _take(self, values: Values) -> Values:
        self._present.update(values)
        return values

    def _type(self, place: str) -> None:
        now, typing = self._now(), self._typing
        if typing is None or not _goes_on(typing, place, now):
            self._close()
            typing = self._typing = _Typing(place, self._present[place], now, now)
        typing.went_on = now

    def _close(self) -> None:
        """Let no more be added to the step that is being typed."""
        typing, self._typing = self._typing, None
        if typing is not None and typing.before != self._present[typing.place]:
            self._done.append({typing.place: _change(typing.before, self._present[typing.place])})
            self._forget_old()

    def _forget_old(self) -> None:
        """Keep within the bounds; the last step is kept whatever its size."""
        letters, kept = 0, 0
        for step in reversed(self._done):
            letters += sum(one.size for one in step.values())
            if kept and (letters > MOST_LETTERS or kept >= MOST_STEPS):
                break
            kept += 1
        del self._done[: len(self._done) - kept]


def text_change(before: str, after: str) -> TextChange:
    """Return the one stretch in which two texts differ."""
    start = _in_common(before, after, str.startswith)
    rest_before, rest_after = before[start:], after[start:]
    end = _in_common(rest_before, rest_after, str.endswith, is_end=True)
    return TextChange(
        start, rest_before[: len(rest_before) - end], rest_after[: len(rest_after) - end]
    )


def _goes_on(typing: _Typing, place: str, now: float) -> bool:
    return typing.place == place and now - typing.went_on <= PAUSE and now - typing.began <= LONGEST


def _change(before: object, after: object) -> TextChange | OtherChange:
    # Not the texts of an enumeration: these are taken whole.
    if type(before) is str and type(after) is str:
        return text_change(before, after)
    return OtherChange(before, after)


def _replaced(text: str, at: int, old: str, new: str) -> str:
    return f"{text[:at]}{new}{text[at + len(old) :]}"


def _in_common(
    one: str, other: str, fits: Callable[[str, str], bool], *, is_end: bool = False
) -> int:
    """Return how many letters two texts have in common at the start, or at the end."""
    low, high = 0, min(len(one), len(other))
    while low < high:
        middle = (low + high + 1) // 2
        part = other[len(other) - middle :] if is_end else other[:middle]
        if fits(one, part):
            low = middle
        else:
            high = middle - 1
    return low


def _size(value: object) -> int:
    if isinstance(value, str):
        return len(value)
    if isinstance(value, tuple):
        return sum(_size(one) for one in value)
    return OTHER_SIZE
