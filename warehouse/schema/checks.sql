-- Queries that must return no row. The words in brackets say when a check runs: over a staged
-- batch before it is let in (ingest, annotate), where each table name means the staged rows, or over
-- the working copy before it is published (publish). Each returns what an operator needs to find the
-- row. What can break only within a version is looked for in `checked_versions`: the staged ones,
-- those that changed since the last publish, or, where everything is checked, all.

-- check: record_has_version [ingest publish]
-- every record names a stored version of the same article
select
    r.article_id,
    r.version_id,
    r.position
from article_records r
left join article_versions v
    on v.version_id = r.version_id and v.article_id = r.article_id
where v.version_id is null;

-- check: version_has_record [ingest publish]
-- every version was held by some record
select
    v.version_id,
    v.article_id
from article_versions v
anti join article_records r using (version_id);

-- check: version_is_unique [ingest publish]
select
    version_id,
    count(*) as copies
from article_versions
group by version_id
having count(*) > 1;

-- check: section_is_unique [ingest publish]
select
    section_id,
    count(*) as copies
from sections
group by section_id
having count(*) > 1;

-- check: section_in_text [ingest]
-- a section lies inside the text of a stored version
select
    s.section_id,
    s.version_id,
    s.char_start,
    s.char_end,
    length(v.text) as text_length
from sections s
left join article_versions v using (version_id)
where v.version_id is null
    or s.char_start < 0
    or s.char_end < s.char_start
    or s.char_end > length(v.text);

-- check: reject_is_unique [ingest annotate publish]
select
    reject_id,
    count(*) as copies
from rejects
group by reject_id
having count(*) > 1;

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

-- check: row_has_annotation [annotate publish]
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
-- no id comes twice in its table
select
    'entity_mentions' as found_in,
    mention_id as id,
    count(*) as copies
from entity_mentions
where mention_id in (
    select mention_id
    from entity_mentions
    semi join checked_versions using (version_id)
)
group by mention_id
having count(*) > 1
union all
select
    'speaker_roles',
    role_id,
    count(*)
from speaker_roles
where role_id in (
    select role_id
    from speaker_roles
    semi join checked_versions using (version_id)
)
group by role_id
having count(*) > 1
union all
select
    'quotes',
    quote_id,
    count(*)
from quotes
where quote_id in (
    select quote_id
    from quotes
    semi join checked_versions using (version_id)
)
group by quote_id
having count(*) > 1
union all
select
    'claims',
    claim_id,
    count(*)
from claims
where claim_id in (
    select claim_id
    from claims
    semi join checked_versions using (version_id)
)
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

-- check: mention_slice [annotate]
-- a mention's span slices to its surface
select
    m.mention_id,
    m.version_id,
    m.char_start,
    m.char_end,
    m.surface,
    substring(v.text, m.char_start + 1, m.char_end - m.char_start) as slice
from entity_mentions m
left join article_versions v using (version_id)
where m.char_start < 0
    or m.char_end < m.char_start
    or substring(v.text, m.char_start + 1, m.char_end - m.char_start) is distinct from m.surface;

-- check: role_slice [annotate]
-- a role's span slices to its text
select
    r.role_id,
    r.version_id,
    r.char_start,
    r.char_end,
    r.text,
    substring(v.text, r.char_start + 1, r.char_end - r.char_start) as slice
from speaker_roles r
left join article_versions v using (version_id)
where r.char_start < 0
    or r.char_end < r.char_start
    or substring(v.text, r.char_start + 1, r.char_end - r.char_start) is distinct from r.text;

-- check: quote_slice [annotate]
-- a quote's span slices to its text
select
    q.quote_id,
    q.version_id,
    q.char_start,
    q.char_end,
    q.text,
    substring(v.text, q.char_start + 1, q.char_end - q.char_start) as slice
from quotes q
left join article_versions v using (version_id)
where q.char_start < 0
    or q.char_end < q.char_start
    or substring(v.text, q.char_start + 1, q.char_end - q.char_start) is distinct from q.text;

-- check: claim_slice [annotate]
-- a claim's span slices to its text
select
    c.claim_id,
    c.version_id,
    c.char_start,
    c.char_end,
    c.text,
    substring(v.text, c.char_start + 1, c.char_end - c.char_start) as slice
from claims c
left join article_versions v using (version_id)
where c.char_start < 0
    or c.char_end < c.char_start
    or substring(v.text, c.char_start + 1, c.char_end - c.char_start) is distinct from c.text;

-- check: quote_parts_in_text [annotate]
-- the cue and the reference lie inside the text, a reference slices to its words, and the pieces
-- of a split quote lie inside the quote, in order
select
    q.quote_id,
    q.version_id,
    q.char_start,
    q.char_end,
    q.content_spans,
    q.cue_char_start,
    q.cue_char_end,
    q.reference_char_start,
    q.reference_char_end
