-- check: ingest_vocabulary [ingest]
-- words come from the closed lists
select
    f.vocabulary,
    f.word,
    f.place
from (
    select 'section_kind' as vocabulary, section_kind as word, section_id as place from sections
    union all
    select 'published_precision', published_precision, article_id from article_records
    union all
    select 'reason', reason, reject_id from rejects
) f
anti join vocabularies using (vocabulary, word)
where f.word is not null;

-- check: annotate_vocabulary [annotate]
-- words come from the closed lists
select
    f.vocabulary,
    f.word,
    f.place
from (
    select 'annotation_status' as vocabulary, annotation_status as word, version_id as place
    from annotations
    union all
    select 'entity_type', entity_type, entity_id from version_entities
    union all
    select 'why', why, entity_id from version_entity_aliases
    union all
    select 'mention_kind', mention_kind, mention_id from entity_mentions
    union all
    select 'speaker_kind', speaker_kind, speaker_id from version_speakers
    union all
    select 'quote_type', quote_type, quote_id from quotes
    union all
    select 'presentation', presentation, quote_id from quotes
    union all
    select 'reference_kind', reference_kind, quote_id from quotes
    union all
    select 'cue_stance', cue_stance, quote_id from quotes
    union all
    select 'modality', modality, claim_id from claims
    union all
    select 'polarity', polarity, claim_id from claims
    union all
    select 'claim_kind', claim_kind, claim_id from claims
    union all
    select 'role', role, claim_id from claim_entities
    union all
    select 'reason', reason, reject_id from rejects
) f
anti join vocabularies using (vocabulary, word)
where f.word is not null;

-- check: match_kind_vocabulary [publish]
select distinct m.match_kind
from (
    select match_kind
    from quote_cluster_members
    union
    select match_kind
    from claim_cluster_members
) m
anti join vocabularies v on v.vocabulary = 'match_kind' and v.word = m.match_kind;
