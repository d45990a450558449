"""Completion: what can be written at a place of an openbayes.yaml."""
