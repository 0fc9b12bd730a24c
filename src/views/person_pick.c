/* Whom a text being typed could mean. */
#include "person_pick.h"

#include "board/person.h"
#include "domain/name.h"
#include "text/closest.h"
#include "text/fold.h"

#include <assert.h>
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

enum { CLOSE = 2 }; /* so many at most are offered for a slip of the finger */

/* Slips between what is typed and a name; -1: too many, or another name that only has what
 * is typed in it. */
static int slips(const char *typed, const char *name)
{
    struct closest closest;
    assert(typed && name);
    size_t n = strlen(typed), m = strlen(name), most = n / 3;
    most = most < 1 ? 1 : most > 3 ? 3 : most;
    closest_init(&closest, typed);
    closest_offer(&closest, name);
    return closest.n && (n > m ? n - m : m - n) <= most ? closest.distance[0] : -1;
}

/* Of the whole name, a word of it or the handle, whichever is nearest. */
static int person_slips(const struct person *person, const char *typed)
{
    struct buf name, word;
    int least = -1;
    buf_init(&name);
    buf_init(&word);
    fold_name(&name, person->name);
    const char *at = name.text;
    do {
        at += *at == ' ';
        buf_reset(&word);
        buf_add_n(&word, at, strcspn(at, " "));
        int n = slips(typed, word.text);
        least = n >= 0 && (least < 0 || n < least) ? n : least;
        at = strchr(at, ' ');
    } while (at);
    const char *const whole[] = {name.text, person->handle};
    for (int i = 0; i < 2; i++) {
        int n = slips(typed, whole[i]);
        least = n >= 0 && (least < 0 || n < least) ? n : least;
    }
    buf_release(&word);
    buf_release(&name);
    return least;
}

/* Where nobody's name begins so: who was perhaps meant, the nearest first. */
static void find_close(struct person_pick *pick, const char *typed,
                       const struct person *people, size_t n)
{
    struct buf fold;
    int distance[CLOSE];
    buf_init(&fold);
    fold_name(&fold, typed[0] == '@' ? typed + 1 : typed);
    for (size_t i = 0; i < n && fold.len > 1; i++) {
        int slip =
            people[i].state == PERSON_LEFT ? -1 : person_slips(&people[i], fold.text);
        int place = pick->n;
        while (place > 0 && distance[place - 1] > slip)
            place--;
        if (slip < 0 || place == CLOSE)
            continue;
        pick->n += pick->n < CLOSE;
        for (int at = pick->n - 1; at > place; at--) {
            pick->choice[at] = pick->choice[at - 1];
            distance[at] = distance[at - 1];
        }
        pick->choice[place] = (struct person_choice){.owner = &people[i], .close = true};
        distance[place] = slip;
    }
    buf_release(&fold);
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

static void find(struct person_pick *pick, const char *typed, const struct person *people,
                 size_t n, bool two)
{
    struct name_reading reading;
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
    if (!pick->n && !reading.person && pick->says.code == ERR_NONE)
        find_close(pick, typed, people, n);
}

const char *person_pick_word(const struct person *person, const struct person *people,
                             size_t n)
{
    const struct person *meant;
    name_known(person->name, people, n, &meant);
    return meant && meant->id == person->id ? person->name : person->handle;
}

void person_pick_find(struct person_pick *pick, const char *typed,
                      const struct person *people, size_t n, bool two)
{
    person_pick_clear(pick);
    if (!typed[0])
        return;
    find(pick, typed, people, n, two);
    for (int i = 0; i < pick->n; i++) {
        struct person_choice *choice = &pick->choice[i];
        if (choice->owner)
            choice->word = person_pick_word(choice->owner, people, n);
        if (choice->helper)
            choice->helper_word = person_pick_word(choice->helper, people, n);
    }
}

enum { WORDS = 5 }; /* of a name, without "de la" and the like */

static bool is_one_of(const char *word, size_t len, const char *const *list, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (strlen(list[i]) == len && strncmp(word, list[i], len) == 0)
            return true;
    return false;
}

/* What was meant for another field: too many words for a name, or words and signs that none
 * has. */
static bool is_sentence(const char *typed)
{
    static const char *const inside[] = {"de",  "la",  "del", "da",  "dos", "di", "du",
                                         "van", "von", "der", "den", "el",  "al", "bin",
                                         "ibn", "y",   "e",   "of",  "zu",  "ter"};
    static const char *const never[] = {
        "the", "a",    "an",   "is",  "it",   "we",   "will", "to",  "when", "not", "no",
        "who", "that", "this", "was", "does", "with", "from", "has", "for",  "if",  "are"};
    int words = 0;
    bool sentence = strpbrk(typed, "?!;:0123456789") != NULL;
    for (const char *at = typed + strspn(typed, " "); *at;) {
        size_t len = strcspn(at, " ");
        words += !is_one_of(at, len, inside, sizeof inside / sizeof *inside);
        sentence |= is_one_of(at, len, never, sizeof never / sizeof *never);
        at += len;
        at += strspn(at, " ");
    }
    return sentence || words > WORDS;
}

void person_pick_offer_new(struct person_pick *pick, const char *typed,
                           const struct person *people, size_t n)
{
    struct name_reading reading;
    struct err err;
    bool only_close = !pick->n || pick->choice[0].close;
    if (!only_close || pick->says.code != ERR_NONE || !typed[0])
        return;
    name_read(typed, people, n, &reading);
    if (reading.person || !name_check(&reading, typed, &err))
        return;
    if (is_sentence(typed)) {
        err_set(&pick->says, ERR_REFUSED, "\"%s\" reads like a sentence, not like a name",
                typed);
        err_next(&pick->says,
                 "Type one person's name. If it is one: A on the board adds it.");
        pick->n = 0;
        return;
    }
    const char *name = pick->n ? typed : NULL;
    pick->choice[pick->n++] = (struct person_choice){.adds = true, .name = name};
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

static struct person_place place_of(const struct person_choice *choice)
{
    return (struct person_place){.owner = choice->owner ? choice->owner->id : 0,
                                 .helper = choice->helper ? choice->helper->id : 0,
                                 .adds = choice->adds,
                                 .there = true};
}

struct person_place person_pick_place(const struct person_pick *pick)
{
    struct person_place place = {0};
    if (pick->n)
        place = place_of(&pick->choice[pick->at]);
    place.moved = pick->moved;
    return place;
}

void person_pick_go(struct person_pick *pick, struct person_place place)
{
    for (int i = 0; place.there && i < pick->n; i++) {
        const struct person_place here = place_of(&pick->choice[i]);
        if (here.owner == place.owner && here.helper == place.helper &&
            here.adds == place.adds) {
            pick->at = i;
            pick->moved = place.moved;
        }
    }
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
    if (choice->adds && choice->name)
        grid_textf(grid, row, left, width, ink, "somebody new: put \"%s\" on the board",
                   choice->name);
    else if (choice->adds)
        grid_text(grid, row, left, width, ink, "nobody yet: put this person on the board");
    else if (choice->close)
        used = grid_textf(grid, row, left, width, ink, "%s, was it?", choice->owner->name);
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
