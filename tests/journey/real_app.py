# SPDX-License-Identifier: Apache-2.0
"""The app as a process of its own on a virtual display, used with keys only (Linux)."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

from companion.domain.preferences import Preferences
from companion.services.private_room import RoomKeeper
from companion.storage.kdf import KdfCost
from companion.storage.preferences_file import JsonPreferencesFile
from companion.storage.vault import VaultFolder

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from io import FileIO

    from companion.services.ports import Clock, ContentSource

ROOT = Path(__file__).resolve().parents[2]
SOURCE_TREE = [sys.executable, "-m", "companion"]
PROGRAM = shlex.split(os.environ.get("COMPANION_PROGRAM", "")) or SOURCE_TREE
"""What is started: the source tree, or the packed app that `dev.py build --check` names."""
CHEAP = KdfCost(memory_kib=8 * 1024, passes=1, lanes=1)
TOOLS = ("Xvfb", "openbox", "xdotool", "strace")
LONGEST_WAIT = 60.0
SCREEN = ["-screen", "0", "1280x900x24", "-nolisten", "tcp", "-noreset"]
"""Without -noreset the server begins anew after its first client, and ends the window manager."""
LOOK_EVERY = 0.002
BUSY = "busy"
JOURNAL_MARK = bytes.fromhex("d9d505f920a163d7")


def wait_until(is_so: Callable[[], object], what: str, seconds: float = LONGEST_WAIT) -> float:
    """Look again and again until something is so; return how long that took."""
    began = time.perf_counter()
    while not is_so():
        if time.perf_counter() - began > seconds:
            raise AssertionError(f"waited in vain until {what}")
        time.sleep(LOOK_EVERY)
    return time.perf_counter() - began


def refuse_old_program(program: Path) -> None:
    """Refuse a packed app older than the sources: it may not open what they make.

    Each test would then wait its longest for a vault that never opens.
    """
    is_packed = program.with_name("_internal").is_dir()
    if is_packed and program.stat().st_mtime < max(
        path.stat().st_mtime for path in (ROOT / "companion").rglob("*.py")
    ):
        raise AssertionError(f"{program.name} is older than the sources: build it again")


def make_vault(folder: Path, passphrase: str, clock: Clock, content: ContentSource) -> None:
    """Make a vault with one child; the first start is done."""
    keeper = RoomKeeper(VaultFolder(folder, clock, CHEAP), content, clock, lambda _change: None)
    keeper.create(passphrase)
    room = keeper.open(passphrase)
    room.checklist.add_child("M.")
    keeper.close()
    JsonPreferencesFile(folder / "settings.json").save(
        Preferences(country="GB", is_first_start_done=True)
    )


class Display:
    """A virtual screen with a window manager, without which Qt gets no focus."""

    def __init__(self, home: Path) -> None:
        missing = [tool for tool in TOOLS if shutil.which(tool) is None]
        if missing:
            raise AssertionError(f"not installed: {', '.join(missing)}; see dev.py test")
        refuse_old_program(Path(PROGRAM[0]))
        reading, writing = os.pipe()
        self._server = subprocess.Popen(
            ["Xvfb", "-displayfd", str(writing), *SCREEN],
            pass_fds=[writing],
            stderr=subprocess.DEVNULL,
        )
        os.close(writing)
        with os.fdopen(reading) as pipe:
            number = pipe.readline().strip()
        self.variables = bare_variables(home) | {"DISPLAY": f":{number}"}
        self._manager = subprocess.Popen(
            ["openbox"],
            env=self.variables,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        wait_until(self._is_managed, "the window manager runs")

    @property
    def pids(self) -> tuple[int, ...]:
        """The processes of the screen and of the window manager."""
        return (self._server.pid, self._manager.pid)

    def do(self, *words: str) -> str:
        """Run xdotool."""
        done = subprocess.run(
            ["xdotool", *words],
            env=self.variables,
            capture_output=True,
            text=True,
            check=False,
            timeout=LONGEST_WAIT,
        )
        return done.stdout.strip()

    def stop(self) -> None:
        """End window manager and screen."""
        for process in (self._manager, self._server):
            process.terminate()
            process.wait(LONGEST_WAIT)

    def _is_managed(self) -> bool:
        return bool(self.do("get_desktop"))


def bare_variables(home: Path) -> dict[str, str]:
    """Give the app a home of its own, so that everything it writes can be listed."""
    folders = {"HOME": home}
    for name in ("XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_DATA_HOME", "XDG_RUNTIME_DIR", "TMPDIR"):
        folders[name] = home / name.lower()
    for folder in folders.values():
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return {name: str(folder) for name, folder in folders.items()} | {
        "PATH": os.environ["PATH"],
        "PYTHONPATH": str(ROOT),
        "PYTHONDONTWRITEBYTECODE": "1",
        "QT_QPA_PLATFORM": "xcb",
        "LC_ALL": "C.UTF-8",
    }


class RealApp:
    """One run of `python -m companion`."""

    def __init__(
        self,
        display: Display,
        folder: Path,
        *arguments: str,
        log: Path | None = None,
        errors: FileIO | None = None,
    ) -> None:
        self.display, self.folder, self.log = display, folder, log
        calls = "trace=socket,connect,openat,open,creat,rename,renameat,renameat2,execve"
        before = ["strace", "-f", "-qq", "-e", calls, "-o", str(log)] if log else []
        self._process = subprocess.Popen(
            [
                *before,
                *(*PROGRAM, "--data-dir", str(folder)),
                *("--geometry", "40,40,1024,640", *arguments),
            ],
            env=display.variables,
            cwd=folder,
            stderr=errors,
        )
        self.window = ""
        try:
            wait_until(self.has_window, "the window is shown")
        except BaseException:
            self._process.kill()
            self._process.wait(LONGEST_WAIT)
            raise
        self.pid = int(display.do("getwindowpid", self.window))
        # Not with --sync: on a busy computer it may miss what it waits for, and wait for ever.
        wait_until(self._is_in_front, "the window is in front")
        self.settle()

    def key(self, *keys: str) -> None:
        """Press keys, such as "ctrl+6"."""
        self.display.do("key", "--clearmodifiers", *keys)

    def type(self, words: str) -> None:
        """Type words."""
        self.display.do("type", "--delay", "4", words)

    def click(self, x: int, y: int, page: str = "") -> None:
        """Go to a page with a key, then click at a place in the window."""
        if page:
            self.key(page)
            self.settle()
        self.display.do("mousemove", "--window", self.window, str(x), str(y), "click", "1")
        self.settle()

    def scroll_down(self) -> None:
        """Turn the wheel over the middle of the page, to its end."""
        self.display.do("mousemove", "--window", self.window, "600", "400")
        self.display.do("click", "--repeat", "60", "--delay", "2", "5")
        self.settle()

    def unlock(self, passphrase: str) -> None:
        """Go to the journal and open it."""
        self.key("ctrl+6")
        self.settle()
        self.type(passphrase)
        self.key("Return")
        wait_until(lambda: self.is_unlocked, "the vault is open")
        self.settle()

    def settle(self) -> None:
        """Wait until the app, the screen and the window manager have been idle for a while."""
        seconds = 0.4 if self.log else 0.15
        last = ""
        began = since = time.perf_counter()
        while time.perf_counter() - since < seconds:
            now = "".join(_activity(pid) for pid in (self.pid, *self.display.pids))
            if now != last or BUSY in now:
                last, since = now, time.perf_counter()
            assert since - began < LONGEST_WAIT, "the app is never idle"
            time.sleep(LOOK_EVERY)

    def _is_in_front(self) -> bool:
        if self.display.do("getactivewindow") == self.window:
            return True
        self.display.do("windowactivate", self.window)
        return False

    def wait_for_window(self) -> None:
        """Wait until a window is shown again, after a lock, and gets the keys by itself."""
        wait_until(
            lambda: self.has_window() and self.display.do("getactivewindow") == self.window,
            "the window is shown and gets the keys",
        )

    @property
    def vault(self) -> Path:
        """The encrypted file."""
        return self.folder / "vault.db"

    @property
    def is_unlocked(self) -> bool:
        """True while a process holds the lock on the vault."""
        number = f":{self.vault.stat().st_ino} "
        return number in Path("/proc/locks").read_text(encoding="ascii")

    @property
    def is_running(self) -> bool:
        """True until the process has ended."""
        return self._process.poll() is None

    @property
    def command(self) -> str:
        """The command line of the process now; a lock replaces it."""
        try:
            return Path(f"/proc/{self.pid}/cmdline").read_bytes().replace(b"\0", b" ").decode()
        except FileNotFoundError:
            return ""

    def wrote(self) -> Callable[[], bool]:
        """Return a question: has something been committed to the vault since now?

        The file is written first. What commits is that the journal beside it loses its mark.
        """
        before = self.vault.stat().st_mtime_ns
        journal = self.vault.with_name("vault.db-journal")

        def has_committed() -> bool:
            if self.vault.stat().st_mtime_ns == before:
                return False
            return not journal.exists() or not journal.read_bytes().startswith(JOURNAL_MARK)

        return has_committed

    def wait_for_end(self, seconds: float = LONGEST_WAIT) -> None:
        """Wait until the process has ended."""
        self._process.wait(seconds)

    def kill(self) -> None:
        """End it as a crash or a power cut does."""
        if self.is_running:
            os.kill(self.pid, signal.SIGKILL)
            self._process.wait(LONGEST_WAIT)

    def found_in_memory(self, needles: Iterable[bytes]) -> set[bytes]:
        """Return which of these bytes stand anywhere in the memory of the process."""
        wanted, found = set(needles), set()
        areas = Path(f"/proc/{self.pid}/maps").read_text(encoding="utf-8").splitlines()
        with Path(f"/proc/{self.pid}/mem").open("rb", buffering=0) as memory:
            for area in areas:
                span, rights, *_ = area.split()
                if "r" in rights and "[v" not in area:
                    block = _read(memory, *(int(end, 16) for end in span.split("-")))
                    found |= {needle for needle in wanted if needle in block}
        return found

    def has_window(self) -> bool:
        """Look for the window, which is another one after a lock; tell whether it is there."""
        assert self.is_running, "the app ended by itself"
        names = self.display.do("search", "--onlyvisible", "--name", "^Companion$").split()
        # The window of a process that was killed stays on the screen for a moment.
        found = [name for name in names if _is_alive(self.display.do("getwindowpid", name))]
        self.window = found[-1] if found else ""
        return bool(found)


def _activity(pid: int) -> str:
    """Return for every thread how often it gave way, and BUSY for one that has to do."""
    found = []
    for thread in Path(f"/proc/{pid}/task").iterdir():
        try:
            state = (thread / "stat").read_text(encoding="utf-8").rsplit(") ")[1][0]
            switches = re.findall(r"switches:\s+(\d+)", (thread / "status").read_text())
        except OSError:
            continue  # the thread has just ended
        found.append(f"{thread.name} {switches} {BUSY if state in 'RDt' else ''}")
    return " ".join(sorted(found))


def _is_alive(pid: str) -> bool:
    return pid.isdecimal() and Path(f"/proc/{pid}").exists()


def _read(memory: FileIO, begin: int, end: int) -> bytes:
    try:
        memory.seek(begin)
        return memory.read(end - begin)
    except (OSError, OverflowError, ValueError):
        return b""  # an area of the kernel, or one that has gone


def written_paths(log: Path) -> set[str]:
    """Return every path that was opened for writing, made or renamed to, from a strace log."""
    paths = set()
    for line in log.read_text(encoding="utf-8", errors="replace").splitlines():
        if " = -1 " in line:
            continue
        opened = re.search(r'open(?:at)?\([^"]*"([^"]+)", ([A-Z_|]+)', line)
        if opened and re.search("O_WRONLY|O_RDWR|O_CREAT", opened[2]):
            paths.add(opened[1])
        renamed = re.search(r'rename\w*\(.*"([^"]+)"[^"]*\)', line)
        if renamed:
            paths.add(renamed[1])
    return paths
