-- What the dashboard asks. Every figure comes from a daily mart; the rest reads one speaker's, one
-- entity's or one story's rows. Only the search for a word reads all claims. A filter that is null
-- is off; days are publication days (UTC), both ends included; withdrawn articles are left out.

-- query: latest run
-- Which finished run is the last in this file?
select
    run_id,
    status,
    finished_at
from runs
where finished_at is not null
order by
    finished_at desc,
    run_id desc
limit 1;

-- query: extent
-- From which day to which does the file hold articles?
select
    min(published_on) as first_on,
    max(published_on) as last_on,
    coalesce(sum(articles), 0)::bigint as articles,
    coalesce(sum(quotes), 0)::bigint as quotes,
    coalesce(sum(claims), 0)::bigint as claims
from mart_source_daily;

-- query: outlets
-- Which outlets are there to choose from, largest first?
select source
from mart_source_daily
group by source
order by
    sum(articles) desc,
    source
limit 500;

-- query: languages
-- Which languages are there to choose from?
select language
from mart_quotes_daily
where language is not null
group by language
order by language
limit 200;

-- query: entity types
-- Which types of entity are there to choose from?
select word as entity_type
from vocabularies
where vocabulary = 'entity_type'
order by entity_type;

-- query: often quoted
-- Which names does the field for a speaker suggest?
select display_name
from speakers
where speaker_kind not in ('unnamed_person', 'unnamed_group', 'document')
group by display_name
order by
    sum(quote_count) desc,
    display_name
limit 200;

-- query: speakers called
-- Which named speakers are meant by what was typed: those called exactly so, capitals included, else
-- those whose name holds it, whatever its capitals?
with called as (
    select
        speaker_id,
        display_name,
        quote_count,
        display_name = $speaker as is_exact
    from speakers
    where speaker_kind not in ('unnamed_person', 'unnamed_group', 'document')
        and contains(lower(display_name), lower($speaker))
)
select
    speaker_id,
    display_name
from called
where is_exact
    or not exists (
        from called
        where is_exact
    )
order by
    quote_count desc,
    display_name,
    speaker_id
limit 50;

-- query: top speakers
-- Who is quoted most, a copied quote counted once?
select
    speaker_id,
    any_value(display_name) as display_name,
    sum(story_quotes)::bigint as quotes
from mart_quotes_daily
where speaker_naming = 'named'
    and story_quotes > 0
    and ($date_from::date is null or published_on >= $date_from::date)
    and ($date_to::date is null or published_on <= $date_to::date)
    and ($outlet::varchar is null or source = $outlet)
    and ($language::varchar is null or language = $language)
    and ($entity_type::varchar is null or entity_type = $entity_type)
    and ($speaker_ids::varchar[] is null or list_contains($speaker_ids::varchar[], speaker_id))
group by speaker_id
order by
    quotes desc,
    display_name,
    speaker_id
limit 20;

-- query: speakers spread
-- In how many outlets is each of these speakers quoted, and from when to when?
select
    speaker_id,
    any_value(entity_type) as entity_type,
    count(distinct source)::bigint as outlets,
    min(published_on) as first_on,
    max(published_on) as last_on
from mart_quotes_daily
where speaker_id in (select unnest($shown_ids::varchar[]))
    and ($date_from::date is null or published_on >= $date_from::date)
    and ($date_to::date is null or published_on <= $date_to::date)
    and ($outlet::varchar is null or source = $outlet)
    and ($language::varchar is null or language = $language)
group by speaker_id
order by speaker_id
limit 50;

-- query: speakers over time
-- How often is each of these speakers quoted in each day, week, month or year?
select
    speaker_id,
    date_trunc($step, published_on)::date as period_on,
    sum(story_quotes)::bigint as quotes
from mart_quotes_daily
where list_contains($shown_ids::varchar[], speaker_id)
    and story_quotes > 0
    and published_on is not null
    and ($date_from::date is null or published_on >= $date_from::date)
    and ($date_to::date is null or published_on <= $date_to::date)
    and ($outlet::varchar is null or source = $outlet)
    and ($language::varchar is null or language = $language)
group by
    speaker_id,
    period_on
order by
    speaker_id,
    period_on
limit 20000;

