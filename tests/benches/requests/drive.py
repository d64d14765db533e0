"""Drives the published Python SDK of the platform against a recorder on a local port.

Reads the operations and arguments from standard input as JSON, calls the SDK with each, and prints for
each a line of JSON: the request that the recorder received, the identifiers that the SDK has no parameter
for, or that it has no such operation.
"""

import http.server
import inspect
import json
import re
import sys
import threading

import PureCloudPlatformClientV2 as sdk

recorded = []


class Recorder(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def record(self):
        length = int(self.headers.get("Content-Length") or 0)
        body = self.rfile.read(length).decode("utf-8")
        headers = {name.lower(): value for name, value in self.headers.items()}
        recorded.append(
            {"method": self.command, "target": self.path, "headers": headers, "body": body}
        )
        answer = b"" if self.command == "HEAD" else b"null"
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(answer)))
        self.end_headers()
        self.wfile.write(answer)

    do_GET = do_HEAD = do_POST = do_PUT = do_PATCH = do_DELETE = do_OPTIONS = record

    def log_message(self, *arguments):
        pass


def letters(name):
    return re.sub("[^a-z0-9]", "", name.lower())


def functions(api):
    members = inspect.getmembers(api, inspect.ismethod)
    return {letters(name): member for name, member in members if not name.startswith("_")}


def parameters(function):
    """The keyword arguments of a function, by their letters."""
    listed = re.search(r"all_params = \[([^\]]*)\]", inspect.getsource(function))
    return {letters(name): name for name in re.findall(r"'([^']+)'", listed.group(1))}


def call(apis, operation):
    function = apis.get(operation["api"], {}).get(letters(operation["operation"]))
    if function is None:
        return {"missing": True}
    known = parameters(function)
    given = dict(operation["arguments"])
    if "body" in operation:
        given["body"] = operation["body"]
    unknown = [identifier for identifier in given if letters(identifier) not in known]
    keywords = {
        known[letters(identifier)]: value
        for identifier, value in given.items()
        if letters(identifier) in known
    }
    recorded.clear()
    error = None
    try:
        function(**keywords)
    except Exception as raised:  # The answer is not what the SDK expects; the request is recorded.
        error = repr(raised)
    if len(recorded) != 1:
        return {"failed": error or "%d requests" % len(recorded)}
    return {"request": recorded[0], "unknown": unknown}


def main():
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Recorder)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    sdk.configuration.host = "http://127.0.0.1:%d" % server.server_address[1]
    sdk.configuration.access_token = "TOKEN"
    operations = json.load(sys.stdin)
    apis = {}
    for api in {operation["api"] for operation in operations}:
        made = getattr(sdk, api + "Api", None)
        apis[api] = functions(made()) if made else {}
    for operation in operations:
        result = call(apis, operation)
        result["key"] = operation["key"]
        print(json.dumps(result))
    server.shutdown()


main()
