// A set of lines that grows by one wish after the other; a wish that finds no room is taken back.
#include "view/code/code_slide.h"

#include <stdlib.h>
#include <string.h>

#include "base/check.h"

typedef struct Seen {
    const CodeSlide *slide;
    int n;              // lines
    bool *is_on, *next; // by line, from 1: seen, and seen if the wish is granted
    bool is_more;       // the wish wants lines that are not seen yet
    CodeRows *rows;
} Seen;

// How far a line is indented, in cells; -1: nothing stands there.
static int indent_of(const CodeText *code, int line) {
    const CodeLine *at = &code->lines.at[line - 1];
    for (uint32_t i = 0; i < at->n; i++)
        if (at->text[i] != ' ' && at->text[i] != '\t' && at->text[i] != '\r')
            return code_cell(at, (int)i);
    return -1;
}

static void want(Seen *seen, int from, int to) {
    for (int line = from < 1 ? 1 : from; line <= to && line <= seen->n; line++) {
        if (seen->next[line] || indent_of(seen->slide->code, line) < 0) continue;
        seen->next[line] = seen->is_more = true;
    }
}

static void list_rows(const Seen *seen, const bool *is_on) {
    vec_clear(seen->rows);
    for (int line = 1; line <= seen->n; line++)
        if (is_on[line]) vec_push(seen->rows, ((CodeRow){line, 0}));
}

static bool grant(Seen *seen, bool is_worth) {
    if (!seen->is_more) return true;
    seen->is_more = false;
    size_t size = (size_t)(seen->n + 1) * sizeof *seen->is_on;
    list_rows(seen, seen->next);
    bool fits = seen->slide->fits(seen->slide->context, seen->rows, is_worth);
    memcpy(fits ? seen->is_on : seen->next, fits ? seen->next : seen->is_on, size);
    return fits;
}

// The header of the function that [line] is in, and those of the blocks in it around the line.
static void want_headers(Seen *seen, int line) {
    const CodeText *code = seen->slide->code;
    const CodeBlock *block = code_block_at(code, line);
    if (block) want(seen, block->line, block->body - 1);
    int least = block && line >= block->body ? block->body : 1;
    int indent = indent_of(code, line);
    for (int above = line - 1; above >= least && indent > 0; above--) {
        int its = indent_of(code, above);
        if (its < 0 || its >= indent) continue;
        want(seen, above, above);
        indent = its;
    }
}

// The lines [by] above and below [line], if they are of the same function.
static void want_around(Seen *seen, int line, int by) {
    const CodeText *code = seen->slide->code;
    const CodeBlock *block = code_block_at(code, line);
    for (int side = -by; side <= by; side += 2 * by)
        if (line + side >= 1 && code_block_at(code, line + side) == block)
            want(seen, line + side, line + side);
}

// As far as all find room.
static void grow_around(Seen *seen) {
    enum { FARTHEST = 60 };
    const int *lines = seen->slide->lines;
    bool fits = true;
    for (int by = 1; by <= FARTHEST && fits; by++)
        for (size_t i = 0; i < seen->slide->n && fits; i++) {
            if (!seen->is_on[lines[i]]) continue;
            want_around(seen, lines[i], by);
            fits = grant(seen, false);
        }
}

// Nobody is in the file: how it begins.
static void grow_from_top(Seen *seen) {
    bool fits = true;
    for (int line = 1; line <= seen->n && fits; line++) {
        want(seen, line, line);
        fits = grant(seen, true);
    }
}

// What the lines that are seen in any case are in: its headers and, if it has no more than [most]
// lines, all of it.
static void grow_current(Seen *seen, int most) {
    const CodeSlide *slide = seen->slide;
    for (size_t i = 0; i < slide->n_must; i++) {
        const CodeBlock *block = code_block_at(slide->code, slide->lines[i]);
        want_headers(seen, slide->lines[i]);
        grant(seen, true);
        if (!block || block->last - block->line >= most) continue;
        want(seen, block->line, block->last);
        grant(seen, true);
    }
}

static void grow(Seen *seen) {
    enum { PATIENCE = 8 }; // of a great many lines, not each is tried when there is no room left
    enum { SHORT = 8 };    // a function worth more than who is elsewhere
    const CodeSlide *slide = seen->slide;
    const int *lines = slide->lines;
    grow_current(seen, SHORT);
    for (size_t i = slide->n_must, refused = 0; i < slide->n && refused < PATIENCE; i++) {
        want(seen, lines[i], lines[i]);
        refused += !grant(seen, true);
    }
    for (size_t i = slide->n_must; i < slide->n; i++) {
        if (!seen->is_on[lines[i]]) continue;
        want_headers(seen, lines[i]);
        grant(seen, false);
    }
    grow_current(seen, seen->n);
    for (size_t i = slide->n_must; i < slide->n; i++) {
        const CodeBlock *block = code_block_at(slide->code, lines[i]);
        if (!seen->is_on[lines[i]] || !block) continue;
        want(seen, block->line, block->last);
        grant(seen, false);
    }
    grow_around(seen);
}

void code_slide_rows(const CodeSlide *slide, CodeRows *rows) {
    int n = (int)slide->code->lines.n;
    bool *sets = calloc(2 * (size_t)(n + 1), sizeof *sets);
    if (!sets) check_no_memory("the lines that are seen");
    Seen seen = {slide, n, sets, sets + n + 1, false, rows};
    want(&seen, 1, n);
    if (!grant(&seen, false)) {
        for (size_t i = 0; i < slide->n_must; i++)
            want(&seen, slide->lines[i], slide->lines[i]);
        memcpy(seen.is_on, seen.next, (size_t)(n + 1) * sizeof *sets);
        if (slide->n)
            grow(&seen);
        else
            grow_from_top(&seen);
    }
    list_rows(&seen, seen.is_on);
    free(sets);
}
