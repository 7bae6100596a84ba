// See import.h.
#include "lang/modules/import.h"

#include <stdlib.h>
#include <string.h>

#include "lang/core/exception.h"
#include "lang/core/message.h"
#include "lang/core/native.h"
#include "lang/core/operations.h"
#include "lang/modules/files.h"
#include "lang/modules/modules.h"
#include "lang/modules/spec.h"
#include "lang/modules/unsupported.h"
#include "lang/types/list.h"
#include "lang/types/text.h"

// ---- ImportError

// Its `extra` is a tuple (name, path).
bool import_error_init(Vm *vm, Value self, const Value *args, size_t n, const Tuple *names) {
    Value fields[2] = {NONE, NONE};
    for (size_t i = 0; names && i < names->n; i++) {
        const Text *name = text_of(names->at[i]);
        if (text_is(name, "name") || text_is(name, "path")) {
            fields[text_is(name, "path")] = args[n + i];
            continue;
        }
        char *text = text_c(name);
        vm_raise(vm, "TypeError", "'%s' is an invalid keyword argument for ImportError()", text);
        vm_free_text(vm, text);
        return false;
    }
    Tuple *kept = tuple_from(vm, fields, 2);
    if (!kept) return false;
    value_set(vm, &exception_of(self)->extra, value_of(kept));
    return vm->types.base_exception->slots.init(vm, self, args, n, NULL);
}

static Value field(Value self, size_t i) {
    Value fields = exception_of(self)->extra;
    return is_value(fields) ? value_ref(tuple_of(fields)->at[i]) : NONE;
}
static Value get_name(Vm *vm, Value self) {
    (void)vm;
    return field(self, 0);
}
static Value get_path(Vm *vm, Value self) {
    (void)vm;
    return field(self, 1);
}
static Value get_message(Vm *vm, Value self) {
    (void)vm;
    const Tuple *args = exception_of(self)->args;
    return args->n == 1 ? value_ref(args->at[0]) : NONE;
}

const GetSetDef import_error_attributes[] = {
    {"name", get_name, NULL}, {"path", get_path, NULL}, {"msg", get_message, NULL}, {0}};

// Raises it with [message], which it empties.
static void raise(Vm *vm, const char *kind, Str *message, Value name, Value path) {
    Value text = text_value_from_str(vm, message);
    if (!is_value(text)) return;
    Value exception = exception_new(vm, exception_type(vm, kind), &text, 1);
    value_unref(vm, text);
    if (!is_value(exception)) return;
    const Value fields[2] = {is_value(name) ? name : NONE, is_value(path) ? path : NONE};
    Tuple *kept = tuple_from(vm, fields, 2);
    if (kept) value_set(vm, &exception_of(exception)->extra, value_of(kept));
    vm_raise_exception(vm, exception);
}

// ---- finding

enum { LONGEST_NAME = 1 << 12 }; // of a file

typedef struct Found {
    Str path;   // of the file; "": a package without an __init__.py
    Str folder; // of a package; else ""
    Str source;
    bool is_package;
} Found;

static bool read_source(Vm *vm, const char *path, Str *out) {
    OpenFile *file;
    char bytes[4096];
    size_t n;
    if (files_open(vm->files, path, FILE_READ, &file) != 0) return false;
    do {
        n = sizeof bytes;
        if (open_file_read(file, (int64_t)out->n, bytes, &n) != 0) n = 0;
        str_add_bytes(out, bytes, n);
    } while (n);
    open_file_close(file);
    return true;
}

// [folder]/[name]/__init__.py, [folder]/[name].py, or the folder [name] alone.
static bool find_in(Vm *vm, const char *folder, const char *name, Found *found) {
    FileStat stat;
    if (vm_length(vm, name) > LONGEST_NAME) return false;
    if (*folder == '/')
        vm_printf(vm, &found->folder, "%s/%s", folder, name);
    else if (!*folder || strcmp(folder, ".") == 0)
        vm_printf(vm, &found->folder, "%s/%s", files_here(vm->files), name);
    else
        vm_printf(vm, &found->folder, "%s/%s/%s", files_here(vm->files), folder, name);
    vm_printf(vm, &found->path, "%s/__init__.py", found->folder.text);
    bool is_folder = files_stat(vm->files, found->folder.text, &stat) == 0 && stat.is_folder;
    if (is_folder && read_source(vm, found->path.text, &found->source)) {
        found->is_package = true;
        return true;
    }
    str_clear(&found->path);
    vm_printf(vm, &found->path, "%s.py", found->folder.text);
    if (read_source(vm, found->path.text, &found->source)) return true;
    str_clear(&found->path);
    if (!is_folder) str_clear(&found->folder);
    found->is_package = is_folder;
    return is_folder;
}

