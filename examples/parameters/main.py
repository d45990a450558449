"""Show how the values under `parameters` reach a program."""

import argparse

parser = argparse.ArgumentParser()
parser.add_argument("--input", default="/input0", help="folder of the dataset")
parser.add_argument("--epochs", type=int, default=1)
args = parser.parse_args()

for epoch in range(args.epochs):
    print(f"epoch {epoch + 1} of {args.epochs}, data from {args.input}")
