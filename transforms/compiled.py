"""Whether the compiled modules of annotation are of the source that lies beside them.

`setup.py` compiles them where it is asked to, and writes `compiled.json`. The decision to question:
Python takes a compiled module before its source, whatever was changed since, so a run by rules
other than those one reads is refused.
"""

import hashlib
import json
from pathlib import Path

from transforms.errors import ContractError

ROOT = Path(__file__).parent.parent


def check_compiled(root: Path = ROOT) -> None:
    """Compare each compiled module with its source.

    Raises:
        ContractError: a source was changed or is gone since it was compiled.
    """
    built = root / "transforms" / "compiled.json"
    if not built.exists():
        return
    digests: dict[str, str] = json.loads(built.read_text(encoding="utf-8"))
    for path, digest in digests.items():
        source = root / path
        if not source.exists() or hashlib.sha256(source.read_bytes()).hexdigest() != digest:
            raise ContractError(
                f"{path} was changed since it was compiled: `make compile` does it again, "
                "`make uncompile` takes what is compiled away"
            )
