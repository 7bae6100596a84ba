// The text is an array of characters beside an index of its lines. Every change goes through
// insert_chars and delete_chars, which keep the two in step; stb_textedit, which calls them, sees a
// page on which each character is one wide and each line one high.
#include "gui/editor.h"

#include <stdlib.h>
#include <string.h>

#include "base/check.h"
#include "base/vec.h"

#define STB_TEXTEDIT_CHARTYPE       uint32_t
#define STB_TEXTEDIT_UNDOSTATECOUNT 4000
#define STB_TEXTEDIT_UNDOCHARCOUNT  (1 << 18)
#include <stb/stb_textedit.h>

struct Editor {
    EditorClipboard clipboard;
    VEC(uint32_t) text;
    VEC(int) starts; // of the lines; [0] is 0
    uint64_t revision;
    STB_TexteditState state;
};

enum { INDENT = 4 };

// ---- the text

static void index_lines(Editor *e) {
    vec_clear(&e->starts);
    vec_push(&e->starts, 0);
    for (size_t i = 0; i < e->text.n; i++)
        if (e->text.at[i] == '\n') vec_push(&e->starts, (int)i + 1);
    e->revision++;
}

static int insert_chars(Editor *e, int at, const uint32_t *chars, int n) {
    size_t tail = e->text.n - (size_t)at;
    vec_reserve(&e->text, e->text.n + (size_t)n);
    if (n) {
        memmove(e->text.at + at + n, e->text.at + at, tail * sizeof *e->text.at);
        memcpy(e->text.at + at, chars, (size_t)n * sizeof *chars);
    }
    e->text.n += (size_t)n;
    index_lines(e);
    return 1;
}

static void delete_chars(Editor *e, int at, int n) {
    size_t from = (size_t)at, behind = from + (size_t)n;
    if (e->text.n > behind)
        memmove(e->text.at + from, e->text.at + behind, (e->text.n - behind) * sizeof *e->text.at);
    e->text.n -= (size_t)n;
    index_lines(e);
}

static uint32_t char_at(const Editor *e, int at) {
    return at >= 0 && (size_t)at < e->text.n ? e->text.at[at] : '\n';
}

static int line_of(const Editor *e, int at) {
    int low = 0, high = (int)e->starts.n;
    while (high - low > 1) {
        int middle = (low + high) / 2;
        if (e->starts.at[middle] <= at)
            low = middle;
        else
            high = middle;
    }
    return low;
}

static int line_end(const Editor *e, int line) {
    return (size_t)line + 1 < e->starts.n ? e->starts.at[line + 1] - 1 : (int)e->text.n;
}

static int at_place(const Editor *e, EditorPlace place) {
    if (place.line < 0) return 0;
    if ((size_t)place.line >= e->starts.n) return (int)e->text.n;
    int from = e->starts.at[place.line], n = line_end(e, place.line) - from;
    return from + (place.col < 0 ? 0 : place.col < n ? place.col : n);
}

static EditorPlace place_at(const Editor *e, int at) {
    int line = line_of(e, at);
    return (EditorPlace){line, at - e->starts.at[line]};
}

// ---- stb_textedit

