# SPDX-License-Identifier: Apache-2.0
"""`main.py --make-demo FOLDER`, with which `--demo` makes its vault: the packed app has no `-m`."""

import subprocess
import sys
from pathlib import Path

from companion import bootstrap, paths
from companion.options import parse

MAIN = Path(__file__).resolve().parents[2] / "main.py"


def test_makes_the_invented_family_and_says_its_passphrase(tmp_path):
    done = subprocess.run(
        [sys.executable, str(MAIN), "--make-demo", str(tmp_path)],
        capture_output=True,
        text=True,
        cwd=tmp_path,
        check=True,
    )
    assert "The demo passphrase is: demo demo demo" in done.stdout
    assert (tmp_path / "vault.db").exists()


def test_the_demo_of_a_portable_program_stays_beside_it_and_goes(tmp_path, monkeypatch):
    (tmp_path / paths.MARKER).touch()
    monkeypatch.setattr(paths, "_source_folder", lambda: tmp_path)
    started = []

    def run(command, **_options):
        started.append(command)
        return subprocess.CompletedProcess(command, 0)

    monkeypatch.setattr(subprocess, "run", run)
    assert bootstrap._run_demo(parse(["--demo"])) == 0
    make, window = started
    folder = Path(make[-1])
    assert make[-2] == "--make-demo"
    assert folder.parent == tmp_path
    assert window[window.index("--data-dir") + 1] == str(folder)
    assert [path.name for path in tmp_path.iterdir()] == [paths.MARKER]
