-- The rejects of a batch of either stage.

-- step: rejects | take out rejects that come again
delete from kept.rejects
where reject_id in (select reject_id from rejects);

-- step: rejects | keep the rejects
insert into kept.rejects by name
select *
from rejects;
