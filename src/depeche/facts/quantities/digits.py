"""Numbers in digits: how a language writes them, and what they are worth."""

from __future__ import annotations

import re
from dataclasses import dataclass

_POWER = r"(?:[eE][+-]?\d+(?!\w)|\s?[x×]\s?10\^?[+−-]?\d+(?!\w)|\^[+-]*\d+)"
_WITH_POWER = re.compile(
    r"(?P<base>[^eExX×^]*?)(?:[eE](?P<e>[+-]?\d+)|\s?[x×]\s?10\^?(?P<ten>[+−-]?\d+)|\^(?P<power>[+-]*\d+))\Z"
)
_INDIAN = re.compile(r"\d{1,2}(?:,\d\d)+,\d{3}(?:\.\d+)?")
_NOT_DIGIT = re.compile(r"\D")
_LARGEST_POWER = 300


@dataclass(frozen=True, slots=True)
class Digits:
    """A language's way with digits. ``token`` matches one token of its text: a number, a word, a line break or a mark."""

    decimal: str
    grouped: re.Pattern[str]
    token: re.Pattern[str]

    @classmethod
    def of(cls, decimal: str, groups: str, also_decimal: str) -> Digits:
        """``decimal`` is the decimal mark, ``groups`` the marks that may part thousands.

        ``also_decimal`` is read as a decimal mark where it parts no thousands ("0.5" in French).
        """
        point, marks, foreign = re.escape(decimal), re.escape(groups), re.escape(also_decimal)
        grouped = rf"[1-9]\d{{0,2}}(?P<mark>[{marks}])\d{{3}}(?:(?P=mark)\d{{3}})*(?!\d)(?:{point}\d+)?"
        plain = rf"\d+(?:{point}\d+|{foreign}\d+(?![\d{foreign}]))?"
        bare = rf"(?<![\w.,]){point}\d+"
        number = rf"(?:{grouped}|{_INDIAN.pattern}(?!,?\d)|{plain}|{bare}){_POWER}?"
        token = re.compile(rf"{number}|[^\W\d_]\w*|\n|[^\s\w]|\w")
        return cls(decimal, re.compile(grouped), token)

    def value(self, token: str) -> float:
        """What a token in digits is worth."""
        if power := _WITH_POWER.match(token):
            return self._powered(power)
        if _INDIAN.fullmatch(token):
            whole, _, part = token.partition(".")
        elif self.grouped.fullmatch(token):
            whole, _, part = token.partition(self.decimal)
        else:
            whole, _, part = token.replace(",", ".").partition(".")
        return float(f"{_NOT_DIGIT.sub('', whole) or 0}.{part or 0}")

    def _powered(self, power: re.Match[str]) -> float:
        base = self.value(power["base"].strip())
        if power["power"]:
            sign = -1 if power["power"].count("-") % 2 else 1
            return float(base ** (sign * min(_LARGEST_POWER, int(power["power"].lstrip("+-")))))
        exponent = int((power["e"] or power["ten"]).replace("−", "-"))
        return base * 10.0 ** max(-_LARGEST_POWER, min(_LARGEST_POWER, exponent))


def tidy(value: float) -> float | int:
    """The value to fifteen digits, as an int when it is whole."""
    rounded = float(f"{value:.15g}")
    return int(rounded) if rounded.is_integer() else rounded
