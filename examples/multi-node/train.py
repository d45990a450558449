"""Name the machine that runs this process."""

import argparse
import socket

parser = argparse.ArgumentParser()
parser.add_argument("--data", default="/input0", help="folder of the dataset")
parser.add_argument("--epochs", type=int, default=1)
parser.add_argument("--batch-size", type=int, default=64)
args = parser.parse_args()

print(f"{socket.gethostname()}: {args.epochs} epochs on {args.data}, {args.batch_size} images at a time")
