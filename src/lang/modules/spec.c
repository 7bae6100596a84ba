#include "lang/modules/spec.h"

#include <string.h>

#include "lang/core/class.h"
#include "lang/core/gc.h"
#include "lang/core/message.h"
#include "lang/core/native.h"
#include "lang/core/operations.h"
#include "lang/core/work.h"
#include "lang/modules/modules.h"
#include "lang/types/list.h"
#include "lang/types/text.h"

// ---- loaders

typedef struct Loader {
    Object object;
    Value name, path; // owned
} Loader;

static void loader_free(Vm *vm, Object *self) {
    value_unref(vm, ((Loader *)self)->name);
    value_unref(vm, ((Loader *)self)->path);
}

// Takes [path].
static Value loader_new(Vm *vm, Type *type, Text *name, Value path) {
    Loader *loader = object_new(vm, type, 0);
    if (!loader) {
        value_unref(vm, path);
        return NO_VALUE;
    }
    loader->name = value_ref(value_of(name));
    loader->path = path;
    return value_of(loader);
}

static Value loader_name(Vm *vm, Value self) {
    (void)vm;
    return value_ref(((Loader *)object_of(self))->name);
}
static Value loader_path(Vm *vm, Value self) {
    (void)vm;
    return value_ref(((Loader *)object_of(self))->path);
}
static Value loader_filename(Vm *vm, Value self, const Value *args, size_t n) {
    (void)args, (void)n;
    return loader_path(vm, self);
}

// Importing goes another way here, so what else loaders can do is not there.
static Value loader_get_attribute(Vm *vm, Value self, Text *name) {
    static const char *const more[] = {
        "create_module",       "exec_module", "get_code",   "get_data",
        "get_resource_reader", "get_source",  "is_package", "load_module",
        "path_mtime",          "path_stats",  "set_data",   "source_to_code"};
    for (size_t i = 0; i < sizeof more / sizeof *more; i++)
        if (text_is(name, more[i]))
            return vm_raise(vm, "NotImplementedError", "%s.%s is not supported here",
                            type_name(vm, self), more[i]);
    return object_get_attribute(vm, self, name);
}

static const GetSetDef loader_attributes[] = {
    {"name", loader_name, NULL}, {"path", loader_path, NULL}, {0}};
static const NativeDef loader_methods[] = {{"get_filename", TAKES_MANY, {loader_filename}, 0, 1},
                                           {0}};

const TypeDef file_loader_def = {
    .name = "_frozen_importlib_external.SourceFileLoader",
    .instance_bytes = sizeof(Loader),
    .slots = {.free = loader_free, .get_attribute = loader_get_attribute},
    .methods = loader_methods,
    .attributes = loader_attributes,
    .is_final = true};
const TypeDef namespace_loader_def = {
    .name = "_frozen_importlib_external.NamespaceLoader",
    .instance_bytes = sizeof(Loader),
    .slots = {.free = loader_free, .get_attribute = loader_get_attribute},
    .is_final = true};
const TypeDef built_in_importer_def = {.name = "_frozen_importlib.BuiltinImporter",
                                       .instance_bytes = sizeof(Object),
                                       .is_final = true};

// ---- the spec

typedef struct Spec {
    Object object;
    Value name, loader, origin, cached, folders, parent; // owned; None: there is none
    bool has_location;
} Spec;

static void spec_free(Vm *vm, Object *self) {
    const Spec *spec = (Spec *)self;
    value_unref(vm, spec->name), value_unref(vm, spec->loader), value_unref(vm, spec->origin);
    value_unref(vm, spec->cached), value_unref(vm, spec->folders), value_unref(vm, spec->parent);
}

static void spec_traverse(Object *self, Visit *visit) {
    visit_value(visit, ((Spec *)self)->folders);
}

static Value spec_repr(Vm *vm, Value self) {
    const Spec *spec = object_of(self);
    const struct {
        const char *before;
        Value v;
    } parts[] = {{"ModuleSpec(name=", spec->name},
                 {", loader=", spec->loader},
                 {", origin=", spec->origin},
                 {", submodule_search_locations=", spec->folders}};
    Str out = {0};
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        if (i > 1 && is_none(parts[i].v)) continue;
        str_add(&out, parts[i].before);
        if (op_repr_into(vm, parts[i].v, &out)) continue;
        vm_deinit(vm, &out);
        return NO_VALUE;
    }
    str_add(&out, ")");
    return text_value_from_str(vm, &out);
}

#define SPEC_FIELD(field)                                                                          \
    static Value spec_##field(Vm *vm, Value self) {                                                \
        (void)vm;                                                                                  \
        return value_ref(((Spec *)object_of(self))->field);                                        \
    }
SPEC_FIELD(name)
SPEC_FIELD(loader)
SPEC_FIELD(origin)
SPEC_FIELD(cached)
SPEC_FIELD(folders)
SPEC_FIELD(parent)

