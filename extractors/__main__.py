"""Figures from the command line: ``python -m extractors --help``.

    $ echo "At least 26 militants were killed, the army said." | python -m extractors - --explain
"""
import sys

from extractors.command import main

if __name__ == "__main__":             # worker processes import this module too
    sys.exit(main())
