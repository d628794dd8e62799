"""Rows of what an article says its people are: `speaker_roles`.

In: the roles found in an article. Out: rows, one a person and place in the text. The decision to
question: a role makes a speaker of its bearer, also of one who says nothing in this article.
"""

from datetime import date

from transforms.annotate.article_rows import ArticleRows
from transforms.ids import hash_id
from transforms.lake.records import SpeakerRole
from transforms.speakers.resolve import Voice
from transforms.speakers.role_repeats import fill_repeats

ROLE_CONFIDENCE = 0.8


def add_roles(rows: ArticleRows) -> None:
    """A row a role."""
    article = rows.found.article
    seen: set[str] = set()
    for role in fill_repeats(rows.found.roles, rows.cluster_of):
        cluster = rows.cluster_of[role.name]
        low, high = article.chars(*role.tokens)
        name = rows.found.names[role.name]
        role_id = hash_id("role", rows.version_id, rows.entity_ids[cluster], low, high)
        if role_id in seen:
            continue
        seen.add(role_id)
        voice = Voice(None, "name", cluster, None, False, name.method, name.confidence)
        speaker_id = rows.add_speaker(voice)
        assert speaker_id is not None
        rows.add(
            "speaker_roles",
            SpeakerRole(
                role_id=role_id,
                speaker_id=speaker_id,
                article_id=rows.source.article_id,
                text=article.text[low:high],
                char_start=low,
                char_end=high,
                title=role.title,
                unit=role.unit,
                affiliation=role.affiliation,
                stated_on=_published_on(rows),
                **rows.lineage(role.method, ROLE_CONFIDENCE),
            ),
        )


def _published_on(rows: ArticleRows) -> date | None:
    published = rows.source.published_at
    return published.date() if published is not None else None
