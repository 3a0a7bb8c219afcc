"""Every GET operation of a real server: its arguments, and what is read from its response."""
