// See edit.h.
#include "view/app/edit.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/check.h"
#include "base/file.h"
#include "gui/field.h"
#include "lang/syntax/parser.h"
#include "lang/syntax/scope.h"
#include "lang/watch/condition.h"
#include "view/app/kept.h"

static char *copy(const char *text) {
    char *copied = strdup(text);
    if (!copied) check_no_memory("a text");
    return copied;
}

// ---- the draft

bool edit_keep(Edit *edit, Error *error) {
    if (!edit->editor || !edit->keeps_draft) return true;
    edit_look(edit);
    if (edit->drafted_revision == edit->looked_revision) return true;
    edit->drafted_revision = edit->looked_revision;
    if (!edit_is_changed(edit)) {
        kept_remove("drafts", edit->path);
        return true;
    }
    Str text = {0};
    edit_get_text(edit, &text);
    Error why;
    bool ok = kept_write("drafts", edit->path, &text, &why) ||
              error_set(error, "what is not saved would not survive a crash: %s", why.message);
    str_deinit(&text);
    return ok;
}

// ---- beginning and ending

// The line break at the end of a file makes no difference.
static uint64_t hash_of(const char *text) {
    size_t n = strlen(text);
    if (!n || text[n - 1] != '\n') return kept_hash(text);
    char *cut = copy(text);
    cut[n - 1] = '\0';
    uint64_t hash = kept_hash(cut);
    free(cut);
    return hash;
}

// Puts [text] in the place of all, as a change that can be undone. The cursor keeps its line.
static void replace_all(Edit *edit, const char *text) {
    EditorPlace at = editor_cursor(edit->editor);
    EditorPlace end = {editor_n_lines(edit->editor), 0};
    editor_select(edit->editor, (EditorPlace){0, 0}, end);
    editor_insert(edit->editor, text);
    editor_select(edit->editor, at, at);
    edit_look(edit);
}

void edit_begin(Edit *edit, const EditBegin *begin) {
    edit_close(edit);
    edit->editor = editor_new(begin->clipboard);
    edit->path = copy(begin->path);
    edit->keeps_draft = begin->keeps_draft;
    edit->may_save = begin->may_save;
    if (begin->marks) edit->marks = code_marks_copy(begin->marks);
    editor_set_text(edit->editor, begin->text, begin->n);
    edit_look(edit);
    edit->saved_hash = edit->ran_hash = edit->hash;
    edit->drafted_revision = edit->looked_revision;
    Str draft = {0};
    if (edit->keeps_draft && kept_read("drafts", edit->path, &draft)) {
        replace_all(edit, str_text(&draft));
        edit->drafted_revision = edit->looked_revision;
    }
    str_deinit(&draft);
}

void edit_close(Edit *edit) {
    edit_keep(edit, &(Error){0});
    editor_free(edit->editor);
    code_text_free(edit->code);
    free(edit->path);
    free(edit->theirs);
    code_marks_free(edit->marks);
    editor_free(edit->find.words);
    editor_free(edit->find.with);
    str_deinit(&edit->find.text);
    str_deinit(&edit->said);
    *edit = (Edit){0};
}

bool edit_is_changed(const Edit *edit) {
    return edit->editor && edit->hash != edit->saved_hash;
}

bool edit_is_stale(const Edit *edit) {
    return edit->editor && edit->hash != edit->ran_hash;
}

void edit_get_text(const Edit *edit, Str *out) {
    editor_get_text(edit->editor, out);
}

void edit_ran(Edit *edit) {
    edit->ran_hash = edit->hash;
}

bool edit_save(Edit *edit, Error *error) {
    Str text = {0};
    edit_get_text(edit, &text);
    bool ok = file_write(edit->path, str_text(&text), text.n, error);
    str_deinit(&text);
    if (!ok) return false;
    edit->saved_hash = edit->hash;
    edit->drafted_revision = 0;
    return edit_keep(edit, error);
}

// ---- the file is changed by others

bool edit_differs_from_file(const Edit *edit, const char *text) {
    uint64_t theirs = edit->theirs ? hash_of(edit->theirs) : edit->saved_hash;
    return hash_of(text) != theirs;
}

static void forget_theirs(Edit *edit) {
    free(edit->theirs);
    edit->theirs = NULL;
}

void edit_file_changed(Edit *edit, const char *text) {
    bool asks = edit_is_changed(edit) && hash_of(text) != edit->hash;
    forget_theirs(edit);
    edit->theirs = copy(text);
    if (!asks) edit_take_theirs(edit);
}

void edit_keep_mine(Edit *edit) {
    if (!edit->theirs) return;
    edit->saved_hash = hash_of(edit->theirs); // so that mine is what is not saved
    forget_theirs(edit);
}

void edit_take_theirs(Edit *edit) {
    if (!edit->theirs) return;
    edit->saved_hash = hash_of(edit->theirs);
    if (edit->hash != edit->saved_hash) replace_all(edit, edit->theirs);
    forget_theirs(edit);
}

// ---- what is wrong with it

