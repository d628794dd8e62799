-- The rejects of a batch of either stage.

-- step: rejects | take out rejects that come again, and those of an earlier load of the batch
delete from kept.rejects
where reject_id in (select reject_id from rejects)
    or batch_id in (select batch_id from loading);

-- step: rejects | keep the rejects
insert into kept.rejects by name
select *
from rejects;
