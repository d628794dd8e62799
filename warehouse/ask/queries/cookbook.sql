-- Questions that analysts ask, ready to run: a test runs them all on the sample archives. The
-- names and days in them are examples: put your own in their place.

-- question: Who is quoted most, counting a syndicated story once?
-- from the tables, and not from v_quotes, which looks up more than is asked for here
with told as (
    select
        q.speaker_id,
        coalesce(a.syndication_id, a.article_id) as story_id,
        count(*) filter (where a.syndication_id is null or a.syndication_id = a.article_id) as quotes
    from quotes q
    join articles a on a.current_version_id = q.version_id
    where q.presentation = 'speech'
        and q.speaker_id in (
            select speaker_id
            from speakers
            where speaker_kind not in ('unnamed_person', 'unnamed_group', 'document')
        )
    group by
        q.speaker_id,
        story_id
),
counted as (
    select
        speaker_id,
        count(*) as stories,
        sum(quotes)::bigint as quotes
    from told
    group by speaker_id
)
select
    s.display_name,
    e.canonical_name,
    c.stories,
    c.quotes
from counted c
join speakers s using (speaker_id)
left join entities e using (entity_id)
order by
    stories desc,
    quotes desc,
    display_name
limit 20;

-- question: Which quotes were changed after publication?
select
    changed_at,
    change,
    display_name,
    text,
    source,
    headline,
    url
from v_quote_changes
order by
    changed_at desc,
    article_id,
    change desc,
    char_start
limit 50;

-- question: What did Jane Roe say about the corridor, with the sentences around and a link?
select
    published_at,
    display_name,
    context_before,
    text,
    context_after,
    url
from quotes_by('Jane Roe')
where text ilike '%corridor%'
    and not is_copy
limit 50;

-- question: Which quotes have these words, the best match first?
select
    score,
    display_name,
    text,
    context_before,
    source,
    published_at,
    url
from search_quotes('bridge toll road')
limit 20;

-- question: What is said about a place, an organisation or a person, and by whom?
select
    published_at,
    display_name,
    named_as,
    text,
    context_before,
    url
from quotes_about('Brno')
where not is_copy
limit 50;

-- question: What is claimed about somebody, by others or by the articles themselves?
select
    published_at,
    coalesce(display_name, source) as claimed_by,
    role,
    polarity,
    text,
    url
from claims_about('Jane Roe')
where not is_copy
limit 50;

-- question: Who goes by a surname, and how much is each of them quoted?
select
    s.display_name,
    n.matched,
    s.speaker_kind,
    s.quote_count,
    s.first_seen_on,
    s.last_seen_on
from speakers_named('Roe') n
join speakers s using (speaker_id)
order by
    s.quote_count desc,
    s.display_name;

-- question: Which words stood on a day that no longer stand?
-- what stands now is looked for in the articles that were changed alone
with standing as (
    select
        q.article_id,
        q.text
    from quotes q
    join article_versions v using (version_id)
    where v.valid_to is null
        and q.presentation = 'speech'
        and q.article_id in (
            select article_id
            from article_versions
            where valid_to is not null
        )
)
select
    q.source,
    q.headline,
    q.display_name,
    q.text,
    v.valid_to as stood_until,
    q.url
from quotes_as_of('2025-04-03') q
join article_versions v using (version_id)
where v.valid_to is not null
    and not exists (
        from standing n
        where n.article_id = q.article_id
            and n.text = q.text
    )
order by
    stood_until,
    q.article_id,
    q.char_start;

-- question: Which outlet was first with a quote that others took up?
select
    k.text,
    k.first_source,
    k.first_published_at,
    s.display_name,
    k.outlets,
    k.articles,
    a.url
from quote_clusters k
join articles a on a.article_id = k.first_article_id
left join speakers s on s.speaker_id = k.first_speaker_id
where k.outlets > 1
order by
    k.outlets desc,
    k.articles desc,
    k.first_published_at
limit 20;

