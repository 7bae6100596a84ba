// sys: what a lesson's program asks of it.
#include <float.h>

#include "lang/builtins/stream.h"
#include "lang/core/class.h"
#include "lang/core/exception.h"
#include "lang/core/hooks.h"
#include "lang/core/native.h"
#include "lang/core/operations.h"
#include "lang/core/sizes.h"
#include "lang/modules/modules.h"
#include "lang/types/float.h"
#include "lang/types/int.h"
#include "lang/types/list.h"
#include "lang/types/record.h"
#include "lang/types/text.h"

static Value sys_exit(Vm *vm, Value self, const Value *args, size_t n) {
    (void)self;
    return vm_raise_value(vm, "SystemExit", n ? args[0] : NO_VALUE);
}

static Value get_recursion_limit(Vm *vm, Value self, const Value *args, size_t n) {
    (void)self, (void)args, (void)n;
    return small_int_value(vm->limits.recursion);
}

static Value set_recursion_limit(Vm *vm, Value self, const Value *args, size_t n) {
    (void)self, (void)n;
    int64_t limit;
    if (!op_index(vm, args[0], &limit)) return NO_VALUE;
    if (limit < 1)
        return vm_raise(vm, "ValueError", "recursion limit must be greater or equal than 1");
    if (limit > INT32_MAX)
        return vm_raise(vm, "OverflowError", "Python int too large to convert to C int");
    if (vm->depth >= limit)
        return vm_raise(vm, "RecursionError",
                        "cannot set the recursion limit to %d at the recursion depth %d: the limit "
                        "is too low",
                        (int)limit, vm->depth);
    vm->limits.recursion = (int)limit;
    return NONE;
}

static Value exc_info(Vm *vm, Value self, const Value *args, size_t n) {
    (void)self, (void)args, (void)n;
    Value handled = vm_handled(vm);
    Value three[3] = {NONE, NONE, NONE};
    if (is_value(handled)) {
        const Traceback *traceback = traceback_visible(exception_of(handled)->traceback);
        three[0] = value_of(TYPE_OF(vm, handled));
        three[1] = handled;
        if (traceback) three[2] = value_of(traceback);
    }
    return value_of(tuple_from(vm, three, 3));
}

static Value exception(Vm *vm, Value self, const Value *args, size_t n) {
    (void)self, (void)args, (void)n;
    Value handled = vm_handled(vm);
    return is_value(handled) ? value_ref(handled) : NONE;
}

static Value get_frame(Vm *vm, Value self, const Value *args, size_t n) {
    (void)self;
    int64_t depth = 0;
    if (n && !op_index(vm, args[0], &depth)) return NO_VALUE;
    Frame *frame = vm->frame;
    while (frame && depth-- > 0)
        frame = frame->back;
    if (!frame) return vm_raise(vm, "ValueError", "call stack is not deep enough");
    return value_of(frame_object(frame));
}

static Value ref_count(Vm *vm, Value self, const Value *args, size_t n) {
    (void)vm, (void)self, (void)n;
    return small_int_value(is_object(args[0]) ? ((Object *)object_of(args[0]))->refs + 1 : 1 << 30);
}

static Value intern(Vm *vm, Value self, const Value *args, size_t n) {
    (void)self, (void)n;
    if (!is_text(args[0]))
        return vm_raise(vm, "TypeError", "intern() argument must be str, not %s",
                        type_name(vm, args[0]));
    return value_of(text_intern(vm, text_of(value_ref(args[0]))));
}

