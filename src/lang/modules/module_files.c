// _files: the program's files as io, os and their like see them (files.h), and its input.
#include <errno.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>

#include "lang/core/message.h"
#include "lang/core/native.h"
#include "lang/core/operations.h"
#include "lang/core/work.h"
#include "lang/modules/byte_stream.h"
#include "lang/modules/modules.h"
#include "lang/modules/os_error.h"
#include "lang/types/bytes.h"
#include "lang/types/int.h"
#include "lang/types/list.h"

static bool has_null(Vm *vm, const Text *text) {
    for (size_t i = 0; i < text->n; i++) {
        if (!text_at(text, i)) return true;
        vm_step(vm, i);
    }
    return false;
}

// The path that [v] is, owned by the caller: 0 or an error of the system, or -1 with an exception.
static int find_path(Vm *vm, Value v, char **path) {
    const uint8_t *bytes = NULL;
    size_t n;
    bool is_ok;
    *path = NULL;
    if (is_text(v)) {
        n = text_of(v)->n;
        is_ok = !has_null(vm, text_of(v));
    } else if (bytes_view(v, &bytes, &n)) {
        is_ok = !vm_find_byte(vm, bytes, '\0', n);
    } else {
        vm_raise(vm, "TypeError", "expected str, bytes or os.PathLike object, not %s",
                 type_name(vm, v));
        return -1;
    }
    if (!is_ok) return vm_raise(vm, "ValueError", "embedded null byte"), -1;
    if (n >= PATH_MAX) return ENAMETOOLONG;
    *path = bytes ? strndup((const char *)bytes, n) : text_c(text_of(v));
    files_set_time(vm->files, VM_START_NS + vm->clock_ns);
    return 0;
}

char *byte_stream_path(Vm *vm, Value v) {
    char *path;
    int failed = find_path(vm, v, &path);
    if (failed > 0) raise_os_error(vm, failed, v, NO_VALUE);
    return path;
}

// ---- one path

typedef int PathFn(Files *files, const char *path);

static Value with_path(Vm *vm, Value name, PathFn *fn) {
    char *path = byte_stream_path(vm, name);
    if (!path) return NO_VALUE;
    int failed = fn(vm->files, path);
    vm_free_text(vm, path);
    return failed ? raise_os_error(vm, failed, name, NO_VALUE) : NONE;
}

static Value make_folder(Vm *vm, Value self, const Value *args, size_t n) {
    (void)self, (void)n;
    return with_path(vm, args[0], files_mkdir);
}
static Value remove_file(Vm *vm, Value self, const Value *args, size_t n) {
    (void)self, (void)n;
    return with_path(vm, args[0], files_remove);
}
static Value remove_folder(Vm *vm, Value self, const Value *args, size_t n) {
    (void)self, (void)n;
    return with_path(vm, args[0], files_remove_folder);
}
static Value enter(Vm *vm, Value self, const Value *args, size_t n) {
    (void)self, (void)n;
    return with_path(vm, args[0], files_enter);
}

static Value get_here(Vm *vm, Value self, const Value *args, size_t n) {
    (void)self, (void)args, (void)n;
    return value_of(text_from_c(vm, files_here(vm->files)));
}

static Value rename_path(Vm *vm, Value self, const Value *args, size_t n) {
    (void)self, (void)n;
    char *from, *to = NULL;
    int failed = find_path(vm, args[0], &from);
    if (failed >= 0) {
        int also = find_path(vm, args[1], &to);
        failed = also ? also : failed ? failed : files_rename(vm->files, from, to);
    }
    Value v = failed < 0 ? NO_VALUE : failed ? raise_os_error(vm, failed, args[0], args[1]) : NONE;
    free(to), free(from);
    return v;
}

static Value set_mode(Vm *vm, Value self, const Value *args, size_t n) {
    (void)self, (void)n;
    int64_t mode;
    char *path = op_index(vm, args[1], &mode) ? byte_stream_path(vm, args[0]) : NULL;
    if (!path) return NO_VALUE;
    int failed = files_set_mode(vm->files, path, (uint32_t)mode);
    vm_free_text(vm, path);
    return failed ? raise_os_error(vm, failed, args[0], NO_VALUE) : NONE;
}

static Value set_date(Vm *vm, Value self, const Value *args, size_t n) {
    (void)self, (void)n;
    int64_t when;
    char *path = op_index(vm, args[1], &when) ? byte_stream_path(vm, args[0]) : NULL;
    if (!path) return NO_VALUE;
    int failed = files_set_date(vm->files, path, when);
    vm_free_text(vm, path);
    return failed ? raise_os_error(vm, failed, args[0], NO_VALUE) : NONE;
}

