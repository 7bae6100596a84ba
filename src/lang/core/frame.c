// Frames, codes and cells: what is left of a call when it has ended.
#include "lang/core/frame.h"
#include "lang/core/gc.h"

#include <stdlib.h>
#include <string.h>

#include "lang/core/function.h"
#include "lang/core/generator.h"
#include "lang/core/hooks.h"
#include "lang/core/message.h"
#include "lang/core/operations.h"
#include "lang/core/work.h"
#include "lang/types/dict.h"
#include "lang/types/text.h"

int frame_line(const Frame *frame) {
    return frame->at ? frame->at->span.line : frame->code->first_line;
}

static Value slot_value(const Frame *frame, size_t i) {
    Value v = frame->slots[i];
    if (is_object(v) && ((Object *)object_of(v))->type == frame->vm->types.cell)
        return ((Cell *)object_of(v))->value;
    return v;
}

// The dict of a call's locals is one and the same each time: what the program puts into it stays.
static Dict *dict_for_locals(Frame *frame) {
    FrameObject *object = frame_object(frame);
    if (!object) return NULL;
    if (!is_value(object->locals)) object->locals = value_of(dict_new(frame->vm));
    Value locals = value_ref(object->locals);
    value_unref(frame->vm, value_of(object));
    return object_of(locals);
}

static void forget(Vm *vm, Dict *locals, Text *name) {
    if (dict_entry_of_name(locals, name) >= 0) dict_remove(vm, locals, value_of(name), NULL);
}

Value frame_locals(Frame *frame) {
    Vm *vm = frame->vm;
    if (is_value(frame->mapping)) return value_ref(frame->mapping);
    if (frame->names) return value_ref(value_of(frame->names));
    Dict *locals = dict_for_locals(frame);
    const Code *code = frame->code;
    for (size_t i = 0; locals && i < code->n_slots; i++) {
        Value v = slot_value(frame, i);
        if (is_value(v))
            dict_set_name(vm, locals, code->slot_names[i], v);
        else
            forget(vm, locals, code->slot_names[i]);
    }
    for (size_t i = 0; locals && i < code->n_free; i++) {
        Value v = ((Cell *)object_of(frame->closure[i]))->value;
        if (is_value(v))
            dict_set_name(vm, locals, code->free_names[i], v);
        else
            forget(vm, locals, code->free_names[i]);
    }
    return value_of(locals);
}

FrameObject *frame_object(Frame *frame) {
    Vm *vm = frame->vm;
    if (!frame->object) {
        FrameObject *object = object_new(vm, vm->types.frame, 0);
        if (!object) return NULL;
        object->frame = frame;
        object->code = object_of(value_ref(value_of(frame->code)));
        object->globals = object_of(value_ref(value_of(frame->globals)));
        frame->object = object;
    }
    return object_of(value_ref(value_of(frame->object)));
}

void frame_leave(Frame *frame) {
    Vm *vm = frame->vm;
    if (frame->object) {
        FrameObject *object = frame->object;
        frame->object = NULL;
        object->line = frame_line(frame);
        if (object->object.refs > 1) {
            frame->object = object;
            Value locals = frame_locals(frame);
            frame->object = NULL;
            value_set(vm, &object->locals, locals);
        }
        object->frame = NULL;
        value_unref(vm, value_of(object));
    }
    if (!frame->slots) return;
    // What goes with the locals goes while the caller is what runs.
    Frame *innermost = vm->frame;
    if (innermost == frame) vm->frame = frame->back;
    for (size_t i = 0; i < frame->code->n_slots; i++) {
        Value v = frame->slots[i];
        frame->slots[i] = NO_VALUE;
        value_unref(vm, v);
    }
    vm->frame = innermost;
}

void block_spend(Frame *frame, size_t ticks) {
    vm_spend(frame->vm, ticks);
}

// ---- the frame type

static void frame_free(Vm *vm, Object *self) {
    FrameObject *frame = (FrameObject *)self;
    value_unref(vm, value_of(frame->code));
    value_unref(vm, value_of(frame->globals));
    value_unref(vm, frame->locals);
    value_unref(vm, frame->back);
}

static void frame_traverse(Object *self, Visit *visit) {
    const FrameObject *frame = (FrameObject *)self;
    visit_object(visit, frame->globals);
    visit_value(visit, frame->locals);
    visit_value(visit, frame->back);
}

