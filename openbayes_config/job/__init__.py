"""What a file says of its job, worked out: the command and the program and script that it starts, the flags that those
get, the mounts and what is bound to them, references to data.

Rules ask here, and so does whatever shows more of a file than its mistakes.
"""
