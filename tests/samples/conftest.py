"""The making code of the worked cases is a folder of scripts; the tests import its modules as the scripts do."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "resources" / "samples" / "making"))
