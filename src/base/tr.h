// What a user reads, in the user's language: a table of texts by key, read from
// assets/text/LANGUAGE.txt. One line of such a file is
//
//     # a comment
//     hall.boards = {n} {n:board|boards} in {place}
//
// {name} is a slot that the program fills; {name:…|…} chooses among the plural forms of the
// language by the number in that slot (English: one, other; Russian: one, few, many). `~` is a
// space at which no line breaks, `\n` a line break. The files of all languages have the same keys
// and slots (tests/base/texts.py), so an unknown key or slot is a bug of ours and ends the program.
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/error.h"

typedef struct Tr Tr;

// What fills a slot: [text] (borrowed), or where that is NULL the whole number [number].
typedef struct TrSlot {
    const char *name;
    const char *text;
    int64_t number;
} TrSlot;

// The language that is meant by [chosen] ("ru", "ru_RU.UTF-8"; NULL: what LC_ALL, LC_MESSAGES or
// LANG says): one that Simul speaks, as "en" or "ru". What it does not speak becomes English.
const char *tr_language(const char *chosen);
// Whether Simul speaks exactly [language] ("en", "ru").
bool tr_speaks(const char *language);

// Reads the table of [language], which must be one that tr_speaks. The caller frees it. With any
// other language than English goes the English table, for tr_error.
// Errors: NULL when the file is missing or malformed, with its line and column.
Tr *tr_load(const char *language, Error *error);

// The same from the [n] bytes at [text]; [path] is for errors. [text] is not needed afterwards.
Tr *tr_parse(const char *language, const char *path, const char *text, size_t n, Error *error);

void tr_free(Tr *table);

// The language of the table: "en" or "ru". Lives as long as the table.
const char *tr_name(const Tr *table);

// The text of [key], which must have no slots. Lives as long as the table.
const char *tr(const Tr *table, const char *key);

// Whether the table has [key]: for keys that are made of a name a user typed.
bool tr_has(const Tr *table, const char *key);

// The text of [key] with its slots filled, in [arena]. Every slot of the text must be in [slots].
char *tr_format(Arena *arena, const Tr *table, const char *key, const TrSlot *slots, size_t n);

// tr_format with the slots in place: TR(arena, table, "why.runs", {"task", name}, {"n", .number =
// 3})
#define TR(arena, table, key, ...)                                                                 \
    tr_format(arena, table, key, (const TrSlot[]){__VA_ARGS__},                                    \
              sizeof((const TrSlot[]){__VA_ARGS__}) / sizeof(TrSlot))

// Puts the message of [error], which rooms write in English, into the language of [table], where it
// has a text for it: the texts "error.…" of English are the patterns by which a message is known,
// and what stands in its slots is put into the language in the same way.
void tr_error(const Tr *table, Error *error);

// [error] in one line of the language of [table], in [arena]; its place with the file's own name:
// "lesson.md:3:8: …".
const char *tr_error_line(Arena *arena, const Tr *table, const Error *error);

// A whole number as the language writes it, thousands apart from 10,000 on: "1234", "12,345".
char *tr_number(Arena *arena, const Tr *table, int64_t number);

// A length of time in seconds as the language writes it, with as many decimals as it needs (at most
// 9) and the unit: "5 s", "0.25 s"; Russian "0,25 с". The space does not break.
char *tr_seconds(Arena *arena, const Tr *table, int64_t ns);

// An instant as a clock shows it, from minutes on: "9:35", "1:02:03.5"; Russian "1:02:03,5".
char *tr_clock(Arena *arena, const Tr *table, int64_t ns);
