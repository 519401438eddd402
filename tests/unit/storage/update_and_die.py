# SPDX-License-Identifier: Apache-2.0
"""A program that brings a vault up to date; it may be killed at any moment."""

import sys
from pathlib import Path

from companion.storage.open_vault import open_vault


def main(path: Path, key: bytes) -> None:
    """Say when it begins, and when it is done."""
    print("begins", flush=True)  # noqa: T201
    open_vault(path, key).close()
    print("done", flush=True)  # noqa: T201


if __name__ == "__main__":
    main(Path(sys.argv[1]), bytes.fromhex(sys.argv[2]))
