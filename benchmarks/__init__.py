"""Measures of depeche on the development data, beside its peers' figures. Run by ``./run.sh bench``."""
