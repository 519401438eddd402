# SPDX-License-Identifier: Apache-2.0
"""`main.py --verify`: a handed-over record and a vault, checked in a terminal."""

import io
import json
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from companion import verify
from companion.domain.journal import EntryText, Happened
from companion.domain.record_check import record_data
from companion.storage.kdf import KdfCost
from companion.storage.vault import VaultFolder

MAIN = Path(__file__).resolve().parents[2] / "main.py"
PASSPHRASE = "five plain words for tests"
NOW = datetime(2026, 11, 22, 9, tzinfo=UTC)
CHEAP = KdfCost(memory_kib=8 * 1024, passes=1, lanes=1)


class NowClock:
    def now(self):
        return NOW

    def monotonic(self):
        return 0.0


@pytest.fixture
def folder(tmp_path):
    """A folder with a vault that holds two entries."""
    door = VaultFolder(tmp_path / "notes", NowClock(), CHEAP)
    (tmp_path / "notes").mkdir()
    door.create(PASSPHRASE)
    vault = door.unlock(PASSPHRASE)
    child = vault.children.add_child("Mia", None, has_extra_needs=False)
    for saw in ("She hid the tablet.", "She laughed at supper."):
        vault.journal.add_entry(child.id, Happened(), EntryText(saw=saw), NOW)
    data = record_data(vault.journal.links(after=0, limit=10), {1}, NOW)
    (tmp_path / "record.json").write_text(json.dumps(data), encoding="utf-8")
    vault.close()
    return tmp_path / "notes"


def run(*arguments):
    return subprocess.run(
        [sys.executable, str(MAIN), "--verify", *arguments],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        timeout=60,
    )


def test_a_sound_file(folder):
    done = run(str(folder.parent / "record.json"))
    assert done.returncode == verify.SOUND
    assert "The file fits in itself." in done.stdout
    assert "It does not show that the words are true" in done.stdout
    assert not done.stderr


def test_a_changed_file(folder):
    file = folder.parent / "record.json"
    file.write_text(file.read_text("utf-8").replace("hid the", "hid her"), encoding="utf-8")
    done = run(str(file))
    assert done.returncode == verify.NOT_SOUND
    assert "This file was changed" in done.stdout
    assert "tablet" not in done.stdout


def test_a_file_without_words_is_not_sound(folder, capsys):
    file = folder.parent / "record.json"
    data = json.loads(file.read_text("utf-8"))
    for one in data["revisions"]:
        for name in set(one) - {"id", "previous_hash", "hash"}:
            del one[name]
    file.write_text(json.dumps(data), encoding="utf-8")
    assert verify.verify(str(file)) == verify.NOT_CHECKED
    assert "fits" not in capsys.readouterr().out


@pytest.mark.parametrize("arguments", [(), ("/nowhere/at/all.json",)])
def test_nothing_to_check(arguments):
    done = run(*arguments)
    assert done.returncode == verify.NOT_CHECKED
    assert "can not be" in done.stdout
    assert "Traceback" not in done.stderr


def test_a_vault(folder, capsys):
    assert verify.verify(str(folder), lambda _: PASSPHRASE) == verify.SOUND
    assert "Saved wordings that were checked: 2." in capsys.readouterr().out
    assert verify.verify(str(folder / "vault.db"), lambda _: PASSPHRASE) == verify.SOUND


def test_a_wrong_passphrase(folder, capsys):
    before = (folder / "vault.db").read_bytes()
    assert verify.verify(str(folder), lambda _: "quite another one") == verify.NOT_CHECKED
    assert "That passphrase did not open" in capsys.readouterr().out
    assert (folder / "vault.db").read_bytes() == before


def test_a_folder_without_a_vault(tmp_path, capsys):
    assert verify.verify(str(tmp_path), lambda _: PASSPHRASE) == verify.NOT_CHECKED
    assert "Traceback" not in capsys.readouterr().out


def test_without_a_terminal_the_exit_code_alone_tells(folder, monkeypatch):
    """As in a packed program on Windows: it has none, and must not wait for keys either."""
    for name in ("stdin", "stdout", "stderr"):
        monkeypatch.setattr(sys, name, None)

    def wait_for_keys(_words: str) -> str:
        pytest.fail("nobody can answer")

    assert verify.verify(str(folder.parent / "record.json")) == verify.SOUND
    before = {path: path.read_bytes() for path in folder.iterdir()}
    assert verify.verify(str(folder), wait_for_keys) == verify.NOT_CHECKED
    # Not even a wrong try was counted.
    assert {path: path.read_bytes() for path in folder.iterdir()} == before


def test_an_output_with_few_letters_is_no_fault(folder, monkeypatch):
    narrow = io.TextIOWrapper(io.BytesIO(), encoding="ascii")
    monkeypatch.setattr(verify, "meaning_words", lambda: ("“What it means”",))
    monkeypatch.setattr(sys, "stdout", narrow)
    assert verify.verify(str(folder.parent / "record.json")) == verify.SOUND
    assert b"?What it means?" in narrow.buffer.getvalue()


@pytest.mark.skipif(sys.platform != "linux", reason="looks at the process from outside")
def test_while_it_asks_its_memory_is_protected_already(folder):
    asking = subprocess.Popen(
        [sys.executable, "-W", "ignore", str(MAIN), "--verify", str(folder)],
        stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        start_new_session=True,
    )
    with asking:
        said = b""
        while not said.endswith(b"Passphrase: "):
            said += asking.stderr.read(1)
        limits = Path(f"/proc/{asking.pid}/limits").read_text(encoding="ascii").splitlines()
        asking.communicate(b"\n")
    (core,) = [one.split() for one in limits if "core file" in one]
    assert core[4:6] == ["0", "0"]
    assert asking.returncode == verify.NOT_CHECKED


def test_a_bug_while_it_checks_quotes_nothing(folder):
    words = """
import sys
from companion import __main__, verify
def fail(place):
    raise ValueError("zq9 he wrote")
verify.verify = fail
sys.exit(__main__.main(["--verify", "x"]))
"""
    done = subprocess.run(
        [sys.executable, "-c", words],
        cwd=MAIN.parent,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert done.returncode == 1
    assert "ValueError" in done.stderr
    assert "zq9" not in done.stderr + done.stdout
