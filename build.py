"""The front door: run Mallette with any Python 3.11 or newer, whatever is installed in it.

    python build.py [build|check|schema|language|brand] [OPTIONS]    no word means build; --help tells the rest
    python build.py wheelhouse [--for windows|mac|linux]             fetch the packages, for a computer with no network
    python build.py test [--proof] [PYTEST OPTIONS]                  run the suite

If every package that `pyproject.toml` names is in the running Python, that Python is used as it is. Otherwise `.venv`
is made beside this file and the packages are installed there: from `wheelhouse/` if that folder exists, else from the
network. The stamp in `.venv` is written last, so one that is half made, moved or out of date is seen and made again.

Only the standard library is used here, and only what Python 3.6 can read, so that an old Python gets a sentence and not
a syntax error. What this file has to say goes to stderr: stdout belongs to the command.
"""

import sys

if sys.version_info < (3, 11):
    sys.exit(
        "Mallette needs Python 3.11 or newer, and this is Python %d.%d: install a new one from python.org, "
        "then run build.py with it." % sys.version_info[:2]
    )

import argparse
import importlib.metadata
import importlib.util
import json
import os
import re
import shutil
import signal
import subprocess
import tomllib
from collections.abc import Iterable, Iterator
from pathlib import Path

HERE = Path(__file__).absolute().parent  # resolve() would turn a mapped drive into a network path
VENV = HERE / ".venv"
VENV_PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
STAMP = VENV / "mallette.json"
WHEELHOUSE = HERE / "wheelhouse"
COMMAND = "py build.py" if os.name == "nt" else "python3 build.py"
VERSION = "%d.%d" % sys.version_info[:2]
ROOM = 400_000_000  # bytes: what .venv needs, and some more
INTERRUPTED = 130

PLATFORMS = {
    "windows": (("win_amd64",),),
    "mac": (("macosx_12_0_arm64",), ("macosx_12_0_x86_64",)),
    "linux": (("manylinux_2_28_x86_64", "manylinux_2_17_x86_64", "manylinux2014_x86_64"),),
}
"""For each `--for`, the machines to fetch for; for each machine, the names of wheels that it can use, best first."""

NO_SPACE = f"The disk is full: make room ({ROOM // 1_000_000} MB) where {HERE} is, and run it again."
NO_PERMISSION = (
    f"{HERE} cannot be written in: close the programs that use it, or copy the whole folder to a place of your own, "
    "such as Documents, and run it there."
)
NO_NETWORK = (
    "The packages cannot be fetched, the network does not answer: connect and run it again, or on a connected "
    f"computer with Python {VERSION} run `{COMMAND} wheelhouse` and copy the folder wheelhouse here."
)
NOT_OFFERED = (
    f"The package {{package}} is not offered for Python {VERSION} on this computer: install another Python, 3.11 or "
    "newer, and run build.py with it."
)
NOT_IN_WHEELHOUSE = (
    f"The folder wheelhouse lacks {{package}} for this computer and Python {VERSION}: fill it again with "
    f"`{COMMAND} wheelhouse` under the same Python, or remove it to fetch from the network."
)
NO_MODULE = (
    "This Python has no module {name}, with which .venv is made: install Python from python.org (on Debian and "
    "Ubuntu: `sudo apt install python3-venv`), and run it again."
)
NO_PROJECT = (
    f"{HERE / 'pyproject.toml'} is missing or cannot be read: copy the whole project folder, not build.py alone."
)
UNKNOWN = "Setting up failed: remove the folder .venv and run it again; if it fails again, this is why:\n"

# What a failing `pip` or `venv` says, and what it means. Errors by number: Windows words them in its language.
REASONS = (
    (r"Errno 28\b|WinError (39|112)\b|No space left|not enough space", NO_SPACE),
    (r"Errno (1|13|30)\b|WinError (5|32)\b|Permission denied|Read-only file system", NO_PERMISSION),
    (
        (
            r"NewConnectionError|NameResolutionError|Timeout|ProxyError|SSLError|Max retries|Could not fetch URL"
            r"|getaddrinfo|timed out|Connection (refused|reset|broken|aborted)|Temporary failure|is unreachable"
        ),
        NO_NETWORK,
    ),
    (r"No matching distribution found for \S+", NOT_OFFERED),
)


class SetupError(Exception):
    """Something on this machine that a person has to mend: one sentence, with the remedy."""


