"""What ``obconf init`` says, and the line in .gitignore."""
