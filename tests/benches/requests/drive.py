"""Drives the published Python SDK of the platform against a recorder on a local port.

Reads the operations and arguments from standard input as JSON, calls the SDK with each, and prints for
each a line of JSON: the request that the recorder received, the identifiers that the SDK has no parameter
for and the parameters that were not set, or that it has no such operation. The last line has the SDK's other
operations: all of them, or those of the APIs that are asked for.
"""

import http.server
import inspect
import json
import re
import sys
import threading
import warnings

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


class Text(str):
    """Text that passes the bounds with which the SDK compares numbers that travel as text."""

    def __lt__(self, other):
        return False if isinstance(other, int) else str.__lt__(self, other)

    def __gt__(self, other):
        return False if isinstance(other, int) else str.__gt__(self, other)


class AnyText:
    """In the place of the module `re`: every text matches the patterns of the SDK's parameters.

    Values with characters that have to be escaped are no UUIDs.
    """

    @staticmethod
    def match(pattern, text):
        return True

    search = match


def letters(name):
    return re.sub("[^a-z0-9]", "", name.lower())


class Function:
    """A function of the SDK. What it sends is read from its source."""

    def __init__(self, api, name, function):
        source = inspect.getsource(function)
        self.name = "%s.%s" % (api, name)
        self.call = function
        self.method = re.search(r"call_api\(resource_path, '([A-Z]+)'", source).group(1)
        self.path = re.search(r"resource_path = '([^']*)'", source).group(1)
        listed = re.search(r"all_params = \[([^\]]*)\]", source).group(1)
        self.parameters = re.findall(r"'([^']+)'", listed)
        body = re.search(r"body_params = params\['([^']+)'\]", source)
        self.body = body and body.group(1)
        sent = r"(?:path|query|header)_params\['([^']+)'\] = params\['([^']+)'\]"
        self.by_letters = {letters(name): name for name in self.parameters}
        # `pass` is a keyword of Python, and `pcPass` the name of that parameter.
        for wire_name, name in re.findall(sent, source):
            self.by_letters.setdefault(letters(wire_name), name)


def functions(api, instance):
    """The functions of an API by method and path: names are not unique without case and underscores."""
    members = inspect.getmembers(instance, inspect.ismethod)
    found = [Function(api, *member) for member in members if not member[0].startswith("_")]
    return {(function.method, function.path): function for function in found}


def call(function, operation):
    if function is None:
        return {"missing": True}
    keywords, unknown = {}, []
    for identifier, value in operation["arguments"].items():
        name = function.by_letters.get(letters(identifier))
        if name is None:
            unknown.append(identifier)
        else:
            keywords[name] = Text(value) if isinstance(value, str) else value
    if "body" in operation:
        if function.body is None:
            unknown.append("body")
        else:
            keywords[function.body] = operation["body"]
    result = {
        "unknown": unknown,
        "unset": [name for name in function.parameters if name not in keywords],
    }
    recorded.clear()
    error = None
    try:
        function.call(**keywords)
    except Exception as raised:  # The answer is not what the SDK expects; the request is recorded.
        error = repr(raised)
    if len(recorded) == 1:
        return result | {"request": recorded[0]}
    return result | {"failed": error or "%d requests" % len(recorded)}


def main():
    # Deprecated operations are compared like all others.
    warnings.showwarning = lambda *warning: None
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Recorder)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    sdk.configuration.host = "http://127.0.0.1:%d" % server.server_address[1]
    sdk.configuration.access_token = "TOKEN"
    asked = json.load(sys.stdin)
    names = asked["apis"] or [
        name.removesuffix("Api")
        for name, member in inspect.getmembers(sdk, inspect.isclass)
        if name.endswith("Api") and member.__module__.startswith(sdk.__name__ + ".apis.")
    ]
    for name, module in sys.modules.items():
        if name.startswith(sdk.__name__ + ".apis."):
            module.re = AnyText
    made = {name: getattr(sdk, name + "Api", None) for name in names}
    apis = {name: functions(name, api()) if api else {} for name, api in made.items()}
    for operation in asked["operations"]:
        function = apis.get(operation["api"], {}).pop((operation["method"], operation["path"]), None)
        result = call(function, operation)
        result["key"] = operation["key"]
        print(json.dumps(result))
    print(json.dumps([left.name for own in apis.values() for left in own.values()]))
    server.shutdown()


main()
