-- question: which articles stood at a time, and in which words?
create or replace macro as_of(moment) as table
select
    v.article_id,
    v.version_id,
    v.version_no,
    a.source,
    v.headline,
    a.url,
    a.published_at,
    a.language,
    v.text,
    v.word_count,
    p.valid_from,
    p.valid_to,
    v.valid_to is null as is_current,
    a.status as article_status,
    v.archive_id,
    v.position
from article_periods p
join article_versions v using (version_id)
join articles a on a.article_id = p.article_id
where p.valid_from <= moment::timestamp
    and (p.valid_to is null or p.valid_to > moment::timestamp);
comment on macro table as_of is
    'The version of each article that stood at a moment (UTC): valid_from <= moment < valid_to.';

-- question: who said what, in the words that stood at a time?
create or replace macro quotes_as_of(moment) as table
/* view v_quotes at moment */;
comment on macro table quotes_as_of is
    'v_quotes as it would have been at a moment (UTC); who a speaker is, and copies, as known now.';

-- question: what was claimed, in the words that stood at a time?
create or replace macro claims_as_of(moment) as table
/* view v_claims at moment */;
comment on macro table claims_as_of is
    'v_claims as it would have been at a moment (UTC); who a speaker is, and copies, as known now.';
