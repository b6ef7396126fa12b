"""Text → a value, or why not, with the place of everything that matters."""
