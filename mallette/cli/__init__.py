"""The command line: `build` (also without a word), `usb`, `check`, `schema`, `language`, `brand`, `template`,
`country`.

Exit codes: 0 done; 1 the input or the machine has to be mended, with a sentence for each thing; 2 a bug of ours.
"""

import os
import sys

import click

from mallette.cli import country, kits, looks, words  # noqa: F401 - each adds its commands to the front
from mallette.cli.front import find_project, front
from mallette.errors import ContentError
from mallette.report import consoles, print_mistakes

__all__ = ["find_project", "front", "main"]


def main() -> None:
    """Run the command line; mistakes in the input are sentences and exit code 1, bugs a traceback and exit code 2."""
    _, errors = consoles()
    try:
        front(standalone_mode=False, prog_name=os.environ.get("MALLETTE_COMMAND", "mallette"))
    except ContentError as error:
        print_mistakes(errors, error)
        sys.exit(1)
    except click.ClickException as error:
        error.show()
        sys.exit(1)
    except (click.Abort, KeyboardInterrupt):
        errors.print("Stopped; nothing was written.")
        sys.exit(1)
    except Exception:  # noqa: BLE001 - whatever it is, it is ours: say so and leave with 2
        errors.print_exception(extra_lines=0) if errors.is_terminal else sys.excepthook(*sys.exc_info())
        errors.print("This is a bug in Mallette, not in your content. Please report the lines above.")
        sys.exit(2)
