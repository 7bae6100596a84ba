// Reads the grammar's text into rules, and walks them over the tokens of a wrong program.
#include "lang/syntax/parse_diagnose.h"

#include <ctype.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "lang/core/work.h"

// CPython gives up at 6000 nested rules too; a walk that takes this many steps has met one of the
// few programs on which ordered choice is exponential.
enum { MAX_RULE_DEPTH = 4000, MAX_STEPS = 20000000 };

typedef enum ItemKind {
    ITEM_TOKEN,
    ITEM_WORD,
    ITEM_SOFT_WORD,
    ITEM_SOFT_KEYWORD,
    ITEM_RULE,
    ITEM_GROUP
} ItemKind;

typedef struct Branch Branch;

typedef struct Item {
    ItemKind kind;
    char before;  // '&', '!', '^', '~' (a cut, nothing else) or 0
    char repeat;  // '?', '*', '+' or 0
    char capture; // 'a', 'b' or 0
    const char *text;
    size_t n;
    int id; // of a rule; of a token: its kind
    const Branch *group;
    const struct Item *separator;
    const struct Item *next;
} Item;

struct Branch {
    const Item *items;
    const char *says; // behind "=>", to the end of its line; or NULL
    size_t n_says;
    bool is_error; // nothing but an invalid_ rule: left out while errors are off
    const Branch *next;
};

typedef struct Rule {
    const char *name;
    size_t n;
    const Branch *branches;
    bool is_remembered;
} Rule;

struct Grammar {
    VEC(Rule) rules;
    Arena *arena;
    const char *at; // while it is read
};

// ---- reading the grammar

static int rule_id(Grammar *g, const char *name, size_t n) {
    for (size_t i = 0; i < g->rules.n; i++)
        if (g->rules.at[i].n == n && memcmp(g->rules.at[i].name, name, n) == 0) return (int)i;
    vec_push(&g->rules, (Rule){.name = name, .n = n});
    return (int)g->rules.n - 1;
}

static void skip_blanks(Grammar *g) {
    while (*g->at == ' ' || *g->at == '\n')
        g->at++;
}

static bool at_rule(const Grammar *g) {
    return g->at[-1] == '\n' && islower((unsigned char)*g->at);
}

static const Branch *read_branches(Grammar *g);

static void read_word(Grammar *g, Item *item) {
    static const struct {
        const char *name;
        TokenKind kind;
    } tokens[] = {{"NAME", TOKEN_NAME},       {"NUMBER", TOKEN_NUMBER}, {"STRING", TOKEN_STRING},
                  {"NEWLINE", TOKEN_NEWLINE}, {"INDENT", TOKEN_INDENT}, {"DEDENT", TOKEN_DEDENT},
                  {"END", TOKEN_END}};
    const char *start = g->at;
    while (isalnum((unsigned char)*g->at) || *g->at == '_')
        g->at++;
    size_t n = (size_t)(g->at - start);
    CHECK(n > 0, "%s", "the grammar of errors can be read");
    for (size_t i = 0; i < sizeof tokens / sizeof *tokens; i++)
        if (strlen(tokens[i].name) == n && memcmp(tokens[i].name, start, n) == 0) {
            item->kind = ITEM_TOKEN;
            item->id = (int)tokens[i].kind;
            return;
        }
    item->kind = n == 12 && memcmp(start, "SOFT_KEYWORD", n) == 0 ? ITEM_SOFT_KEYWORD : ITEM_RULE;
    if (item->kind == ITEM_RULE) item->id = rule_id(g, start, n);
}

static void read_primary(Grammar *g, Item *item) {
    char c = *g->at;
    if (c == '(') {
        g->at++;
        item->kind = ITEM_GROUP;
        item->group = read_branches(g);
        skip_blanks(g);
        g->at++; // )
    } else if (c == '\'' || c == '"') {
        item->kind = c == '"' ? ITEM_SOFT_WORD : ITEM_WORD;
        item->text = ++g->at;
        g->at = strchr(g->at, c);
        item->n = (size_t)(g->at++ - item->text);
    } else {
        read_word(g, item);
    }
}

