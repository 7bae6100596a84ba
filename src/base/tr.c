// The table is a sorted array of keys; a text with slots is kept as written, and read anew each
// time it is filled. Texts were checked when they were loaded, so filling them cannot fail but by a
// bug.
#include "base/tr.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/check.h"
#include "base/file.h"
#include "base/str.h"
#include "base/vec.h"

enum { MAX_FILE_BYTES = 4 << 20, MAX_FORMS = 3 };
#define HARD_SPACE "\xC2\xA0"

// Which plural form the number takes.
typedef int PluralRule(uint64_t n);

static int plural_en(uint64_t n) {
    return n == 1 ? 0 : 1;
}

static int plural_ru(uint64_t n) {
    if (n % 10 == 1 && n % 100 != 11) return 0;
    if (n % 10 >= 2 && n % 10 <= 4 && (n % 100 < 12 || n % 100 > 14)) return 1;
    return 2;
}

typedef struct Language {
    const char *name;
    int n_forms;
    PluralRule *plural;
    const char *thousands, *decimal;
} Language;

static const Language languages[] = {
    {"en", 2, plural_en, ",", "."},
    {"ru", 3, plural_ru, HARD_SPACE, ","},
};
enum { N_LANGUAGES = sizeof languages / sizeof *languages };

typedef struct Entry {
    const char *key, *text;
    int line;
} Entry;

struct Tr {
    const Language *language;
    Arena arena; // the keys and texts
    VEC(Entry) entries;
    Tr *english; // owned; NULL in the English table itself, and where tr_parse made it
};

static const Language *find_language(const char *name) {
    for (int i = 0; i < N_LANGUAGES; i++)
        if (strcmp(languages[i].name, name) == 0) return &languages[i];
    return NULL;
}

bool tr_speaks(const char *language) {
    return find_language(language) != NULL;
}

const char *tr_language(const char *chosen) {
    static const char *const variables[] = {"LC_ALL", "LC_MESSAGES", "LANG"};
    for (int i = 0; !chosen && i < 3; i++) {
        const char *value = getenv(variables[i]);
        if (value && *value) chosen = value;
    }
    for (int i = 0; chosen && i < N_LANGUAGES; i++) {
        size_t n = strlen(languages[i].name);
        if (strncmp(chosen, languages[i].name, n) == 0 && strchr("_.@", chosen[n]))
            return languages[i].name;
    }
    return languages[0].name;
}

// Reading the file.

typedef struct Reader {
    Tr *table;
    const char *path, *source; // source: the whole file
    const char *line_begin;
    int line;
    Error *error;
} Reader;

static bool fail_at(const Reader *reader, const char *at, const char *message) {
    int col = 1;
    for (const char *c = reader->line_begin; c < at;) {
        utf8_next(&c, at);
        col++;
    }
    return error_at(reader->error, reader->path, reader->line, col, reader->source, "%s", message);
}

static bool is_name_char(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
           c == '-' || c == '.';
}

static const char *skip_name(const char *at, const char *end) {
    while (at < end && is_name_char(*at))
        at++;
    return at;
}

// Checks one slot; [*at] stands on its brace and is moved behind the closing one.
static bool check_slot(const Reader *reader, const char **at, const char *end) {
    const char *open = *at;
    const char *c = skip_name(open + 1, end);
    if (c == open + 1) return fail_at(reader, c, "a slot needs a name after '{'");
    if (c < end && *c == ':') {
        int n_forms = 1;
        for (c++; c < end && *c != '}' && *c != '{'; c++)
            n_forms += *c == '|';
        if (c < end && *c == '}' && n_forms != reader->table->language->n_forms) {
            const char *message = reader->table->language->n_forms == 2
                                      ? "this language has 2 plural forms, as {n:one|other}"
                                      : "this language has 3 plural forms, as {n:one|few|many}";
            return fail_at(reader, open, message);
        }
    }
    if (c == end || *c != '}') return fail_at(reader, open, "this '{' is not closed by a '}'");
    *at = c + 1;
    return true;
}

static bool check_utf8(const Reader *reader, const char *text, const char *end) {
    while (text < end) {
        const char *here = text;
        uint32_t c = utf8_next(&text, end);
        if (c == 0xFFFD || c == 0)
            return fail_at(reader, here, "this is not UTF-8; save the file as UTF-8");
    }
    return true;
}

