"""Which short names of an article are a longer name's, whatever type each was taken for.

In: a parsed article, its names and clusters. Out: by the number of a cluster that of the one whose
part it is. The decision to question: a body that the story names before the longer name is itself,
so "Strava said" is not said by "the Strava Hub" of the next paragraph.
"""

from collections.abc import Sequence

from transforms.entities.gender import is_given
from transforms.entities.namesakes import find_title_gender
from transforms.entities.pronouns import read_pronoun
from transforms.entities.types import EntityCluster, Name
from transforms.parse.document import ParsedArticle

BORN = frozenset({"born", "née", "nee"})
PARTS = frozenset({"person", "organization", "work", "product", "event"})


def join_parts(
    article: ParsedArticle, names: Sequence[Name], clusters: Sequence[EntityCluster]
) -> dict[int, int]:
    """Clusters of one word that are part of a longer name of the article, and whose.

    "Hale" after "Tom Hale", "Doreen" after "Doreen Attwell", "Clearbrook" after "Clearbrook Water".
    A body stays by itself that is "it", or whose story names it before the longer name: "Strava",
    and then "the Strava Hub".
    """
    owners: dict[str, set[int]] = {}
    for number, cluster in enumerate(clusters):
        words = cluster.canonical.split()
        if len(words) > 1 and cluster.entity_type == "person":
            owners.setdefault(words[-1], set()).add(number)
            owners.setdefault(words[0], set()).add(number)
        elif len(words) > 1 and cluster.entity_type == "organization":
            owners.setdefault(words[0], set()).add(number)
    joined = {
        number: next(iter(found))
        for number, cluster in enumerate(clusters)
        if cluster.entity_type in PARTS
        and len(found := owners.get(cluster.canonical, set()) - {number}) == 1
    }
    parts = {
        number: owner
        for number, owner in joined.items()
        if not _is_by_itself(article, names, clusters[number], clusters[owner])
    }
    return parts | _join_born(article, names, clusters)


def _join_born(
    article: ParsedArticle, names: Sequence[Name], clusters: Sequence[EntityCluster]
) -> dict[int, int]:
    """ "Rosalind Hale died on Monday. Born Rosalind Pym in Hull, she left school": one woman."""
    people = [n for n, cluster in enumerate(clusters) if cluster.entity_type == "person"]
    joined: dict[int, int] = {}
    for number in people:
        start = names[clusters[number].names[0]].tokens[0]
        if not start or article.doc[start - 1].lower_ not in BORN:
            continue
        given = clusters[number].canonical.split()[0]
        others = [n for n in people if clusters[n].canonical.split()[0] == given and n != number]
        if len(others) == 1 and others[0] not in joined:
            joined[number] = others[0]
    return joined


def _is_by_itself(
    article: ParsedArticle, names: Sequence[Name], short: EntityCluster, long: EntityCluster
) -> bool:
    if short.entity_type == "person":
        # "Mrs Hale" beside Tom Hale and his wife, whom the clusters have apart
        titles = {find_title_gender(article, names[i]) for i in short.names}
        return is_given(long.canonical.split()[0]) and titles in ({"female"}, {"male"})
    if short.entity_type != "organization":
        return False
    if long.entity_type == "person":
        # "Barlow Drinks" may be taken for one
        is_person = is_given(long.canonical.split()[0])
        return is_person and any(
            read_pronoun(article.doc, names[i], names) == "body" for i in short.names
        )
    told = [i for i in short.names if not article.is_headline(names[i].tokens[0])]
    return bool(told) and told[0] < long.names[0]
