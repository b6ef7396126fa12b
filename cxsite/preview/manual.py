"""The manual pages of the problems that only a running preview can meet: rule → what it means and what helps."""

MANUAL: dict[str, str] = {
    "file-refused": """A file could not be read while a page was being made.

The preview looks again by itself. If it stays, look at the rights of the file.

Wrong: chmod 000 static/team.jpg
Right: chmod 644 static/team.jpg
""",
    "our-fault": """cxsite itself failed: the mistake is not in your files.

The preview goes on with the last version it could make. Please report what was being edited, with the message.

Wrong: looking for the mistake in your own files
Right: reporting it, and going back to the version before
""",
}
