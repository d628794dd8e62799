-- What people select from. Every view counts current versions only, except v_quote_changes, and
-- says so where it counts syndicated copies once (story_id). Rows of retracted articles bear it in
-- article_status where they are listed, and are left out where they are counted or compared
-- (v_entity_daily, v_claim_flips, the marts). Each opens with its question.

-- question: who said what, where and when, in the words that stand now?
create or replace view v_quotes as
select
    q.quote_id,
    q.article_id,
    q.version_id,
    coalesce(a.syndication_id, a.article_id) as story_id,
    coalesce(a.syndication_id <> a.article_id, false) as is_copy,
    a.status as article_status,
    a.source,
    a.headline,
    a.url,
    a.published_at,
    q.speaker_id,
    s.display_name,
    s.speaker_kind,
    q.speaker_confidence,
    r.title,
    r.unit,
    r.affiliation,
    p.is_stated_here as is_role_stated_here,
    s.entity_id,
    e.canonical_name,
    q.quote_type,
    q.text,
    q.cue,
    q.cue_lemma,
    q.cue_stance,
    q.reference_text,
    q.reference_kind,
    q.char_start,
    q.char_end,
    q.content_spans,
    q.continues_quote_id,
    coalesce(k.quote_cluster_id, q.quote_cluster_id) as quote_cluster_id,
    k.match_kind,
    a.source_record,
    a.archive_id,
    a.position,
    q.run_id,
    q.method,
    q.confidence
from quotes q
join article_versions v on v.version_id = q.version_id and v.valid_to is null
join articles a on a.article_id = q.article_id
left join speakers s on s.speaker_id = q.speaker_id
left join entities e on e.entity_id = s.entity_id
left join quote_roles p on p.quote_id = q.quote_id
left join speaker_roles r on r.role_id = p.role_id
left join quote_cluster_members k on k.quote_id = q.quote_id;
comment on view v_quotes is
    'Quotes of current article versions with speaker, role at the time, outlet and link.';
comment on column v_quotes.quote_id is 'Id of the quote.';
comment on column v_quotes.article_id is 'Id of the article.';
comment on column v_quotes.version_id is 'Id of the article version.';
comment on column v_quotes.story_id is
    'The syndicated group of the article, or the article itself: count these to count a copied story once.';
comment on column v_quotes.is_copy is 'Whether an earlier article prints the same text.';
comment on column v_quotes.article_status is
    'current, corrected or retracted: keep the last apart unless withdrawn words are wanted.';
comment on column v_quotes.source is 'The outlet or feed.';
comment on column v_quotes.headline is 'Headline.';
comment on column v_quotes.url is 'Canonical address of the page.';
comment on column v_quotes.published_at is
    'When the article was published (UTC); null when unknown.';
comment on column v_quotes.speaker_id is 'Id of the speaker; null when unknown.';
comment on column v_quotes.display_name is 'Name of the speaker; null when unknown.';
comment on column v_quotes.speaker_kind is
    'person, organization, group, unnamed_person or unnamed_group.';
comment on column v_quotes.speaker_confidence is
    'Probability of that speaker, 0 to 1; null when unknown.';
comment on column v_quotes.title is 'Title of the speaker then.';
comment on column v_quotes.unit is 'Unit of the speaker then.';
comment on column v_quotes.affiliation is 'Affiliation of the speaker then.';
comment on column v_quotes.is_role_stated_here is
    'Whether the role is stated in this article, rather than the latest stated before it.';
comment on column v_quotes.entity_id is 'Who the speaker is; null for an unnamed one.';
comment on column v_quotes.canonical_name is 'Fullest name of that entity.';
comment on column v_quotes.quote_type is 'direct, indirect or mixed.';
comment on column v_quotes.text is 'The words with their marks, equal to the span.';
comment on column v_quotes.cue is 'The words that report, such as "said".';
comment on column v_quotes.cue_lemma is 'Their dictionary form.';
comment on column v_quotes.cue_stance is
    'neutral, positive, negative, uncertain, certain, wish or question.';
comment on column v_quotes.reference_text is 'The words that name the speaker here.';
comment on column v_quotes.reference_kind is 'name, surname, nominal, pronoun or none.';
comment on column v_quotes.char_start is 'First code point of the span in article_versions.text.';
comment on column v_quotes.char_end is 'One past its last code point.';
comment on column v_quotes.content_spans is 'The pieces of a split quote.';
comment on column v_quotes.continues_quote_id is 'The quote that this one continues.';
comment on column v_quotes.quote_cluster_id is
    'The same words across articles, parts joined to the whole.';
