// Types: what can be done with a value. A built-in type fills its slots with C functions; a class
// of the program has slots that call its dunder methods (class.c). The evaluator asks through the
// functions of operations.h, never the slots themselves.
#pragma once

#include "base/str.h"
#include "lang/core/value.h"

typedef struct Text Text;   // str, text.h
typedef struct Tuple Tuple; // tuple.h
typedef struct Dict Dict;   // dict.h
typedef struct Visit Visit; // gc.h
typedef struct Frame Frame; // frame.h

typedef enum BinaryOp {
    BINARY_ADD,
    BINARY_SUB,
    BINARY_MUL,
    BINARY_MATMUL,
    BINARY_TRUEDIV,
    BINARY_MOD,
    BINARY_POW,
    BINARY_LSHIFT,
    BINARY_RSHIFT,
    BINARY_OR,
    BINARY_XOR,
    BINARY_AND,
    BINARY_FLOORDIV,
    BINARY_DIVMOD,
    BINARY_OPS
} BinaryOp;
typedef enum UnaryOp { UNARY_INVERT, UNARY_POS, UNARY_NEG, UNARY_ABS, UNARY_OPS } UnaryOp;
typedef enum CompareOp {
    COMPARE_EQ,
    COMPARE_NE,
    COMPARE_LT,
    COMPARE_LE,
    COMPARE_GT,
    COMPARE_GE
} CompareOp;

// The positional arguments are args[0 … n-1]; behind them come the values of the keyword arguments,
// one for each of [names] (Texts; NULL: none). All borrowed.
typedef Value CallFn(Vm *vm, Value callee, const Value *args, size_t n, const Tuple *names);

// A slot that is NULL: the operation is not there. Where NOT_IMPLEMENTED may be returned, the other
// operand is asked next.
typedef struct TypeSlots {
    void (*free)(Vm *vm, Object *self); // lets go of what the object owns; not of its memory
    void (*traverse)(Object *self, Visit *visit); // of containers: what they own (gc.h)
    void (*finalize)(Vm *vm, Value self); // before that: may run the program, and may keep it alive
    Value (*repr)(Vm *vm, Value self);
    Value (*str)(Vm *vm, Value self);                                // NULL: as repr
    bool (*hash)(Vm *vm, Value self, int64_t *out);                  // NULL: unhashable
    Value (*compare)(Vm *vm, Value self, Value other, CompareOp op); // may be NOT_IMPLEMENTED
    int (*truth)(Vm *vm, Value self);                                // 1, 0; -1: failed
    int64_t (*length)(Vm *vm, Value self);                           // -1: failed
    CallFn *call;
    CallFn *construct; // __new__: the callee is the type, whose instance is to be made
    bool (*init)(Vm *vm, Value self, const Value *args, size_t n, const Tuple *names);
    Value (*get_attribute)(Vm *vm, Value self, Text *name);
    bool (*set_attribute)(Vm *vm, Value self, Text *name, Value v); // NO_VALUE deletes
    Value (*iter)(Vm *vm, Value self);
    Value (*next)(Vm *vm, Value self); // NO_VALUE without an exception: the end
    Value (*get_item)(Vm *vm, Value self, Value key);
    bool (*set_item)(Vm *vm, Value self, Value key, Value v); // NO_VALUE deletes
    int (*contains)(Vm *vm, Value self, Value item);          // 1, 0; -1: failed
    Value (*binary[BINARY_OPS])(Vm *vm, Value a, Value b);    // one of them is of the type
    Value (*in_place[BINARY_OPS])(Vm *vm, Value self, Value other);
    Value (*unary[UNARY_OPS])(Vm *vm, Value self);
    Value (*to_int)(Vm *vm, Value self);                                 // __int__
    Value (*to_float)(Vm *vm, Value self);                               // __float__
    Value (*to_index)(Vm *vm, Value self);                               // __index__
    Value (*descr_get)(Vm *vm, Value self, Value instance, Type *owner); // NO_VALUE: no instance
    bool (*descr_set)(Vm *vm, Value self, Value instance, Value v);      // NO_VALUE deletes
    Value (*await_iter)(Vm *vm, Value self);                             // __await__
    // Of a built-in type: what awaiting by way of await_iter comes to, without the iterator.
    Value (*await_in)(Frame *frame, Value self);
    Value (*aiter)(Vm *vm, Value self);
    Value (*anext)(Vm *vm, Value self);
} TypeSlots;

// How a built-in function takes its arguments, and its words when they are wrong.
typedef enum NativeTakes {
    TAKES_NONE,        // "f() takes no arguments (1 given)"
    TAKES_ONE,         // "f() takes exactly one argument (2 given)"
    TAKES_ONE_AT_ONCE, // the same, but see native_invoke_often
    TAKES_MANY,        // from n_min to n_max positional ones
    TAKES_NAMED, // `parameters` says: "a, b=, /, *, key=": the function gets one Value for each,
                 // NO_VALUE where it was not given
    TAKES_ALL,   // as they come, keyword arguments too
} NativeTakes;

typedef Value NativeFn(Vm *vm, Value self, const Value *args, size_t n);
typedef Value NativeFnAll(Vm *vm, Value self, const Value *args, size_t n, const Tuple *names);

typedef struct NativeDef {
    const char *name;
    NativeTakes takes;
    union {
        NativeFn *fn;
        NativeFnAll *fn_all; // of TAKES_ALL
    };
    int n_min, n_max;       // of TAKES_MANY; n_max -1: any number
    const char *parameters; // of TAKES_NAMED
    const char *doc;        // __doc__; NULL: None
    bool counts;            // see native_invoke_often; those of TAKES_NONE and TAKES_ONE do, too
    bool says_given;        // of TAKES_MANY: "f() takes at least 1 argument (0 given)"
} NativeDef;

