# SPDX-License-Identifier: Apache-2.0
"""`python -m companion`, and what main.py calls: the window, the self-test or a check."""

import sys

from companion.quiet_qt import forget_what_was_asked


def main(argv: list[str]) -> int:
    """Run what the arguments ask for and return the exit code."""
    forget_what_was_asked()
    if "--self-test" in argv:
        from companion.self_test import run_self_test

        return run_self_test()
    if "--verify" in argv:
        from companion.bugs import catch_bugs
        from companion.hardening import harden
        from companion.verify import verify

        # A key and every note are about to be in this memory, as in the window's.
        harden()
        catch_bugs(None, None)
        place = argv[argv.index("--verify") + 1 :][:1]
        return verify(place[0] if place else "")
    if argv[:1] == ["--make-demo"]:
        from companion.demo.__main__ import main as make_demo

        return make_demo(argv[1:])
    from companion import bootstrap

    return bootstrap.main(argv)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
