// md4c tells of blocks and spans as they open and close; here they become a flat list. md4c hands
// out texts as slices of its input wherever it can, and a slice's address is its place in the file.
#include "lesson/markdown.h"

#include <limits.h>
#include <md4c.h>
#include <stdint.h>
#include <string.h>

#include "base/check.h"
#include "base/vec.h"

typedef struct Reader {
    Arena *arena;
    const char *path, *text;
    size_t n;
    Error *error;
    bool failed;
    size_t here; // the last place in the text that is known
    VEC(MdBlock) blocks;
    VEC(MdSpan) spans; // of the open block
    Str code;          // of the open code block
    bool is_open, is_code;
    int quotes, lists;
    unsigned style;
    const char *target;
    struct {
        bool is_numbered;
        unsigned next;
    } list[16]; // by depth
} Reader;

const char *md_source(Arena *arena, const Str *file, size_t *n) {
    const char *from = str_text(file), *end = from + file->n;
    if (file->n >= 3 && memcmp(from, "\xEF\xBB\xBF", 3) == 0) from += 3;
    char *text = arena_alloc(arena, file->n + 1), *to = text;
    for (; from < end; from++)
        if (*from != '\r' || from + 1 == end || from[1] != '\n') *to++ = *from;
    *to = '\0';
    *n = (size_t)(to - text);
    return text;
}

void md_place(const char *text, size_t at, int *line, int *col) {
    *line = *col = 1;
    for (size_t i = 0; i < at; i++) {
        if (text[i] == '\n') {
            ++*line;
            *col = 1;
        } else if (((unsigned char)text[i] & 0xC0) != 0x80) {
            ++*col;
        }
    }
}

static int fail(Reader *r, const char *message) {
    int line, col;
    md_place(r->text, r->here, &line, &col);
    error_at(r->error, r->path, line, col, r->text, "%s", message);
    r->failed = true;
    return -1;
}

// ---- blocks

static void open_block(Reader *r, MdBlock block) {
    block.is_quoted = r->quotes > 0;
    if (!block.info) block.info = "";
    vec_push(&r->blocks, block);
    vec_clear(&r->spans);
    r->is_open = true;
    r->is_code = block.kind == MD_CODE;
    str_clear(&r->code);
}

// Texts that follow one another in the same style are one span.
static void add_span(Reader *r, const char *text, size_t n) {
    if (r->spans.n) {
        MdSpan *last = &vec_last(&r->spans);
        if (last->style == r->style && last->target == r->target) {
            last->text = arena_printf(r->arena, "%s%.*s", last->text, (int)n, text);
            return;
        }
    }
    MdSpan span = {arena_copy(r->arena, text, n), r->style, r->target, r->here};
    vec_push(&r->spans, span);
}

static void close_block(Reader *r) {
    if (!r->is_open || !r->blocks.n) return;
    r->is_open = false;
    MdBlock *block = &vec_last(&r->blocks);
    if (r->is_code) add_span(r, str_text(&r->code), r->code.n);
    if (!block->line) md_place(r->text, r->here, &block->line, &block->col);
    MdSpan *spans = arena_alloc(r->arena, (r->spans.n + 1) * sizeof *spans);
    if (r->spans.n) memcpy(spans, r->spans.at, r->spans.n * sizeof *spans);
    block->spans = spans;
    block->n_spans = r->spans.n;
}

static void open_item(Reader *r, const MD_BLOCK_LI_DETAIL *detail) {
    close_block(r); // the item around it
    int depth = r->lists < 16 ? r->lists : 15;
    char tick = (char)(!detail->is_task ? 0 : detail->task_mark == ' ' ? ' ' : 'x');
    unsigned number = r->list[depth].is_numbered ? r->list[depth].next++ : 0;
    open_block(r, (MdBlock){.kind = MD_ITEM, .level = r->lists, .tick = tick, .number = number});
}

static const char *attribute(Reader *r, const MD_ATTRIBUTE *a) {
    if (a->text >= r->text && a->text < r->text + r->n) r->here = (size_t)(a->text - r->text);
    return arena_copy(r->arena, a->text ? a->text : "", a->size);
}

static int enter_block(MD_BLOCKTYPE type, void *detail, void *data) {
    Reader *r = data;
    switch (type) {
    case MD_BLOCK_QUOTE: r->quotes++; break;
    case MD_BLOCK_UL:
    case MD_BLOCK_OL:
        r->lists++;
        if (r->lists < 16) {
            r->list[r->lists].is_numbered = type == MD_BLOCK_OL;
            r->list[r->lists].next =
                type == MD_BLOCK_OL ? ((MD_BLOCK_OL_DETAIL *)detail)->start : 0;
        }
        break;
    case MD_BLOCK_LI: open_item(r, detail); break;
    case MD_BLOCK_H:
        open_block(
            r, (MdBlock){.kind = MD_HEADING, .level = (int)((MD_BLOCK_H_DETAIL *)detail)->level});
        break;
    case MD_BLOCK_CODE:
        close_block(r);
        open_block(r, (MdBlock){.kind = MD_CODE,
                                .info = attribute(r, &((MD_BLOCK_CODE_DETAIL *)detail)->info)});
        break;
    case MD_BLOCK_P:
        // The first paragraph of an item is the item's own text.
        if (!(r->is_open && vec_last(&r->blocks).kind == MD_ITEM && !r->spans.n))
            close_block(r), open_block(r, (MdBlock){.kind = MD_PARAGRAPH});
        break;
    case MD_BLOCK_HR:
    case MD_BLOCK_DOC: break;
    default: return fail(r, "a lesson has no place for tables or HTML: say it in words or code");
    }
    return 0;
}

