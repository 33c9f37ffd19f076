"""`reviewer agreement`."""

from pathlib import Path
from typing import Annotated

import typer

from reviewer.agreement.agreement_json import agreement_json
from reviewer.agreement.comparison import MIN_ITEMS, compare
from reviewer.agreement.ratings import Scale, arrange
from reviewer.agreement.ratings_csv import read_sheet
from reviewer.agreement.reading import agreement_lines
from reviewer.cli.options import AsJson
from reviewer.cli.speaking import Voice, answering


def add_to(program: typer.Typer) -> None:
    program.command("agreement")(show_agreement)


def show_agreement(
    ratings: Annotated[Path, typer.Argument(help="A CSV file with the header item,rater,rating; an empty rating is a missing one.")],
    scale: Annotated[Scale | None, typer.Option(help="What the ratings mean. Default: numbers as numbers, words as names.")] = None,
    failure: Annotated[str | None, typer.Option(help="The rating that is a failure, for positive agreement.")] = None,
    min_items: Annotated[int, typer.Option(min=1, help="Show no coefficient when fewer items were rated twice.")] = MIN_ITEMS,
    as_json: AsJson = False,
) -> None:
    """Measure how far reviewers agree: percent, kappa, alpha, AC1, AC2, ICC, agreement on failures, each with its interval."""
    voice = Voice(as_json)
    with answering(voice):
        given = arrange(read_sheet(ratings), scale=scale, name=ratings.name)
        found = compare(given, min_items=min_items, failure=failure)
        voice.result(agreement_json(found), *agreement_lines(found))
