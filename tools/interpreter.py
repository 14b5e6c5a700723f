"""Print the path of a Python of the wanted version, or nothing: `interpreter.py 3.12`."""

import os
import shutil
import subprocess
import sys
from pathlib import Path


def works(path: str, version: str) -> bool:
    """Whether the program at the path is a Python of this version that can make environments."""
    probe = "import sys, venv, ensurepip; print('%d.%d' % sys.version_info[:2])"
    try:
        answer = subprocess.run([path, "-c", probe], capture_output=True, text=True, timeout=30, check=False)  # noqa: S603
    except OSError:
        return False
    return answer.returncode == 0 and answer.stdout.strip() == version


def find(version: str) -> str:
    """The first such interpreter on the PATH or among those that pyenv or uv keep."""
    homes = [Path(os.environ.get("PYENV_ROOT", "~/.pyenv")).expanduser() / "versions"]
    homes.append(Path("~/.local/share/uv/python").expanduser())
    kept = [str(path) for home in homes for path in sorted(home.glob(f"*{version}*/bin/python{version}"))]
    on_path = shutil.which(f"python{version}")
    return next((path for path in [*([on_path] if on_path else []), *kept] if works(path, version)), "")


if __name__ == "__main__":
    sys.stdout.write(find(sys.argv[1]))
