"""Figures from the command line: ``python -m extractors --help``.

    $ echo "At least 26 militants were killed, the army said." | python -m extractors - --explain
"""
import sys
from typing import Any

from extractors.command import main


def write_parts(*words: Any, **options: Any) -> None:
    """Parquet parts of a whole corpus. Only this entry reaches out of the package, and only when they are asked for."""
    from batch import command

    command.write_parts(*words, **options)


if __name__ == "__main__":             # worker processes import this module too
    sys.exit(main(write_parts=write_parts))
