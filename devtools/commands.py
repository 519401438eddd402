"""The commands of dev.py: one function each, and the table that --help prints."""

from __future__ import annotations

import os
import shutil
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from devtools import build, coverage, handbook, system_packages, torture
from devtools.console import DevError, Steps, complain, run, say
from devtools.environment import Environment

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(__file__).resolve().parent.parent
MOST_TEST_PROCESSES = 4
INTERRUPTED = 130

NO_DISPLAY = """\
There is no display here, so no window can be shown. With a virtual one:

  xvfb-run -a python3 dev.py run
"""
NO_XVFB = """\
For that, install it once (as root, or with sudo in front):

  apt-get install xvfb xauth
"""


@dataclass(frozen=True, slots=True)
class Command:
    """A word after dev.py, what it takes, what it does."""

    name: str
    arguments: str
    help: str
    function: Callable[[list[str]], int]


def run_command(arguments: list[str]) -> int:
    """Find the command, run it, and put known errors into one sentence."""
    if not arguments or arguments[0] in {"-h", "--help", "help"}:
        say(help_text())
        return 0 if arguments else 2
    command = next((known for known in COMMANDS if known.name == arguments[0]), None)
    if command is None:
        complain(f"There is no command {arguments[0]!r}. See: python3 dev.py --help")
        return 2
    try:
        return command.function(arguments[1:])
    except DevError as error:
        complain(f"\n{error}")
        return 1
    except KeyboardInterrupt:
        complain("\nInterrupted.")
        return INTERRUPTED


def help_text() -> str:
    """List all commands."""
    lines = ["Usage: python3 dev.py COMMAND", ""]
    for command in COMMANDS:
        lines.append(f"  {command.name} {command.arguments}".rstrip())
        lines.append(f"      {command.help}")
    return "\n".join(lines)


def has_display() -> bool:
    """Tell whether a window can be shown (only Linux may have no display)."""
    known = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    return not sys.platform.startswith("linux") or any(os.environ.get(name) for name in known)


def tool_environment(*, is_offscreen: bool) -> dict[str, str]:
    """Give the variables for programs of ours: they find our packages and need no display."""
    variables = os.environ | {"PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"}
    if is_offscreen:
        variables.setdefault("QT_QPA_PLATFORM", "offscreen")
    return variables


def prepare(kind: str, *, with_libraries: bool = True, with_test_tools: bool = False) -> str:
    """Make the machine and .venv ready, and give the path of the environment's Python."""
    if with_libraries:
        system_packages.ensure(with_test_tools=with_test_tools)
    environment = Environment(ROOT)
    environment.ensure(kind)
    return str(environment.python)


def run_app(arguments: list[str]) -> int:
    """Start the app; everything after `run` goes to main.py."""
    needs_no_display = {"--self-test", "--help", "-h", "--version"} & set(arguments)
    if not needs_no_display and not has_display():
        complain(NO_DISPLAY if shutil.which("xvfb-run") else f"{NO_DISPLAY}\n{NO_XVFB}")
        return 1
    python = prepare("run")
    variables = dict(os.environ)
    if not has_display():
        variables["QT_QPA_PLATFORM"] = "offscreen"
    return run([python, str(ROOT / "main.py"), *arguments], env=variables)


def test(arguments: list[str]) -> int:
    """Run every check and every test; further arguments go to pytest."""
    python = prepare("dev", with_test_tools=True)
    steps = run_checks(python)
    run_tests(steps, python, arguments)
    return steps.sum_up()


def check(arguments: list[str]) -> int:
    """Run the quick part: every check, and the tests without windows."""
    python = prepare("dev")
    steps = run_checks(python)
    run_tests(steps, python, ["tests/unit", *arguments])
    return steps.sum_up()


def run_checks(python: str) -> Steps:
    """Run format, lint, types, import contracts and dead code, whatever the others say."""
    lint_imports = (
        "import sys; from importlinter.cli import lint_imports_command as c; sys.exit(c())"
    )
    steps = Steps()
    variables = tool_environment(is_offscreen=True)
    for name, arguments in (
        ("Format", ["-m", "ruff", "format", "--check", "."]),
        ("Lint", ["-m", "ruff", "check", "."]),
        ("Types (Linux)", ["-m", "mypy"]),
        ("Types (Windows)", types_elsewhere("win32")),
        ("Types (Mac)", types_elsewhere("darwin")),
        ("Import contracts", ["-c", lint_imports]),
        ("Dead code", ["-m", "vulture"]),
    ):
        steps.run(name, [python, *arguments], cwd=ROOT, env=variables)
    return steps


