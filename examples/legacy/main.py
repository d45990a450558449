"""Read the dataset from the folder given on the command line."""

import argparse

parser = argparse.ArgumentParser()
parser.add_argument("--input", default="/input0", help="folder of the dataset")
args = parser.parse_args()

print(f"training with the data in {args.input}")
