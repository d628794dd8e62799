-- The names of these articles, and the keys under which a name may meet another. All reads find a
-- name's id as coalesce(found_entity_id, entity_id).

-- step: dirty_names | note the names of dirty articles
create temp table dirty_names as
select distinct coalesce(e.found_entity_id, e.entity_id) as found_entity_id
from version_entities e
join article_versions v using (version_id)
semi join dirty_articles d on d.article_id = v.article_id
where e.entity_type in ('person', 'organization', 'place');

-- step: fresh_names | read the dirty names anew
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
        case entity_type when 'person' then person_words(name_key) else [] end as words,
        case entity_type when 'person' then null else core_of(name_key) end as core
    from keyed
),
-- only aliases of one word, which are told from others last: a condition on words that are folded
-- would be asked of every alias that there is
shortened as (
    select
        coalesce(a.found_entity_id, a.entity_id) as found_entity_id,
        list_sort(list_filter(
            list_distinct(list(
                case a.why when 'acronym' then 'a|' else 'b|' end || fold(a.alias)
            )),
            lambda k: not contains(k, ' ')
        )) as keys
    from version_entity_aliases a
    semi join told t
        on t.found_entity_id = coalesce(a.found_entity_id, a.entity_id)
        and t.entity_type = 'organization'
    where a.why in ('acronym', 'short form')
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
        else t.core
    end as beside_as,
    case t.entity_type
        when 'person' then person_keys(t.words)
        when 'organization' then list_distinct(
            ['c|' || t.core]
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

-- step: turned_hubs | note the names that began or ceased to stand beside everybody
create temp table turned_hubs as
select found_entity_id
from fresh_names f
left join entity_names n using (found_entity_id)
cross join entity_tuning
where (f.article_count >= hub_articles) <> (coalesce(n.article_count, 0) >= hub_articles);

-- step: turned_keys | note the keys that became too crowded, or that a name has no longer
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

-- step: dirty_names | add the names that turned hubs and keys have a part in
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

-- step: entity_names | take out the names that were read anew
delete from entity_names
where found_entity_id in (select found_entity_id from fresh_names);

-- step: entity_names | keep the names that were read anew
insert into entity_names by name
select *
from fresh_names;

-- step: shared_keys | list the names under each key that some share, and not too many
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

-- step: all_pairs | make room for pairs of names
create temp table all_pairs (
    short_id varchar,
    long_id varchar,
    why varchar
);