-- question: How often does each outlet name those whom it quotes?
select
    source,
    sum(quotes)::bigint as quotes,
    round(sum(quotes_with_named_speaker) / nullif(sum(quotes), 0), 3) as named_share,
    round(
        sum(quotes_with_speaker - quotes_with_named_speaker) / nullif(sum(quotes), 0), 3
    ) as unnamed_share,
    round(1 - sum(quotes_with_speaker) / nullif(sum(quotes), 0), 3) as unknown_share
from mart_source_daily
group by source
order by
    quotes desc,
    source;

-- question: Which words were taken up, whole or in part, and who printed them first?
with taken_up as (
    from quote_clusters
    order by
        parts desc,
        outlets desc,
        first_published_at,
        quote_cluster_id
    limit 50
)
select
    k.whole_text,
    k.first_published_at,
    k.first_source,
    q.match_kind,
    q.text,
    q.display_name,
    q.source,
    q.published_at,
    q.url
from taken_up k
join quote_cluster_members m using (quote_cluster_id)
join v_quotes q using (quote_id)
order by
    k.parts desc,
    k.outlets desc,
    k.first_published_at,
    k.quote_cluster_id,
    q.published_at,
    q.quote_id
limit 50;

-- question: Which claims do several outlets make, in these words or others, and who made them first?
select
    k.first_published_at,
    k.first_source,
    k.text as text_first,
    c.match_kind,
    c.text,
    c.display_name,
    c.source,
    c.published_at,
    c.url
from claim_clusters k
join claim_cluster_members m using (claim_cluster_id)
join v_claims c using (claim_id)
where k.outlets > 1
    and not c.is_copy
order by
    k.stories desc,
    k.first_published_at,
    k.claim_cluster_id,
    c.published_at,
    c.claim_id
limit 50;

-- question: Who denied what was affirmed before, or the reverse?
select
    published_at_before,
    display_name_before,
    polarity_before,
    text_before,
    published_at,
    display_name,
    polarity,
    text,
    is_same_speaker,
    url
from v_claim_flips
where flip_kind = 'polarity'
order by
    is_same_speaker desc nulls last,
    published_at desc
limit 20;

-- question: Who took back or weakened a claim, such as "will" to "may"?
select
    flip_kind,
    display_name,
    published_at_before,
    modality_before,
    text_before,
    published_at,
    modality,
    text,
    url_before,
    url
from v_claim_flips
where is_same_speaker
order by
    published_at,
    claim_id
limit 20;

-- question: Which roles has Jane Roe been given over time?
select
    title,
    unit,
    affiliation,
    min(published_at)::date as first_stated_on,
    max(published_at)::date as last_stated_on,
    count(distinct story_id) as stories
from v_speaker_timeline
where event_kind = 'role'
    and display_name ilike '%jane roe%'
group by
    title,
    unit,
    affiliation
order by
    first_stated_on nulls last,
    title;

-- question: Which stories were printed by most outlets, and who had them first?
select
    syndication_id,
    max(headline) filter (where is_first) as headline,
    max(first_source) as first_source,
    count(distinct source) as outlets,
    count(*) as articles,
    max(minutes_after) as last_minutes_after,
    max(url) filter (where is_first) as url
from v_syndication
group by syndication_id
order by
    outlets desc,
    articles desc,
    syndication_id
limit 20;

-- question: What was rejected, why, and where does it lie?
select
    r.reason,
    v.meaning,
    count(*) as rejects,
    min(a.uri) as example_archive,
    min_by(r.position, a.uri) as example_position,
    min_by(r.detail, a.uri) as example_detail
from rejects r
left join archives a using (archive_id)
left join vocabularies v on v.vocabulary = 'reason' and v.word = r.reason
group by
    r.reason,
    v.meaning
order by
    rejects desc,
    r.reason;

