"""The front door, with fakes for `pip` and `venv`: nothing is installed. `.ci/run` goes through the real one."""

import ast
import importlib.metadata
import importlib.util
import json
import os
import re
import shutil
import signal
import subprocess
import sys
import tomllib
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).parents[1]
CLI = """
import os, sys, time
if "wait" not in sys.argv:
    print(sys.argv[1:])
if "where" in sys.argv:
    print(os.getcwd(), sys.flags.utf8_mode, os.environ["MALLETTE_PROJECT"], os.environ["PYTHONPATH"], sep="\\n")
if "wait" in sys.argv:
    try:
        print("waiting", flush=True)
        time.sleep(60)
    except KeyboardInterrupt:
        sys.exit(3)
sys.exit(7 if "seven" in sys.argv else 0)
"""
NO_RESPONSE = """
WARNING: Retrying (Retry(total=0, connect=None)) after connection broken by 'NewConnectionError(': Failed to establish
ERROR: Could not find a version that satisfies the requirement polib==1.2.0 (from versions: none)
ERROR: No matching distribution found for polib==1.2.0
"""

Runs = list[list[str]]


def load(folder: Path) -> ModuleType:
    """Return `build.py` of `folder` as a module."""
    spec = importlib.util.spec_from_file_location("front_door", folder / "build.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def make_project(folder: Path, pins: str = '"nothing-of-this-name==1.0"') -> Path:
    """Return a project with a command that prints what it was given."""
    (folder / "mallette").mkdir(parents=True)
    shutil.copy(ROOT / "build.py", folder)
    (folder / "mallette" / "__init__.py").touch()
    (folder / "mallette" / "cli.py").write_text(CLI, encoding="utf-8")
    (folder / "pyproject.toml").write_text(
        f'[project]\ndependencies = [{pins}]\n[project.optional-dependencies]\ntest = ["no-test-of-this-name==2.0"]\n',
        encoding="utf-8",
    )
    return folder


@pytest.fixture
def door(tmp_path: Path) -> ModuleType:
    """The front door of a project whose packages no Python has."""
    return load(make_project(tmp_path / "kit"))


@pytest.fixture
def runs(door: ModuleType, monkeypatch: pytest.MonkeyPatch) -> Runs:
    """What was run, with fakes: `venv` makes a folder with a Python in it, `pip` makes nothing."""
    seen: Runs = []

    def run_tool(command: list[str]) -> None:
        seen.append(command)
        if "venv" in command:
            shutil.rmtree(door.VENV, ignore_errors=True)
            door.VENV_PYTHON.parent.mkdir(parents=True)
            door.VENV_PYTHON.touch()

    monkeypatch.setattr(door, "run_tool", run_tool)
    monkeypatch.setattr(door, "call", lambda command, **options: seen.append(command) or 0)
    return seen


def tools(runs: Runs) -> list[str]:
    """Return which of our tools were run, in order."""
    names = ("venv", "install", "download", "pytest", "mallette.cli")
    return [name for command in runs for name in names if name in command]


def run_project(folder: Path, *words: str, cwd: Path | None = None) -> subprocess.CompletedProcess[str]:
    """Return what `build.py` of `folder` did, as a process of its own."""
    command = [sys.executable, str(folder / "build.py"), *words]
    return subprocess.run(command, cwd=cwd or folder, capture_output=True, encoding="utf-8", check=False)


# The running Python


def test_an_old_python_can_read_it() -> None:
    source = (ROOT / "build.py").read_text(encoding="utf-8")

    tree = ast.parse(source, feature_version=(3, 6))

    assert len(tree.body) > 10


@pytest.mark.parametrize("version", [(3, 6, 15), (3, 10, 13)])
def test_an_old_python_gets_a_sentence(
    version: tuple[int, int, int], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(sys, "version_info", version)

    with pytest.raises(SystemExit) as stopped:
        load(make_project(tmp_path / "kit"))

    # A string makes the exit code 1.
    assert str(stopped.value.code).startswith(f"Mallette needs Python 3.11 or newer, and this is Python 3.{version[1]}")


def test_nothing_but_old_names_is_imported_before_the_version_is_known() -> None:
    body = ast.parse((ROOT / "build.py").read_text(encoding="utf-8")).body

    kinds = [type(node).__name__ for node in body[:4]]

    assert kinds == ["Expr", "Import", "If", "Import"]
    assert ast.unparse(body[1]) == "import sys"


def test_only_the_standard_library_is_imported() -> None:
    tree = ast.parse((ROOT / "build.py").read_text(encoding="utf-8"))

    names = {alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names}
    names |= {node.module or "" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}

    assert len(names) > 5
    assert {name.partition(".")[0] for name in names} <= sys.stdlib_module_names


def test_a_python_that_has_everything_is_used_as_it_is(tmp_path: Path) -> None:
    project = make_project(tmp_path / "kit", f'"pytest=={pytest.__version__}"')

    done = run_project(project, "check", "--strict")

    assert (done.returncode, done.stdout, done.stderr) == (0, "['check', '--strict']\n", "")
    assert not (project / ".venv").exists()


@pytest.mark.parametrize(
    ("found", "wanted", "enough"),
    [
        ("2.14.3", "2.14.3", True),
        ("2.15.0", "2.14.3", True),
        ("2.14.2", "2.14.3", False),
        ("3.0.0", "2.14.3", False),
        ("0.57.1", "0.57.0", True),
        ("0.58.0", "0.57.0", False),
    ],
)
def test_a_later_version_of_the_same_series_is_enough(
    door: ModuleType, monkeypatch: pytest.MonkeyPatch, found: str, wanted: str, enough: bool
) -> None:
    monkeypatch.setattr(importlib.metadata, "version", lambda name: found)

    assert door.is_installed(f"package=={wanted}") is enough


def test_every_package_is_pinned_as_the_front_door_reads_it() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    pins = [*project["dependencies"], *project["optional-dependencies"]["test"]]

    assert len(pins) > 20
    assert [pin for pin in pins if not re.fullmatch(r"[A-Za-z0-9._-]+==[0-9.]+", pin)] == []


# The command


def test_words_place_and_exit_code_are_passed_on(tmp_path: Path) -> None:
    project = make_project(tmp_path / "a kit, é {x}", f'"pytest=={pytest.__version__}"')
    elsewhere = tmp_path / "elsewhere"
    (elsewhere / "mallette").mkdir(parents=True)
    (elsewhere / "mallette" / "__init__.py").write_text("raise SystemExit('the wrong one')", encoding="utf-8")

    done = run_project(project, "where", "seven", cwd=elsewhere)

    said = done.stdout.splitlines()
    assert done.returncode == 7
    assert said[:4] == ["['where', 'seven']", str(elsewhere), "1", str(project)]
    assert said[4].split(os.pathsep)[0] == str(project)


def test_no_word_is_passed_on_as_no_word(tmp_path: Path) -> None:
    project = make_project(tmp_path / "kit", f'"pytest=={pytest.__version__}"')

    assert run_project(project).stdout == "[]\n"


@pytest.mark.skipif(os.name == "nt", reason="signals to a group of processes are another thing on Windows")
def test_ctrl_c_is_quiet(tmp_path: Path) -> None:
    project = make_project(tmp_path / "kit", f'"pytest=={pytest.__version__}"')
    command = [sys.executable, str(project / "build.py"), "wait"]

    with subprocess.Popen(
        command, cwd=project, start_new_session=True, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        process.stdout.readline()
        os.killpg(process.pid, signal.SIGINT)
        _, said = process.communicate(timeout=30)

    assert (process.returncode, said) == (3, "")


def test_ctrl_c_while_setting_up_is_quiet(
    door: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def interrupt(command: list[str]) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(door, "run_tool", interrupt)

    assert door.main([]) == 130
    assert "Traceback" not in capsys.readouterr().err


def test_tests_run_with_the_packages_of_the_extra(door: ModuleType, runs: Runs) -> None:
    assert door.main(["test", "--proof", "-k", "build"]) == 0

    assert tools(runs) == ["venv", "install", "pytest"]
    assert runs[1][-2:] == ["nothing-of-this-name==1.0", "no-test-of-this-name==2.0"]
    assert runs[2][-4:] == ["pytest", "--proof", "-k", "build"]


# .venv and its stamp


def test_an_environment_is_made_once(door: ModuleType, runs: Runs, capsys: pytest.CaptureFixture[str]) -> None:
    door.main([])
    door.main([])

    assert tools(runs) == ["venv", "install", "mallette.cli", "mallette.cli"]
    assert runs[-1][0] == str(door.VENV_PYTHON)
    said = capsys.readouterr()
    assert (said.out, said.err.count("Setting up")) == ("", 1)


def test_the_stamp_is_written_last(door: ModuleType, runs: Runs, monkeypatch: pytest.MonkeyPatch) -> None:
    door.main([])
    fake = door.run_tool

    def fail_to_install(command: list[str]) -> None:
        if "install" in command:
            assert not door.STAMP.exists()
            raise door.SetupError("no")
        fake(command)

    monkeypatch.setattr(door, "run_tool", fail_to_install)
    door.STAMP.write_text("{}", encoding="utf-8")

    assert door.main([]) == 1
    assert not door.STAMP.exists()


def change_pins(door: ModuleType) -> None:
    project = door.HERE / "pyproject.toml"
    project.write_text(project.read_text(encoding="utf-8").replace("==1.0", "==1.1"), encoding="utf-8")


def change_stamp(key: str, place: int, value: str) -> Callable[[ModuleType], None]:
    def change(door: ModuleType) -> None:
        stamp = json.loads(door.STAMP.read_text(encoding="utf-8"))
        stamp[key][place] = value
        door.STAMP.write_text(json.dumps(stamp), encoding="utf-8")

    return change


@pytest.mark.parametrize(
    "spoil",
    [
        change_pins,
        change_stamp("made", 0, "/elsewhere/.venv"),
        change_stamp("made", 1, "3.11.0"),
        change_stamp("made", 2, "/another/python"),
        lambda door: door.STAMP.unlink(),
        lambda door: door.STAMP.write_text("[1", encoding="utf-8"),
        lambda door: door.STAMP.write_text("[]", encoding="utf-8"),
        lambda door: door.VENV_PYTHON.unlink(),
    ],
    ids=["other pins", "moved", "other version", "other Python", "half made", "torn", "strange", "no Python"],
)
def test_an_environment_that_cannot_be_trusted_is_made_again(
    door: ModuleType, runs: Runs, spoil: Callable[[ModuleType], None]
) -> None:
    door.main([])
    spoil(door)

    door.main([])

    assert tools(runs) == ["venv", "install", "mallette.cli"] * 2


def test_other_changes_of_pyproject_leave_the_environment(door: ModuleType, runs: Runs) -> None:
    door.main([])
    with (door.HERE / "pyproject.toml").open("a", encoding="utf-8") as project:
        project.write("[tool.ruff]\nline-length = 100\n")

    door.main([])

    assert tools(runs) == ["venv", "install", "mallette.cli", "mallette.cli"]


def test_the_extra_is_added_to_a_good_environment_and_stays(door: ModuleType, runs: Runs) -> None:
    for words in ([], ["test"], []):
        door.main(words)

    assert tools(runs) == ["venv", "install", "mallette.cli", "install", "pytest", "mallette.cli"]


def test_a_stale_environment_does_not_remove_itself(
    door: ModuleType, runs: Runs, monkeypatch: pytest.MonkeyPatch
) -> None:
    door.main([])
    change_pins(door)
    monkeypatch.setattr(sys, "prefix", str(door.VENV))

    door.main([])

    assert tools(runs) == ["venv", "install", "mallette.cli", "install", "mallette.cli"]


# The wheelhouse


def test_a_wheelhouse_is_used_with_no_index(door: ModuleType, runs: Runs) -> None:
    door.WHEELHOUSE.mkdir()
    (door.WHEELHOUSE / "a-1.0-py3-none-any.whl").touch()

    door.main([])

    assert runs[1][-4:] == ["--no-index", "--find-links", str(door.WHEELHOUSE), "nothing-of-this-name==1.0"]


def test_the_tests_packages_come_from_the_index_still(door: ModuleType, runs: Runs) -> None:
    door.WHEELHOUSE.mkdir()
    (door.WHEELHOUSE / "a-1.0-py3-none-any.whl").touch()

    door.main(["test"])

    assert "--find-links" in runs[1]
    assert "--no-index" not in runs[1]


def test_an_empty_wheelhouse_is_none(door: ModuleType, runs: Runs) -> None:
    door.WHEELHOUSE.mkdir()

    door.main([])

    assert "--find-links" not in runs[1]


@pytest.mark.parametrize(
    ("words", "platforms"),
    [
        ([], [[]]),
        (["--for", "windows"], [["win_amd64"]]),
        (["--for", "mac"], [["macosx_12_0_arm64"], ["macosx_12_0_x86_64"]]),
        (["--for", "linux"], [["manylinux_2_28_x86_64", "manylinux_2_17_x86_64", "manylinux2014_x86_64"]]),
    ],
)
def test_a_wheelhouse_is_filled_for_a_platform(
    door: ModuleType, runs: Runs, words: list[str], platforms: list[list[str]]
) -> None:
    door.WHEELHOUSE.mkdir()

    assert door.main(["wheelhouse", *words]) == 0

    downloads = [command for command in runs if "download" in command]
    assert [[command[at + 1] for at, word in enumerate(command) if word == "--platform"] for command in downloads] == (
        platforms
    )
    for command in downloads:
        assert command[command.index("--only-binary") + 1] == ":all:"
        assert command[command.index("--dest") + 1] == str(door.WHEELHOUSE)
        assert ("--python-version" in command) == bool(words)
        assert command[-1] == "nothing-of-this-name==1.0"


# What can go wrong


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        (NO_RESPONSE, "the network does not answer: connect and run it again, or on a connected computer"),
        ("ERROR: Could not install: [Errno 28] No space left on device", "The disk is full: make room"),
        ("OSError: [WinError 112] Espace insuffisant sur le disque", "The disk is full: make room"),
        ("Error: [Errno 13] Permission denied: '/kit/.venv'", "cannot be written in: close the programs"),
        ("Error: [WinError 5] Accès refusé: '.venv'", "cannot be written in: close the programs"),
        ("ERROR: No matching distribution found for polib==1.2.0", "polib==1.2.0 is not offered for Python"),
        (
            "Something new happened",
            "remove the folder .venv and run it again; if it fails again, this is why:\nSomethi",
        ),
    ],
)
def test_each_failure_of_a_tool_has_its_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], said: str, sentence: str
) -> None:
    door = load(make_project(tmp_path / "kit"))
    fake_tools(door, monkeypatch, said)

    assert door.main([]) == 1

    told = capsys.readouterr()
    assert sentence in told.err
    assert "Traceback" not in told.err
    assert told.out == ""
    assert not door.STAMP.exists()


