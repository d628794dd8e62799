"""Read the comments that stand beside columns in SQL, as statements that keep them in the file.

In: the text of tables or views, each opened by comment lines and without an empty line inside; a
column's comment follows on its line, or on lines below it that are indented further. Out: a
`comment on` statement for each. The decision to question: DuckDB keeps a comment only by a
statement of its own; written out, these stood hundreds of lines below the columns that they tell
of.

    -- An entity in a claim and the part that it plays.
    create table claim_entities (
        claim_id varchar not null, -- The claim.
        found_entity_id varchar
            -- The id that the annotator gave; null where resolution left it as it was.
    );

A table's column is the first word of its line, a view's the last. The line with the question that a
view answers is no part of its comment.
"""

import re
from collections.abc import Iterator

STATEMENT = re.compile(
    r"(?P<opening>(?:--.*\n)*)create (?:or replace )?(?P<kind>table|view) (?P<name>\w+).*\n"
    r"(?P<body>(?s:.*))"
)
COLUMN = re.compile(
    r"^(?P<indent> *)(?!--|\s)(?P<code>(?:'[^'\n]*'|[^'\n])+?)"
    r"(?P<comment>(?: +--.*)?(?:\n(?P=indent) +--.*)*)$",
    re.MULTILINE,
)
"""A line with what is said of it; dashes between apostrophes say nothing."""
WORDS = re.compile(r"^ *-- (?!question: )(.+)$", re.MULTILINE)


def write_comments(script: str) -> Iterator[str]:
    """The statements that comment on the tables and views of a script, in its order."""
    for block in re.split(r"\n\s*\n", script):
        statement = STATEMENT.match(block)
        if statement is None:
            continue
        kind, name = statement["kind"], statement["name"]
        yield from _comment_on(f"{kind} {name}", statement["opening"])
        for column in COLUMN.finditer(statement["body"]):
            words = re.findall(r"\w+", column["code"]) or [""]
            own_name = words[0 if kind == "table" else -1]
            yield from _comment_on(f"column {name}.{own_name}", column["comment"])


def _comment_on(place: str, comment: str) -> Iterator[str]:
    words = " ".join(WORDS.findall(comment)).replace("'", "''")
    if words:
        yield f"comment on {place} is '{words}';"