def main(arguments: list[str]) -> int:
    """Return the exit code of the command in `arguments`."""
    try:
        return run(arguments)
    except (SetupError, OSError) as trouble:
        say(str(trouble) if isinstance(trouble, SetupError) else explain(str(trouble)))
        return 1
    except KeyboardInterrupt:
        return INTERRUPTED


def run(arguments: list[str]) -> int:
    """Return the exit code of one command: ours, or one of `mallette.cli` in a Python that can run it."""
    if arguments[:1] == ["wheelhouse"]:
        return fill_wheelhouse(arguments[1:])
    if arguments[:1] == ["test"]:
        return call([prepare("test"), "-X", "utf8", "-m", "pytest", *arguments[1:]], cwd=HERE)
    # -P: without it, a folder `mallette` or a file `docx.py` where the person stands would be imported instead.
    command = [prepare(), "-P", "-X", "utf8", "-m", "mallette.cli", *arguments]
    return call(command, MALLETTE_PROJECT=str(HERE), MALLETTE_COMMAND=COMMAND)


def call(command: list[str], cwd: Path | None = None, **told: str) -> int:
    """Return the exit code of `command`, run on the terminal; `told` are variables of its environment."""
    # Ctrl-C reaches the child too, which says what there is to say. An exception here could lose its exit code.
    earlier = signal.signal(signal.SIGINT, lambda *_: None)
    try:
        code = subprocess.run(command, cwd=cwd, env={**child_environment(command[0]), **told}, check=False).returncode
    finally:
        signal.signal(signal.SIGINT, earlier)
    return code if code >= 0 else 128 - code


def child_environment(python: str) -> dict[str, str]:
    """Return the environment of the command: this project's `mallette` is the one that it imports.

    What a PYTHONPATH brings is kept only where packages may come from it, never beside `.venv`.
    """
    paths = [str(HERE)]
    if python == sys.executable and os.environ.get("PYTHONPATH"):
        paths.append(os.environ["PYTHONPATH"])
    return {**os.environ, "PYTHONPATH": os.pathsep.join(paths)}


def prepare(extra: str = "") -> str:
    """Return a Python that has everything: the running one, or that of `.venv`, which is made or mended first."""
    wanted = read_pins(extra)
    if all(is_installed(pin) for pin in wanted):
        return sys.executable
    stamp = read_stamp()
    if not stamp.issuperset(wanted):
        make_environment(wanted, keep=bool(stamp) and stamp.issubset(wanted))
    return str(VENV_PYTHON)


