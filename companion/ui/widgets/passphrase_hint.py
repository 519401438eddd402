# SPDX-License-Identifier: Apache-2.0
"""What is said of a new passphrase while it is typed: never that it is strong."""

from companion.domain.passphrase import PassphraseHint, characters_missing, hint_for
from companion.ui.kit.access import announce
from companion.ui.kit.guessing import what_programs_try
from companion.ui.widgets.field import SecretLine
from companion.ui.widgets.labels import Words

LONG_ENOUGH = (PassphraseHint.ONE_MORE_WORD, PassphraseHint.LONG)


class PassphraseHintLine(Words):
    """Follows one field."""

    def __init__(self, edit: SecretLine) -> None:
        super().__init__("", "muted")
        self._hint = PassphraseHint.EMPTY
        self._on_typed("")
        edit.textChanged.connect(self._on_typed)

    def _on_typed(self, typed: str) -> None:
        hint = hint_for(typed)
        if hint in LONG_ENOUGH:
            hint = what_programs_try(typed) or hint
        self.setText(self._words(hint, characters_missing(typed)))
        if hint is not self._hint and hint is not PassphraseHint.EMPTY:
            announce(self, self.text())
        self._hint = hint

    def _words(self, hint: PassphraseHint, missing: int) -> str:
        words = {
            PassphraseHint.EMPTY: self.tr(
                "At least 10 characters. Four or five words that do not belong together are easy "
                "to remember."
            ),
            PassphraseHint.REPEATED: self.tr(
                "Long enough. But the same characters come again and again, which is easy to guess."
            ),
            PassphraseHint.IN_ROWS: self.tr(
                "Long enough. But rows such as 12345 or qwerty are easy to guess."
            ),
            PassphraseHint.DATES: self.tr(
                "Long enough. But years and dates are tried early by whoever wants to get in."
            ),
            PassphraseHint.KNOWN: self.tr(
                "Long enough. But it is much like one that many people use. Words that do not "
                "belong together are better."
            ),
            PassphraseHint.ONE_MORE_WORD: self.tr(
                "Long enough. One more word makes it harder to guess."
            ),
            PassphraseHint.LONG: self.tr(
                "Long enough. Companion can not tell whether somebody knows it or could guess it."
            ),
        }
        return words.get(hint) or self._short(missing)

    def _short(self, missing: int) -> str:
        if missing == 0:
            return self.tr("Gaps alone do not count.")
        if missing == 1:
            return self.tr("It needs 1 more character.")
        return self.tr("It needs {count} more characters.").format(count=missing)
