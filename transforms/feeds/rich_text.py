"""Texts that an editor keeps as a tree of blocks, to paragraphs.

In: the JSON value of a field. Out: its words, a blank line between paragraphs, or None where it is
no such tree. The trees are those of Contentful, Sanity (Portable Text), Strapi, ProseMirror with
its kin (TipTap, Slate, Lexical), Editor.js, which keeps HTML in its blocks, Quill's list of
insertions, Ghost's Mobiledoc, Draft.js, Keystone (`document`) and DatoCMS's (`dast`). The decision
to question: a node is a paragraph if one of its children is inline, whatever it is called, so that
quotes, items of lists and headings of any editor come as paragraphs, and what has no words, as
pictures, goes.
"""

from collections.abc import Iterator, Mapping
from typing import Any

DEEPEST = 40
INLINE = frozenset(
    "text span link hyperlink entry-hyperlink asset-hyperlink a hardbreak hard_break mention"
    " embedded-entry-inline emoji".split()
)
BREAKS = frozenset(("hardbreak", "hard_break"))
_ROOTS = frozenset(("document", "doc", "root"))
MOBILEDOC = frozenset(("version", "sections", "markups"))
DRAFT = frozenset(("blocks", "entityMap"))
KEYSTONE = frozenset(("document",))
DAST = "dast"
LIST_SECTION = 3
TEXT_SECTIONS = (1, LIST_SECTION)
"""Kinds of sections of Mobiledoc that hold words; the others are pictures and cards."""


def read_tree(value: Any) -> str | None:
    """The paragraphs of a text kept as a tree of blocks."""
    if isinstance(value, Mapping) and (inner := _find_document(value)) is not None:
        return read_tree(inner)
    if isinstance(value, Mapping) and value.keys() == KEYSTONE:
        return read_tree(value["document"])
    if isinstance(value, Mapping) and _is_root(value) and _children(value):
        paragraphs = _walk(value, 0)
    elif isinstance(value, Mapping) and value.keys() >= DRAFT and isinstance(value["blocks"], list):
        paragraphs = _walk_draft(value["blocks"])
    elif isinstance(value, Mapping) and _is_editor_js(value):
        paragraphs = _walk_editor_js(value["blocks"])
    elif isinstance(value, Mapping) and isinstance(value.get("ops"), list):
        paragraphs = _walk_insertions(value["ops"])
    elif isinstance(value, Mapping) and value.keys() >= MOBILEDOC:
        paragraphs = _walk_mobiledoc(value["sections"])
    elif isinstance(value, list) and any(_has_children(block) for block in value):
        paragraphs = _walk({"children": value}, 0)
    else:
        return None
    return "\n\n".join(paragraphs) or None


def _find_document(value: Mapping[str, Any]) -> Mapping[str, Any] | None:
    """The tree in a structured text of DatoCMS, alone or beside what it links to."""
    if isinstance(value.get("value"), Mapping):
        value = value["value"]
    document = value.get("document")
    return document if value.get("schema") == DAST and isinstance(document, Mapping) else None


def _is_root(value: Mapping[str, Any]) -> bool:
    return _name(value) in _ROOTS or isinstance(value.get("root"), Mapping)


def _has_children(block: Any) -> bool:
    """Whether it is a block of a list that is a tree: named, with its pieces in `children`."""
    return (
        isinstance(block, Mapping)
        and bool(_name(block))
        and isinstance(block.get("children"), list)
        and all(isinstance(one, Mapping) for one in block["children"])
    )


def _is_editor_js(value: Mapping[str, Any]) -> bool:
    blocks = value.get("blocks")
    return isinstance(blocks, list) and any(
        isinstance(block, Mapping) and isinstance(block.get("data"), Mapping) for block in blocks
    )


def _walk(node: Mapping[str, Any], depth: int) -> Iterator[str]:
    children = _children(node)
    if depth > DEEPEST:
        return
    if any(_is_inline(child) for child in children):
        words = "".join(_read_inline(child, depth) for child in children).strip()
        if words:
            yield words
        return
    for child in children:
        yield from _walk(child, depth + 1)


def _read_inline(node: Mapping[str, Any], depth: int) -> str:
    if _name(node) in BREAKS:
        return "\n"
    words = node.get("text", node.get("value"))
    if isinstance(words, str):
        return words
    if depth > DEEPEST:
        return ""
    inner = "".join(_read_inline(child, depth + 1) for child in _children(node))
    # a list inside an item
    return inner if _is_inline(node) or not inner else f"\n{inner}"


def _walk_editor_js(blocks: list[Any]) -> Iterator[str]:
    for block in blocks:
        data = block.get("data") if isinstance(block, Mapping) else None
        if not isinstance(data, Mapping):
            continue
        items = data.get("items")
        pieces = [data.get("text"), *(items if isinstance(items, list) else ())]
        for piece in pieces:
            words = piece.get("content") if isinstance(piece, Mapping) else piece
            if isinstance(words, str) and words.strip():
                yield f"<p>{words}</p>"


def _walk_draft(blocks: list[Any]) -> Iterator[str]:
    """The blocks of Draft.js but for pictures and players, which are `atomic`."""
    for block in blocks:
        words = block.get("text") if isinstance(block, Mapping) else None
        if isinstance(words, str) and words.strip() and block.get("type") != "atomic":
            yield words.strip()


def _walk_insertions(insertions: list[Any]) -> Iterator[str]:
    """The lines of a text that Quill keeps as what was typed: {"insert": "The mayor …\\n"}."""
    typed = (one.get("insert") for one in insertions if isinstance(one, Mapping))
    words = "".join(one for one in typed if isinstance(one, str))
    yield from (line.strip() for line in words.split("\n") if line.strip())


def _walk_mobiledoc(sections: Any) -> Iterator[str]:
    """The sections of marked text and of lists: [1, "p", [[0, [], 0, "The mayor …"]]]."""
    for section in sections if isinstance(sections, list) else ():
        if not isinstance(section, list) or len(section) < 3 or section[0] not in TEXT_SECTIONS:
            continue
        lines = section[2] if section[0] == LIST_SECTION else [section[2]]
        for markers in lines if isinstance(lines, list) else ():
            words = "".join(
                marker[3]
                for marker in (markers if isinstance(markers, list) else ())
                if isinstance(marker, list) and len(marker) > 3 and isinstance(marker[3], str)
            )
            if words.strip():
                yield words.strip()


def _children(node: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    for name in ("content", "children"):
        children = node.get(name)
        if isinstance(children, list):
            return [child for child in children if isinstance(child, Mapping)]
    root = node.get("root")
    return _children(root) if isinstance(root, Mapping) else []


def _is_inline(node: Mapping[str, Any]) -> bool:
    has_words = isinstance(node.get("text", node.get("value")), str)
    return _name(node) in INLINE or (has_words and not _children(node))


def _name(node: Mapping[str, Any]) -> str:
    name = node.get("nodeType") or node.get("_type") or node.get("type")
    return name.lower() if isinstance(name, str) else ""
