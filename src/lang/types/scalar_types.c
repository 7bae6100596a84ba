// Makes the types of bytes and of what walks texts and bytes.
#include "lang/types/scalar_types.h"

#include "lang/types/bytes.h"
#include "lang/types/memoryview.h"
#include "lang/types/text.h"

void scalar_init_types(Vm *vm) {
    const struct {
        Type **place;
        const TypeDef *def;
    } all[] = {{&vm->types.bytes, &bytes_def},
               {&vm->types.bytearray, &bytearray_def},
               {&vm->types.memoryview, &memoryview_def},
               {&vm->types.text_iterator, &text_iterator_def},
               {&vm->types.text_ascii_iterator, &text_ascii_iterator_def},
               {&vm->types.bytes_iterator, &bytes_iterator_def},
               {&vm->types.bytearray_iterator, &bytearray_iterator_def}};
    for (size_t i = 0; i < sizeof all / sizeof *all; i++)
        *all[i].place = type_from_def(vm, all[i].def, NULL);
}