static Value get_line(Vm *vm, Value self) {
    (void)vm;
    const FrameObject *frame = object_of(self);
    return small_int_value(frame->frame ? frame_line(frame->frame) : frame->line);
}
static Value get_code(Vm *vm, Value self) {
    (void)vm;
    return value_ref(value_of(((FrameObject *)object_of(self))->code));
}
static Value get_globals(Vm *vm, Value self) {
    (void)vm;
    return value_ref(value_of(((FrameObject *)object_of(self))->globals));
}
static Value get_locals(Vm *vm, Value self) {
    const FrameObject *frame = object_of(self);
    if (frame->frame) return frame_locals(frame->frame);
    return is_value(frame->locals) ? value_ref(frame->locals) : value_of(dict_new(vm));
}
static Value get_back(Vm *vm, Value self) {
    (void)vm;
    const FrameObject *frame = object_of(self);
    if (!frame->frame || !frame->frame->back) return NONE;
    return value_of(frame_object(frame->frame->back));
}
static Value get_builtins(Vm *vm, Value self) {
    (void)self;
    return value_ref(value_of(vm->builtins));
}
static Value get_instruction(Vm *vm, Value self) { // there are none
    (void)vm, (void)self;
    return small_int_value(-1);
}
static Value get_trace(Vm *vm, Value self) {
    (void)vm, (void)self;
    return NONE;
}
static const GetSetDef frame_attributes[] = {{"f_builtins", get_builtins, NULL},
                                             {"f_lasti", get_instruction, NULL},
                                             {"f_trace", get_trace, NULL},
                                             {"f_lineno", get_line, NULL},
                                             {"f_code", get_code, NULL},
                                             {"f_globals", get_globals, NULL},
                                             {"f_locals", get_locals, NULL},
                                             {"f_back", get_back, NULL},
                                             {0}};

// clear(): lets go of the locals of a call that has ended, or of a generator, which is its end.
static Value frame_clear(Vm *vm, Value self, const Value *args, size_t n) {
    (void)args, (void)n;
    FrameObject *object = object_of(self);
    Generator *g = object->frame ? object->frame->generator : NULL;
    if (object->frame && (!g || g->state == GENERATOR_RUNNING || g->host))
        return vm_raise(vm, "RuntimeError", "cannot clear an executing frame");
    value_ref(self);
    if (g) generator_warn_never_awaited(vm, g);
    if (g && !generator_close(vm, g)) hooks_unraisable(vm, NULL, value_of(g));
    value_set(vm, &object->locals, NO_VALUE);
    value_unref(vm, self);
    return NONE;
}
static const NativeDef frame_methods[] = {{"clear", TAKES_NONE, {frame_clear}}, {0}};

const TypeDef frame_def = {.name = "frame",
                           .instance_bytes = sizeof(FrameObject),
                           .slots = {.free = frame_free, .traverse = frame_traverse},
                           .methods = frame_methods,
                           .attributes = frame_attributes,
                           .is_final = true};

// ---- codes

Unit *unit_new(Vm *vm) {
    Unit *unit = vm_alloc(vm, sizeof *unit);
    if (!unit) return NULL;
    *unit = (Unit){.refs = 1, .next = vm->units};
    if (vm->units) vm->units->previous = unit;
    vm->units = unit;
    return unit;
}

void unit_unref(Vm *vm, Unit *unit) {
    if (!unit || --unit->refs) return;
    for (size_t i = 0; i < unit->values.n; i++) {
        value_unref(vm, unit->values.at[i]);
        vm_step(vm, i);
    }
    vm_release(vm, unit->values.at, unit->values.capacity * sizeof *unit->values.at);
    source_deinit(&unit->source);
    vm_release_arena(vm, &unit->arena);
    if (unit->next) unit->next->previous = unit->previous;
    *(unit->previous ? &unit->previous->next : &vm->units) = unit->next;
    vm_free(vm, unit, sizeof *unit);
}

static bool is_in_use(Vm *vm, const Unit *unit) {
    for (size_t i = 0; i < unit->values.n; i++) {
        Value v = unit->values.at[i];
        vm_step(vm, i);
        if (is_object(v) && ((Object *)object_of(v))->type == vm->types.code &&
            ((Object *)object_of(v))->refs > 1)
            return true;
    }
    return false;
}

void units_forget(Vm *vm) {
    enum { AT_LEAST = 64 };
    if (++vm->n_texts_run < vm->next_sweep || vm->reporter) return; // who watches knows nodes
    int n_left = 0;
    for (Unit *unit = vm->units, *next; unit; unit = next) {
        next = unit->next;
        if (!unit->is_hidden) continue;
        if (is_in_use(vm, unit))
            n_left++;
        else
            unit_unref(vm, unit);
    }
    vm->n_texts_run = n_left;
    vm->next_sweep = 2 * n_left + AT_LEAST;
}