static Value get_size(Vm *vm, Value self, const Value *args, size_t n) {
    (void)self, (void)n;
    Text *name = text_name(vm, "__sizeof__");
    if (!name) return NO_VALUE;
    const Type *type = TYPE_OF(vm, args[0]);
    bool is_own = !same(type_find((Type *)type, name), type_find(vm->types.object, name));
    Value method = is_own ? class_special(vm, args[0], name) : NO_VALUE;
    value_unref(vm, value_of(name));
    if (!is_own) return int_from_int64(vm, size_of_value(vm, args[0]));
    if (!is_value(method)) return NO_VALUE;
    Value size = op_call_0(vm, method), head = small_int_value(size_of_head(type));
    value_unref(vm, method);
    Value sum = is_value(size) ? op_binary(vm, BINARY_ADD, size, head) : NO_VALUE;
    value_unref(vm, size);
    return sum;
}

static Value get_encoding(Vm *vm, Value self, const Value *args, size_t n) {
    (void)self, (void)args, (void)n;
    return value_of(text_from_c(vm, "utf-8"));
}
static Value get_encode_errors(Vm *vm, Value self, const Value *args, size_t n) {
    (void)self, (void)args, (void)n;
    return value_of(text_from_c(vm, "surrogateescape"));
}
static Value get_switch_interval(Vm *vm, Value self, const Value *args, size_t n) {
    (void)self, (void)args, (void)n;
    return float_value(vm, 0.005);
}
static Value get_origin_depth(Vm *vm, Value self, const Value *args, size_t n) {
    (void)self, (void)args, (void)n;
    return small_int_value(vm->origin_depth);
}
static Value set_origin_depth(Vm *vm, Value self, const Value *args, size_t n) {
    (void)self, (void)n;
    int64_t depth;
    if (!op_index(vm, args[0], &depth)) return NO_VALUE;
    if (depth < 0) return vm_raise(vm, "ValueError", "depth must be >= 0");
    vm->origin_depth = depth > INT32_MAX ? INT32_MAX : (int)depth;
    return NONE;
}
static Value get_int_digits(Vm *vm, Value self, const Value *args, size_t n) {
    (void)self, (void)args, (void)n;
    int digits = vm->limits.int_digits;
    return small_int_value(digits < 0 ? 0 : digits ? digits : 4300);
}
static Value set_int_digits(Vm *vm, Value self, const Value *args, size_t n) {
    (void)self, (void)n;
    int64_t digits;
    if (!op_index(vm, args[0], &digits)) return NO_VALUE;
    if (digits && (digits < 640 || digits > INT32_MAX))
        return vm_raise(vm, "ValueError", "maxdigits must be 0 or larger than 640");
    vm->limits.int_digits = digits ? (int)digits : -1;
    return NONE;
}
static Value give_none(Vm *vm, Value self, const Value *args, size_t n) {
    (void)vm, (void)self, (void)args, (void)n;
    return NONE;
}
static Value is_finalizing(Vm *vm, Value self, const Value *args, size_t n) {
    (void)self, (void)args, (void)n;
    return bool_value(vm->is_finishing);
}
static Value give_zero(Vm *vm, Value self, const Value *args, size_t n) {
    (void)vm, (void)self, (void)args, (void)n;
    return small_int_value(0);
}
static Value get_asyncgen_hooks(Vm *vm, Value self, const Value *args, size_t n) {
    (void)self, (void)args, (void)n;
    if (!vm->types.asyncgen_hooks)
        vm->types.asyncgen_hooks =
            record_type_new(vm, "", "asyncgen_hooks", "firstiter, finalizer");
    if (!vm->types.asyncgen_hooks) return NO_VALUE;
    Value hooks[2];
    for (size_t i = 0; i < 2; i++)
        hooks[i] = is_value(vm->asyncgen_hooks[i]) ? value_ref(vm->asyncgen_hooks[i]) : NONE;
    return record_new(vm, vm->types.asyncgen_hooks, hooks, 2);
}

