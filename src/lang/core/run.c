// The life of a Vm: its types and names, running a program in it, its end.
#include <stdlib.h>
#include <string.h>

#include "base/check.h"
#include "coro/coro.h"
#include "coro/sanitize.h"
#include "lang/asyncio/asyncio.h"
#include "lang/builtins/builtins.h"
#include "lang/builtins/stream.h"
#include "lang/core/class.h"
#include "lang/core/exception.h"
#include "lang/core/finish.h"
#include "lang/core/gc.h"
#include "lang/core/generator.h"
#include "lang/core/hooks.h"
#include "lang/core/message.h"
#include "lang/core/native.h"
#include "lang/core/operations.h"
#include "lang/core/thread.h"
#include "lang/modules/byte_stream.h"
#include "lang/modules/files.h"
#include "lang/modules/import.h"
#include "lang/modules/module.h"
#include "lang/modules/spec.h"
#include "lang/tree/tree.h"
#include "lang/types/box.h"
#include "lang/types/complex.h"
#include "lang/types/dict.h"
#include "lang/types/float.h"
#include "lang/types/int.h"
#include "lang/types/list.h"
#include "lang/types/mapping_proxy.h"
#include "lang/types/scalar_types.h"
#include "lang/types/text.h"
#include "lang/types/tuple.h"
#include "lang/watch/reporter.h"

enum {
    RECURSION = 1000,
    STACK_BYTES = CORO_ASAN ? 512 << 10 : 128 << 10,
    BIG_STACK_BYTES = 64 << 20,
    STATUS_STOPPED = 130, // as a shell has it for SIGINT
};

// ---- the types that have no file of their own

static Value none_repr(Vm *vm, Value self) {
    return value_of(text_name(vm, is_none(self)          ? "None"
                                  : same(self, ELLIPSIS) ? "Ellipsis"
                                                         : "NotImplemented"));
}
static int none_truth(Vm *vm, Value self) {
    (void)vm, (void)self;
    return 0;
}
// type(None)() is None: there is but one.
static Value the_one(Vm *vm, Value callee, const Value *args, size_t n, const Tuple *names) {
    (void)args;
    const VmTypes *types = &vm->types;
    const Type *type = object_of(callee);
    bool is_ellipsis = type == types->ellipsis;
    if (n || (names && names->n))
        return vm_raise(vm, "TypeError", "%s takes no arguments",
                        is_ellipsis ? "EllipsisType" : type->c_name);
    return type == types->none_type ? NONE : is_ellipsis ? ELLIPSIS : NOT_IMPLEMENTED;
}
static const TypeDef none_def = {
    .name = "NoneType",
    .slots = {.repr = none_repr, .truth = none_truth, .construct = the_one},
    .is_final = true};
static const TypeDef ellipsis_def = {
    .name = "ellipsis", .slots = {.repr = none_repr, .construct = the_one}, .is_final = true};
static const TypeDef not_implemented_def = {.name = "NotImplementedType",
                                            .slots = {.repr = none_repr, .construct = the_one},
                                            .is_final = true};

// ---- making a Vm

// The types that the others are made with: first begun, all of them, then finished.
static void make_first_types(Vm *vm) {
    VmTypes *t = &vm->types;
    const struct {
        Type **place;
        const TypeDef *def;
    } first[] = {{&t->type, &type_def},     {&t->text, &text_def},
                 {&t->tuple, &tuple_def},   {&t->dict, &dict_def},
                 {&t->native, &native_def}, {&t->native_method, &native_method_def},
                 {&t->getset, &getset_def}, {&t->slot_wrapper, &slot_wrapper_def}};
    t->object = type_begin(vm, &object_def, NULL);
    enum { N_FIRST = sizeof first / sizeof *first };
    for (size_t i = 0; i < N_FIRST; i++)
        *first[i].place = type_begin(vm, first[i].def, t->object);
    vm->interned = dict_new(vm);
    vm->builtins = dict_new(vm);
    vm->modules = dict_new(vm);
    vm->exceptions = dict_new(vm);
    vm->empty_tuple = tuple_new(vm, 0);
#define MAKE_NAME(member, text) vm->names.member = text_name(vm, text);
    VM_NAMES(MAKE_NAME)
#undef MAKE_NAME
    type_finish(vm, t->object);
    for (size_t i = 0; i < N_FIRST; i++)
        type_finish(vm, *first[i].place);
}

