# SPDX-License-Identifier: Apache-2.0
"""Start Companion from a source tree."""

import sys

from companion.__main__ import main

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
