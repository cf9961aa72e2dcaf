"""Tests of the checks on meaning."""