static void make_types(Vm *vm) {
    VmTypes *t = &vm->types;
    const struct {
        Type **place;
        const TypeDef *def;
    } rest[] = {{&t->none_type, &none_def},
                {&t->ellipsis, &ellipsis_def},
                {&t->not_implemented, &not_implemented_def},
                {&t->int_, &int_def},
                {&t->float_, &float_def},
                {&t->complex, &complex_def},
                {&t->list, &list_def},
                {&t->function, &function_def},
                {&t->method, &method_def},
                {&t->property, &property_def},
                {&t->classmethod, &classmethod_def},
                {&t->staticmethod, &staticmethod_def},
                {&t->super, &super_def},
                {&t->module, &module_def},
                {&t->module_spec, &module_spec_def},
                {&t->file_loader, &file_loader_def},
                {&t->namespace_loader, &namespace_loader_def},
                {&t->built_in_importer, &built_in_importer_def},
                {&t->method_wrapper, &method_wrapper_def},
                {&t->mapping_proxy, &mapping_proxy_def},
                {&t->cell, &cell_def},
                {&t->code, &code_def},
                {&t->frame, &frame_def},
                {&t->traceback, &traceback_def},
                {&t->generator, &generator_def},
                {&t->coroutine, &coroutine_def},
                {&t->coroutine_wrapper, &coroutine_wrapper_def},
                {&t->anext_awaitable, &anext_awaitable_def},
                {&t->async_generator, &async_generator_def},
                {&t->async_step, &async_step_def},
                {&t->async_throw_step, &async_throw_step_def}};
    for (size_t i = 0; i < sizeof rest / sizeof *rest; i++)
        *rest[i].place = type_from_def(vm, rest[i].def, NULL);
    t->bool_ = type_from_def(vm, &bool_def, t->int_);
    exception_init_types(vm);
    scalar_init_types(vm);
    box_init_types(vm);
    builtins_init(vm);
}

static CoroPool *make_pool(size_t stack_bytes) {
    Error error;
    CoroPool *pool = coro_pool_new(&(CoroPoolConfig){.stack_bytes = stack_bytes}, &error);
    CHECK(pool, "%s", error.message);
    return pool;
}

Vm *vm_new(const VmLimits *limits, const VmOutput *output) {
    Vm *vm = calloc(1, sizeof *vm);
    if (!vm) check_no_memory("an interpreter");
    if (limits) vm->limits = *limits;
    if (!vm->limits.recursion) vm->limits.recursion = RECURSION;
    if (!vm->limits.heap_bytes) vm->limits.heap_bytes = (size_t)256 << 20;
    if (!vm->limits.output_bytes) vm->limits.output_bytes = (size_t)64 << 20;
    vm->output = *output;
    threads_init(vm);
    vm->next_type_version = vm->next_dict_version = 1;
    vm->ticks_left = vm->ticks_given = vm->host_ticks = INT32_MAX;
    vm->next_gc = 20000;
    vm->gc_thresholds[0] = 700, vm->gc_thresholds[1] = vm->gc_thresholds[2] = 10;
    vm->next_gc_bytes = (size_t)64 << 20;
    vm->stacks = make_pool(STACK_BYTES);
    vm->big_stacks = make_pool(BIG_STACK_BYTES);
    make_first_types(vm);
    make_types(vm);
    return vm;
}

static void free_stacks(Vm *vm, CoroPool *pool) {
    enum { TICKS_A_SLAB = 1000 };
    while (coro_pool_free_some(pool))
        vm_spend(vm, TICKS_A_SLAB);
}

// All that belongs to it; the program itself has ended.
static void free_parts(Vm *vm) {
    vm->is_gc_due = false;
    while (vm->loops)
        loop_object_close(vm->loops);
    while (vm->units) {
        vm->units->refs = 1;
        unit_unref(vm, vm->units);
    }
    threads_deinit(vm);
    reporter_free(vm);
    free_stacks(vm, vm->stacks);
    free_stacks(vm, vm->big_stacks);
    files_free(vm->files);
    vm_free_memory(vm);
}

void vm_free_all(Vm *vm) {
    vm->is_ending = true;
    free_parts(vm);
    free(vm->program);
    free(vm);
}

// ---- its files

void vm_allow_files(Vm *vm, const char *path) {
    vm->allowed_folder = path;
}

// What files hold in memory counts like objects.
static bool grow_files(void *data, int64_t bytes) {
    Vm *vm = data;
    if (bytes > 0 && (size_t)bytes > vm->limits.heap_bytes - vm->heap_bytes) return false;
    vm->heap_bytes += (size_t)bytes;
    return true;
}

static void release_bytes(void *data, void *memory, size_t bytes) {
    vm_release(data, memory, bytes);
}

static void copy_bytes(void *data, void *to, const void *from, size_t bytes) {
    if (from)
        vm_copy(data, to, from, bytes);
    else
        vm_set_bytes(data, to, 0, bytes);
}