def fake_tools(door: ModuleType, monkeypatch: pytest.MonkeyPatch, said: str) -> None:
    """Let every tool be a process that says `said` and fails."""
    popen = subprocess.Popen
    program = f"import sys; sys.stdout.buffer.write({said!r}.encode()); sys.exit(1)"
    fake: Callable[..., subprocess.Popen[str]] = lambda command, **options: popen(  # noqa: E731
        [sys.executable, "-c", program], **options
    )
    monkeypatch.setattr(door.subprocess, "Popen", fake)


def test_a_package_that_the_wheelhouse_lacks_has_its_sentence(door: ModuleType) -> None:
    sentence = door.explain("ERROR: No matching distribution found for polib==1.2.0", from_wheelhouse=True)

    assert "wheelhouse lacks polib==1.2.0 for this computer" in sentence
    assert "fill it again" in sentence


@pytest.mark.parametrize("name", ["venv", "ensurepip"])
def test_a_python_without_a_module_that_is_needed_gets_a_sentence(
    door: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    find_spec = importlib.util.find_spec
    monkeypatch.setattr(importlib.util, "find_spec", lambda each: None if each == name else find_spec(each))

    assert door.main([]) == 1

    said = capsys.readouterr().err
    assert f"This Python has no module {name}" in said
    assert "apt install python3-venv" in said


def test_a_silent_failure_on_a_full_disk_is_seen(door: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    full = shutil.disk_usage(door.HERE)._replace(free=1000)
    monkeypatch.setattr(shutil, "disk_usage", lambda path: full)

    assert door.explain("Error: Command '[...]' returned non-zero exit status 1.") == door.NO_SPACE


def test_a_silent_failure_without_permission_is_seen(door: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "access", lambda path, mode: False)

    assert door.explain("Error: Command '[...]' returned non-zero exit status 1.") == door.NO_PERMISSION


def test_a_stamp_that_cannot_be_written_is_told(
    door: ModuleType, runs: Runs, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def refuse(path: Path, data: str, encoding: str) -> int:
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr(Path, "write_text", refuse)

    assert door.main([]) == 1
    assert "cannot be written in" in capsys.readouterr().err


@pytest.mark.parametrize("text", [None, "[project", "[tool]"])
def test_build_py_copied_alone_is_told_what_it_lacks(
    door: ModuleType, capsys: pytest.CaptureFixture[str], text: str | None
) -> None:
    project = door.HERE / "pyproject.toml"
    project.unlink() if text is None else project.write_text(text, encoding="utf-8")

    assert door.main([]) == 1
    assert "copy the whole project folder" in capsys.readouterr().err


def test_settings_of_the_person_do_not_send_packages_elsewhere(
    door: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PIP_TARGET", "elsewhere")
    monkeypatch.setenv("PIP_USER", "1")
    monkeypatch.setenv("PYTHONPATH", "elsewhere")
    program = "import os; assert os.environ['PIP_USER'] == '0'; assert not {'PIP_TARGET', 'PYTHONPATH'} & {*os.environ}"

    door.run_tool([sys.executable, "-c", program])
    with pytest.raises(door.SetupError):
        door.run_tool([sys.executable, "-c", "assert False"])
