// Memory of any size that grows. Pieces of megabytes are mappings of their own, whose pages move
// as they are: the C library would copy them in one go wherever its heap has room for them.
#pragma once

#include <stddef.h>

enum { LARGE_BYTES = 4 << 20 };

// As realloc of [old], which is NULL or has [old_bytes]; both sizes tell where it comes from. Only
// large_free may free it. NULL: there is no memory, and [old] stays.
void *large_realloc(void *old, size_t old_bytes, size_t bytes);
// [memory] may be NULL. Of what is large, its first LARGE_BYTES may be freed alone.
void large_free(void *memory, size_t bytes);
