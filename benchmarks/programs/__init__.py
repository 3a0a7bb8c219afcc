"""What runs in environments of its own: imports nothing but the standard library and its client."""