from quotes q
join article_versions v using (version_id)
where (q.cue_char_start is null) <> (q.cue_char_end is null)
    or not coalesce(
        q.cue_char_start between 0 and q.cue_char_end and q.cue_char_end <= length(v.text), true
    )
    or (q.reference_char_start is null) <> (q.reference_char_end is null)
    or not coalesce(
        q.reference_char_start between 0 and q.reference_char_end
        and q.reference_char_end <= length(v.text),
        true
    )
    or coalesce(
        substring(
            v.text,
            q.reference_char_start + 1,
            q.reference_char_end - q.reference_char_start
        ) <> q.reference_text,
        false
    )
    or len(list_filter(q.content_spans, lambda s:
        s.char_start < q.char_start or s.char_end < s.char_start or s.char_end > q.char_end
    )) > 0;

-- check: speaker_is_a_candidate [annotate]
-- the speaker of a quote is one of its candidates, with the probability stated
select
    quote_id,
    version_id,
    speaker_id,
    speaker_confidence,
    speaker_candidates
from quotes
where (speaker_id is null) <> (speaker_confidence is null)
    or not coalesce(
        list_contains(list_transform(speaker_candidates, lambda c: c.speaker_id), speaker_id), true
    )
    or not coalesce(speaker_confidence between 0 and 1, true);

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
)
select
    'quotes.speaker_id' as reference,
    q.quote_id as id,
    q.speaker_id as refers_to
from quoted q
anti join speaking s using (version_id, speaker_id)
where q.speaker_id is not null
union all
select 'quotes.speaker_candidates', q.quote_id, q.speaker_id
from (
    select
        version_id,
        quote_id,
        unnest(list_transform(speaker_candidates, lambda c: c.speaker_id)) as speaker_id
    from quoted
) q
anti join speaking s using (version_id, speaker_id)
union all
select 'quotes.continues_quote_id', q.quote_id, q.continues_quote_id
from quoted q
anti join quoted p on p.version_id = q.version_id and p.quote_id = q.continues_quote_id
where q.continues_quote_id is not null
union all
select 'speaker_roles.speaker_id', r.role_id, r.speaker_id
from speaker_roles r
semi join checked_versions c on c.version_id = r.version_id
anti join speaking s on s.version_id = r.version_id and s.speaker_id = r.speaker_id
union all
select 'speakers.entity_id', s.speaker_id, s.entity_id
from speaking s
anti join named e using (version_id, entity_id)
where s.entity_id is not null
union all
select 'entity_aliases.entity_id', a.alias, a.entity_id
from version_entity_aliases a
semi join checked_versions c on c.version_id = a.version_id
anti join named e on e.version_id = a.version_id and e.entity_id = a.entity_id
union all
select 'entity_mentions.entity_id', m.mention_id, m.entity_id
from entity_mentions m
semi join checked_versions c on c.version_id = m.version_id
anti join named e on e.version_id = m.version_id and e.entity_id = m.entity_id
where m.entity_id is not null
union all
select 'claims.quote_id', c.claim_id, c.quote_id
from claimed c
anti join quoted q using (version_id, quote_id)
where c.quote_id is not null
union all
select 'claims.speaker_id', c.claim_id, c.speaker_id
from claimed c
anti join speaking s using (version_id, speaker_id)
where c.speaker_id is not null
union all
select 'claim_entities.claim_id', x.claim_id, x.claim_id
from part_taken x
anti join claimed c using (version_id, claim_id)
union all
select 'claim_entities.entity_id', x.claim_id, x.entity_id
from part_taken x
anti join named e using (version_id, entity_id);

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

-- check: article_has_one_current_version [publish]
-- exactly one version of an article stands, and articles names it
select
    a.article_id,
    a.current_version_id,
    count(v.version_id) as current_versions
from articles a
left join article_versions v
    on v.article_id = a.article_id and v.valid_to is null
group by
    a.article_id,
    a.current_version_id
having count(v.version_id) <> 1
    or min(v.version_id) <> a.current_version_id;

-- check: version_has_article [publish]
select
    v.version_id,
    v.article_id
from article_versions v
anti join articles a using (article_id);

-- check: versions_follow [publish]
-- versions of an article are numbered from 1 and each ends before the next begins
select
    article_id,
    version_id,
    version_no,
    valid_from,
    valid_to
from (
    select
        *,
        row_number() over chain as expected_no,
        lead(valid_from) over chain as next_from
    from article_versions
    window chain as (partition by article_id order by version_no)
)
where version_no <> expected_no
    or (valid_to is null) <> (next_from is null)
    or valid_to > next_from
    or valid_to < valid_from;

-- check: periods_follow [publish]
-- each stretch of an article ends where the next begins, and the last is the current version's
select
    article_id,
    period_no,
    version_id,
    valid_from,
    valid_to
