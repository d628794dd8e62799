-- check: annotation_is_unique [annotate publish]
select
    version_id,
    count(*) as copies
from annotations
group by version_id
having count(*) > 1;

-- check: annotation_has_version [annotate publish]
-- the ingest batch of an annotated version is loaded first
select
    a.version_id,
    a.article_id
from annotations a
left join article_versions v
    on v.version_id = a.version_id and v.article_id = a.article_id
where v.version_id is null;

-- check: row_has_annotation [annotate]
-- every extracted row belongs to an annotated version
select
    f.found_in,
    f.version_id
from (
    select 'entities' as found_in, version_id from version_entities
    union all
    select 'entity_aliases', version_id from version_entity_aliases
    union all
    select 'speakers', version_id from version_speakers
    union all
    select 'entity_mentions', version_id from entity_mentions
    union all
    select 'speaker_roles', version_id from speaker_roles
    union all
    select 'quotes', version_id from quotes
    union all
    select 'claims', version_id from claims
    union all
    select 'claim_entities', version_id from claim_entities
) f
anti join annotations using (version_id);

-- check: extracted_is_unique [annotate publish]
-- no id comes twice in its version, of which each id is a hash
select
    'entity_mentions' as found_in,
    mention_id as id,
    count(*) as copies
from entity_mentions
semi join checked_versions using (version_id)
group by mention_id
having count(*) > 1
union all
select
    'speaker_roles',
    role_id,
    count(*)
from speaker_roles
semi join checked_versions using (version_id)
group by role_id
having count(*) > 1
union all
select
    'quotes',
    quote_id,
    count(*)
from quotes
semi join checked_versions using (version_id)
group by quote_id
having count(*) > 1
union all
select
    'claims',
    claim_id,
    count(*)
from claims
semi join checked_versions using (version_id)
group by claim_id
having count(*) > 1
union all
select
    'entities',
    coalesce(found_entity_id, entity_id) || ' in ' || version_id,
    count(*)
from version_entities
semi join checked_versions using (version_id)
group by
    coalesce(found_entity_id, entity_id),
    version_id
having count(*) > 1
union all
select
    'speakers',
    coalesce(found_speaker_id, speaker_id) || ' in ' || version_id,
    count(*)
from version_speakers
semi join checked_versions using (version_id)
group by
    coalesce(found_speaker_id, speaker_id),
    version_id
having count(*) > 1;

-- check: reference_resolves [annotate publish]
-- every reference of an extracted row finds its row in the same version
with named as (
    select
        version_id,
        entity_id
    from version_entities
    semi join checked_versions using (version_id)
),
speaking as (
    select
        version_id,
        speaker_id,
        entity_id
    from version_speakers
    semi join checked_versions using (version_id)
),
quoted as (
    select
        version_id,
        quote_id,
        speaker_id,
        speaker_candidates,
        continues_quote_id
    from quotes
    semi join checked_versions using (version_id)
),
claimed as (
    select
        version_id,
        claim_id,
        quote_id,
        speaker_id
    from claims
    semi join checked_versions using (version_id)
),
part_taken as (
    select
        version_id,
        claim_id,
        entity_id
    from claim_entities
    semi join checked_versions using (version_id)
),
held as (
    select
        'entity' as kind,
        version_id,
        entity_id as id
    from named
    union all
    select 'speaker', version_id, speaker_id
    from speaking
    union all
    select 'quote', version_id, quote_id
    from quoted
    union all
    select 'claim', version_id, claim_id
    from claimed
),
referring as (
    select
        'quotes.speaker_id' as reference,
        'speaker' as kind,
        version_id,
        quote_id as id,
        speaker_id as refers_to
    from quoted
    union all
    select
        'quotes.speaker_candidates',
        'speaker',
        version_id,
        quote_id,
        unnest(list_transform(speaker_candidates, lambda c: c.speaker_id))
    from quoted
    union all
    select 'quotes.continues_quote_id', 'quote', version_id, quote_id, continues_quote_id
    from quoted
    union all
    select 'speaker_roles.speaker_id', 'speaker', version_id, role_id, speaker_id
    from speaker_roles
    semi join checked_versions using (version_id)
    union all
    select 'speakers.entity_id', 'entity', version_id, speaker_id, entity_id
    from speaking
    union all
    select 'entity_aliases.entity_id', 'entity', version_id, alias, entity_id
    from version_entity_aliases
    semi join checked_versions using (version_id)
    union all
    select 'entity_mentions.entity_id', 'entity', version_id, mention_id, entity_id
    from entity_mentions
    semi join checked_versions using (version_id)
    union all
    select 'claims.quote_id', 'quote', version_id, claim_id, quote_id
    from claimed
    union all
    select 'claims.speaker_id', 'speaker', version_id, claim_id, speaker_id
    from claimed
    union all
    select 'claim_entities.claim_id', 'claim', version_id, claim_id, claim_id
    from part_taken
    union all
    select 'claim_entities.entity_id', 'entity', version_id, claim_id, entity_id
    from part_taken
)
select
    r.reference,
    r.id,
    r.refers_to
from referring r
anti join held h on h.kind = r.kind and h.version_id = r.version_id and h.id = r.refers_to
where r.refers_to is not null;
