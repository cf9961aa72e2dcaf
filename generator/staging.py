"""A site is made beside the last good one and takes its place only when it is whole."""

import os
import re
import shutil
from pathlib import Path


class Staging:
    """A new folder beside `final`. Nothing happens to `final` before `commit`."""

    def __init__(self, final: Path) -> None:
        """Make the folder; raise OSError when that is not possible, or when `final` is no folder."""
        self.final = final.resolve()
        if self.final.exists() and not self.final.is_dir():
            raise NotADirectoryError(f"{final} is not a folder")
        self.folder = self._beside(f"building-{os.getpid()}")
        self.final.parent.mkdir(parents=True, exist_ok=True)
        self._remove_left_over()
        shutil.rmtree(self.folder, ignore_errors=True)
        self.folder.mkdir()

    def commit(self) -> None:
        """Put the new folder in the place of the old one, which is restored if that fails.

        Entries that begin with a dot (`.git`, `.nojekyll`) are not the site's: they stay, as MkDocs leaves them.
        """
        old = self._beside(f"old-{os.getpid()}")
        had_one = self.final.exists()
        if had_one:
            self.final.rename(old)
        try:
            self.folder.rename(self.final)
        except OSError:
            if had_one:
                old.rename(self.final)
            raise
        if had_one:
            for kept in old.glob(".*"):
                if not (self.final / kept.name).exists():
                    kept.rename(self.final / kept.name)
            shutil.rmtree(old)

    def abandon(self) -> None:
        """Remove the new folder; the old one is as it was."""
        shutil.rmtree(self.folder, ignore_errors=True)

    def _beside(self, suffix: str) -> Path:
        return self.final.with_name(f".{self.final.name}.{suffix}")

    def _remove_left_over(self) -> None:
        """Remove what builds that were killed have left."""
        name = re.compile(re.escape(f".{self.final.name}.building-") + r"(\d+)")
        for path in self.final.parent.iterdir():
            match = name.fullmatch(path.name)
            if match and not _is_running(int(match[1])):
                shutil.rmtree(path, ignore_errors=True)


def _is_running(process: int) -> bool:
    try:
        os.kill(process, 0)
    except (ProcessLookupError, OverflowError):
        return False
    except OSError:
        return True
    return True