def types_elsewhere(system: str) -> list[str]:
    """Check types as on another system; with notes of its own, so that both stay quick."""
    return ["-m", "mypy", "--platform", system, "--cache-dir", f".mypy_cache/{system}"]


def run_tests(steps: Steps, python: str, arguments: list[str]) -> None:
    """Run pytest, on several processors where there are several."""
    processes = min(os.cpu_count() or 1, MOST_TEST_PROCESSES)
    has_own = any(argument.startswith(("-n", "--numprocesses")) for argument in arguments)
    spread = [] if has_own or processes == 1 else ["-n", str(processes)]
    command = [python, "-m", "pytest", *spread, *arguments]
    steps.run("Tests", command, cwd=ROOT, env=tool_environment(is_offscreen=True))


def bench(arguments: list[str]) -> int:
    """Measure, as ratios; what is packed is packed first."""
    python = prepare("dev")
    if "--frozen" in arguments:
        build.pack_for_bench()
    variables = tool_environment(is_offscreen=not has_display())
    return run([python, "-m", "bench", *arguments], env=variables)


def try_to_break(arguments: list[str]) -> int:
    """Try to break the promises of docs/bars.md."""
    python = prepare("dev", with_test_tools=True)
    return torture.torture(python, arguments, tool_environment(is_offscreen=True))


def screenshots(arguments: list[str]) -> int:
    """Draw every page."""
    require_folder("screenshots", arguments)
    python = prepare("dev")
    script = str(ROOT / "tests" / "screenshots.py")
    return run([python, script, *arguments], env=tool_environment(is_offscreen=True))


def demo_vault(arguments: list[str]) -> int:
    """Make a vault of an invented family, of any size."""
    require_folder("demo-vault", arguments)
    python = prepare("dev", with_libraries=False)
    command = [python, "-m", "companion.demo", *arguments]
    return run(command, env=tool_environment(is_offscreen=True))


def format_code(arguments: list[str]) -> int:
    """Bring the code into shape."""
    python = prepare("dev", with_libraries=False)
    formatted = run([python, "-m", "ruff", "format", *(arguments or ["."])], cwd=ROOT)
    fixed = run([python, "-m", "ruff", "check", "--fix", *(arguments or ["."])], cwd=ROOT)
    return formatted or fixed


def lock(arguments: list[str]) -> int:
    """Make the lock files again from requirements/*.in."""
    python = prepare("dev", with_libraries=False)
    Environment(ROOT).pip_install(["--quiet", "uv"])
    options = ["--universal", "--python-version", "3.11", "--generate-hashes", "--no-header"]
    options += ["--no-emit-index-url", "--no-emit-find-links", "--no-annotate", "--quiet"]
    with_run = ["-c", "requirements/run.txt"]
    for name, further in (("run", []), ("dev", with_run), ("build", with_run)):
        files = [f"requirements/{name}.in", "-o", f"requirements/{name}.txt"]
        command = [python, "-m", "uv", "pip", "compile", *options, *files, *further, *arguments]
        say(f"== Locking requirements/{name}.txt")
        if run(command, cwd=ROOT) != 0:
            raise DevError("The lock file could not be made; the reason is above.")
    return 0


