// A call that is going on. Frames stand on the C stack; what the program sees of one
// (sys._getframe, a traceback's tb_frame) is a FrameObject, made when it is asked for, which takes
// the locals along when the call ends.
#pragma once

#include "lang/tree/code.h"

typedef struct Function Function;
typedef struct Generator Generator;

typedef struct FrameObject FrameObject;

struct Frame {
    Vm *vm;
    Frame *back;        // the caller's; NULL: none
    Code *code;         // borrowed: the function keeps it
    Function *function; // borrowed; NULL for modules and class bodies
    Value *slots;       // owned values, n_slots of the code
    Value *closure;     // Cells, borrowed from the function
    Dict *globals, *builtins;
    Dict *names;           // of a module or class body: where its names live; else NULL
    Value mapping;         // that is in the place of `names` where it is no plain dict; borrowed
    const Node *at;        // what is being evaluated, for tracebacks
    Value result;          // of FLOW_RETURN
    Generator *generator;  // that this is the frame of, or NULL
    FrameObject *object;   // a reference; NULL: nobody asked
    struct Shadow *shadow; // what those who watch know of it (reporter.h); NULL: nobody does
};

// What the program holds of a frame.
struct FrameObject {
    Object object;
    Frame *frame; // NULL: the call has ended
    Code *code;   // a reference
    Dict *globals;
    Value locals; // owned: what locals() gives; NO_VALUE: nobody has asked
    int line;
    Value back;
};

FrameObject *frame_object(Frame *frame); // a new reference
Value frame_locals(Frame *frame);        // locals(): of a module or class, its own; a reference
void frame_leave(Frame *frame);          // lets go of the slots; the object takes them along
int frame_line(const Frame *frame);

// Evaluates the frame's code. Its slots stay.
static inline Value frame_evaluate(Frame *frame) {
    const Code *code = frame->code;
    if (code->result) return eval(frame, code->result);
    if (__builtin_expect(code->native != NULL, 0)) return code->native(frame);
    Flow flow = exec_block(frame, &code->body);
    return flow == FLOW_RETURN ? frame->result : flow == FLOW_NEXT ? NONE : NO_VALUE;
}

// Notes what is evaluated, before anything that may raise or call.
#define AT(frame, self) ((frame)->at = (self)->node)

extern const TypeDef frame_def;