static Value set_asyncgen_hooks(Vm *vm, Value self, const Value *args, size_t n) {
    (void)self, (void)n;
    static const char *const names[] = {"firstiter", "finalizer"};
    for (size_t i = 0; i < 2; i++)
        if (is_value(args[i]) && !is_none(args[i]) && !TYPE_OF(vm, args[i])->slots.call)
            return vm_raise(vm, "TypeError", "callable %s expected, got %s", names[i],
                            type_name(vm, args[i]));
    for (size_t i = 0; i < 2; i++)
        if (is_value(args[i]))
            value_set(vm, &vm->asyncgen_hooks[i], is_none(args[i]) ? NO_VALUE : value_ref(args[i]));
    return NONE;
}

static Value refuse_trace(Vm *vm, Value self, const Value *args, size_t n) {
    (void)self, (void)n;
    if (is_none(args[0])) return NONE;
    return vm_raise(vm, "NotImplementedError", "tracing functions are not supported here");
}
static Value refuse_breakpoint(Vm *vm, Value self, const Value *args, size_t n,
                               const Tuple *names) {
    (void)self, (void)args, (void)n, (void)names;
    return vm_raise(vm, "NotImplementedError", "breakpoint() is not supported here");
}

// ---- what there is to read

#define TEXT(words) value_of(text_from_c(vm, words))
#define INT(n)      int_from_int64(vm, n)

static bool put(Vm *vm, Dict *dict, const char *name, Value v) {
    return is_value(v) && dict_set_c(vm, dict, name, v);
}

// A record of a type of its own.
static bool put_record(Vm *vm, Dict *dict, const char *name, const char *fields,
                       const Value *values, size_t n) {
    Type *type = record_type_new(vm, "sys", name, fields);
    if (!type) return false;
    Value record = record_new(vm, type, values, n);
    value_unref(vm, value_of(type));
    return put(vm, dict, name, record);
}

enum { HEX_VERSION = 0x030B07F0 };

static bool put_versions(Vm *vm, Dict *dict) {
    const Value version[] = {INT(3), INT(11), INT(7), TEXT("final"), INT(0)};
    if (!put_record(vm, dict, "version_info", "major, minor, micro, releaselevel, serial", version,
                    5))
        return false;
    const Value implementation[] = {TEXT("cpython"), TEXT("cpython-311"),
                                    value_ref(dict_find_c(dict, "version_info")), INT(HEX_VERSION)};
    return put_record(vm, dict, "implementation", "name, cache_tag, version, hexversion",
                      implementation, 4) &&
           put(vm, dict, "version", TEXT("3.11.7 (Simul)")) &&
           put(vm, dict, "hexversion", INT(HEX_VERSION)) &&
           put(vm, dict, "api_version", INT(1013)) &&
           put(vm, dict, "copyright", TEXT("Simul runs the language Python 3.11."));
}

static bool put_numbers(Vm *vm, Dict *dict) {
    const Value floats[] = {float_value(vm, DBL_MAX),
                            INT(DBL_MAX_EXP),
                            INT(DBL_MAX_10_EXP),
                            float_value(vm, DBL_MIN),
                            INT(DBL_MIN_EXP),
                            INT(DBL_MIN_10_EXP),
                            INT(DBL_DIG),
                            INT(DBL_MANT_DIG),
                            float_value(vm, DBL_EPSILON),
                            INT(FLT_RADIX),
                            INT(1)};
    const Value ints[] = {INT(30), INT(4), INT(4300), INT(640)};
    const Value hashes[] = {INT(64),      INT(((int64_t)1 << 61) - 1), INT(314159), INT(0),
                            INT(1000003), TEXT("siphash13"),           INT(64),     INT(128),
                            INT(0)};
    return put_record(vm, dict, "float_info",
                      "max, max_exp, max_10_exp, min, min_exp, min_10_exp, dig, mant_dig, epsilon, "
                      "radix, rounds",
                      floats, 11) &&
           put_record(vm, dict, "int_info",
                      "bits_per_digit, sizeof_digit, default_max_str_digits, "
                      "str_digits_check_threshold",
                      ints, 4) &&
           put_record(vm, dict, "hash_info",
                      "width, modulus, inf, nan, imag, algorithm, hash_bits, seed_bits, cutoff",
                      hashes, 9) &&
           put(vm, dict, "maxsize", INT(INT64_MAX)) && put(vm, dict, "maxunicode", INT(0x10FFFF)) &&
           put(vm, dict, "float_repr_style", TEXT("short"));
}

