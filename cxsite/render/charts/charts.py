"""The charts, by name. Each is a complete piece of HTML with its own SVG, styled by the theme through classes alone.

    bar        groups of people as one bar, and beneath it the value with its interval and target on a scale
    trend      all periods: points, line, interval, target, gaps where periods cannot be compared
    bullet     the latest value with its target and how far it is from trouble
    shares     two shares of people side by side, with their intervals
    levers     what each rater gave each lever
    sparkline  the course of the values, as small as a word
    table      the numbers behind them

To add a chart: write a module in this folder, add a line here, and its name to the `charts` of the kinds that it suits.
"""

from cxsite.render.charts.bar import bar, has_bar
from cxsite.render.charts.bullet import bullet
from cxsite.render.charts.levers import levers
from cxsite.render.charts.shares import shares
from cxsite.render.charts.spark import sparkline
from cxsite.render.charts.table import numbers_table
from cxsite.render.charts.trend import trend

__all__ = ["bar", "bullet", "has_bar", "levers", "numbers_table", "shares", "sparkline", "trend"]
