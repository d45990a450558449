"""What a run would be, in words: the sections and notes that the command line and editors show, in both languages.

All of it takes masked renderings and may be shown as it is. Imported module by module: most callers need one part only.
"""
