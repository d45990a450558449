"""What is reported and how: the settings of a run. :mod:`openbayes_config.settings.reader` reads them from a table.

Finding and reading files is not done here; ``openbayes_cli.configuration`` does that.
"""

from openbayes_config.settings.model import DEFAULT, Settings

__all__ = ["DEFAULT", "Settings"]
