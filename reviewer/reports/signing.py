"""The reviewer's signature: PAdES B-B as certification, so that afterwards only the counter-signature may be added.

RSA-3072/SHA-256, sub-filter ETSI.CAdES.detached, DocMDP P=2, in the field the page was drawn with (ETSI EN 319 142-1, ISO 32000-1 12.8).
"""

import os
import tempfile
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from asn1crypto import keys
from asn1crypto import x509 as asn1_x509
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from pyhanko.pdf_utils import layout
from pyhanko.pdf_utils.content import ImportedPdfPage
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.misc import PdfError
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign import signers
from pyhanko.sign.fields import MDPPerm, SigSeedSubFilter
from pyhanko.sign.general import SigningError
from pyhanko.sign.timestamps import TimeStamper
from pyhanko.stamp import StaticStampStyle
from pyhanko_certvalidator.registry import SimpleCertificateStore

from reviewer.errors import Fault, Refused
from reviewer.reports.identity import Role, Signer
from reviewer.reports.signature_panel import PanelText, draw_panel
from reviewer.wording import Language, say

REVIEWER_FIELD = "ReviewerSig"
QUALITY_FIELD = "QASig"
ROLES = {REVIEWER_FIELD: Role.REVIEWER, QUALITY_FIELD: Role.QUALITY}


class WrongRole(Refused):
    """A certificate may sign only in the field of its role."""

    key = "reports.wrong_role_to_sign"


class CannotSign(Refused):
    key = "reports.cannot_sign"


class SigningFailed(Fault):
    key = "reports.signing_failed"


@dataclass(frozen=True)
class Act:
    """What a signature stands for: its field, whether it certifies the document, and the meaning printed in its panel."""

    field: str
    certifies: bool
    title: str
    meaning: str
    language: Language = Language.ENGLISH
    stamps: TimeStamper | None = None


COUNTERSIGNED = Act(QUALITY_FIELD, certifies=False, title="reports.panel_quality", meaning="reports.panel_quality_meaning")
REVIEWED = Act(REVIEWER_FIELD, certifies=True, title="reports.panel_reviewer", meaning="reports.panel_reviewer_meaning")


def sign(unsigned: Path, out: Path, *, signer: Signer, language: Language, stamps: TimeStamper | None = None) -> None:
    """Certifies a scorecard in the reviewer's field; `out` appears whole or not at all.

    Raises CannotSign when the file is no unsigned scorecard, SigningFailed when the disk fails, WrongRole when the certificate was not
    made for reviewing. `stamps` adds a time stamp to the signature (PAdES B-T).
    """
    _perform(unsigned, out, signer=signer, act=replace(REVIEWED, language=language, stamps=stamps))


def countersign(signed: Path, out: Path, *, signer: Signer, language: Language, stamps: TimeStamper | None = None) -> None:
    """Adds the counter-signature of quality assurance in its own field, which locks the whole document.

    Raises what `sign` raises; CannotSign too when the reviewer has not signed before.
    """
    try:
        with signed.open("rb") as file:
            names = [one.field_name for one in PdfFileReader(file).embedded_signatures]
    except (PdfError, ValueError) as error:
        raise CannotSign(file=signed.name, fault=str(error)) from error
    except OSError as error:
        raise SigningFailed(file=out.name, fault=error.strerror or str(error)) from error
    if names != [REVIEWER_FIELD]:
        raise CannotSign(file=signed.name, fault=say("reports.reviewer_signs_first", language))
    _perform(signed, out, signer=signer, act=replace(COUNTERSIGNED, language=language, stamps=stamps))


def _perform(unsigned: Path, out: Path, *, signer: Signer, act: Act) -> None:
    if signer.role != ROLES[act.field].value:
        raise WrongRole(name=signer.name, role=ROLES[act.field].value)
    try:
        with tempfile.TemporaryDirectory() as folder:
            panel = Path(folder, "panel.pdf")
            draw_panel(panel, _panel_text(signer, act, act.language), act.language)
            _write_signed(unsigned, out, pdf_signer=_pdf_signer(signer, act, panel=panel))
    except (PdfError, SigningError, ValueError) as error:
        raise CannotSign(file=unsigned.name, fault=str(error)) from error
    except OSError as error:
        raise SigningFailed(file=out.name, fault=error.strerror or str(error)) from error


def _panel_text(signer: Signer, act: Act, language: Language) -> PanelText:
    now = datetime.now().astimezone()
    zone = now.strftime("%z")
    return PanelText(
        title=say(act.title, language),
        name=signer.name,
        lines=(
            signer.organisation,
            f"{say('reports.certificate', language)} {short_fingerprint(signer.fingerprint)}",
            f"{now:%Y-%m-%d %H:%M:%S} {zone[:3]}:{zone[3:]}",
        ),
        meaning=say(act.meaning, language),
    )


def short_fingerprint(fingerprint: str) -> str:
    """`4F1C…A920`: enough to compare two certificates by eye."""
    return f"{fingerprint[:4]}…{fingerprint[-4:]}".upper()


def _pdf_signer(signer: Signer, act: Act, *, panel: Path) -> signers.PdfSigner:
    metadata = signers.PdfSignatureMetadata(
        field_name=act.field,
        md_algorithm="sha256",
        reason=say(act.meaning, act.language),
        name=signer.name,
        subfilter=SigSeedSubFilter.PADES,
        certify=act.certifies,
        docmdp_permissions=MDPPerm.FILL_FORMS,
    )
    flush = layout.SimpleBoxLayoutRule(
        x_align=layout.AxisAlignment.ALIGN_MIN,
        y_align=layout.AxisAlignment.ALIGN_MIN,
        margins=layout.Margins.uniform(0),  # type: ignore[no-untyped-call]  # pyHanko leaves it untyped
        inner_content_scaling=layout.InnerScaling.NO_SCALING,
    )
    drawn = ImportedPdfPage(str(panel))  # type: ignore[no-untyped-call]  # pyHanko leaves it untyped
    style = StaticStampStyle(border_width=0, background=drawn, background_layout=flush, background_opacity=1.0)
    return signers.PdfSigner(metadata, signer=_cms_signer(signer), timestamper=act.stamps, stamp_style=style)


def _cms_signer(signer: Signer) -> signers.SimpleSigner:
    chain = SimpleCertificateStore()  # type: ignore[no-untyped-call]  # pyHanko leaves it untyped
    chain.register_multiple([_asn1(signer.root.public_bytes(Encoding.DER))])
    key = signer.key.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption())
    return signers.SimpleSigner(
        signing_cert=_asn1(signer.certificate.public_bytes(Encoding.DER)),
        signing_key=keys.PrivateKeyInfo.load(key),
        cert_registry=chain,
        embed_roots=True,
    )


def _asn1(der: bytes) -> asn1_x509.Certificate:
    return asn1_x509.Certificate.load(der)


def _write_signed(unsigned: Path, out: Path, *, pdf_signer: signers.PdfSigner) -> None:
    out.parent.mkdir(parents=True, exist_ok=True)
    descriptor, name = tempfile.mkstemp(dir=out.parent, prefix=f".{out.stem}-", suffix=".pdf")
    made = Path(name)
    try:
        with os.fdopen(descriptor, "w+b") as target, unsigned.open("rb") as source:
            writer = IncrementalPdfFileWriter(source)
            pdf_signer.sign_pdf(writer, existing_fields_only=True, output=target)
            target.flush()
            os.fsync(target.fileno())
        made.replace(out)
    finally:
        made.unlink(missing_ok=True)
