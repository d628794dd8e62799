"""The commands that say who is who: `entities list`, `merge`, `split`, `rename`, `check`, `apply`.

In: entities by id or name, as the published warehouse has them. Out: a line in the override file,
which every later resolution applies. The decision to question: nothing is changed at once; the
file is what counts, it can be read, corrected and kept under version control, and `apply` or the
next run brings the warehouse in line with it.
"""

import json
from pathlib import Path
from typing import Annotated, Any

import typer

from flows.cli.run import Config, Kb, Warehouse
from flows.cli.terminal import print_note, print_table, print_text
from flows.printable import escape_json
from flows.settings import Settings, load_settings

HELP = """Find entities, and say which are one, which are several, and what they are called.

What is said goes into a file of one JSON line each (setting entity_overrides; left out, it is
entity_overrides.jsonl beside the warehouse). It names entities by type, name and an article,
so it holds through every rebuild. A line is taken back by deleting it there.

Example:  onrecord entities list "John Smith"
"""

entities = typer.Typer(
    help=HELP,
    no_args_is_help=True,
    context_settings={"help_option_names": ["-h", "--help"]},
)

Who = Annotated[str, typer.Argument(metavar="ENTITY", help="An entity's id, or its name.")]
Note = Annotated[
    str | None, typer.Option(metavar="TEXT", help="Why, for whoever reads the file next.")
]


@entities.command("list")
def list_entities(
    words: Annotated[
        str | None, typer.Argument(metavar="[WORDS]", help="An id, a name, or words in a name.")
    ] = None,
    warehouse: Warehouse = None,
    config: Config = None,
) -> None:
    """List entities with ids, roles and other names; without WORDS those in doubt.

    An entity is in doubt when another shares its name, or might, and too little was said to
    tell; entity_doubts has the pairs.

    Example:  onrecord entities list "John Smith"
    """
    from warehouse.resolve.entities.lookup import find_entities, list_doubtful

    path = load_settings(config, warehouse=warehouse).warehouse
    found = list_doubtful(path) if words is None else find_entities(path, words)
    _print_entities(found)


@entities.command()
def merge(
    who: Annotated[list[str], typer.Argument(metavar="ENTITY", help="Ids or names, two or more.")],
    note: Note = None,
    warehouse: Warehouse = None,
    config: Config = None,
) -> None:
    """Say that entities are one. The first keeps its id.

    Example:  onrecord entities merge "United Nations" "UN"
    """
    if len(who) < 2:
        raise typer.BadParameter("name two entities or more")
    settings = load_settings(config, warehouse=warehouse)
    members = [_find_one(settings.warehouse, one) for one in who]
    if len({one.entity_id for one in members}) < len(members):
        raise typer.BadParameter(f"{' and '.join(who)} are one entity already")
    _say(settings, {"do": "merge", "members": [one.reference.told() for one in members]}, note)


@entities.command()
def split(
    who: Who,
    article: Annotated[
        list[str] | None,
        typer.Option(metavar="ID", help="An article that means another one. May be repeated."),
    ] = None,
    role: Annotated[
        str | None,
        typer.Option(metavar="TEXT", help="A title or affiliation that only the other one has."),
    ] = None,
    note: Note = None,
    warehouse: Warehouse = None,
    config: Config = None,
) -> None:
    """Say that some articles mean another of the same name, who gets an id of their own.

    With --role, all articles that state the role, also those to come.

    Example:  onrecord entities split "John Smith" --role striker
    """
    if bool(article) == bool(role):
        raise typer.BadParameter("say which articles with --article or --role, one of the two")
    settings = load_settings(config, warehouse=warehouse)
    what: dict[str, Any] = {"articles": article} if article else {"role": role}
    told = _find_one(settings.warehouse, who).reference.told()
    _say(settings, {"do": "split", "entity": told, **what}, note)


