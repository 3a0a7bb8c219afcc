"""Programs of packages that only environments of their own have."""
