"""Starts the language server with the libraries beside this file, whatever else this Python could import."""

import sys

sys.path.insert(0, __file__.removesuffix("run_server.py") + "libs")

from openbayes_lsp import main

if __name__ == "__main__":
    main()