comment on column v_quotes.match_kind is
    'same, part or pieces: how much of the cluster''s words it has; null where nothing repeats them.';
comment on column v_quotes.source_record is 'The outlet''s or archive''s own id of the record.';
comment on column v_quotes.archive_id is 'The archive that holds the article.';
comment on column v_quotes.position is 'Where in that archive.';
comment on column v_quotes.run_id is 'The run that made the row.';
comment on column v_quotes.method is 'Which rule or model made the row.';
comment on column v_quotes.confidence is 'How sure the method is, 0 to 1.';

-- question: what is claimed, by whom or by the article itself, and how?
create or replace view v_claims as
select
    c.claim_id,
    c.article_id,
    c.version_id,
    coalesce(a.syndication_id, a.article_id) as story_id,
    coalesce(a.syndication_id <> a.article_id, false) as is_copy,
    a.status as article_status,
    a.source,
    a.headline,
    a.url,
    a.published_at,
    c.is_attributed,
    c.speaker_id,
    s.display_name,
    s.speaker_kind,
    c.quote_id,
    q.cue_stance,
    c.text,
    c.claim_kind,
    c.modality,
    c.is_conditional,
    c.polarity,
    c.subject_text,
    c.predicate_lemma,
    c.object_text,
    c.check_worthiness,
    c.char_start,
    c.char_end,
    coalesce(m.claim_cluster_id, c.claim_cluster_id) as claim_cluster_id,
    m.match_kind,
    k.has_flip,
    a.source_record,
    a.archive_id,
    a.position,
    c.run_id,
    c.method,
    c.confidence
from claims c
join article_versions v on v.version_id = c.version_id and v.valid_to is null
join articles a on a.article_id = c.article_id
left join speakers s on s.speaker_id = c.speaker_id
left join quotes q on q.quote_id = c.quote_id
left join claim_cluster_members m on m.claim_id = c.claim_id
left join claim_clusters k on k.claim_cluster_id = m.claim_cluster_id;
comment on view v_claims is 'Claims of current article versions with speaker, outlet and link.';
comment on column v_claims.claim_id is 'Id of the claim.';
comment on column v_claims.article_id is 'Id of the article.';
comment on column v_claims.version_id is 'Id of the article version.';
comment on column v_claims.story_id is
    'The syndicated group of the article, or the article itself: count these to count a copied story once.';
comment on column v_claims.is_copy is 'Whether an earlier article prints the same text.';
comment on column v_claims.article_status is
    'current, corrected or retracted: keep the last apart unless withdrawn words are wanted.';
comment on column v_claims.source is 'The outlet or feed.';
comment on column v_claims.headline is 'Headline.';
comment on column v_claims.url is 'Canonical address of the page.';
comment on column v_claims.published_at is
    'When the article was published (UTC); null when unknown.';
comment on column v_claims.is_attributed is 'Whether a source says so, rather than the article.';
comment on column v_claims.speaker_id is 'Id of who says so.';
comment on column v_claims.display_name is
    'Who says so; null when nobody is named or the article itself speaks.';
comment on column v_claims.speaker_kind is
    'person, organization, group, unnamed_person or unnamed_group.';
comment on column v_claims.quote_id is 'The quote that the claim is in.';
comment on column v_claims.cue_stance is
    'Stance of the words that report it: neutral, positive, negative, uncertain, certain, wish or question; null for the article''s own.';
comment on column v_claims.text is 'The words, equal to the span.';
comment on column v_claims.claim_kind is 'fact, causal, forecast, normative or evaluation.';
comment on column v_claims.modality is 'asserted, possible, future or necessary.';
comment on column v_claims.is_conditional is 'Whether it holds only if something else does.';
comment on column v_claims.polarity is 'affirmative or negative, by the main predicate.';
comment on column v_claims.subject_text is 'Subject of the main predicate.';
comment on column v_claims.predicate_lemma is 'Dictionary form of the main predicate.';
comment on column v_claims.object_text is 'Object of the main predicate.';
comment on column v_claims.check_worthiness is 'How much it is worth checking, 0 to 1.';
comment on column v_claims.char_start is 'First code point of the span in article_versions.text.';
comment on column v_claims.char_end is 'One past its last code point.';
comment on column v_claims.claim_cluster_id is
    'The same claim across articles, whatever its polarity, parts joined to the whole; without a match_kind, only the same subject, predicate and object.';
