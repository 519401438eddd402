# SPDX-License-Identifier: Apache-2.0
"""The print service of this computer, asked by its own socket and never over a network."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager

SOCKET = "/run/cups/cups.sock"
"""Where the print service of a Linux computer listens."""
SERVER = "CUPS_SERVER"


@contextmanager
def this_computer_only() -> Iterator[None]:
    """Keep the print library to the local socket. It looks once, and remembers.

    Where nobody listens there, it would try addresses of this computer, port 631, and those of
    a server that its settings name. Then there are no printers: a page can be saved as a PDF.
    What is started later, such as a browser, gets its own settings.
    """
    if not sys.platform.startswith("linux"):
        yield
        return
    before = os.environ.get(SERVER)
    os.environ[SERVER] = SOCKET
    try:
        yield
    finally:
        if before is None:
            del os.environ[SERVER]
        else:
            os.environ[SERVER] = before
