"""`reviewer rubric list / show / check` and `reviewer score`."""

from pathlib import Path
from typing import Annotated

import typer

from reviewer.cli.options import AsJson
from reviewer.cli.speaking import Voice, answering
from reviewer.rubric.library import library, read_file, read_text, shipped, shipped_ids
from reviewer.rubric.rubric import Rubric
from reviewer.rubric.score_json import score_json
from reviewer.rubric.scoring import score
from reviewer.rubric.trace import explain
from reviewer.rubric.verdicts import read_verdicts
from reviewer.wording import Language

rubrics = typer.Typer(help="The library of rubrics.", no_args_is_help=True, rich_markup_mode=None)


def add_to(program: typer.Typer) -> None:
    program.add_typer(rubrics, name="rubric")
    program.command("score")(score_verdicts)


@rubrics.command("list")
def list_rubrics(as_json: AsJson = False) -> None:
    """List the rubrics that ship with the program."""
    voice = Voice(as_json)
    with answering(voice):
        found = list(library().values())
        voice.result({"rubrics": [_summary(rubric) for rubric in found]}, *(_line(rubric) for rubric in found))


@rubrics.command("show")
def show_rubric(
    rubric: Annotated[str, typer.Argument(help="The id of a shipped rubric, or a file.")],
    language: Annotated[Language, typer.Option(help="Language of the texts.")] = Language.ENGLISH,
    as_json: AsJson = False,
) -> None:
    """Show every dimension and item with its objective test."""
    voice = Voice(as_json)
    with answering(voice):
        found = _opened(rubric)
        voice.result(_summary(found) | {"dimensions": _dimensions(found, language)}, *_lines(found, language))


@rubrics.command("check")
def check_rubric(file: Annotated[Path, typer.Argument(help="A rubric file.")], as_json: AsJson = False) -> None:
    """Check a rubric file; every error names file, item and field."""
    voice = Voice(as_json)
    with answering(voice):
        found = read_file(file)
        voice.result({"valid": True} | _summary(found), _line(found))


def score_verdicts(
    verdicts: Annotated[Path, typer.Argument(help="A file of verdicts, or a scorecard.json.")],
    rubric: Annotated[str, typer.Option("--rubric", help="The id of a shipped rubric, or a file.")],
    language: Annotated[Language, typer.Option(help="Language of the printed steps.")] = Language.ENGLISH,
    as_json: AsJson = False,
) -> None:
    """Score verdicts with a rubric and print how each point came about."""
    voice = Voice(as_json)
    with answering(voice):
        scale = _opened(rubric)
        decided = read_verdicts(read_text(verdicts), scale, name=verdicts.name)
        card = score(scale, decided)
        voice.result(score_json(card, scale, decided), *explain(card, scale, language))


def _opened(named: str) -> Rubric:
    """A shipped rubric by its id, else a file."""
    return shipped(named) if named in shipped_ids() or not Path(named).exists() else read_file(Path(named))


def _summary(rubric: Rubric) -> dict[str, object]:
    return {
        "id": rubric.id,
        "version": rubric.version,
        "title": rubric.title.en,
        "sha256": rubric.sha256,
        "weight": str(sum(dimension.weight for dimension in rubric.dimensions)),
        "items": sum(1 for _ in rubric.items()),
    }


def _dimensions(rubric: Rubric, language: Language) -> list[dict[str, object]]:
    return [
        {
            "code": dimension.code,
            "title": dimension.title.shown(language),
            "weight": str(dimension.weight),
            "items": [
                {
                    "code": item.code,
                    "kind": item.rule.kind,
                    "title": item.title.shown(language),
                    "test": item.test.shown(language),
                    "points": str(item.points),
                }
                for item in dimension.items
            ],
        }
        for dimension in rubric.dimensions
    ]


def _line(rubric: Rubric) -> str:
    return f"{rubric.id}  {rubric.version}  {rubric.title.en}"


def _lines(rubric: Rubric, language: Language) -> list[str]:
    lines = [_line(rubric)]
    for dimension in rubric.dimensions:
        lines.append(f"{dimension.code}  {dimension.title.shown(language)}  {dimension.weight}")
        lines += [f"  {item.code}  {item.points:>4}  {item.title.shown(language)}: {item.test.shown(language)}" for item in dimension.items]
    return lines
