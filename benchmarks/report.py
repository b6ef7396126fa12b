"""Measurements as a table in Markdown."""

from benchmarks.measure import Cost


def table(count: int, found: dict[str, dict[str, Cost]], names: list[str]) -> str:
    """Seconds on the clock, seconds of processor in brackets, and how many times the last generator's both are."""
    lines = [f"### {count} posts", "", "| case | " + " | ".join(names) + " |", "|---" * (len(names) + 1) + "|"]
    lines += [
        f"| {case} | " + " | ".join(_cell(case, row[name], row[names[-1]]) for name in names) + " |"
        for case, row in found.items()
    ]
    return "\n".join(lines) + "\n"


def _cell(case: str, cost: Cost, other: Cost) -> str:
    if case == "memory":
        return f"{cost.megabytes:.0f} MB, {cost.megabytes / max(other.megabytes, 0.1):.2f} ×"
    ratios = f"{cost.seconds / other.seconds:.3f} × ({cost.processor / max(other.processor, 0.001):.3f} ×)"
    return f"{cost.seconds:.2f} s ({cost.processor:.2f} s), {ratios}"
