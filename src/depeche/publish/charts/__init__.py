"""Charts drawn on the server as SVG: when, where, and who acts on whom.

Each is a function from an overview of the ledger to markup, the same for the same facts: no script, no chance, no style
of its own. Colours come from the style sheet by class; shape and dashes tell everything that colour tells. A chart has a
wide and a narrow drawing, of which the style sheet shows one, and the same content as a table.

    regions.py    the views of the map and their projection
    outlines.py   countries, out of Natural Earth
    places.py     the map
    days.py       the timeline
    deeds.py      the network
    chart.py      what they have in common
    figure.py     a chart as a figure: drawings, key, what is not shown, table
"""
