"""Where RadCoder finds what came with it, in a checkout, a package or a frozen program, and where it puts its demo."""

import sys
from pathlib import Path

import platformdirs

import radcoder

SAMPLE = "prostate-imrt-28.json"


class MissingDataError(FileNotFoundError):
    """A folder that belongs to RadCoder is not where an installation has it."""

    def __init__(self, name: str, looked: list[Path]) -> None:
        places = ", ".join(str(place) for place in looked)
        super().__init__(f"RadCoder's folder {name} is missing (looked for {places}). Install RadCoder again.")


def package_folder() -> Path:
    """The folder of the package `radcoder`."""
    return Path(radcoder.__path__[0]).resolve()


def data_folder(name: str) -> Path:
    """Find `db` or `resources`: beside the package in a checkout, inside it when installed or frozen.

    Raises `MissingDataError`.
    """
    package = package_folder()
    frozen = [Path(unpacked) / name] if (unpacked := getattr(sys, "_MEIPASS", None)) else []
    looked = [*frozen, package / "data" / name, package.parent / name]
    found = next((place for place in looked if place.is_dir()), None)
    if found is None:
        raise MissingDataError(name, looked)
    return found


def sample_course() -> Path:
    """The course that RadCoder shows itself with."""
    return data_folder("resources") / "samples" / SAMPLE


def demo_folder() -> Path:
    """Where the demonstration puts its PDF: `build` of the checkout it is run from, else the user's documents."""
    here = Path.cwd()
    if package_folder().parent == here.resolve():
        return here / "build" / "demo"
    return platformdirs.user_documents_path() / "RadCoder"


def user_folder() -> Path:
    """Where RadCoder keeps what belongs to the user of this machine."""
    return platformdirs.user_data_path("RadCoder", appauthor=False)


def default_casebook() -> Path:
    """The casebook that is opened when none is named."""
    return user_folder() / "My casebook.casebook"
