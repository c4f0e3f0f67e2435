"""Lists of articles as outlets publish them: feeds, sitemaps, OPML, plain lists, pages."""