static bool is_word(uint32_t c) {
    return c == '_' || (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
           c >= 0x80;
}

static int word_left(Editor *e, int at) {
    while (at > 0 && !is_word(char_at(e, at - 1)))
        at--;
    while (at > 0 && is_word(char_at(e, at - 1)))
        at--;
    return at;
}

static int word_right(Editor *e, int at) {
    int n = (int)e->text.n;
    while (at < n && is_word(char_at(e, at)))
        at++;
    while (at < n && !is_word(char_at(e, at)))
        at++;
    return at;
}

static void layout_row(StbTexteditRow *row, Editor *e, int from) {
    int line = line_of(e, from);
    bool is_last = (size_t)line + 1 == e->starts.n;
    int n = line_end(e, line) - from + (is_last ? 0 : 1);
    *row = (StbTexteditRow){0, (float)n, 1, 0, 1, n};
}

enum {
    STB_KEY = 1 << 24, // above every character
    STB_SHIFT = 1 << 28,
    STB_LEFT = STB_KEY,
    STB_RIGHT,
    STB_UP,
    STB_DOWN,
    STB_PAGE_UP,
    STB_PAGE_DOWN,
    STB_LINE_START,
    STB_LINE_END,
    STB_TEXT_START,
    STB_TEXT_END,
    STB_DELETE,
    STB_BACKSPACE,
    STB_UNDO,
    STB_REDO,
    STB_WORD_LEFT,
    STB_WORD_RIGHT,
};

#define STB_TEXTEDIT_STRING                   Editor
#define STB_TEXTEDIT_STRINGLEN(e)             ((int)(e)->text.n)
#define STB_TEXTEDIT_LAYOUTROW                layout_row
#define STB_TEXTEDIT_GETWIDTH(e, from, i)     (char_at((e), (from) + (i)) == '\n' ? 0.0F : 1.0F)
#define STB_TEXTEDIT_GETWIDTH_NEWLINE         0.0F // up and down stop before it
#define STB_TEXTEDIT_KEYTOTEXT(key)           ((key)&STB_KEY ? -1 : (key))
#define STB_TEXTEDIT_GETCHAR                  char_at
#define STB_TEXTEDIT_NEWLINE                  '\n'
#define STB_TEXTEDIT_DELETECHARS              delete_chars
#define STB_TEXTEDIT_INSERTCHARS(e, at, c, n) insert_chars((e), (at), (c), (n))
#define STB_TEXTEDIT_MOVEWORDLEFT             word_left
#define STB_TEXTEDIT_MOVEWORDRIGHT            word_right
#define STB_TEXTEDIT_K_SHIFT                  STB_SHIFT
#define STB_TEXTEDIT_K_LEFT                   STB_LEFT
#define STB_TEXTEDIT_K_RIGHT                  STB_RIGHT
#define STB_TEXTEDIT_K_UP                     STB_UP
#define STB_TEXTEDIT_K_DOWN                   STB_DOWN
#define STB_TEXTEDIT_K_PGUP                   STB_PAGE_UP
#define STB_TEXTEDIT_K_PGDOWN                 STB_PAGE_DOWN
#define STB_TEXTEDIT_K_LINESTART              STB_LINE_START
#define STB_TEXTEDIT_K_LINEEND                STB_LINE_END
#define STB_TEXTEDIT_K_TEXTSTART              STB_TEXT_START
#define STB_TEXTEDIT_K_TEXTEND                STB_TEXT_END
#define STB_TEXTEDIT_K_DELETE                 STB_DELETE
#define STB_TEXTEDIT_K_BACKSPACE              STB_BACKSPACE
#define STB_TEXTEDIT_K_UNDO                   STB_UNDO
#define STB_TEXTEDIT_K_REDO                   STB_REDO
#define STB_TEXTEDIT_K_WORDLEFT               STB_WORD_LEFT
#define STB_TEXTEDIT_K_WORDRIGHT              STB_WORD_RIGHT
#define STB_TEXTEDIT_IMPLEMENTATION
#include <stb/stb_textedit.h>

// ---- what is selected

static void selected(const Editor *e, int *from, int *to) {
    int a = e->state.select_start, b = e->state.select_end;
    if (a == b) a = b = e->state.cursor;
    *from = a < b ? a : b;
    *to = a < b ? b : a;
}

static void select_range(Editor *e, int from, int to) {
    e->state.select_start = from;
    e->state.select_end = e->state.cursor = to;
    e->state.has_preferred_x = 0;
}

// Puts [n] characters in the place of those from [from] to before [to], as one step for undo.
static void replace(Editor *e, int from, int to, const uint32_t *chars, int n) {
    stb_text_makeundo_replace(e, &e->state, from, to - from, n);
    delete_chars(e, from, to - from);
    insert_chars(e, from, chars, n);
    select_range(e, from + n, from + n);
}

typedef VEC(uint32_t) Chars;

static Chars decode(const char *text, size_t n) {
    Chars chars = {0};
    for (const char *at = text, *end = text + n; at < end;) {
        uint32_t c = utf8_next(&at, end);
        if (c == '\r' && at < end && *at == '\n') continue;
        if (c == '\r') c = '\n';
        vec_push(&chars, c);
    }
    return chars;
}

void editor_insert(Editor *e, const char *text) {
    Chars chars = decode(text, strlen(text));
    int from, to;
    selected(e, &from, &to);
    replace(e, from, to, chars.at, (int)chars.n);
    vec_deinit(&chars);
}

static void encode(const Editor *e, int from, int to, Str *out) {
    str_clear(out);
    str_add(out, "");
    for (int i = from; i < to; i++)
        str_add_utf8(out, e->text.at[i]);
}

static void copy(Editor *e, bool cut) {
    int from, to;
    selected(e, &from, &to);
    if (from == to) { // nothing selected: the line
        int line = line_of(e, from);
        from = e->starts.at[line];
        to = line_end(e, line);
        to += (size_t)to < e->text.n;
    }
    if (from == to || !e->clipboard.set) return;
    Str text = {0};
    encode(e, from, to, &text);
    e->clipboard.set(e->clipboard.data, str_text(&text));
    str_deinit(&text);
    if (cut) replace(e, from, to, NULL, 0);
}

static void paste(Editor *e) {
    char *text = e->clipboard.get ? e->clipboard.get(e->clipboard.data) : NULL;
    if (text) editor_insert(e, text);
    free(text);
}

// ---- Python

static int indent_of(const Editor *e, int line) {
    int from = e->starts.at[line], end = line_end(e, line), n = 0;
    while (from + n < end && char_at(e, from + n) == ' ')
        n++;
    return n;
}

static bool line_begins(const Editor *e, int from, int end, const char *word) {
    int n = (int)strlen(word);
    if (end - from < n || is_word(char_at(e, from + n))) return false;
    for (int i = 0; i < n; i++)
        if (char_at(e, from + i) != (uint32_t)word[i]) return false;
    return true;
}

// A new line is indented as the one before, deeper behind a colon, less behind what ends a block.
static void break_line(Editor *e) {
    static const char *const ends[] = {"return", "pass", "break", "continue", "raise"};
    int from, to;
    selected(e, &from, &to);
    int line = line_of(e, from), indent = indent_of(e, line), col = from - e->starts.at[line];
    if (indent > col) indent = col;
    int text = e->starts.at[line] + indent, last = from;
    while (last > text && char_at(e, last - 1) == ' ')
        last--;
    if (last > text && char_at(e, last - 1) == ':') indent += INDENT;
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++)
        if (indent >= INDENT && last > text && line_begins(e, text, last, ends[i])) {
            indent -= INDENT;
            break;
        }
    Chars chars = {0};
    vec_push(&chars, '\n');
    for (int i = 0; i < indent; i++)
        vec_push(&chars, ' ');
    replace(e, from, to, chars.at, (int)chars.n);
    vec_deinit(&chars);
}

