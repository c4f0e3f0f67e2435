"""Facts: who did or said what to whom, when, where, how many, according to whom."""
