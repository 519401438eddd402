"""The developer's entrance: `python3 dev.py --help`.

Written so that any Python 3 can read it, and say which one is needed. The work is in devtools/.
"""

import sys

MINIMUM = (3, 11)


def main() -> int:
    """Refuse an old Python in plain words, else hand over to devtools."""
    if sys.version_info < MINIMUM:
        sys.stderr.write(
            "Companion needs Python 3.11 or newer; this is {}.{}.{}.\n".format(
                *sys.version_info[:3]
            )
        )
        return 1
    from devtools.commands import run_command

    return run_command(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
