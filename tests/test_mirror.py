"""Each production module has its test file, or stands here with the test that goes through it.

`flows/warc/records.py` is tested in `tests/flows/warc/test_records.py`. A module that is asked only
through another's door is tested at that door: its rows are seen there, and a file of its own would
repeat them. That the test reaches the module is read from the imports.
"""

import ast
from functools import cache
from pathlib import Path

from tests.support.paths import ROOT

PARTS = ("flows", "transforms", "warehouse")

TESTED_BY: dict[str, tuple[str, ...]] = {
    "transforms/agency/test_dispatch.py": ("transforms.agency.rcv1", "transforms.feeds.table"),
    "transforms/agency/test_nitf.py": ("transforms.agency.inline_text", "transforms.agency.story"),
    "transforms/agency/test_text_file.py": (
        "transforms.agency.export_text",
        "transforms.agency.factiva",
        "transforms.agency.nexis",
        "transforms.agency.proquest",
        "transforms.errors",
    ),
    "transforms/annotate/test_batch.py": (
        "transforms.annotate.article_rows",
        "transforms.annotate.claim_rows",
        "transforms.annotate.entity_rows",
        "transforms.annotate.pipeline",
        "transforms.annotate.quote_rows",
        "transforms.annotate.role_rows",
        "transforms.annotate.rows",
    ),
    "transforms/attribution/test_rules.py": (
        "transforms.attribution.direct",
        "transforms.attribution.reporting_frames",
    ),
    "transforms/attribution/test_other_languages.py": (
        "transforms.lexicons.cues_other_languages",
        "transforms.speakers.other_languages",
    ),
    "transforms/attribution/model/test_decode.py": ("transforms.attribution.model.paragraphs",),
    "transforms/attribution/model/test_predict.py": ("transforms.attribution.model.confidence",),
    "transforms/parse/test_tokens.py": ("transforms.parse.token",),
    "transforms/claims/test_find.py": (
        "transforms.claims.clauses",
        "transforms.claims.objects",
        "transforms.claims.coordination",
        "transforms.claims.units",
        "transforms.claims.wrappers",
        "transforms.lexicons.claims",
    ),
    "transforms/entities/test_repair.py": (
        "transforms.entities.name_labels",
        "transforms.entities.people",
        "transforms.entities.swallowed",
    ),
    "transforms/entities/test_recognize.py": (
        "transforms.entities.coreference",
        "transforms.entities.name_groups",
        "transforms.entities.nominals",
        "transforms.entities.types",
        "transforms.lexicons.bodies",
        "transforms.lexicons.names",
    ),
    "transforms/feeds/test_item.py": ("transforms.feeds.rss", "transforms.feeds.wordpress"),
    "transforms/feeds/test_json_object.py": ("transforms.feeds.field_values",),
    "transforms/lake/test_batches.py": ("transforms.lake.records", "transforms.lake.schemas"),
    "transforms/page/test_authors.py": ("transforms.page.tree_order", "transforms.text.bylines"),
    "transforms/page/test_boilerplate.py": ("transforms.page.boilerplate_names",),
    "transforms/page/test_date_lines.py": ("transforms.page.date_names",),
    "transforms/page/test_read.py": ("transforms.page.deck", "transforms.page.encoding"),
    "transforms/parse/test_quotation_marks.py": ("transforms.parse.single_marks",),
    "transforms/speakers/test_resolve.py": (
        "transforms.parse.noun_phrases",
        "transforms.speakers.antecedents",
        "transforms.speakers.bearers",
        "transforms.speakers.candidates",
        "transforms.speakers.coreference",
        "transforms.speakers.epithets",
        "transforms.speakers.exchanges",
        "transforms.speakers.joined_parts",
        "transforms.speakers.participants",
        "transforms.speakers.references",
        "transforms.speakers.unsaid",
    ),
    "transforms/speakers/test_roles.py": (
        "transforms.lexicons.roles",
        "transforms.speakers.role_bodies",
        "transforms.speakers.role_chains",
        "transforms.speakers.types",
    ),
    "transforms/text/test_sections.py": ("transforms.text.boilerplate",),
    "transforms/text/test_stored_article.py": ("transforms.ids",),
    "transforms/training/test_train.py": (
        "transforms.training.calibrate",
        "transforms.training.examples",
        "transforms.training.network",
    ),
    "flows/dashboard/test_app.py": ("flows.dashboard.pages",),
    "flows/dashboard/test_charts.py": ("flows.dashboard.text",),
    "flows/readers/test_archive.py": (
        "flows.codecs.spool",
        "flows.readers.containers",
        "flows.readers.outcomes",
    ),
    "flows/readers/test_any_bytes.py": ("flows.readers.document", "flows.readers.mediawiki"),
    "flows/readers/test_discover.py": ("flows.readers.walk",),
    "flows/codecs/test_feed_parts.py": ("flows.codecs.clean_xml", "flows.codecs.utf8"),
    "flows/readers/test_files.py": ("flows.readers.json_lines",),
    "flows/readers/test_json_document.py": (
        "flows.codecs.json_cursor",
        "transforms.feeds.json_feed",
    ),
    "flows/readers/test_mail.py": ("transforms.feeds.mail",),
    "flows/readers/test_arrow.py": ("flows.codecs.arrow_messages",),
    "flows/readers/test_sql_dump.py": ("flows.codecs.sql_statements",),
    "flows/readers/test_parquet.py": ("flows.codecs.parquet_pages", "flows.readers.arrow_rows"),
    "flows/readers/test_sniff.py": (
        "flows.readers.sniff_binary",
        "flows.readers.sniff_markup",
        "flows.readers.sniff_table",
    ),
    "flows/readers/test_table.py": ("flows.codecs.table_lines",),
    "flows/readers/test_warc.py": ("transforms.feeds.extracted_page",),
    "transforms/agency/test_reuters.py": ("flows.readers.marked_stories",),
    "flows/test_nightly.py": (
        "flows.annotate",
        "flows.load_phase",
        "flows.work",
    ),
    "flows/test_notices.py": ("flows.logs", "flows.metrics"),
    "flows/test_runners.py": ("flows.pools",),
    "flows/test_schedule.py": ("flows.cuts",),
    "flows/warc/test_http_body.py": ("flows.warc.http_coding",),
    "flows/warc/test_records.py": ("flows.warc.codec", "flows.warc.recovery", "flows.warc.stretch"),
    "end_to_end/test_recipes.py": (
        "flows.cli.ask",
        "flows.cli.check",
        "flows.cli.cookbook",
        "flows.cli.dashboard",
        "flows.cli.export",
        "flows.cli.rollback",
        "flows.cli.run",
        "flows.cli.serve",
        "warehouse.resolve.entities.lookup",
    ),
    "warehouse/ask/test_macros.py": ("warehouse.store.views",),
    "warehouse/ask/test_sql.py": ("warehouse.errors", "warehouse.store.named_sql"),
    "warehouse/load/test_groups.py": ("warehouse.load.retire", "warehouse.load.staging"),
    "warehouse/resolve/entities/test_run.py": ("warehouse.resolve.entities.tuning",),
    "warehouse/store/test_files.py": ("warehouse.store.locks",),
    "warehouse/store/test_migrate.py": (
        "warehouse.store.checks",
        "warehouse.store.tables",
        "warehouse.store.transaction",
    ),
    "end_to_end/test_docs.py": ("warehouse.store.dictionary",),
}
"""A test file, and the modules without one of their own that it goes through."""

