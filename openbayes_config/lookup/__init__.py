"""What a machine keeps for an openbayes.yaml: its configuration, its catalogues of names, and other such files.

The only part of the core that looks for files by itself; whoever lints a text does without it.
"""
