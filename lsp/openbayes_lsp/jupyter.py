"""How jupyter-lsp learns about the server: the entry point ``jupyter_lsp_spec_v1``."""

from __future__ import annotations

import sys
from typing import Any


def spec(_: object) -> dict[str, Any]:
    """The server for YAML files; it looks at files called openbayes.yaml or openbayes.yml and leaves the others alone.

    Version 2 of the schema of jupyter-lsp (documentation: "Extending jupyterlab_lsp").
    """
    return {
        "obconf": {
            "version": 2,
            "argv": [sys.executable, "-m", "openbayes_lsp"],
            "languages": ["yaml"],
            "mime_types": ["text/x-yaml", "text/yaml"],
            "display_name": "obconf",
        }
    }