// Where to look for what is in no package: sys.path, or else the program's folder.
static Value search_path(Vm *vm) {
    return vm->sys ? dict_find_c(vm->sys, "path") : NO_VALUE;
}

static void found_deinit(Found *found) {
    str_deinit(&found->path);
    str_deinit(&found->folder);
    str_deinit(&found->source);
}

// In the folders of [places], or the program's own if that is no list. Packages without an
// __init__.py count only where nothing else is found.
static bool find(Vm *vm, Value places, const char *name, Found *found) {
    if (!is_list(places)) return find_in(vm, files_here(vm->files), name, found);
    Found bare = {0};
    for (size_t i = 0; i < list_of(places)->n; i++) {
        if (!is_text(list_of(places)->at[i])) continue;
        char *folder = text_c(text_of(list_of(places)->at[i]));
        bool is_here = find_in(vm, folder, name, found);
        vm_free_text(vm, folder);
        if (is_here && found->path.n) {
            found_deinit(&bare);
            return true;
        }
        if (is_here && !bare.is_package) {
            bare = *found;
            *found = (Found){0};
        }
        found_deinit(found);
    }
    *found = bare;
    return bare.is_package;
}

// ---- running what was found

static Value new_module(Vm *vm, Text *name) {
    Module *module = module_new(vm, name);
    if (module) dict_set_name(vm, vm->modules, name, value_of(module));
    return value_of(module);
}

// [ok] says whether its body ran; else it is no module.
static Value finish(Vm *vm, Text *name, Value module, bool ok) {
    ((Module *)object_of(module))->is_running = false;
    if (ok) return module;
    bool is_new = vm->is_new;
    Value exception = vm_take_exception(vm);
    dict_remove(vm, vm->modules, value_of(name), NULL);
    value_unref(vm, module);
    vm->exception = exception;
    vm->is_new = is_new;
    return NO_VALUE;
}

static Value import_native(Vm *vm, Text *name, const ModuleDef *def) {
    Value module = new_module(vm, name);
    if (!is_value(module)) return NO_VALUE;
    Dict *dict = ((Module *)object_of(module))->dict;
    size_t limit = vm_unlimit_memory(vm);
    bool ok = spec_set_built_in(vm, object_of(module)) &&
              (!def->functions || native_add_all(vm, dict, def->functions, def->name)) &&
              (!def->init || def->init(vm, dict));
    vm_limit_memory(vm, limit);
    return finish(vm, name, module, ok);
}

static Value run_source(Vm *vm, Text *name, Value module, const char *path, const char *text,
                        size_t n) {
    Module *self = object_of(module);
    self->is_running = true;
    bool ok = module_run_source(vm, self->dict, path, text, n);
    // It may have put something else in its place.
    Value now = dict_find_name(vm->modules, name);
    if (ok && is_value(now) && !same(now, module)) {
        value_unref(vm, finish(vm, name, module, true));
        return value_ref(now);
    }
    return finish(vm, name, module, ok);
}

static Value import_file(Vm *vm, Text *name, const Found *found) {
    Value module = new_module(vm, name);
    if (!is_value(module)) return NO_VALUE;
    if (!spec_set_file(vm, object_of(module), found->path.n ? found->path.text : NULL,
                       found->is_package ? str_text(&found->folder) : NULL))
        return finish(vm, name, module, false);
    if (!found->path.n) return module;
    return run_source(vm, name, module, found->path.text, str_text(&found->source),
                      found->source.n);
}

static Value import_built_in(Vm *vm, Text *name, const char *c_name, const char *text, size_t n) {
    Value module = new_module(vm, name);
    Str path = {0};
    vm_printf(vm, &path, MODULE_BUILT_IN "%s>", c_name);
    if (is_value(module))
        module = spec_set_built_in(vm, object_of(module))
                     ? run_source(vm, name, module, path.text, text, n)
                     : finish(vm, name, module, false);
    vm_deinit(vm, &path);
    return module;
}

// One whose parts may be missing here.
static bool is_package_of_ours(const Module *module) {
    return !is_value(dict_find_c(module->dict, "__file__")) && modules_is_package(module->name);
}

static Value raise_not_found(Vm *vm, Text *name, Text *parent, bool is_package) {
    char *text = text_c(name), *parent_text = parent ? text_c(parent) : NULL;
    Str message = {0};
    vm_printf(vm, &message, "No module named '%s'", text);
    if (parent && !is_package) str_printf(&message, "; '%s' is not a package", parent_text);
    vm_free_text(vm, text), vm_free_text(vm, parent_text);
    raise(vm, "ModuleNotFoundError", &message, value_of(name), NO_VALUE);
    return NO_VALUE;
}

