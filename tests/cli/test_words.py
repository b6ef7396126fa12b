"""What the commands print and how they end: wrong usage, suggestions, no tracebacks."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from cxsite.cli.ending import ended
from cxsite.cli.progress import Progress
from cxsite.cli.voice import coloured
from tests.typed import typed

CXSITE = [sys.executable, "-m", "cxsite"]
CLEAN = {
    k: v
    for k, v in os.environ.items()
    if k not in ("CI", "GITHUB_ACTIONS", "NO_COLOR", "FORCE_COLOR", "SOURCE_DATE_EPOCH")
}


def cxsite(*args, cwd, **environ):
    return typed(*args, cwd=cwd, environ={**CLEAN, **environ})


def process(*args, cwd, **environ):
    """The same in a separate process, for what only a process can show."""
    return subprocess.run([*CXSITE, *args], cwd=cwd, capture_output=True, text=True, env={**CLEAN, **environ})


@pytest.mark.parametrize(
    ("args", "words"),
    [
        (["biuld"], 'cxsite: there is no command "biuld"\n  help: did you mean `cxsite build`?\n'),
        (["frobnicate"], 'cxsite: there is no command "frobnicate"\n  help: `cxsite --help` lists all commands\n'),
        (["build", "--draft"], 'cxsite: `cxsite build` has no flag "--draft"\n  help: did you mean "--drafts"?\n'),
        (
            ["build", "--config", "other.yaml"],
            'cxsite: `cxsite build` has no flag "--config"\n  help: the settings are in site.yaml: name its folder with -C DIR\n',
        ),
        (["preview", "--prot", "1"], 'cxsite: `cxsite preview` has no flag "--prot"\n  help: did you mean "--port"?\n'),
        (["dev"], 'cxsite: there is no command "dev"\n  help: `cxsite preview` shows each change as you save it\n'),
        (
            ["import", "jekyll"],
            'cxsite: there is no command "import"\n  help: put the articles in content/posts/, and `cxsite check` reports',
        ),
        (["list", "drafts"], 'cxsite: unexpected argument "drafts"\n  help: did you mean "--drafts"?\n'),
        (
            ["post", "Late refunds"],
            'cxsite: there is no command "post"\n  help: `cxsite new` creates a post, page, scorecard, author or letter\n',
        ),
        (
            ["new", "post", "--titel", "x"],
            'cxsite: `cxsite new` has no flag "--titel"\n  help: `cxsite new --help` shows how to use it\n',
        ),
        (["new", "--slig", "x"], 'cxsite: `cxsite new` has no flag "--slig"\n  help: did you mean "--slug"?\n'),
        (
            ["new", "Why we wait"],
            'cxsite: cannot create a "Why we wait"\n  help: write cxsite new post "Why we wait"\n',
        ),
        (["new", "pst", "Title"], 'cxsite: cannot create a "pst"\n  help: did you mean "post"?\n'),
        (
            ["new"],
            "cxsite: what do you want to create?\n  help: write cxsite new post|page|author|letter|scorecard TITLE\n",
        ),
        (
            ["new", "post"],
            'cxsite: the post needs a title\n  help: for example: cxsite new post "Late refunds"\n',
        ),
        (["schema", "sit"], 'cxsite: there is no schema for "sit"\n  help: did you mean "site"?\n'),
        (
            ["schema"],
            "cxsite: which kind of file?\n  help: choose one of site, post, page, scorecard, author, tags, letter\n",
        ),
        (["explain", "brokn-link"], 'cxsite: there is no rule "brokn-link"\n  help: did you mean "broken-link"'),
        (["explain", "BOUND"], 'cxsite: there is no rule "BOUND"\n  help: did you mean "unbound-number"?\n'),
        (["theme", "lst"], 'cxsite: there is no command "theme lst"\n  help: did you mean `cxsite theme list`?\n'),
        (
            ["theme", "new"],
            'cxsite: there is no command "theme new"\n  help: `cxsite theme --help` shows how to use it\n',
        ),
        (
            ["build", "-o"],
            "cxsite: `cxsite build`: -o needs a value\n  help: `cxsite build --help` shows how to use it\n",
        ),
        (
            ["check", "a.md"],
            'cxsite: unexpected argument "a.md"\n  help: the command always covers the whole publication: leave it out\n',
        ),
        (["b", "here"], 'cxsite: unexpected argument "here"\n  help: to name the folder, write -C here\n'),
        (["build", "-C", "a.md"], "cxsite: a.md is a file\n  help: give the folder that contains site.yaml\n"),
        (
            ["build", "-C", "nowhere"],
            "cxsite: there is no folder nowhere\n  help: give the folder that contains site.yaml\n",
        ),
        (["preview", "--port", "many"], "cxsite: --port: 'many' is not a valid integer"),
        (
            ["check", "--format", "jsn"],
            "cxsite: --format: 'jsn' is not one of 'text', 'json', 'github'\n  help: did you mean \"json\"?\n",
        ),
    ],
)
def test_wrong_use_is_answered_with_what_would_do(args, words, tmp_path):
    (tmp_path / "a.md").touch()
    (tmp_path / "here").mkdir()
    (tmp_path / "here" / "site.yaml").touch()
    done = cxsite(*args, cwd=tmp_path)
    assert done.returncode == 2
    assert done.stderr.startswith(words)
    assert done.stdout == ""


def test_words_and_flags_of_other_generators_are_understood(tmp_path):
    assert cxsite("new", "site", "desk", cwd=tmp_path).returncode == 0
    desk = tmp_path / "desk"
    assert (desk / "site.yaml").is_file()
    assert cxsite("check", "-D", "-F", "--expired", cwd=desk).returncode == 0
    assert cxsite("config", "--origin", "title", cwd=desk).stdout.split("\n")[0].split()[-1] == "site.yaml:3"
    assert cxsite("list", "--future", cwd=desk).stdout == cxsite("list", "--scheduled", cwd=desk).stdout
    assert cxsite("list", "future", cwd=desk).stderr.endswith('did you mean "--future"?\n')
    assert cxsite("serve", "-D", "--future", "--port", "x", cwd=desk).stderr.startswith("cxsite: --port: 'x'")


@pytest.mark.parametrize(
    "args", [["build"], ["build", "--strict"], ["b"], ["check"], ["list"], ["score"], ["preview"], ["new", "post", "A"]]
)
def test_a_folder_that_is_no_publication(args, tmp_path):
    done = cxsite(*args, cwd=tmp_path)
    assert done.returncode == 2
    assert done.stderr == (
        f"cxsite: no publication here: looked for site.yaml in {tmp_path}\n"
        "  help: go to a publication's folder, name it with -C DIR, or create one with `cxsite init DIR`\n"
    )
    assert list(tmp_path.iterdir()) == []


def test_a_publication_further_up_is_named(tmp_path):
    (tmp_path / "site.yaml").write_text("")
    below = tmp_path / "content/posts"
    below.mkdir(parents=True)
    done = cxsite("build", cwd=below)
    assert done.returncode == 2
    assert done.stderr.endswith(f"  help: there is one in {tmp_path}: go there, or add -C ../..\n")


def test_a_publication_right_below_is_named_and_so_is_the_other_ending(tmp_path):
    (tmp_path / "my own").mkdir()
    (tmp_path / "my own/site.yaml").write_text("")
    assert cxsite("build", cwd=tmp_path).stderr.endswith(
        '  help: there is one in my own: go there, or add -C "my own"\n'
    )
    (tmp_path / "site.yml").write_text("")
    assert cxsite("build", cwd=tmp_path).stderr.endswith("  help: rename site.yml to site.yaml\n")


@pytest.mark.parametrize("args", [["--version"], ["-V"], ["version"]])
def test_the_version_is_one_line(args, tmp_path):
    done = cxsite(*args, cwd=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("cxsite ")
    assert done.stdout.count("\n") == 1


def test_the_version_imports_nothing_heavy():
    done = subprocess.run(
        [sys.executable, "-X", "importtime", "-m", "cxsite", "--version"], capture_output=True, text=True, timeout=30
    )
    for heavy in ("click", "jinja2", "yaml", "starlette", "markdown", "sqlite3", "cxsite.model"):
        assert f" {heavy}\n" not in done.stderr


def test_help_has_an_example_for_every_verb(tmp_path):
    from cxsite.cli.commands import VERBS

    assert cxsite("--help", cwd=tmp_path).returncode == 0
    assert cxsite(cwd=tmp_path).returncode == 0
    for verb in VERBS:
        done = cxsite(verb, "--help", cwd=tmp_path)
        assert (done.returncode, done.stderr) == (0, "")
        assert "Example: cxsite" in done.stdout, verb


def fails(error):
    def command(_):
        raise error

    return command


def test_a_failure_of_ours_says_so(capsys):
    assert ended([], fails(ZeroDivisionError("x"))) == 3
    said = capsys.readouterr().err
    assert said.startswith(
        "cxsite: cxsite itself failed; this is not a mistake in your files (ZeroDivisionError: x, tests.cli.test_words, line "
    )
    assert "please report it" in said
    assert "Traceback" not in said


def test_a_traceback_only_with_debug(capsys):
    assert ended(["--debug"], fails(ZeroDivisionError("x"))) == 3
    assert "Traceback" in capsys.readouterr().err


def test_the_machine_refusing(capsys):
    assert ended([], fails(PermissionError(13, "Permission denied", "public"))) == 3
    said = "cxsite: Permission denied: public\n  help: check the permissions of the file and its folder\n"
    assert capsys.readouterr().err == said
    assert ended([], fails(PermissionError(13, "Permission denied", ".stage/7", None, "public/a"))) == 3
    assert capsys.readouterr().err.startswith("cxsite: Permission denied: .stage/7 → public/a\n")
    assert ended([], fails(OSError(28, "No space left on device"))) == 3
    assert capsys.readouterr().err == "cxsite: No space left on device\n  help: free up space on the disk\n"


def test_ctrl_c(capsys):
    assert ended([], fails(KeyboardInterrupt())) == 130
    hidden = RuntimeError("Error calling __set_name__")  # what Python raises while a class is created
    hidden.__cause__ = KeyboardInterrupt()
    assert ended([], fails(hidden)) == 130
    assert capsys.readouterr() == ("", "")


EARLY = """
import runpy, sys
class Pressed:
    def find_spec(self, name, *_):
        if name == "cxsite.cli":
            raise KeyboardInterrupt
