"""The generators that are compared, one file each: a minimal site with the same pages."""