static const Item *read_item(Grammar *g) {
    Item *item = arena_alloc(g->arena, sizeof *item);
    if (strchr("&!^~", *g->at)) item->before = *g->at++;
    if (item->before == '~') return item;
    if ((*g->at == 'a' || *g->at == 'b') && g->at[1] == ':') {
        item->capture = *g->at;
        g->at += 2;
    }
    read_primary(g, item);
    if (*g->at == '.') {
        g->at++;
        Item *separator = arena_alloc(g->arena, sizeof *separator);
        *separator = *item;
        *item = (Item){.separator = separator, .capture = item->capture};
        read_primary(g, item);
    }
    if (strchr("?*+", *g->at)) item->repeat = *g->at++;
    return item;
}

static bool ends_branch(const Grammar *g) {
    return *g->at == '\0' || *g->at == '|' || *g->at == ')' || at_rule(g) ||
           strncmp(g->at, "=>", 2) == 0;
}

static bool is_invalid_rule(const Grammar *g, const Item *item) {
    return item->kind == ITEM_RULE && item->before != '~' &&
           strncmp(g->rules.at[item->id].name, "invalid_", 8) == 0;
}

static const Branch *read_branch(Grammar *g) {
    Branch *branch = arena_alloc(g->arena, sizeof *branch);
    const Item **end = &branch->items;
    for (skip_blanks(g); !ends_branch(g); skip_blanks(g)) {
        const Item *item = read_item(g);
        *end = item;
        end = (const Item **)&item->next;
    }
    const Item *first = branch->items;
    branch->is_error = first && !first->next && is_invalid_rule(g, first);
    if (*g->at == '=') {
        branch->says = g->at + 3;
        g->at = strchr(g->at, '\n');
        branch->n_says = (size_t)(g->at - branch->says);
        skip_blanks(g);
    }
    return branch;
}

static const Branch *read_branches(Grammar *g) {
    skip_blanks(g);
    if (*g->at == '|') g->at++;
    const Branch *first = read_branch(g);
    for (const Branch *last = first; *g->at == '|'; last = last->next) {
        g->at++;
        ((Branch *)last)->next = read_branch(g);
    }
    return first;
}

static void read_rules(Grammar *g, const char *text) {
    g->at = text;
    while (*g->at) {
        const char *name = g->at;
        g->at += strcspn(g->at, "#:");
        int id = rule_id(g, name, (size_t)(g->at - name));
        bool is_remembered = *g->at == '#';
        g->at += is_remembered ? 2 : 1;
        const Branch *branches = read_branches(g);
        g->rules.at[id].branches = branches;
        g->rules.at[id].is_remembered = is_remembered;
    }
}

// ---- what the walk has seen

Span last_looked_at(const Diagnosis *d) {
    const Token *token = &d->p->tokens[d->n_looked_at - 1];
    Span span = token->span;
    bool is_blank = token->kind == TOKEN_INDENT || token->kind == TOKEN_DEDENT;
    if (!is_blank && token->kind != TOKEN_END) return span;
    // Tokens without a text of their own have a line, and no column.
    while (token->kind == TOKEN_DEDENT)
        token++;
    return (Span){.line = span.line, .col = token->kind == TOKEN_END ? COL_OF_END : COL_OF_INDENT};
}

static void set_error(Diagnosis *d, SyntaxErrorKind kind, Span span, const char *format,
                      va_list args) {
    d->stop = true;
    SyntaxError *error = d->p->error;
    bool counts_bytes = !d->p->source->has_encoding;
    const Token *last = &d->p->tokens[d->n_looked_at ? d->n_looked_at - 1 : 0];
    *error = (SyntaxError){.kind = kind,
                           .span = span,
                           .is_cut = last->kind != TOKEN_END && last->span.line > span.line,
                           .counts_bytes = counts_bytes};
    vsnprintf(error->message, sizeof error->message, format, args);
}

void diagnosis_fail(Diagnosis *d, Span span, const char *format, ...) {
    va_list args;
    va_start(args, format);
    set_error(d, SYNTAX_ERROR, span, format, args);
    va_end(args);
}

static void fail_indentation(Diagnosis *d, const char *format, ...)
    __attribute__((format(printf, 2, 3)));
