"""A full check takes time; pages, states and what was just saved are shown meanwhile, and never revert."""

import asyncio
import threading
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager, suppress
from dataclasses import replace

import pytest

from cxsite.keys.digest import of_bytes
from cxsite.model.output import Output
from cxsite.model.problem import Outcome, error
from cxsite.preview.app import Backend
from cxsite.preview.edition import Attempt, Told
from cxsite.preview.events import Hub
from cxsite.preview.fresh import keep_fresh
from cxsite.preview.looks import Looks
from cxsite.preview.press import Press
from cxsite.preview.room import Room
from cxsite.preview.server import threads


def promise(name, text):
    return Output(name, "page", (("view", of_bytes(text.encode())),), lambda: Outcome(text.encode()))


class Held:
    """A publication whose looks pause, when told to, after they have read everything."""

    def __init__(self):
        self.files = {"index.html": "home", "a/index.html": "first"}
        self.read = dict(self.files)
        self.holds = False
        self.errors = ()
        self.begun, self.goes_on = threading.Semaphore(0), threading.Semaphore(0)

    def plan(self):
        read, told = dict(self.files), self.errors
        if self.holds:
            self.begun.release()
            assert self.goes_on.acquire(timeout=30)
        self.read = read
        if told:
            return Attempt(None, told)
        return Attempt({name: promise(name, text) for name, text in read.items()}, changed="/a/")

    def glimpse(self, path):
        return promise(path, self.files[path]) if self.files[path] != self.read.get(path) else None

    def room(self, **others):
        return Room(
            lambda: (dict(self.files), self.errors),
            self.plan,
            lambda problems: tuple(Told(p.severity, p.message) for p in problems),
            lambda fault: error("our-fault", None, str(fault)),
            pause=lambda _: None,
            glimpse=self.glimpse,
            **others,
        )


class Running:
    """A running preview without a socket: report saves, request pages, wait for editions."""

    def __init__(self, held, backend, looks, looker):
        self.held, self.backend, self.looks, self.looker = held, backend, looks, looker
        self.touched, self.hints, self.told = asyncio.Event(), {}, []

    async def look(self):
        return await asyncio.get_running_loop().run_in_executor(self.looker, self.looks.look)

    async def save(self, name, text):
        self.held.files[name] = text
        self.hints[name] = None
        self.touched.set()

    async def page(self, path):
        return (await self.backend.ask(lambda: self.backend.press.page(path))).data.partition(b"<script")[0].decode()

    async def state(self, path):
        return await self.backend.ask(lambda: self.backend.press.state(path))

    async def until(self, condition):
        """Wait for an edition that fulfils a condition; the stream signals each new one."""
        stream = self.backend.hub.stream(self.backend.press.name)
        async with asyncio.timeout(30):
            async for _ in stream:
                if await condition():
                    break
        await stream.aclose()

    async def until_held(self):
        """Wait until a look has read everything, and pauses there."""
        assert await asyncio.to_thread(self.held.begun.acquire, timeout=30)

    async def let_go(self):
        """Let that look finish, and wait until the next one pauses: by then the first one's result is the current edition."""
        self.held.goes_on.release()
        await self.until_held()


@asynccontextmanager
async def running(held, *, navigate=False):
    with ThreadPoolExecutor(1) as looker, ThreadPoolExecutor(1) as presser:
        press, looks = Press(held.room(), "held", navigate=navigate), Looks(held.room())
        press.take(looks.look())
        preview = Running(held, Backend(press, Hub(), presser), looks, looker)
        arguments = preview.backend, preview.look, preview.told.append, preview.touched, preview.hints
        going_on = asyncio.create_task(keep_fresh(*arguments))
        try:
            yield preview
        finally:
            going_on.cancel()
            with suppress(asyncio.CancelledError):
                await going_on
            held.holds = False
            held.goes_on.release()


