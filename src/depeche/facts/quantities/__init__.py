"""Quantities: what is counted, paid, measured or shared out, with bounds, ranges and units."""

from depeche.facts.quantities.find import QuantityExpression, find_quantities
from depeche.facts.quantities.words import QuantityWords

__all__ = ["QuantityExpression", "QuantityWords", "find_quantities"]
