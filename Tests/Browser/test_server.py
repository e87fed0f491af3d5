"""The server by itself, spoken to without a browser: what it does to those who do not speak well."""
import os
import signal
import socket
import subprocess
import threading
import time
import unittest
import urllib.parse

from tracker import ANSWERS, ENVIRONMENT, Tracker


class ServerTest(unittest.TestCase):
    """A server of its own for each test."""

    def setUp(self):
        self.tracker = Tracker()
        self.addCleanup(self.tracker.remove)
        self.issue = self.tracker.add("Login crashes with an empty password")
        start = self.tracker.serve()
        self.key = start.split("/start/")[1]
        self.host = self.tracker.address.removeprefix("http://")

    def connect(self, seconds=10):
        name, port = self.host.split(":")
        connection = socket.create_connection((name, int(port)), timeout=seconds)
        self.addCleanup(connection.close)
        return connection

    def head(self, method="GET", path="/", *lines):
        return "\r\n".join([f"{method} {path} HTTP/1.1", f"Host: {self.host}", f"Authorization: Bearer {self.key}",
                            *lines, "", ""]).encode()

    def answer(self, request, seconds=10):
        """What is answered to some bytes, until the connection is closed or nothing comes any more."""
        connection = self.connect(seconds)
        try:
            connection.sendall(request)
        except OSError:
            pass
        return read(connection)

    def report(self):
        fields = {"title": "Export is empty", "field.severity": "low"}
        fields |= {f"section.{key}": value for key, value in ANSWERS.items()}
        fields |= {f"environment.{key}": value for key, value in ENVIRONMENT.items()}
        return urllib.parse.urlencode(fields).encode()

    def post(self, body):
        return self.head("POST", "/new/bug", "Content-Type: application/x-www-form-urlencoded",
                         f"Content-Length: {len(body)}", "Connection: close") + body


def read(connection):
    parts = []
    try:
        while part := connection.recv(65536):
            parts.append(part)
    except OSError:
        pass
    return b"".join(parts).decode(errors="replace")