static Value code_repr(Vm *vm, Value self) {
    const Code *code = object_of(self);
    Str out = {0};
    str_add(&out, "<code object ");
    text_to_utf8(code->name, &out);
    vm_printf(vm, &out, " at %p, file \"%s\", line %d>", object_of(self), code->unit->source.path,
              code->first_line);
    return text_value_from_str(vm, &out);
}

static Value get_name(Vm *vm, Value self) {
    (void)vm;
    return value_ref(value_of(((Code *)object_of(self))->name));
}
static Value get_qualname(Vm *vm, Value self) {
    (void)vm;
    return value_ref(value_of(((Code *)object_of(self))->qualname));
}
static Value get_filename(Vm *vm, Value self) {
    return value_of(text_from_c(vm, ((Code *)object_of(self))->unit->source.path));
}
static Value get_first_line(Vm *vm, Value self) {
    (void)vm;
    return small_int_value(((Code *)object_of(self))->first_line);
}
static Value get_n_args(Vm *vm, Value self) {
    (void)vm;
    return small_int_value(((Code *)object_of(self))->n_params);
}
static Value get_n_positional_only(Vm *vm, Value self) {
    (void)vm;
    return small_int_value(((Code *)object_of(self))->n_positional_only);
}
static Value get_n_keyword_only(Vm *vm, Value self) {
    (void)vm;
    return small_int_value(((Code *)object_of(self))->n_keyword_only);
}
enum { CO_ITERABLE_COROUTINE = 256 };

static Value get_flags(Vm *vm, Value self) { // as CPython's CO_…
    (void)vm;
    const Code *code = object_of(self);
    int flags = (code->flags & CODE_NEWLOCALS ? 3 : 0) | (code->has_star ? 4 : 0) |
                (code->has_double_star ? 8 : 0) | (code->flags & CODE_GENERATOR ? 32 : 0) |
                (code->flags & CODE_COROUTINE ? 128 : 0) |
                (code->flags & CODE_ITERABLE_COROUTINE ? CO_ITERABLE_COROUTINE : 0) |
                (code->flags & CODE_ASYNC_GENERATOR ? 512 : 0);
    return small_int_value(flags);
}

static Value names_tuple(Vm *vm, Text **names, size_t n) {
    Tuple *tuple = tuple_new(vm, n);
    for (size_t i = 0; tuple && i < n; i++)
        tuple->at[i] = value_ref(value_of(names[i]));
    return value_of(tuple);
}
static bool is_cell(const Code *code, uint32_t slot) {
    for (uint32_t k = 0; k < code->n_cells; k++)
        if (code->cells[k] == slot) return true;
    return false;
}
static int by_text(const void *a, const void *b) {
    return text_compare(text_of(*(const Value *)a), text_of(*(const Value *)b));
}
// The parameters among them first, then the others by their names.
static Value get_cell_names(Vm *vm, Value self) {
    const Code *code = object_of(self);
    Tuple *tuple = tuple_new(vm, code->n_cells);
    size_t n = 0, n_args = 0;
    for (uint32_t i = 0; tuple && i < code->n_slots; i++) {
        if (!is_cell(code, i)) continue;
        tuple->at[n++] = value_ref(value_of(code->slot_names[i]));
        n_args += i < code->n_args;
    }
    if (tuple) qsort(tuple->at + n_args, n - n_args, sizeof *tuple->at, by_text);
    return value_of(tuple);
}
static Value get_var_names(Vm *vm, Value self) {
    const Code *code = object_of(self);
    Tuple *all = object_of(names_tuple(vm, code->slot_names, code->n_slots));
    if (!all) return NO_VALUE;
    size_t n = code->n_args; // the parameters, and the other variables that are no cells
    for (uint32_t i = code->n_args; i < code->n_slots; i++) {
        if (!is_cell(code, i))
            all->at[n++] = all->at[i];
        else
            value_unref(vm, all->at[i]);
    }
    Tuple *tuple = tuple_from(vm, all->at, n);
    all->n = n;
    value_unref(vm, value_of(all));
    return value_of(tuple);
}
static Value get_n_locals(Vm *vm, Value self) {
    Value names = get_var_names(vm, self);
    if (!is_value(names)) return NO_VALUE;
    size_t n = ((Tuple *)object_of(names))->n;
    value_unref(vm, names);
    return small_int_value((int64_t)n);
}
static Value get_free_names(Vm *vm, Value self) {
    const Code *code = object_of(self);
    return names_tuple(vm, code->free_names, code->n_free);
}
// The same code, but for what is given: a name, or the mark of a generator that may be awaited.
static Value code_replace(Vm *vm, Value self, const Value *args, size_t n) {
    (void)n;
    const Code *code = object_of(self);
    Code *copy = object_new(vm, vm->types.code, 0);
    if (!copy) return NO_VALUE;
    memcpy((char *)copy + sizeof copy->object, (const char *)code + sizeof code->object,
           sizeof *code - sizeof code->object);
    int64_t flags = 0;
    if (is_value(args[0]) && !op_index(vm, args[0], &flags)) return NO_VALUE;
    if (flags & CO_ITERABLE_COROUTINE) copy->flags |= CODE_ITERABLE_COROUTINE;
    if (is_value(args[1]) && is_text(args[1])) copy->name = object_of(value_ref(args[1]));
    return value_of(copy);
}
static const NativeDef code_methods[] = {
    {"replace", TAKES_NAMED, {code_replace}, .parameters = "*, co_flags=, co_name="}, {0}};

