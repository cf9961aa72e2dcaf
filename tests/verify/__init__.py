"""Tests of the proof, one file for each of its modules."""
