"""dis: what a function does, instruction by instruction.

There is no bytecode here: a program is evaluated as a tree. The listing shows the nodes of that tree
in the order in which they are evaluated, an instruction a line:

    line   INSTRUCTION   (argument)

The number of a line stands at its first instruction. Instructions that belong to a block (of an
`if`, a loop, a `try` …) are indented below what decides about it.
"""

import sys
import types
from collections import namedtuple

from _dis import listing

__all__ = ["Instruction", "code_info", "dis", "disassemble", "get_instructions", "show_code"]


class Instruction(namedtuple("Instruction", "opname argrepr starts_line depth")):
    """One node of the tree."""


def _code_of(x):
    for name in ("__func__", "__code__", "gi_code", "ag_code", "cr_code"):
        x = getattr(x, name, x)
    if isinstance(x, str):
        x = compile(x, "<dis>", "exec")
    if not isinstance(x, types.CodeType):
        raise TypeError(f"don't know how to disassemble {type(x).__name__} objects")
    return x


def get_instructions(x, *, first_line=None):
    shown = None
    for line, depth, name, argument in listing(_code_of(x)):
        yield Instruction(name, argument, line if line != shown else None, depth)
        shown = line


def disassemble(code, lasti=-1, *, file=None):
    file = sys.stdout if file is None else file
    is_first = True
    for opname, argument, line, depth in get_instructions(code):
        if line is not None and not is_first:
            print(file=file)
        is_first = False
        number = "" if line is None else str(line)
        text = f"{number:>3}   {'    ' * depth}{opname:<20} {f'({argument})' if argument else ''}"
        print(text.rstrip(), file=file)


def dis(x=None, *, file=None, depth=None):
    if x is None:
        raise NotImplementedError("dis.dis() of the last traceback is not supported here")
    if isinstance(x, (type, types.ModuleType)):
        for name, member in sorted(vars(x).items()):
            if isinstance(member, (types.FunctionType, classmethod, staticmethod)):
                print(f"Disassembly of {name}:", file=file)
                disassemble(_code_of(member), file=file)
                print(file=file)
        return
    disassemble(_code_of(x), file=file)


def code_info(x):
    code = _code_of(x)
    return "\n".join([f"Name:              {code.co_name}",
                      f"Filename:          {code.co_filename}",
                      f"Argument count:    {code.co_argcount}",
                      f"First line:        {code.co_firstlineno}"])


def show_code(co, *, file=None):
    print(code_info(co), file=file)