def test_pages_and_states_are_answered_and_saves_are_shown_while_a_look_runs():
    held = Held()

    async def session():
        async with running(held) as preview:
            held.holds = True
            await preview.save("a/index.html", "second")
            await preview.until_held()
            assert await preview.page("/a/") == "second"  # the glance before the look
            assert await preview.page("/") == "home"
            before = await preview.state("/a/")
            await preview.save("a/index.html", "third")

            async def third():
                return await preview.page("/a/") == "third"

            await preview.until(third)
            assert (await preview.state("/a/")).print != before.print
            assert preview.told == []  # as long as the look has not finished

    asyncio.run(session())


def test_what_was_saved_after_a_look_began_does_not_go_back_when_it_ends():
    held = Held()

    async def session():
        async with running(held) as preview:
            held.holds = True
            await preview.save("index.html", "home, edited")
            await preview.until_held()
            await preview.save("a/index.html", "second")

            async def is_second():
                return await preview.page("/a/") == "second"

            await preview.until(is_second)
            await preview.let_go()
            assert held.read["a/index.html"] == "first"  # so the look found it
            assert await preview.page("/a/") == "second"
            assert await preview.page("/") == "home, edited"

    asyncio.run(session())


def test_a_page_that_only_the_look_under_way_can_promise_is_waited_for():
    held = Held()

    async def session():
        async with running(held) as preview:
            held.holds = True
            held.files["tags/new/index.html"] = "the new tag"
            await preview.save("a/index.html", "second")
            await preview.until_held()
            asked = asyncio.create_task(preview.backend.page("/tags/new/"))
            assert await preview.page("/") == "home"  # others do not wait
            assert not asked.done()
            held.goes_on.release()
            assert (await asked).data.startswith(b"the new tag")
            assert (await preview.backend.page("/tags/old/")).status == 404  # nobody is working on it

    asyncio.run(session())


def test_a_new_file_that_is_edited_again_while_a_look_finds_it_is_shown_with_the_look():
    held = Held()
    press, looks = Press(held.room(), "new"), Looks(held.room())
    press.take(looks.look())
    held.files["new/index.html"] = "one"
    press.begin()
    attempt = looks.look()
    held.files["new/index.html"] = "two"
    press.glance(["new/index.html"])
    press.take(attempt)
    assert press.page("/new/").data.startswith(b"two")


def test_the_file_that_went_while_a_look_ran_is_as_the_look_saw_it_until_the_next():
    held = Held()
    press, looks = Press(held.room(), "gone"), Looks(held.room())
    press.take(looks.look())
    held.files["a/index.html"] = "second"
    press.begin()
    attempt = looks.look()
    del held.files["a/index.html"]
    assert not press.glance(["a/index.html"])
    press.take(attempt)
    assert press.page("/a/").data.startswith(b"second")
    press.begin()
    press.take(looks.look())
    assert press.page("/a/").status == 404


def test_errors_leave_what_was_glimpsed_and_wait_for_a_second_look():
    held, pauses = Held(), []
    room = held.room()
    press, looks = Press(room, "errors"), Looks(Room(room.scan, room.plan, room.tell, room.fault, pause=pauses.append))
    press.take(looks.look())
    held.files["a/index.html"] = "second"
    assert press.glance(["a/index.html"])
    held.errors = (Told("error", "broken"),)
    press.begin()
    press.take(looks.look())
    assert len(pauses) == 1
    assert press.page("/a/").data.startswith(b"second")
    assert press.edition.told == held.errors


def test_open_pages_are_led_once_to_what_was_edited_before_or_while_a_look_ran():
    held = Held()
    press, looks = Press(held.room(), "led", navigate=True), Looks(held.room())
    press.take(looks.look())
    led = press.state("/").led
    held.files["a/index.html"] = "second"
    press.glance(["a/index.html"])
    press.begin()
    held.files["index.html"] = "home, edited"
    attempt = looks.look()
    press.glance(["index.html"])
    press.take(attempt)
    assert press.state("/").led.number == led.number + 1  # to /a/ by the glance, and not again by the look
    assert press.state("/").led.path == "/a/"


