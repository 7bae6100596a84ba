// sys: what a lesson's program asks of it.
#include "lang/exception.h"
#include "lang/int.h"
#include "lang/list.h"
#include "lang/modules.h"
#include "lang/native.h"
#include "lang/operations.h"
#include "lang/text.h"

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

static bool init(Vm *vm, Dict *dict) {
    const Value version[] = {small_int_value(3), small_int_value(11), small_int_value(7),
                             value_of(text_name(vm, "final")), small_int_value(0)};
    List *argv = list_new(vm, 1);
    return argv && dict_set_c(vm, dict, "argv", value_of(argv)) &&
           dict_set_c(vm, dict, "version_info", value_of(tuple_from_taken(vm, version, 5))) &&
           dict_set_c(vm, dict, "version", value_of(text_from_c(vm, "3.11.7 (Simul)"))) &&
           dict_set_c(vm, dict, "maxsize", int_from_int64(vm, INT64_MAX)) &&
           dict_set_c(vm, dict, "platform", value_of(text_from_c(vm, "linux"))) &&
           dict_set_c(vm, dict, "byteorder", value_of(text_from_c(vm, "little"))) &&
           dict_set_c(vm, dict, "modules", value_ref(value_of(vm->modules)));
}

static const NativeDef functions[] = {
    {.name = "exit", .takes = TAKES_MANY, .fn = sys_exit, .n_max = 1},
    {.name = "getrecursionlimit", .takes = TAKES_NONE, .fn = get_recursion_limit},
    {.name = "setrecursionlimit", .takes = TAKES_ONE, .fn = set_recursion_limit},
    {.name = "exc_info", .takes = TAKES_NONE, .fn = exc_info},
    {.name = "exception", .takes = TAKES_NONE, .fn = exception},
    {.name = "_getframe", .takes = TAKES_MANY, .fn = get_frame, .n_max = 1},
    {.name = "getrefcount", .takes = TAKES_ONE, .fn = ref_count},
    {.name = "intern", .takes = TAKES_ONE, .fn = intern},
    {0}};

const ModuleDef sys_module = {.name = "sys", .init = init, .functions = functions};