// Backspace within the indentation takes away one level.
static bool unindent_at_cursor(Editor *e) {
    int from, to;
    selected(e, &from, &to);
    int line = line_of(e, from), col = from - e->starts.at[line];
    if (from != to || col == 0 || col > indent_of(e, line)) return false;
    int n = (col - 1) % INDENT + 1;
    replace(e, from - n, from, NULL, 0);
    return true;
}

// What becomes of one line when all selected ones are changed: adds it to [out].
typedef void ChangeLine(Chars *out, const uint32_t *line, int n);

static void indent_line(Chars *out, const uint32_t *line, int n) {
    for (int i = 0; n && i < INDENT; i++)
        vec_push(out, ' ');
    for (int i = 0; i < n; i++)
        vec_push(out, line[i]);
}

static void unindent_line(Chars *out, const uint32_t *line, int n) {
    int cut = 0;
    while (cut < n && cut < INDENT && line[cut] == ' ')
        cut++;
    for (int i = cut; i < n; i++)
        vec_push(out, line[i]);
}

static void comment_line(Chars *out, const uint32_t *line, int n) {
    int i = 0;
    for (; i < n && line[i] == ' '; i++)
        vec_push(out, ' ');
    if (i < n) {
        vec_push(out, '#');
        vec_push(out, ' ');
    }
    for (; i < n; i++)
        vec_push(out, line[i]);
}

