"""The charts, by name. Each is a complete piece of HTML with its own SVG, styled by the theme through classes alone.

    bar        groups of people as one bar, and beneath it the value with its interval and target on a scale
    trend      all periods: points, line, interval, target, gaps where nothing can be compared
    sparkline  the course of the values, as small as a word
    table      the numbers behind them

To add a chart: a module `charts_<name>.py`, a line here, its name among the `charts` of the kinds that it suits.
"""

from cxsite.render.charts_bar import bar, has_bar
from cxsite.render.charts_bar import bar as nps_bar
from cxsite.render.charts_spark import sparkline
from cxsite.render.charts_table import numbers_table
from cxsite.render.charts_trend import trend

__all__ = ["bar", "has_bar", "nps_bar", "numbers_table", "sparkline", "trend"]
