"""Several documents at once: what is public, what hangs together, what every link and number comes to. Never fails."""
