"""Rows of what is said to be so: `claims` and `claim_entities`.

In: the propositions of an article and the ids of its quotes. Out: rows. The decision to question:
claims of one subject, predicate and object are one cluster whether affirmed or denied, so that a
change of mind is seen as one. Whom "he" means is an entity of the claim, too, as its subject.
"""

from collections.abc import Sequence

from transforms.annotate.article_rows import ArticleRows
from transforms.annotate.claim_subjects import METHOD, find_referent
from transforms.attribution.types import holds
from transforms.claims.check_worthiness import Scale
from transforms.claims.find import Proposition, find_entity_role
from transforms.ids import hash_id, normalise_words
from transforms.lake.records import Claim, ClaimEntity


def add_claims(rows: ArticleRows, quote_ids: Sequence[str]) -> None:
    """A row a claim, and one for each entity in it."""
    article = rows.found.article
    worth = Scale(article.doc)
    for number, claim in enumerate(rows.found.claims):
        quote = claim.attribution
        voice = rows.found.voices[quote] if quote is not None else None
        quote_id = None if quote is None else quote_ids[quote]
        low, high = claim.char_start, claim.char_end
        claim_id = hash_id("claim", rows.version_id, low, high, quote_id)
        rows.add(
            "claims",
            Claim(
                claim_id=claim_id,
                article_id=rows.source.article_id,
                claim_no=number + 1,
                text=article.text[low:high],
                char_start=low,
                char_end=high,
                quote_id=quote_id,
                speaker_id=rows.add_speaker(voice) if voice is not None else None,
                is_attributed=quote is not None,
                modality=claim.modality,
                is_conditional=claim.is_conditional,
                polarity=claim.polarity,
                claim_kind=claim.claim_kind,
                subject_text=article.slice(*claim.subject) if claim.subject else None,
                predicate_lemma=claim.predicate_lemma,
                object_text=article.slice(*claim.object) if claim.object else None,
                check_worthiness=worth.score(claim.pieces),
                claim_cluster_id=_claim_cluster(rows, claim),
                **rows.lineage(claim.method, claim.confidence),
            ),
        )
        _add_claim_entities(rows, claim, claim_id)


def _claim_cluster(rows: ArticleRows, claim: Proposition) -> str | None:
    """Subject, predicate and object without negation, so that a flip stays in its cluster."""
    if claim.subject is None or claim.object is None:
        return None
    article = rows.found.article
    if all(token.pos_ in ("PRON", "DET") for token in article.doc[slice(*claim.subject)]):
        return None
    subject = normalise_words(article.slice(*claim.subject))
    objects = normalise_words(article.slice(*claim.object))
    return hash_id("claim", subject, claim.predicate_lemma, objects)


def _add_claim_entities(rows: ArticleRows, claim: Proposition, claim_id: str) -> None:
    seen: set[tuple[str, str]] = set()
    first, last = claim.pieces[0][0], claim.pieces[-1][1]
    for index, name in enumerate(rows.found.names):
        if name.tokens[0] < first or name.tokens[1] > last:
            continue
        if not any(holds(piece, name.tokens) for piece in claim.pieces):
            continue
        role = find_entity_role(claim, name.tokens)
        entity_id = rows.entity_ids[rows.cluster_of[index]]
        if (entity_id, role) in seen:
            continue
        seen.add((entity_id, role))
        rows.add(
            "claim_entities",
            ClaimEntity(
                claim_id=claim_id,
                entity_id=entity_id,
                role=role,
                **rows.lineage(name.method, name.confidence),
            ),
        )
    found = rows.found
    meant = find_referent(
        found.article, claim, found.attributions, found.voices, found.clusters, found.referents
    )
    if meant is None or (rows.entity_ids[meant.cluster], "subject") in seen:
        return
    rows.add(
        "claim_entities",
        ClaimEntity(
            claim_id=claim_id,
            entity_id=rows.entity_ids[meant.cluster],
            role="subject",
            **rows.lineage(METHOD, meant.confidence),
        ),
    )
