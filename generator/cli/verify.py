"""`competency-docs verify`."""

import gc
from pathlib import Path

import click

from generator.cli.printing import finish
from generator.errors import GeneratorError, Problem
from generator.project import current_as_of, read_project, read_settings
from generator.verify import check_proof, known_of, proof_of, verify_site

# Objects after which Python looks for garbage; the default is 700.
_RARELY = 200_000


@click.command()
@click.argument("site", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", help="How to print problems.")
@click.pass_obj
def verify(config_file: Path, site: Path, form: str) -> None:
    """Prove that a built SITE states the facts of the data, the same in every language."""
    # Pages are a million small values that stay to the end: to look for garbage among them takes long.
    gc.set_threshold(_RARELY)
    summary: dict[str, object] = {}
    problems: tuple[Problem, ...] = ()
    try:
        settings = read_settings(config_file, config_file.name)
        project = read_project(settings, current_as_of(settings))
        verdict = verify_site(site, known_of(project, settings.site_url))
        # What is no site at all has no proof either.
        proved = check_proof(site, proof_of(project, verdict)) if verdict.as_of else ()
        problems = (*verdict.problems, *proved)
        summary = {"as_of": verdict.as_of, "facts": verdict.facts, "pages": sum(map(len, verdict.digests.values()))}
    except GeneratorError as error:
        problems = error.problems
    finish(problems, form, summary)