// A module that is not known yet; [parent] is the package that it is in, or NULL.
static Value import_new(Vm *vm, Text *name, Module *parent) {
    char *full = text_c(name);
    const char *last = parent ? strrchr(full, '.') + 1 : full;
    Value places = parent ? dict_find_name(parent->dict, vm->names.path) : search_path(vm);
    Found found = {0};
    size_t n;
    const char *built_in = modules_find_source(full, &n);
    bool is_refused = !built_in && unsupported_has(full);
    if (is_refused) built_in = modules_find_source("_unsupported", &n);
    const ModuleDef *native = modules_find_native(full);
    Value module;
    // What a package of ours has, it does not look for in the folders that it also looks into.
    bool is_ours = built_in && !is_refused && parent &&
                   !is_value(dict_find_name(parent->dict, vm->names.file));
    if (native)
        module = import_native(vm, name, native);
    else if (!is_ours && (!parent || is_value(places)) && find(vm, places, last, &found) &&
             (found.path.n || !built_in ||
              is_refused)) // a mere folder does not hide a module of ours
        module = import_file(vm, name, &found);
    else if (built_in)
        module = import_built_in(vm, name, full, built_in, n);
    else
        module = raise_not_found(vm, name, parent ? parent->name : NULL,
                                 is_value(places) || (parent && is_package_of_ours(parent)));
    found_deinit(&found);
    vm_free_text(vm, full);
    return module;
}

static Value import_one(Vm *vm, Text *name, Value parent) {
    Value known = dict_find(vm, vm->modules, value_of(name));
    if (is_value(known) && !is_none(known)) return value_ref(known);
    if (is_value(known)) {
        char *text = text_c(name);
        Str message = {0};
        vm_printf(vm, &message, "import of %s halted; None in sys.modules", text);
        vm_free_text(vm, text);
        raise(vm, "ModuleNotFoundError", &message, value_of(name), NO_VALUE);
        return NO_VALUE;
    }
    bool has_parent = is_value(parent) && is_module(vm, parent);
    Value module = import_new(vm, name, has_parent ? object_of(parent) : NULL);
    if (!is_value(module) || !has_parent) return module;
    size_t dot = name->n;
    while (text_at(name, dot - 1) != '.')
        dot--;
    Text *last = text_intern(vm, text_slice(vm, name, dot, name->n));
    bool ok = last && dict_set_name(vm, ((Module *)object_of(parent))->dict, last, module);
    value_unref(vm, value_of(last));
    if (ok) return module;
    value_unref(vm, module);
    return NO_VALUE;
}

Value module_import(Vm *vm, Text *name) {
    Value parent = NO_VALUE;
    for (size_t i = 0; i <= name->n; i++) {
        vm_step(vm, i);
        if (i < name->n && text_at(name, i) != '.') continue;
        Text *part = text_intern(vm, text_slice(vm, name, 0, i));
        Value module = part ? import_one(vm, part, parent) : NO_VALUE;
        value_unref(vm, value_of(part));
        value_unref(vm, parent);
        if (!is_value(module)) return NO_VALUE;
        parent = module;
    }
    return parent;
}

// ---- relative names and members

Text *module_absolute(Vm *vm, Dict *globals, Text *name, int level) {
    Value package = dict_find_name(globals, vm->names.package);
    if (!is_value(package) || !is_text(package) || !text_of(package)->n) {
        Str message = {0};
        str_add(&message, "attempted relative import with no known parent package");
        raise(vm, "ImportError", &message, NO_VALUE, NO_VALUE);
        return NULL;
    }
    const Text *base = text_of(package);
    size_t end = base->n;
    for (int i = 1; i < level; i++) {
        while (end && text_at(base, end - 1) != '.')
            end--;
        if (end-- == 0) {
            Str message = {0};
            str_add(&message, "attempted relative import beyond top-level package");
            raise(vm, "ImportError", &message, NO_VALUE, NO_VALUE);
            return NULL;
        }
    }
    Str full = {0};
    Text *outer = text_slice(vm, text_of(package), 0, end);
    if (outer) text_to_utf8(outer, &full);
    value_unref(vm, value_of(outer));
    if (name) str_add(&full, ".");
    if (name) text_to_utf8(name, &full);
    Text *text = text_from_utf8(vm, str_text(&full), full.n);
    vm_deinit(vm, &full);
    return text ? text_intern(vm, text) : NULL;
}

static Value raise_no_member(Vm *vm, Value module, Text *module_name, Text *member) {
    char *name = text_c(module_name), *text = text_c(member);
    Value file = op_find_attribute(vm, module, "__file__");
    char *path = is_value(file) && is_text(file) ? text_c(text_of(file)) : NULL;
    bool is_partial = is_module(vm, module) && ((Module *)object_of(module))->is_running;
    Str message = {0};
    if (is_partial)
        vm_printf(vm, &message,
                  "cannot import name '%s' from partially initialized module '%s' (most likely "
                  "due to a circular import) (%s)",
                  text, name, path ? path : "unknown location");
    else
        vm_printf(vm, &message, "cannot import name '%s' from '%s' (%s)", text, name,
                  path ? path : "unknown location");
    vm_free_text(vm, path), vm_free_text(vm, text), vm_free_text(vm, name);
    raise(vm, "ImportError", &message, value_of(module_name), file);
    value_unref(vm, file);
    return NO_VALUE;
}

