"""Picture files: what is known of them without decoding, what metadata they must not reveal, and what no picture may do."""
