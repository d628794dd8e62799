-- The steps that find which claims may be gathered otherwise than before. Two claims can be one only
-- if they share a handle: predicate and end of the subject, or of the agent, or whom these name, or
-- all of subject, predicate and object. So what changed is followed from handle to handle, and all
-- that it reaches is gathered anew. `touched_versions` count otherwise than before.

-- gather: say how a claim is cut into the words that a retelling keeps
-- auxiliaries, articles and links to the sentence before go, and "won't" is "will not", for "not"
-- stays; "five percent" is "5 pct", and no word holds a sign of a pattern. A stop or a comma goes
-- where it ends a word, not in "1,000" or "U.S."
create or replace temp macro list_claim_words(claimed) as
    list_transform(
        list_filter(
            string_split(
                ' ' || translate(
                    lower(
                        if(
                            contains(claimed, ' of '),
                            regexp_replace(
                                claimed, '\b(city|town|village|port) of (the )?', '', 'g'
                            ),
                            claimed
                        )
                    ),
                    '’‘“”"„—–…;:!?()[]_' || chr(9) || chr(10) || chr(13) || chr(160),
                    '''''' || repeat(' ', 20)
                )
                .replace('''''', ' ').replace(', ', ' ').replace('. ', ' ')
                .replace('won''t ', 'will not ').replace('cannot ', 'can not ')
                .replace('n''t ', ' not ').replace(' ''', ' ').replace('%', ' pct ')
                .replace('per cent ', 'pct ').rtrim(' ,.''') || ' ',
                ' '
            ),
            lambda w: w not in (
                '', '-', '--', ',', '.', '''', 'a', 'an', 'the', 'that', 'will', 'would', 'shall',
                'should', 'can', 'ca', 'could', 'may', 'might', 'must', 'has', 'have', 'had',
                'having', 'do', 'does', 'did', 'also', 'now', 'however', 'meanwhile', 'moreover',
                'indeed', 'therefore', 'thus', 'just', 'really', 'actually', 'currently',
                'recently', 'finally', 'ultimately', 'simply', 'too', 'mr', 'mrs', 'ms'
            )
        ),
        lambda w: case
            when w in ('is', 'are', 'was', 'were', 'been', 'being', 'am') then 'be'
            when w in ('percent', 'pc') then 'pct'
            when w in ('million', 'billion') then left(w, 1) || 'ln'
            when w in (
                'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'
            ) then list_position(
                ['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'], w
            )::varchar
            else w
        end
    );

-- gather: say which words make another claim of the same ones
create or replace temp macro list_hedges() as [
    'not', 'no', 'never', 'none', 'nobody', 'nothing', 'neither', 'nor', 'hardly', 'barely', 'only',
    'almost', 'nearly', 'half', 'partly', 'if', 'unless', 'without', 'except', 'fail', 'fails',
    'failed', 'deny', 'denies', 'denied', 'false', 'falsely', 'allegedly', 'reportedly',
    'supposedly'
];

-- gather: take the ending off a word
-- "rates" and "rate", "rising" and "rises"
create or replace temp macro stem_of(word) as
    regexp_replace(word, '(.{3})(ies|ied|ing|ed|es|s|e|y)$', '\1');

-- gather: find the claims that count, or are said, otherwise than before
create temp table turned_claims as
select claim_id
from claims
semi join touched_versions using (version_id)
union
select claim_id
from claim_entities
semi join stale_entities using (entity_id);

-- gather: begin with these
create temp table near_claims as
select claim_id
from turned_claims;

-- gather: and with the handles that they had
create temp table fresh_handles as
select distinct handle
from claim_handles
semi join turned_claims using (claim_id);

-- gather: forget these handles
delete from claim_handles
where claim_id in (select claim_id from turned_claims);

-- gather: remember those that they have
insert into claim_handles by name
with cut as (
    select
        m.claim_id,
        m.predicate_lemma,
        m.claim_cluster_id,
        list_claim_words(m.subject_text)[-1] as subject_end,
        list_claim_words(coalesce(m.object_text, '')) as object
    from claims m
    semi join turned_claims using (claim_id)
    semi join current_versions using (version_id)
),
agents as (
    select
        * exclude (object),
        case when object[1] = 'by' then object[-1] end as agent_end
    from cut
)
select distinct
    claim_id,
    handle
from (
    select
        claim_id,
        unnest([
            hash(claim_cluster_id),
            hash(predicate_lemma, stem_of(subject_end)),
            if(agent_end is null, null, hash(predicate_lemma, stem_of(agent_end)))
        ]) as handle,
        unnest([claim_cluster_id, subject_end, agent_end]) as held_by
    from agents
    union all
    select
        a.claim_id,
        hash(a.predicate_lemma, x.entity_id),
        x.entity_id
    from agents a
    join claim_entities x using (claim_id)
    where x.role = 'subject'
        or (x.role = 'object' and a.agent_end is not null)
)
where held_by is not null;

-- gather: and begin with those, too
insert into fresh_handles
select handle
from claim_handles
semi join turned_claims using (claim_id)
except
select handle
from fresh_handles;

-- gather: note the handles that were followed
create temp table followed_handles as
select handle
from fresh_handles;

-- reach: find the claims that have one of the fresh handles
create or replace temp table fresh_claims as
select distinct claim_id
from claim_handles
semi join fresh_handles using (handle)
anti join near_claims using (claim_id);

-- reach: gather them, too
insert into near_claims
select claim_id
from fresh_claims;

-- reach: go on with their other handles
create or replace temp table fresh_handles as
select distinct handle
from claim_handles
semi join fresh_claims using (claim_id)
anti join followed_handles using (handle);

-- reach: note that these are followed
insert into followed_handles
select handle
from fresh_handles
returning 1;

-- settle: find the clusters that these claims are in
create temp table old_claim_clusters as
select distinct claim_cluster_id
from claim_cluster_members
semi join near_claims using (claim_id);
