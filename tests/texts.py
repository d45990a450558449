"""Blocks of openbayes.yaml that many tests need."""

from __future__ import annotations

UNTOUCHED = """\
hyper_tuning:
  max_job_count: 0
  parallel_count: 1
  hyperparameter_metric: ""
  goal: ""
  algorithm: ""
  parameter_specs: []
  side_metrics: []
"""
"""The tuning block of a file that tunes nothing."""

GRID = """\
hyper_tuning:
  max_job_count: 5
  parallel_count: 2
  hyperparameter_metric: accuracy
  goal: MAXIMIZE
  algorithm: Grid
  parameter_specs:
    - {name: a, type: DISCRETE, discrete_values: [1, 2, 3]}
    - {name: b, type: CATEGORICAL, categorical_values: [x, y]}
  side_metrics: []
"""
"""Six combinations, of which five are tried."""

RANDOM = """\
hyper_tuning:
  max_job_count: 3
  parallel_count: 1
  hyperparameter_metric: accuracy
  goal: MAXIMIZE
  algorithm: Random
  parameter_specs: []
  side_metrics: []
"""
"""A search without a parameter."""
