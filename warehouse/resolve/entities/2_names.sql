-- Which names are looked at again, and which of them may be one. A name here is what the annotator
-- gave an id: type and words. All reads find that id as coalesce(found_entity_id, entity_id).

-- macro: compare names
create temp macro fold(t) as
    trim(regexp_replace(regexp_replace(
        replace(replace(replace(replace(replace(replace(strip_accents(lower(replace(t, '’', ''''))),
            'ø', 'o'), 'ł', 'l'), 'ß', 'ss'), 'æ', 'ae'), 'đ', 'd'), 'ı', 'i'),
        '''s\b|[.,"“”]', '', 'g'), '^the |[-\s]+', ' ', 'g'));

-- macro: compare names beyond accents
-- Müller, Mueller and Muller meet in one
create temp macro loosen(t) as replace(replace(replace(t, 'ae', 'a'), 'oe', 'o'), 'ue', 'u');

-- macro: find the suffix of a person's name
create temp macro suffix_of(k) as nullif(regexp_extract(k, ' (jr|sr|ii|iii|iv)$', 1), '');

-- macro: cut a person's name
create temp macro person_words(k) as string_split(trim(loosen(regexp_replace(
    k, '^(?:(?:mr|mrs|ms|dr|prof|sir|dame|lord|lady) )+| (?:jr|sr|ii|iii|iv)$', '', 'g'))), ' ');

-- macro: find the keys of a person
create temp macro person_keys(w) as case
    when len(w) < 2 then []::varchar[]
    else list_distinct(list_filter([
        'l|' || w[-1] || '|' || left(w[1], 1),
        'd|' || w[1] || '|' || w[2],
        case when len(w) = 2 then 's|' || least(w[1], w[2]) || '|' || greatest(w[1], w[2]) end
    ], lambda k: k is not null))
end;

-- macro: find the legal form of a company
create temp macro form_of(k) as nullif(regexp_extract(k,
    ' (incorporated|inc|corporation|corp|limited|pte ltd|pty ltd|ltd|plc|llc|llp|company|co|ag|gmbh|kg|se|sa|spa|srl|nv|bv|as|asa|ab|oyj|oy|sas|kk)$', 1), '');

-- macro: file legal forms
create temp macro filed_form(f) as case f
    when 'incorporated' then 'inc'
    when 'corporation' then 'corp'
    when 'limited' then 'ltd'
    when 'pte ltd' then 'ltd'
    when 'pty ltd' then 'ltd'
    when 'company' then 'co'
    when 'oyj' then 'oy'
    else f
end;

-- macro: take the legal form off
create temp macro core_of(k) as replace(replace(replace(replace(replace(replace(replace(
    case when form_of(k) is null then k else left(k, length(k) - length(form_of(k)) - 1) end,
    'organisation', 'organization'), 'centre', 'center'), 'labour', 'labor'), 'defence', 'defense'),
    'programme', 'program'), '&', 'and'), ' ', '');

-- macro: whether what stands between two names' ends may be the same
-- "A." or nothing may be "Adam"
create temp macro middles_fit(s, l) as
    len(s) = 0 or len(l) = 0 or s[1] = l[1] or (length(s[1]) = 1 and left(l[1], 1) = s[1]);

-- macro: how a person's name may be another's in short
-- it may not where this is null: "John A. Smith" is not "John B. Smith", Jr is not Sr
create temp macro shortens(s, l, ss, ls) as case
    when ss <> ls or len(s) < 2 or len(l) < 2 then null
    when s = l and ss is null and ls is not null then 'suffix'
    when s = l and ss is not distinct from ls then 'spelling'
    when ss is distinct from ls then null
    when s[-1] = l[-1] and length(s[1]) = 1 and length(l[1]) > 1 and left(l[1], 1) = s[1]
        and middles_fit(s[2:-2], l[2:-2]) then 'initials'
    when s[-1] = l[-1] and s[1] = l[1] and length(s[1]) > 1 and s <> l
        and (len(s) < len(l) or (len(s) = len(l) and length(s[2]) = 1))
        and middles_fit(s[2:-2], l[2:-2]) then 'middle name'
    when len(s) = 2 and len(l) = 3 and s[1] = l[1] and s[2] = l[2] then 'double name'
    when len(s) = 2 and len(l) = 2 and s[1] = l[2] and s[2] = l[1]
        and length(s[1]) > 1 and length(s[2]) > 1 and s[1] > l[1] then 'name order'
end;

-- change: see what is there now
create temp table seen_versions as
select
    v.version_id,
    v.article_id,
    b.digest,
    md5(concat_ws('|', v.valid_from, v.valid_to is null, a.published_at, a.section)) as state
from annotations n
join batches b using (batch_id)
join article_versions v using (version_id)
join articles a on a.article_id = v.article_id;

-- dirty: note the articles that are new or not as they were
create temp table dirty_articles as
select distinct s.article_id
from seen_versions s
left join resolved_versions r using (version_id)
where r.version_id is null
    or r.state <> s.state;

-- dirty: note their names
create temp table dirty_names as
select distinct coalesce(e.found_entity_id, e.entity_id) as found_entity_id
from version_entities e
join article_versions v using (version_id)
semi join dirty_articles d on d.article_id = v.article_id
where e.entity_type in ('person', 'organization', 'place');

-- dirty: read them anew
create temp table fresh_names as
with told as (
    select
        coalesce(e.found_entity_id, e.entity_id) as found_entity_id,
        min(e.entity_type) as entity_type,
        min(e.canonical_name) as name,
        count(distinct v.article_id) as article_count
    from version_entities e
    join article_versions v using (version_id)
    semi join dirty_names d on d.found_entity_id = coalesce(e.found_entity_id, e.entity_id)
    where e.entity_type in ('person', 'organization', 'place')
    group by coalesce(e.found_entity_id, e.entity_id)
),
keyed as (
    select
        found_entity_id,
        entity_type,
        fold(name) as name_key,
        article_count
    from told
),
worded as (
    select
        *,
        case entity_type when 'person' then person_words(name_key) else [] end as words
    from keyed
),
shortened as (
    select
        coalesce(a.found_entity_id, a.entity_id) as found_entity_id,
        list_sort(list_distinct(list(
            case a.why when 'acronym' then 'a|' else 'b|' end || fold(a.alias)
        ))) as keys
    from version_entity_aliases a
    semi join told t
        on t.found_entity_id = coalesce(a.found_entity_id, a.entity_id)
        and t.entity_type = 'organization'
    where a.why in ('acronym', 'short form')
        and not contains(fold(a.alias), ' ')
    group by coalesce(a.found_entity_id, a.entity_id)
)
select
    t.found_entity_id,
    t.entity_type,
    t.name_key,
    t.words,
    case t.entity_type
        when 'person' then list_sort(list_filter(t.words, lambda w: length(w) > 1)[1:2])
            .array_to_string(' ')
        else core_of(t.name_key)
    end as beside_as,
    case t.entity_type
        when 'person' then person_keys(t.words)
        when 'organization' then list_distinct(
            ['c|' || core_of(t.name_key)]
            || case
                when contains(t.name_key, ' ') then []
                else ['a|' || t.name_key, 'b|' || t.name_key]
            end
            || coalesce(s.keys, [])
        )
        else []
    end as keys,
    t.article_count
from worded t
left join shortened s using (found_entity_id)
where (t.entity_type <> 'person' or len(t.words) > 1)
    -- "the Ministry" is another one in every article, and has an id of its own in each
    and (t.entity_type <> 'organization' or t.name_key not in (select word from generic_words));

-- dirty: note the names that began or ceased to stand beside everybody
create temp table turned_hubs as
select found_entity_id
from fresh_names f
left join entity_names n using (found_entity_id)
cross join entity_tuning
where (f.article_count >= hub_articles) <> (coalesce(n.article_count, 0) >= hub_articles);

-- dirty: note the keys that became too crowded, or that a name has no longer
create temp table turned_keys as
with compared as (
    select
        f.keys,
        coalesce(n.keys, []) as old_keys
    from fresh_names f
    left join entity_names n using (found_entity_id)
),
added as (
    select
        key,
        count(*) as names
    from (
        select unnest(list_filter(keys, lambda k: not list_contains(old_keys, k))) as key
        from compared
    )
    group by key
),
kept as (
    select
        key,
        count(*) as names
    from (select unnest(keys) as key from entity_names)
    semi join added using (key)
    group by key
)
select a.key
from added a
join kept k using (key)
cross join entity_tuning
where k.names <= most_names_a_key
    and k.names + a.names > most_names_a_key
union
select unnest(list_filter(old_keys, lambda k: not list_contains(keys, k)))
from compared;

-- dirty: look at these again, too
insert into dirty_names
select n.found_entity_id
from entity_names n
where len(list_intersect(n.keys, (select coalesce(list(key), []) from turned_keys))) > 0
union
select coalesce(e.found_entity_id, e.entity_id)
from version_entities e
join article_versions v using (version_id)
where exists (from turned_hubs)
    and v.article_id in (
        select w.article_id
        from version_entities x
        join article_versions w using (version_id)
        semi join turned_hubs h on h.found_entity_id = coalesce(x.found_entity_id, x.entity_id)
    );

-- dirty: keep the names
delete from entity_names
where found_entity_id in (select found_entity_id from fresh_names);

-- dirty: put the fresh ones in
insert into entity_names by name
select *
from fresh_names;

-- dirty: list the names under each key that some share, and not too many
create temp table shared_keys as
with keyed as (
    select
        found_entity_id,
        unnest(keys) as key
    from entity_names
),
counted as (
    select key
    from keyed
    group by key
    having count(*) between 2 and (select most_names_a_key from entity_tuning)
)
select *
from keyed
semi join counted using (key);

-- dirty: pair the names that may be one
-- all of them, for they are few: to begin with the dirty ones takes longer to plan, round by round.
-- People and bodies have no key in common
create temp table all_pairs as
with keyed as (
    select
        k.key,
        n.found_entity_id,
        n.entity_type,
        n.name_key,
        n.words,
        substr(k.key, 3) <> n.name_key as is_long
    from shared_keys k
    join entity_names n using (found_entity_id)
),
met as (
    select distinct
        e.entity_type,
        e.found_entity_id as one_id,
        e.name_key as one,
        e.words as one_words,
        e.is_long as one_is_long,
        n.found_entity_id as other_id,
        n.name_key as other,
        n.words as other_words,
        n.is_long as other_is_long,
        left(e.key, 1) as kind
    from keyed e
    join keyed n on n.key = e.key and n.found_entity_id > e.found_entity_id
),
suffixed as (
    select
        *,
        suffix_of(one) as one_suffix,
        suffix_of(other) as other_suffix
    from met
    where entity_type = 'person'
),
people as (
    select
        one_id,
        other_id,
        shortens(one_words, other_words, one_suffix, other_suffix) as down,
        shortens(other_words, one_words, other_suffix, one_suffix) as up
    from suffixed
),
formed as (
    select
        one_id,
        other_id,
        form_of(one) as one_form,
        form_of(other) as other_form
    from met
    where kind = 'c'
)
select
    one_id as short_id,
    other_id as long_id,
    down as why
from people
where down is not null
union
select
    case when up = 'spelling' then one_id else other_id end,
    case when up = 'spelling' then other_id else one_id end,
    up
from people
where up is not null
union
select
    case when other_form is null and one_form is not null then other_id else one_id end,
    case when other_form is null and one_form is not null then one_id else other_id end,
    case
        when one_form is distinct from other_form then 'legal form'
        else 'spelling'
    end
from formed
where not coalesce(filed_form(one_form) <> filed_form(other_form), false)
union
select
    case when one_is_long then other_id else one_id end,
    case when one_is_long then one_id else other_id end,
    case min(kind)
        when 'a' then 'acronym'
        else 'short form'
    end
from met
where kind in ('a', 'b')
    and one_is_long <> other_is_long
group by
    case when one_is_long then other_id else one_id end,
    case when one_is_long then one_id else other_id end;

-- dirty: take the dirty names, and all that may be one with them in one step or many
create temp table scope as
with recursive met as (
    select
        short_id as one_id,
        long_id as other_id
    from all_pairs
    union
    select
        long_id,
        short_id
    from all_pairs
),
reached as (
    select found_entity_id
    from dirty_names
    union
    select m.other_id
    from reached r
    join met m on m.one_id = r.found_entity_id
)
select
    n.found_entity_id,
    n.entity_type,
    n.name_key,
    n.words,
    n.beside_as,
    n.keys
from entity_names n
semi join reached using (found_entity_id);

-- dirty: and their pairs
create temp table name_pairs as
select *
from all_pairs
where short_id in (select found_entity_id from scope);
