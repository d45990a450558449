"""Makes the virtual environment that the Makefile works in: python tools/bootstrap.py FOLDER.

Written so that any Python can read it, because it is the one that says when a Python is too old.
"""

import os
import subprocess
import sys

OLDEST = (3, 10)


def missing():
    """One line that says what this machine lacks, or None."""
    if sys.version_info < OLDEST:
        return (
            "Python %d.%d is too old, obconf needs 3.10 or newer: make PYTHON=/path/to/python3" % sys.version_info[:2]
        )
    try:
        import ensurepip  # noqa: F401
        import venv  # noqa: F401
    except ImportError:
        return (
            "this Python has no venv module: install it (Debian, Ubuntu: apt install python3-venv) and run make again"
        )
    return None


def main(folder):
    problem = missing()
    if problem:
        sys.exit("make: " + problem)
    if not os.path.exists(os.path.join(folder, "pyvenv.cfg")):
        subprocess.check_call([sys.executable, "-m", "venv", folder])
    python = os.path.join(folder, "Scripts" if os.name == "nt" else "bin", "python")
    pip = [python, "-m", "pip", "--disable-pip-version-check", "install", "--quiet"]
    # Dependency groups (PEP 735) need pip 25.1, newer than what older Pythons bring along.
    subprocess.check_call(pip + ["--upgrade", "pip>=25.1"])
    subprocess.check_call(pip + ["--editable", ".", "--group", "dev"])
    open(os.path.join(folder, ".ready"), "w").close()


if __name__ == "__main__":
    main(sys.argv[1])
