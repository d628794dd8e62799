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
        row_number() over (
            partition by m.quote_cluster_id
            order by
                s.published_at nulls last,
                s.article_id,
                s.char_start,
                s.quote_id
        ) as place
    from quote_cluster_members m
    semi join touched_clusters using (quote_cluster_id)
    join reached_quotes s using (quote_id)
)
select
    quote_cluster_id,
    max(text) filter (where place = 1) as text,
    max(quote_id) filter (where place = 1) as first_quote_id,
    max(article_id) filter (where place = 1) as first_article_id,
    max(source) filter (where place = 1) as first_source,
    max(published_at) filter (where place = 1) as first_published_at,
    max(speaker_id) filter (where place = 1) as first_speaker_id,
    count(*) as occurrences,
    count(distinct story_id) as stories,
    count(distinct article_id) as articles,
    count(distinct source) as outlets,
    count(distinct speaker_id) as speakers,
    count(*) filter (where match_kind <> 'same') as parts,
    min_by(text, place) filter (where match_kind = 'same') as whole_text
from copies
group by quote_cluster_id;
