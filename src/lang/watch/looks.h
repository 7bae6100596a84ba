// What can only look at values: a piece of program in which nothing is changed that was there
// before, and the functions and types of C of which the same is known. What runs while
// vm->asking is set is held to it, step by step, so that each answer may trust the others: a
// function that only looks may call one that does not, but that one will not be run.
#pragma once

#include "lang/core/native.h"
#include "lang/tree/code.h"

// Whether what stands in [code] is harmless: it assigns to its own names alone.
bool looks_code(Code *code);
bool looks_native(const Native *native); // a call of it
bool looks_method(const char *name);     // of any type that is written in C
bool looks_type(const Type *type);       // making a value of it
