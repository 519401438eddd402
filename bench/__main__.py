# SPDX-License-Identifier: Apache-2.0
"""`python -m bench [--json] [--start] [--frozen] [--entries N]`: figures on stdout."""

import argparse
import json
import os
import platform
import sys

from bench import (
    chronology,
    first_window,
    frozen,
    get_help,
    guide_search,
    journal_page,
    leaving,
    long_texts,
    phrase_look_up,
    search,
    start_steps,
)
from bench.figures import Figure, progress

ENTRIES = 100_000


def main(argv: list[str]) -> int:
    """Measure everything and say it."""
    parser = argparse.ArgumentParser(prog="bench", description="Measure speed, as ratios.")
    parser.add_argument("--json", action="store_true", help="figures as JSON")
    parser.add_argument("--frozen", action="store_true", help="the packed app against a bare one")
    parser.add_argument("--start", action="store_true", help="only where the time of a start goes")
    parser.add_argument("--entries", type=int, default=ENTRIES, help="entries to search in")
    given = parser.parse_args(argv)
    if sys.platform == "linux" and not os.environ.get("DISPLAY"):
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    if given.start:
        print("\n".join(start_steps.measure(is_frozen=given.frozen)))
        return 0
    figures = frozen.measure() if given.frozen else everything(given.entries)
    if given.json:
        machine = {"system": platform.system(), "processors": os.cpu_count()}
        data = {
            "entries": given.entries,
            "machine": machine,
            "figures": [figure.as_data() for figure in figures],
        }
        print(json.dumps(data, indent=1, ensure_ascii=False))
    else:
        print("\n".join(figure.sentence for figure in figures))
    return 0


def everything(entries: int) -> list[Figure]:
    """Measure all that can be measured from the source tree."""
    figures = first_window.measure()
    progress("search in the guide: building its index")
    figures += guide_search.measure()
    progress("get help, from everywhere")
    figures += get_help.measure()
    progress("phrase look-up")
    figures += phrase_look_up.measure()
    progress("long texts and long timelines")
    figures += long_texts.measure()
    progress("a chronology as files")
    figures += chronology.measure()
    progress(f"private room: making a vault of {leaving.ENTRIES:,} entries")
    figures += leaving.measure()
    progress(f"search: making a vault of {entries:,} entries")
    figures += search.measure(entries)
    progress(f"journal page: making a vault of {entries:,} entries")
    figures += journal_page.measure(entries)
    return figures


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
