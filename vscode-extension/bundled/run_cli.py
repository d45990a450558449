"""The command line of obconf with the libraries beside this file, whatever else this Python could import."""

import sys

sys.path.insert(0, __file__.removesuffix("run_cli.py") + "libs")

from openbayes_cli import main

if __name__ == "__main__":
    sys.exit(main())
