// Modules: finding, running and importing them.
#include "lang/modules/module.h"
#include "lang/core/gc.h"

#include <stdlib.h>
#include <string.h>

#include "lang/core/class.h"
#include "lang/core/exception.h"
#include "lang/core/function.h"
#include "lang/core/message.h"
#include "lang/core/native.h"
#include "lang/core/operations.h"
#include "lang/core/syntax_exception.h"
#include "lang/modules/modules.h"
#include "lang/tree/tree.h"
#include "lang/types/text.h"

Module *module_new(Vm *vm, Text *name) {
    Module *module = object_new(vm, vm->types.module, 0);
    if (!module) return NULL;
    module->name = object_of(value_ref(value_of(name)));
    module->dict = dict_new(vm);
    if (!module->dict) return NULL;
    dict_set_name(vm, module->dict, vm->names.name, value_of(name));
    dict_set_name(vm, module->dict, vm->names.doc, NONE);
    dict_set_name(vm, module->dict, vm->names.package, NONE);
    dict_set_c(vm, module->dict, "__loader__", NONE);
    dict_set_c(vm, module->dict, "__spec__", NONE);
    return module;
}

// ---- running source

Code *module_compile(Vm *vm, const char *path, const char *text, size_t n, ModuleMode mode,
                     SyntaxError *error, Unit **unit_out) {
    Unit *unit = unit_new(vm);
    if (!unit) return NULL;
    *unit_out = unit;
    unit->is_built_in = strncmp(path, MODULE_BUILT_IN, strlen(MODULE_BUILT_IN)) == 0;
    unit->source.vm = vm;
    const char *kept = arena_copy(&unit->arena, path, strlen(path));
    if (!source_init(&unit->source, kept, text, n, &unit->arena, error)) return NULL;
    Node *module;
    if (mode == MODULE_EVAL) {
        Node *expr = parse_expression(&unit->source, &unit->arena, error);
        module = expr ? arena_alloc(&unit->arena, sizeof *module) : NULL;
        if (module) *module = (Node){.kind = NODE_MODULE, .span = expr->span, .value = expr};
    } else {
        module = parse_module(&unit->source, &unit->arena, error);
    }
    if (!module) return NULL;
    unit->is_parsed = true;
    size_t limit = vm_unlimit_memory(vm); // of what the source text holds anyway
    Code *code = compile_unit(vm, unit, module, mode, error);
    vm_limit_memory(vm, limit);
    return code;
}

// What a program has put into its globals as __builtins__ takes the place of ours.
static Dict *builtins_of(Vm *vm, Dict *globals) {
    Value own = dict_find_name(globals, vm->names.builtins);
    if (is_value(own) && TYPE_OF(vm, own) == vm->types.module)
        return ((Module *)object_of(own))->dict;
    return is_value(own) && is_dict(own) ? dict_of(own) : vm->builtins;
}

typedef struct Run {
    Vm *vm;
    Code *code;
    Dict *globals;
    Value locals;
} Run;

static Value run_in(void *data) {
    const Run *what = data;
    Vm *vm = what->vm;
    bool is_plain = TYPE_OF(vm, what->locals) == vm->types.dict;
    Value slots[1] = {NO_VALUE};
    Frame frame = {.vm = vm,
                   .back = vm->frame,
                   .code = what->code,
                   .slots = slots,
                   .globals = what->globals,
                   .builtins = builtins_of(vm, what->globals),
                   .names = is_dict(what->locals) ? dict_of(what->locals) : what->globals,
                   .mapping = is_plain ? NO_VALUE : what->locals,
                   .at = what->code->node};
    vm->frame = &frame;
    Value v = frame_run(&frame);
    vm->frame = frame.back;
    if (!is_value(v)) vm->is_new = true;
    return v;
}

Value module_run_in(Vm *vm, Code *code, Dict *globals, Value locals) {
    if (vm->depth >= vm->limits.recursion)
        return vm_raise(vm, "RecursionError", "maximum recursion depth exceeded");
    vm->depth++;
    Value v = vm_with_room(vm, run_in, &(Run){vm, code, globals, locals});
    vm->depth--;
    return v;
}

Value module_run_code(Vm *vm, Code *code, Dict *globals) {
    if (!is_none(code->doc)) dict_set_name(vm, globals, vm->names.doc, code->doc);
    vm->depth++; // it is a call, too
    Value v = run_in(&(Run){vm, code, globals, value_of(globals)});
    vm->depth--;
    return v;
}