static void fail_indentation(Diagnosis *d, const char *format, ...) {
    va_list args;
    va_start(args, format);
    Span at = last_looked_at(d);
    bool is_at_text = at.end_line && d->p->tokens[d->n_looked_at - 1].kind != TOKEN_NEWLINE;
    set_error(d, INDENTATION_ERROR, at, format, args);
    if (!is_at_text) d->p->error->end = ENDS_NOWHERE;
    va_end(args);
}

static void fail_unclosed(Diagnosis *d) {
    const Tokens *all = d->p->all;
    diagnosis_fail(d, all->unclosed, "'%c' was never closed", all->unclosed_bracket);
    const Source *source = d->p->source;
    size_t line = (size_t)all->unclosed.line - (size_t)source->first_line + 1;
    d->p->error->end = ENDS_AT_0;
    d->p->error->is_cut = line < source->lines.n && *source->lines.at[line];
}

static void take_lexer_error(Diagnosis *d) {
    const Tokens *all = d->p->all;
    *d->p->error = all->error;
    d->p->error->counts_bytes = all->error_is_late && !d->p->source->has_encoding;
    d->stop = true;
}

// The token at [at]; NULL where the lexer could not read on, which is then the error.
static const Token *look_at(Diagnosis *d, size_t at) {
    if (at + 1 > d->n_looked_at) d->n_looked_at = at + 1;
    const Token *token = &d->p->tokens[at];
    if (at + 1 < d->n_tokens) return token;
    const Tokens *all = d->p->all;
    if (all->error.kind != SYNTAX_OK) {
        take_lexer_error(d);
    } else if (all->unclosed.line) {
        fail_unclosed(d);
    }
    return d->stop ? NULL : token;
}

// ---- captures

Node *capture_parse(Diagnosis *d, const Capture *capture, Node *(*rule)(Parser *)) {
    size_t n = capture->end - capture->begin;
    Token *tokens = arena_alloc(&d->scratch, (n + 1) * sizeof *tokens);
    source_copy(d->p->source, tokens, &d->p->tokens[capture->begin], n * sizeof *tokens);
    tokens[n] = (Token){.kind = TOKEN_END, .span = tokens[n - 1].span, .text = "", .n = 0};
    SyntaxError error = {0};
    Parser inner = {.source = d->p->source,
                    .arena = &d->scratch,
                    .tokens = tokens,
                    .error = &error,
                    .all = d->p->all};
    Node *node = rule(&inner);
    return inner.at == n && error.kind == SYNTAX_OK ? node : NULL;
}

Node *capture_expression(Diagnosis *d, const Capture *capture) {
    bool is_yield = token_is(&d->p->tokens[capture->begin], "yield");
    return capture_parse(d, capture, is_yield ? parse_yield_or_star : parse_subject);
}

Span capture_span(Diagnosis *d, const Capture *capture) {
    const Token *tokens = d->p->tokens;
    size_t end = capture->end;
    Node *node = capture_expression(d, capture);
    if (node) return node->span;
    bool has_comma = end - capture->begin > 1 && token_is(&tokens[end - 1], ",");
    return span_between(tokens[capture->begin].span, tokens[end - (has_comma ? 2 : 1)].span);
}

// Where [to] ends: behind its last item, if it is several without brackets.
static Span last_item_span(Diagnosis *d, const Capture *to) {
    Node *node = capture_expression(d, to);
    if (node && node->kind == NODE_TUPLE && !node->is_parenthesized && node->list.n)
        return node->list.at[node->list.n - 1]->span;
    return capture_span(d, to);
}

// ---- saying what is wrong

// The message between the quotes, with %n, %t and %l of [a] filled in.
static void fill_message(Diagnosis *d, const char *from, const char *end, const Capture *a,
                         Str *out) {
    for (const char *c = from; c < end; c++) {
        if (*c != '%') {
            str_add_bytes(out, c, 1);
            continue;
        }
        const Token *token = &d->p->tokens[a->begin];
        Node *node = NULL;
        switch (*++c) {
        case 'l': str_printf(out, "%d", token->span.line); break;
        case 't': str_add_bytes(out, token->text, token->n); break;
        default:
            node = capture_expression(d, a);
            str_add(out, node ? node_describe(node) : "expression");
            break;
        }
    }
}

// From [from] to one column before the end of the last token looked at, as CPython counts here.
static Span span_to_last(const Diagnosis *d, Span from) {
    Span last = d->p->tokens[d->n_looked_at - 1].span;
    last.end_col--;
    return span_between(from, last);
}

