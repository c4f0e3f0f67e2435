"""Sphinx over the Markdown of this folder: ``./run.sh docs``."""

project = "depeche"
author = "The depeche authors"
copyright = author  # noqa: A001 - Sphinx's name
extensions = ["myst_parser"]
source_suffix = {".md": "markdown"}
exclude_patterns = ["_build"]
html_theme = "alabaster"
html_theme_options = {"description": "News copy into a record that can be checked", "fixed_sidebar": True}
myst_heading_anchors = 3
suppress_warnings = ["myst.xref_missing"]  # links to files of the repository outside this folder
