-- The turned claims in the words that a retelling keeps.

-- step: cut_claims | take the turned claims that count
create temp table cut_claims as
select
    m.claim_id,
    m.claim_cluster_id,
    m.text,
    m.subject_text,
    m.predicate_lemma,
    m.object_text,
    m.polarity,
    m.modality,
    m.is_conditional
from claims m
semi join current_versions using (version_id)
where m.rowid in (select row_no from turned_claims);

-- step: claim_verbs | list the forms of each predicate
create temp table claim_verbs as
with lemmas as (
    select distinct
        predicate_lemma,
        lower(split_part(predicate_lemma, ' ', 1)) as verb
    from cut_claims
    where predicate_lemma is not null
),
irregular as (
    select
        split_part(listed, ' ', 1) as verb,
        string_split(listed, ' ') as forms
    from (
        select unnest([
            'arise arose arisen', 'beat beaten', 'become became', 'begin began begun',
            'bind bound', 'bite bit bitten', 'blow blew blown', 'break broke broken',
            'bring brought', 'build built', 'burn burnt', 'buy bought', 'catch caught',
            'choose chose chosen', 'come came', 'deal dealt', 'do did done', 'draw drew drawn',
            'drive drove driven', 'eat ate eaten', 'fall fell fallen', 'feed fed', 'feel felt',
            'fight fought', 'find found', 'flee fled', 'fly flew flown',
            'forbid forbade forbidden', 'forget forgot forgotten', 'freeze froze frozen',
            'get got gotten', 'give gave given', 'go went gone', 'grow grew grown', 'have has had',
            'hear heard', 'hide hid hidden', 'hold held', 'keep kept', 'know knew known',
            'lay laid', 'lead led', 'leave left', 'lend lent', 'lose lost', 'make made',
            'mean meant', 'meet met', 'pay paid', 'ride rode ridden', 'rise rose risen', 'run ran',
            'say said', 'see saw seen', 'seek sought', 'sell sold', 'send sent',
            'shake shook shaken', 'shoot shot', 'show shown', 'shrink shrank shrunk',
            'sink sank sunk', 'sit sat', 'speak spoke spoken', 'spend spent', 'stand stood',
            'steal stole stolen', 'stick stuck', 'strike struck', 'swear swore sworn',
            'take took taken', 'teach taught', 'tell told', 'think thought', 'throw threw thrown',
            'undergo underwent undergone', 'understand understood', 'wear wore worn', 'win won',
            'withdraw withdrew withdrawn', 'write wrote written'
        ]) as listed
    )
)
select
    l.predicate_lemma,
    l.verb,
    if(ends_with(l.verb, 'e'), l.verb[:-2], l.verb) || 'ing' as going,
    list_concat(
        coalesce(i.forms, []),
        case
            when ends_with(l.verb, 'e') then [l.verb || 'd', l.verb || 's']
            when regexp_matches(l.verb, '[^aeiou]y$')
                then [l.verb[:-2] || 'ied', l.verb[:-2] || 'ies']
            else [
                l.verb || 'ed',
                l.verb || 's',
                l.verb || 'es',
                l.verb || l.verb[-1] || 'ed'
            ]
        end
    ) as forms,
    l.verb || l.verb[-1] || 'ing' as doubling
from lemmas l
left join irregular i using (verb);

-- step: claim_ends | list the subjects and objects in their words
-- a pronoun says nothing outside of its sentence. Words are cut once, not again for each test of
-- them
create temp table claim_ends as
with subjects as materialized (
    select
        claim_id,
        predicate_lemma,
        list_claim_words(subject_text) as subject_words,
        object_text
    from cut_claims
    where subject_text is not null
        and predicate_lemma is not null
),
ends as materialized (
    select
        claim_id,
        predicate_lemma,
        subject_words,
        list_claim_words(coalesce(object_text, '')) as object_words
    from subjects
    where len(subject_words) > 1
        or subject_words[1] not in (
            'i', 'we', 'you', 'he', 'she', 'it', 'they', 'this', 'these', 'those', 'who', 'which',
            'what', 'there', 'here', 'one', 'all', 'some', 'many', 'both', 'most', 'others',
            'people', 'everyone', 'everybody', 'nobody', 'someone', 'anyone', 'something',
            'nothing', 'everything', 'more', 'each', 'another', 'few', 'none', 'any', 'such',
            'his', 'her', 'its', 'their', 'my', 'our', 'your', 'him', 'them'
        )
)
select
    claim_id,
    predicate_lemma,
    ' ' || array_to_string(subject_words, ' ') || ' ' as subject,
    ' ' || array_to_string(object_words, ' ') || ' ' as object,
    subject_words[-1] as subject_end,
    if(object_words[1] = 'by', object_words[-1], null) as agent_end
from ends;

