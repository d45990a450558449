"""The language server of obconf."""
