"""PLOVER's types where its coders do not follow the definition that depeche's facts follow."""

from __future__ import annotations

#: Codes of CAMEO that stand under another type in PLOVER's table of 2021 or in how its coders use it.
_ELSEWHERE = {
    "051": "SUPPORT",
    "057": "SUPPORT",
    "113": "ACCUSE",
    "116": "ACCUSE",
    "163": "COERCE",
    "176": "ASSAULT",
    "191": "ASSAULT",
    "192": "ASSAULT",
}
_COOPERATIVE = frozenset({"CONSULT", "SUPPORT", "COOPERATE", "AID", "RETREAT", "CONCEDE"})
_HOSTILE = frozenset({"SANCTION", "COERCE", "ASSAULT", "PROTEST", "MOBILIZE"})


def plover_type(kind: str, cameo: str | None) -> str:
    """The type that PLOVER gives the code; facts count sanctions as SANCTION, convictions and blockades as COERCE."""
    return _ELSEWHERE.get(cameo or "", kind)


def announced(kind: str) -> str:
    """What it is in PLOVER to say that one will do this: a promise or a threat."""
    return "AGREE" if kind in _COOPERATIVE else "THREATEN" if kind in _HOSTILE else kind


def refused(kind: str) -> str:
    """What it is in PLOVER not to do this: a refusal, or giving way."""
    return "REJECT" if kind in _COOPERATIVE or kind in {"AGREE", "REQUEST"} else kind
