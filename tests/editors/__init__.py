"""Real editors with the real server; `make test-editors` runs these tests and installs what they need."""
