// What is allowed but cannot be meant: `x is 1`, `"a"("b")` for want of a comma, an assertion of a
// pair. Told by the module warnings while the program is compiled, before it runs.
#include <stdarg.h>
#include <stdio.h>

#include "lang/core/exception.h"
#include "lang/core/operations.h"
#include "lang/core/work.h"
#include "lang/modules/import.h"
#include "lang/tree/tree.h"
#include "lang/types/text.h"

static bool is_singleton(const Node *node) {
    return node->kind == NODE_NONE || node->kind == NODE_TRUE || node->kind == NODE_FALSE ||
           node->kind == NODE_ELLIPSIS;
}

static bool is_number(const Node *node) {
    return node->kind == NODE_INT || node->kind == NODE_FLOAT || node->kind == NODE_IMAGINARY;
}

static bool is_constant(const Node *node) {
    if (node->kind == NODE_UNARY_OP) return node->op != OP_NOT && is_number(node->value);
    if (node->kind != NODE_TUPLE)
        return is_singleton(node) || is_number(node) || node->kind == NODE_STRING ||
               node->kind == NODE_BYTES;
    for (size_t i = 0; i < node->list.n; i++)
        if (!is_constant(node->list.at[i])) return false;
    return true;
}

// The type that its value is sure to have; NULL: it may have any.
static const char *sure_type(const Node *node) {
    switch (node->kind) {
    case NODE_TUPLE: return "tuple";
    case NODE_LIST:
    case NODE_LIST_COMP: return "list";
    case NODE_DICT:
    case NODE_DICT_COMP: return "dict";
    case NODE_SET:
    case NODE_SET_COMP: return "set";
    case NODE_GENERATOR_EXP: return "generator";
    case NODE_LAMBDA: return "function";
    case NODE_JOINED:
    case NODE_STRING: return "str";
    case NODE_BYTES: return "bytes";
    case NODE_INT: return "int";
    case NODE_FLOAT: return "float";
    case NODE_IMAGINARY: return "complex";
    case NODE_TRUE:
    case NODE_FALSE: return "bool";
    case NODE_NONE: return "NoneType";
    case NODE_ELLIPSIS: return "ellipsis";
    default: return NULL;
    }
}

// A program that has warnings be errors gets a SyntaxError.
__attribute__((format(printf, 3, 4))) static void warn(Compiler *c, const Node *node,
                                                       const char *format, ...) {
    Vm *vm = c->vm;
    char message[sizeof c->error->message];
    va_list parts;
    va_start(parts, format);
    vsnprintf(message, sizeof message, format, parts);
    va_end(parts);
    Text *name = text_name(vm, "warnings");
    Value module = name ? module_import(vm, name) : NO_VALUE;
    Value args[] = {value_of(text_from_c(vm, message)),
                    value_ref(value_of(exception_type(vm, "SyntaxWarning"))),
                    value_of(text_from_c(vm, c->unit->source.path)),
                    small_int_value(node->span.line)};
    Value done = NO_VALUE;
    if (is_value(module)) done = op_call_method(vm, module, "warn_explicit", args, 4);
    if (!is_value(done)) {
        vm_clear_exception(vm);
        tree_fail(c, node->span, "%s", message);
    }
    for (size_t i = 0; i < sizeof args / sizeof *args; i++)
        value_unref(vm, args[i]);
    value_unref(vm, done);
    value_unref(vm, module);
    value_unref(vm, value_of(name));
}

static void check_compare(Compiler *c, const Node *node) {
    const Node *left = node->target;
    for (size_t i = 0; i < node->list.n; i++) {
        vm_step(c->vm, i);
        const Node *right = node->list.at[i];
        bool is_identity = node->ops[i] == OP_IS || node->ops[i] == OP_IS_NOT;
        bool has_literal = (is_constant(left) && !is_singleton(left)) ||
                           (is_constant(right) && !is_singleton(right));
        if (is_identity && has_literal)
            warn(c, node, "\"%s\" with a literal. Did you mean \"%s\"?",
                 node->ops[i] == OP_IS ? "is" : "is not", node->ops[i] == OP_IS ? "==" : "!=");
        left = right;
    }
}

static void check_subscript(Compiler *c, const Node *node) {
    const char *type = sure_type(node->value), *index = sure_type(node->target);
    uint8_t kind = node->value->kind;
    if (!type || kind == NODE_DICT || kind == NODE_DICT_COMP) return;
    bool has_items = kind == NODE_TUPLE || kind == NODE_LIST || kind == NODE_LIST_COMP ||
                     kind == NODE_JOINED || kind == NODE_STRING || kind == NODE_BYTES;
    bool is_int = node->target->kind == NODE_INT || node->target->kind == NODE_TRUE ||
                  node->target->kind == NODE_FALSE;
    if (!has_items)
        warn(c, node, "'%s' object is not subscriptable; perhaps you missed a comma?", type);
    else if (index && !is_int)
        warn(c, node, "%s indices must be integers or slices, not %s; perhaps you missed a comma?",
             type, index);
}

void tree_warn(Compiler *c, const Node *node) {
    if (node->kind == NODE_COMPARE) check_compare(c, node);
    if (node->kind == NODE_SUBSCRIPT) check_subscript(c, node);
    const char *callee = node->kind == NODE_CALL ? sure_type(node->value) : NULL;
    if (callee && node->value->kind != NODE_LAMBDA)
        warn(c, node, "'%s' object is not callable; perhaps you missed a comma?", callee);
    if (node->kind == NODE_ASSERT && node->test->kind == NODE_TUPLE && node->test->list.n)
        warn(c, node, "assertion is always true, perhaps remove parentheses?");
}