static bool put_flags(Vm *vm, Dict *dict) {
    enum { N = 18 };
    Value flags[N];
    for (size_t i = 0; i < N; i++)
        flags[i] = INT(0);
    flags[13] = flags[16] = FALSE_VALUE; // dev_mode, safe_path
    flags[17] = INT(-1);
    const Value threads[] = {TEXT("pthread"), TEXT("semaphore"), NONE};
    return put_record(vm, dict, "flags",
                      "debug, inspect, interactive, optimize, dont_write_bytecode, no_user_site, "
                      "no_site, ignore_environment, verbose, bytes_warning, quiet, "
                      "hash_randomization, isolated, dev_mode, utf8_mode, warn_default_encoding, "
                      "safe_path, int_max_str_digits",
                      flags, N) &&
           put_record(vm, dict, "thread_info", "name, lock, version", threads, 3);
}

static Value list_of_one(Vm *vm, Value v) { // takes [v]
    List *list = list_new(vm, 1);
    if (list && is_value(v) && list_push(vm, list, v)) return value_of(list);
    return NO_VALUE;
}

static Value arguments(Vm *vm) {
    Value list = list_of_one(vm, TEXT(vm->name ? vm->name : ""));
    for (size_t i = 0; is_value(list) && i < vm->arguments.n; i++) {
        Value word = TEXT(vm->arguments.at[i]);
        if (!is_value(word) || !list_push(vm, object_of(list), word)) return NO_VALUE;
    }
    return list;
}

static Value program_folder(Vm *vm) {
    Value main = dict_find_name(vm->modules, vm->names.main);
    Value file = is_value(main) ? dict_find_name(((Module *)object_of(main))->dict, vm->names.file)
                                : NO_VALUE;
    if (!is_value(file) || !is_text(file)) return TEXT("");
    size_t end = text_of(file)->n;
    while (end && text_at(text_of(file), end - 1) != '/')
        end--;
    return value_of(text_slice(vm, text_of(file), 0, end ? end - 1 : 0));
}

static bool put_places(Vm *vm, Dict *dict) {
    static const struct {
        const char *name, *text;
    } texts[] = {{"platform", "linux"},        {"byteorder", "little"}, {"executable", ""},
                 {"prefix", "/usr"},           {"exec_prefix", "/usr"}, {"base_prefix", "/usr"},
                 {"base_exec_prefix", "/usr"}, {"platlibdir", "lib"},   {"abiflags", ""}};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        if (!put(vm, dict, texts[i].name, TEXT(texts[i].text))) return false;
    return put(vm, dict, "argv", arguments(vm)) && put(vm, dict, "orig_argv", arguments(vm)) &&
           put(vm, dict, "path", list_of_one(vm, program_folder(vm))) &&
           put(vm, dict, "warnoptions", value_of(list_new(vm, 0))) &&
           put(vm, dict, "meta_path", value_of(list_new(vm, 0))) &&
           put(vm, dict, "path_hooks", value_of(list_new(vm, 0))) &&
           put(vm, dict, "path_importer_cache", value_of(dict_new(vm))) &&
           put(vm, dict, "builtin_module_names", modules_names(vm)) &&
           put(vm, dict, "dont_write_bytecode", TRUE_VALUE) &&
           put(vm, dict, "modules", value_ref(value_of(vm->modules)));
}

