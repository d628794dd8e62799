"""`python -m flows.cli`: what `onrecord` does."""

from flows.cli.app import main

main()