static void say_message(Diagnosis *d, const Branch *branch, const Capture *captures) {
    const char *says = branch->says, *quote = strchr(says, '\'') + 1;
    Str message = {0};
    fill_message(d, quote, says + branch->n_says - 1, &captures[0], &message);
    if (strncmp(says, "indent", 6) == 0) {
        fail_indentation(d, "%s", str_text(&message));
    } else {
        Span span = last_looked_at(d);
        if (*says == 'a') span = capture_span(d, &captures[0]);
        if (strncmp(says, "a..b", 4) == 0)
            span = span_between(span, last_item_span(d, &captures[1]));
        else if (strncmp(says, "a..", 3) == 0)
            span = span_to_last(d, span);
        diagnosis_fail(d, span, "%s", str_text(&message));
    }
    str_deinit(&message);
}

// What a finished alternative means. True: it fits, and is none of the mistakes.
static bool judge(Diagnosis *d, const Branch *branch, const Capture *captures) {
    if (!branch->says) return true;
    const char *quote = memchr(branch->says, '\'', branch->n_says);
    if (!quote) return judge_named(branch->says, branch->n_says)(d, &captures[0], &captures[1]);
    say_message(d, branch, captures);
    return false;
}

// ---- the walk

static size_t match_branches(Diagnosis *d, const Branch *branch, size_t at);

static size_t match_rule(Diagnosis *d, int id, size_t at) {
    const Rule *rule = &d->grammar->rules.at[id];
    if (rule->is_remembered)
        for (Memo *memo = d->memos[at]; memo; memo = memo->next)
            if (memo->rule == id) return memo->end;
    bool errors_on = d->errors_on;
    if (strncmp(rule->name, "expression_without_invalid", rule->n) == 0 && rule->n > 20)
        d->errors_on = false;
    source_spend(d->p->source, 1);
    if (++d->depth > MAX_RULE_DEPTH || ++d->steps > MAX_STEPS) d->stop = true;
    size_t end = d->stop ? NOWHERE : match_branches(d, rule->branches, at);
    d->depth--;
    d->errors_on = errors_on;
    if (rule->is_remembered && !d->stop) {
        Memo *memo = arena_alloc(&d->scratch, sizeof *memo);
        *memo = (Memo){id, end, d->memos[at]};
        d->memos[at] = memo;
    }
    return end;
}

static bool begins_soft_keyword(const Token *token) {
    return token->kind == TOKEN_NAME && (strncmp("match", token->text, token->n) == 0 ||
                                         strncmp("case", token->text, token->n) == 0 ||
                                         strncmp("_", token->text, token->n) == 0);
}

static bool token_fits(const Token *token, const Item *item) {
    if (item->kind == ITEM_TOKEN)
        return (int)token->kind == item->id && (token->kind != TOKEN_NAME || !is_keyword(token));
    if (item->kind == ITEM_SOFT_KEYWORD) return begins_soft_keyword(token);
    bool has_word = token->kind == TOKEN_NAME || token->kind == TOKEN_OP;
    return has_word && token->n == item->n && memcmp(token->text, item->text, item->n) == 0;
}

static size_t match_once(Diagnosis *d, const Item *item, size_t at) {
    if (item->kind == ITEM_RULE) return match_rule(d, item->id, at);
    if (item->kind == ITEM_GROUP) return match_branches(d, item->group, at);
    const Token *token = look_at(d, at);
    return token && token_fits(token, item) ? at + 1 : NOWHERE;
}

static size_t match_repeated(Diagnosis *d, const Item *item, size_t at) {
    size_t end = match_once(d, item, at);
    if (end == NOWHERE) return item->repeat == '+' ? NOWHERE : at;
    if (item->repeat == '?') return end;
    for (;;) {
        size_t from = item->separator ? match_once(d, item->separator, end) : end;
        size_t next = from == NOWHERE ? NOWHERE : match_once(d, item, from);
        if (next == NOWHERE) return end;
        end = next;
    }
}

