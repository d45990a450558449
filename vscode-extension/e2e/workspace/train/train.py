"""Stands for a program that is trained with the values under `parameters`."""

import argparse

parser = argparse.ArgumentParser()
parser.add_argument("--data", required=True, help="folder of the dataset")
parser.add_argument("--learning_rate", type=float, default=0.001)
parser.add_argument("--epochs", type=int, default=1)
parser.add_argument("--batch_size", type=int, default=64, help="images per step")
args = parser.parse_args()

print(args)