comment on column v_claims.match_kind is
    'same, near or part: how much of the cluster''s claim it makes; null where it is made once.';
comment on column v_claims.has_flip is
    'Whether the claim is both affirmed and denied somewhere; null when it is made once.';
comment on column v_claims.source_record is 'The outlet''s or archive''s own id of the record.';
comment on column v_claims.archive_id is 'The archive that holds the article.';
comment on column v_claims.position is 'Where in that archive.';
comment on column v_claims.run_id is 'The run that made the row.';
comment on column v_claims.method is 'Which rule or model made the row.';
comment on column v_claims.confidence is 'How sure the method is, 0 to 1.';

-- question: what is on record about a speaker, in the order in which it was published?
create or replace view v_speaker_timeline as
select
    s.speaker_id,
    s.display_name,
    s.entity_id,
    a.published_at,
    f.event_kind,
    f.text,
    f.title,
    f.unit,
    f.affiliation,
    a.source,
    a.headline,
    a.url,
    coalesce(a.syndication_id, a.article_id) as story_id,
    coalesce(a.syndication_id <> a.article_id, false) as is_copy,
    a.status as article_status,
    f.article_id,
    f.version_id,
    f.char_start,
    f.char_end
from (
    select
        'role' as event_kind,
        speaker_id,
        article_id,
        version_id,
        text,
        title,
        unit,
        affiliation,
        char_start,
        char_end
    from speaker_roles
    union all
    select
        'quote',
        speaker_id,
        article_id,
        version_id,
        text,
        null,
        null,
        null,
        char_start,
        char_end
    from quotes
) f
join article_versions v on v.version_id = f.version_id and v.valid_to is null
join articles a on a.article_id = f.article_id
join speakers s on s.speaker_id = f.speaker_id
where s.speaker_kind not in ('unnamed_person', 'unnamed_group');
comment on view v_speaker_timeline is
    'Stated roles and quotes of named speakers, one row each, for ordering by published_at.';
comment on column v_speaker_timeline.speaker_id is 'Id of the speaker; null when unknown.';
comment on column v_speaker_timeline.display_name is 'Name of the speaker; null when unknown.';
comment on column v_speaker_timeline.entity_id is 'Who the speaker is.';
comment on column v_speaker_timeline.published_at is
    'When the article was published (UTC); null when unknown.';
comment on column v_speaker_timeline.event_kind is 'role or quote.';
comment on column v_speaker_timeline.text is 'The words of the article, equal to the span.';
comment on column v_speaker_timeline.title is 'Title, where a role is stated.';
comment on column v_speaker_timeline.unit is 'Unit, where a role is stated.';
comment on column v_speaker_timeline.affiliation is 'Affiliation, where a role is stated.';
comment on column v_speaker_timeline.source is 'The outlet or feed.';
comment on column v_speaker_timeline.headline is 'Headline.';
comment on column v_speaker_timeline.url is 'Canonical address of the page.';
comment on column v_speaker_timeline.story_id is
    'The syndicated group of the article, or the article itself: count these to count a copied story once.';
comment on column v_speaker_timeline.is_copy is 'Whether an earlier article prints the same text.';
comment on column v_speaker_timeline.article_status is
    'current, corrected or retracted: keep the last apart unless withdrawn words are wanted.';
comment on column v_speaker_timeline.article_id is 'Id of the article.';
comment on column v_speaker_timeline.version_id is 'Id of the article version.';
comment on column v_speaker_timeline.char_start is
    'First code point of the span in article_versions.text.';
comment on column v_speaker_timeline.char_end is 'One past its last code point.';

-- question: how much is written about an entity on a day?
create or replace view v_entity_daily as
select
    m.published_on,
    m.entity_id,
    e.canonical_name,
    e.entity_type,
    e.country_code,
    m.mentions,
    m.story_mentions,
    m.articles,
    m.stories,
    m.outlets
from mart_entity_daily m
join entities e using (entity_id);
comment on view v_entity_daily is
    'Mentions of each entity by publication day, retracted articles left out; syndicated copies count once in stories and story_mentions.';
comment on column v_entity_daily.published_on is
    'Publication day (UTC); null for undated articles.';
comment on column v_entity_daily.entity_id is 'Id of the entity.';
comment on column v_entity_daily.canonical_name is 'Fullest name of the entity.';
comment on column v_entity_daily.entity_type is
    'person, organization, place, law, event, group, work or product.';