RUN_AS_A_PROCESS = {
    "flows.cli.__main__": "end_to_end/test_kill.py",
    "transforms.training.batches": "transforms/training/test_train.py",
    "transforms.training.export": "transforms/training/test_train.py",
    "transforms.training.fitting": "transforms/training/test_train.py",
    "transforms.training.second_round": "transforms/training/test_train_shared.py",
    "transforms.training.shared_examples": "transforms/training/test_train_shared.py",
    "transforms.training.shared_network": "transforms/training/test_train_shared.py",
}
"""What a test starts by its name and never imports; training needs torch, which most lack."""


def list_modules(*parts: str) -> dict[str, Path]:
    return {
        ".".join(path.relative_to(ROOT).with_suffix("").parts): path
        for part in parts
        for path in sorted((ROOT / part).rglob("*.py"))
        if path.name != "__init__.py"
    }


def list_untested() -> set[str]:
    return {
        name
        for name, path in list_modules(*PARTS).items()
        if not (ROOT / "tests" / path.relative_to(ROOT)).with_name(f"test_{path.name}").is_file()
    }


def find_reached(start: str, modules: dict[str, Path]) -> set[str]:
    """The modules that one imports, and those that they import."""
    reached: set[str] = set()
    pending = [start]
    while pending:
        name = pending.pop()
        if name in reached or name not in modules:
            continue
        reached.add(name)
        pending += list_imports(modules[name])
    return reached


@cache
def list_imports(path: Path) -> tuple[str, ...]:
    names: list[str] = []
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names += [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.module:
            names += [node.module, *(f"{node.module}.{alias.name}" for alias in node.names)]
    return tuple(names)


def test_mirror_each_module_has_its_test_or_one_that_goes_through_it() -> None:
    named = [*RUN_AS_A_PROCESS, *(name for names in TESTED_BY.values() for name in names)]
    assert sorted(list_untested() - set(named)) == [], "write a test file, or name one above"
    assert sorted(set(named) - list_untested()) == [], "has its own file, or is gone: strike it"
    assert len(named) == len(set(named))


def test_mirror_the_tests_named_reach_their_modules() -> None:
    modules = list_modules(*PARTS, "tests")
    missed = []
    for test, names in TESTED_BY.items():
        start = ".".join(("tests", *Path(test).with_suffix("").parts))
        missed += [(test, name) for name in set(names) - find_reached(start, modules)]
    assert missed == []
    assert all((ROOT / "tests" / test).is_file() for test in RUN_AS_A_PROCESS.values())
