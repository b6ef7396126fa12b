"""Charts as SVG, drawn by hand: one module a chart."""