static bool check_slots(const Reader *reader, const char *text, const char *end) {
    for (const char *c = text; c < end;) {
        if (*c == '{') {
            if (!check_slot(reader, &c, end)) return false;
        } else if (*c == '}') {
            return fail_at(reader, c, "this '}' closes nothing");
        } else if (*c == '\\' && (c + 1 == end || c[1] != 'n')) {
            return fail_at(reader, c, "after '\\' only 'n' (a line break) may stand");
        } else {
            c++;
        }
    }
    return true;
}

// The text with `~` and `\n` replaced by what they stand for.
static const char *unescaped(Arena *arena, const char *text, const char *end) {
    Str out = {0};
    for (const char *c = text; c < end; c++) {
        if (*c == '~') {
            str_add(&out, HARD_SPACE);
        } else if (*c == '\\') {
            str_add(&out, "\n");
            c++;
        } else {
            str_add_bytes(&out, c, 1);
        }
    }
    char *copy = arena_copy(arena, str_text(&out), out.n);
    str_deinit(&out);
    return copy;
}

static const char *skip_blanks(const char *at, const char *end) {
    while (at < end && (*at == ' ' || *at == '\t'))
        at++;
    return at;
}

// Reads the line up to [end] (its line break not included).
static bool read_line(Reader *reader, const char *end) {
    while (end > reader->line_begin && strchr(" \t\r", end[-1]))
        end--;
    const char *key = skip_blanks(reader->line_begin, end);
    if (key == end || *key == '#') return true;
    const char *key_end = skip_name(key, end);
    if (key_end == key) return fail_at(reader, key, "a line is '# comment' or 'key = text'");
    const char *equals = skip_blanks(key_end, end);
    if (equals == end || *equals != '=')
        return fail_at(reader, equals, "there should be a '=' between the key and its text");
    const char *text = skip_blanks(equals + 1, end);
    if (text == end) return fail_at(reader, end, "the text of this key is missing");
    if (!check_utf8(reader, text, end) || !check_slots(reader, text, end)) return false;
    Arena *arena = &reader->table->arena;
    Entry entry = {arena_copy(arena, key, (size_t)(key_end - key)), unescaped(arena, text, end),
                   reader->line};
    vec_push(&reader->table->entries, entry);
    return true;
}

static int by_key(const void *a, const void *b) {
    const Entry *x = a, *y = b;
    int order = strcmp(x->key, y->key);
    return order ? order : x->line - y->line;
}

static bool check_unique(const Reader *reader) {
    const Tr *table = reader->table;
    for (size_t i = 1; i < table->entries.n; i++) {
        const Entry *first = &table->entries.at[i - 1], *second = &table->entries.at[i];
        if (strcmp(first->key, second->key) == 0)
            return error_at(reader->error, reader->path, second->line, 1, reader->source,
                            "the key '%s' was already given a text in line %d", first->key,
                            first->line);
    }
    return true;
}

Tr *tr_parse(const char *language, const char *path, const char *text, size_t n, Error *error) {
    Tr *table = calloc(1, sizeof *table);
    if (!table) check_no_memory("a table of texts");
    table->language = find_language(language);
    CHECK(table->language, "Simul does not speak '%s'", language);
    Reader reader = {.table = table, .path = path, .line_begin = text, .error = error};
    reader.source = arena_copy(&table->arena, text, n); // with a NUL
    bool ok = true;
    for (const char *end = text + n; ok && reader.line_begin < end;) {
        const char *line_end = memchr(reader.line_begin, '\n', (size_t)(end - reader.line_begin));
        if (!line_end) line_end = end;
        reader.line++;
        ok = read_line(&reader, line_end);
        reader.line_begin = line_end + 1;
    }
    if (ok && table->entries.n)
        qsort(table->entries.at, table->entries.n, sizeof *table->entries.at, by_key);
    if (ok && check_unique(&reader)) return table;
    tr_free(table);
    return NULL;
}

static Tr *load_one(const char *language, Error *error) {
    Str path = {0}, text = {0};
    char name[64];
    snprintf(name, sizeof name, "assets/text/%s.txt", language);
    Tr *table = NULL;
    if (file_find_data(name, &path, error) && file_read(path.text, MAX_FILE_BYTES, &text, error))
        table = tr_parse(language, path.text, str_text(&text), text.n, error);
    str_deinit(&path);
    str_deinit(&text);
    return table;
}