// (is a folder, mode, number, links, size, date of change in ns)
static Value get_stat(Vm *vm, Value self, const Value *args, size_t n) {
    (void)self, (void)n;
    FileStat found;
    char *path = byte_stream_path(vm, args[0]);
    if (!path) return NO_VALUE;
    int failed = files_stat(vm->files, path, &found);
    vm_free_text(vm, path);
    if (failed) return raise_os_error(vm, failed, args[0], NO_VALUE);
    const Value fields[] = {bool_value(found.is_folder),
                            small_int_value(found.mode),
                            int_from_int64(vm, (int64_t)found.number),
                            small_int_value(found.n_links),
                            int_from_int64(vm, found.size),
                            int_from_int64(vm, found.modified_ns)};
    return value_of(tuple_from_taken(vm, fields, sizeof fields / sizeof *fields));
}

// Whether something is there: 0 nothing, 1 a file, 2 a folder. Never raises for a path.
static Value get_kind(Vm *vm, Value self, const Value *args, size_t n) {
    (void)self, (void)n;
    FileStat found;
    char *path;
    int failed = find_path(vm, args[0], &path);
    if (failed < 0) return NO_VALUE;
    if (!failed) failed = files_stat(vm->files, path, &found);
    vm_free_text(vm, path);
    return small_int_value(failed ? 0 : found.is_folder ? 2 : 1);
}

typedef struct Listing {
    Vm *vm;
    List *list;
    bool ok;
} Listing;

static void list_one(void *data, const char *name, bool is_folder) {
    Listing *listing = data;
    vm_spend(listing->vm, 1);
    Text *text = listing->ok ? text_from_c(listing->vm, name) : NULL;
    Value pair = text ? tuple_of_2(listing->vm, value_of(text), bool_value(is_folder)) : NO_VALUE;
    listing->ok = is_value(pair) && list_push(listing->vm, listing->list, pair);
}

// [(name, is a folder), …]
static Value get_list(Vm *vm, Value self, const Value *args, size_t n) {
    (void)self, (void)n;
    char *path = byte_stream_path(vm, args[0]);
    if (!path) return NO_VALUE;
    Listing listing = {vm, list_new(vm, 0), true};
    listing.ok = listing.list != NULL;
    int failed = listing.ok ? files_list(vm->files, path, list_one, &listing) : 0;
    vm_free_text(vm, path);
    if (!failed && listing.ok) return value_of(listing.list);
    value_unref(vm, value_of(listing.list));
    return failed ? raise_os_error(vm, failed, args[0], NO_VALUE) : NO_VALUE;
}

// ---- the rest

static Value error_text(Vm *vm, Value self, const Value *args, size_t n) {
    (void)self, (void)n;
    int64_t failed;
    return op_index(vm, args[0], &failed) ? os_error_text(vm, (int)failed) : NO_VALUE;
}

static bool init(Vm *vm, Dict *dict) {
    Type *stream = type_from_def(vm, &byte_stream_def, NULL);
    return stream && dict_set_c(vm, dict, "Stream", value_of(stream)) &&
           dict_set_c(vm, dict, "READ", small_int_value(FILE_READ)) &&
           dict_set_c(vm, dict, "WRITE", small_int_value(FILE_WRITE)) &&
           dict_set_c(vm, dict, "APPEND", small_int_value(FILE_APPEND)) &&
           dict_set_c(vm, dict, "CREATE", small_int_value(FILE_CREATE)) &&
           dict_set_c(vm, dict, "EXCLUSIVE", small_int_value(FILE_EXCLUSIVE)) &&
           dict_set_c(vm, dict, "TRUNCATE", small_int_value(FILE_TRUNCATE));
}

static const NativeDef functions[] = {
    {.name = "mkdir", .takes = TAKES_ONE, .fn = make_folder},
    {.name = "remove", .takes = TAKES_ONE, .fn = remove_file},
    {.name = "rmdir", .takes = TAKES_ONE, .fn = remove_folder},
    {.name = "chdir", .takes = TAKES_ONE, .fn = enter},
    {.name = "getcwd", .takes = TAKES_NONE, .fn = get_here},
    {.name = "rename", .takes = TAKES_MANY, .fn = rename_path, .n_min = 2, .n_max = 2},
    {.name = "chmod", .takes = TAKES_MANY, .fn = set_mode, .n_min = 2, .n_max = 2},
    {.name = "utime", .takes = TAKES_MANY, .fn = set_date, .n_min = 2, .n_max = 2},
    {.name = "stat", .takes = TAKES_ONE, .fn = get_stat},
    {.name = "kind", .takes = TAKES_ONE, .fn = get_kind},
    {.name = "listdir", .takes = TAKES_ONE, .fn = get_list},
    {.name = "strerror", .takes = TAKES_ONE, .fn = error_text},
    {0}};

const ModuleDef files_module = {.name = "_files", .init = init, .functions = functions};