static size_t match_item(Diagnosis *d, const Item *item, size_t at) {
    size_t end = item->repeat ? match_repeated(d, item, at) : match_once(d, item, at);
    switch (item->before) {
    case '&': return end == NOWHERE ? NOWHERE : at;
    case '!': return end == NOWHERE ? at : NOWHERE;
    case '^':
        if (end == NOWHERE && !d->stop) {
            Span span = d->p->tokens[at].span;
            if (d->n_looked_at == at + 1) span = last_looked_at(d);
            diagnosis_fail(d, span, "expected '%.*s'", (int)item->n, item->text);
        }
        return end;
    default: return end;
    }
}

// The first of the alternatives that fits. One that is a mistake after all ends the search.
static size_t match_branches(Diagnosis *d, const Branch *branch, size_t at) {
    for (; branch; branch = branch->next) {
        if (branch->is_error && !d->errors_on) continue;
        Capture captures[2] = {0};
        bool is_cut = false;
        size_t end = at;
        for (const Item *item = branch->items; item && end != NOWHERE; item = item->next) {
            if (item->before == '~') {
                is_cut = true;
                continue;
            }
            size_t begin = end;
            end = match_item(d, item, begin);
            if (d->stop) return NOWHERE;
            if (item->capture) captures[item->capture - 'a'] = (Capture){begin, end};
        }
        if (end != NOWHERE) return judge(d, branch, captures) ? end : NOWHERE;
        if (is_cut) return NOWHERE;
    }
    return NOWHERE;
}

// ---- the two passes

static void walk(Diagnosis *d, int rule, size_t from, bool errors_on) {
    for (size_t i = 0; i <= d->n_tokens; i++) {
        d->memos[i] = NULL;
        source_step(d->p->source, i);
    }
    d->errors_on = errors_on;
    match_rule(d, rule, from);
}

// What the lexer could not read further on, or a bracket that stays open, explains more than where
// the parser stumbled.
static void prefer_lexer_error(Diagnosis *d) {
    const Tokens *all = d->p->all;
    if (d->n_looked_at >= d->n_tokens) return; // it was met already
    if (all->error.kind != SYNTAX_OK && !all->error_is_late) {
        take_lexer_error(d);
    } else if (all->unclosed.line &&
               d->p->tokens[d->n_looked_at - 1].span.line > all->unclosed.line) {
        fail_unclosed(d);
    }
}

static void diagnose(Diagnosis *d, int rule, size_t from) {
    walk(d, rule, from, false);
    if (!d->stop) {
        const Token *last = &d->p->tokens[d->n_looked_at - 1];
        Span place = last_looked_at(d);
        walk(d, rule, from, true);
        if (!d->stop && last->kind == TOKEN_INDENT) {
            fail_indentation(d, "unexpected indent");
            return;
        }
        if (!d->stop && last->kind == TOKEN_DEDENT) {
            fail_indentation(d, "unexpected unindent");
            return;
        }
        if (!d->stop) {
            bool is_at_end = last->kind == TOKEN_END;
            if (is_at_end) place.col = COL_OF_LINE;
            diagnosis_fail(d, place, "invalid syntax");
            if (is_at_end) d->p->error->end = ENDS_AT_0;
        }
    }
    prefer_lexer_error(d);
}

// Where to begin: at the statement that could not be read, unless one before it may be of Python 2
// all the same, as `print - 1` is.
static size_t first_in_doubt(const Parser *p) {
    for (size_t i = 0; i < p->statement; i++) {
        source_step(p->source, i);
        const Token *token = &p->tokens[i];
        bool is_word = token_is(token, "print") || token_is(token, "exec");
        if (is_word && !token_is(token + 1, "(")) return 0;
    }
    return p->statement;
}

void parse_diagnose(Parser *p, const char *rule) {
    Diagnosis d = {.p = p, .n_tokens = p->all->list.n};
    Grammar grammar = {.arena = &d.scratch};
    for (const char *const *text = grammar_texts; *text; text++)
        read_rules(&grammar, *text);
    d.grammar = &grammar;
    d.memos = arena_alloc(&d.scratch, (d.n_tokens + 1) * sizeof *d.memos);
    diagnose(&d, rule_id(&grammar, rule, strlen(rule)), first_in_doubt(p));
    vec_deinit(&grammar.rules);
    if (p->source->vm)
        vm_release_arena(p->source->vm, &d.scratch);
    else
        arena_deinit(&d.scratch);
}
