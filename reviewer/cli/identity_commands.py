"""`reviewer countersign` and `reviewer identity ...`: who signs, and the studio that vouches for them."""

import os
from pathlib import Path
from typing import Annotated

import typer

from reviewer.cli.options import PASSPHRASE_VARIABLE, STAMPS_VARIABLE
from reviewer.cli.speaking import Voice, answering
from reviewer.operations.paper import countersign_scorecard
from reviewer.reports.identity import Identity, Role
from reviewer.reports.studio import (
    WARN_DAYS,
    accept,
    days_left,
    export_identity,
    grant,
    import_identity,
    put_root_away,
    request_certificate,
    revoke,
)
from reviewer.wording import Language, say

Folder = Annotated[Path, typer.Option("--identity", help="Folder of the identity.")]
RoleOption = Annotated[Role, typer.Option(help="What the certificate is for.")]


def add_to(program: typer.Typer) -> None:
    program.command("countersign")(countersign)
    group = typer.Typer(help="The signing identity, and the studio's certificates.", rich_markup_mode=None)
    for name, command in (
        ("show", show),
        ("request", request),
        ("grant", grant_request),
        ("accept", accept_certificate),
        ("revoke", revoke_certificate),
        ("put-root-away", root_away),
        ("export", export),
        ("import", import_carried),
    ):
        group.command(name)(command)
    program.add_typer(group, name="identity")


def countersign(
    card: Annotated[Path, typer.Argument(help="The scorecard the reviewer has signed.")],
    out: Annotated[Path, typer.Option("--out", help="The counter-signed PDF to make.")],
    identity: Folder,
    language: Annotated[Language, typer.Option(help="Language of the panel.")] = Language.ENGLISH,
) -> None:
    """Add the counter-signature of quality assurance, which locks the scorecard. The passphrase as for `issue`."""
    voice = Voice(as_json=False)
    with answering(voice):
        signer = (held := Identity.open(identity)).unlock(passphrase_of(held.name))
        _warn(voice, held)
        countersign_scorecard(card, out, signer=signer, language=language, stamps=os.environ.get(STAMPS_VARIABLE, ""))
        voice.result({}, say("cli.countersigned", name=signer.name, file=out))


def show(identity: Folder) -> None:
    """Say whose identity this is, what it may sign, and until when."""
    voice = Voice(as_json=False)
    with answering(voice):
        held = Identity.open(identity)
        voice.result({}, f"{held.name}, {held.organisation}", held.fingerprint, say("cli.certificate_ends", days=days_left(held)))
        _warn(voice, held)


def request(
    identity: Folder,
    name: Annotated[str, typer.Option(help="Who will sign.")],
    organisation: Annotated[str, typer.Option(help="The studio.")],
    role: RoleOption = Role.REVIEWER,
) -> None:
    """Make a key and a request (CSR) for the studio to grant."""
    with answering(voice := Voice(as_json=False)):
        made = request_certificate(identity, name, organisation=organisation, role=role, passphrase=passphrase_of(name))
        voice.result({}, str(made))


def grant_request(
    request_file: Annotated[Path, typer.Argument(help="The request to grant.")],
    identity: Folder,
    out: Annotated[Path, typer.Option("--out", help="The certificate to make (PEM).")],
    role: RoleOption = Role.REVIEWER,
) -> None:
    """Grant a request with the studio's root key, for the role the studio decides."""
    with answering(voice := Voice(as_json=False)):
        studio = Identity.open(identity)
        out.write_bytes(grant(studio, request_file, role=role, passphrase=passphrase_of(studio.organisation)))
        voice.result({}, str(out))


def accept_certificate(
    certificate: Annotated[Path, typer.Argument(help="The certificate the studio granted.")],
    root: Annotated[Path, typer.Option("--root", help="The studio's root certificate.")],
    identity: Folder,
) -> None:
    """Make the requested identity whole with its certificate."""
    with answering(voice := Voice(as_json=False)):
        held = accept(identity, certificate, root_file=root, passphrase=passphrase_of(str(identity)))
        voice.result({}, f"{held.name}, {held.organisation}")


def revoke_certificate(certificate: Annotated[Path, typer.Argument(help="The certificate to revoke.")], identity: Folder) -> None:
    """Add a certificate to the studio's revocation list, to be given to whoever verifies."""
    with answering(voice := Voice(as_json=False)):
        studio = Identity.open(identity)
        voice.result({}, str(revoke(studio, certificate, passphrase=passphrase_of(studio.organisation))))


def root_away(
    out: Annotated[Path, typer.Argument(help="Where the sealed root key is put: a drive that is taken away.")], identity: Folder
) -> None:
    """Move the studio's sealed root key out of the identity."""
    with answering(voice := Voice(as_json=False)):
        voice.result({}, str(put_root_away(Identity.open(identity), out)))


def export(out: Annotated[Path, typer.Argument(help="The PKCS#12 file to make.")], identity: Folder) -> None:
    """Write key and certificates as PKCS#12 under the same passphrase, for carrying to another machine."""
    with answering(voice := Voice(as_json=False)):
        held = Identity.open(identity)
        export_identity(held, out, passphrase=passphrase_of(held.name))
        voice.result({}, str(out))


def import_carried(carried: Annotated[Path, typer.Argument(help="The PKCS#12 file.")], identity: Folder) -> None:
    """Make an identity from a PKCS#12 file."""
    with answering(voice := Voice(as_json=False)):
        held = import_identity(identity, carried, passphrase=passphrase_of(carried.name))
        voice.result({}, f"{held.name}, {held.organisation}")


def passphrase_of(name: str) -> str:
    """From REVIEWER_PASSPHRASE, else asked for without showing it."""
    return os.environ.get(PASSPHRASE_VARIABLE) or str(typer.prompt(say("cli.passphrase", name=name), hide_input=True, err=True))


def _warn(voice: Voice, held: Identity) -> None:
    if (days := days_left(held)) <= WARN_DAYS:
        voice.message(say("cli.certificate_ends", days=days))
