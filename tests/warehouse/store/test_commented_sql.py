"""Comments beside columns come out as statements, and nothing else does."""

import duckdb
import pytest

from warehouse.store.commented_sql import write_comments


@pytest.mark.parametrize(
    ("script", "expected"),
    [
        pytest.param(
            """\
-- Words attributed to a source.
create table quotes (
    quote_id varchar not null, -- Id of the quote.
    text varchar -- The article's words.
);
""",
            [
                "comment on table quotes is 'Words attributed to a source.';",
                "comment on column quotes.quote_id is 'Id of the quote.';",
                "comment on column quotes.text is 'The article''s words.';",
            ],
            id="a table and its columns",
        ),
        pytest.param(
            """\
-- Words attributed
-- to a source.
create table quotes (
    spans struct(char_start integer, char_end integer)[] not null,
        -- The pieces of a quote;
        -- inside the span.
    cue varchar, -- The words that report,
        -- such as "said".
    primary key (cue)
);
""",
            [
                "comment on table quotes is 'Words attributed to a source.';",
                "comment on column quotes.spans is 'The pieces of a quote; inside the span.';",
                "comment on column quotes.cue is 'The words that report, such as \"said\".';",
            ],
            id="comments over several lines",
        ),
        pytest.param(
            """\
-- What a file of views has in common.

-- question: who said what?
-- Quotes with their speakers.
create or replace view v_quotes as
with told as (
    select quote_id
    -- A part leaves words out.
    from quotes
)
select
    q.quote_id, -- Id of the quote.
    coalesce(q.speaker_id <> '', false) as has_speaker,
        -- Whether a speaker is known.
    count(*) over () as quotes -- Quotes in all.
from told q;
""",
            [
                "comment on view v_quotes is 'Quotes with their speakers.';",
                "comment on column v_quotes.quote_id is 'Id of the quote.';",
                "comment on column v_quotes.has_speaker is 'Whether a speaker is known.';",
                "comment on column v_quotes.quotes is 'Quotes in all.';",
            ],
            id="a view, its question and a reason inside it left out",
        ),
        pytest.param(
            """\
-- Buckets.
create table buckets (
    kind utinyint, -- 0: of some words; 1: of all.
    sign varchar default ' -- ' -- What stands before.
);

insert into buckets values (0, 'a -- b');
-- Nobody's.
""",
            [
                "comment on table buckets is 'Buckets.';",
                "comment on column buckets.kind is '0: of some words; 1: of all.';",
                "comment on column buckets.sign is 'What stands before.';",
            ],
            id="dashes between apostrophes, and comments on rows",
        ),
        pytest.param("create table bare (\n    n integer\n);\n", [], id="nothing said"),
        pytest.param("", [], id="an empty file"),
    ],
)
def test_commented_sql_writes_what_stands_beside(script: str, expected: list[str]) -> None:
    assert list(write_comments(script)) == expected


def test_commented_sql_is_refused_where_it_tells_of_no_column() -> None:
    script = "-- Ids.\ncreate table ids (\n    id varchar,\n    primary key (id) -- The key.\n);\n"

    with (
        duckdb.connect() as connection,
        pytest.raises(duckdb.BinderException, match="primary"),
    ):
        connection.execute("\n".join([script, *write_comments(script)]))
