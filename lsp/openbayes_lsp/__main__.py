"""``python -m openbayes_lsp``."""

from openbayes_lsp import main

main()
