// What a program did, recorded to its end, and the model of it: for one test.
#pragma once

#include "program/program.h"
#include "trace/model.h"

extern Trace *trace;
extern Model model;

// Of the program [text], which is called /test.py; the model is at its beginning.
void record(const char *text, ReportDepth depth);
int forget(void **state); // a teardown of cmocka
