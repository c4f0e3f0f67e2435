"""The configuration's file: where it is, what it says, and a first one to edit."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from depeche.config.checking import Fault, read_settings
from depeche.config.settings import Settings, commented
from depeche.errors import ConfigError

#: No configuration is longer (bytes).
_LONGEST = 1_000_000


@dataclass(frozen=True, slots=True)
class Loaded:
    """The configuration as it was found: its file (None: there is none, all is at its default) and what it says."""

    path: Path | None
    settings: Settings
    faults: tuple[Fault, ...] = ()

    @property
    def said(self) -> tuple[str, ...]:
        """The faults in words, each with its line."""
        return tuple(f"line {f.line}: {f.what}" if f.line else f.what for f in self.faults)


def config_path(asked: Path | None = None, environment: Mapping[str, str] | None = None) -> Path:
    """``asked``, else ``DEPECHE_CONFIG``, else ``config.toml`` in the user's configuration folder."""
    named = (environment if environment is not None else os.environ).get("DEPECHE_CONFIG")
    if asked is not None or named:
        return asked or Path(str(named))
    from platformdirs import user_config_path

    return user_config_path("depeche", appauthor=False) / "config.toml"


def load(asked: Path | None = None, environment: Mapping[str, str] | None = None) -> Loaded:
    """The configuration with its faults; a file that was named must be there. Raises ConfigError."""
    path = config_path(asked, environment)
    named = asked is not None or (environment if environment is not None else os.environ).get("DEPECHE_CONFIG")
    try:
        content = path.read_bytes()
    except FileNotFoundError as error:
        if named:
            raise ConfigError(str(path), ("there is no such file; `depeche config init` writes one",)) from error
        return Loaded(None, Settings())
    except OSError as error:
        raise ConfigError(str(path), (f"cannot be read ({error.strerror})",)) from error
    try:
        text = content[:_LONGEST].decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        raise ConfigError(str(path), (f"line {line}: is not UTF-8; save it again as UTF-8",)) from error
    settings, faults = read_settings(text)
    return Loaded(path, settings, faults)


def settings_of(asked: Path | None = None) -> Settings:
    """The settings of a configuration without a fault; raises ConfigError with all that is wrong."""
    loaded = load(asked)
    if loaded.faults:
        raise ConfigError(str(loaded.path), loaded.said)
    return loaded.settings


def write_default(path: Path) -> None:
    """A configuration with every option at its default, commented; one that is there stays. Raises ConfigError."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("x", encoding="utf-8", newline="\n") as file:
            file.write(commented())
    except FileExistsError as error:
        raise ConfigError(str(path), ("is there already and stays as it is",)) from error
    except OSError as error:
        raise ConfigError(str(path), (f"cannot be written ({error.strerror})",)) from error
