"""Programs for the separate environments: each imports only the standard library and its client."""
