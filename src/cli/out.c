/* Where answers go. Text is gathered and written once, so that a pipe gets all or nothing.
 */
#include "out.h"

#include "base/arena.h"
#include "text/columns.h"

#include <assert.h>
#include <errno.h>
#include <stdarg.h>
#include <string.h>
#include <unistd.h>

/* The only escape sequences the command line writes. */
static const char *const colors[] = {
    [OUT_TEXT] = "",         [OUT_HEAD] = "\033[1m",  [OUT_ATTENTION] = "\033[1;31m",
    [OUT_GOOD] = "\033[32m", [OUT_MUTED] = "\033[2m",
};
static const char color_end[] = "\033[0m";

void out_init(struct out *out, enum out_mode mode, bool color)
{
    *out = (struct out){.mode = mode, .color = color && mode == OUT_TTY};
    buf_init(&out->text);
    buf_init(&out->notes);
    json_out_init(&out->json, &out->text);
}

void out_release(struct out *out)
{
    buf_release(&out->text);
    buf_release(&out->notes);
}

static enum sink sink_of(const struct out *out)
{
    return out->mode == OUT_TTY ? SINK_TTY : SINK_PIPE;
}

/* The format's own text is ours; what it is given is data. */
static void say(struct buf *to, enum sink sink, const char *fmt, va_list args)
{
    for (const char *at = fmt; *at;) {
        if (*at != '%') {
            size_t plain = strcspn(at, "%");
            buf_add_n(to, at, plain);
            at += plain;
        } else if (at[1] == 's') {
            clean_add(to, sink, va_arg(args, const char *));
            at += 2;
        } else if (strncmp(at, "%lld", 4) == 0) {
            buf_addf(to, "%lld", va_arg(args, long long));
            at += 4;
        } else {
            assert(at[1] == '%');
            buf_add_c(to, '%');
            at += 2;
        }
    }
}

void out_say(struct out *out, const char *fmt, ...)
{
    va_list args;
    va_start(args, fmt);
    say(&out->text, sink_of(out), fmt, args);
    va_end(args);
}

void out_role(struct out *out, enum out_role role, const char *fmt, ...)
{
    bool color = out->color && role != OUT_TEXT;
    va_list args;
    va_start(args, fmt);
    if (color)
        buf_add(&out->text, colors[role]);
    say(&out->text, sink_of(out), fmt, args);
    if (color)
        buf_add(&out->text, color_end);
    va_end(args);
}

void out_note(struct out *out, const char *fmt, ...)
{
    va_list args;
    va_start(args, fmt);
    say(&out->notes, SINK_TTY, fmt, args);
    buf_add_c(&out->notes, '\n');
    va_end(args);
}

void out_raw(struct out *out, const char *text, size_t len)
{
    buf_add_n(&out->text, text, len);
}

void out_page(struct out *out, const char *key, const struct buf *text)
{
    if (out->mode != OUT_JSON) {
        out_raw(out, text->text, text->len);
        return;
    }
    json_out_object(&out->json);
    json_out_int_of(&out->json, "v", 1);
    json_out_text_of(&out->json, key, text->text);
    json_out_end(&out->json);
}

void out_row(struct out_table *table, struct arena *arena, const struct out_cell *cells)
{
    size_t columns = (size_t)table->columns, used = table->rows * columns;
    table->cell =
        arena_grow(arena, table->cell, &table->cap, used + columns, sizeof *table->cell);
    memcpy(table->cell + used, cells, columns * sizeof *cells);
    table->rows++;
}

static void pipe_table(struct out *out, const struct out_table *table)
{
    for (size_t row = 0; row < table->rows; row++)
        for (int c = 0; c < table->columns; c++)
            out_say(out, c + 1 < table->columns ? "%s\t" : "%s\n",
                    table->cell[row * (size_t)table->columns + (size_t)c].text);
}

/* Takes `over` columns away, one at a time: from the flexible column while it is wide, then
 * from whichever is widest, none below its heading. */
static void give_way(const struct out_table *table, int over, int wide[OUT_COLUMNS])
{
    const int enough = 24;
    for (; over > 0; over--) {
        int at = table->flexible;
        for (int c = 0; wide[at] <= enough && c < table->columns; c++)
            if (wide[c] > wide[at])
                at = c;
        if (wide[at] <= columns_of(table->heading[at]))
            return;
        wide[at]--;
    }
}

/* How wide each column is: what is in it, within the width of the terminal. */
static void measure(const struct out_table *table, int width, int wide[OUT_COLUMNS])
{
    const int gap = 2;
    struct buf clean;
    buf_init(&clean);
    for (int c = 0; c < table->columns; c++)
        wide[c] = table->rows ? columns_of(table->heading[c]) : 0;
    for (size_t i = 0; i < table->rows * (size_t)table->columns; i++) {
        buf_reset(&clean);
        clean_add(&clean, SINK_TTY, table->cell[i].text);
        int columns = columns_of(clean.text);
        int *w = &wide[i % (size_t)table->columns];
        *w = columns > *w ? columns : *w;
    }
    buf_release(&clean);
    int total = (table->columns - 1) * gap;
    for (int c = 0; c < table->columns; c++)
        total += wide[c];
    give_way(table, total - width, wide);
}

static void put_cell(struct out *out, const struct out_cell *cell, int width, bool last)
{
    struct buf clean, cut;
    buf_init(&clean);
    buf_init(&cut);
    clean_add(&clean, SINK_TTY, cell->text);
    columns_cut(&cut, clean.text, width);
    bool color = out->color && cell->role != OUT_TEXT && cut.len;
    if (color)
        buf_add(&out->text, colors[cell->role]);
    buf_add(&out->text, cut.text);
    if (color)
        buf_add(&out->text, color_end);
    if (last)
        buf_add_c(&out->text, '\n');
    else
        buf_fill(&out->text, ' ', (size_t)(width - columns_of(cut.text)) + 2);
    buf_release(&clean);
    buf_release(&cut);
}

void out_table(struct out *out, const struct out_table *table, int width)
{
    int wide[OUT_COLUMNS] = {0};
    if (out->mode != OUT_TTY) {
        pipe_table(out, table);
        return;
    }
    measure(table, width, wide);
    for (int c = 0; table->rows && c < table->columns; c++)
        put_cell(out, &(struct out_cell){table->heading[c], OUT_MUTED}, wide[c],
                 c + 1 == table->columns);
    for (size_t row = 0; row < table->rows; row++)
        for (int c = 0; c < table->columns; c++)
            put_cell(out, &table->cell[row * (size_t)table->columns + (size_t)c], wide[c],
                     c + 1 == table->columns);
}

/* Writes all of it; a reader that went away is no failure of ours. */
static bool write_all(int fd, const struct buf *text, struct err *err)
{
    for (size_t done = 0; done < text->len;) {
        ssize_t n = write(fd, text->text + done, text->len - done);
        if (n < 0 && errno == EINTR)
            continue;
        if (n < 0 && errno == EPIPE)
            return true;
        if (n < 0) {
            err_set(err, ERR_STORE, "the answer could not be written");
            return err_why(err, "%s", strerror(errno));
        }
        done += (size_t)n;
    }
    return true;
}

bool out_flush(struct out *out, struct err *err)
{
    struct err ignored;
    write_all(STDERR_FILENO, &out->notes, &ignored);
    bool ok = write_all(STDOUT_FILENO, &out->text, err);
    buf_reset(&out->notes);
    buf_reset(&out->text);
    return ok;
}
