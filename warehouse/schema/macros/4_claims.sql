-- question: what is claimed about somebody or something, and by whom?
create or replace macro claims_about(name) as table
select
    n.matched,
    n.role,
    c.*,
    context_before(v.text, c.char_start) as context_before,
    context_after(v.text, c.char_end) as context_after
from (
    select
        x.claim_id,
        min_by(e.matched, list_position(['name', 'alias', 'surname'], e.matched)) as matched,
        min_by(x.role, list_position(['subject', 'object', 'other'], x.role)) as role
    from claim_entities x
    join entities_named(name) e using (entity_id)
    group by x.claim_id
) n
join v_claims c using (claim_id)
join article_versions v using (version_id)
order by
    c.published_at desc nulls last,
    c.article_id,
    c.char_start;
comment on macro table claims_about is
    'The columns of v_claims for claims in which an entity plays a part (role), latest first.';