comment on column v_entity_daily.country_code is 'ISO 3166 code, for a place that has one.';
comment on column v_entity_daily.mentions is 'Mentions, copies included.';
comment on column v_entity_daily.story_mentions is
    'Mentions in the earliest article of each story.';
comment on column v_entity_daily.articles is 'Articles that mention it.';
comment on column v_entity_daily.stories is 'The same, syndicated copies counted once.';
comment on column v_entity_daily.outlets is 'Outlets that mention it.';

-- question: which articles print the same text, and who had it first?
create or replace view v_syndication as
select
    a.syndication_id,
    a.article_id,
    a.article_id = a.syndication_id as is_first,
    a.source,
    a.agency,
    a.status as article_status,
    a.headline,
    a.url,
    a.published_at,
    f.source as first_source,
    f.published_at as first_published_at,
    date_diff('minute', f.published_at, a.published_at) as minutes_after,
    count(*) over (partition by a.syndication_id) as articles
from articles a
join articles f on f.article_id = a.syndication_id;
comment on view v_syndication is
    'Articles in a syndicated group, one row each, copies and original alike.';
comment on column v_syndication.syndication_id is 'The earliest article of the group.';
comment on column v_syndication.article_id is 'Id of the article.';
comment on column v_syndication.is_first is 'Whether this is that article.';
comment on column v_syndication.source is 'The outlet or feed.';
comment on column v_syndication.agency is 'News agency credited.';
comment on column v_syndication.article_status is
    'current, corrected or retracted: keep the last apart unless withdrawn words are wanted.';
comment on column v_syndication.headline is 'Headline.';
comment on column v_syndication.url is 'Canonical address of the page.';
comment on column v_syndication.published_at is 'When this article was published (UTC).';
comment on column v_syndication.first_source is 'Outlet of the earliest article.';
comment on column v_syndication.first_published_at is
    'When the earliest article was published (UTC).';
comment on column v_syndication.minutes_after is
    'Minutes from the earliest article to this one; null if either is undated.';
comment on column v_syndication.articles is 'Articles in the group.';

-- question: who takes back or weakens a claim, and who contradicts another's?
create or replace view v_claim_flips as
with told as materialized (
    select
        k.claim_cluster_id,
        c.claim_id,
        c.speaker_id,
        s.display_name,
        c.polarity,
        c.modality,
        c.text,
        a.source,
        a.url,
        a.published_at,
        c.article_id,
        c.version_id,
        lag(c.claim_id) over by_anyone as claim_id_before,
        lag(c.claim_id) over by_one as own_claim_id_before
    from claims c
    -- A part leaves words out, and those may be what two claims differ in.
    join claim_cluster_members k on k.claim_id = c.claim_id and k.match_kind <> 'part'
    semi join (
        from claim_clusters
        where has_flip
            or modalities > 1
    ) g on g.claim_cluster_id = k.claim_cluster_id
    join article_versions v on v.version_id = c.version_id and v.valid_to is null
    join articles a on a.article_id = c.article_id and a.status <> 'retracted'
    left join speakers s on s.speaker_id = c.speaker_id
    where a.published_at is not null
        and coalesce(a.syndication_id = a.article_id, true)
    window
        by_anyone as (
            partition by k.claim_cluster_id
            order by
                a.published_at,
                c.article_id,
                c.char_start,
                c.claim_id
        ),
        by_one as (
            partition by
                k.claim_cluster_id,
                c.speaker_id
            order by
                a.published_at,
                c.article_id,
                c.char_start,
                c.claim_id
        )
),
pairs as (
    select
        'polarity' as flip_kind,
        claim_id,
        claim_id_before
    from told
    union
    select
        'polarity',
        claim_id,
        own_claim_id_before
    from told
    where speaker_id is not null
    union all
    select
        'modality',
        claim_id,
        own_claim_id_before
    from told
    where speaker_id is not null
)
select
    n.claim_cluster_id,
    p.flip_kind,
    n.speaker_id = b.speaker_id as is_same_speaker,
    b.speaker_id as speaker_id_before,
    b.display_name as display_name_before,
    b.polarity as polarity_before,
    b.modality as modality_before,
    b.text as text_before,
    b.source as source_before,
    b.url as url_before,
    b.published_at as published_at_before,
    n.speaker_id,
    n.display_name,
    n.polarity,
    n.modality,
    n.text,
    n.source,
    n.url,
    n.published_at,
    n.claim_id,
    b.claim_id as claim_id_before,
    n.article_id,
    b.article_id as article_id_before,
    n.version_id
