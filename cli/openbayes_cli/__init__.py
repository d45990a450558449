"""The command line of obconf."""
