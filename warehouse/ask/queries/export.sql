-- What there is to export, and its rows by month; `exported` is a view of the table at hand.

-- query: tables and their columns
select
    table_name,
    list(column_name order by column_index)
from duckdb_columns()
where
    not internal
    and table_name in (select t.table_name from duckdb_tables() t)
group by table_name
order by table_name;

-- query: rows by a date of their own
select
    *,
    coalesce(strftime(published_at, '%Y-%m'), 'undated') as published_month
from exported;

-- query: rows by the date of their article
select
    e.*,
    coalesce(strftime(a.published_at, '%Y-%m'), 'undated') as published_month
from exported e
left join articles a using (article_id);

-- query: rows by the date of their text
select
    e.*,
    coalesce(strftime(a.published_at, '%Y-%m'), 'undated') as published_month
from exported e
left join article_versions v using (version_id)
left join articles a on a.article_id = v.article_id;
