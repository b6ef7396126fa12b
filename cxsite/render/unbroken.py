"""What is read as one sign stays on one line: "n = 225" with spaces that do not break, and the beginning of "95-%-Intervall"."""


def unbroken(text: str) -> str:
    """`text` for a page, where a line may end anywhere else. What is data, or printed in a terminal, keeps its plain spaces."""
    return text.replace(" = ", "\u00a0=\u00a0").replace("-%", "-\u2060%")
