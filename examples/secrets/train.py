"""Find secret parameters in the environment, the other ones on the command line."""

import argparse
import os

parser = argparse.ArgumentParser()
parser.add_argument("--data", default="/input0", help="folder of the dataset")
parser.add_argument("--epochs", type=int, default=1)
args = parser.parse_args()

for name in ("HF_TOKEN", "WANDB_API_KEY"):
    print(f"{name} is {'set' if os.environ.get(name) else 'missing'}")
print(f"{args.epochs} epochs on {args.data}")
