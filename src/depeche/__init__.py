"""depeche turns news copy into a record that can be checked.

    >>> import depeche
    >>> record = depeche.read_text("Le ministre a rencontré lundi son homologue à Rome.", date="2024-09-14", language="fr")
    >>> [fact.type for fact in record.findings.facts]
    ['CONSULT']

One article in, its record out: who did or said what to whom, when, where, how many, and according to whom, every field
pinned to the exact source characters.
"""

__version__ = "0.1.0"
