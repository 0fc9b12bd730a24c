/* Who carries what. */
#include "board/loads.h"

#include "board/lookup.h"
#include "board_private.h"
#include "domain/load.h"

#include <stdlib.h>

/* The lines by the id of their person, beside the list that is by name. */
struct lines {
    struct load_line **by_id;
    size_t n;
};

static int by_person(const void *a, const void *b)
{
    int64_t left = (*(struct load_line *const *)a)->person.id;
    int64_t right = (*(struct load_line *const *)b)->person.id;
    return (left > right) - (left < right);
}

static struct lines lines_of(struct load *load, struct arena *arena)
{
    struct lines lines = {arena_new(arena, load->n, sizeof *lines.by_id), load->n};
    for (size_t i = 0; i < load->n; i++)
        lines.by_id[i] = &load->line[i];
    if (load->n)
        qsort(lines.by_id, lines.n, sizeof *lines.by_id, by_person);
    return lines;
}

static int of_person(const void *id, const void *line)
{
    int64_t left = *(const int64_t *)id;
    int64_t right = (*(struct load_line *const *)line)->person.id;
    return (left > right) - (left < right);
}

/* NULL for nobody of the board. */
static struct load_line *line_of(const struct lines *lines, int64_t person)
{
    struct load_line **found =
        lines->n ? bsearch(&person, lines->by_id, lines->n, sizeof *lines->by_id, of_person)
                 : NULL;
    return found ? *found : NULL;
}

static void count(struct load *load, const struct lines *lines,
                  const struct people_area *rows, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        struct load_line *line = line_of(lines, rows[i].person);
        if (line && rows[i].owns)
            line->owns_n++;
        else if (line)
            line->stands_in++;
        load->alone_n += rows[i].owns && !rows[i].stood_in;
    }
}

static void fill(struct load *load, const struct lines *lines,
                 const struct people_area *rows, size_t n, struct arena *arena)
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
        struct load_line *line = line_of(lines, rows[i].person);
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
    if (!board_people(board, arena, &people, &l.n, err) ||
        !people_areas(board->store, arena, &rows, &n, err))
        return false;
    l.line = arena_new(arena, l.n, sizeof *l.line);
    for (size_t i = 0; i < l.n; i++)
        l.line[i].person = people[i];
    const struct lines lines = lines_of(&l, arena);
    count(&l, &lines, rows, n);
    fill(&l, &lines, rows, n, arena);
    judge(&l, arena);
    *load = l;
    return true;
}
