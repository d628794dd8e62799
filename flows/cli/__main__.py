"""`python -m flows.cli.app`: what `onrecord` does."""

from flows.cli.app import main

main()
