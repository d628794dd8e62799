-- part: a name as it is compared: lower case, no accents, plain apostrophes, single spaces
create or replace macro fold_name(name) as
    case
        -- Most names are so already, and the rest is slow.
        when regexp_full_match(name, '[!-~]+( [!-~]+)*') then lower(name)
        else regexp_replace(
            case
                when strlen(name) = length(name) then lower(name)
                else translate(strip_accents(lower(name)), '‘’‛´`‐‑–', '''''''''''---')
            end,
            '\s+',
            ' ',
            'g'
        ).trim()
    end;
comment on macro fold_name is 'A name as it is compared: lower case, no accents, single spaces.';

-- question: which entities go by a name?
create or replace macro entities_named(name) as table
select
    entity_id,
    ['name', 'alias', 'surname'][min(rank)] as matched
from (
    select
        entity_id,
        case
            when fold_name(canonical_name) = fold_name(name) then 1
            when entity_type = 'person'
                and ends_with(fold_name(canonical_name), ' ' || fold_name(name)) then 3
        end as rank
    from entities
    union all
    select
        entity_id,
        case when why = 'surname' then 3 else 2 end
    from entity_aliases
    where fold_name(alias) = fold_name(name)
)
where rank is not null
group by entity_id;
comment on macro table entities_named is
    'Entities by canonical name or alias; matched says which, or surname where only that is given.';

-- question: which speakers go by a name?
create or replace macro speakers_named(name) as table
select
    s.speaker_id,
    coalesce(
        case when fold_name(s.display_name) = fold_name(name) then 'name' end,
        n.matched,
        'surname'
    ) as matched
from speakers s
left join entities_named(name) n on n.entity_id = s.entity_id
where n.entity_id is not null
    or fold_name(s.display_name) = fold_name(name)
    or (
        s.speaker_kind = 'person'
        and ends_with(fold_name(s.display_name), ' ' || fold_name(name))
    );
comment on macro table speakers_named is
    'Speakers by name or by an alias of the entity that they are; unnamed ones by their own words.';
