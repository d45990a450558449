"""How ``obconf render`` shows a rendering: ``text`` for people, ``data`` for programs. Both take masked ones."""