-- step: cut_entities | list the entities of these claims, their names in words
create temp table cut_entities as
with named as (
    select
        x.claim_id,
        x.role,
        x.entity_id
    from claim_entities x
    semi join claim_ends using (claim_id)
)
select
    n.claim_id,
    n.role,
    n.entity_id,
    t.entity_type,
    t.words
from named n
join (
    select
        entity_id,
        entity_type,
        list_claim_words(canonical_name) as words
    from entities
    semi join named using (entity_id)
) t using (entity_id);

-- step: named_ends | find the entity that a subject or agent names
-- "Mr. Roe", "Mayor Jane Roe" and "Roe" are one subject where resolution says that they are one
-- person; "friends of Jane Roe" and "Jane Roe's husband" are not she
create temp table named_ends as
with ends as (
    select
        claim_id,
        'subject' as role,
        subject as words,
        subject_end as word
    from claim_ends
    union all
    select
        claim_id,
        'object',
        object[4:],
        agent_end
    from claim_ends
    where agent_end is not null
),
entity_of as (
    select
        claim_id,
        role,
        min(entity_id) as entity_id,
        any_value(entity_type) as entity_type,
        any_value(words) as name_words
    from cut_entities
    group by
        claim_id,
        role
    having count(distinct entity_id) = 1
)
select
    c.claim_id,
    c.role,
    o.entity_id,
    c.words
from ends c
join entity_of o using (claim_id, role)
where list_has_all(o.name_words, string_split(trim(c.words), ' '))
    or (
        o.entity_type = 'person'
        and o.name_words[-1] = c.word
        and not regexp_matches(c.words, ' (of|and|or|for|by|in|to|with|from|at|on|not|no) |''s? ')
    );

-- step: new_cuts | cut the claims
-- the main predicate in its dictionary form, "not" of the main predicate taken out; "was captured
-- by the army" is turned round. Figures without a name are those of any company, and "the company"
-- is that of its own article
create temp table new_cuts as
with named as (
    select
        claim_id,
        list_sort(list_distinct(flatten(list(words)))) as names
    from cut_entities
    group by claim_id
),
cut as (
    select
        c.*,
        v.verb,
        v.going,
        v.forms,
        v.doubling,
        t.polarity,
        t.subject_text,
        list_claim_words(t.text) as words
    from claim_ends c
    join cut_claims t using (claim_id)
    join claim_verbs v on v.predicate_lemma = c.predicate_lemma
),
levelled as (
    select
        * exclude (words, forms, doubling, going),
        ' ' || array_to_string(
            list_transform(
                if(words[1] in ('but', 'and'), words[2:], words),
                lambda w: case
                    when w = going or w = doubling then '+' || verb
                    when list_contains(forms, w) then verb
                    else w
                end
            ),
            ' '
        ) || ' ' as words
    from cut
),
affirmed as (
    select
        * replace (
            if(
                polarity = 'negative',
                regexp_replace(words, ' (not|never) ', ' '),
                words
            ).replace(' be +' || verb || ' ', ' ' || verb || ' ').replace('+', '') as words
        )
    from levelled
),
turned as (
    select
        *,
        starts_with(object, ' by ') and contains(words, ' be ' || verb || ' by ') as is_turned
    from affirmed
),
put as (
    select
        w.claim_id,
        w.subject_text,
        case
            when n.entity_id is not null then ' ' || n.entity_id || ' '
            when w.is_turned then w.object[4:]
            else w.subject
        end as subject,
        if(w.is_turned, w.subject, w.object) as object,
        replace(
            if(
                w.is_turned,
                replace(w.words, ' be ' || w.verb || ' by ', ' ' || w.verb || ' '),
                w.words
            ),
            coalesce(n.words, ''),
            coalesce(' ' || n.entity_id || ' ', '')
        ) as words
    from turned w
    left join named_ends n
        on n.claim_id = w.claim_id and n.role = if(w.is_turned, 'object', 'subject')
),
told as (
    select
        *,
        list_content(words) as content
    from put
)
select
    p.claim_id,
    p.subject,
    p.object,
    p.words,
    len(p.content) as content_size,
    p.content[-1] as last_word,
    coalesce(n.names, []) as names,
    n.claim_id is not null as has_name,
    n.claim_id is not null or not (
        regexp_matches(
            p.words,
            '[0-9]| (pct|half|double|mln|bln) '
        )
        or regexp_matches(
            p.subject_text,
            '^(?i:the|this|that|these|those|its|his|her|their|our|my|your)\s'
        )
    ) as is_anchored,
    content_size >= if(n.claim_id is null, u.min_words, u.min_named_words) as is_joinable
from told p
left join named n using (claim_id)
cross join claim_tuning u;

-- step: claim_cuts | take out the former cuts of turned claims
delete from claim_cuts
where claim_id in (select claim_id from turned_claims);

-- step: claim_cuts | remember how the claims are cut
insert into claim_cuts by name
from new_cuts;
