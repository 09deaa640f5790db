"""An editor: a client of the language server over its standard input and output."""

import json
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Thread
from typing import Any

from program import settings, started


class Client:
    """Speaks JSON-RPC with a server, one message after the other."""

    def __init__(self, process: "subprocess.Popen[bytes]") -> None:
        self.process, self.number, self.version = process, 0, 0
        self.said = b""
        self.listening = Thread(target=self._listen, daemon=True)
        self.listening.start()

    def _listen(self) -> None:
        """Reads what the server says beside the protocol, so that it never waits for that."""
        assert self.process.stderr
        self.said = self.process.stderr.read()

    def send(self, method: str, params: Any, **more: Any) -> None:
        """A message to the server."""
        body = json.dumps({"jsonrpc": "2.0", "method": method, "params": params, **more}).encode()
        assert self.process.stdin
        self.process.stdin.write(b"Content-Length: %d\r\n\r\n" % len(body) + body)

    def receive(self) -> Any:
        """The next message of the server."""
        length, stream = 0, self.process.stdout
        assert stream
        while line := stream.readline().strip():
            if line.lower().startswith(b"content-length:"):
                length = int(line.partition(b":")[2])
        body = b""
        while len(body) < length:
            part = stream.read(length - len(body))
            assert part, self.said
            body += part
        return json.loads(body)

    def ask(self, method: str, params: Any) -> Any:
        """What the server answers; what it says of itself meanwhile is passed over."""
        self.number += 1
        self.send(method, params, id=self.number)
        while (message := self.receive()).get("id") != self.number or "method" in message:
            pass
        assert "error" not in message, message
        return message["result"]

    def diagnostics(self, uri: str, version: int) -> list[Any]:
        """What the server says next of a version of a file."""
        while True:
            message = self.receive()
            if message.get("method") == "textDocument/publishDiagnostics":
                params = message["params"]
                if (params["uri"], params.get("version")) == (uri, version):
                    return list(params["diagnostics"])

    def open(self, uri: str, text: str) -> list[Any]:
        """Opens a file; what is found in it."""
        self.version += 1
        document = {"uri": uri, "languageId": "plaintext", "version": self.version, "text": text}
        self.send("textDocument/didOpen", {"textDocument": document})
        return self.diagnostics(uri, self.version)

    def edit(self, uri: str, text: str, where: Any = None) -> list[Any]:
        """Writes a text over a range, or over the whole file; what is found then."""
        self.version += 1
        change = {"text": text} | ({"range": where} if where else {})
        document = {"uri": uri, "version": self.version}
        self.send("textDocument/didChange", {"textDocument": document, "contentChanges": [change]})
        return self.diagnostics(uri, self.version)

    def hover(self, uri: str, line: int, character: int) -> str:
        """What a pointer at a place shows."""
        place = {"line": line, "character": character}
        found = self.ask("textDocument/hover", {"textDocument": {"uri": uri}, "position": place})
        return str(found["contents"]["value"]) if found else ""

    def fixes(self, uri: str, diagnostic: Any) -> list[Any]:
        """The fixes of what is wrong."""
        context = {"diagnostics": [diagnostic]}
        params = {"textDocument": {"uri": uri}, "range": diagnostic["range"], "context": context}
        return list(self.ask("textDocument/codeAction", params))


@contextmanager
def editor() -> Iterator[Client]:
    """A client whose server has been greeted, and is told to leave at the end."""
    with started([sys.executable, "-m", "matgrad", "lsp"], env=settings()) as process:
        client = Client(process)
        client.ask("initialize", {"processId": None, "rootUri": None, "capabilities": {}})
        client.send("initialized", {})
        yield client
        client.ask("shutdown", None)
        client.send("exit", None)
        process.wait(timeout=10)
