"""Do we qualify? Rules, an organization, and what it meets and lacks (docs/qualify.md)."""
