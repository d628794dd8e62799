-- question: who takes back or weakens a claim, and who contradicts another's?
-- Dated claims that deny what was affirmed before or the reverse, against the claim before in
-- their cluster and the same speaker's own, or that the same speaker made with another modality
-- before; one row a pair and kind, in order of time; syndicated copies, retracted articles and
-- claims of a part are left out.
create or replace view v_claim_flips as
with told as materialized (
    select
        k.claim_cluster_id,
        c.claim_id,
        c.speaker_id,
        s.display_name,
        c.polarity,
        c.modality,
        c.text,
        a.source,
        a.url,
        a.published_at,
        c.article_id,
        c.version_id,
        lag(c.claim_id) over by_anyone as claim_id_before,
        lag(c.claim_id) over by_one as own_claim_id_before
    from claims c
    -- A part leaves words out, and those may be what two claims differ in.
    join claim_cluster_members k on k.claim_id = c.claim_id and k.match_kind <> 'part'
    semi join (
        from claim_clusters
        where has_flip
            or modalities > 1
    ) g on g.claim_cluster_id = k.claim_cluster_id
    join article_versions v on v.version_id = c.version_id and v.valid_to is null
    join articles a on a.article_id = c.article_id and a.status <> 'retracted'
    left join speakers s on s.speaker_id = c.speaker_id
    where a.published_at is not null
        and coalesce(a.syndication_id = a.article_id, true)
    window
        by_anyone as (
            partition by k.claim_cluster_id
            order by
                a.published_at,
                c.article_id,
                c.char_start,
                c.claim_id
        ),
        by_one as (
            partition by
                k.claim_cluster_id,
                c.speaker_id
            order by
                a.published_at,
                c.article_id,
                c.char_start,
                c.claim_id
        )
),
pairs as (
    select
        'polarity' as flip_kind,
        claim_id,
        claim_id_before
    from told
    union
    select
        'polarity',
        claim_id,
        own_claim_id_before
    from told
    where speaker_id is not null
    union all
    select
        'modality',
        claim_id,
        own_claim_id_before
    from told
    where speaker_id is not null
)
select
    n.claim_cluster_id,
        -- The claim (subject, predicate and object), whatever its polarity and modality.
    p.flip_kind, -- polarity, by anyone, or modality, of one speaker in a later article.
    n.speaker_id = b.speaker_id as is_same_speaker,
        -- Whether one speaker says both; null when either is unknown.
    b.speaker_id as speaker_id_before, -- Who said otherwise before.
    b.display_name as display_name_before, -- Name of that speaker.
    b.polarity as polarity_before, -- affirmative or negative.
    b.modality as modality_before, -- asserted, possible, future or necessary.
    b.text as text_before, -- The words before.
    b.source as source_before, -- Outlet of the words before.
    b.url as url_before, -- Address of the page before.
    b.published_at as published_at_before, -- When that was published (UTC).
    n.speaker_id, -- Who says so now.
    n.display_name,
        -- Name of the speaker, or the article's words for an unnamed one, such as "officials"; null
        -- when unknown.
    n.polarity, -- affirmative or negative.
    n.modality, -- asserted, possible, future or necessary.
    n.text, -- The words now, equal to their span.
    n.source, -- The outlet or feed; "unknown" where none is told.
    n.url, -- Canonical address of the page.
    n.published_at, -- When the article was published (UTC); null when unknown.
    n.claim_id, -- Id of the claim.
    b.claim_id as claim_id_before, -- Id of the claim before.
    n.article_id, -- Id of the article.
    b.article_id as article_id_before, -- Id of the article before.
    n.version_id -- Id of the article version.
from pairs p
join told n on n.claim_id = p.claim_id
join told b on b.claim_id = p.claim_id_before
where (p.flip_kind = 'polarity' and n.polarity <> b.polarity)
    or (p.flip_kind = 'modality' and n.modality <> b.modality and n.published_at > b.published_at)
order by
    n.published_at,
    n.claim_id,
    p.flip_kind,
    b.published_at,
    b.claim_id;
