"""What somebody is by the words that refer to him: "“It is late,” the Salford MP said".

In: the descriptions in an article, whom each means, and the roles stated beside the names. Out: a
role of each person of whom no title is stated, by the first "the …" that surely means him. The
decision to question: a description counts only where nothing is said beside the name, since it may
be wrong about whom it means.
"""

from collections.abc import Iterator, Sequence

from transforms.attribution.types import Attribution
from transforms.entities.types import EntityCluster, Name
from transforms.parse.document import ParsedArticle
from transforms.parse.syntax import Tokens
from transforms.parse.tokens import Doc
from transforms.speakers.bearers import SUBJECTS
from transforms.speakers.resolve import Candidate, Voice
from transforms.speakers.roles import read_role
from transforms.speakers.types import Role

SURE = 0.8
LEAST_TOLD = 3
"""Words of a description in the story that says what somebody is: no bare "the governor"."""
METHOD = "rules/role-reference"


def list_described(
    article: ParsedArticle,
    attributions: Sequence[Attribution],
    voices: Sequence[Voice],
    story: Sequence[tuple[Tokens, Candidate]],
) -> list[tuple[Tokens, int]]:
    """The descriptions that surely mean somebody named: the sources, then those of the story."""
    sources = [
        (item.source, voice.cluster)
        for item, voice in zip(attributions, voices, strict=True)
        if item.source is not None
        and voice.cluster is not None
        and voice.reference_kind == "nominal"
        and voice.confidence >= SURE
    ]
    others = [
        (tokens, one.cluster)
        for tokens, one in story
        if one.cluster is not None and one.probability >= SURE and _opens(article.doc, tokens)
    ]
    return [*sources, *others]


def _opens(doc: Doc, tokens: Tokens) -> bool:
    """ "The constitutional affairs secretary outlined it", and no "winner of that match"."""
    low, high = tokens
    is_subject = doc[low].is_sent_start and doc[high - 1].dep_ in SUBJECTS
    return is_subject and high - low >= LEAST_TOLD and doc[high].pos_ in ("VERB", "AUX")


def find_reference_roles(
    article: ParsedArticle,
    names: Sequence[Name],
    clusters: Sequence[EntityCluster],
    described: Sequence[tuple[Tokens, int]],
    roles: Sequence[Role],
) -> Iterator[Role]:
    """One role at most of each person without a title."""
    told = {role.name for role in roles if role.title is not None}
    known = {n for n, cluster in enumerate(clusters) if not told.isdisjoint(cluster.names)}
    for tokens, number in described:
        if number in known:
            continue
        low = tokens[0]
        is_definite = "the" in (article.doc[low].lower_, article.doc[max(0, low - 1)].lower_)
        if not is_definite or clusters[number].entity_type != "person":
            # "Philippine lawmaker: Bar Roe", who is not Roe
            continue
        role = read_role(article, names, clusters[number].names[0], tokens, METHOD)
        if role is not None:
            known.add(number)
            yield role
