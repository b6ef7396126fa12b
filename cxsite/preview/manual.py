"""The manual pages of the problems that only a running preview can meet: rule → what it means and what helps."""

MANUAL: dict[str, str] = {
    "file-refused": """A file could not be read while a page was being made.

The preview tries again by itself. If the problem remains, check the permissions of the file.

Wrong: chmod 000 static/team.jpg
Right: chmod 644 static/team.jpg
""",
    "our-fault": """cxsite itself failed: there is no mistake in your files.

The preview keeps showing the last version that worked. Please report the message, and what you were editing.

Wrong: searching your own files for the mistake
Right: reporting it, and going back to the previous version of the file
""",
}
