"""Article: the restored text with a map back to every source character."""