-- query: quoted in all
-- How many quotes do the filters leave, and how many of them lie on no day?
select
    coalesce(sum(story_quotes), 0)::bigint as quotes,
    count(distinct speaker_id)::bigint as speakers,
    coalesce(sum(story_quotes) filter (where published_on is null), 0)::bigint as undated
from mart_quotes_daily
where speaker_naming = 'named'
    and story_quotes > 0
    and ($date_from::date is null or published_on >= $date_from::date)
    and ($date_to::date is null or published_on <= $date_to::date)
    and ($outlet::varchar is null or source = $outlet)
    and ($language::varchar is null or language = $language)
    and ($entity_type::varchar is null or entity_type = $entity_type)
    and ($speaker_ids::varchar[] is null or list_contains($speaker_ids::varchar[], speaker_id));

-- query: latest quotes
-- What did these speakers say last, copies left out?
with chosen as (
    select
        q.rowid as quote_row,
        a.rowid as article_row
    from quotes q
    join articles a on a.current_version_id = q.version_id and a.status <> 'retracted'
    where q.speaker_id in (select unnest($speaker_ids::varchar[]))
        and q.presentation = 'speech'
        and coalesce(a.syndication_id = a.article_id, true)
        and ($date_from::date is null or a.published_at >= $date_from::date)
        and ($date_to::date is null or a.published_at < $date_to::date + 1)
        and ($outlet::varchar is null or a.source = $outlet)
        and ($language::varchar is null or a.language = $language)
    order by
        a.published_at desc nulls last,
        a.article_id,
        q.char_start,
        q.quote_id
    limit 26
    offset $skip::bigint
)
select
    q.quote_id,
    s.display_name,
    q.quote_type,
    q.cue,
    q.text,
    q.char_start,
    a.article_id,
    a.headline,
    a.source,
    a.published_at
from chosen
join quotes q on q.rowid = chosen.quote_row
join articles a on a.rowid = chosen.article_row
join speakers s on s.speaker_id = q.speaker_id
order by
    a.published_at desc nulls last,
    a.article_id,
    q.char_start,
    q.quote_id;

-- query: most named entities
-- About whom and what is most written?
select
    entity_id,
    canonical_name,
    entity_type,
    article_count
from entities
where $entity_type::varchar is null or entity_type = $entity_type
order by
    article_count desc,
    mention_count desc,
    canonical_name,
    entity_id
limit 30;

-- query: entities called
-- Which entities have a name or alias that begins a word with what was typed, exact ones first?
with called as (
    select
        entity_id,
        bool_or(lower(alias) = lower($q)) as is_exact
    from (
        select
            entity_id,
            canonical_name as alias
        from entities
        union all
        select
            entity_id,
            alias
        from entity_aliases
    )
    where contains(lower(alias), lower($q))
        and regexp_matches(lower(alias), '(^|[^\pL\pN])' || regexp_escape(lower($q)))
    group by entity_id
)
select
    e.entity_id,
    e.canonical_name,
    e.entity_type,
    e.article_count
from called c
join entities e using (entity_id)
where $entity_type::varchar is null or e.entity_type = $entity_type
order by
    c.is_exact desc,
    e.article_count desc,
    e.canonical_name,
    e.entity_id
limit 12;

-- query: entity
-- What is this entity called?
select
    entity_id,
    canonical_name,
    entity_type,
    article_count
from entities
where entity_id = $entity;

-- query: claims about an entity
-- What is claimed about this entity, most worth checking first, copies left out?
with about as (
    select claim_id
    from claim_entities
    where entity_id = $entity
),
chosen as (
    select
        c.rowid as claim_row,
        a.rowid as article_row
    from claims c
    semi join about using (claim_id)
    join articles a on a.current_version_id = c.version_id and a.status <> 'retracted'
    where coalesce(a.syndication_id = a.article_id, true)
        and ($date_from::date is null or a.published_at >= $date_from::date)
        and ($date_to::date is null or a.published_at < $date_to::date + 1)
        and ($outlet::varchar is null or a.source = $outlet)
        and ($language::varchar is null or a.language = $language)
        and (
            $speaker_ids::varchar[] is null
            or list_contains($speaker_ids::varchar[], c.speaker_id)
        )
        and ($kind::varchar is null or c.claim_kind = $kind)
        and ($polarity::varchar is null or c.polarity = $polarity)
        and ($modality::varchar is null or c.modality = $modality)
    order by
        c.check_worthiness desc nulls last,
        a.published_at desc nulls last,
        c.claim_id
    limit 26
    offset $skip::bigint
)
select
    c.claim_id,
    c.text,
    c.polarity,
    c.modality,
    c.is_conditional,
    c.claim_kind,
    c.is_attributed,
    c.check_worthiness,
    c.char_start,
    s.display_name,
    coalesce(k.has_flip, false) as has_flip,
    a.article_id,
    a.headline,
    a.source,
    a.published_at
