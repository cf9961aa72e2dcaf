"""Tests of the rules for translations, one file each."""
