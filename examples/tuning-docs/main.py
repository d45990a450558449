"""Take the values of one trial and report its target variable."""

import argparse

try:
    from openbayestool import log_metric
except ImportError:  # outside the platform

    def log_metric(name: str, value: float) -> None:
        """Print what would be reported."""
        print(f"{name} = {value}")


parser = argparse.ArgumentParser()
parser.add_argument("--regularization", type=float, default=0.1)
parser.add_argument("--latent_factors", type=int, default=10)
parser.add_argument("--unobs_weight", type=float, default=0.1)
parser.add_argument("--level", type=float, default=1, help="may arrive as 2.0")
parser.add_argument("--category", choices=["A", "B", "C"], default="A")
args = parser.parse_args()

log_metric("precision", 1 / (1 + args.regularization + args.unobs_weight))