from chosen
join claims c on c.rowid = chosen.claim_row
join articles a on a.rowid = chosen.article_row
left join speakers s on s.speaker_id = c.speaker_id
left join claim_cluster_members m on m.claim_id = c.claim_id
left join claim_clusters k on k.claim_cluster_id = m.claim_cluster_id
order by
    c.check_worthiness desc nulls last,
    a.published_at desc nulls last,
    c.claim_id;

-- query: claims with a word
-- Which claims hold a word that begins so, most worth checking first, copies left out?
with chosen as (
    select
        c.rowid as claim_row,
        a.rowid as article_row
    from claims c
    join articles a on a.current_version_id = c.version_id and a.status <> 'retracted'
    where contains(lower(c.text), lower($q))
        and regexp_matches(lower(c.text), '(^|[^\pL\pN])' || regexp_escape(lower($q)))
        and coalesce(a.syndication_id = a.article_id, true)
        and ($date_from::date is null or a.published_at >= $date_from::date)
        and ($date_to::date is null or a.published_at < $date_to::date + 1)
        and ($outlet::varchar is null or a.source = $outlet)
        and ($language::varchar is null or a.language = $language)
        and (
            $speaker_ids::varchar[] is null
            or list_contains($speaker_ids::varchar[], c.speaker_id)
        )
        and ($kind::varchar is null or c.claim_kind = $kind)
        and ($polarity::varchar is null or c.polarity = $polarity)
        and ($modality::varchar is null or c.modality = $modality)
        and (
            $entity_type::varchar is null
            or c.claim_id in (
                select ce.claim_id
                from claim_entities ce
                join entities e using (entity_id)
                where e.entity_type = $entity_type
            )
        )
    order by
        c.check_worthiness desc nulls last,
        a.published_at desc nulls last,
        c.claim_id
    limit 26
    offset $skip::bigint
)
select
    c.claim_id,
    c.text,
    c.polarity,
    c.modality,
    c.is_conditional,
    c.claim_kind,
    c.is_attributed,
    c.check_worthiness,
    c.char_start,
    s.display_name,
    coalesce(k.has_flip, false) as has_flip,
    a.article_id,
    a.headline,
    a.source,
    a.published_at
from chosen
join claims c on c.rowid = chosen.claim_row
join articles a on a.rowid = chosen.article_row
left join speakers s on s.speaker_id = c.speaker_id
left join claim_cluster_members m on m.claim_id = c.claim_id
left join claim_clusters k on k.claim_cluster_id = m.claim_cluster_id
order by
    c.check_worthiness desc nulls last,
    a.published_at desc nulls last,
    c.claim_id;

-- query: first outlets
-- Which outlets have stories first that others print after, and how long after do they print
-- those of others?
with printed as (
    select
        a.source,
        f.source as first_source,
        a.syndication_id,
        a.article_id = a.syndication_id as is_first,
        date_diff('minute', f.published_at, a.published_at) as minutes_after
    from articles a
    join articles f on f.article_id = a.syndication_id
    where a.status <> 'retracted'
        and ($date_from::date is null or f.published_at >= $date_from::date)
        and ($date_to::date is null or f.published_at < $date_to::date + 1)
        and ($language::varchar is null or f.language = $language)
)
select
    source,
    count(*) filter (where is_first) as had_first,
    count(*) filter (where not is_first) as printed_after,
    median(minutes_after) filter (where not is_first) as median_minutes_after
from printed
where $outlet::varchar is null or source = $outlet
group by source
order by
    had_first desc,
    printed_after desc,
    source
limit 30;