static void parse(Edit *edit, const Str *text) {
    static const char *const kinds[] = {[SYNTAX_OK] = NULL,
                                        [SYNTAX_ERROR] = "SyntaxError",
                                        [INDENTATION_ERROR] = "IndentationError",
                                        [TAB_ERROR] = "TabError"};
    Arena arena = {0};
    Source source = {0};
    SyntaxError error = {0};
    const char *slash = strrchr(edit->path, '/');
    const char *name = slash ? slash + 1 : edit->path;
    if (source_init(&source, name, str_text(text), text->n, &arena, &error)) {
        const Node *module = parse_module(&source, &arena, &error);
        if (module) scope_free(scope_analyse(NULL, module, false, &arena, &error));
    }
    edit->wrong.kind = kinds[error.kind];
    edit->wrong.line = error.span.line;
    edit->wrong.col = error.span.col;
    edit->wrong.end_line = error.span.end_line;
    edit->wrong.end_col = error.span.end_col;
    if (edit->wrong.end_line < edit->wrong.line) {
        edit->wrong.end_line = edit->wrong.line;
        edit->wrong.end_col = edit->wrong.col;
    }
    str_clear(&edit->said);
    if (error.kind) syntax_error_print(&error, &source, &edit->said);
    snprintf(edit->wrong.message, sizeof edit->wrong.message, "%s", error.message);
    source_deinit(&source);
    arena_deinit(&arena);
}

void edit_look(Edit *edit) {
    uint64_t revision = editor_revision(edit->editor);
    if (edit->code && edit->looked_revision == revision) return;
    edit->looked_revision = revision;
    Str text = {0};
    edit_get_text(edit, &text);
    edit->hash = hash_of(str_text(&text));
    CodeText *code = code_text_of(edit->path, str_text(&text));
    if (edit->code && edit->marks) code_marks_move(edit->marks, edit->code, code);
    code_text_free(edit->code);
    edit->code = code;
    parse(edit, &text);
    str_deinit(&text);
}

void edit_go_to_error(Edit *edit) {
    if (!edit->wrong.kind) return;
    EditorPlace at = {edit->wrong.line - 1, 0};
    EditorLine line = at.line >= 0 && at.line < editor_n_lines(edit->editor)
                          ? editor_line(edit->editor, at.line)
                          : (EditorLine){0};
    int bytes = edit->wrong.col; // a span counts bytes, an editor characters
    while (at.col < line.n && bytes > 0)
        bytes -= line.chars[at.col] < 0x80 ? 1 : line.chars[at.col] < 0x800 ? 2 : 3, at.col++;
    editor_select(edit->editor, at, at);
}

void edit_toggle_break(Edit *edit, int line) {
    if (!edit->marks || line < 1 || line > editor_n_lines(edit->editor)) return;
    if (code_breakpoint_at(edit->marks, line))
        code_breakpoint_remove(edit->marks, line);
    else
        code_breakpoint_set(edit->marks, line, NULL);
}

void edit_set_condition(Edit *edit, int line, const char *condition) {
    if (!edit->marks || line < 1 || line > editor_n_lines(edit->editor)) return;
    code_breakpoint_set(edit->marks, line, condition);
    Str wrong = {0};
    bool is_asked = condition[strspn(condition, " \t")];
    if (is_asked && !condition_parses(condition, &wrong))
        code_breakpoint_blame(code_breakpoint_at(edit->marks, line), str_text(&wrong));
    str_deinit(&wrong);
}

// ---- input

EditorSearch edit_search(const Edit *edit) {
    return (EditorSearch){str_text(&edit->find.text), edit->find.matches_case,
                          edit->find.whole_words};
}

static void changed(Edit *edit) {
    edit_look(edit);
    edit_show_cursor(edit);
}

void edit_undo(Edit *edit) {
    editor_undo(edit->editor);
    changed(edit);
}

void edit_redo(Edit *edit) {
    editor_redo(edit->editor);
    changed(edit);
}

bool edit_find_next(Edit *edit, bool forward) {
    EditorSearch search = edit_search(edit);
    bool found = *search.text && editor_find(edit->editor, &search, forward);
    edit_show_cursor(edit);
    return found;
}

// The match nearest behind the beginning of the selection, which may be the selected one still.
static void find_from_here(Edit *edit) {
    EditorPlace from, to;
    if (editor_selection(edit->editor, &from, &to)) editor_select(edit->editor, from, from);
    edit_find_next(edit, true);
}

void edit_find_switch(Edit *edit, bool *flag) {
    *flag = !*flag;
    find_from_here(edit);
}

static bool is_match_selected(const Edit *edit) {
    EditorSearch search = edit_search(edit);
    int rank = 0;
    if (*search.text) editor_count(edit->editor, &search, &rank);
    return rank > 0;
}

void edit_replace(Edit *edit) {
    Str with = {0};
    editor_get_text(edit->find.with, &with);
    if (is_match_selected(edit)) editor_insert(edit->editor, str_text(&with));
    str_deinit(&with);
    changed(edit);
    edit_find_next(edit, true);
}

