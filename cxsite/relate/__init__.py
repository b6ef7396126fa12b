"""Several documents at once: what is public, how it is related, what every link and number resolves to. Never fails."""