static void make_files(Vm *vm, const char *program) {
    const char *slash = strrchr(program, '/');
    Str folder = {0};
    if (slash) str_add_bytes(&folder, program, slash == program ? 1 : (size_t)(slash - program));
    vm->files = files_new(str_text(&folder), vm->allowed_folder, VM_START_NS,
                          (FileQuota){vm, grow_files, release_bytes, copy_bytes});
    vm_deinit(vm, &folder);
}

// ---- a program

typedef struct VmProgram {
    Vm *vm;
    const char *path, *text;
    size_t n;
    Module *module;
    Coro *coro; // owned; NULL once it has ended
    CoroPause pause;
    bool is_paused; // it goes on at `pause`
    int status;
    bool has_failed;
} VmProgram;

static void tell(Vm *vm, Str *text) {
    stream_tell(vm, str_text(text), text->n);
    vm_deinit(vm, text);
}

// What sys.exit was given: a status, nothing, or something to print.
static int exit_status(Vm *vm, Value exception) {
    Value code = op_find_attribute(vm, exception, "code");
    int64_t status = 1;
    if (!is_value(code) || is_none(code)) {
        status = 0;
    } else if (!is_int(code) || !int_fits_int64(code, &status)) {
        Str text = {0};
        if (!op_str_into(vm, code, &text)) vm_clear_exception(vm);
        str_add(&text, "\n");
        tell(vm, &text);
        status = 1;
    }
    value_unref(vm, code);
    return (int)(status & 0xFF);
}

// sys.last_value and the like, which hold what an uncaught exception leads to until the program's
// end. Without an [exception]: they let go of it. False: there was none.
static bool set_last(Vm *vm, Value exception) {
    Value sys = dict_find_c(vm->modules, "sys");
    if (!is_value(sys) || TYPE_OF(vm, sys) != vm->types.module) return false;
    Dict *dict = ((Module *)object_of(sys))->dict;
    if (!is_value(exception) && !is_value(dict_find_c(dict, "last_value"))) return false;
    Value type = NONE, traceback = NONE;
    if (is_value(exception)) {
        type = value_of(TYPE_OF(vm, exception));
        traceback = op_find_attribute(vm, exception, "__traceback__");
    }
    dict_set_c(vm, dict, "last_type", value_ref(type));
    dict_set_c(vm, dict, "last_value", value_ref(is_value(exception) ? exception : NONE));
    dict_set_c(vm, dict, "last_traceback", traceback);
    vm_clear_exception(vm);
    return true;
}

static int report(Vm *vm) {
    Value exception = vm_take_exception(vm);
    size_t limit = vm_unlimit_memory(vm);
    int status = 1;
    if (vm->stop != VM_GOES_ON) {
        status = STATUS_STOPPED; // the host knows why
    } else if (type_is_subtype(TYPE_OF(vm, exception), exception_type(vm, "SystemExit"))) {
        status = exit_status(vm, exception);
    } else {
        set_last(vm, exception);
        hooks_uncaught(vm, value_ref(exception));
        if (type_is_subtype(TYPE_OF(vm, exception), exception_type(vm, "KeyboardInterrupt")))
            status = STATUS_STOPPED;
    }
    value_unref(vm, exception);
    vm_limit_memory(vm, limit);
    return status;
}

// What is left to do at the end of the program by [function] of a module, if that was imported.
static void end_module(VmProgram *program, const char *name, const char *function) {
    Vm *vm = program->vm;
    Value module = dict_find_c(vm->modules, name);
    if (!is_value(module)) return;
    Value v = op_call_method(vm, module, function, NULL, 0);
    if (!is_value(v)) program->status = report(vm);
    value_unref(vm, v);
}

// The program awaits outside functions: asyncio.run runs it as a whole.
static Value run_as_coroutine(Vm *vm, Code *code, Dict *globals) {
    Text *name = text_name(vm, "asyncio");
    Value asyncio = module_import(vm, name), no_slot = NO_VALUE, v = NO_VALUE;
    Function *function = is_value(asyncio) ? function_new(vm, code, globals, NULL) : NULL;
    Value coroutine = function ? generator_new(vm, function, &no_slot) : NO_VALUE;
    if (is_value(coroutine)) {
        ((Generator *)object_of(coroutine))->frame.names = globals;
        v = op_call_method(vm, asyncio, "run", &coroutine, 1);
    }
    value_unref(vm, coroutine);
    value_unref(vm, value_of(function));
    value_unref(vm, asyncio);
    value_unref(vm, value_of(name));
    return v;
}

