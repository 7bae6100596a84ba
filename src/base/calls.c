// A chain of frames ends where a frame pointer is 0 (the outermost frame of a coroutine), does not
// lie above the one before, or the return address is not of this program.
#include "base/calls.h"

#include <elf.h>
#include <link.h>
#include <stdlib.h>
#include <string.h>
#include <unwind.h>

#include "base/file.h"
#include "base/vec.h"

// ---- this program in memory

typedef struct Image {
    uintptr_t base, begin, end; // of what it may execute
} Image;

static int find_image(struct dl_phdr_info *info, size_t size, void *data) {
    (void)size;
    Image *image = data;
    image->base = info->dlpi_addr;
    for (int i = 0; i < info->dlpi_phnum; i++) {
        const ElfW(Phdr) *part = &info->dlpi_phdr[i];
        if (part->p_type != PT_LOAD || !(part->p_flags & PF_X)) continue;
        image->begin = info->dlpi_addr + part->p_vaddr;
        image->end = image->begin + part->p_memsz;
    }
    return 1; // the first is the program itself
}

static Image own_image(void) {
    Image image = {0};
    dl_iterate_phdr(find_image, &image);
    return image;
}

// The first goes on at [address], and its frame lies between [end] and [frame].
static int walk(uintptr_t address, uintptr_t end, uintptr_t frame, uintptr_t high, Call *calls,
                int most) {
    enum { LARGEST_FRAME = 1 << 20 };
    Image image = own_image();
    int n = 0;
    while (n < most && address >= image.begin && address < image.end) {
        size_t bytes = frame - end;
        bool goes_on =
            frame > end && frame < high && bytes < LARGEST_FRAME && frame % sizeof frame == 0;
        calls[n++] = (Call){address, frame, goes_on ? bytes : 0};
        if (!goes_on) break;
        const uintptr_t *at = (const uintptr_t *)frame; // NOLINT(performance-no-int-to-ptr)
        end = frame;
        address = at[1];
        frame = at[0];
    }
    return n;
}

__attribute__((noinline)) int calls_walk(Call *calls, int most) {
    const uintptr_t *frame = __builtin_frame_address(0);
    return walk(frame[1], (uintptr_t)frame, frame[0], UINTPTR_MAX, calls, most);
}

int calls_walk_parked(ParkedCall from, Call *calls, int most) {
    return walk(from.address, from.end, from.frame, from.stack_high, calls, most);
}

// ---- registers

// Those that DWARF numbers, for x86-64 (System V) and AArch64.
static const struct {
    int number;
    const char *name;
} kept[] = {
#if defined __x86_64__
    {6, "rbp"}, {3, "rbx"}, {12, "r12"}, {13, "r13"}, {14, "r14"}, {15, "r15"},
#elif defined __aarch64__
    {29, "x29"}, {19, "x19"}, {20, "x20"}, {21, "x21"}, {22, "x22"}, {23, "x23"},
    {24, "x24"}, {25, "x25"}, {26, "x26"}, {27, "x27"}, {28, "x28"},
#else
    {-1, ""},
#endif
};

typedef struct Unwinding {
    uintptr_t address;
    CallRegister *registers;
    int n;
} Unwinding;

static _Unwind_Reason_Code take_registers(struct _Unwind_Context *context, void *data) {
    Unwinding *unwinding = data;
    if (_Unwind_GetIP(context) != unwinding->address) return _URC_NO_REASON;
#if defined __x86_64__
    unwinding->registers[unwinding->n++] = (CallRegister){"rip", unwinding->address};
#endif
    for (size_t i = 0; i < sizeof kept / sizeof *kept && kept[i].number >= 0; i++)
        unwinding->registers[unwinding->n++] =
            (CallRegister){kept[i].name, _Unwind_GetGR(context, kept[i].number)};
    return _URC_END_OF_STACK;
}

