-- What an earlier load of batches of the same ids brought.

-- step: touched_articles | note also articles that only the earlier load of a batch has records of
insert into touched_articles
select distinct article_id
from kept.article_records
where batch_id in (select batch_id from loading)
    and article_id not in (select article_id from touched_articles);

-- step: article_records | take out the records of the earlier load
delete from kept.article_records
where batch_id in (select batch_id from loading);
