"""How ``obconf render`` shows a rendering: ``notes`` for people, ``data`` for programs. Both take masked ones."""
