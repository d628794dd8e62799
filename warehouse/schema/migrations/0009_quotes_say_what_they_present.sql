-- Layout 9: quotes say whether they present speech, a thought or an act. Earlier annotators left out
-- what is a thought or an act alone.
alter table quotes add column presentation varchar default 'speech';
