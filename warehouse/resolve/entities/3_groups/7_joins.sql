-- A round of joins ends: all that was picked has one label.

-- step: met_labels | note the labels that meet
create or replace temp table met_labels as
select
    unnest([own, label]) as node,
    unnest([label, own]) as other
from picked_pairs;

-- step: new_labels | begin with each label by itself
create or replace temp table new_labels as
select distinct
    node,
    node as label
from met_labels;

-- loop: new_labels | take the smallest label that is met
update new_labels as m
set label = n.label
from (
    select
        e.node,
        min(o.label) as label
    from met_labels e
    join new_labels o on o.node = e.other
    group by e.node
) n
where n.node = m.node
    and n.label < m.label;

-- step: merged_groups | give all of a joined group the smaller label
update merged_groups as m
set label = n.label
from new_labels n
where n.node = m.label
    and n.label < m.label;
