"""As much of GitHub's interface for comments as the action uses, over HTTP on this machine.

The folder holds its memory: `comments.json`, `requests` (a line each), and `settings.json`, which may say who the
token's `user` is, the status to `refuse` comments with, and the open `pulls`.
"""

import json
import pathlib
import re
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit

ISSUE = r"/repos/ada/project/issues/(\d+)/comments"
COMMENT = r"/repos/ada/project/issues/comments/(\d+)"
PULLS = r"/repos/ada/project/pulls"


def load(file, default):
    return json.loads(file.read_text()) if file.exists() else default


def server(folder, token):
    folder = pathlib.Path(folder)
    folder.mkdir(parents=True, exist_ok=True)
    settings = load(folder / "settings.json", {})

    class Handler(BaseHTTPRequestHandler):
        def log_message(self, *_):
            pass

        def reply(self, status, value):
            data = json.dumps(value).encode()
            self.send_response(status)
            self.send_header("Content-Length", str(len(data)))
            self.end_headers()
            self.wfile.write(data)

        def body(self):
            # GitHub keeps line ends and trims; some clients send others.
            text = json.loads(self.rfile.read(int(self.headers["Content-Length"])))["body"]
            return text.strip().replace("\n", "\r\n")

        def handle_request(self):
            with open(folder / "requests", "a") as log:
                log.write(f"{self.command} {self.path}\n")
            if self.headers["Authorization"] != f"Bearer {token}":
                return self.reply(401, {"message": "Bad credentials"})
            url = urlsplit(self.path)
            query = parse_qs(url.query)
            if url.path == "/user":
                user = settings.get("user")
                return self.reply(200, {"login": user}) if user else self.reply(403, {"message": "Resource not accessible"})
            if self.command == "GET" and re.fullmatch(PULLS, url.path):
                head = query["head"][0]
                return self.reply(200, [pull for pull in settings.get("pulls", []) if pull["head"]["label"] == head])
            comments = load(folder / "comments.json", [])
            if self.command == "GET" and re.fullmatch(ISSUE, url.path):
                size, page = int(query["per_page"][0]), int(query["page"][0])
                return self.reply(200, comments[(page - 1) * size : page * size])
            body = self.body()
            if "refuse" in settings:
                return self.reply(settings["refuse"], {"message": "Resource not accessible by integration"})
            if self.command == "POST" and re.fullmatch(ISSUE, url.path):
                identifier = len(comments) + 1
                comment = {"id": identifier, "user": {"login": settings.get("user", "github-actions[bot]")}}
                comment |= {"html_url": f"https://example.org/comment/{identifier}"}
                comments.append(comment)
            elif self.command == "PATCH" and (match := re.fullmatch(COMMENT, url.path)):
                comment = comments[int(match[1]) - 1]
            else:
                return self.reply(404, {"message": "Not Found"})
            comment["body"] = body
            (folder / "comments.json").write_text(json.dumps(comments))
            return self.reply(200, comment)

        do_GET = do_POST = do_PATCH = handle_request

    return ThreadingHTTPServer(("127.0.0.1", 0), Handler)