-- question: What do we hold of each day?
select
    published_on,
    count(*) as outlets,
    sum(articles)::bigint as articles,
    sum(stories)::bigint as stories,
    sum(annotated)::bigint as annotated,
    sum(words)::bigint as words
from v_coverage
group by published_on
order by published_on desc nulls last
limit 31;

-- question: Of which outlets are pages read in part?
-- text_share is the share of the paragraphs of a page that its text holds
select
    source,
    count(*) as pages,
    round(avg(text_share), 2) as text_share,
    count(*) filter (where text_share < 0.8) as read_in_part,
    count(*) filter (where is_truncated) as truncated,
    arg_min(url, text_share) as worst_page
from articles
where text_share is not null
group by source
order by
    text_share,
    source
limit 50;

-- question: Which claims are most worth checking?
-- the twenty are found first, by their scores alone, and then read where they lie (rowid): the words
-- of millions of claims take longer
with worthiest as (
    select
        c.rowid as place,
        a.source,
        a.published_at,
        a.url
    from claims c
    join articles a on a.current_version_id = c.version_id
    where a.syndication_id is null
        or a.syndication_id = a.article_id
    order by
        c.check_worthiness desc nulls last,
        c.claim_id
    limit 20
)
select
    c.check_worthiness,
    coalesce(s.display_name, w.source) as claimed_by,
    c.text,
    w.published_at,
    w.url
from claims c
join worthiest w on w.place = c.rowid
left join speakers s using (speaker_id)
order by
    c.check_worthiness desc nulls last,
    c.claim_id;

-- question: Who foretells what?
-- the latest are found first, without their words
with latest as (
    select
        c.rowid as place,
        a.published_at,
        a.url
    from claims c
    join articles a on a.current_version_id = c.version_id
    where c.claim_kind = 'forecast'
        and c.is_attributed
        and (a.syndication_id is null or a.syndication_id = a.article_id)
    order by
        a.published_at desc nulls last,
        c.claim_id
    limit 20
)
select
    l.published_at,
    s.display_name,
    c.is_conditional,
    c.text,
    l.url
from claims c
join latest l on l.place = c.rowid
left join speakers s using (speaker_id)
order by
    l.published_at desc nulls last,
    c.claim_id;

-- question: With which words does each outlet report speech, neutral ones or loaded ones?
-- articles.current_version_id leads to what stands now
select
    a.source,
    q.cue_lemma,
    any_value(q.cue_stance) as cue_stance,
    count(*) as quotes,
    round(count(*) / sum(count(*)) over (partition by a.source), 3) as share
from quotes q
join articles a on a.current_version_id = q.version_id
where q.presentation = 'speech'
    and q.cue_lemma is not null
    and (a.syndication_id is null or a.syndication_id = a.article_id)
group by
    a.source,
    q.cue_lemma
order by
    a.source,
    quotes desc,
    cue_lemma;

-- question: What is told of people's thoughts and acts, without words of theirs?
-- the closed lists say what each presentation is: from vocabularies where vocabulary = 'presentation'
select
    presentation,
    display_name,
    cue,
    text,
    source,
    published_at,
    url
from v_attributions
where presentation <> 'speech'
    and display_name is not null
    and not is_copy
order by
    confidence desc,
    quote_id
limit 20;

-- question: Who is quoted beside whom?
with heard as (
    select distinct
        coalesce(a.syndication_id, a.article_id) as story_id,
        q.version_id,
        s.display_name
    from quotes q
    join articles a on a.current_version_id = q.version_id
    join speakers s using (speaker_id)
    where q.presentation = 'speech'
        and s.speaker_kind = 'person'
)
select
    a.display_name as one,
    b.display_name as other,
    count(distinct a.story_id) as stories
from heard a
join heard b
    on b.version_id = a.version_id
    and b.display_name > a.display_name
group by
    one,
    other
order by
    stories desc,
    one,
    other
limit 20;

