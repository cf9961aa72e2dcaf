"""One structured source of partner-competency requirements, the same pages in every language."""

__version__ = "0.1.0"