sys.meta_path.insert(0, Pressed())
runpy.run_module("cxsite", run_name="__main__")
"""
LATE = """
import cxsite.__main__
from cxsite.cli.ending import _Terminated
raise {}
"""
UNHEARD = """
import cxsite.__main__
class Loud:
    def __del__(self):
        raise {}
Loud()
print("went on")
"""


@pytest.mark.parametrize(
    ("script", "code"),
    [
        (EARLY, 130),
        (LATE.format("KeyboardInterrupt"), 130),
        (LATE.format("_Terminated"), 143),
        (UNHEARD.format("KeyboardInterrupt"), 130),
    ],
    ids=["while it loads", "after its end", "told to end", "where nothing comes out"],
)
def test_no_traceback_whenever_ctrl_c_comes(script, code):
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True)
    assert (done.returncode, done.stdout, done.stderr) == (code, "", "")


def test_other_faults_are_told_as_ever():
    raised = subprocess.run([sys.executable, "-c", LATE.format("ValueError")], capture_output=True, text=True)
    assert (raised.returncode, raised.stderr.splitlines()[-1]) == (1, "ValueError")
    ignored = subprocess.run([sys.executable, "-c", UNHEARD.format("ValueError")], capture_output=True, text=True)
    assert (ignored.returncode, ignored.stdout) == (0, "went on\n")
    assert "ValueError" in ignored.stderr


def test_being_told_to_end(tmp_path):
    waiting = (
        "import signal, sys; from cxsite.cli.ending import ended;"
        "sys.exit(ended([], lambda _: (print('ready', flush=True), signal.pause())))"
    )
    process = subprocess.Popen([sys.executable, "-c", waiting], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    assert process.stdout.readline() == b"ready\n"
    process.send_signal(signal.SIGTERM)
    assert process.communicate(timeout=60) == (b"", b"")
    assert process.returncode == 143


def test_a_reader_that_goes_away(tmp_path):
    whole = " ".join([*CXSITE, "schema", "post"])
    done = subprocess.run(
        ["bash", "-c", f"set -o pipefail; {whole} | head -1"], capture_output=True, text=True, cwd=tmp_path, env=CLEAN
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, "{\n", "")
    closed = subprocess.run(["bash", "-c", f"{whole} >&-"], capture_output=True, text=True, cwd=tmp_path, env=CLEAN)
    assert "Traceback" not in closed.stderr


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no disk that is always full")
@pytest.mark.parametrize("asked", ["--version", "schema post"])
def test_a_disk_that_takes_no_answer(asked, tmp_path):
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            [*CXSITE, *asked.split()], stdout=full, stderr=subprocess.PIPE, text=True, cwd=tmp_path, env=CLEAN
        )
    assert (done.returncode, done.stderr) == (3, "cxsite: No space left on device\n  help: free up space on the disk\n")


@pytest.mark.parametrize("asked", [(), ("theme",)])
def test_a_command_of_commands_alone_says_which_there_are(asked, tmp_path):
    done = cxsite(*asked, cwd=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == cxsite(*asked, "--help", cwd=tmp_path).stdout


@pytest.mark.parametrize(
    ("terminal", "never", "environ", "expected"),
    [
        (True, False, {}, True),
        (False, False, {}, False),
        (True, True, {"FORCE_COLOR": "1"}, False),
        (True, False, {"NO_COLOR": "1"}, False),
        (True, False, {"NO_COLOR": ""}, True),
        (False, False, {"FORCE_COLOR": "1"}, True),
        (False, False, {"CLICOLOR_FORCE": "1"}, True),
        (False, False, {"FORCE_COLOR": "0"}, False),
        (True, False, {"CLICOLOR": "0"}, False),
        (True, False, {"TERM": "dumb"}, False),
        (False, False, {"FORCE_COLOR": "1", "NO_COLOR": "1"}, False),
    ],
)
def test_colours(terminal, never, environ, expected):
    assert coloured(terminal, never=never, environ=environ) is expected


@pytest.mark.parametrize("given", ["soon", "-1", "1.5", "99999999999999", "١٢"])
def test_a_clock_that_is_none(given, tmp_path):
    from cxsite.cli.ending import UseError
    from cxsite.cli.surroundings import now

    with pytest.raises(UseError, match="SOURCE_DATE_EPOCH"):
        now({"SOURCE_DATE_EPOCH": given})


def test_the_clock_can_be_set():
    from cxsite.cli.surroundings import now

    assert now({"SOURCE_DATE_EPOCH": "0"}).isoformat() == "1970-01-01T00:00:00+00:00"
    assert str(now({}).tzinfo) == "UTC"


def test_the_line_that_says_how_far_it_is(capsys, monkeypatch):
    clock = iter([0.0, 0.9, 1.2, 1.25, 1.5])
    monkeypatch.setattr("cxsite.cli.progress.time.monotonic", lambda: next(clock))
    line = Progress()
    for number in range(1, 5):
        line.say(f"{number} of 4 files")
    line.clear()
    assert capsys.readouterr().err == "\r\x1b[K2 of 4 files\r\x1b[K4 of 4 files\r\x1b[K"
