"""The manual pages of what this room can find wrong: rule → what it means, with an example."""
