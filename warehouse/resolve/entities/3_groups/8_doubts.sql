-- What is left over after the last round of joins.

-- step: near_groups | note names that had several takers
insert into near_groups
select
    p.a,
    p.b,
    max(p.score)
from open_pairs p
join merged_groups x on x.g = p.a
join merged_groups y on y.g = p.b
where x.label <> y.label
group by
    p.a,
    p.b;
