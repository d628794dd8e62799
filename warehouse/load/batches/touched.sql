-- Read by `9_history.sql`, whatever the reason: a load or the retirement of batches.

-- step: touched_articles | make room for the articles to work out again
create temp table touched_articles (article_id varchar);
