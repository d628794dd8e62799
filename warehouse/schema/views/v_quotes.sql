-- question: who said what, where and when, in the words that stand now?
-- Quotes of current article versions with speaker, role at the time, outlet and link; without thoughts
-- and acts, which are in v_attributions.
create or replace view v_quotes as
select * exclude (presentation)
from v_attributions
where presentation = 'speech';