void edit_replace_all(Edit *edit) {
    EditorSearch search = edit_search(edit);
    Str with = {0};
    editor_get_text(edit->find.with, &with);
    if (*search.text) editor_replace_all(edit->editor, &search, str_text(&with));
    str_deinit(&with);
    changed(edit);
}

// What is selected, if it is a part of a line, is what is searched for.
void edit_open_find(Edit *edit, bool replaces) {
    EditFind *find = &edit->find;
    if (!find->words) {
        find->words = editor_new(editor_clipboard(edit->editor));
        find->with = editor_new(editor_clipboard(edit->editor));
    }
    EditorPlace from, to;
    if (editor_selection(edit->editor, &from, &to) && from.line == to.line) {
        EditorLine line = editor_line(edit->editor, from.line);
        str_clear(&find->text);
        for (int i = from.col; i < to.col; i++)
            str_add_utf8(&find->text, line.chars[i]);
        editor_set_text(find->words, find->text.text, find->text.n);
    }
    editor_select(find->words, (EditorPlace){0, 0}, (EditorPlace){1, 0});
    find->is_open = true;
    find->replaces = replaces;
    find->keyboard = FIND_WORDS;
}

void edit_close_find(Edit *edit) {
    edit->find.is_open = false;
    edit->find.keyboard = FIND_NOWHERE;
}

static bool find_key(Edit *edit, const InputEvent *event) {
    EditFind *find = &edit->find;
    bool shift = event->mods & MOD_SHIFT, alt = event->mods & MOD_ALT;
    switch (event->key) {
    case KEY_ESCAPE: edit_close_find(edit); return true;
    case KEY_ENTER:
        if (event->mods & MOD_CTRL) return false;
        if (alt)
            edit_replace_all(edit);
        else if (find->keyboard == FIND_WITH)
            edit_replace(edit);
        else
            edit_find_next(edit, !shift);
        return true;
    case KEY_TAB:
        find->keyboard = find->replaces && find->keyboard == FIND_WORDS ? FIND_WITH : FIND_WORDS;
        return true;
    case KEY_UP:
    case KEY_DOWN: edit_find_next(edit, event->key == KEY_DOWN); return true;
    case 'c':
    case 'w':
        if (!alt) return false;
        edit_find_switch(edit, event->key == 'c' ? &find->matches_case : &find->whole_words);
        return true;
    default: return false;
    }
}

// The search has the keyboard.
static bool find_input(Edit *edit, const InputEvent *event) {
    EditFind *find = &edit->find;
    if (event->kind == INPUT_KEY && find_key(edit, event)) return true;
    Editor *field = find->keyboard == FIND_WORDS ? find->words : find->with;
    uint64_t before = editor_revision(field);
    bool took = field_input(field, event);
    if (field == find->words && editor_revision(field) != before) {
        editor_get_text(field, &find->text);
        find_from_here(edit);
    }
    bool is_window_key =
        event->kind == INPUT_KEY && (event->mods & MOD_CTRL || event->key >= KEY_F1);
    return took || !is_window_key;
}

static bool take(Edit *edit, const InputEvent *event) {
    bool is_key = event->kind == INPUT_KEY;
    if (is_key && event->mods == MOD_CTRL && (event->key == 'f' || event->key == 'h')) {
        edit_open_find(edit, event->key == 'h');
        return true;
    }
    if (is_key && event->key == KEY_F3) {
        edit_find_next(edit, !(event->mods & MOD_SHIFT));
        return true;
    }
    if (is_key && !event->mods && event->key == KEY_F8) {
        edit_go_to_error(edit);
        return true;
    }
    if (edit->find.keyboard != FIND_NOWHERE) return find_input(edit, event);
    if (is_key && !event->mods && event->key == KEY_ESCAPE && edit->find.is_open) {
        edit_close_find(edit);
        return true;
    }
    if (is_key && event->key == KEY_ENTER && event->mods & MOD_CTRL) return false;
    return editor_input(edit->editor, event);
}

bool edit_input(Edit *edit, const InputEvent *event) {
    if (!take(edit, event)) return false;
    changed(edit);
    return true;
}

void edit_go_to_line(Edit *edit, int line) {
    int n = 0;
    EditorLine text = editor_line(edit->editor, line - 1);
    while (n < text.n && text.chars[n] == ' ') // to its first word
        n++;
    editor_press(edit->editor, (EditorPlace){line - 1, n}, 1, false);
    edit->seeks_cursor = true;
}

void edit_show_cursor(Edit *edit) {
    EditorPlace at = editor_cursor(edit->editor);
    int n = editor_n_lines(edit->editor), rows = edit->rows, margin = rows > 8 ? 2 : 0;
    if (rows < 1) return;
    editor_set_page(edit->editor, rows - 1);
    if (at.line - margin < edit->top) edit->top = at.line - margin;
    if (at.line + margin >= edit->top + rows) edit->top = at.line + margin - rows + 1;
    if (edit->top > n - rows) edit->top = n - rows;
    if (edit->top < 0) edit->top = 0;
    if (at.col < edit->left) edit->left = at.col > 8 ? at.col - 8 : 0;
    if (at.col >= edit->left + edit->columns) edit->left = at.col - edit->columns + 1;
}
