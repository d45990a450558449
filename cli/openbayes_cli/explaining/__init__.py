"""What ``obconf explain`` shows: pages of rules, and the causes of what the client has printed."""
