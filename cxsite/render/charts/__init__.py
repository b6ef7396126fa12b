"""Charts as SVG, written by hand: one module per chart."""