int call_registers(uintptr_t address, CallRegister registers[CALL_REGISTERS]) {
    Unwinding unwinding = {address, registers, 0};
    _Unwind_Backtrace(take_registers, &unwinding);
    return unwinding.n;
}

// ---- names

typedef struct Symbol {
    uintptr_t begin, end; // as in the file: without the base
    uint32_t name;        // in `text`
} Symbol;

struct CallNames {
    Str file; // owned; all of it
    const char *text;
    size_t text_bytes;
    VEC(Symbol) symbols; // ascending
    uintptr_t base;
};

static int by_address(const void *a, const void *b) {
    const Symbol *one = a, *other = b;
    return one->begin < other->begin ? -1 : one->begin > other->begin;
}

static bool is_inside(const CallNames *names, uint64_t from, uint64_t n) {
    return from <= names->file.n && n <= names->file.n - from;
}

static void add_symbols(CallNames *names, const ElfW(Shdr) * table) {
    for (size_t at = 0; at + sizeof(ElfW(Sym)) <= table->sh_size; at += sizeof(ElfW(Sym))) {
        ElfW(Sym) symbol;
        memcpy(&symbol, names->file.text + table->sh_offset + at, sizeof symbol);
        if ((symbol.st_info & 15) != STT_FUNC || !symbol.st_value ||
            symbol.st_name >= names->text_bytes)
            continue;
        char *text = (char *)names->text + symbol.st_name;
        text[strcspn(text, ".")] = '\0'; // "f.part.0" is a piece of f
        vec_push(&names->symbols,
                 (Symbol){symbol.st_value, symbol.st_value + symbol.st_size, symbol.st_name});
    }
}

static bool read_symbols(CallNames *names) {
    ElfW(Ehdr) head;
    if (!is_inside(names, 0, sizeof head)) return false;
    memcpy(&head, names->file.text, sizeof head);
    if (memcmp(head.e_ident, ELFMAG, SELFMAG) != 0 ||
        !is_inside(names, head.e_shoff, (uint64_t)head.e_shnum * sizeof(ElfW(Shdr))))
        return false;
    for (int i = 0; i < head.e_shnum; i++) {
        ElfW(Shdr) table, text;
        const char *sections = names->file.text + head.e_shoff;
        memcpy(&table, sections + (size_t)i * sizeof table, sizeof table);
        if (table.sh_type != SHT_SYMTAB || table.sh_link >= head.e_shnum) continue;
        memcpy(&text, sections + table.sh_link * sizeof text, sizeof text);
        if (!is_inside(names, table.sh_offset, table.sh_size) ||
            !is_inside(names, text.sh_offset, text.sh_size))
            return false;
        names->text = names->file.text + text.sh_offset;
        names->text_bytes = text.sh_size;
        add_symbols(names, &table);
    }
    return names->symbols.n > 0;
}

CallNames *call_names_load(void) {
    enum { MOST_BYTES = 256 << 20 };
    CallNames *names = calloc(1, sizeof *names);
    if (!names) check_no_memory("the names of functions");
    Error ignored;
    if (!file_read("/proc/self/exe", MOST_BYTES, &names->file, &ignored) || !read_symbols(names)) {
        call_names_free(names);
        return NULL;
    }
    qsort(names->symbols.at, names->symbols.n, sizeof *names->symbols.at, by_address);
    names->base = own_image().base;
    return names;
}

void call_names_free(CallNames *names) {
    if (!names) return;
    vec_deinit(&names->symbols);
    str_deinit(&names->file);
    free(names);
}

const char *call_name(const CallNames *names, uintptr_t address) {
    if (!names || address <= names->base) return "";
    uintptr_t wanted = address - names->base - 1; // a call may be a function's last instruction
    size_t low = 0, high = names->symbols.n;
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (names->symbols.at[middle].begin <= wanted)
            low = middle + 1;
        else
            high = middle;
    }
    if (!low) return "";
    const Symbol *symbol = &names->symbols.at[low - 1];
    return wanted < symbol->end ? names->text + symbol->name : "";
}
