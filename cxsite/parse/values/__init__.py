"""Typed values out of YAML: nodes that know their places, and the declarations that give them a type."""