static Value spec_has_location(Vm *vm, Value self) {
    (void)vm;
    return bool_value(((Spec *)object_of(self))->has_location);
}
static Value spec_loader_state(Vm *vm, Value self) {
    (void)vm, (void)self;
    return NONE;
}

static const GetSetDef spec_attributes[] = {{"name", spec_name, NULL},
                                            {"loader", spec_loader, NULL},
                                            {"origin", spec_origin, NULL},
                                            {"cached", spec_cached, NULL},
                                            {"submodule_search_locations", spec_folders, NULL},
                                            {"parent", spec_parent, NULL},
                                            {"has_location", spec_has_location, NULL},
                                            {"loader_state", spec_loader_state, NULL},
                                            {0}};

const TypeDef module_spec_def = {
    .name = "_frozen_importlib.ModuleSpec",
    .instance_bytes = sizeof(Spec),
    .slots = {.free = spec_free, .traverse = spec_traverse, .repr = spec_repr},
    .attributes = spec_attributes,
    .is_final = true};

// ---- what a module says of itself

// The package that the module is in: itself, if it is one.
static Text *package_of(Vm *vm, Text *name, bool is_package) {
    size_t end = name->n;
    if (!is_package) {
        while (end && text_at(name, end - 1) != '.')
            end--;
        if (end) end--;
    }
    return text_slice(vm, name, 0, end);
}

// Sets what follows from [spec], which it fills in and takes; false: an exception is set.
static bool set(Vm *vm, Module *module, Spec *spec, bool is_package) {
    if (!spec) return false;
    Dict *dict = module->dict;
    spec->name = value_ref(value_of(module->name));
    spec->parent = value_of(package_of(vm, module->name, is_package));
    bool ok = is_value(spec->parent) && is_value(spec->loader) && is_value(spec->folders) &&
              dict_set_name(vm, dict, vm->names.package, spec->parent) &&
              dict_set_c(vm, dict, "__loader__", value_ref(spec->loader)) &&
              dict_set_c(vm, dict, "__spec__", value_ref(value_of(spec)));
    value_unref(vm, value_of(spec));
    return ok;
}

static Spec *spec_new(Vm *vm) {
    Spec *spec = object_new(vm, vm->types.module_spec, 0);
    if (spec) spec->origin = spec->cached = spec->folders = NONE;
    return spec;
}

bool spec_set_built_in(Vm *vm, Module *module) {
    Spec *spec = spec_new(vm);
    if (!spec) return false;
    spec->loader = value_ref(value_of(vm->types.built_in_importer));
    spec->origin = value_of(text_from_c(vm, "built-in"));
    return set(vm, module, spec, modules_is_package(module->name));
}

// Where CPython would keep what it has compiled.
static Value cached_path(Vm *vm, const char *path) {
    const char *slash = strrchr(path, '/');
    const char *file = slash ? slash + 1 : path;
    size_t n = vm_length(vm, file);
    if (n > 3 && strcmp(file + n - 3, ".py") == 0) n -= 3;
    return value_of(text_printf(vm, "%.*s__pycache__/%.*s.cpython-311.pyc", (int)(file - path),
                                path, (int)n, file));
}

bool spec_set_file(Vm *vm, Module *module, const char *path, const char *folder) {
    Spec *spec = spec_new(vm);
    if (!spec) return false;
    spec->has_location = path != NULL;
    spec->loader = loader_new(vm, path ? vm->types.file_loader : vm->types.namespace_loader,
                              module->name, path ? value_of(text_from_c(vm, path)) : NONE);
    if (path) spec->origin = value_of(text_from_c(vm, path));
    if (path) spec->cached = cached_path(vm, path);
    if (folder) {
        List *folders = list_new(vm, 1);
        spec->folders = value_of(folders);
        if (folders && !list_push(vm, folders, value_of(text_from_c(vm, folder))))
            value_set(vm, &spec->folders, NO_VALUE);
    }
    Value folders = value_ref(spec->folders), cached = value_ref(spec->cached);
    bool ok = set(vm, module, spec, folder != NULL);
    Dict *dict = module->dict;
    ok = ok && (!folder || dict_set_c(vm, dict, "__path__", value_ref(folders))) &&
         (!path || (dict_set_c(vm, dict, "__file__", value_of(text_from_c(vm, path))) &&
                    dict_set_c(vm, dict, "__cached__", value_ref(cached))));
    value_unref(vm, folders), value_unref(vm, cached);
    return ok;
}

bool spec_set_main(Vm *vm, Module *module, const char *path) {
    Dict *dict = module->dict;
    Text *name = module->name;
    Value loader = loader_new(vm, vm->types.file_loader, name, value_of(text_from_c(vm, path)));
    return is_value(loader) && dict_set_c(vm, dict, "__loader__", loader) &&
           dict_set_c(vm, dict, "__annotations__", value_of(dict_new(vm))) &&
           dict_set_name(vm, dict, vm->names.builtins, dict_find_c(vm->modules, "builtins")) &&
           dict_set_c(vm, dict, "__file__", value_of(text_from_c(vm, path))) &&
           dict_set_c(vm, dict, "__cached__", NONE);
}
