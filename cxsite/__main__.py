"""`python -m cxsite` is the same as `cxsite`."""

from cxsite.cli import main

main()
