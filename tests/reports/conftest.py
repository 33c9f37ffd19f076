"""One identity and one signed scorecard for the whole session: RSA keys are slow to make and neither is ever changed."""

from pathlib import Path

import pytest

from reviewer.reports.card import Card
from reviewer.reports.identity import Identity, Signer
from reviewer.reports.scorecard_pdf import render
from reviewer.reports.signing import sign
from reviewer.wording import Language
from tests.reports.cards import Wish, a_card

PASSPHRASE = "correct horse battery"


@pytest.fixture(scope="session")
def identity(tmp_path_factory: pytest.TempPathFactory) -> Identity:
    return Identity.create(tmp_path_factory.mktemp("studio"), "周岚 Zhou Lan", organisation="衡川评测 Hengchuan", passphrase=PASSPHRASE)


@pytest.fixture(scope="session")
def signer(identity: Identity) -> Signer:
    return identity.unlock(PASSPHRASE)


@pytest.fixture(scope="session")
def stranger(tmp_path_factory: pytest.TempPathFactory) -> Identity:
    return Identity.create(tmp_path_factory.mktemp("stranger"), "周岚 Zhou Lan", organisation="衡川评测 Hengchuan", passphrase=PASSPHRASE)


@pytest.fixture(scope="session")
def card(tmp_path_factory: pytest.TempPathFactory) -> Card:
    return a_card(tmp_path_factory.mktemp("pictures"), Wish(language=Language.SIMPLIFIED))


@pytest.fixture(scope="session")
def unsigned(card: Card, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("cards") / "unsigned.pdf"
    render(card, path)
    return path


@pytest.fixture(scope="session")
def signed(unsigned: Path, signer: Signer) -> Path:
    path = unsigned.with_name("signed.pdf")
    sign(unsigned, path, signer=signer, language=Language.SIMPLIFIED)
    return path


@pytest.fixture
def originals(card: Card) -> dict[str, str]:
    return {exhibit.path: exhibit.sha256 for exhibit in card.exhibits}
