"""A night that a quality gate stops, from the command line: kept out, shown, forced through."""

import json
from pathlib import Path

from tests.conftest import Place
from tests.end_to_end.test_demo import list_lake
from warehouse.ask.sql import ask
from warehouse.publish.quality import FEWEST_ARTICLES


def write_archive(path: Path, articles: int, date: str) -> None:
    rows = (
        {
            "id": f"{path.stem}-{number}",
            "url": f"https://harbour.example/{path.stem}/{number}",
            "title": f"Pier {number}",
            "date": date,
            "publisher": "Harbour Post",
            "text": f'Pier {number} closed.\n\n"It has to be done," said Ada Quill, the mayor.',
        }
        for number in range(articles)
    )
    path.parent.mkdir(exist_ok=True)
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")


def test_gates_keep_the_earlier_file_until_forced(demo: Place, tmp_path: Path) -> None:
    place = demo.copy_to(tmp_path / "place")
    archives = tmp_path / "archives"
    articles = ask(place.warehouse, "from articles").num_rows
    before = ask(place.warehouse, "from v_quotes order by quote_id")

    write_archive(archives / "bad.jsonl", FEWEST_ARTICLES, "2199-01-02")
    stopped = place.run(archives)
    assert (stopped.code, "Traceback" in stopped.said) == (1, False)
    assert "not published: future_dated_share: 1 is over the threshold 0.01" in stopped.said
    assert "--force-publish" in stopped.said
    assert ask(place.warehouse, "from v_quotes order by quote_id").equals(before)
    assert ask(place.warehouse, "select status from runs order by started_at").to_pylist() == [
        {"status": "completed"},
        {"status": "failed"},
    ]
    status = place.ask("status").printed
    assert "failed: not published: future_dated_share" in status
    assert "1 is over the threshold 0.01" in status.split("Quality")[1]

    lake = list_lake(place.lake)
    again = place.run(archives)
    assert (again.code, list_lake(place.lake)) == (1, lake)

    forced = place.call([*place.command(archives), "--force-publish"])
    assert forced.code == 0, forced.said
    assert "future_dated_share" in forced.printed + forced.said
    assert list_lake(place.lake) == lake
    assert ask(place.warehouse, "from articles").num_rows == FEWEST_ARTICLES + articles
    assert ask(
        place.warehouse,
        "select figure from quality where is_blocking and run_id = "
        "(select max(run_id) from runs where status = 'completed')",
    ).to_pylist() == [{"figure": "future_dated_share"}]