from pairs p
join told n on n.claim_id = p.claim_id
join told b on b.claim_id = p.claim_id_before
where (p.flip_kind = 'polarity' and n.polarity <> b.polarity)
    or (p.flip_kind = 'modality' and n.modality <> b.modality and n.published_at > b.published_at)
order by
    n.published_at,
    n.claim_id,
    p.flip_kind,
    b.published_at,
    b.claim_id;
comment on view v_claim_flips is
    'Dated claims that deny what was affirmed before or the reverse, against the claim before in their cluster and the same speaker''s own, or that the same speaker made with another modality before; one row a pair and kind, in order of time; syndicated copies, retracted articles and claims of a part are left out.';
comment on column v_claim_flips.claim_cluster_id is
    'The claim (subject, predicate and object), whatever its polarity and modality.';
comment on column v_claim_flips.flip_kind is
    'polarity, by anyone, or modality, of one speaker in a later article.';
comment on column v_claim_flips.is_same_speaker is
    'Whether one speaker says both; null when either is unknown.';
comment on column v_claim_flips.speaker_id_before is 'Who said otherwise before.';
comment on column v_claim_flips.display_name_before is 'Name of that speaker.';
comment on column v_claim_flips.polarity_before is 'affirmative or negative.';
comment on column v_claim_flips.modality_before is 'asserted, possible, future or necessary.';
comment on column v_claim_flips.text_before is 'The words before.';
comment on column v_claim_flips.source_before is 'Outlet of the words before.';
comment on column v_claim_flips.url_before is 'Address of the page before.';
comment on column v_claim_flips.published_at_before is 'When that was published (UTC).';
comment on column v_claim_flips.speaker_id is 'Who says so now.';
comment on column v_claim_flips.display_name is 'Name of the speaker; null when unknown.';
comment on column v_claim_flips.polarity is 'affirmative or negative.';
comment on column v_claim_flips.modality is 'asserted, possible, future or necessary.';
comment on column v_claim_flips.text is 'The words now, equal to their span.';
comment on column v_claim_flips.source is 'The outlet or feed.';
comment on column v_claim_flips.url is 'Canonical address of the page.';
comment on column v_claim_flips.published_at is
    'When the article was published (UTC); null when unknown.';
comment on column v_claim_flips.claim_id is 'Id of the claim.';
comment on column v_claim_flips.claim_id_before is 'Id of the claim before.';
comment on column v_claim_flips.article_id is 'Id of the article.';
comment on column v_claim_flips.article_id_before is 'Id of the article before.';
comment on column v_claim_flips.version_id is 'Id of the article version.';

-- question: which quotes did a correction take out, put in or reword?
create or replace view v_quote_changes as
with spoken as (
    select
        p.period_no,
        p.valid_from,
        p.valid_to,
        q.*
    from article_periods p
    join quotes q using (version_id, article_id)
    where p.article_id in (
        select article_id
        from article_periods
        where period_no > 1
    )
)
select
    b.article_id,
    a.source,
    a.headline,
    a.url,
    a.status as article_status,
    'removed' as change,
    b.valid_to as changed_at,
    b.period_no as from_period_no,
    b.period_no + 1 as to_period_no,
    b.speaker_id,
    s.display_name,
    b.text,
    b.quote_id,
    b.version_id,
    b.char_start,
    b.char_end
from spoken b
join articles a using (article_id)
left join speakers s using (speaker_id)
where b.valid_to is not null
    and not exists (
        from spoken n
        where n.article_id = b.article_id
            and n.period_no = b.period_no + 1
            and n.text = b.text
    )
union all
select
    n.article_id,
    a.source,
    a.headline,
    a.url,
    a.status,
    'added',
    n.valid_from,
    n.period_no - 1,
    n.period_no,
    n.speaker_id,
    s.display_name,
    n.text,
    n.quote_id,
    n.version_id,
    n.char_start,
    n.char_end
from spoken n
join articles a using (article_id)
left join speakers s using (speaker_id)
where n.period_no > 1
    and not exists (
        from spoken b
        where b.article_id = n.article_id
            and b.period_no = n.period_no - 1
            and b.text = n.text
    );
comment on view v_quote_changes is
    'Quotes of an article whose exact words stand in one stretch of time and not in the one before or after.';
