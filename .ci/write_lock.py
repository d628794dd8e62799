"""The lock as any pip can install it: each pin that names extras stands once without them, too.

In: the file that uv wrote. Out: the same file with those lines added. The decision to question:
pip before 23.3 takes `name` and `name[extra]` for two things and in hash mode asks for a pin of
each, so one line with the extras does not do. It also knows an extra by its spelling only, so an
extra is written as the package that asks for it spells it.
"""

import re
import sys
from pathlib import Path

BLOCK = re.compile(r"^\S.*?(?=^[^\s#]|\Z)", re.MULTILINE | re.DOTALL)
EXTRAS = re.compile(r"\A([^\s=\[]+)\[([^\]]+)\]")
SPELLED = {"html-clean": "html_clean"}


def write_both(lock: str) -> str:
    """Each block with extras twice, the plain one first; others as they are."""
    blocks: dict[str, None] = {}
    for block in BLOCK.findall(lock):
        if found := EXTRAS.match(block):
            name, extras = found[1], found[2].split(", ")
            blocks[EXTRAS.sub(name, block)] = None
            spelled = ",".join(SPELLED.get(extra, extra) for extra in extras)
            block = EXTRAS.sub(f"{name}[{spelled}]", block)
        blocks[block] = None
    return "".join(blocks)


if __name__ == "__main__":
    path = Path(sys.argv[1])
    path.write_text(write_both(path.read_text(encoding="utf-8")), encoding="utf-8")
