from pathlib import Path

import pytest

from generator.verify.known import read_site

PAGE = '<html lang="en"><div data-article><time datetime="2018-03-19" data-fact="as_of">x</time></div></html>'


def write(folder: Path, **files: bytes) -> Path:
    for name, content in files.items():
        path = folder / name.replace("__", "/").replace("_html", ".html")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    return folder


def test_pages_are_known_by_their_addresses(tmp_path: Path) -> None:
    write(tmp_path, index_html=PAGE.encode(), en__x__index_html=PAGE.encode(), en__404_html=b"<p>", favicon=b"x")
    site = read_site(tmp_path)
    assert set(site.pages) == {"", "en/x/"}
    assert site.files == {"index.html", "en/x/index.html", "en/404.html", "favicon"}
    assert site.unread == {}


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"\x00\xff\xfe" * 99, "one that cannot be read: 'utf-8' codec can't decode byte 0xff in position 1: "),
        (
            PAGE.encode() + b" " * 10_000_000,
            f"one that cannot be read: it has {10_000_000 + len(PAGE)} bytes, more than ",
        ),
        (b"<div data-article>" + b"<div>" * 9000, "one that cannot be read: elements more than 100 deep"),
        (PAGE.encode() * 2, "one that cannot be read: 2 articles"),
    ],
)
def test_a_page_that_cannot_be_judged_is_kept_with_the_reason(tmp_path: Path, content: bytes, why: str) -> None:
    site = read_site(write(tmp_path, en__index_html=content))
    assert site.pages == {}
    assert list(site.unread) == ["en/"]
    assert site.unread["en/"].startswith(why)


def test_a_file_that_goes_away_while_it_is_read_is_kept_with_the_reason(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path, en__index_html=PAGE.encode())

    def fail(path: Path) -> bytes:
        raise OSError(5, "Input/output error", str(path))

    monkeypatch.setattr(Path, "read_bytes", fail)
    assert "Input/output error" in read_site(tmp_path).unread["en/"]


def test_an_empty_folder_and_binary_files_are_no_pages(tmp_path: Path) -> None:
    assert read_site(tmp_path).pages == {}
    assert read_site(write(tmp_path, x_html=b"", y_html=b"\x00" * 9)).pages == {}
