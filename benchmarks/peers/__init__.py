"""Programs for peers whose packages are installed only in their own environments."""
