"""What the rows of one article share: its ids, its lineage, and one row a speaker.

In: an `Article` with the findings of its text. Out: `ArticleRows`, to which the modules beside
this one add, a table at a time. The decision to question: a person known by surname only gets an
id that holds the article, so two articles' "Danilov" are never one person by accident.
"""

from typing import Any

from transforms.annotate.pipeline import Findings
from transforms.entities.types import EntityCluster, key_of
from transforms.entities.unnamed import is_document, read_unnamed_kind
from transforms.ids import hash_id
from transforms.lake.records import Article, Speaker
from transforms.speakers.resolve import Voice


class ArticleRows:
    """Rows of the annotate stage by table name, while they are made."""

    def __init__(self, source: Article, findings: Findings, run_id: str) -> None:
        self.source = source
        self.version_id = source.version_id
        self.run_id = run_id
        self.found = findings
        self.tables: dict[str, list[Any]] = {}
        self.entity_ids = [self._entity_id(cluster) for cluster in findings.clusters]
        self.cluster_of = {
            name: number
            for number, cluster in enumerate(findings.clusters)
            for name in cluster.names
        }
        self._speakers: set[str] = set()

    def add(self, table: str, row: Any) -> None:
        """Add a row to a table."""
        self.tables.setdefault(table, []).append(row)

    def lineage(self, method: str, confidence: float) -> dict[str, Any]:
        """What every row says of where it comes from."""
        return {
            "version_id": self.version_id,
            "run_id": self.run_id,
            "method": method,
            "confidence": confidence,
        }

    def add_speaker(self, voice: Voice) -> str | None:
        """The id of the speaker, whose row is added the first time; None for nobody.

        A noun such as "the report" is a speaker of its own, a document.
        """
        if voice.cluster is not None:
            cluster = self.found.clusters[voice.cluster]
            entity_id: str | None = self.entity_ids[voice.cluster]
            speaker_id = hash_id("speaker", entity_id)
            name = cluster.canonical
            kind = "person" if cluster.entity_type == "person" else "organization"
            kind = "group" if cluster.entity_type == "group" else kind
            kind = "document" if is_document(name, cluster.entity_type) else kind
        elif voice.unnamed is not None:
            unnamed_kind = read_unnamed_kind(voice.unnamed, is_group=voice.is_group)
            if unnamed_kind is None:
                return None
            entity_id, name, kind = None, voice.unnamed, unnamed_kind
            speaker_id = hash_id("speaker", self.source.article_id, key_of(name))
        else:
            return None
        if speaker_id not in self._speakers:
            self._speakers.add(speaker_id)
            self.add(
                "speakers",
                Speaker(
                    speaker_id=speaker_id,
                    display_name=name,
                    speaker_kind=kind,
                    entity_id=entity_id,
                    **self.lineage(voice.method, voice.confidence),
                ),
            )
        return speaker_id

    def _entity_id(self, cluster: EntityCluster) -> str:
        scope = None if cluster.is_full else self.source.article_id
        key = key_of(cluster.canonical)
        # "Republican" of one article is "Republicans" of the next
        key = key.removesuffix("s") if cluster.entity_type == "group" else key
        return hash_id("entity", cluster.entity_type, key, scope)
