"""Typed values out of YAML: nodes that know their positions, and the declarations that give them a type."""
