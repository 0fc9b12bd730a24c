/* Who carries what. */
#include "board/loads.h"

#include "board_private.h"
#include "domain/load.h"

/* The person's place in the list, which is there: a row refers to somebody of the board. */
static struct load_line *line_of(const struct load *load, int64_t person)
{
    size_t i = 0;
    while (i < load->n && load->line[i].person.id != person)
        i++;
    return i < load->n ? &load->line[i] : NULL;
}

static void count(struct load *load, const struct people_area *rows, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        struct load_line *line = line_of(load, rows[i].person);
        if (line && rows[i].owns)
            line->owns_n++;
        else if (line)
            line->stands_in++;
        load->alone_n += rows[i].owns && !rows[i].stood_in;
    }
}

static void fill(struct load *load, const struct people_area *rows, size_t n,
                 struct arena *arena)
{
    size_t alone = 0;
    load->alone = arena_new(arena, load->alone_n, sizeof *load->alone);
    for (size_t i = 0; i < load->n; i++) {
        load->line[i].owns =
            arena_new(arena, load->line[i].owns_n, sizeof *load->line[i].owns);
        load->line[i].owns_n = 0;
    }
    for (size_t i = 0; i < n; i++) {
        const struct load_area area = {rows[i].slug, rows[i].name, rows[i].stood_in};
        struct load_line *line = line_of(load, rows[i].person);
        if (!rows[i].owns)
            continue;
        if (line)
            line->owns[line->owns_n++] = area;
        if (!area.stood_in)
            load->alone[alone++] = area;
    }
}

static void judge(struct load *load, struct arena *arena)
{
    size_t *owns = arena_new(arena, load->n, sizeof *owns);
    bool *heavy = arena_new(arena, load->n, sizeof *heavy);
    for (size_t i = 0; i < load->n; i++)
        owns[i] = load->line[i].owns_n;
    load_judge(owns, load->n, heavy);
    for (size_t i = 0; i < load->n; i++)
        load->line[i].heavy = heavy[i];
}

bool board_loads(struct board *board, struct arena *arena, struct load *load,
                 struct err *err)
{
    struct person *people;
    struct people_area *rows;
    struct load l = {0};
    size_t n;
    if (!people_list(board->store, arena, &people, &l.n, err) ||
        !people_areas(board->store, arena, &rows, &n, err))
        return false;
    l.line = arena_new(arena, l.n, sizeof *l.line);
    for (size_t i = 0; i < l.n; i++)
        l.line[i].person = people[i];
    count(&l, rows, n);
    fill(&l, rows, n, arena);
    judge(&l, arena);
    *load = l;
    return true;
}
