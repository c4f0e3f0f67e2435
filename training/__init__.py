"""How the French and English pipelines were made: ``python -m training.train fr``; see README.md."""
