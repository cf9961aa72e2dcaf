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
        self.folder, self.old = (_beside(self.final, f"{kind}-{os.getpid()}") for kind in ("building", "old"))
        self.final.parent.mkdir(parents=True, exist_ok=True)
        remove_left_over(self.final)
        self.folder.mkdir()
        if self.final.exists():
            # Who may not look into the site that is there may not look into the new one; its owner makes it.
            self.folder.chmod(self.final.stat().st_mode | 0o700)

    def commit(self) -> None:
        """Put the new folder in the place of the old one, which is restored if that fails or is broken off.

        Entries that begin with a dot (`.git`, `.nojekyll`) are not the site's: they stay, as MkDocs leaves them.
        """
        had_one = self.final.exists()
        try:
            if had_one:
                self.final.rename(self.old)
            self.folder.rename(self.final)
        except BaseException:
            if had_one and not self.final.exists():
                self.old.rename(self.final)
            raise
        if had_one:
            _keep_dot_entries(self.old, self.final)
            shutil.rmtree(self.old)

    def abandon(self) -> None:
        """Remove the new folder; the old one is as it was."""
        shutil.rmtree(self.folder, ignore_errors=True)


def remove_left_over(final: Path) -> None:
    """Remove what builds that were broken off have left beside a site, this process's own included.

    A site that was about to be replaced, and has nothing in its place, is put back.
    """
    final = final.resolve()
    name = re.compile(re.escape(f".{final.name}.") + r"(building|old)-(\d+)")
    for path in sorted(final.parent.iterdir()):
        match = name.fullmatch(path.name)
        if match and (int(match[2]) == os.getpid() or not _is_running(int(match[2]))):
            if match[1] == "old" and not final.exists():
                path.rename(final)
                continue
            if match[1] == "old":
                _keep_dot_entries(path, final)
            shutil.rmtree(path, ignore_errors=True)


def _keep_dot_entries(old: Path, final: Path) -> None:
    for kept in old.glob(".*"):
        if not (final / kept.name).exists():
            kept.rename(final / kept.name)


def _beside(final: Path, suffix: str) -> Path:
    return final.with_name(f".{final.name}.{suffix}")


def _is_running(process: int) -> bool:
    try:
        os.kill(process, 0)
    except (ProcessLookupError, OverflowError):
        return False
    except OSError:
        return True
    return True
