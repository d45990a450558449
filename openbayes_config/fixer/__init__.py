"""Repairs a text: applies the edits that rules offer, and checks that nothing an author wrote is lost."""

from openbayes_config.fixer.engine import Applied, Fixed, fix
from openbayes_config.fixer.silence import silence

__all__ = ["Applied", "Fixed", "fix", "silence"]