static int leave_block(MD_BLOCKTYPE type, void *detail, void *data) {
    (void)detail;
    Reader *r = data;
    if (type == MD_BLOCK_QUOTE) r->quotes--;
    if (type == MD_BLOCK_UL || type == MD_BLOCK_OL) r->lists--;
    if (type == MD_BLOCK_LI || type == MD_BLOCK_H || type == MD_BLOCK_CODE || type == MD_BLOCK_P)
        close_block(r);
    return 0;
}

// ---- spans

static unsigned style_of(MD_SPANTYPE type) {
    switch (type) {
    case MD_SPAN_EM: return MD_EMPHASIS;
    case MD_SPAN_STRONG: return MD_STRONG;
    case MD_SPAN_CODE: return MD_CODE_SPAN;
    case MD_SPAN_A: return MD_LINK;
    default: return 0;
    }
}

static int enter_span(MD_SPANTYPE type, void *detail, void *data) {
    Reader *r = data;
    if (type == MD_SPAN_A) r->target = attribute(r, &((MD_SPAN_A_DETAIL *)detail)->href);
    if (type == MD_SPAN_IMG) {
        attribute(r, &((MD_SPAN_IMG_DETAIL *)detail)->src);
        return fail(r, "a lesson shows its program, not pictures: leave the picture out");
    }
    r->style |= style_of(type);
    return 0;
}

static int leave_span(MD_SPANTYPE type, void *detail, void *data) {
    (void)detail;
    Reader *r = data;
    if (type == MD_SPAN_A) r->target = NULL;
    r->style &= ~style_of(type);
    return 0;
}

static int text(MD_TEXTTYPE type, const MD_CHAR *at, MD_SIZE n, void *data) {
    Reader *r = data;
    if (!r->is_open) { // text of an item behind a list within it
        open_block(r, (MdBlock){.kind = MD_PARAGRAPH});
    }
    if (at >= r->text && at < r->text + r->n) {
        r->here = (size_t)(at - r->text);
        MdBlock *block = &vec_last(&r->blocks);
        if (!block->line) md_place(r->text, r->here, &block->line, &block->col);
    }
    if (type == MD_TEXT_HTML) return fail(r, "a lesson has no place for HTML: say it in Markdown");
    if (type == MD_TEXT_ENTITY) return fail(r, "write the character itself, not an HTML entity");
    if (type == MD_TEXT_BR || type == MD_TEXT_SOFTBR)
        add_span(r, " ", 1);
    else if (type == MD_TEXT_NULLCHAR)
        add_span(r, "\xEF\xBF\xBD", 3);
    else if (r->is_code)
        str_add_bytes(&r->code, at, n);
    else
        add_span(r, at, n);
    return 0;
}

// ---- the whole

static bool is_utf8(const char *text, size_t n, size_t *bad) {
    for (const char *at = text, *end = text + n; at < end;) {
        const char *was = at;
        // A character that stands there as U+FFFD takes three bytes, an invalid one only one.
        if (utf8_next(&at, end) == 0xFFFD && at - was != 3) {
            *bad = (size_t)(was - text);
            return false;
        }
    }
    return true;
}

bool md_read(Arena *arena, const char *path, const char *source, size_t n, size_t from, MdText *out,
             Error *error) {
    Reader r = {.arena = arena, .path = path, .text = source, .n = n, .error = error, .here = from};
    size_t bad;
    if (!is_utf8(source, n, &bad)) {
        r.here = bad;
        fail(&r, "this byte is not UTF-8: save the file as UTF-8");
        return false;
    }
    MD_PARSER parser = {.flags = MD_FLAG_TASKLISTS | MD_FLAG_STRIKETHROUGH | MD_FLAG_TABLES,
                        .enter_block = enter_block,
                        .leave_block = leave_block,
                        .enter_span = enter_span,
                        .leave_span = leave_span,
                        .text = text};
    CHECK(n <= UINT_MAX, "a lesson of %zu bytes", n);
    int status = md_parse(source + from, (MD_SIZE)(n - from), &parser, &r);
    bool ok = status == 0 && !r.failed;
    if (!ok && !r.failed) check_no_memory("a lesson's text");
    MdBlock *blocks = arena_alloc(arena, (r.blocks.n + 1) * sizeof *blocks);
    if (r.blocks.n) memcpy(blocks, r.blocks.at, r.blocks.n * sizeof *blocks);
    *out = (MdText){blocks, r.blocks.n};
    vec_deinit(&r.blocks);
    vec_deinit(&r.spans);
    str_deinit(&r.code);
    return ok;
}

const char *md_plain(Arena *arena, const MdBlock *block) {
    if (block->n_spans == 1) return block->spans[0].text;
    Str plain = {0};
    for (size_t i = 0; i < block->n_spans; i++)
        str_add(&plain, block->spans[i].text);
    const char *text = arena_copy(arena, str_text(&plain), plain.n);
    str_deinit(&plain);
    return text;
}
