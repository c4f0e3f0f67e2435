"""Names: the stretches of an article that name somebody or something, and what kind of thing each names."""
