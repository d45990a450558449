"""What ``obconf diff`` reads and how it shows it."""
