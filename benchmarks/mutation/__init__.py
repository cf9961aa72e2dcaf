"""Drift planted in built pages, and how much of it `verify` finds: `python -m benchmarks.mutation SITE`."""
