"""Take the dataset, the weights and the number of epochs from the command line."""

import argparse

parser = argparse.ArgumentParser()
parser.add_argument("--data", default="/input0", help="folder of the dataset")
parser.add_argument("--weights", help="file to start from")
parser.add_argument("--epochs", type=int, default=1)
args = parser.parse_args()

print(f"{args.epochs} epochs on {args.data}, starting from {args.weights}")
