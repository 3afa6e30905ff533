#!/usr/bin/env bash
# Guess: each handler of Python's logging formats a record with its own formatter: of a readable log on the console and a file of JSON, the file
#   has what the formatter of the file makes of an exception (one line, passwords masked).
# Seen: a traceback is formatted once, by the handler that comes first, and kept in the record (exc_text): the formatException() of each later
#   formatter is never called. The file of one-line entries has a traceback of many lines, with the password in it, as soon as a console handler
#   stands before it, and is right again with the two the other way round. Then the console has the masked one.
# Version: Python 3.11 (Debian 12). Date: 2026-12-01.
set -euo pipefail
command -v python3 >/dev/null || { apt-get update -qq && apt-get install -qq --yes python3 >/dev/null; }
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
cat >formatted.py <<'PY'
import io
import logging
import sys


class OneMaskedLine(logging.Formatter):
    def formatException(self, info):
        return repr(super().formatException(info)).replace("hunter2", "***")


def logged(handlers):
    logger = logging.getLogger("shop")
    logger.handlers = list(handlers.values())
    logger.propagate = False
    try:
        raise ValueError("password hunter2 refused")
    except ValueError:
        logger.exception("failed")
    return {name: describe(handler.stream.getvalue()) for name, handler in handlers.items()}


def describe(text):
    return f"{text.count(chr(10))} lines, {'masked' if '***' in text else 'not masked'}"


def handler(formatter=None):
    made = logging.StreamHandler(io.StringIO())
    made.setFormatter(formatter)
    return made


alone = logged({"file": handler(OneMaskedLine())})
after = logged({"console": handler(), "file": handler(OneMaskedLine())})
before = logged({"file": handler(OneMaskedLine()), "console": handler()})
print(sys.version.split()[0], "the file alone:", alone)
print("the file second:", after)
print("the file first:", before)
short, long = "2 lines, masked", "5 lines, not masked"
assert alone == {"file": short}
assert after == {"console": long, "file": long}
assert before == {"console": short, "file": short}
PY
python3 formatted.py
