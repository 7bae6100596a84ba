"""Files and what behaves like one."""

import sys
from _io_base import (BufferedIOBase, DEFAULT_BUFFER_SIZE, IOBase, RawIOBase, SEEK_CUR, SEEK_END,
                      SEEK_SET, TextIOBase, UnsupportedOperation)
from _io_bytes import (READ, WRITE, BufferedRandom, BufferedReader, BufferedRWPair, BufferedWriter,
                       BytesIO, FileIO, _fspath, _how, _refuse_number)
from _io_text import IncrementalNewlineDecoder, StringIO, TextIOWrapper

__all__ = ["BlockingIOError", "open", "open_code", "IOBase", "RawIOBase", "FileIO", "BytesIO",
           "StringIO", "BufferedIOBase", "BufferedReader", "BufferedWriter", "BufferedRWPair",
           "BufferedRandom", "TextIOBase", "TextIOWrapper", "UnsupportedOperation", "SEEK_SET",
           "SEEK_CUR", "SEEK_END", "text_encoding", "DEFAULT_BUFFER_SIZE",
           "IncrementalNewlineDecoder"]

BlockingIOError = BlockingIOError


def text_encoding(encoding, stacklevel=2):
    return "locale" if encoding is None else encoding


_numbers = {}  # the files that os.open has opened


def _by_number(file, mode, is_binary):
    if 0 <= file <= 2:
        standard = (sys.stdin, sys.stdout, sys.stderr)[file]
        return standard.buffer if is_binary else standard
    if file not in _numbers:
        raise OSError(9, "Bad file descriptor", file)
    raw = _numbers.pop(file)
    raw.name = file
    kind = (BufferedRandom if raw._how & READ and "+" in mode
            else BufferedReader if "r" in mode else BufferedWriter)
    buffer = kind.__new__(kind)
    buffer._stream, buffer._how, buffer._name = raw._stream, raw._how, file
    buffer.raw = raw
    return buffer


def open(file, mode="r", buffering=-1, encoding=None, errors=None, newline=None, closefd=True,
         opener=None):
    if not isinstance(file, int):
        file = _fspath(file)
    if not isinstance(mode, str):
        raise TypeError(f"open() argument 'mode' must be str, not {type(mode).__name__}")
    if len(set(mode)) < len(mode) or set(mode) - set("rwxabt+"):
        raise ValueError(f"invalid mode: {mode!r}")
    is_binary = "b" in mode
    if is_binary and "t" in mode:
        raise ValueError("can't have text and binary mode at once")
    if not set(mode) & set("rwxa"):
        raise ValueError("Must have exactly one of create/read/write/append mode "
                         "and at most one plus")
    if sum(letter in mode for letter in "rwxa") != 1:
        raise ValueError("must have exactly one of create/read/write/append mode")
    if is_binary:
        if encoding is not None:
            raise ValueError("binary mode doesn't take an encoding argument")
        if errors is not None:
            raise ValueError("binary mode doesn't take an errors argument")
        if newline is not None:
            raise ValueError("binary mode doesn't take a newline argument")
    if isinstance(file, int):
        found = _by_number(file, mode, is_binary)
        if is_binary or 0 <= file <= 2:
            return found
        text = TextIOWrapper(found, encoding, errors, newline, buffering == 1)
        text.mode = mode
        return text
    _refuse_number(file, opener)
    if buffering == 0:
        if not is_binary:
            raise ValueError("can't have unbuffered text I/O")
        return FileIO(file, mode.replace("b", ""))
    how = _how(mode)
    kind = (BufferedRandom if how & READ and how & WRITE
            else BufferedReader if how & READ else BufferedWriter)
    if is_binary:
        return kind._open(file, how)
    if encoding not in (None, "locale"):
        if not isinstance(encoding, str):
            raise TypeError("open() argument 'encoding' must be str or None, "
                            f"not {type(encoding).__name__}")
    buffer = kind._open(file, how)
    try:
        text = TextIOWrapper(buffer, encoding, errors, newline, buffering == 1)
    except BaseException:
        buffer.close()
        raise
    text.mode = mode
    return text


def open_code(path):
    return open(path, "rb")


# The standard files are made in C, but they are files of text too.
TextIOWrapper.register(type(sys.__stdout__))
BufferedIOBase.register(type(sys.__stdout__.buffer))