def test_the_first_attempt_may_come_before_the_mistakes_are_known():
    held = Held()
    held.errors = (Told("error", "broken"),)
    first = Attempt({"index.html": promise("index.html", "home")})
    press = Press(held.room(), "first")
    looks = Looks(held.room(begin=lambda: first))
    press.take(looks.begin())
    assert press.page("/").status == 200
    press.take(looks.look())
    assert press.page("/").data.startswith(b"home")
    assert press.edition.told == held.errors
    assert looks.look() is None


def test_what_changes_between_the_first_attempt_and_the_first_look_is_seen_by_the_next():
    held = Held()
    looks = Looks(held.room(begin=lambda: None))
    looks.begin()
    held.files["a/index.html"] = "second"
    assert looks.look()
    assert looks.look()
    assert looks.look() is None


def test_a_failure_of_ours_is_told_by_the_look_and_goes_by():
    held = Held()

    def fails():
        raise RuntimeError("a slip of ours")

    room = held.room(begin=fails)
    looks = Looks(room)
    found = looks.begin()
    assert found.outputs is None
    assert [told.text for told in found.told] == ["a slip of ours"]
    assert looks.look().outputs


class Going:
    """Scans in which a file disappears while it is being looked at."""

    def __init__(self, room, *fail):
        self.scan, self.fail = room.scan, list(fail)

    def __call__(self):
        if self.fail and self.fail.pop(0):
            raise FileNotFoundError("content/posts/a.md")
        return self.scan()


def test_a_file_that_goes_while_the_sources_are_looked_at_is_no_news():
    held = Held()
    room = held.room()
    looks = Looks(replace(room, scan=Going(room, False, True, False)))
    assert looks.look().outputs
    held.files["a/index.html"] = "second"
    assert looks.look().outputs


def test_a_scan_that_fails_again_and_again_is_told_once_and_goes_by():
    held = Held()
    room = held.room()
    looks = Looks(replace(room, scan=Going(room, *[True] * 6)))
    assert looks.begin() is None
    found = looks.look()
    assert (found.outputs, [told.text for told in found.told]) == (None, ["content/posts/a.md"])
    assert [looks.look() for _ in range(5)] == [None] * 5
    assert looks.look().outputs


@pytest.mark.parametrize("where", ["look", "told"])
def test_a_failure_while_keeping_fresh_is_raised(where):
    """Nobody should be looking at pages that are no longer kept up to date."""

    async def session():
        async def look():
            if where == "look":
                raise RuntimeError("a slip of ours")
            return Attempt({})

        def told(_):
            raise RuntimeError("a slip of ours")

        with ThreadPoolExecutor(1) as presser:
            backend = Backend(Press(Held().room(), "fails"), Hub(), presser)
            await keep_fresh(backend, look, told, asyncio.Event(), {})

    with pytest.raises(RuntimeError, match="a slip of ours"):
        asyncio.run(session())


def test_the_end_waits_for_no_look_and_closes_after_it():
    begun, goes_on, closed = threading.Event(), threading.Event(), threading.Event()

    def look():
        begun.set()
        assert goes_on.wait(60)
        assert not closed.is_set()

    with threads(closed.set) as (looker, presser):
        looking = looker.submit(look)
        assert presser.submit(begun.wait, 60).result()
    assert not looking.done()
    assert not closed.is_set()
    goes_on.set()
    assert closed.wait(60)
    assert looking.exception() is None


def test_a_page_whose_sign_cannot_be_told_any_more_says_so_and_comes_back():
    held = Held()
    press, looks = Press(held.room(), "signs"), Looks(held.room())
    press.take(looks.look())
    assert press.page("/a/").data.startswith(b"first")
    good = press.edition.outputs["a/index.html"]

    def fails():
        raise RuntimeError("a slip of ours")

    press.take(Attempt({"a/index.html": replace(good, later=fails)}))
    assert press.page("/a/").data.startswith(b"first")
    assert [told.text for told in press.state("/a/").told] == ["a slip of ours"]
    press.take(Attempt({"a/index.html": good}))
    assert press.state("/a/").told == ()
