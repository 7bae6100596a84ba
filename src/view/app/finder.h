// What can be found by a few letters: commands, tasks, lines of the program, lessons, files.
// Commands are known by their name in every language, so that somebody who learned one finds it in
// the other.
//
// A query is words; an item must hold every one of them. In names the letters of a word need not
// stand together ("stb" finds "Step back"), in lines of a program they must. A first character
// narrows it down: ">" commands, "@" tasks, ":" lines (and their numbers), "#" lessons; what begins
// like a path ("/", "~/") is one.
#pragma once

#include "base/arena.h"
#include "base/tr.h"
#include "base/vec.h"
#include "lesson/shelf.h"
#include "trace/model.h"
#include "view/app/action.h"
#include "view/code/code_text.h"

typedef enum FindKind {
    FIND_COMMAND,
    FIND_TASK,
    FIND_LINE,
    FIND_LESSON,
    FIND_FILE,
    FIND_KINDS
} FindKind;

// What a file is for; the id of a FIND_FILE.
typedef enum FileUse { FILE_NEW, FILE_ABOVE, FILE_FOLDER, FILE_LESSON, FILE_OTHER } FileUse;

// Which files are looked for; FILES_NONE: all else is, and files only where a path is typed.
typedef enum FilesFor { FILES_NONE, FILES_TO_OPEN, FILES_TO_COMPARE, FILES_TO_MAKE } FilesFor;

enum { FIND_SPANS = 8, FIND_MOST = 60 };

// Bytes of the title that the query asked for.
typedef struct FindSpan {
    int from, n;
} FindSpan;

typedef struct FindItem {
    FindKind kind;
    uint32_t id;     // Action, ObjectId, number of the line, index of the shelf's entry, FileUse
    SourceId source; // of a line
    const char *title, *about; // about: more of it, or what the query matched; "": nothing
    const char *path;          // of a file; of a folder with a "/" at its end
    FindSpan spans[FIND_SPANS];
    int n_spans, score;
} FindItem;

// Where to look; what is NULL or 0 is left out.
typedef struct FindScope {
    const Tr *texts;
    const Tr *others; // the other language
    bool has_hall, has_program;
    const Trace *trace;
    const Model *names; // of the tasks: a model far on in that trace
    CodeTexts *codes;
    const Shelf *shelf;
    FilesFor files;
} FindScope;

typedef struct Findings {
    VEC(FindItem) items;        // by kind, in each the best first
    size_t n_found[FIND_KINDS]; // also those beyond FIND_MOST, which commands never are
    Arena arena;                // of their texts
} Findings;

void finder_search(Findings *findings, const FindScope *scope, const char *query);
void findings_deinit(Findings *findings);

// What stands in the folder that [path] begins with and has the letters behind its last "/": the
// folder above, folders, lessons, programs and records, in the order of their names; and what could
// be made there. "~/" is the user's own folder. (find_files.c)
void finder_search_files(Findings *findings, const FindScope *scope, const char *path);
// Takes [item], a better one before the others of its kind that were found from [first] on.
void findings_take(Findings *findings, size_t first, const FindItem *item);

// How well [text] holds the letters of [word], upper and lower case alike; -1: it does not. Notes
// where, unless [spans] is NULL. [together]: the letters must stand together.
int finder_match(const char *text, const char *word, bool together, FindSpan *spans, int *n_spans);
