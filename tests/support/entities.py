"""The entities of a short text, as the annotate stage groups its names."""

from tests.support.articles import parse
from transforms.annotate.pipeline import analyse

Group = tuple[str, str, list[str]]


def entities_of(text: str, *, has_headline: bool = False) -> list[Group]:
    """(type, canonical name, names as written) of each entity, in the order of the text."""
    found = analyse(parse(text, has_headline=has_headline))
    return [
        (cluster.entity_type, cluster.canonical, [found.names[name].text for name in cluster.names])
        for cluster in found.clusters
    ]


def speakers_of(text: str) -> list[tuple[str, str | None]]:
    """(words of the content, who says them) of each quote, by the rules."""
    found = analyse(parse(text))
    return [
        (
            found.article.text[item.content[0][0] : item.content[-1][1]],
            voice.unnamed if voice.cluster is None else found.clusters[voice.cluster].canonical,
        )
        for item, voice in zip(found.attributions, found.voices, strict=True)
    ]
