"""How often Python looks for objects that hold each other and nobody else.

In: nothing. Out: a process that looks seldom. The decision to question: what a process makes while
it starts, it makes to keep (modules, models, tables of names); at Python's own rate, every 700
objects, looking through them takes a tenth of the start, and finds nothing.
"""

import gc

NEW_OBJECTS = 100_000


def collect_seldom() -> None:
    """Look after so many new objects."""
    gc.set_threshold(NEW_OBJECTS, *gc.get_threshold()[1:])
