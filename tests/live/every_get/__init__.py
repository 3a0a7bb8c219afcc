"""Every GET operation of a real server: what it is asked for, and what is read of its answer."""