// In CPython's order: what is in circles, what the last exception held, what the program's names
// lead to, and then the circles that this left.
static void finish(const VmProgram *program) {
    Vm *vm = program->vm;
    if (vm->stop == VM_GOES_ON && !vm->is_gc_off) gc_collect(vm);
    vm->is_finishing = true;
    if (vm->stop != VM_GOES_ON) return;
    bool had_last = set_last(vm, NO_VALUE);
    finish_program(vm, program->module->dict);
    if (vm->stop == VM_GOES_ON && had_last) gc_collect(vm);
}

static Value run(void *data) {
    VmProgram *program = data;
    Vm *vm = program->vm;
    report_begin(vm, program->path);
    SyntaxError error = {0};
    Unit *unit = NULL;
    ModuleMode mode = vm->may_await ? MODULE_AWAIT : MODULE_EXEC;
    Code *code = module_compile(vm, program->path, program->text, program->n, mode, &error, &unit);
    if (!code && error.kind != SYNTAX_OK) {
        Str text = {0};
        report_source(vm, unit);
        syntax_error_print(&error, &unit->source, &text);
        tell(vm, &text);
        program->status = 1;
        program->has_failed = true;
        return NONE;
    }
    Dict *globals = program->module->dict;
    Value v = !code                          ? NO_VALUE
              : code->flags & CODE_COROUTINE ? run_as_coroutine(vm, code, globals)
                                             : module_run_code(vm, code, globals);
    if (!is_value(v)) {
        program->has_failed = !vm_exception_is(vm, "SystemExit");
        program->status = report(vm);
    }
    value_unref(vm, v);
    end_module(program, "threading", "_shutdown"); // waits for those that are no daemons
    end_module(program, "atexit", "_run_exitfuncs");
    finish(program);
    byte_streams_end(vm);
    return NONE;
}

static void *run_on_stack(Coro *self, void *data) {
    VmProgram *program = data;
    program->vm->coro = self;
    run(program);
    program->vm->coro = NULL;
    return NULL;
}

void vm_begin(Vm *vm, const char *path, const char *text, size_t n) {
    CHECK(!vm->program, "a program is run where another was");
    VmProgram *program = calloc(1, sizeof *program);
    if (!program) check_no_memory("a program");
    *program = (VmProgram){.vm = vm, .path = path, .text = text, .n = n};
    make_files(vm, path);
    program->module = module_new(vm, vm->names.main);
    dict_set_name(vm, vm->modules, vm->names.main, value_of(program->module));
    spec_set_main(vm, program->module, path);
    program->coro = coro_new(vm->big_stacks, run_on_stack, NULL, "the program");
    vm->program = program;
}

// Whether it goes on after this.
static bool go_on(VmProgram *program) {
    bool was_paused = program->is_paused;
    program->is_paused = false;
    if (was_paused)
        coro_unpause(program->coro, &program->pause);
    else
        coro_resume(program->coro, program);
    if (program->is_paused) return true;
    coro_free(program->coro);
    program->coro = NULL;
    return false;
}

bool vm_go_on(Vm *vm) {
    VmProgram *program = vm->program;
    if (!program->coro) return false;
    if (go_on(program)) return true;
    report_end(vm, vm->stop != VM_GOES_ON ? RUN_STOPPED
                   : program->has_failed  ? RUN_FAILED
                                          : RUN_FINISHED);
    return false;
}

void vm_hand_back(Vm *vm) {
    if (!vm->coro) return; // what makes it ready or ends it counts ticks too, but is no slice
    vm->program->is_paused = true;
    coro_pause(vm->coro, vm->program->coro, &vm->program->pause);
}

static void *free_on_stack(Coro *self, void *data) {
    VmProgram *program = data;
    program->vm->coro = self;
    free_parts(program->vm);
    program->vm->coro = NULL;
    return NULL;
}

bool vm_free_some(Vm *vm) {
    VmProgram *program = vm->program;
    if (!vm->is_ending) {
        CHECK(!program->coro, "a program is freed before its end");
        vm->is_ending = true;
        vm->last_stack = make_pool(BIG_STACK_BYTES);
        program->coro = coro_new(vm->last_stack, free_on_stack, NULL, "the end");
    }
    if (go_on(program)) return true;
    coro_pool_free(vm->last_stack);
    free(program);
    free(vm);
    return false;
}

int vm_exit_status(const Vm *vm) {
    return vm->program->status;
}

int vm_run(Vm *vm, const char *path, const char *text, size_t n) {
    vm_begin(vm, path, text, n);
    while (vm_go_on(vm))
        continue;
    return vm_exit_status(vm);
}