static bool put_files(Vm *vm, Dict *dict) {
    static const char *const names[][2] = {
        {"stdin", "__stdin__"}, {"stdout", "__stdout__"}, {"stderr", "__stderr__"}};
    for (int end = STREAM_IN; end <= STREAM_ERR; end++) {
        Value file = stream_new(vm, (StreamEnd)end);
        if (!put(vm, dict, names[end][0], file) || !put(vm, dict, names[end][1], value_ref(file)))
            return false;
    }
    return true;
}

static bool init(Vm *vm, Dict *dict) {
    bool ok = put_versions(vm, dict) && put_numbers(vm, dict) && put_flags(vm, dict) &&
              put_places(vm, dict) && put_files(vm, dict) && hooks_init(vm, dict);
    Value hook = dict_find_c(dict, "breakpointhook"); // what the functions are, they stay
    ok = ok && is_value(hook) && dict_set_c(vm, dict, "__breakpointhook__", value_ref(hook));
    vm->sys = ok ? dict : NULL;
    return ok;
}

static const NativeDef functions[] = {
    {.name = "exit", .takes = TAKES_MANY, .fn = sys_exit, .n_max = 1},
    {.name = "getrecursionlimit", .takes = TAKES_NONE, .fn = get_recursion_limit},
    {.name = "setrecursionlimit", .takes = TAKES_ONE, .fn = set_recursion_limit},
    {.name = "exc_info", .takes = TAKES_NONE, .fn = exc_info},
    {.name = "exception", .takes = TAKES_NONE, .fn = exception},
    {.name = "_getframe", .takes = TAKES_MANY, .fn = get_frame, .n_max = 1},
    {.name = "getrefcount", .takes = TAKES_ONE, .fn = ref_count},
    {.name = "getsizeof", .takes = TAKES_NAMED, .fn = get_size, .parameters = "object, default="},
    {.name = "getallocatedblocks", .takes = TAKES_NONE, .fn = give_zero},
    {.name = "intern", .takes = TAKES_ONE, .fn = intern},
    {.name = "getdefaultencoding", .takes = TAKES_NONE, .fn = get_encoding},
    {.name = "getfilesystemencoding", .takes = TAKES_NONE, .fn = get_encoding},
    {.name = "getfilesystemencodeerrors", .takes = TAKES_NONE, .fn = get_encode_errors},
    {.name = "getswitchinterval", .takes = TAKES_NONE, .fn = get_switch_interval},
    {.name = "setswitchinterval", .takes = TAKES_ONE, .fn = give_none},
    {.name = "get_int_max_str_digits", .takes = TAKES_NONE, .fn = get_int_digits},
    {.name = "set_int_max_str_digits", .takes = TAKES_ONE, .fn = set_int_digits},
    {.name = "get_coroutine_origin_tracking_depth", .takes = TAKES_NONE, .fn = get_origin_depth},
    {.name = "get_asyncgen_hooks", .takes = TAKES_NONE, .fn = get_asyncgen_hooks},
    {.name = "set_asyncgen_hooks",
     .takes = TAKES_NAMED,
     .fn = set_asyncgen_hooks,
     .parameters = "firstiter=, finalizer="},
    {.name = "set_coroutine_origin_tracking_depth",
     .takes = TAKES_NAMED,
     .fn = set_origin_depth,
     .parameters = "depth"},
    {.name = "gettrace", .takes = TAKES_NONE, .fn = give_none},
    {.name = "getprofile", .takes = TAKES_NONE, .fn = give_none},
    {.name = "settrace", .takes = TAKES_ONE, .fn = refuse_trace},
    {.name = "setprofile", .takes = TAKES_ONE, .fn = refuse_trace},
    {.name = "audit", .takes = TAKES_MANY, .fn = give_none, .n_min = 1, .n_max = -1},
    {.name = "is_finalizing", .takes = TAKES_NONE, .fn = is_finalizing},
    {.name = "breakpointhook", .takes = TAKES_ALL, .fn_all = refuse_breakpoint},
    {0}};

const ModuleDef sys_module = {.name = "sys", .init = init, .functions = functions};