Tr *tr_load(const char *language, Error *error) {
    Tr *table = load_one(language, error);
    if (!table || table->language == &languages[0]) return table;
    table->english = load_one(languages[0].name, error);
    if (table->english) return table;
    tr_free(table);
    return NULL;
}

void tr_free(Tr *table) {
    if (!table) return;
    tr_free(table->english);
    vec_deinit(&table->entries);
    arena_deinit(&table->arena);
    free(table);
}

// Asking it.

const char *tr_name(const Tr *table) {
    return table->language->name;
}

static int key_against_entry(const void *key, const void *entry) {
    return strcmp(key, ((const Entry *)entry)->key);
}

static const char *find_text(const Tr *table, const char *key) {
    if (!table->entries.n) return NULL;
    const Entry *entry = bsearch(key, table->entries.at, table->entries.n,
                                 sizeof *table->entries.at, key_against_entry);
    return entry ? entry->text : NULL;
}

bool tr_has(const Tr *table, const char *key) {
    return find_text(table, key) != NULL;
}

const char *tr(const Tr *table, const char *key) {
    const char *text = find_text(table, key);
    CHECK(text, "the table '%s' has no text '%s'", table->language->name, key);
    CHECK(!strchr(text, '{'), "the text '%s' has slots: use tr_format", key);
    return text;
}

static const TrSlot *find_slot(const char *key, const char *name, size_t length,
                               const TrSlot *slots, size_t n) {
    for (size_t i = 0; i < n; i++)
        if (strlen(slots[i].name) == length && memcmp(slots[i].name, name, length) == 0)
            return &slots[i];
    CHECK(false, "nothing fills the slot '%.*s' of the text '%s'", (int)length, name, key);
}

// Adds the plural form of [slot]'s number out of the forms that begin at [forms].
static void add_form(Str *out, const Language *language, const TrSlot *slot, const char *forms) {
    uint64_t magnitude = slot->number < 0 ? -(uint64_t)slot->number : (uint64_t)slot->number;
    for (int skip = language->plural(magnitude); skip > 0; skip--)
        forms = strchr(forms, '|') + 1;
    str_add_bytes(out, forms, strcspn(forms, "|}"));
}

static void add_number(Str *out, const Language *language, int64_t number) {
    char digits[32];
    int n = snprintf(digits, sizeof digits, "%" PRIu64,
                     number < 0 ? -(uint64_t)number : (uint64_t)number);
    if (number < 0) str_add(out, "-");
    for (int i = 0; i < n; i++) {
        if (i && n >= 5 && (n - i) % 3 == 0) str_add(out, language->thousands);
        str_add_bytes(out, &digits[i], 1);
    }
}

char *tr_format(Arena *arena, const Tr *table, const char *key, const TrSlot *slots, size_t n) {
    const char *text = find_text(table, key);
    CHECK(text, "the table '%s' has no text '%s'", table->language->name, key);
    Str out = {0};
    while (*text) {
        size_t plain = strcspn(text, "{");
        str_add_bytes(&out, text, plain);
        text += plain;
        if (!*text) break;
        const char *name = text + 1;
        size_t length = strcspn(name, ":}");
        const TrSlot *slot = find_slot(key, name, length, slots, n);
        if (name[length] == ':')
            add_form(&out, table->language, slot, name + length + 1);
        else if (slot->text)
            str_add(&out, slot->text);
        else
            add_number(&out, table->language, slot->number);
        text = strchr(name, '}') + 1;
    }
    char *result = arena_copy(arena, str_text(&out), out.n);
    str_deinit(&out);
    return result;
}

char *tr_number(Arena *arena, const Tr *table, int64_t number) {
    Str out = {0};
    add_number(&out, table->language, number);
    char *result = arena_copy(arena, str_text(&out), out.n);
    str_deinit(&out);
    return result;
}

char *tr_seconds(Arena *arena, const Tr *table, int64_t ns) {
    const int64_t second = 1000000000;
    uint64_t magnitude = ns < 0 ? -(uint64_t)ns : (uint64_t)ns;
    char fraction[16];
    int n = snprintf(fraction, sizeof fraction, "%09" PRIu64, magnitude % (uint64_t)second);
    while (n > 0 && fraction[n - 1] == '0')
        fraction[--n] = '\0';
    Str whole = {0};
    if (ns < 0) str_add(&whole, "-");
    add_number(&whole, table->language, (int64_t)(magnitude / (uint64_t)second));
    if (n) str_printf(&whole, "%s%s", table->language->decimal, fraction);
    char *result = TR(arena, table, "unit.seconds", {"n", whole.text});
    str_deinit(&whole);
    return result;
}

