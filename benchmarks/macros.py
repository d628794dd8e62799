"""How long the macros take over many quotes: words made up, spread as words are in news.

In: how many quotes (a million if left out). Out: seconds of wall and of processor a call, best of
three, beside a plain scan of the same texts for one word. The decision to question: the file holds
only what the macros read, ten quotes an article and one speaker in five quotes.
"""

import sys
import tempfile
import time
from pathlib import Path

import duckdb

from warehouse.store.files import open_published, open_working

VOCABULARY = 50_000
FILL = """
create temp table words as
select
    n,
    case n
        when 30 then 'government'
        when 300 then 'bridge'
        when 3000 then 'harbour'
        when 30000 then 'ministère'
        else md5(n::varchar)[:2 + (n % 7)]
    end as word
from range(1, {vocabulary} + 1) r(n);

create temp table said as
select
    i,
    '“' || string_agg(word, ' ' order by place) || '.”' as text
from (
    select
        i,
        place,
        least({vocabulary}, greatest(1, floor({vocabulary} ** random())))::integer as n
    from range({quotes}) q(i), range(30) p(place)
)
join words using (n)
group by i;

insert into article_versions by name
select
    md5('v' || a)[:20] as version_id,
    md5('a' || a)[:20] as article_id,
    string_agg(text, e' said someone.\\n' order by i) as text,
    '' as content_hash,
    300 as word_count,
    []::uinteger[] as signature,
    '' as archive_id,
    '' as position,
    '' as run_id,
    1 as version_no,
    timestamp '2026-01-01' + to_minutes(a) as valid_from
from (select *, i // 10 as a from said)
group by a;

insert into article_periods by name
select
    article_id,
    1 as period_no,
    version_id,
    valid_from
from article_versions;

insert into articles by name
select
    article_id,
    version_id as current_version_id,
    'paper ' || (hash(article_id) % 50) as source,
    []::varchar[] as authors,
    valid_from as published_at,
    false as is_retraction,
    '' as archive_id,
    '' as position,
    '' as run_id,
    'current' as status,
    valid_from as first_seen_at
from article_versions;

insert into entities by name
select
    md5('e' || s)[:20] as entity_id,
    'Given' || (s % 997) || ' Family' || s as canonical_name,
    'person' as entity_type,
    '' as version_id,
    '' as run_id,
    '' as method,
    1 as confidence,
    1 as article_count,
    1 as mention_count
from range({quotes} // 5) r(s);

insert into speakers by name
select
    * exclude (canonical_name, country_code, entity_type, mention_count),
    canonical_name as display_name,
    entity_type as speaker_kind,
    'sp' || entity_id as speaker_id,
    1 as quote_count
from entities;

insert into quotes by name
select
    md5('q' || i)[:20] as quote_id,
    md5('v' || i // 10)[:20] as version_id,
    md5('a' || i // 10)[:20] as article_id,
    i % 10 as quote_no,
    'direct' as quote_type,
    'speech' as presentation,
    text,
    0 as char_start,
    length(text) as char_end,
    [] as content_spans,
    'sp' || md5('e' || i % ({quotes} // 5))[:20] as speaker_id,
    [] as speaker_candidates,
    'name' as reference_kind,
    '' as run_id,
    '' as method,
    1 as confidence
from said;

insert into entity_mentions by name
select
    quote_id as mention_id,
    version_id,
    article_id,
    0 as mention_no,
    '' as surface,
    'PERSON' as label,
    'name' as mention_kind,
    true as in_quote,
    char_start + 1 as char_start,
    char_start + 5 as char_end,
    speaker_id[3:] as entity_id,
    '' as run_id,
    '' as method,
    1 as confidence
from quotes;
"""
CALLS = (
    "select count(*) from quotes where contains(text, 'bridge')",
    "from quotes_by('Given7 Family7')",
    "from quotes_by('Family7')",
    "from quotes_about('given7 FAMILY7')",
    "from search_quotes('ministere')",
    "from search_quotes('the harbour bridge')",
    "from search_quotes('government')",
    "from quotes_as_of('2026-01-02')",
    "from quote_context((select max(quote_id) from quotes))",
)


def main(quotes: int) -> None:
    """Make the file, ask each question three times."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "w.duckdb"
        with open_working(path) as working:
            working.connection.execute(FILL.format(quotes=quotes, vocabulary=VOCABULARY))
            working.connection.execute("checkpoint")
            working.close()
            working.path.rename(path)
        with open_published(path) as connection:
            for call in CALLS:
                wall, processor, rows = min(time_call(connection, call) for _ in range(3))
                print(f"{wall:7.3f} s wall {processor:7.3f} s processor {rows:8} rows  {call}")


def time_call(connection: duckdb.DuckDBPyConnection, call: str) -> tuple[float, float, int]:
    wall, processor = time.perf_counter(), time.process_time()
    rows = connection.sql(call).to_arrow_table().num_rows
    return time.perf_counter() - wall, time.process_time() - processor, rows


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000)