// What only a machine has that runs instructions, and reads constants and names from tables.
#define REFUSED_OF_CODE(name)                                                                      \
    static Value refuse_##name(Vm *vm, Value self) {                                               \
        (void)self;                                                                                \
        return vm_raise(vm, "NotImplementedError", "%s is not supported here", "co_" #name);       \
    }
REFUSED_OF_CODE(code)
REFUSED_OF_CODE(consts)
REFUSED_OF_CODE(exceptiontable)
REFUSED_OF_CODE(lines)
REFUSED_OF_CODE(linetable)
REFUSED_OF_CODE(lnotab)
REFUSED_OF_CODE(names)
REFUSED_OF_CODE(positions)
REFUSED_OF_CODE(stacksize)

static const GetSetDef code_attributes[] = {{"co_name", get_name, NULL},
                                            {"co_qualname", get_qualname, NULL},
                                            {"co_filename", get_filename, NULL},
                                            {"co_firstlineno", get_first_line, NULL},
                                            {"co_argcount", get_n_args, NULL},
                                            {"co_posonlyargcount", get_n_positional_only, NULL},
                                            {"co_kwonlyargcount", get_n_keyword_only, NULL},
                                            {"co_flags", get_flags, NULL},
                                            {"co_varnames", get_var_names, NULL},
                                            {"co_nlocals", get_n_locals, NULL},
                                            {"co_freevars", get_free_names, NULL},
                                            {"co_cellvars", get_cell_names, NULL},
                                            {"co_code", refuse_code, NULL},
                                            {"co_consts", refuse_consts, NULL},
                                            {"co_exceptiontable", refuse_exceptiontable, NULL},
                                            {"co_lines", refuse_lines, NULL},
                                            {"co_linetable", refuse_linetable, NULL},
                                            {"co_lnotab", refuse_lnotab, NULL},
                                            {"co_names", refuse_names, NULL},
                                            {"co_positions", refuse_positions, NULL},
                                            {"co_stacksize", refuse_stacksize, NULL},
                                            {0}};

const TypeDef code_def = {.name = "code",
                          .instance_bytes = sizeof(Code),
                          .slots = {.repr = code_repr},
                          .methods = code_methods,
                          .attributes = code_attributes,
                          .is_final = true};

// ---- cells

static void cell_free(Vm *vm, Object *self) {
    value_unref(vm, ((Cell *)self)->value);
}

static void cell_traverse(Object *self, Visit *visit) {
    visit_value(visit, ((Cell *)self)->value);
}

static Value get_contents(Vm *vm, Value self) {
    Value v = ((Cell *)object_of(self))->value;
    return is_value(v) ? value_ref(v) : vm_raise(vm, "ValueError", "Cell is empty");
}
static bool set_contents(Vm *vm, Value self, Value v) {
    value_set(vm, &((Cell *)object_of(self))->value, value_ref(v));
    return true;
}
static const GetSetDef cell_attributes[] = {{"cell_contents", get_contents, set_contents}, {0}};

const TypeDef cell_def = {
    .name = "cell",
    .instance_bytes = sizeof(Cell),
    .slots = {.construct = cell_construct, .free = cell_free, .traverse = cell_traverse},
    .attributes = cell_attributes,
    .is_final = true};
