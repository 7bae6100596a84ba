// match.
#include "lang/tree.h"

Stmt *compile_match(Compiler *c, const Node *node) {
    tree_unsupported(c, node, "match statements are");
    return TREE_STMT(c, Stmt, NULL, node);
}
