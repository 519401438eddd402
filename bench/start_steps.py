# SPDX-License-Identifier: Apache-2.0
"""Where the time of a start goes, as two tables: `python3 dev.py bench --start [--frozen]`.

Processor time, of each row the least of all rounds. `start_watch.py` notes it inside the program.
"""

import subprocess
import sys
import tempfile
from dataclasses import dataclass, field
from pathlib import Path

from bench.figures import progress
from bench.first_window import BARE, FIRST, PAGE, command_for, settle, variables_for
from bench.frozen import BARE as BARE_PROGRAM
from bench.frozen import OURS as OUR_PROGRAM
from bench.start_watch import MODULE, STEP

ROUNDS = 9
LINE = "| --- | --- | --- | --- |"
KINDS = (BARE, FIRST, PAGE)
DEAREST = 12
IMPORTS = "imports, all together"
LAYERS = {"ui", "services", "storage", "content", "domain"}


@dataclass(slots=True)
class Noted:
    """What one kind of start took: name of a module or a step -> least milliseconds."""

    modules: dict[str, float] = field(default_factory=dict)
    steps: dict[str, float] = field(default_factory=dict)

    def add(self, lines: list[str]) -> None:
        """Take in what a start said."""
        for line in lines:
            kind, seconds, name = line.split("\t")
            where = self.modules if kind == MODULE else self.steps
            where[name] = min(where.get(name, 1e9), float(seconds) * 1000)


def measure(*, is_frozen: bool) -> list[str]:
    """Start each kind again and again, and return the lines of both tables."""
    noted = {kind: Noted() for kind in KINDS}
    with tempfile.TemporaryDirectory(prefix="bench-") as name:
        folder = Path(name)
        settle(folder)
        for kind in KINDS:
            _start(kind, folder, is_frozen=is_frozen)  # the first start reads from the disk
        for number in range(1, ROUNDS + 1):
            for kind, found in noted.items():
                found.add(_start(kind, folder, is_frozen=is_frozen))
            progress(f"steps of a start: round {number} of {ROUNDS}")
    return tables(noted)


def tables(noted: dict[str, Noted]) -> list[str]:
    """Return both tables, and the dearest modules of the page."""
    steps = _steps_table(noted)
    head = _row("imported: modules in ms", ["bare", "first window", "first page"])
    owners = {kind: _by_owner(found.modules) for kind, found in noted.items()}
    names = sorted({name for found in owners.values() for name in found})
    rows = [_row(name, [owners[kind].get(name, "-") for kind in KINDS]) for name in names]
    dearest = sorted(noted[PAGE].modules.items(), key=lambda one: -one[1])[:DEAREST]
    told = [f"  {took:5.1f}  {name}" for name, took in dearest]
    return [*steps, "", head, LINE, *rows, "", "The dearest modules of the first page, ms:", *told]


def _steps_table(noted: dict[str, Noted]) -> list[str]:
    all_ = {
        kind: {**found.steps, IMPORTS: sum(found.modules.values())} for kind, found in noted.items()
    }
    names = dict.fromkeys(name for kind in reversed(KINDS) for name in all_[kind])
    cells = {name: [f"{all_[kind].get(name, 0.0):.1f}" for kind in KINDS] for name in names}
    rows = [_row(name, row) for name, row in cells.items()]
    return [_row("step, ms", ["bare", "first window", "first page"]), LINE, *rows]


def _by_owner(modules: dict[str, float]) -> dict[str, str]:
    found: dict[str, list[float]] = {}
    for module, took in modules.items():
        found.setdefault(owner_of(module), []).append(took)
    return {name: f"{len(took)} in {sum(took):.1f}" for name, took in found.items()}


def _row(name: str, cells: list[str]) -> str:
    return f"| {name} | {' | '.join(cells)} |"


def owner_of(module: str) -> str:
    """Return whose a module is: a part of Companion, Python's own, or a library."""
    first, _, rest = module.partition(".")
    if first == "companion":
        layer = rest.partition(".")[0]
        return f"`{layer}`" if layer in LAYERS else "the rest of Companion"
    if first in {"PySide6", "shiboken6", "shibokensupport"}:
        return "PySide6 and shiboken"
    if first in sys.stdlib_module_names or first == "org":
        return "Python's own"
    return first


def _start(kind: str, folder: Path, *, is_frozen: bool) -> list[str]:
    """Start once, and return the lines that were noted."""
    if is_frozen:
        command = [str(BARE_PROGRAM)] if kind == BARE else [str(OUR_PROGRAM), kind]
        variables = variables_for(folder)
    else:
        command, variables = command_for(kind, folder)
    done = subprocess.run(
        [*command, "steps"],
        env=variables,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        check=False,
    )
    lines = done.stdout.splitlines()
    if lines[:1] != ["painted"]:
        raise RuntimeError(f"{kind}: no window was painted")
    return [line for line in lines if line.startswith((f"{MODULE}\t", f"{STEP}\t"))]
