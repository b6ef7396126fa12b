"""The commands, one verb a file. Each says what it was asked, calls the flow and prints what came of it."""