static void uncomment_line(Chars *out, const uint32_t *line, int n) {
    int i = 0;
    for (; i < n && line[i] == ' '; i++)
        vec_push(out, ' ');
    if (i < n && line[i] == '#') i += i + 1 < n && line[i + 1] == ' ' ? 2 : 1;
    for (; i < n; i++)
        vec_push(out, line[i]);
}

// The selected lines: a selection that ends before the first character of a line leaves it out.
static void selected_lines(const Editor *e, int *first, int *last) {
    int from, to;
    selected(e, &from, &to);
    *first = line_of(e, from);
    *last = line_of(e, to);
    if (*last > *first && e->starts.at[*last] == to) --*last;
}

static void change_lines(Editor *e, ChangeLine *change) {
    int first, last;
    selected_lines(e, &first, &last);
    bool had_selection = e->state.select_start != e->state.select_end;
    int from = e->starts.at[first], to = line_end(e, last);
    int behind = (int)e->text.n - e->state.cursor; // the cursor keeps its distance from the end
    Chars chars = {0};
    for (int line = first; line <= last; line++) {
        EditorLine text = editor_line(e, line);
        change(&chars, text.chars, text.n);
        if (line < last) vec_push(&chars, '\n');
    }
    replace(e, from, to, chars.at, (int)chars.n);
    if (had_selection) {
        select_range(e, from, from + (int)chars.n);
    } else {
        int at = (int)e->text.n - behind;
        select_range(e, at > from ? at : from, at > from ? at : from);
    }
    vec_deinit(&chars);
}

static bool is_comment(const Editor *e, int line) {
    int indent = indent_of(e, line), from = e->starts.at[line];
    return line_end(e, line) == from + indent || char_at(e, from + indent) == '#';
}

static void toggle_comment(Editor *e) {
    int first, last;
    selected_lines(e, &first, &last);
    bool are_comments = true;
    for (int line = first; line <= last; line++)
        are_comments = are_comments && is_comment(e, line);
    change_lines(e, are_comments ? uncomment_line : comment_line);
}

static void tab(Editor *e, bool back) {
    int first, last;
    selected_lines(e, &first, &last);
    if (back || first != last) {
        change_lines(e, back ? unindent_line : indent_line);
        return;
    }
    int from, to;
    selected(e, &from, &to);
    static const uint32_t spaces[INDENT] = {' ', ' ', ' ', ' '};
    replace(e, from, to, spaces, INDENT - (from - e->starts.at[first]) % INDENT);
}

// Home goes to the text of the line, and from there to its very beginning.
static void home(Editor *e, bool extend) {
    int cursor = e->state.cursor, line = line_of(e, cursor), start = e->starts.at[line];
    int text = start + indent_of(e, line), to = cursor == text ? start : text;
    int anchor = e->state.select_start != e->state.select_end ? e->state.select_start : cursor;
    select_range(e, extend ? anchor : to, to);
}

// ---- keys

static bool with_ctrl(Editor *e, int key, bool shift) {
    int stb = 0;
    switch (key) {
    case 'a': select_range(e, 0, (int)e->text.n); return true;
    case 'c': copy(e, false); return true;
    case 'x': copy(e, true); return true;
    case 'v': paste(e); return true;
    case '/': toggle_comment(e); return true;
    case 'z': shift ? editor_redo(e) : editor_undo(e); return true;
    case 'y': editor_redo(e); return true;
    case KEY_LEFT: stb = STB_WORD_LEFT; break;
    case KEY_RIGHT: stb = STB_WORD_RIGHT; break;
    case KEY_HOME: stb = STB_TEXT_START; break;
    case KEY_END: stb = STB_TEXT_END; break;
    default: return false;
    }
    stb_textedit_key(e, &e->state, stb | (shift ? STB_SHIFT : 0));
    return true;
}

