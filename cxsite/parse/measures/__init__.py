"""Scorecards, their measures by kind, and the counts that `cxsite pull` wrote."""