-- query: syndicated stories
-- Which stories were printed by several, who had them first, and when did the others follow?
with groups as (
    select
        syndication_id,
        count(*) as articles,
        count(distinct source) as outlets,
        min(published_at) filter (where article_id <> syndication_id) as next_at,
        max(published_at) as last_at
    from articles
    where syndication_id is not null
        and status <> 'retracted'
    group by syndication_id
    having count(*) > 1
        and ($outlet::varchar is null or bool_or(source = $outlet))
)
select
    g.syndication_id,
    f.headline,
    f.source as first_source,
    f.agency,
    f.published_at as first_at,
    g.articles,
    g.outlets,
    date_diff('minute', f.published_at, g.next_at) as next_minutes,
    date_diff('minute', f.published_at, g.last_at) as last_minutes
from groups g
join articles f on f.article_id = g.syndication_id
where ($date_from::date is null or f.published_at >= $date_from::date)
    and ($date_to::date is null or f.published_at < $date_to::date + 1)
    and ($language::varchar is null or f.language = $language)
    and (
        $speaker_ids::varchar[] is null
        or f.current_version_id in (
            select version_id
            from quotes
            where presentation = 'speech'
                and list_contains($speaker_ids::varchar[], speaker_id)
        )
    )
order by
    g.outlets desc,
    g.articles desc,
    f.published_at desc nulls last,
    g.syndication_id
limit 26
offset $skip::bigint;

-- query: story articles
-- Who printed this story, in which order and how many minutes after the first?
select
    article_id,
    article_id = syndication_id as is_first,
    source,
    agency,
    headline,
    published_at,
    date_diff(
        'minute',
        first_value(published_at) over (order by article_id <> syndication_id),
        published_at
    ) as minutes_after
from articles
where syndication_id = $story
    and status <> 'retracted'
order by
    article_id <> syndication_id,
    published_at nulls last,
    article_id
limit 200;

-- query: outlet shares
-- What share of its quotes does each outlet give to named speakers, to unnamed ones, to nobody?
select
    source,
    sum(quotes)::bigint as quotes,
    coalesce(sum(quotes) filter (where speaker_naming = 'named'), 0)::bigint as named,
    coalesce(sum(quotes) filter (where speaker_naming = 'unnamed'), 0)::bigint as unnamed,
    coalesce(sum(quotes) filter (where speaker_naming = 'none'), 0)::bigint as unknown
from mart_quotes_daily
where ($date_from::date is null or published_on >= $date_from::date)
    and ($date_to::date is null or published_on <= $date_to::date)
    and ($outlet::varchar is null or source = $outlet)
    and ($language::varchar is null or language = $language)
group by source
order by
    quotes desc,
    source
limit 30;

-- query: text shares
-- How much of the paragraphs on its pages do the texts of each outlet hold, least first?
select
    source,
    count(text_share) as pages,
    avg(text_share) as text_share,
    count(*) filter (where text_share < $least) as in_part,
    count(*) filter (where is_truncated) as truncated,
    arg_min(article_id, text_share) as worst_id
from articles
where ($date_from::date is null or published_at >= $date_from::date)
    and ($date_to::date is null or published_at < $date_to::date + 1)
    and ($outlet::varchar is null or source = $outlet)
    and ($language::varchar is null or language = $language)
group by source
having pages > 0
order by
    text_share,
    in_part desc,
    source
limit 30;

-- query: speakers by outlet
-- How often does each of these outlets quote each of these speakers, copies included?
select
    source,
    speaker_id,
    sum(quotes)::bigint as quotes
from mart_quotes_daily
where list_contains($shown_ids::varchar[], speaker_id)
    and list_contains($shown_outlets::varchar[], source)
    and ($date_from::date is null or published_on >= $date_from::date)
    and ($date_to::date is null or published_on <= $date_to::date)
    and ($language::varchar is null or language = $language)
group by
    source,
    speaker_id
order by
    source,
    speaker_id
limit 1000;

-- query: provenance
-- Where does this version come from, and which code and model read it?
select
    r.uri,
    r.format,
    v.archive_id,
    v.position,
    v.run_id,
    n.annotation_status,
    n.model,
    n.run_id as annotate_run_id
from article_versions v
left join archives r on r.archive_id = v.archive_id
left join annotations n on n.version_id = v.version_id
where v.version_id = $version
limit 1;

-- query: versions
-- Which versions has this article had?
select
    version_id,
    version_no,
    headline,
    word_count,
    valid_from,
    valid_to
from article_versions
where article_id = $article
order by version_no desc
limit 100;
