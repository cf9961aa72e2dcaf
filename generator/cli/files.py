"""How commands write."""

import os
from pathlib import Path
from tempfile import NamedTemporaryFile


def write_file(path: Path, text: str) -> None:
    """Write a file whole or not at all."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with NamedTemporaryFile("w", encoding="utf-8", newline="\n", dir=path.parent, delete=False) as file:
        file.write(text)
    os.chmod(file.name, 0o644)  # noqa: PTH101 - as any text file of a checkout
    Path(file.name).replace(path)
