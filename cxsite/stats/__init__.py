"""Numbers only: from counts to scores, intervals and changes. Knows nothing about publications."""