comment on column v_quote_changes.article_id is 'Id of the article.';
comment on column v_quote_changes.source is 'The outlet or feed.';
comment on column v_quote_changes.headline is 'Headline.';
comment on column v_quote_changes.url is 'Canonical address of the page.';
comment on column v_quote_changes.article_status is
    'current, corrected or retracted: keep the last apart unless withdrawn words are wanted.';
comment on column v_quote_changes.change is 'removed or added; a reworded quote is one of each.';
comment on column v_quote_changes.changed_at is 'From when the later words stand (UTC).';
comment on column v_quote_changes.from_period_no is 'The earlier stretch, as in article_periods.';
comment on column v_quote_changes.to_period_no is 'The later stretch.';
comment on column v_quote_changes.speaker_id is 'Id of the speaker; null when unknown.';
comment on column v_quote_changes.display_name is 'Name of the speaker; null when unknown.';
comment on column v_quote_changes.text is 'The words, equal to the span.';
comment on column v_quote_changes.quote_id is 'The quote, in the version that has it.';
comment on column v_quote_changes.version_id is 'The version that has it.';
comment on column v_quote_changes.char_start is
    'First code point of the span in article_versions.text.';
comment on column v_quote_changes.char_end is 'One past its last code point.';

-- question: which words of an article stood when?
create or replace view v_article_history as
select
    p.article_id,
    a.source,
    a.url,
    p.period_no,
    v.headline,
    p.version_id,
    p.valid_from,
    p.valid_to,
    p.valid_to is null as is_current,
    a.status as article_status
from article_periods p
join articles a using (article_id)
join article_versions v using (version_id);
comment on view v_article_history is
    'The stretches of time in which a version of an article stood, one row each.';
comment on column v_article_history.article_id is 'Id of the article.';
comment on column v_article_history.source is 'The outlet or feed.';
comment on column v_article_history.url is 'Canonical address of the page.';
comment on column v_article_history.period_no is '1 for the first stretch.';
comment on column v_article_history.headline is 'Headline of the version that stood.';
comment on column v_article_history.version_id is
    'The version that stood; twice where an outlet went back to former words.';
comment on column v_article_history.valid_from is 'From when it stood (UTC).';
comment on column v_article_history.valid_to is 'Until when; null for what stands now.';
comment on column v_article_history.is_current is 'Whether it stands now.';
comment on column v_article_history.article_status is
    'current, corrected or retracted: keep the last apart unless withdrawn words are wanted.';

-- question: what does the warehouse hold of each outlet and day, and how far is it annotated?
create or replace view v_coverage as
select
    a.published_at::date as published_on,
    a.source,
    count(*) as articles,
    count(distinct coalesce(a.syndication_id, a.article_id)) as stories,
    count(*) filter (where a.syndication_id <> a.article_id) as copies,
    count(*) filter (where a.status = 'corrected') as corrected,
    count(*) filter (where a.status = 'retracted') as retracted,
    sum(v.word_count)::bigint as words,
    count(*) filter (where n.annotation_status = 'annotated') as annotated,
    count(*) filter (where n.annotation_status = 'no_model_for_language') as without_model,
    count(*) filter (where n.annotation_status = 'failed') as failed,
    count(*) filter (where n.annotation_status is null) as waiting
from articles a
join article_versions v on v.version_id = a.current_version_id
left join annotations n on n.version_id = a.current_version_id
group by
    published_on,
    a.source;
comment on view v_coverage is
    'Articles by outlet and publication day, with annotation status; syndicated copies count once in stories.';
comment on column v_coverage.published_on is 'Publication day (UTC); null for undated articles.';
comment on column v_coverage.source is 'The outlet or feed.';
comment on column v_coverage.articles is 'Articles.';
comment on column v_coverage.stories is 'The same, syndicated copies counted once.';
comment on column v_coverage.copies is
    'Articles that another printed first: articles less copies, summed over outlets, counts each story once.';
comment on column v_coverage.corrected is 'Articles that have had other words before.';
comment on column v_coverage.retracted is 'Articles that were withdrawn; counted in articles.';
comment on column v_coverage.words is 'Words in current versions.';
comment on column v_coverage.annotated is 'Articles whose current version is annotated.';
comment on column v_coverage.without_model is 'Articles in a language without a model.';
comment on column v_coverage.failed is 'Articles on which the annotator failed.';
comment on column v_coverage.waiting is 'Articles that no annotator has been given.';
