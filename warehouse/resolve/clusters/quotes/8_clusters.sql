-- The clusters that are not as they were, written anew.

-- step: quote_cluster_members | take out the members of touched clusters
delete from quote_cluster_members
where quote_cluster_id in (select quote_cluster_id from touched_clusters);

-- step: quote_cluster_members | list the members of each cluster
insert into quote_cluster_members by name
select
    quote_id,
    quote_cluster_id,
    match_kind
from placed_quotes
semi join touched_clusters using (quote_cluster_id);

-- step: quote_clusters | take out the touched clusters
delete from quote_clusters
where quote_cluster_id in (select quote_cluster_id from touched_clusters);

-- step: quote_clusters | say when, where and by whom each cluster was first said
insert into quote_clusters by name
with copies as (
    select
        m.quote_cluster_id,
        m.match_kind,
        s.*,
        (
            s.published_at is null,
            s.published_at,
            s.article_id,
            s.char_start,
            s.quote_id
        ) as place
    from quote_cluster_members m
    semi join touched_clusters using (quote_cluster_id)
    join reached_quotes s using (quote_id)
),
counted as (
    select
        quote_cluster_id,
        min_by(
            {
                'text': text,
                'quote_id': quote_id,
                'article_id': article_id,
                'source': source,
                'published_at': published_at,
                'speaker_id': speaker_id
            },
            place
        ) as first_quote,
        count(*) as occurrences,
        count(distinct story_id) as stories,
        count(distinct article_id) as articles,
        count(distinct source) as outlets,
        count(distinct speaker_id) as speakers,
        count(*) filter (where match_kind <> 'same') as parts,
        min_by(text, place) filter (where match_kind = 'same') as whole_text
    from copies
    group by quote_cluster_id
)
select
    quote_cluster_id,
    first_quote.text as text,
    first_quote.quote_id as first_quote_id,
    first_quote.article_id as first_article_id,
    first_quote.source as first_source,
    first_quote.published_at as first_published_at,
    first_quote.speaker_id as first_speaker_id,
    * exclude (quote_cluster_id, first_quote)
from counted;
