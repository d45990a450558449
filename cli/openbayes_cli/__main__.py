"""``python -m openbayes_cli`` is ``obconf``."""

from __future__ import annotations

import sys

from openbayes_cli import main

if __name__ == "__main__":
    sys.exit(main())