// A computed attribute of a built-in type.
typedef struct GetSetDef {
    const char *name;
    Value (*get)(Vm *vm, Value self);
    bool (*set)(Vm *vm, Value self, Value v); // NULL: read-only
    const char *doc;                          // __doc__; NULL: None
} GetSetDef;

// What a built-in type is made of (constant data; the Type is made for each Vm).
typedef struct TypeDef {
    const char *name; // "list"; with a module: "collections.deque"
    size_t instance_bytes;
    TypeSlots slots;
    const NativeDef *methods;        // ended by a NULL name; may be NULL
    const NativeDef *static_methods; // likewise
    const NativeDef *class_methods;
    const GetSetDef *attributes;
    size_t dict_offset; // of the instances' Dict *; 0: they have no __dict__
    bool is_final;      // "type 'bool' is not an acceptable base type"
    bool at_once;       // making one is no call in the depth of calls
} TypeDef;

enum {
    TYPE_FROM_CLASS = 1, // made by a class statement
    TYPE_HAS_DICT = 2,   // its instances have a __dict__
    TYPE_IS_EXCEPTION = 4,
    TYPE_IS_INT = 8, // int or a subclass of it; so on
    TYPE_IS_TEXT = 16,
    TYPE_IS_LIST = 32,
    TYPE_IS_TUPLE = 64,
    TYPE_IS_DICT = 128,
    TYPE_IS_TYPE = 256,
    TYPE_IS_FINAL = 512,
    TYPE_IS_ABSTRACT = 1024,
    TYPE_IS_FLOAT = 2048,
    TYPE_IS_SET = 4096,
    TYPE_IS_BYTES = 8192,
    TYPE_HAS_WEAKREF = 16384, // __slots__ has "__weakref__"
    TYPE_IS_SEQUENCE = 32768, // to the patterns of match; at most one of the two
    TYPE_IS_MAPPING = 65536,
    TYPE_IS_FUTURE = 262144,
    TYPE_IS_JOINED = 131072, // by + and *, which ask what both operands do with numbers first
};

struct Type {
    Object object;
    Vm *vm; // that it is a part of
    TypeSlots slots;
    const char *c_name; // for messages
    Text *name, *qualname;
    Value module;
    Type *base;         // the one whose instances' layout this one continues
    Tuple *bases, *mro; // mro: this one first
    Dict *dict;
    size_t instance_bytes;
    size_t dict_offset; // of the instance's Dict * (TYPE_HAS_DICT)
    uint32_t kind;      // TYPE_…
    uint32_t n_tails;   // of type_make_mro, while it is at work: 0
    uint32_t version;   // changes with every change of this type's or a base's dict, for caches
    const TypeDef *def; // of the nearest built-in base
    struct Type **subclasses; // owned list, borrowed items
    size_t n_subclasses;
    uint16_t n_slots; // __slots__ that the instances have, behind the base's
};

// The type of any value: TYPE_OF where speed counts (vm.h is needed).
Type *type_of(Vm *vm, Value v);
#define TYPE_OF(vm, v)                                                                             \
    (is_object(v)      ? ((Object *)object_of(v))->type                                            \
     : is_small_int(v) ? (vm)->types.int_                                                          \
                       : type_of(vm, v))
bool type_is_subtype(const Type *type, const Type *of);
static inline bool is_of_kind(Value v, uint32_t kind) { // TYPE_IS_TEXT …: of it or of a subclass
    return is_object(v) && (((Object *)object_of(v))->type->kind & kind);
}
// The attribute [name] of the type or its bases, borrowed; NO_VALUE if there is none. No exception.
Value type_find(Type *type, Text *name);
// The same, remembered in the Vm.
Value type_find_cached(Vm *vm, Type *type, Text *name);
// Makes a built-in type in [vm], whose base is [base] (NULL: object).
Type *type_from_def(Vm *vm, const TypeDef *def, Type *base);
// The name that messages say: "list".
const char *type_name(Vm *vm, Value v); // of the type of [v]
// Tells the caches that [type]'s dict has changed; also those of its subclasses.
void type_changed(Vm *vm, Type *type);
// The bases in the order of search (C3); TypeError. A new reference.
Tuple *type_make_mro(Vm *vm, Type *type);
// Fills slots that are NULL from [base].
void type_inherit_slots(Type *type, const Type *base);
// __annotations__: a class's own, not those of its base; an empty dict if it has none.
Value type_get_annotations(Vm *vm, Value self);
bool type_set_annotations(Vm *vm, Value self, Value v);
void type_add_subclass(Vm *vm, Type *base, Type *type); // remembers it, for type_changed
// Sets an attribute of a type, as the type's own code does (no checks).
bool type_set(Vm *vm, Type *type, Text *name, Value v);
// Adds its name as messages have it, "module.qualname", or the latter alone of a built-in one.
void type_add_full_name(const Type *type, Str *out);
// The instance's __dict__: its place, or NULL for types whose instances have none.
Dict **type_dict_place(const Type *type, Value instance);

// For the first types, which need each other: type_from_def in two steps.
Type *type_begin(Vm *vm, const TypeDef *def, Type *base);
void type_finish(Vm *vm, Type *type);
// Puts a computed attribute into the type's dict. False: MemoryError.
bool type_add_attribute(Vm *vm, Type *type, const GetSetDef *def);
extern const TypeDef getset_def;
