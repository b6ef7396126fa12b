"""Text → a value, or the reason there is none, with the position of everything that matters."""