from (
    select
        p.*,
        a.current_version_id,
        row_number() over chain as expected_no,
        lead(p.valid_from) over chain as next_from
    from article_periods p
    left join articles a using (article_id)
    window chain as (partition by article_id order by period_no)
)
where period_no <> expected_no
    or valid_to is distinct from next_from
    or valid_to < valid_from
    or (valid_to is null and version_id is distinct from current_version_id);

-- check: dimension_is_complete [publish]
-- resolve has merged every entity and speaker that a version names
select
    'entities' as dimension,
    v.entity_id as id
from version_entities v
anti join entities e using (entity_id)
union
select 'speakers', v.speaker_id
from version_speakers v
anti join speakers s using (speaker_id)
union
select 'entity_aliases', v.entity_id || ' ' || v.alias
from version_entity_aliases v
anti join entity_aliases a using (entity_id, alias);

-- check: resolution_is_unique [publish]
-- a name has one row, and in an article one entity
select
    'entity_names' as found_in,
    found_entity_id as id,
    count(*) as copies
from entity_names
group by found_entity_id
having count(*) > 1
union all
select 'entity_moves', found_entity_id || ' in ' || article_id, count(*)
from entity_moves
group by
    found_entity_id,
    article_id
having count(*) > 1;

-- check: quote_role_resolves [publish]
-- the role of a quote is a role of the quote's speaker
select
    p.quote_id,
    p.role_id
from quote_roles p
left join quotes q using (quote_id)
left join speaker_roles r using (role_id)
where coalesce(q.speaker_id <> r.speaker_id, true);

-- check: quote_has_one_cluster [publish]
-- a quote is in one cluster, which has as many members as it says
select
    'quote' as what,
    quote_id as id,
    count(*) as found
from quote_cluster_members
group by quote_id
having count(*) > 1
union all
select
    'cluster',
    coalesce(k.quote_cluster_id, m.quote_cluster_id),
    m.members
from quote_clusters k
full join (
    select
        quote_cluster_id,
        count(*) as members
    from quote_cluster_members
    group by quote_cluster_id
) m using (quote_cluster_id)
where k.occurrences is distinct from m.members;

-- check: claim_has_one_cluster [publish]
-- a claim is in one cluster, which has as many members as it says
select
    'claim' as what,
    claim_id as id,
    count(*) as found
from claim_cluster_members
group by claim_id
having count(*) > 1
union all
select
    'cluster',
    coalesce(k.claim_cluster_id, m.claim_cluster_id),
    m.members
from claim_clusters k
full join (
    select
        claim_cluster_id,
        count(*) as members
    from claim_cluster_members
    group by claim_cluster_id
) m using (claim_cluster_id)
where k.occurrences is distinct from m.members;

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

-- check: syndication_leads_to_article [publish]
-- the article that names a syndicated group is in the group
select
    a.article_id,
    a.syndication_id
from articles a
left join articles o on o.article_id = a.syndication_id
where a.syndication_id is not null
    and o.syndication_id is distinct from a.syndication_id;

-- check: run_file_adds_up [publish]
-- each record seen was loaded, unchanged, rejected or skipped
select
    run_id,
    archive_id,
    uri,
    seen,
    loaded,
    unchanged,
    rejected,
    skipped
from run_files
where seen <> loaded + unchanged + rejected + skipped;

-- check: batch_adds_up [publish]
-- each record of a loaded ingest batch is a stored record, a reject or skipped
select
    b.batch_id,
    b.archive_id,
    b.seen,
    b.rejected,
    b.skipped,
    count(r.batch_id) as records
from batches b
left join article_records r using (batch_id)
where b.stage = 'ingest'
group by all
having b.seen <> count(r.batch_id) + b.rejected + b.skipped;

-- check: skipped_records_have_reasons [publish]
-- the reasons for skipping are from the closed list and add up to what was skipped
select
    f.run_id,
    f.archive_id,
    f.uri,
    f.skipped,
    f.skipped_reasons
from run_files f
left join lateral (
    select
        sum((f.skipped_reasons ->> ('$."' || reason || '"'))::integer) as records,
        count(*) filter (where v.word is null) as unknown_reasons
    from (select unnest(json_keys(f.skipped_reasons)) as reason) r
    left join vocabularies v on v.vocabulary = 'skipped_reason' and v.word = r.reason
) s on true
where f.skipped <> coalesce(s.records, 0)
    or s.unknown_reasons > 0;

-- check: rejected_records_are_kept [publish]
-- each record that the last run rejected is a row of rejects
select
    b.batch_id,
    b.archive_id,
    b.rejected,
    count(r.reject_id) as rows
from batches b
left join rejects r using (batch_id)
where b.stage = 'ingest'
    and b.run_id = (select max(run_id) from runs)
group by all
having b.rejected <> count(r.reject_id);