char *tr_clock(Arena *arena, const Tr *table, int64_t ns) {
    const int64_t second = 1000000000;
    uint64_t magnitude = ns < 0 ? -(uint64_t)ns : (uint64_t)ns;
    uint64_t s = magnitude / (uint64_t)second;
    char fraction[16];
    int n = snprintf(fraction, sizeof fraction, "%09" PRIu64, magnitude % (uint64_t)second);
    while (n > 0 && fraction[n - 1] == '0')
        fraction[--n] = '\0';
    Str text = {0};
    if (ns < 0) str_add(&text, "-");
    if (s >= 3600) str_printf(&text, "%" PRIu64 ":%02d", s / 3600, (int)(s / 60 % 60));
    if (s < 3600) str_printf(&text, "%d", (int)(s / 60));
    str_printf(&text, ":%02d", (int)(s % 60));
    if (n) str_printf(&text, "%s%s", table->language->decimal, fraction);
    char *result = arena_copy(arena, str_text(&text), text.n);
    str_deinit(&text);
    return result;
}

// ---- errors

enum { MAX_SLOTS = 8 };
static const char error_section[] = "error.";

typedef struct Match {
    const Entry *entry; // the English text
    TrSlot slots[MAX_SLOTS];
    size_t n_slots, n_plain; // n_plain: bytes of the text that are not slots
} Match;

// Whether [message] is [pattern] with its slots filled. If so, the slots are added to [match], the
// last one first.
static bool fits(Arena *arena, const char *pattern, const char *message, Match *match) {
    while (*pattern && *pattern != '{')
        if (*pattern++ != *message++) return false;
    if (!*pattern) return !*message;
    const char *name = pattern + 1, *rest = strchr(pattern, '}') + 1;
    for (const char *end = message;; end++) {
        if (fits(arena, rest, end, match)) {
            if (match->n_slots == MAX_SLOTS) return false;
            match->slots[match->n_slots++] =
                (TrSlot){arena_copy(arena, name, (size_t)(rest - 1 - name)),
                         arena_copy(arena, message, (size_t)(end - message)), 0};
            return true;
        }
        if (!*end) return false;
    }
}

static size_t count_plain(const char *pattern) {
    size_t n = 0;
    for (bool in_slot = false; *pattern; pattern++) {
        if (*pattern == '{') in_slot = true;
        n += !in_slot;
        if (*pattern == '}') in_slot = false;
    }
    return n;
}

// Returns [message], or what the table has for it.
static const char *reworded(Arena *arena, const Tr *table, const char *message) {
    Match best = {0};
    for (size_t i = 0; i < table->english->entries.n; i++) {
        Match match = {.entry = &table->english->entries.at[i]};
        if (strncmp(match.entry->key, error_section, strlen(error_section)) != 0) continue;
        match.n_plain = count_plain(match.entry->text);
        if (match.n_plain > best.n_plain && fits(arena, match.entry->text, message, &match))
            best = match;
    }
    if (!best.entry) return message;
    // A slot is shorter than the message, since something plain stood around it: this ends.
    for (size_t i = 0; i < best.n_slots; i++)
        best.slots[i].text = reworded(arena, table, best.slots[i].text);
    return tr_format(arena, table, best.entry->key, best.slots, best.n_slots);
}

void tr_error(const Tr *table, Error *error) {
    if (!table->english) return;
    Arena arena = {0};
    const char *message = reworded(&arena, table, error->message);
    if (message != error->message) error_reword(error, message);
    arena_deinit(&arena);
}

const char *tr_error_line(Arena *arena, const Tr *table, const Error *error) {
    Error said = *error; // which stays as it is: the language may change
    tr_error(table, &said);
    const char *slash = strrchr(said.path, '/'), *name = slash ? slash + 1 : said.path;
    if (!*name) return arena_copy(arena, said.message, strlen(said.message));
    return arena_printf(arena, "%s:%d:%d: %s", name, said.line, said.col, said.message);
}
