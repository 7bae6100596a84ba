// The words after `simul`, read against a table of commands and a table of options. Both tables
// also make the help (cli/help.h), so what is accepted and what is told cannot differ.
//
// An option is written --name VALUE or --name=VALUE, or -n VALUE with its letter; options and other
// words may come in any order; after `--` nothing is an option. The first other word is a command,
// or else the subject of the first command of the table, which then needs no name.
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/error.h"
#include "base/tr.h"
#include "base/vec.h"

typedef enum ArgsKind {
    ARGS_FLAG,     // no value; stores 1
    ARGS_COUNT,    // a whole number from min to max
    ARGS_SECONDS,  // seconds with at most 9 decimals; stored in ns; min, max in ns
    ARGS_CLOCK,    // 90, 1:30 or 0:01:30, with decimals; stored in ns; max in ns
    ARGS_SIZE,     // 1920x1080; width and height, each from min to max, in two int64_t
    ARGS_CHOICE,   // one of `choices`; stores its number, from 0
    ARGS_LANGUAGE, // one that tr_speaks; stores const char *
    ARGS_FILE,     // stores const char *
} ArgsKind;

typedef struct ArgsOption {
    const char *name; // without the dashes; the text "cli.option.NAME" says what it means
    char letter;      // 0: none
    ArgsKind kind;
    size_t offset; // of the int64_t, int64_t[2] or const char * in the values
    const char
        *standard; // its value where it is not given, as one would write it; NULL: left alone
    int64_t min, max;
    const char *const *choices; // of ARGS_CHOICE, ended by NULL
    uint32_t commands;          // those that know it: bit i is the command i of the table
} ArgsOption;

typedef struct ArgsCommand {
    const char *name; // the text "cli.command.NAME" says what it does; the first one's name stands
                      // for "no command": it is no word that can be typed
    bool needs_subject;
    bool needs_other; // and a second one
    bool takes_rest;  // and words of the subject's own: a program's arguments
} ArgsCommand;

typedef struct ArgsTable {
    const ArgsCommand *commands;
    size_t n_commands;
    const ArgsOption *options;
    size_t n_options;
    const char *const *subjects; // names worth suggesting, ended by NULL
} ArgsTable;

typedef struct Args {
    size_t command;      // its number in the table
    const char *subject; // what it is about: a lesson, a file; NULL: not given. Borrowed from argv
    const char *other;   // a second one, of a command that needs it; else NULL
    VEC(const char *)
    rest;           // owned; the words behind, of a command that takes them; borrowed from argv
    uint64_t given; // bit i: the option i of the table
    bool wants_help, wants_version;
} Args;

// The value of --lang in [argv] if there is one that tr_speaks, else NULL: so that whatever is said
// about the other words is said in that language.
const char *args_language(int argc, const char *const *argv);

// Reads the words [argv] (the program's name first) into [args], and the values of the options into
// the struct at [values], as the offsets say. --help and --version are always known.
// args_deinit is due either way.
// Errors: false with one sentence, in the language of [tr], that says what is wrong and what to do.
bool args_parse(const ArgsTable *table, int argc, const char *const *argv, const Tr *tr,
                void *values, Args *args, Error *error);

void args_deinit(Args *args);

// The name in [names] (ended by NULL) that [word] is likely to be a slip for, or NULL.
const char *args_meant(const char *word, const char *const *names);
