"""Many triggers at once: `pace` decides how fast, `threads` and `tasks` carry it out."""
