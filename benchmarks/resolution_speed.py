"""How long resolving takes: all at once, then a night of one article in a hundred, then nothing.

    python -m benchmarks.resolution_speed --articles 300000

Makes rows straight in the warehouse, with names drawn so that few are in many articles and many in
few, roles and countries so that some have namesakes. Prints seconds by step, and shares.
"""

import argparse
import time
from pathlib import Path
from tempfile import TemporaryDirectory

import duckdb

from warehouse.resolve.entities.run import identify
from warehouse.store.tables import create_tables

MAKE = """
create temp table made as
select
    a as article_no,
    n as name_no,
    hash(a, n) as h,
    -- of ten names in an article three are in many, the others in few
    case when n <= 3
        then (power(random(), 4) * 4000)::bigint
        else 4000 + (power(random(), 1.5) * $articles * 1.2)::bigint
    end as who
from range($first, $last) t (a), range(1, 9) u (n);

create temp table named as
select distinct on (article_no, who)
    article_no,
    name_no,
    who,
    case who % 4 when 0 then 'organization' when 1 then 'place' else 'person' end as entity_type,
    case who % 4
        when 0 then 'Body ' || chr(65 + (who % 26)::int) || who || ' ' || chr(65 + (who % 7)::int)
        when 1 then 'Town' || who
        else chr(65 + (hash(who) % 26)::int) || lower(chr(97 + (hash(who) % 13)::int)) || 'na '
            || 'Sur' || (who // 3)
    end as name,
    left(sha256(who::varchar), 20) as entity_id,
    left(sha256('article' || article_no), 20) as article_id,
    left(sha256('version' || article_no), 20) as version_id
from made;

insert into articles by name
select
    left(sha256('article' || a), 20) as article_id,
    left(sha256('version' || a), 20) as current_version_id,
    'outlet' || a % 50 as source,
    [] as authors,
    timestamp '2020-01-01' + to_hours((a % 40000)::int) as published_at,
    ['Politics', 'Sport', 'Business', 'World', null][1 + a % 5] as section,
    false as is_retraction,
    'archive' as archive_id,
    'line ' || a as position,
    'run' as run_id,
    'current' as status,
    timestamp '2020-01-01' as first_seen_at
from range($first, $last) t (a);

insert into article_versions by name
select
    left(sha256('version' || a), 20) as version_id,
    left(sha256('article' || a), 20) as article_id,
    'text' as text,
    'hash' || a as content_hash,
    1 as word_count,
    [] as signature,
    'archive' as archive_id,
    'line ' || a as position,
    'run' as run_id,
    1 as version_no,
    timestamp '2020-01-01' + to_hours((a % 40000)::int) as valid_from
from range($first, $last) t (a);

insert into annotations by name
select
    left(sha256('version' || a), 20) as version_id,
    left(sha256('article' || a), 20) as article_id,
    'annotated' as annotation_status,
    1 as token_count,
    'run' as run_id,
    'batch' || $first as batch_id
from range($first, $last) t (a);

insert into batches
select
    'batch' || $first, 'annotate', 'archive', 0, '{}', 'digest' || $first, 'run', 'run',
    now()::timestamp, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0;

insert into version_entities by name
select
    entity_id,
    name as canonical_name,
    entity_type,
    case when who % 4 = 1 and hash(article_no, who) % 10 > 1
        then ['US', 'GB', 'FR', 'DE', 'KE'][1 + who % 5] end as country_code,
    version_id,
    'run' as run_id,
    'made' as method,
    0.9 as confidence
from named;

insert into entity_mentions by name
select
    version_id || n as mention_id,
    version_id,
    article_id,
    n as mention_no,
    name as surface,
    'X' as label,
    'name' as mention_kind,
    false as in_quote,
    0 as char_start,
    1 as char_end,
    entity_id,
    'run' as run_id,
    'made' as method,
    0.9 as confidence
from named, range(2) t (n);

insert into version_speakers by name
select
    left(sha256(concat_ws(chr(31), 'speaker', entity_id)), 20) as speaker_id,
    name as display_name,
    'person' as speaker_kind,
    entity_id,
    version_id,
    'run' as run_id,
    'made' as method,
    0.9 as confidence
from named
where entity_type = 'person' and hash(article_no, who) % 3 = 0;

insert into speaker_roles by name
select
    left(sha256('role' || article_no || who), 20) as role_id,
    left(sha256(concat_ws(chr(31), 'speaker', entity_id)), 20) as speaker_id,
    version_id,
    article_id,
    'role' as text,
    0 as char_start,
    1 as char_end,
    -- one in twenty articles means a namesake of another line
    ['minister', 'striker', 'professor', 'ceo', 'singer', 'judge'][
        1 + (who + case when hash(article_no, who, 1) % 20 = 0 then 1 else 0 end) % 6
    ] as title,
    case when hash(article_no, who, 2) % 2 = 0 then 'Body ' || who % 1000 end as affiliation,
    'run' as run_id,
    'made' as method,
    0.9 as confidence
from named
where entity_type = 'person' and hash(article_no, who) % 3 = 0;

insert into quotes by name
select
    left(sha256('quote' || article_no || who), 20) as quote_id,
    version_id,
    article_id,
    1 as quote_no,
    'direct' as quote_type,
    'speech' as presentation,
    'words' as text,
    0 as char_start,
    1 as char_end,
    [] as content_spans,
    left(sha256(concat_ws(chr(31), 'speaker', entity_id)), 20) as speaker_id,
    0.9 as speaker_confidence,
    [{
        'speaker_id': left(sha256(concat_ws(chr(31), 'speaker', entity_id)), 20),
        'probability': 0.9
    }] as speaker_candidates,
    'name' as reference_kind,
    'run' as run_id,
    'made' as method,
    0.9 as confidence
from named
where entity_type = 'person' and hash(article_no, who) % 3 = 0;

drop table made;
drop table named;
"""


def make_articles(
    connection: duckdb.DuckDBPyConnection, first: int, last: int, articles: int
) -> None:
    """Rows of the articles from `first` to `last`, as if loaded by one batch."""
    connection.execute(f"select setseed({(first % 97) / 97})")
    for statement in MAKE.split(";\n"):
        if statement.strip():
            for name, value in (("first", first), ("last", last), ("articles", articles)):
                statement = statement.replace(f"${name}", str(value))
            connection.execute(statement)


def count(connection: duckdb.DuckDBPyConnection, sql: str) -> int:
    return int(connection.execute(sql).fetchall()[0][0])


def main() -> None:
    """Make a warehouse and time three resolutions."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=20_000)
    parser.add_argument("--memory", default="6GB")
    given = parser.parse_args()
    with TemporaryDirectory() as folder:
        connection = duckdb.connect(str(Path(folder) / "made.duckdb"))
        connection.execute(f"set memory_limit = '{given.memory}'")
        connection.execute("set threads = 2")
        create_tables(connection)
        night = given.articles // 100
        make_articles(connection, 0, given.articles, given.articles)
        for label, extra in (("all articles", 0), ("one in a hundred more", night), ("nothing", 0)):
            if extra:
                make_articles(connection, given.articles, given.articles + extra, given.articles)
            began = time.perf_counter()
            identify(connection)
            print(
                f"{label:<24}{time.perf_counter() - began:>8.1f} s"
                f"{count(connection, 'select count(*) from entity_mentions'):>12,} mentions"
                f"{count(connection, 'select count(*) from entities'):>12,} entities"
                f"{count(connection, 'select count(*) from entity_moves'):>12,} moves"
            )
        connection.close()


if __name__ == "__main__":
    main()
