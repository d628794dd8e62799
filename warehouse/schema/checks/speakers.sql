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

-- check: quote_role_resolves [publish]
-- the role of a quote is a role of the quote's speaker
with given as (
    select
        p.quote_id,
        p.role_id,
        q.speaker_id
    from quote_roles p
    join quotes q using (quote_id)
    semi join checked_versions using (version_id)
)
select
    g.quote_id,
    g.role_id
from given g
left join speaker_roles r using (role_id)
where coalesce(g.speaker_id <> r.speaker_id, true)
union all
select
    p.quote_id,
    p.role_id
from quote_roles p
join speaker_roles r using (role_id)
semi join checked_versions using (version_id)
left join quotes q using (quote_id)
where coalesce(q.speaker_id <> r.speaker_id, true);
