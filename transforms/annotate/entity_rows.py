"""Rows of who and what an article names: `entities`, `entity_aliases`, `entity_mentions`.

In: the names and entities of an article, and its speakers' references. Out: rows. The decision to
question: a pronoun or noun counts as a mention only where a source stands in it, since only those
are resolved.
"""

from transforms.annotate.article_rows import ArticleRows
from transforms.entities.nominals import NOMINAL_METHOD, find_nominals
from transforms.entities.places import find_countries
from transforms.entities.types import ACRONYM, LABEL_OF
from transforms.ids import hash_id
from transforms.lake.records import Entity, EntityAlias, EntityMention
from transforms.lexicons.names import read_name_words
from transforms.parse.syntax import Tokens


def add_entities(rows: ArticleRows) -> None:
    """A row an entity, and one for each of its surfaces with the reason that joined it."""
    seen: set[str] = set()
    aliases: set[tuple[str, str, str]] = set()
    countries = find_countries(rows.found.article, rows.found.names, rows.found.clusters)
    for cluster, entity_id, country in zip(
        rows.found.clusters, rows.entity_ids, countries, strict=True
    ):
        best = max(rows.found.names[name].confidence for name in cluster.names)
        if entity_id not in seen:
            seen.add(entity_id)
            rows.add(
                "entities",
                Entity(
                    entity_id=entity_id,
                    canonical_name=cluster.canonical,
                    entity_type=cluster.entity_type,
                    country_code=country,
                    **rows.lineage("document", best),
                ),
            )
        for surface, why in cluster.why:
            if (entity_id, surface, why) in aliases:
                continue
            aliases.add((entity_id, surface, why))
            rows.add(
                "entity_aliases",
                EntityAlias(
                    entity_id=entity_id,
                    alias=surface,
                    why=why,
                    **rows.lineage("document", best),
                ),
            )


def add_mentions(rows: ArticleRows) -> None:
    """A row a name, a noun and a pronoun that stands for an entity, in the order of the text."""
    found: list[tuple[Tokens, str, str, int, str, float]] = []
    for index, name in enumerate(rows.found.names):
        kind = "acronym" if ACRONYM.match(name.text) else "name"
        owner = rows.cluster_of[index]
        found.append((name.tokens, name.label, kind, owner, name.method, name.confidence))
    for tokens, owner in find_nominals(rows.found.article, rows.found.names, rows.found.clusters):
        label = LABEL_OF[rows.found.clusters[owner].entity_type]
        confidence = read_name_words().confidence[NOMINAL_METHOD]
        found.append((tokens, label, "nominal", owner, NOMINAL_METHOD, confidence))
    taken = {tokens for tokens, *_ in found}
    for voice in rows.found.voices:
        if voice.reference is None or voice.cluster is None or voice.reference in taken:
            continue
        if voice.reference_kind in ("pronoun", "nominal"):
            taken.add(voice.reference)
            label = LABEL_OF[rows.found.clusters[voice.cluster].entity_type]
            kind, owner = voice.reference_kind, voice.cluster
            row = (voice.reference, label, kind, owner, voice.method, voice.confidence)
            found.append(row)
    article = rows.found.article
    for number, (tokens, label, kind, cluster, method, confidence) in enumerate(sorted(found)):
        low, high = article.chars(*tokens)
        rows.add(
            "entity_mentions",
            EntityMention(
                mention_id=hash_id("mention", rows.version_id, low, high),
                article_id=rows.source.article_id,
                mention_no=number + 1,
                surface=article.text[low:high],
                label=label,
                mention_kind=kind,
                in_quote=bool(article.mark_of[tokens[0]] >= 0),
                char_start=low,
                char_end=high,
                entity_id=rows.entity_ids[cluster],
                **rows.lineage(method, confidence),
            ),
        )