class Limits(ServerTest):
    def test_a_head_without_end_is_not_read_to_the_end(self):
        for lines in ["X-Long: " + "a" * 200_000], [f"X-{number}: 1" for number in range(5_000)]:
            answer = self.answer(self.head("GET", "/", *lines), seconds=3)
            self.assertNotIn(" 200 ", answer[:20])
        self.assertIn(" 200 ", self.answer(self.head("GET", "/", "Connection: close"))[:20])

    def test_an_address_that_is_too_long_is_refused(self):
        answer = self.answer(self.head("GET", "/?q=" + "a" * 10_000, "Connection: close"))
        self.assertIn(" 414 ", answer[:20])

    def test_a_form_that_is_too_large_is_refused_before_it_is_there(self):
        head = self.head("POST", "/new/bug", "Content-Type: application/x-www-form-urlencoded",
                         "Content-Length: 5000000000")
        self.assertIn(" 413 ", self.answer(head, seconds=3)[:20])

    def test_a_form_without_a_length_is_cut_off_where_it_is_too_large(self):
        head = self.head("POST", "/new/bug", "Content-Type: application/x-www-form-urlencoded",
                         "Transfer-Encoding: chunked")
        chunk = b"10000\r\n" + b"a" * 0x10000 + b"\r\n"
        self.assertIn(" 413 ", self.answer(head + chunk * 100 + b"0\r\n\r\n", seconds=5)[:20])

    def test_who_says_nothing_or_too_little_is_let_go(self):
        silent = self.connect(45)
        slow = self.connect(45)
        slow.sendall(self.head("POST", "/new/bug", "Content-Type: application/x-www-form-urlencoded",
                               "Content-Length: 100000"))
        start = time.monotonic()
        done = threading.Event()

        def trickle():
            while not done.wait(1):
                try:
                    slow.sendall(b"a")
                except OSError:
                    return

        thread = threading.Thread(target=trickle)
        thread.start()
        try:
            self.assertIn(" 408 ", read(slow)[:20])
            self.assertEqual(read(silent), "")
        finally:
            done.set()
            thread.join()
        self.assertLess(time.monotonic() - start, 40)

    def test_many_connections_are_no_more_than_it_can_hold(self):
        held = [self.connect() for _ in range(300)]
        with open(f"/proc/{self.server()}/status", encoding="utf-8") as file:
            memory = next(int(line.split()[1]) for line in file if line.startswith("VmRSS"))
        self.assertLess(memory, 300_000)
        self.assertLess(len(os.listdir(f"/proc/{self.server()}/fd")), 300)
        for connection in held:
            connection.close()
        self.assertIn(" 200 ", self.answer(self.head("GET", "/", "Connection: close"))[:20])

    def test_one_address_does_not_take_all_connections(self):
        with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
            try:
                # Nothing is sent: the system only says which address it would take.
                probe.connect(("192.0.2.1", 9))
            except OSError:
                self.skipTest("this machine has no network")
            address = probe.getsockname()[0]
        self.tracker.stop()
        self.tracker.options = ("--listen", "0.0.0.0", "--host", address)
        self.key = self.tracker.serve().split("/start/")[1]
        port = self.tracker.address.rsplit(":", 1)[1]
        self.host = f"{address}:{port}"
        held = [self.connect(2) for _ in range(80)]
        time.sleep(0.5)
        self.assertEqual(self.answer(self.head("GET", "/", "Connection: close"), seconds=3), "")
        self.host = f"127.0.0.1:{port}"
        self.assertIn(" 200 ", self.answer(self.head("GET", "/", "Connection: close"))[:20])
        for connection in held:
            connection.close()
        time.sleep(0.5)
        self.host = f"{address}:{port}"
        self.assertIn(" 200 ", self.answer(self.head("GET", "/", "Connection: close"))[:20])

    def test_pages_that_were_left_take_no_place_from_others(self):
        for method, last in (("GET", b"data: "), ("HEAD", b"\r\n\r\n")):
            for _ in range(130):
                connection = self.connect()
                connection.sendall(self.head(method, "/events"))
                answer = b""
                while last not in answer and b" 503 " not in answer[:20]:
                    answer += connection.recv(1000)
                connection.close()
        end = time.monotonic() + 30
        while time.monotonic() < end:
            connection = self.connect()
            connection.sendall(self.head("GET", "/events"))
            if b" 200 " in connection.recv(100)[:20]:
                return
            time.sleep(0.5)
        self.fail("no page can wait for news any more")

    def server(self):
        return self.tracker.server.pid


class Ending(ServerTest):
    def test_what_is_sent_here_is_taken_where_nobody_interferes(self):
        self.assertIn(" 303 ", self.answer(self.post(self.report()))[:20])

    def test_a_signal_ends_it_and_what_is_being_changed_is_finished(self):
        for name in (signal.SIGTERM, signal.SIGINT):
            before = int(self.tracker.git("rev-list", "--count", "HEAD"))
            connection = self.connect()
            connection.sendall(self.post(self.report()))
            time.sleep(0.02)
            self.tracker.server.send_signal(name)
            answer = read(connection)
            self.assertEqual(self.tracker.server.wait(timeout=10), 0)
            self.tracker.server.stdout.close()
            # Either all of it has happened, and was told, or nothing.
            made = int(self.tracker.git("rev-list", "--count", "HEAD")) - before
            self.assertEqual(made, 1 if " 303 " in answer[:20] else 0, answer)
            self.assertEqual(self.tracker.git("status", "--porcelain"), "")
            self.tracker.git("issue", "check", "--all")
            self.start_again()

    def test_open_pages_do_not_keep_it(self):
        connection = self.connect()
        connection.sendall(self.head("GET", "/events"))
        self.assertIn(b" 200 ", connection.recv(1000)[:20])
        self.tracker.server.terminate()
        self.assertEqual(self.tracker.server.wait(timeout=10), 0)

    def test_killed_in_the_middle_it_leaves_what_the_next_command_finds_whole(self):
        connection = self.connect()
        connection.sendall(self.post(self.report()))
        time.sleep(0.03)
        self.tracker.server.kill()
        self.tracker.server.wait()
        self.tracker.git("issue", "list")
        self.tracker.git("issue", "check", "--all")
        self.assertEqual(self.tracker.git("status", "--porcelain"), "")

    def start_again(self):
        self.tracker.serve()
        self.host = self.tracker.address.removeprefix("http://")


