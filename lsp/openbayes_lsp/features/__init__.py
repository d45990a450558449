"""What the server knows: functions from a snapshot, and a place in it, to plain values. No protocol, no editor."""