-- question: Which organisations are heard, through whom?
select
    r.affiliation,
    count(distinct coalesce(a.syndication_id, a.article_id)) as stories,
    count(*) filter (where a.syndication_id is null or a.syndication_id = a.article_id) as quotes,
    list_sort(list(distinct s.display_name)) as speakers
from quote_roles p
join speaker_roles r using (role_id)
join quotes q on q.quote_id = p.quote_id
join articles a on a.current_version_id = q.version_id
left join speakers s on s.speaker_id = q.speaker_id
where q.presentation = 'speech'
    and r.affiliation is not null
group by r.affiliation
order by
    stories desc,
    affiliation
limit 20;

-- question: Which sources without a name does each outlet rely on?
select
    a.source,
    s.display_name,
    count(*) as quotes,
    min_by(q.text, (a.published_at, a.article_id, q.char_start)) as example,
    min_by(a.url, (a.published_at, a.article_id, q.char_start)) as url
from quotes q
join articles a on a.current_version_id = q.version_id
join speakers s using (speaker_id)
where q.presentation = 'speech'
    and s.speaker_kind in ('unnamed_person', 'unnamed_group')
    and (a.syndication_id is null or a.syndication_id = a.article_id)
group by
    a.source,
    s.display_name
order by
    quotes desc,
    a.source,
    s.display_name
limit 30;

-- question: Who or what is written about most, and since when?
-- from the mart, whose ids are counted before their names are looked up
with counted as (
    select
        entity_id,
        sum(stories)::bigint as stories,
        sum(mentions)::bigint as mentions,
        min(published_on) as first_on,
        max(published_on) as last_on
    from mart_entity_daily
    group by entity_id
)
select
    e.canonical_name,
    e.entity_type,
    c.stories,
    c.mentions,
    c.first_on,
    c.last_on
from counted c
join entities e using (entity_id)
order by
    stories desc,
    mentions desc,
    canonical_name
limit 20;

-- question: Of which quotes is the speaker least certain, for a person to read?
-- with whom else it may be, and how likely. The few are found by their numbers first, so that the words
-- of all others are not read
with doubted as (
    select
        q.rowid as place,
        a.url
    from quotes q
    join articles a on a.current_version_id = q.version_id
    where q.presentation = 'speech'
        and q.speaker_confidence is not null
        and (a.syndication_id is null or a.syndication_id = a.article_id)
    order by
        q.speaker_confidence,
        q.quote_id
    limit 20
),
picked as materialized (
    select
        q.*,
        d.url
    from quotes q
    join doubted d on d.place = q.rowid
),
candidates as (
    select
        c.quote_id,
        list(
            s.display_name || ' ' || round(c.candidate.probability, 2)
            order by
                c.candidate.probability desc,
                s.display_name
        ) as candidates
    from (
        select
            quote_id,
            unnest(speaker_candidates) as candidate
        from picked
    ) c
    join speakers s on s.speaker_id = c.candidate.speaker_id
    group by c.quote_id
),
around as materialized (
    from texts_of((select list(version_id) from picked))
)
select
    q.speaker_confidence,
    s.display_name,
    c.candidates,
    q.reference_text,
    context_before(v.text, q.char_start) as context_before,
    q.text,
    context_after(v.text, q.char_end) as context_after,
    q.cue,
    q.url
from picked q
join around v using (version_id)
left join candidates c using (quote_id)
left join speakers s using (speaker_id)
order by
    q.speaker_confidence,
    q.quote_id;

-- question: Which outlets have gone quiet?
select
    source,
    max(published_on) as last_on,
    count(distinct published_on) as days,
    sum(articles)::bigint as articles
from mart_source_daily
group by source
order by
    last_on nulls first,
    source;

-- question: How do the last runs compare?
select
    r.started_at,
    r.status,
    q.figure,
    round(q.value, 3) as value,
    round(q.recent_median, 3) as recent_median,
    q.threshold,
    q.is_ok,
    q.detail
from quality q
join runs r using (run_id)
order by
    r.started_at desc,
    q.is_ok,
    q.figure
limit 60;
