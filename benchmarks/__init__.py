"""Measurements of the project, run by hand; docs/ has what they found."""
