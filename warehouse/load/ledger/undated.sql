-- What a run brought and could not date.

-- query: articles of a run by outlet whose date is stated and was not understood
select
    source,
    count(*) as articles,
    min(published_stated) as example
from article_records
where run_id = $run_id
    and published_stated is not null
group by source
order by
    articles desc,
    source;
