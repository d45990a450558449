"""Count the files of the bound dataset."""

from pathlib import Path

data = Path("/input0")
print(f"{sum(1 for path in data.rglob('*') if path.is_file())} files in {data}")