// A module [member] of the package [module]. NO_VALUE without an exception: there is none.
static Value submodule(Vm *vm, const Module *module, Text *member) {
    Str full = {0};
    text_to_utf8(module->name, &full);
    str_add(&full, ".");
    text_to_utf8(member, &full);
    Text *text = text_from_utf8(vm, str_text(&full), full.n);
    Text *name = text ? text_intern(vm, text) : NULL;
    size_t n;
    bool is_package = is_value(dict_find_name(module->dict, vm->names.path)) ||
                      modules_find_source(str_text(&full), &n) || unsupported_has(str_text(&full));
    vm_deinit(vm, &full);
    if (!name) return NO_VALUE;
    Value known = dict_find_name(vm->modules, name);
    Value v = is_value(known) ? value_ref(known) : NO_VALUE;
    if (!is_value(v) && is_package) {
        v = module_import(vm, name);
        if (!is_value(v) && vm_exception_is(vm, "ModuleNotFoundError")) {
            Value missing = field(vm->exception, 0);
            if (is_text(missing) && text_equal(text_of(missing), name)) vm_clear_exception(vm);
            value_unref(vm, missing);
        }
    }
    value_unref(vm, value_of(name));
    return v;
}

// Programs that can do without a module catch an ImportError.
static Value raise_unsupported_member(Vm *vm, Value module, Text *member) {
    char *name = text_c(((Module *)object_of(module))->name), *text = text_c(member);
    Str message = {0};
    vm_printf(vm, &message, "%s.%s is not supported here", name, text);
    vm_free_text(vm, text), vm_free_text(vm, name);
    raise(vm, "ImportError", &message, value_of(((Module *)object_of(module))->name), NO_VALUE);
    return NO_VALUE;
}

Value module_member(Vm *vm, Value module, Text *member) {
    Value v = op_get_attribute(vm, module, member);
    bool is_refused =
        !is_value(v) && is_module(vm, module) && vm_exception_is(vm, "NotImplementedError");
    if (is_value(v) || !(is_refused || vm_exception_is(vm, "AttributeError"))) return v;
    vm_clear_exception(vm);
    if (is_refused) return raise_unsupported_member(vm, module, member);
    if (!is_module(vm, module))
        return raise_no_member(vm, module, text_of(op_str(vm, module)), member);
    Module *self = object_of(module);
    v = submodule(vm, self, member);
    if (is_value(v) || vm_has_exception(vm)) return v;
    return raise_no_member(vm, module, self->name, member);
}

// ---- __import__

static Value builtin_import(Vm *vm, Value self, const Value *args, size_t n) {
    (void)self, (void)n;
    enum { NAME, GLOBALS, LOCALS, FROM_LIST, LEVEL };
    int64_t level = 0;
    if (!is_text(args[NAME])) return vm_raise(vm, "TypeError", "module name must be a string");
    if (is_value(args[LEVEL]) && !op_index(vm, args[LEVEL], &level)) return NO_VALUE;
    if (level < 0) return vm_raise(vm, "ValueError", "level must be >= 0");
    Text *given = text_of(args[NAME]);
    if (!given->n && !level) return vm_raise(vm, "ValueError", "Empty module name");
    bool has_globals = level && is_value(args[GLOBALS]) && is_dict(args[GLOBALS]);
    if (level && !has_globals) return vm_raise(vm, "KeyError", "'__name__' not in globals");
    Text *name =
        level ? module_absolute(vm, dict_of(args[GLOBALS]), given->n ? given : NULL, (int)level)
              : text_intern(vm, text_of(value_ref(args[NAME])));
    Value module = name ? module_import(vm, name) : NO_VALUE;
    int wants_leaf = is_value(args[FROM_LIST]) ? op_truth(vm, args[FROM_LIST]) : 0;
    if (is_value(module) && !wants_leaf && !level) {
        value_unref(vm, module);
        size_t end = 0;
        while (end < given->n && text_at(given, end) != '.')
            end++;
        Text *top = text_intern(vm, text_slice(vm, given, 0, end));
        module = top ? module_import(vm, top) : NO_VALUE;
        value_unref(vm, value_of(top));
    }
    value_unref(vm, value_of(name));
    return module;
}

const NativeDef import_natives[] = {{.name = "__import__",
                                     .takes = TAKES_NAMED,
                                     .fn = builtin_import,
                                     .parameters = "name, globals=, locals=, fromlist=, level="},
                                    {0}};
