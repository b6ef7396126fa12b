"""cxsite: a static site generator for publications on customer service, with scorecards it computes itself."""

__version__ = "0.1.0"
