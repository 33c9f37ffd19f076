"""No forgery of our own file is called genuine, and every file of ours is."""

import random
from pathlib import Path

import pytest
from cryptography.hazmat.primitives import hashes

from reviewer.reports.identity import Identity, Role, Signer, make_leaf, unseal
from reviewer.reports.scorecard_pdf import render
from reviewer.reports.signing import countersign, sign
from reviewer.reports.verification import State
from reviewer.reports.verifying import Reliance, verify_bytes
from reviewer.wording import Language
from tests.reports.cards import Wish, a_card
from tests.reports.conftest import PASSPHRASE
from tests.reports.forgeries import FORGERIES, Case

FLIPS = 60
FLIP_CHOICE = 20261121


@pytest.fixture(scope="module")
def quality(identity: Identity) -> Signer:
    root_key = unseal((identity.folder / "root.key.json").read_text(), PASSPHRASE, bound_to=identity.root.fingerprint(hashes.SHA256()))
    key, certificate = make_leaf(root_key, identity.root, name="何以宁 He Yining", role=Role.QUALITY)
    return Signer(certificate, identity.root, key)


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory, signer: Signer, quality: Signer, stranger: Identity) -> Case:
    """A small card that needs its counter-signature, in all its stages."""
    folder = tmp_path_factory.mktemp("forging")
    stages = [folder / f"{stage}.pdf" for stage in ("unsigned", "certified", "countersigned")]
    render(a_card(folder, Wish(has_media=False, praise=False, extra={"needs_countersignature": True})), stages[0])
    sign(stages[0], stages[1], signer=signer, language=Language.ENGLISH)
    countersign(stages[1], stages[2], signer=quality, language=Language.ENGLISH)
    return Case(stages[0], stages[1], stages[2], signer, quality, stranger.unlock(PASSPHRASE), folder)


@pytest.fixture(scope="module")
def reliance(identity: Identity) -> Reliance:
    return Reliance(frozenset({identity.root.fingerprint(hashes.SHA256()).hex()}))


def test_the_countersigned_card_is_genuine(case: Case, reliance: Reliance):
    found = verify_bytes(case.content, reliance=reliance)
    assert found.state is State.GENUINE, found.sentences(Language.ENGLISH)
    assert [one.role for one in found.signers] == ["Reviewer", "Quality assurance"]


def test_there_are_enough_forgeries():
    assert len(FORGERIES) >= 100


@pytest.mark.parametrize("title", FORGERIES)
def test_no_forgery_is_accepted(case: Case, reliance: Reliance, title: str):
    assert verify_bytes(FORGERIES[title](case), reliance=reliance).state is not State.GENUINE


def test_a_changed_bit_anywhere_in_the_countersigned_card_is_seen(case: Case, reliance: Reliance):
    """A thousand places are tried by hand (`python -m tests.reports.proofs`); the suite takes some of the same."""
    assert flipped_and_accepted(case, reliance, count=FLIPS) == []


def flipped_and_accepted(case: Case, reliance: Reliance, *, count: int) -> list[int]:
    content = case.content
    chance = random.Random(FLIP_CHOICE)  # noqa: S311 - repeatable choice, not secrecy
    accepted = []
    for place in chance.sample(range(len(content)), count):
        changed = bytearray(content)
        changed[place] ^= 1 << chance.randrange(8)
        if verify_bytes(bytes(changed), reliance=reliance).state is State.GENUINE:
            accepted.append(place)
    return accepted


def test_cut_back_to_the_first_signature_the_missing_one_is_named(case: Case, reliance: Reliance):
    found = verify_bytes(case.certified.read_bytes(), reliance=reliance)
    assert [reason.key for reason in found.reasons] == ["reports.countersignature_missing"]


def test_a_reader_may_ask_for_a_counter_signature_the_card_does_not(signed: Path, identity: Identity):
    roots = frozenset({identity.root.fingerprint(hashes.SHA256()).hex()})
    assert verify_bytes(signed.read_bytes(), reliance=Reliance(roots)).is_genuine
    asked = verify_bytes(signed.read_bytes(), reliance=Reliance(roots, needs_countersignature=True))
    assert asked.state is State.ALTERED
