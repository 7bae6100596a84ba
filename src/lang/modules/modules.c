// The tables of built-in modules.
#include "lang/modules/modules.h"

#include <string.h>

#include "lang/asyncio/asyncio.h"
#include "lang/types/list.h"
#include "lang/types/text.h"

// clang-format off
static const ModuleDef *const natives[] = {
    &asyncio_module,
    &sys_module,
    &abc_module,
    &time_module,
    // on data
    &itertools_module,
    &math_module,
    &hashlib_module,
    &random_module,
    &operator_module,
    &collections_module,
    &inspect_module,
    &json_module,
    &re_module,
    &struct_module,
    &unicodedata_module,
    // on files
    &files_module, &traceback_module, &zlib_module,
    // of threads and contexts
    &thread_module,
    &context_module, &dis_module, &ast_module,
    // of memory
    &weakref_module,
    &gc_module,
};
// clang-format on

const ModuleDef *modules_find_native(const char *name) {
    for (size_t i = 0; i < sizeof natives / sizeof *natives; i++)
        if (strcmp(natives[i]->name, name) == 0) return natives[i];
    return NULL;
}

typedef struct ModuleSource {
    const char *name, *text, *end;
} ModuleSource;

extern const ModuleSource lang_module_sources[]; // made by CMake, ended by a NULL name

const char *modules_find_source(const char *name, size_t *n) {
    for (const ModuleSource *source = lang_module_sources; source->name; source++) {
        if (strcmp(source->name, name) != 0) continue;
        *n = (size_t)(source->end - source->text);
        return source->text;
    }
    return NULL;
}

bool modules_is_package(const Text *name) {
    static const char *const packages[] = {
        "asyncio",  "collections", "concurrent",     "concurrent.futures",
        "html",     "http",        "importlib",      "json",
        "logging",  "re",          "test",           "test.support",
        "unittest", "urllib",      "multiprocessing"};
    for (size_t i = 0; i < sizeof packages / sizeof *packages; i++)
        if (text_is(name, packages[i])) return true;
    return false;
}

Value modules_names(Vm *vm) {
    List *names = list_new(vm, 0);
    bool ok = names != NULL;
    for (size_t i = 0; ok && i < sizeof natives / sizeof *natives; i++)
        ok = list_push(vm, names, value_of(text_from_c(vm, natives[i]->name)));
    for (const ModuleSource *source = lang_module_sources; ok && source->name; source++)
        ok = list_push(vm, names, value_of(text_from_c(vm, source->name)));
    Value tuple = ok ? value_of(tuple_from(vm, names->at, names->n)) : NO_VALUE;
    value_unref(vm, value_of(names));
    return tuple;
}
