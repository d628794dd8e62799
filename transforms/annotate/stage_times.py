"""How much processor time each stage of annotation takes.

In: marks between the stages. Out: seconds by stage, which a batch's manifest keeps, and by article.
The decision to question: the thread's own processor time and not the clock's, so that a busy
machine does not count; reading it once a stage and article costs nothing.
"""

import time

STAGES = ("parse", "rules", "model", "names", "speakers", "claims", "rows")
"""In the order of an article's way through them."""


class StageTimes:
    """Seconds by stage; the stopwatch runs on from one `end` to the next."""

    def __init__(self) -> None:
        self.seconds = dict.fromkeys(STAGES, 0.0)
        self.articles: list[tuple[float, str]] = []
        self._counted = 0.0
        self._since = time.thread_time()

    def start(self) -> None:
        """What went by before does not count."""
        self._since = time.thread_time()

    def end(self, stage: str) -> None:
        """Count the time since the last call for this stage."""
        now = time.thread_time()
        self.seconds[stage] += now - self._since
        self._since = now

    def end_article(self, name: str) -> None:
        """Note what all stages took since the last article ended."""
        total = sum(self.seconds.values())
        self.articles.append((total - self._counted, name))
        self._counted = total