class Surroundings(ServerTest):
    def get(self, path):
        return self.answer(self.head("GET", path, "Connection: close"))

    def test_who_reads_does_not_wait_for_the_lock_that_a_change_waits_for(self):
        lock = os.path.join(self.tracker.path, ".git", "index.lock")
        with open(lock, "w", encoding="utf-8"):
            connection = self.connect(30)
            connection.sendall(self.post(self.report()))
            time.sleep(1.5)
            start = time.monotonic()
            self.assertIn(" 200 ", self.get("/")[:20])
            self.assertLess(time.monotonic() - start, 3)
        os.unlink(lock)
        self.assertIn(" 303 ", read(connection)[:20])

    def test_a_request_of_two_hosts_is_refused(self):
        for hosts in ([self.host, "evil.example"], ["evil.example", self.host], [self.host, self.host]):
            lines = "".join(f"Host: {host}\r\n" for host in hosts)
            request = f"GET / HTTP/1.1\r\n{lines}Authorization: Bearer {self.key}\r\nConnection: close\r\n\r\n"
            self.assertIn(" 4", self.answer(request.encode())[:12])

    def test_a_port_in_use_is_told_with_what_to_do(self):
        port = self.host.split(":")[1]
        run = subprocess.run(["git", "issue", "web", "--port", port], cwd=self.tracker.path,
                             env=self.tracker.environment, capture_output=True, text=True, timeout=20)
        self.assertNotEqual(run.returncode, 0)
        self.assertIn(f"port {port} is in use", run.stderr)
        self.assertIn("leave out --port", run.stderr)

    def test_the_address_that_is_printed_is_one_that_it_goes_by(self):
        for options, name in (((), "127.0.0.1"), (("--listen", "0.0.0.0"), "127.0.0.1"),
                              (("--listen", "0.0.0.0", "--host", "localhost"), "localhost")):
            with self.subTest(options):
                self.tracker.stop()
                self.tracker.options = options
                self.key = self.tracker.serve().split("/start/")[1]
                self.host = self.tracker.address.removeprefix("http://")
                self.assertEqual(self.host.split(":")[0], name)
                self.assertIn(" 200 ", self.get("/")[:20])

    def test_whom_the_proxy_names_twice_it_does_not_name(self):
        self.tracker.stop()
        self.tracker.options = ("--proxy", "::ffff:127.0.0.1", "--user-header", "X-User")
        self.tracker.serve()
        self.host = self.tracker.address.removeprefix("http://")

        def get(*lines):
            lines = "".join(f"{line}\r\n" for line in lines)
            return self.answer(f"GET / HTTP/1.1\r\nHost: {self.host}\r\n{lines}Connection: close\r\n\r\n".encode())

        eve, ada = "X-User: Eve <eve@example.org>", "X-User: Ada <ada@example.org>"
        self.assertIn(" 200 ", get(ada)[:20])
        self.assertIn(" 401 ", get(eve, ada)[:20])
        self.assertNotIn("; Secure", get(ada))
        self.assertIn("SameSite=Strict; Secure\r\n", get(ada, "X-Forwarded-Proto: https"))

    def test_a_history_that_is_rewritten_and_cleaned_is_shown_as_it_is(self):
        self.assertIn("Login crashes", self.get(f"/issues/{self.issue}"))
        self.tracker.git("issue", "set", self.issue, "severity=low")
        self.tracker.git("reset", "--quiet", "--hard", "HEAD~1")
        self.tracker.git("commit", "--quiet", "--amend", "--message", "rewritten", "--no-verify")
        self.tracker.git("reflog", "expire", "--expire=all", "--all")
        self.tracker.git("gc", "--quiet", "--prune=now")
        time.sleep(1.5)
        page = self.get(f"/issues/{self.issue}")
        self.assertIn(" 200 ", page[:20])
        self.assertIn(self.tracker.git("rev-parse", "--short=7", "HEAD").strip(), page)
        self.assertNotIn("severity", page.split("History</h2>")[1].split("</section>")[0])

    def test_a_request_of_two_lengths_is_refused(self):
        two = self.answer(self.head("POST", "/new/bug", "Content-Length: 3", "Content-Length: 9") + b"abc", seconds=3)
        self.assertNotIn(" 200 ", two[:20])


if __name__ == "__main__":
    unittest.main()
