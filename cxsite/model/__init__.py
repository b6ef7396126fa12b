"""What things are: frozen values that travel between rooms. Nothing here reads, writes or asks the clock."""
