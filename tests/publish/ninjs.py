"""What IPTC's ninjs 3.0 asks of a text item, as we read its specification: our own words, for our own export.

The published schema (http://www.iptc.org/std/ninjs/ninjs-schema_3.0.json) allows more: pictures, events, planning.
What is below is the part of it that an item of depeche may use; whatever is not named is refused, as there.
"""

from __future__ import annotations

from typing import Any

Schema = dict[str, Any]
_TEXT: Schema = {"type": "string"}
_URI: Schema = {"type": "string", "format": "uri"}
_MOMENT: Schema = {"type": "string", "format": "date-time"}


def _thing(required: tuple[str, ...] = (), **properties: Schema) -> Schema:
    return {"type": "object", "required": list(required), "properties": properties, "additionalProperties": False}


def _list(items: Schema) -> Schema:
    return {"type": "array", "items": items}


_WORDS = _thing(("value",), role=_TEXT, contentType=_TEXT, value=_TEXT)
_COUNTED = _thing(
    ("value",), role=_TEXT, contentType=_TEXT, value=_TEXT, charCount={"type": "integer"}, wordCount={"type": "integer"}
)
_CONCEPT = _thing(name=_TEXT, rel=_TEXT, uri=_URI, literal=_TEXT)

NINJS_3 = _thing(
    ("uri",),
    uri=_URI,
    type={"enum": ["text", "audio", "video", "picture", "graphic", "composite", "component", "event", "planning"]},
    representationType={"enum": ["full", "partial"]},
    version=_TEXT,
    firstCreated=_MOMENT,
    versionCreated=_MOMENT,
    contentCreated=_MOMENT,
    copyrightHolder=_TEXT,
    copyrightNotice=_TEXT,
    usageTerms=_TEXT,
    language=_TEXT,
    title=_TEXT,
    by=_TEXT,
    located=_TEXT,
    headlines=_list(_WORDS),
    descriptions=_list(_WORDS),
    bodies=_list(_COUNTED),
    people=_list(_CONCEPT),
    organisations=_list(_CONCEPT),
    places=_list(_CONCEPT),
    subjects=_list(_CONCEPT),
    infoSources=_list(_thing(name=_TEXT, role=_TEXT, uri=_URI, literal=_TEXT)),
    altIds=_list(_thing(role=_TEXT, value=_TEXT)),
    standard=_thing(name=_TEXT, version=_TEXT, schema=_URI),
)