static bool plain_key(Editor *e, int key, bool shift) {
    int stb = 0;
    switch (key) {
    case KEY_ENTER: break_line(e); return true;
    case KEY_TAB: tab(e, shift); return true;
    case KEY_HOME: home(e, shift); return true;
    case KEY_BACKSPACE:
        if (unindent_at_cursor(e)) return true;
        stb = STB_BACKSPACE;
        break;
    case KEY_LEFT: stb = STB_LEFT; break;
    case KEY_RIGHT: stb = STB_RIGHT; break;
    case KEY_UP: stb = STB_UP; break;
    case KEY_DOWN: stb = STB_DOWN; break;
    case KEY_PAGE_UP: stb = STB_PAGE_UP; break;
    case KEY_PAGE_DOWN: stb = STB_PAGE_DOWN; break;
    case KEY_END: stb = STB_LINE_END; break;
    case KEY_DELETE: stb = STB_DELETE; break;
    default: return false;
    }
    stb_textedit_key(e, &e->state, stb | (shift && stb < STB_DELETE ? STB_SHIFT : 0));
    return true;
}

bool editor_input(Editor *e, const InputEvent *event) {
    if (event->kind == INPUT_TEXT) {
        if ((unsigned char)event->text[0] < ' ') return false;
        int from, to;
        selected(e, &from, &to);
        Chars chars = decode(event->text, strlen(event->text));
        if (chars.n == 1 && from == to) // so that stb makes one step of a word for undo
            stb_textedit_key(e, &e->state, (int)chars.at[0]);
        else
            replace(e, from, to, chars.at, (int)chars.n);
        vec_deinit(&chars);
        return true;
    }
    if (event->kind != INPUT_KEY || event->mods & MOD_ALT) return false;
    bool shift = event->mods & MOD_SHIFT;
    return event->mods & MOD_CTRL ? with_ctrl(e, event->key, shift)
                                  : plain_key(e, event->key, shift);
}

void editor_undo(Editor *e) {
    stb_textedit_key(e, &e->state, STB_UNDO);
    select_range(e, e->state.cursor, e->state.cursor);
}
void editor_redo(Editor *e) {
    stb_textedit_key(e, &e->state, STB_REDO);
    select_range(e, e->state.cursor, e->state.cursor);
}

// ---- the mouse

void editor_press(Editor *e, EditorPlace place, int clicks, bool extend) {
    int at = at_place(e, place);
    if (extend) {
        int anchor =
            e->state.select_start != e->state.select_end ? e->state.select_start : e->state.cursor;
        select_range(e, anchor, at);
    } else if (clicks == 2) {
        int from = at, to = at;
        while (from > 0 && is_word(char_at(e, from - 1)))
            from--;
        while ((size_t)to < e->text.n && is_word(char_at(e, to)))
            to++;
        select_range(e, from, to);
    } else if (clicks >= 3) {
        int line = line_of(e, at), end = line_end(e, line);
        select_range(e, e->starts.at[line], end + ((size_t)end < e->text.n));
    } else {
        select_range(e, at, at);
    }
}

void editor_drag(Editor *e, EditorPlace place) {
    select_range(e, e->state.select_start, at_place(e, place));
}

// ---- searching

static uint32_t folded(uint32_t c) { // of the alphabets that lessons are written in
    if (c >= 'A' && c <= 'Z') return c + 32;
    if (c >= 0x410 && c <= 0x42F) return c + 32; // А … Я
    return c == 0x401 ? 0x451 : c;               // Ё
}

static bool matches_at(const Editor *e, const EditorSearch *search, const Chars *needle, int at) {
    int n = (int)needle->n;
    if (at < 0 || at + n > (int)e->text.n) return false;
    for (int i = 0; i < n; i++) {
        uint32_t a = e->text.at[at + i], b = needle->at[i];
        if (search->matches_case ? a != b : folded(a) != folded(b)) return false;
    }
    if (!search->whole_words) return true;
    return !is_word(char_at(e, at - 1)) && !is_word(char_at(e, at + n));
}

