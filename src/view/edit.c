// See edit.h.
#include "view/edit.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/check.h"
#include "base/file.h"
#include "lang/parser.h"
#include "lang/scope.h"
#include "view/kept.h"

static char *copy(const char *text) {
    char *copied = strdup(text);
    if (!copied) check_no_memory("a text");
    return copied;
}

// ---- the draft

void edit_keep(Edit *edit) {
    if (!edit->editor || !edit->keeps_draft) return;
    edit_look(edit);
    if (edit->drafted_revision == edit->looked_revision) return;
    edit->drafted_revision = edit->looked_revision;
    if (!edit_is_changed(edit)) {
        kept_remove("drafts", edit->path);
        return;
    }
    Str text = {0};
    edit_get_text(edit, &text);
    kept_write("drafts", edit->path, &text);
    str_deinit(&text);
}

// ---- beginning and ending

void edit_begin(Edit *edit, const EditorClipboard *clipboard, const char *path, const char *text,
                size_t n, bool may_save, bool keeps_draft) {
    edit_close(edit);
    edit->editor = editor_new(clipboard);
    edit->path = copy(path);
    edit->keeps_draft = keeps_draft;
    edit->may_save = may_save;
    editor_set_text(edit->editor, text, n);
    edit_look(edit);
    edit->saved_hash = edit->ran_hash = edit->hash;
    edit->drafted_revision = edit->looked_revision;
    Str draft = {0};
    if (keeps_draft && kept_read("drafts", path, &draft)) { // as a change that can be undone
        EditorPlace end = {editor_n_lines(edit->editor), 0};
        editor_select(edit->editor, (EditorPlace){0, 0}, end);
        editor_insert(edit->editor, str_text(&draft));
        editor_select(edit->editor, (EditorPlace){0, 0}, (EditorPlace){0, 0});
        edit_look(edit);
        edit->drafted_revision = edit->looked_revision;
    }
    str_deinit(&draft);
}

void edit_close(Edit *edit) {
    edit_keep(edit);
    editor_free(edit->editor);
    code_text_free(edit->code);
    free(edit->path);
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
    edit_keep(edit);
    return true;
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
    if (source_init(&source, edit->path, str_text(text), text->n, &arena, &error)) {
        const Node *module = parse_module(&source, &arena, &error);
        if (module) scope_free(scope_analyse(module, false, &arena, &error));
    }
    edit->wrong.kind = kinds[error.kind];
    edit->wrong.line = error.span.line;
    edit->wrong.col = error.span.col;
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
    edit->hash = kept_hash(str_text(&text));
    code_text_free(edit->code);
    edit->code = code_text_of(edit->path, str_text(&text));
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

// ---- input

EditorSearch edit_search(const Edit *edit) {
    return (EditorSearch){edit->find, edit->matches_case, edit->whole_words};
}

static bool find(Edit *edit, bool forward) {
    EditorSearch search = edit_search(edit);
    return *edit->find && editor_find(edit->editor, &search, forward);
}

// The search has the keyboard.
static bool find_input(Edit *edit, const InputEvent *event) {
    size_t n = strlen(edit->find);
    if (event->kind == INPUT_TEXT) {
        if ((unsigned char)*event->text < ' ' || n + strlen(event->text) >= sizeof edit->find)
            return true;
        memcpy(edit->find + n, event->text, strlen(event->text) + 1);
        EditorPlace from, to; // what is selected already may match still
        if (editor_selection(edit->editor, &from, &to)) editor_select(edit->editor, from, from);
        find(edit, true);
        return true;
    }
    switch (event->key) {
    case KEY_ESCAPE: edit->is_finding = false; return true;
    case KEY_ENTER: find(edit, !(event->mods & MOD_SHIFT)); return true;
    case KEY_BACKSPACE:
        while (n && ((unsigned char)edit->find[n - 1] & 0xC0) == 0x80)
            n--;
        if (n) n--;
        edit->find[n] = '\0';
        return true;
    default: return !(event->mods & MOD_CTRL) && event->key < KEY_F1;
    }
}

static bool take(Edit *edit, const InputEvent *event) {
    if (event->kind == INPUT_KEY && event->mods == MOD_CTRL && event->key == 'f') {
        edit->is_finding = true;
        return true;
    }
    if (edit->is_finding) return find_input(edit, event);
    if (event->kind == INPUT_KEY && !event->mods && event->key == KEY_F8) {
        edit_go_to_error(edit);
        return true;
    }
    if (event->kind == INPUT_KEY && event->key == KEY_ENTER && event->mods & MOD_CTRL) return false;
    return editor_input(edit->editor, event);
}

bool edit_input(Edit *edit, const InputEvent *event) {
    if (!take(edit, event)) return false;
    edit_look(edit);
    edit_show_cursor(edit);
    return true;
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
