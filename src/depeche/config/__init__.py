"""Configuration: one TOML file, checked whole, as frozen values. Secrets stay in the environment; the file names them."""

from depeche.config.file import Loaded, config_path, load, settings_of, write_default
from depeche.config.settings import FetchSettings, HeaderSettings, LedgerSettings, Settings, WatchSettings

__all__ = [
    "FetchSettings",
    "HeaderSettings",
    "LedgerSettings",
    "Loaded",
    "Settings",
    "WatchSettings",
    "config_path",
    "load",
    "settings_of",
    "write_default",
]
