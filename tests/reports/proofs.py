"""The large proofs, by hand: `python -m tests.reports.proofs [FLIPS] [CARDS]`. Flipped bits accepted, and genuine cards refused.

Cards are drawn at random from languages, second languages, papers, numbers of findings and levels of signature. Nothing here is a test.
"""

import random
import sys
import tempfile
from pathlib import Path

from cryptography.hazmat.primitives import hashes

from reviewer.reports.card import Paper
from reviewer.reports.identity import Identity, Role, Signer, make_leaf, unseal
from reviewer.reports.scorecard_pdf import render
from reviewer.reports.signing import countersign, sign
from reviewer.reports.verifying import Reliance, verify_bytes
from reviewer.wording import Language
from tests.reports.cards import Wish, a_card, many
from tests.reports.conftest import PASSPHRASE
from tests.reports.forgeries import Case
from tests.reports.test_forgeries import flipped_and_accepted


def main(flips: int = 1000, cards: int = 1000) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        identity = Identity.create(folder / "identity", "Zhou Lan", organisation="Hengchuan", passphrase=PASSPHRASE)
        bound = identity.root.fingerprint(hashes.SHA256())
        root_key = unseal((identity.folder / "root.key.json").read_text(), PASSPHRASE, bound_to=bound)
        key, certificate = make_leaf(root_key, identity.root, name="He Yining", role=Role.QUALITY)
        people = identity.unlock(PASSPHRASE), Signer(certificate, identity.root, key)
        reliance = Reliance(frozenset({bound.hex()}))
        case = _signed(folder, Wish(has_media=False, praise=False), people)
        print(f"{flips} bits changed, accepted: {len(flipped_and_accepted(case, reliance, count=flips))}", flush=True)
        chance = random.Random(cards)  # noqa: S311 - repeatable choice, not secrecy
        refused = 0
        for _ in range(cards):
            case = _signed(folder, _wish(chance), people)
            chosen = chance.choice((case.certified, case.countersigned)).read_bytes()
            refused += not verify_bytes(chosen, reliance=reliance).is_genuine
        print(f"{cards} genuine cards, refused: {refused}", flush=True)


def _wish(chance: random.Random) -> Wish:
    extra = {"paper": chance.choice(list(Paper)), "second": chance.choice([None, *Language])}
    findings = many(chance.randrange(0, 30))
    return Wish(language=chance.choice(list(Language)), findings=findings, has_earlier=chance.random() < 0.5, extra=extra)


def _signed(folder: Path, wish: Wish, people: tuple[Signer, Signer]) -> Case:
    stages = [folder / f"{stage}.pdf" for stage in ("unsigned", "certified", "countersigned")]
    render(a_card(folder, wish), stages[0])
    sign(stages[0], stages[1], signer=people[0], language=wish.language)
    countersign(stages[1], stages[2], signer=people[1], language=wish.language)
    return Case(stages[0], stages[1], stages[2], people[0], people[1], people[0], folder)


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