bool editor_find(Editor *e, const EditorSearch *search, bool forward) {
    Chars needle = decode(search->text, strlen(search->text));
    int total = (int)e->text.n, from, to, found = -1;
    selected(e, &from, &to);
    for (int i = 0; needle.n && i <= total && found < 0; i++) {
        int step = forward ? to + i : from - 1 - i;
        int at = ((step % (total + 1)) + total + 1) % (total + 1);
        if (matches_at(e, search, &needle, at)) found = at;
    }
    if (found >= 0) select_range(e, found, found + (int)needle.n);
    vec_deinit(&needle);
    return found >= 0;
}

int editor_count(const Editor *e, const EditorSearch *search, int *rank) {
    Chars needle = decode(search->text, strlen(search->text));
    int from, to, n = 0;
    selected(e, &from, &to);
    *rank = 0;
    for (int at = 0; needle.n && (size_t)at < e->text.n; at++) {
        if (!matches_at(e, search, &needle, at)) continue;
        n++;
        if (at == from && at + (int)needle.n == to) *rank = n;
        at += (int)needle.n - 1;
    }
    vec_deinit(&needle);
    return n;
}

int editor_matches(const Editor *e, const EditorSearch *search, int line, int *cols, int max) {
    Chars needle = decode(search->text, strlen(search->text));
    int from = e->starts.at[line], end = line_end(e, line), n = 0;
    for (int at = from; needle.n && at < end && n < max; at++) {
        if (!matches_at(e, search, &needle, at)) continue;
        cols[n++] = at - from;
        at += (int)needle.n - 1;
    }
    vec_deinit(&needle);
    return n;
}

int editor_replace_all(Editor *e, const EditorSearch *search, const char *with) {
    Chars needle = decode(search->text, strlen(search->text)), put = decode(with, strlen(with));
    Chars chars = {0};
    int n = 0;
    for (int at = 0; (size_t)at < e->text.n; at++) {
        if (!needle.n || !matches_at(e, search, &needle, at)) {
            vec_push(&chars, e->text.at[at]);
            continue;
        }
        for (size_t i = 0; i < put.n; i++)
            vec_push(&chars, put.at[i]);
        at += (int)needle.n - 1;
        n++;
    }
    if (n) replace(e, 0, (int)e->text.n, chars.at, (int)chars.n);
    vec_deinit(&chars);
    vec_deinit(&put);
    vec_deinit(&needle);
    return n;
}

// ---- the rest

Editor *editor_new(const EditorClipboard *clipboard) {
    Editor *e = calloc(1, sizeof *e);
    if (!e) check_no_memory("an editor");
    if (clipboard) e->clipboard = *clipboard;
    editor_set_text(e, "", 0);
    return e;
}

void editor_free(Editor *e) {
    if (!e) return;
    vec_deinit(&e->text);
    vec_deinit(&e->starts);
    free(e);
}

const EditorClipboard *editor_clipboard(const Editor *e) {
    return &e->clipboard;
}

void editor_set_text(Editor *e, const char *text, size_t n) {
    Chars chars = decode(text, n);
    vec_clear(&e->text);
    stb_textedit_initialize_state(&e->state, 0);
    e->state.row_count_per_page = 20;
    insert_chars(e, 0, chars.at, (int)chars.n);
    vec_deinit(&chars);
}

void editor_get_text(const Editor *e, Str *out) {
    encode(e, 0, (int)e->text.n, out);
}

uint64_t editor_revision(const Editor *e) {
    return e->revision;
}

int editor_n_lines(const Editor *e) {
    return (int)e->starts.n;
}

EditorLine editor_line(const Editor *e, int line) {
    int from = e->starts.at[line];
    return (EditorLine){e->text.at + from, line_end(e, line) - from};
}

EditorPlace editor_cursor(const Editor *e) {
    return place_at(e, e->state.cursor);
}

bool editor_selection(const Editor *e, EditorPlace *from, EditorPlace *to) {
    int a, b;
    selected(e, &a, &b);
    *from = place_at(e, a);
    *to = place_at(e, b);
    return a != b;
}

void editor_set_page(Editor *e, int page_lines) {
    e->state.row_count_per_page = page_lines > 1 ? page_lines : 1;
}

void editor_select(Editor *e, EditorPlace from, EditorPlace to) {
    select_range(e, at_place(e, from), at_place(e, to));
}