bool module_run_source(Vm *vm, Dict *globals, const char *path, const char *text, size_t n) {
    SyntaxError error = {0};
    if (!is_value(dict_find_name(globals, vm->names.builtins)) &&
        !dict_set_name(vm, globals, vm->names.builtins, value_of(vm->builtins)))
        return false;
    Unit *unit = NULL;
    Code *code = module_compile(vm, path, text, n, MODULE_EXEC, &error, &unit);
    if (!code) {
        if (!vm_has_exception(vm)) syntax_exception_raise(vm, &error, &unit->source, true, true);
        return false;
    }
    Value v = module_run_code(vm, code, globals);
    value_unref(vm, v);
    return is_value(v);
}

// ---- the type

static Value module_construct(Vm *vm, Value callee, const Value *args, size_t n,
                              const Tuple *names) {
    Value given[2];
    if (!native_sort_args(vm, "module", "name, doc=", args, n, names, given)) return NO_VALUE;
    if (!is_text(given[0]))
        return vm_raise(vm, "TypeError", "module() argument 'name' must be str, not %s",
                        type_name(vm, given[0]));
    Module *module = module_new(vm, text_of(given[0]));
    if (!module) return NO_VALUE;
    if (is_value(given[1])) dict_set_name(vm, module->dict, vm->names.doc, given[1]);
    Type *type = object_of(callee);
    if (type == vm->types.module) return value_of(module);
    // A class of the program: its instances are larger.
    Module *made = object_new(vm, type, 0);
    if (made) {
        made->name = object_of(value_ref(value_of(module->name)));
        made->dict = object_of(value_ref(value_of(module->dict)));
    }
    value_unref(vm, value_of(module));
    return value_of(made);
}

static bool module_init(Vm *vm, Value self, const Value *args, size_t n, const Tuple *names) {
    (void)vm, (void)self, (void)args, (void)n, (void)names;
    return true;
}

static void module_free(Vm *vm, Object *self) {
    value_unref(vm, value_of(((Module *)self)->name));
    value_unref(vm, value_of(((Module *)self)->dict));
}

static void module_traverse(Object *self, Visit *visit) {
    visit_object(visit, ((Module *)self)->dict);
}

static Value module_repr(Vm *vm, Value self) {
    const Module *module = object_of(self);
    char *name = text_c(module->name);
    Value file = dict_find_name(module->dict, vm->names.file);
    char *path = is_value(file) && is_text(file) ? text_c(text_of(file)) : NULL;
    size_t n;
    bool is_built_in =
        modules_find_native(name) || modules_find_source(name, &n) || strcmp(name, "builtins") == 0;
    Value folders = dict_find_name(module->dict, vm->names.path);
    Text *text = path ? text_printf(vm, "<module '%s' from '%s'>", name, path)
                      : text_printf(vm, "<module '%s'%s>", name,
                                    is_value(folders) ? " (namespace)"
                                    : is_built_in     ? " (built-in)"
                                                      : "");
    vm_free_text(vm, path), vm_free_text(vm, name);
    return value_of(text);
}

static Value module_get_attribute(Vm *vm, Value self, Text *name) {
    Value v = object_find_attribute(vm, self, name);
    if (is_value(v) || vm_has_exception(vm)) return v;
    const Module *module = object_of(self);
    Value fallback = dict_find_name(module->dict, vm->names.getattr);
    if (is_value(fallback)) return op_call_1(vm, fallback, value_of(name));
    char *text = text_c(name), *owner = text_c(module->name);
    if (module->is_running)
        vm_raise(vm, "AttributeError",
                 "partially initialized module '%s' has no attribute '%s' (most likely due to a "
                 "circular import)",
                 owner, text);
    else
        vm_raise(vm, "AttributeError", "module '%s' has no attribute '%s'", owner, text);
    vm_free_text(vm, owner), vm_free_text(vm, text);
    return NO_VALUE;
}

const TypeDef module_def = {.name = "module",
                            .instance_bytes = sizeof(Module),
                            .dict_offset = offsetof(Module, dict),
                            .slots = {.free = module_free,
                                      .traverse = module_traverse,
                                      .construct = module_construct,
                                      .init = module_init,
                                      .repr = module_repr,
                                      .get_attribute = module_get_attribute}};
