"""Repairs a text: applies the edits that rules offer, and checks that nothing an author wrote is lost."""

from openbayes_config.fixer.engine import Applied, Fixed, fix

__all__ = ["Applied", "Fixed", "fix"]
