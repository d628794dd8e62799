-- How names are compared, for people and for resolution. A name here is what the annotator gave an
-- id, by its type and words.

-- macro: fold | compare names
create temp macro fold(t) as
    trim(regexp_replace(regexp_replace(
        replace(replace(replace(replace(replace(replace(strip_accents(lower(replace(t, '’', ''''))),
            'ø', 'o'), 'ł', 'l'), 'ß', 'ss'), 'æ', 'ae'), 'đ', 'd'), 'ı', 'i'),
        '''s\b|[.,"“”]', '', 'g'), '^the |[-\s]+', ' ', 'g'));

-- macro: loosen | compare names beyond accents
-- Müller, Mueller and Muller meet in one
create temp macro loosen(t) as replace(replace(replace(t, 'ae', 'a'), 'oe', 'o'), 'ue', 'u');

-- macro: suffix_of | find the suffix of a person's name
create temp macro suffix_of(k) as nullif(regexp_extract(k, ' (jr|sr|ii|iii|iv)$', 1), '');

-- macro: person_words | cut a person's name
create temp macro person_words(k) as string_split(trim(loosen(regexp_replace(
    k, '^(?:(?:mr|mrs|ms|dr|prof|sir|dame|lord|lady) )+| (?:jr|sr|ii|iii|iv)$', '', 'g'))), ' ');

-- macro: person_keys | find the keys of a person
create temp macro person_keys(w) as case
    when len(w) < 2 then []::varchar[]
    else list_distinct(list_filter([
        'l|' || w[-1] || '|' || left(w[1], 1),
        'd|' || w[1] || '|' || w[2],
        case when len(w) = 2 then 's|' || least(w[1], w[2]) || '|' || greatest(w[1], w[2]) end
    ], lambda k: k is not null))
end;

-- macro: form_of | find the legal form of a company
create temp macro form_of(k) as nullif(regexp_extract(k,
    ' (incorporated|inc|corporation|corp|limited|pte ltd|pty ltd|ltd|plc|llc|llp|company|co|ag|gmbh|kg|se|sa|spa|srl|nv|bv|as|asa|ab|oyj|oy|sas|kk)$', 1), '');

-- macro: filed_form | file legal forms
create temp macro filed_form(f) as case f
    when 'incorporated' then 'inc'
    when 'corporation' then 'corp'
    when 'limited' then 'ltd'
    when 'pte ltd' then 'ltd'
    when 'pty ltd' then 'ltd'
    when 'company' then 'co'
    when 'oyj' then 'oy'
    else f
end;

-- macro: core_of | take the legal form off
create temp macro core_of(k) as replace(replace(replace(replace(replace(replace(replace(
    case when form_of(k) is null then k else left(k, length(k) - length(form_of(k)) - 1) end,
    'organisation', 'organization'), 'centre', 'center'), 'labour', 'labor'), 'defence', 'defense'),
    'programme', 'program'), '&', 'and'), ' ', '');

-- macro: middles_fit | whether what stands between two names' ends may be the same
-- "A." or nothing may be "Adam"
create temp macro middles_fit(s, l) as
    len(s) = 0 or len(l) = 0 or s[1] = l[1] or (length(s[1]) = 1 and left(l[1], 1) = s[1]);

-- macro: shortens | how a person's name may be another's in short
-- it may not where this is null: "John A. Smith" is not "John B. Smith", Jr is not Sr
create temp macro shortens(s, l, ss, ls) as case
    when ss <> ls or len(s) < 2 or len(l) < 2 then null
    when s = l and ss is null and ls is not null then 'suffix'
    when s = l and ss is not distinct from ls then 'spelling'
    when ss is distinct from ls then null
    when s[-1] = l[-1] and length(s[1]) = 1 and length(l[1]) > 1 and left(l[1], 1) = s[1]
        and middles_fit(s[2:-2], l[2:-2]) then 'initials'
    when s[-1] = l[-1] and s[1] = l[1] and length(s[1]) > 1 and s <> l
        and (len(s) < len(l) or (len(s) = len(l) and length(s[2]) = 1))
        and middles_fit(s[2:-2], l[2:-2]) then 'middle name'
    when len(s) = 2 and len(l) = 3 and s[1] = l[1] and s[2] = l[2] then 'double name'
    when len(s) = 2 and len(l) = 2 and s[1] = l[2] and s[2] = l[1]
        and length(s[1]) > 1 and length(s[2]) > 1 and s[1] > l[1] then 'name order'
end;
