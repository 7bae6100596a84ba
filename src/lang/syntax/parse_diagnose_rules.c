// The mistakes that the grammar's notation cannot judge alone, and the few checks of forms that are
// well built but have no meaning.
#include "lang/syntax/parse_diagnose.h"

#include <string.h>

// ---- targets

static bool judge_target(Diagnosis *d, const Capture *a, TargetUse use) {
    Node *node = capture_expression(d, a);
    const Node *wrong = node ? invalid_target_in(node, use) : NULL;
    if (wrong)
        diagnosis_fail(d, wrong->span,
                       use == TARGET_DELETE ? "cannot delete %s" : "cannot assign to %s",
                       node_describe(wrong));
    return false;
}

static bool target_of_assignment(Diagnosis *d, const Capture *a, const Capture *b) {
    (void)b;
    return judge_target(d, a, TARGET_ASSIGN);
}
static bool target_of_for(Diagnosis *d, const Capture *a, const Capture *b) {
    (void)b;
    return judge_target(d, a, TARGET_FOR);
}
static bool target_of_del(Diagnosis *d, const Capture *a, const Capture *b) {
    (void)b;
    return judge_target(d, a, TARGET_DELETE);
}

// ---- expressions side by side

static bool is_statement_of_python_2(Diagnosis *d, const Capture *a) {
    const Token *token = &d->p->tokens[a->begin];
    return a->end == a->begin + 1 && (token_is(token, "print") || token_is(token, "exec"));
}

static bool missing_parentheses(Diagnosis *d, const Capture *a, const Capture *b) {
    if (!is_statement_of_python_2(d, a)) return false;
    const Token *word = &d->p->tokens[a->begin];
    diagnosis_fail(d, span_between(capture_span(d, a), capture_span(d, b)),
                   "Missing parentheses in call to '%.*s'. Did you mean %.*s(...)?", (int)word->n,
                   word->text, (int)word->n, word->text);
    return false;
}

// Only inside brackets, where two expressions side by side can be nothing else.
static bool missing_comma(Diagnosis *d, const Capture *a, const Capture *b) {
    if (is_statement_of_python_2(d, a) || !d->p->tokens[b->end - 1].n_brackets) return false;
    diagnosis_fail(d, span_between(capture_span(d, a), capture_span(d, b)),
                   "invalid syntax. Perhaps you forgot a comma?");
    return false;
}

static bool missing_colon(Diagnosis *d, const Capture *a, const Capture *b) {
    (void)b;
    Span key = capture_span(d, a);
    diagnosis_fail(d, (Span){.line = key.line, .col = key.end_col - 1},
                   "':' expected after dictionary key");
    d->p->error->end = ENDS_AT_0;
    return false;
}

// ---- arguments

static Node *arguments_rule(Parser *p) {
    Node *call = node_new(p, NODE_CALL, parse_peek(p)->span);
    return parse_arguments(p, call) ? node_end(p, call) : NULL;
}

// The last item of the last "for … in … if …": where CPython's underlining ends.
static Span end_of_clauses(Diagnosis *d, const Capture *clauses, bool its_target) {
    Node *node = capture_parse(d, clauses, parse_comprehension);
    if (!node) return capture_span(d, clauses);
    const Node *last = node->list.at[node->list.n - 1];
    if (its_target) return last->target->span;
    return last->list.n ? last->list.at[last->list.n - 1]->span : last->value->span;
}

static bool generator_among_arguments(Diagnosis *d, const Capture *a, const Capture *b) {
    Node *call = capture_parse(d, a, arguments_rule);
    if (!call || call->list.n <= 1) return false;
    diagnosis_fail(d,
                   span_between(call->list.at[call->list.n - 1]->span, end_of_clauses(d, b, false)),
                   "Generator expression must be parenthesized");
    return false;
}

static bool generator_first(Diagnosis *d, const Capture *a, const Capture *b) {
    diagnosis_fail(d, span_between(capture_span(d, a), end_of_clauses(d, b, false)),
                   "Generator expression must be parenthesized");
    return false;
}

static bool generator_after_arguments(Diagnosis *d, const Capture *a, const Capture *b) {
    diagnosis_fail(d, span_between(capture_span(d, a), end_of_clauses(d, b, true)),
                   "Generator expression must be parenthesized");
    return false;
}

static bool positional_after_keyword(Diagnosis *d, const Capture *a, const Capture *b) {
    (void)b;
    Node *call = capture_parse(d, a, arguments_rule);
    bool has_mapping = false;
    for (size_t i = 0; call && i < call->list2.n; i++)
        has_mapping |= !call->list2.at[i]->name;
    diagnosis_fail(d, last_looked_at(d),
                   has_mapping ? "positional argument follows keyword argument unpacking"
                               : "positional argument follows keyword argument");
    return false;
}

// ---- well built, without a meaning

static bool is_imaginary(const Diagnosis *d, const Capture *a) {
    const Token *token = &d->p->tokens[a->begin];
    return (token->text[token->n - 1] | 0x20) == 'j';
}

static bool check_real(Diagnosis *d, const Capture *a, const Capture *b) {
    (void)b;
    if (is_imaginary(d, a))
        diagnosis_fail(d, capture_span(d, a), "real number required in complex literal");
    return !d->stop;
}

static bool check_imaginary(Diagnosis *d, const Capture *a, const Capture *b) {
    (void)b;
    if (!is_imaginary(d, a))
        diagnosis_fail(d, capture_span(d, a), "imaginary number required in complex literal");
    return !d->stop;
}

// Escapes are decoded and f-strings taken apart as soon as the literals are read; what is wrong
// with the text itself stands at the furthest token.
static bool check_strings(Diagnosis *d, const Capture *a, const Capture *b) {
    (void)b;
    SyntaxError error = {0};
    Parser inner = *d->p;
    inner.error = &error;
    inner.at = a->begin;
    inner.furthest = last_looked_at(d);
    parse_strings(&inner);
    if (error.kind == SYNTAX_OK) return true;
    error.counts_bytes = !d->p->source->has_encoding;
    *d->p->error = error;
    d->stop = true;
    return false;
}

Judge *judge_named(const char *name, size_t n) {
    static const struct {
        const char *name;
        Judge *judge;
    } judges[] = {{"target_of_assignment", target_of_assignment},
                  {"target_of_for", target_of_for},
                  {"target_of_del", target_of_del},
                  {"missing_parentheses", missing_parentheses},
                  {"missing_comma", missing_comma},
                  {"missing_colon", missing_colon},
                  {"generator_first", generator_first},
                  {"generator_among_arguments", generator_among_arguments},
                  {"generator_after_arguments", generator_after_arguments},
                  {"positional_after_keyword", positional_after_keyword},
                  {"check_real", check_real},
                  {"check_imaginary", check_imaginary},
                  {"check_strings", check_strings}};
    for (size_t i = 0; i < sizeof judges / sizeof *judges; i++)
        if (strlen(judges[i].name) == n && memcmp(judges[i].name, name, n) == 0)
            return judges[i].judge;
    CHECK(false, "the grammar of errors names a judge that there is");
    return NULL;
}