@entities.command()
def rename(
    who: Who,
    name: Annotated[str, typer.Argument(metavar="NAME", help="What to call it.")],
    note: Note = None,
    warehouse: Warehouse = None,
    config: Config = None,
) -> None:
    """Say what an entity is called. The name that articles use stays as an alias.

    Example:  onrecord entities rename "J. Roe" "Jane Roe"
    """
    if not name.strip():
        raise typer.BadParameter("the name is empty")
    settings = load_settings(config, warehouse=warehouse)
    told = _find_one(settings.warehouse, who).reference.told()
    _say(settings, {"do": "rename", "entity": told, "to": name.strip()}, note)


@entities.command()
def check(warehouse: Warehouse = None, config: Config = None) -> None:
    """Say what came of each line of the override file; ends with 1 if one does not apply.

    Example:  onrecord entities check
    """
    from warehouse.resolve.entities.lookup import list_overrides
    from warehouse.resolve.entities.overrides import APPLIED, read_overrides

    settings = load_settings(config, warehouse=warehouse)
    known = {(one.override_no, one.stated): one for one in list_overrides(settings.warehouse)}
    rows = []
    is_good = True
    for override in read_overrides(settings.overrides_file):
        found = known.get((override.number, override.stated))
        status = override.problem or (found.status if found else "not applied yet")
        is_good = is_good and (found is None or status == APPLIED) and not override.problem
        changed = found.names_changed if found else None
        rows.append((override.number, status, changed, override.stated))
    print_table(
        ("line", "status", "names", "stated"),
        rows,
        title=str(settings.overrides_file),
        right=frozenset({"line", "names"}),
    )
    raise typer.Exit(0 if is_good else 1)


@entities.command()
def apply(
    kb: Kb = None,
    warehouse: Warehouse = None,
    config: Config = None,
) -> None:
    """Bring the warehouse in line with the override file now, and publish it.

    Readers keep the file that they have open. The next run does the same by itself.

    Example:  onrecord entities apply
    """
    from warehouse.resolve.entities.overrides import count_lines, find_unapplied
    from warehouse.resolve.run import resolve
    from warehouse.store.files import open_published, open_working

    settings = load_settings(config, warehouse=warehouse, kb=kb)
    open_published(settings.warehouse).close()
    with open_working(settings.warehouse, memory=settings.memory) as working:
        resolve(working.connection, overrides=settings.overrides_file, kb=settings.kb)
        all_lines = count_lines(working.connection)
        unapplied = len(find_unapplied(working.connection))
        working.publish(settings.keep_published)
    applied = all_lines - unapplied
    print_note(f"{applied} of {all_lines} lines applied; {settings.warehouse} is published")
    if unapplied:
        print_note("`onrecord entities check` says why the others were not", style="yellow")


def _find_one(warehouse: Path, words: str) -> Any:
    """The entity that the words mean; several or none is an error that lists what there is."""
    from warehouse.resolve.entities.lookup import find_entities

    found = find_entities(warehouse, words)
    if len(found) == 1:
        return found[0]
    if not found:
        raise typer.BadParameter(f"no entity is called {words!r}; try `onrecord entities list`")
    _print_entities(found)
    raise typer.BadParameter(f"{len(found)} entities are called {words!r}: name one by its id")


def _print_entities(found: list[Any]) -> None:
    print_table(
        ("id", "name", "type", "country", "roles", "also", "articles", "since", "doubts", "item"),
        (
            (
                one.entity_id,
                one.canonical_name,
                one.entity_type,
                one.country_code,
                "; ".join(one.roles),
                "; ".join(one.other_names),
                one.article_count,
                one.first_seen_on,
                one.doubts or None,
                one.wikidata_id,
            )
            for one in found
        ),
        right=frozenset({"articles", "doubts"}),
        whole=frozenset({"id"}),
    )


def _say(settings: Settings, stated: dict[str, Any], note: str | None) -> None:
    from warehouse.resolve.entities.overrides import add_override

    line = stated | ({"note": note} if note else {})
    number = add_override(settings.overrides_file, line)
    print_text(escape_json(json.dumps(line, ensure_ascii=False)))
    print_note(
        f"line {number} of {settings.overrides_file}; applies at the next run, "
        "or now with `onrecord entities apply`"
    )
