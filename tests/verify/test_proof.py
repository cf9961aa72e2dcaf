import json
from hashlib import sha256
from pathlib import Path

from generator.verify import check_proof
from generator.verify.proof import digest_of_facts, digest_of_file, digest_of_files, format_proof, parts_of
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


def test_a_proof_has_parts() -> None:
    text = format_proof("2018-03-19", "d", {"it-IT": "i"}, {"x": {"en": "1"}, "": {"en": "0"}})
    assert parts_of(text) == {
        ("as_of",): "2018-03-19",
        ("catalogues", "it-IT"): "i",
        ("data",): "d",
        ("pages", "x", "en"): "1",
        ("pages", "", "en"): "0",
    }
    assert parts_of("{") == {}


def test_what_differs_from_the_proof_is_named(tmp_path: Path) -> None:
    made = format_proof("2018-03-19", "d", {}, {"x": {"en": "1", "it-IT": "1"}, "y": {"en": "1"}})

    def found(text: str) -> list[str]:
        (tmp_path / "proof.json").write_text(text, encoding="utf-8")
        return [str(one) for one in check_proof(tmp_path, made)]

    # It was built with `verify: false`.
    assert [(one.severity, str(one)) for one in check_proof(tmp_path, made)] == [
        ("warning", "proof.json: expected the proof of these pages, found no such file")
    ]
    assert found(made) == []
    assert found(format_proof("2018-03-19", "d", {}, {"x": {"en": "1", "it-IT": "2"}, "z": {"en": "1"}})) == [
        "proof.json: pages.x.it-IT: expected 1, found 2",
        "proof.json: pages.y.en: expected 1, found nothing",
        "proof.json: pages.z.en: expected nothing, found 1",
    ]
    assert found(made + " ") == ["proof.json: expected the same, byte for byte, found it is written in another way"]
    assert len(found("{}")) == 5
