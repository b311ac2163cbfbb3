"""``python -m mallette.cli``."""

from mallette.cli import main

main()
