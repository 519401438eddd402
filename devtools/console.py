"""Words on the terminal, running other programs, and the one error that ends a command."""

from __future__ import annotations

import subprocess
import sys
import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path


class DevError(Exception):
    """Something the developer can mend; the text says how, in a sentence or two."""


def say(text: str = "") -> None:
    """Print a line at once, so that it stands in order with what other programs print."""
    print(text, flush=True)


def complain(text: str) -> None:
    """Print a line to the error stream."""
    print(text, file=sys.stderr, flush=True)


def run(
    command: Sequence[str], *, cwd: Path | None = None, env: Mapping[str, str] | None = None
) -> int:
    """Run a program with its output on this terminal and give its exit code."""
    try:
        return subprocess.run(command, cwd=cwd, env=env, check=False).returncode
    except FileNotFoundError:
        complain(f"{command[0]} was not found.")
        return 127


@dataclass(frozen=True, slots=True)
class StepResult:
    """How one step went."""

    name: str
    exit_code: int
    seconds: float


@dataclass(slots=True)
class Steps:
    """Runs named steps one after the other, all of them, and sums up."""

    results: list[StepResult] = field(default_factory=list)

    def run(
        self, name: str, command: Sequence[str], *, cwd: Path, env: Mapping[str, str]
    ) -> StepResult:
        """Run one step under a heading and remember how it went."""
        say(f"\n== {name}")
        started = time.monotonic()
        exit_code = run(command, cwd=cwd, env=env)
        result = StepResult(name, exit_code, time.monotonic() - started)
        self.results.append(result)
        say(f"-- {name}: {_verdict(result)}, {result.seconds:.1f} s")
        return result

    def sum_up(self) -> int:
        """Print one line per step; 0 only when all of them went well."""
        say("\n== Summary")
        for result in self.results:
            say(f"   {_verdict(result):6}  {result.seconds:6.1f} s  {result.name}")
        failed = [result.name for result in self.results if result.exit_code != 0]
        say(f"\nFailed: {', '.join(failed)}." if failed else "\nAll went well.")
        return 1 if failed else 0


def _verdict(result: StepResult) -> str:
    return "ok" if result.exit_code == 0 else "FAILED"
