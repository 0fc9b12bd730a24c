/* Looking for words in what the reviews wrote down. */
#include "board/review_words.h"

#include "board_private.h"
#include "store/causes.h"
#include "store/incidents.h"
#include "text/fold.h"

#include <string.h>

/* The folded words, each once cut out; what is more than can be asked for stays together
 * with the last. */
static struct said_words words_of(const char *typed, struct arena *arena)
{
    struct said_words words = {.word = {NULL}};
    struct buf fold;
    buf_init(&fold);
    fold_name(&fold, typed);
    char *rest = arena_copy(arena, fold.text);
    buf_release(&fold);
    for (int i = 0; i < SAID_WORDS && *rest; i++) {
        size_t len = i + 1 < SAID_WORDS ? strcspn(rest, " ") : strlen(rest);
        words.word[i] = rest;
        rest += len;
        if (*rest)
            *rest++ = '\0';
    }
    return words;
}

bool board_causes_saying(struct board *board, const char *words, struct arena *arena,
                         struct cause_line **lines, size_t *n, struct err *err)
{
    const struct said_words said = words_of(words, arena);
    struct cause *causes;
    size_t count;
    if (!causes_saying(board->store, &said, arena, &causes, &count, err))
        return false;
    struct cause_line *list = arena_new(arena, count, sizeof *list);
    for (size_t i = 0; i < count; i++)
        if (!board_cause(board, causes[i].id, arena, &list[i], err))
            return false;
    *lines = list;
    *n = count;
    return true;
}

static bool fill_candidate(struct board *board, struct arena *arena,
                           struct candidate_line *line, struct err *err)
{
    const struct candidate *candidate = &line->candidate;
    struct review review;
    if (!record_get(board->store, &incident_records, candidate->incident, arena,
                    &line->incident, err))
        return false;
    week_text(week_of(zone_local(&board->zone, line->incident.started_at).date),
              line->week);
    if (!candidate->review)
        return true;
    if (!record_get(board->store, &review_records, candidate->review, arena, &review, err))
        return false;
    memcpy(line->week, review.week, WEEK_TEXT);
    return true;
}

bool board_candidates_saying(struct board *board, const char *words, struct arena *arena,
                             struct candidate_line **lines, size_t *n, struct err *err)
{
    const struct said_words said = words_of(words, arena);
    struct candidate *candidates;
    size_t count;
    if (!candidates_saying(board->store, &said, arena, &candidates, &count, err))
        return false;
    struct candidate_line *list = arena_new(arena, count, sizeof *list);
    for (size_t i = 0; i < count; i++) {
        list[i].candidate = candidates[i];
        if (!fill_candidate(board, arena, &list[i], err))
            return false;
    }
    *lines = list;
    *n = count;
    return true;
}

/* Whether the text has a word, folded, that `without` has not. */
static bool tells(const char *text, const char *without, const struct said_words *said)
{
    struct buf fold, other;
    bool found = false;
    buf_init(&fold);
    buf_init(&other);
    fold_name(&fold, text);
    fold_name(&other, without);
    for (int i = 0; i < SAID_WORDS && said->word[i]; i++)
        found = found ||
                (strstr(fold.text, said->word[i]) && !strstr(other.text, said->word[i]));
    buf_release(&other);
    buf_release(&fold);
    return found;
}

static bool fill_incident(struct board *board, const struct said_words *said,
                          struct arena *arena, struct incident_saying *saying,
                          struct err *err)
{
    const struct incident *incident = &saying->line.incident;
    struct area area = {.name = ""};
    struct fact *facts;
    size_t n;
    if ((incident->area &&
         !record_get(board->store, &area_records, incident->area, arena, &area, err)) ||
        !incidents_facts(board->store, incident->id, false, arena, &facts, &n, err))
        return false;
    saying->line.area = area.name;
    saying->fact = "";
    for (size_t i = n; i-- > 0;)
        if (tells(facts[i].text, incident->title, said))
            saying->fact = facts[i].text;
    return true;
}

bool board_incidents_saying(struct board *board, const char *words, struct arena *arena,
                            struct incident_saying **lines, size_t *n, struct err *err)
{
    const struct said_words said = words_of(words, arena);
    struct incident *incidents;
    size_t count;
    if (!incidents_saying(board->store, &said, board->line_fold, arena, &incidents, &count,
                          err))
        return false;
    struct incident_saying *list = arena_new(arena, count, sizeof *list);
    for (size_t i = 0; i < count; i++) {
        list[i].line.incident = incidents[i];
        if (!fill_incident(board, &said, arena, &list[i], err))
            return false;
    }
    *lines = list;
    *n = count;
    return true;
}
