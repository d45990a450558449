"""``python -m openbayes_lsp``."""

import sys

from openbayes_lsp import main

sys.exit(main())
