-- question: whom does the subject of a claim name or mean?
-- Each entity that is the subject of a claim of a current article version, or one of several.
create or replace view v_claim_subjects as
select
    x.claim_id, -- The claim, as in v_claims.
    c.subject_text, -- The words: a name, a description, or "he", "she", "I" or "it".
    x.entity_id as subject_entity_id, -- Whom or what they name or mean.
    e.canonical_name as subject_name, -- The full name of that entity.
    e.entity_type as subject_type, -- person, organization, place, …
    x.method, -- How it was found: rules/antecedent where a pronoun means it.
    x.confidence -- How sure the method is, 0 to 1.
from claim_entities x
join claims c using (claim_id)
join article_versions v on v.version_id = c.version_id and v.valid_to is null
join entities e on e.entity_id = x.entity_id
where x.role = 'subject';