def content_coverage(arguments: list[str]) -> int:
    """Say what the guide restates of a facts sheet, and what is missing without a reason."""
    names = [argument for argument in arguments if not argument.startswith("-")]
    if len(names) != 1 or not set(arguments) <= {*names, "--ids"}:
        raise DevError("Which facts sheet? python3 dev.py coverage FACTS_FILE [--ids]")
    sheet = read_text(Path(names[0]))
    facts = coverage.facts_of(sheet)
    if not facts:
        raise DevError(f"{names[0]} holds no numbered statements, so there is nothing to compare.")
    known = [fact.id for fact in facts]
    if "--ids" in arguments:
        say("\n".join(known))
        return 0
    page = ROOT / "docs" / "content-decisions.md"
    decisions = read_text(page) if page.exists() else ""
    pack = ROOT / "resources" / "content" / "en"
    lines, missing = coverage.report(
        facts, coverage.ids_in_pack(pack), coverage.ids_with_reason(decisions, known)
    )
    mistyped = coverage.unknown_in(decisions, known)
    lines += [f"unknown  {one} in {page.name}" for one in mistyped]
    uncited = coverage.uncited_in_pack(pack, coverage.citations_of(sheet))
    lines += [f"to look at: no named statement cites the page of {one}" for one in uncited]
    say("\n".join(lines))
    return 1 if missing or mistyped else 0


def make_handbook(arguments: list[str]) -> int:
    """Write docs/user/ again from the handbook of the app."""
    if arguments:
        raise DevError("The handbook takes nothing more: python3 dev.py handbook")
    folder = ROOT / handbook.FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    wanted = handbook.pages(ROOT / "resources" / "content" / "en")
    for name, text in wanted.items():
        (folder / name).write_text(text, encoding="utf-8", newline="\n")
    for old in folder.glob("*.md"):
        if old.name not in wanted:
            old.unlink()
    say(f"{len(wanted)} pages written to {handbook.FOLDER}.")
    return 0


def read_text(path: Path) -> str:
    """Read a file of words, or say in a sentence why that cannot be done."""
    try:
        return path.read_text(encoding="utf-8")
    except FileNotFoundError as error:
        raise DevError(f"There is no file {path}. Check the name and try again.") from error
    except (OSError, UnicodeDecodeError) as error:
        raise DevError(f"{path} cannot be read as text.") from error


def notices(arguments: list[str]) -> int:
    """Write again who made what we ship, and under which licence; or look with --check."""
    return _run_own("devtools.notices", "--check", arguments)


def golden(arguments: list[str]) -> int:
    """Make the example vault of this schema, unless it is there."""
    return _run_own("devtools.golden", "--again", arguments)


def _run_own(module: str, known: str, arguments: list[str]) -> int:
    if not set(arguments) <= {known}:
        raise DevError(f"This takes {known} or nothing.")
    python = prepare("dev", with_libraries=False)
    command = [python, "-m", module, *arguments]
    return run(command, cwd=ROOT, env=tool_environment(is_offscreen=True))


def require_folder(name: str, arguments: list[str]) -> None:
    """End with the usage when the folder was forgotten."""
    if not arguments or arguments[0].startswith("-"):
        raise DevError(f"Which folder? python3 dev.py {name} FOLDER")


COMMANDS = (
    Command("run", "[--demo] [...]", "Start the app. What follows goes to main.py.", run_app),
    Command("test", "[...]", "All that CI runs. What follows goes to pytest.", test),
    Command("check", "[...]", "The quick part of test: no windows.", check),
    Command("format", "[FILES]", "Format the code and mend what lint can mend.", format_code),
    Command("bench", "[--json] [--start] [--frozen]", "Measure speed, as ratios.", bench),
    Command(
        "torture",
        "[--long] [--resume] [--only NUMBER]",
        "Try to break the promises of docs/bars.md, and count.",
        try_to_break,
    ),
    Command("screenshots", "FOLDER", "Draw every page into a folder.", screenshots),
    Command(
        "demo-vault", "FOLDER [--entries N]", "Make a vault of an invented family.", demo_vault
    ),
    Command(
        "build",
        "[--folder-only] [--twice] [--check]",
        "Pack the app for this system. See docs/building.md.",
        build.build,
    ),
    Command(
        "coverage",
        "FACTS_FILE [--ids]",
        "Say what the guide restates of a facts sheet, and what it misses.",
        content_coverage,
    ),
    Command(
        "golden",
        "[--again]",
        "Make the example vault of today's schema, kept for ever.",
        golden,
    ),
    Command("handbook", "", "Write docs/user/ again from the handbook of the app.", make_handbook),
    Command("lock", "[--upgrade]", "Make requirements/*.txt again from *.in.", lock),
    Command("notices", "[--check]", "Write again who made what we ship, and its SBOM.", notices),
)
