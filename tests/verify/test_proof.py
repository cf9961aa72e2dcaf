import json
from hashlib import sha256
from pathlib import Path

from generator.verify import check_proof
from generator.verify.proof import digest_of_facts, digest_of_file, digest_of_files, format_proof
from tests.verify.sites import read

FACTS = '<data value="5" data-fact="b">5</data><time datetime="2018" data-fact="a">2018</time>'


def test_the_digest_of_a_page_is_that_of_its_facts() -> None:
    expected = sha256(b"a\t2018\nb\t5\n").hexdigest()
    assert digest_of_facts(read(FACTS)) == expected
    assert digest_of_facts(read(f"<p>{FACTS}{FACTS}</p>", "ja-JP")) == expected
    assert digest_of_facts(read(FACTS.replace('value="5"', 'value="6"'))) != expected


def test_the_digest_of_files_is_that_of_their_paths_and_bytes(tmp_path: Path) -> None:
    (tmp_path / "x").mkdir()
    (tmp_path / "x/b.yml").write_bytes(b"b")
    (tmp_path / "a.yml").write_bytes(b"a")
    lines = [f"a.yml\t{sha256(b'a').hexdigest()}\n", f"x/b.yml\t{sha256(b'b').hexdigest()}\n"]
    files = [tmp_path / "x/b.yml", tmp_path / "a.yml"]
    assert digest_of_files(tmp_path, files) == sha256("".join(lines).encode()).hexdigest()
    assert digest_of_file(files[0]) == sha256(b"b").hexdigest()


def test_a_proof_is_sorted() -> None:
    text = format_proof("2018-03-19", "d", {"it-IT": "i"}, {"x": {"it-IT": "2", "en": "1"}, "": {"en": "0"}})
    assert json.loads(text) == {
        "as_of": "2018-03-19",
        "catalogues": {"it-IT": "i"},
        "data": "d",
        "pages": {"": {"en": "0"}, "x": {"en": "1", "it-IT": "2"}},
    }
    assert text.index('"en": "1"') < text.index('"it-IT": "2"')
    assert text.endswith("}\n")


def test_another_proof_in_a_site_is_found(tmp_path: Path) -> None:
    assert list(check_proof(tmp_path, "x")) == []
    (tmp_path / "proof.json").write_bytes(b"x")
    assert list(check_proof(tmp_path, "x")) == []
    (tmp_path / "proof.json").write_bytes(b"\xff")
    expected = "the proof of these pages, this data and these catalogues"
    found = "another one: some of them are of another build"
    assert [str(one) for one in check_proof(tmp_path, "x")] == [f"proof.json: expected {expected}, found {found}"]
