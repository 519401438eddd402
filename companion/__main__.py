# SPDX-License-Identifier: Apache-2.0
"""`python -m companion`."""

import sys

from companion.bootstrap import main

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