def read_pins(extra: str = "") -> list[str]:
    """Return the packages that `pyproject.toml` asks for, each as ``name==version``; with those of `extra`."""
    try:
        project = tomllib.loads((HERE / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    except (OSError, ValueError, KeyError):
        raise SetupError(NO_PROJECT) from None
    return [*project["dependencies"], *(project["optional-dependencies"][extra] if extra else ())]


def is_installed(pin: str) -> bool:
    """Return whether the running Python has the package: that version, or a later one of the same series."""
    name, _, wanted = pin.partition("==")
    try:
        found = importlib.metadata.version(name)
    except importlib.metadata.PackageNotFoundError:
        return False
    return found == wanted or (series(found) == series(wanted) and numbers(found) > numbers(wanted))


def series(version: str) -> list[int]:
    """Return what stays the same while a package keeps its promises: 2.14.3 gives 2, 0.57.0 gives 0, 57."""
    parts = numbers(version)
    return parts[:1] if parts[:1] != [0] else parts[:2]


def numbers(version: str) -> list[int]:
    return [int(part) for part in re.findall(r"\d+", version)]


def read_stamp() -> set[str]:
    """Return the packages that `.venv` was finished with; none if it is half made, moved, or of another Python."""
    try:
        stamp = json.loads(STAMP.read_text(encoding="utf-8"))
        usable = stamp["made"] == made_here() and VENV_PYTHON.exists()
        return set(stamp["packages"]) if usable else set()
    except (OSError, ValueError, KeyError, TypeError):
        return set()


def made_here() -> list[str]:
    """Return what a `.venv` is bound to: its place, and the Python that made it."""
    return [str(VENV), sys.version, sys.base_prefix]


def make_environment(wanted: list[str], keep: bool = False) -> None:
    """Make `.venv` with the packages `wanted`; with `keep`, add to the good one that is there what it lacks."""
    source = ["--find-links", str(WHEELHOUSE)] if any(WHEELHOUSE.glob("*.whl")) else []
    say(f"Setting up Mallette in .venv, from {'wheelhouse' if source else 'the network'}: once, a few minutes.")
    if source and set(wanted) == set(read_pins()):  # a wheelhouse holds what the kit needs, not what its tests need
        source = ["--no-index", *source]
    if not keep:
        STAMP.unlink(missing_ok=True)
        make_venv()
    run_pip(str(VENV_PYTHON), ["install", *source, *wanted])
    STAMP.write_text(json.dumps({"made": made_here(), "packages": wanted}), encoding="utf-8")


def make_venv() -> None:
    """Make `.venv` anew, with `pip` and nothing else."""
    if Path(sys.prefix) == VENV:  # the Python that runs this is that of a stale .venv: it cannot remove itself
        return
    for name in ("venv", "ensurepip"):
        if importlib.util.find_spec(name) is None:
            raise SetupError(NO_MODULE.replace("{name}", name))
    run_tool([sys.executable, "-X", "utf8", "-m", "venv", "--clear", str(VENV)])


def fill_wheelhouse(arguments: list[str]) -> int:
    """Fetch every package into `wheelhouse/`, for this machine or another."""
    parser = argparse.ArgumentParser(
        prog="build.py wheelhouse", description="Fetch the packages into wheelhouse/, for a computer with no network."
    )
    parser.add_argument("--for", dest="platform", choices=sorted(PLATFORMS), help="a computer unlike this one")
    platform = parser.parse_args(arguments).platform
    python = sys.executable if importlib.util.find_spec("pip") else prepare()
    for tags in PLATFORMS.get(platform, ((),)):
        target = [option for tag in tags for option in ("--platform", tag)]
        version = ["--python-version", VERSION] if tags else []
        # Wheels only: a package to be compiled is of no use on a laptop without a compiler.
        where = ["--only-binary", ":all:", *target, *version, "--dest", str(WHEELHOUSE)]
        run_pip(python, ["download", *where, *read_pins()])
    size = sum(path.stat().st_size for path in WHEELHOUSE.iterdir())
    say(
        f"wheelhouse holds {size // 1_000_000} MB for Python {VERSION}. Copy the project folder with it: "
        f"on the other computer, build.py needs no network."
    )
    return 0


def run_pip(python: str, arguments: list[str]) -> None:
    """Run `pip`, and nothing of the person's own settings that would make it install elsewhere."""
    action, *rest = arguments
    quiet = ["--no-input", "--disable-pip-version-check", "--progress-bar", "off"]
    run_tool([python, "-I", "-X", "utf8", "-m", "pip", action, *quiet, *rest])


def run_tool(command: list[str]) -> None:
    """Run `command` while telling which package it is at; raise `SetupError`, in words of ours, if it fails."""
    hidden = ("PYTHONHOME", "PYTHONPATH", "PIP_TARGET", "PIP_PREFIX")
    kept = {key: value for key, value in os.environ.items() if key not in hidden}
    with subprocess.Popen(
        command,
        env={**kept, "PIP_USER": "0"},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        errors="replace",
    ) as process:
        said = list(tell_progress(process.stdout or ()))
    if process.returncode:
        raise SetupError(explain("".join(said), from_wheelhouse="--no-index" in command))


def tell_progress(lines: Iterable[str]) -> Iterator[str]:
    """Yield each of `lines`; on a terminal, show the name of the package that it begins."""
    shown = sys.stderr.isatty()
    for line in lines:
        if shown and line.startswith("Collecting "):
            sys.stderr.write("\r  " + line.split()[1][:60].ljust(60))
            sys.stderr.flush()
        yield line
    if shown:
        sys.stderr.write("\r" + " " * 62 + "\r")


def explain(said: str, from_wheelhouse: bool = False) -> str:
    """Return the sentence for what a failing tool said."""
    for pattern, sentence in REASONS:
        found = re.search(pattern, said)
        if found:
            chosen = NOT_IN_WHEELHOUSE if sentence is NOT_OFFERED and from_wheelhouse else sentence
            return chosen.replace("{package}", found.group().split()[-1])
    # `venv` keeps to itself why it failed.
    if not os.access(HERE, os.W_OK):
        return NO_PERMISSION
    if shutil.disk_usage(HERE).free < ROOM:
        return NO_SPACE
    return UNKNOWN + "\n".join(said.strip().splitlines()[-5:])


def say(sentence: str) -> None:
    print(sentence, file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
