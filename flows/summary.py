"""What a run came to: figures to print, to keep as a Prefect artifact and to exit with.

In: counts gathered while the run went on. Out: rows of (what, figure) and an exit code. The
decision to question: the share of rejects is taken over the records that this run looked at,
so a night on which nothing is new is a clean night, whatever earlier nights rejected.
"""

import re
from dataclasses import asdict, dataclass, field
from typing import Any

from flows.printable import make_printable
from warehouse.publish.quality import MOST_FAILED

MARKUP = re.compile(r"[\\`*_{}\[\]<>()#+\-.!|~&:/]")
"""What Markdown obeys, and what it takes for an address."""


@dataclass(frozen=True, slots=True)
class RunSummary:
    """The figures of one run; `records` counts what this run read, archives without a reader too.

    `articles_unchanged` includes the articles of archives that were known and not opened.
    `problems` are sentences that somebody should read: what kept the run from its end, or
    figures out of their limits; `lost` says what of the lake is damaged and cannot be made again.
    `slowest` are the articles that took longest to annotate, with their seconds; `failed_share`
    are those that could not be annotated, as a share.
    """

    run_id: str
    status: str
    archives: int = 0
    archives_known: int = 0
    records: int = 0
    articles_new: int = 0
    articles_unchanged: int = 0
    articles_corrected: int = 0
    rejected: int = 0
    skipped: int = 0
    quotes: int = 0
    quotes_with_speaker: int = 0
    claims: int = 0
    failed_share: float = 0.0
    seconds: float = 0.0
    reject_reasons: dict[str, int] = field(default_factory=dict)
    problems: tuple[str, ...] = ()
    lost: tuple[str, ...] = ()
    slowest: tuple[tuple[float, str], ...] = ()

    @property
    def articles_a_second(self) -> float:
        """Articles that this run loaded, by the second of its whole time."""
        loaded = self.articles_new + self.articles_corrected
        return loaded / self.seconds if self.seconds else 0.0

    @property
    def reject_share(self) -> float:
        """Rejects among the records of this run; 0 if it read none."""
        return self.rejected / self.records if self.records else 0.0

    @property
    def is_without_quotes(self) -> bool:
        """Whether more of the articles than can be odd by themselves could not be annotated."""
        return self.failed_share > MOST_FAILED

    def exit_code(self, reject_threshold: float) -> int:
        """0 if the run completed, lost nothing and rejected no larger share than allowed, or 1.

        Also 1 if most of its articles have no quotes, since a model or the installation is broken.
        """
        is_well = self.status == "completed" and not self.lost and not self.is_without_quotes
        return int(not is_well or self.reject_share > reject_threshold)

    def as_json(self) -> dict[str, Any]:
        """The figures by name, for programs."""
        slowest = [
            {"seconds": round(seconds, 3), "article": name} for seconds, name in self.slowest
        ]
        return {
            **asdict(self),
            "problems": list(self.problems),
            "lost": list(self.lost),
            "slowest": slowest,
            "articles_a_second": round(self.articles_a_second, 3),
            "reject_share": round(self.reject_share, 4),
            "failed_share": round(self.failed_share, 4),
        }

    def rows(self) -> list[tuple[str, str]]:
        """The closing table, top to bottom."""
        known = f" ({self.archives_known:,} known, not opened)" if self.archives_known else ""
        return [
            ("archives", f"{self.archives:,}{known}"),
            ("articles new", f"{self.articles_new:,}"),
            ("articles unchanged", f"{self.articles_unchanged:,}"),
            ("articles corrected", f"{self.articles_corrected:,}"),
            ("records rejected", f"{self.rejected:,}"),
            ("records skipped", f"{self.skipped:,}"),
            ("quotes with a speaker", f"{self.quotes_with_speaker:,}"),
            ("quotes without a speaker", f"{self.quotes - self.quotes_with_speaker:,}"),
            ("claims", f"{self.claims:,}"),
            ("seconds", f"{self.seconds:.1f}"),
            ("articles a second", f"{self.articles_a_second:.1f}"),
        ]

    def markdown(self) -> str:
        """The same as a page for Prefect's artifacts."""
        lines = [f"# Run {self.run_id}: {self.status}", "", "| what | figure |", "| --- | ---: |"]
        lines += [f"| {what} | {figure} |" for what, figure in self.rows()]
        if self.reject_reasons:
            lines += ["", "| rejected because | records |", "| --- | ---: |"]
            lines += [f"| {name} | {count:,} |" for name, count in self.reject_reasons.items()]
        lines += [f"\n**{escape_markdown(told)}**" for told in (*self.lost, *self.problems)]
        return "\n".join(lines)


def escape_markdown(told: str) -> str:
    """A sentence that may quote an article, as words alone: no picture in it is fetched."""
    return MARKUP.sub(r"\\\g<0>", make_printable(" ".join(told.split())))
