"""Picture files: what is known of them without decoding, what they must not tell, and what no picture may do."""
