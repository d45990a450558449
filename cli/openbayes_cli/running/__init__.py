"""Parts of ``obconf run``."""
