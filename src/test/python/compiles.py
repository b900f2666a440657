"""Compiles the stubs in a directory, and prints how many there are."""

import pathlib
import sys
import warnings

warnings.simplefilter("ignore")
files = sorted(pathlib.Path(sys.argv[1]).glob("*.pyi"))
for file in files:
    try:
        compile(file.read_bytes(), file.name, "exec", dont_inherit=True)
    except SyntaxError as error:
        sys.exit(f"{file.name}: {error}: {error.text}")
    except (MemoryError, RecursionError, ValueError) as error:
        sys.exit(f"{file.name}: {error!r}")
print(len(files), "files")
