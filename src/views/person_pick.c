/* Whom a text being typed could mean. */
#include "person_pick.h"

#include "board/person.h"
#include "domain/name.h"
#include "text/fold.h"

#include <string.h>

void person_pick_clear(struct person_pick *pick)
{
    *pick = (struct person_pick){0};
}

static void offer(struct person_pick *pick, const struct person *owner,
                  const struct person *helper)
{
    if (pick->n < PERSON_PICKS)
        pick->choice[pick->n++] = (struct person_choice){.owner = owner, .helper = helper};
}

static void offer_one(struct person_pick *pick, const struct person *person)
{
    if (person && person->state != PERSON_LEFT)
        offer(pick, person, NULL);
}

/* The folded name begins so, or one of its words does. */
static bool begins(const char *fold, const char *start)
{
    size_t len = strlen(start);
    for (const char *word = fold; word; word = strchr(word, ' ')) {
        word += *word == ' ';
        if (strncmp(word, start, len) == 0)
            return true;
    }
    return false;
}

static bool fits(const struct person *person, const char *start)
{
    struct buf name;
    if (person->state == PERSON_LEFT)
        return false;
    buf_init(&name);
    fold_name(&name, person->name);
    bool fit = begins(name.text, start);
    buf_release(&name);
    return fit || strncmp(person->handle, start, strlen(start)) == 0;
}

static void find_one(struct person_pick *pick, const char *typed,
                     const struct person *people, size_t n)
{
    struct buf start;
    buf_init(&start);
    fold_name(&start, typed[0] == '@' ? typed + 1 : typed);
    for (size_t i = 0; i < n && start.len; i++)
        if (fits(&people[i], start.text))
            offer(pick, &people[i], NULL);
    buf_release(&start);
}

/* A part that the roster does not know by itself may be the beginning of one name. */
static const struct person *part_person(const struct name_part *part, const char *typed,
                                        const struct person *people, size_t n)
{
    if (part->person)
        return part->person;
    struct buf text;
    buf_init(&text);
    buf_add_n(&text, typed + part->span.at, part->span.len);
    const struct person *person = name_person(text.text, people, n);
    buf_release(&text);
    return person;
}

void person_pick_find(struct person_pick *pick, const char *typed,
                      const struct person *people, size_t n, bool two)
{
    struct name_reading reading;
    person_pick_clear(pick);
    if (!typed[0])
        return;
    name_read(typed, people, n, &reading);
    if (!name_check(&reading, typed, &pick->says) && reading.verdict == NAME_TWO_PEOPLE) {
        const struct person *first = NULL, *second = NULL;
        if (reading.parts >= 2) {
            first = part_person(&reading.part[0], typed, people, n);
            second = part_person(&reading.part[1], typed, people, n);
        }
        if (!two) {
            offer_one(pick, first);
            offer_one(pick, second);
        } else if (first && second && first != second) {
            offer(pick, first, second);
            offer(pick, second, first);
            offer(pick, NULL, NULL);
        }
        return;
    }
    if (!reading.person || !fold_same(reading.person->name, typed))
        find_one(pick, typed, people, n);
}

/* More than so many are a sentence that was typed into the wrong field. */
enum { WORDS = 5 };

static int count_words(const char *text)
{
    int n = 0;
    for (text += strspn(text, " "); *text; n++) {
        text += strcspn(text, " ");
        text += strspn(text, " ");
    }
    return n;
}

void person_pick_offer_new(struct person_pick *pick, const char *typed,
                           const struct person *people, size_t n)
{
    struct name_reading reading;
    struct err err;
    if (pick->n || pick->says.code != ERR_NONE || !typed[0] || count_words(typed) > WORDS)
        return;
    name_read(typed, people, n, &reading);
    if (!reading.person && name_check(&reading, typed, &err))
        pick->choice[pick->n++] = (struct person_choice){.adds = true};
}

void person_pick_owned(struct person_pick *pick, struct board *board, struct arena *arena)
{
    struct buf has;
    struct err ignored;
    buf_init(&has);
    for (int i = 0; i < pick->n; i++) {
        const struct person *owner = pick->choice[i].owner;
        buf_reset(&has);
        if (!owner)
            continue;
        buf_addf(&has, "%.*s has ", (int)strcspn(owner->name, " "), owner->name);
        if (board_owned_text(board, owner->id, &has, &ignored))
            pick->choice[i].has = arena_copy(arena, has.text);
    }
    buf_release(&has);
}

bool person_pick_feed(struct person_pick *pick, const struct key *key)
{
    if (pick->n == 0 || (key->code != KEY_CODE_UP && key->code != KEY_CODE_DOWN))
        return false;
    int step = key->code == KEY_CODE_UP ? pick->n - 1 : 1;
    pick->at = (pick->at + step) % pick->n;
    pick->moved = true;
    return true;
}

const struct person_choice *person_pick_chosen(const struct person_pick *pick)
{
    return pick->n ? &pick->choice[pick->at] : NULL;
}

enum { HAS = 28 }; /* columns before what they have already */

static void draw_choice(const struct person_choice *choice, struct grid *grid, int row,
                        int left, int width, bool here)
{
    enum ink ink = here ? INK_SELECT : INK_TEXT;
    int used = 0;
    if (here)
        grid_text(grid, row, left - 2, 1, INK_FOCUS, ">");
    if (choice->adds)
        grid_text(grid, row, left, width, ink, "nobody yet: put this person on the board");
    else if (!choice->owner)
        grid_text(grid, row, left, width, ink, "Keep typing one name");
    else if (choice->helper)
        used = grid_textf(grid, row, left, width, ink, "%s owns it, %s helps",
                          choice->owner->name, choice->helper->name);
    else
        used = grid_textf(grid, row, left, width, ink, "%s  %s%s", choice->owner->name,
                          choice->owner->handle,
                          choice->owner->state == PERSON_AWAY ? "  away" : "");
    int at = used < HAS ? HAS : used + 2;
    if (choice->has && at + HAS / 2 < width)
        grid_text(grid, row, left + at, width - at, INK_MUTED, choice->has);
}

int person_pick_draw(const struct person_pick *pick, struct grid *grid, int row, int left,
                     int width)
{
    bool refused = pick->says.code != ERR_NONE;
    if (refused || pick->n)
        grid_rule(grid, row++, left, width < 44 ? width : 44, INK_MUTED);
    if (refused) {
        grid_text(grid, row, left, 9, INK_ATTENTION, "REFUSED");
        row += grid_wrap(grid, row, left + 9, width - 9, 2, INK_ATTENTION, pick->says.what);
        if (pick->says.why[0])
            row += grid_wrap(grid, row, left + 9, width - 9, 1, INK_TEXT, pick->says.why);
    }
    for (int i = 0; i < pick->n; i++)
        draw_choice(&pick->choice[i], grid, row++, left, width, i == pick->at);
    return row;
}
