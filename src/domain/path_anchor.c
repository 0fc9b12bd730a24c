/* What stands in every path that a pattern matches, as a short text to look it up by. A
 * folder from the root is "/a/b", a name anywhere "=name", an ending ".ending". */
#include "domain/path.h"

#include <string.h>

/* A piece between slashes. */
struct piece {
    const char *at;
    size_t len;
};

static bool next_piece(const char **s, struct piece *piece)
{
    if (!**s)
        return false;
    piece->at = *s;
    piece->len = strcspn(*s, "/");
    *s += piece->len + ((*s)[piece->len] == '/');
    return true;
}

/* A piece that matches itself alone, byte for byte. What is no UTF-8 in a path is compared
 * as U+FFFD. */
static bool is_plain(const struct piece *piece)
{
    static const char special[] = "*?[]\\";
    for (size_t i = 0; i < piece->len; i++)
        if (strchr(special, piece->at[i]))
            return false;
    return piece->len > 0 && !memmem(piece->at, piece->len, "\xEF\xBF\xBD", 3);
}

/* The ending of "*.js": what is behind the last dot, where nothing but letters follows the
 * last sign that stands for others. */
static const char *ending(const struct piece *piece, size_t *len)
{
    const char *dot = memrchr(piece->at, '.', piece->len);
    if (!dot || memchr(piece->at, '[', piece->len) || memchr(piece->at, '\\', piece->len))
        return NULL;
    struct piece rest = {dot, (size_t)(piece->at + piece->len - dot)};
    *len = rest.len;
    return is_plain(&rest) ? dot : NULL;
}

static bool from_root(enum dialect dialect, const char *pattern)
{
    const char *slash = strchr(pattern, '/');
    if (dialect == DIALECT_GITLAB)
        return pattern[0] == '/';
    return slash && slash[1];
}

/* The first name or ending in the pattern. */
static void add_anywhere(const char *pattern, struct buf *out)
{
    struct piece piece;
    const char *s = pattern, *dot;
    size_t len;
    while (next_piece(&s, &piece))
        if (is_plain(&piece)) {
            buf_add_c(out, '=');
            buf_add_n(out, piece.at, piece.len);
            return;
        }
    s = pattern;
    while (next_piece(&s, &piece))
        if ((dot = ending(&piece, &len))) {
            buf_add_n(out, dot, len);
            return;
        }
}

void path_anchor(enum dialect dialect, const char *pattern, struct buf *out)
{
    struct piece piece;
    const char *s = pattern + (pattern[0] == '/');
    size_t before = out->len;
    if (path_fault(dialect, pattern))
        return;
    if (from_root(dialect, pattern))
        while (next_piece(&s, &piece) && is_plain(&piece)) {
            buf_add_c(out, '/');
            buf_add_n(out, piece.at, piece.len);
        }
    if (out->len == before)
        add_anywhere(pattern + (pattern[0] == '/'), out);
}

static void add_key(struct arena *arena, const char ***keys, size_t *n, size_t *cap,
                    const char *key)
{
    *keys = arena_grow(arena, *keys, cap, *n + 1, sizeof **keys);
    (*keys)[(*n)++] = key;
}

size_t path_anchors(const char *path, struct arena *arena, const char *const **anchors)
{
    const char **keys = NULL;
    size_t n = 0, cap = 0;
    struct piece piece;
    path += strncmp(path, "./", 2) == 0 ? 2 : 0;
    path += *path == '/';
    add_key(arena, &keys, &n, &cap, "");
    for (const char *s = path; next_piece(&s, &piece);) {
        const char *dot = memrchr(piece.at, '.', piece.len);
        size_t until = (size_t)(piece.at + piece.len - path);
        add_key(arena, &keys, &n, &cap, arena_printf(arena, "/%.*s", (int)until, path));
        add_key(arena, &keys, &n, &cap,
                arena_printf(arena, "=%.*s", (int)piece.len, piece.at));
        if (dot)
            add_key(arena, &keys, &n, &cap,
                    arena_text(arena, dot, (size_t)(piece.at + piece.len - dot)));
    }
    *anchors = keys;
    return n;
}
