/* The life of a promise. */
#include "domain/removal.h"

#include <criterion/criterion.h>

enum {
    NO = -1,
    P = REMOVAL_PLANNED,
    R = REMOVAL_REMOVED,
    S = REMOVAL_SEEN_GONE,
    C = REMOVAL_CAME_BACK,
    D = REMOVAL_DROPPED
};

/* From each state: removed, seen, still, drop, reopen, incident. */
static const int leads_to[5][6] = {
    [REMOVAL_PLANNED] = {R, S, P, D, NO, P},      [REMOVAL_REMOVED] = {NO, S, P, D, P, P},
    [REMOVAL_SEEN_GONE] = {NO, NO, NO, NO, P, C}, [REMOVAL_CAME_BACK] = {R, S, P, D, P, C},
    [REMOVAL_DROPPED] = {NO, NO, NO, NO, P, D},
};

static struct removal_facts facts_in(enum removal_state state)
{
    return (struct removal_facts){.cause = "The alert waits",
                                  .state = state,
                                  .owner = 3,
                                  .owner_name = "Bo Lind",
                                  .actor = 3,
                                  .what = "the script stops"};
}

Test(removal, moves_as_the_table_says)
{
    for (int state = 0; state < 5; state++)
        for (int move = 0; move < 6; move++) {
            struct removal_facts facts = facts_in((enum removal_state)state);
            struct err err = {.code = ERR_NONE};
            enum removal_state to = facts.state;
            bool moved = removal_step(&facts, (enum removal_move)move, &to, &err);
            cr_expect_eq(moved, leads_to[state][move] != NO, "%d %d", state, move);
            cr_expect_eq((int)to, moved ? leads_to[state][move] : state);
            cr_expect_eq(err.code, moved ? ERR_NONE : ERR_REFUSED);
            cr_expect(moved || err.next[0] != '\0');
        }
}

Test(removal, only_its_owner_says_removed)
{
    struct removal_facts facts = facts_in(REMOVAL_PLANNED);
    enum removal_state to;
    struct err err;
    facts.actor = 4;
    cr_assert_not(removal_step(&facts, MOVE_REMOVED, &to, &err));
    cr_assert_str_eq(err.what, "Bo Lind says when \"The alert waits\" is removed");
    facts.owner = 0;
    cr_assert(removal_step(&facts, MOVE_REMOVED, &to, &err));
}

Test(removal, is_seen_gone_later_and_with_what_was_seen)
{
    struct removal_facts facts = facts_in(REMOVAL_REMOVED);
    enum removal_state to;
    struct err err;
    facts.same_review = true;
    cr_assert_not(removal_step(&facts, MOVE_SEEN, &to, &err));
    cr_assert_str_eq(err.next, "Look again next week.");
    facts.same_review = false;
    facts.what = "  ";
    cr_assert_not(removal_step(&facts, MOVE_SEEN, &to, &err));
    facts.what = "it stops";
    cr_assert(removal_step(&facts, MOVE_SEEN, &to, &err));
}

Test(removal, is_dropped_with_a_reason)
{
    struct removal_facts facts = facts_in(REMOVAL_PLANNED);
    enum removal_state to;
    struct err err;
    facts.what = "";
    cr_assert_not(removal_step(&facts, MOVE_DROP, &to, &err));
    cr_assert_str_eq(err.what, "\"The alert waits\" is dropped without a reason");
}

Test(removal, is_open_until_seen_gone_or_dropped)
{
    cr_assert(removal_open(REMOVAL_PLANNED));
    cr_assert(removal_open(REMOVAL_REMOVED));
    cr_assert(removal_open(REMOVAL_CAME_BACK));
    cr_assert_not(removal_open(REMOVAL_SEEN_GONE));
    cr_assert_not(removal_open(REMOVAL_DROPPED));
}

Test(removal, what_came_back_stands_first_then_the_oldest_date)
{
    struct removal back = {.id = 5, .state = REMOVAL_CAME_BACK, .due = 30};
    struct removal early = {.id = 6, .due = 10}, late = {.id = 7, .due = 20};
    struct removal twin = {.id = 8, .due = 20};
    cr_assert_lt(removal_order(&back, &early), 0);
    cr_assert_gt(removal_order(&early, &back), 0);
    cr_assert_lt(removal_order(&early, &late), 0);
    cr_assert_gt(removal_order(&late, &early), 0);
    cr_assert_lt(removal_order(&late, &twin), 0);
    cr_assert_gt(removal_order(&twin, &late), 0);
    cr_assert_eq(removal_order(&late, &late), 0);
}

Test(removal, that_came_back_stays_first_when_it_is_promised_on)
{
    struct removal again = {.id = 5, .state = REMOVAL_PLANNED, .due = 30, .seen_at = 9};
    struct removal early = {.id = 6, .state = REMOVAL_PLANNED, .due = 10};
    cr_assert_lt(removal_order(&again, &early), 0);
    cr_assert_gt(removal_order(&early, &again), 0);
}

Test(removal, that_is_seen_gone_again_stands_by_its_date)
{
    struct removal gone = {.id = 5, .state = REMOVAL_SEEN_GONE, .due = 30, .seen_at = 9};
    struct removal early = {.id = 6, .state = REMOVAL_PLANNED, .due = 10};
    cr_assert_gt(removal_order(&gone, &early), 0);
    cr_assert_lt(removal_order(&early, &gone), 0);
}

Test(removal, moves_have_words)
{
    cr_assert_eq(words_find(&removal_move_words, "drop"), MOVE_DROP);
    cr_assert_eq(words_find(&removal_move_words, "incident"), MOVE_INCIDENT);
}

Test(removal, is_carried_only_by_its_owner_to_be)
{
    struct removal_facts facts = facts_in(REMOVAL_PLANNED);
    enum removal_state to;
    struct err err;
    facts.owner = 0;
    cr_assert_not(removal_step(&facts, MOVE_STILL, &to, &err));
    cr_assert_str_eq(err.what, "nobody owns the promise to remove \"The alert waits\"");
    cr_assert(removal_step(&facts, MOVE_DROP, &to, &err));
    cr_assert(removal_step(&facts, MOVE_SEEN, &to, &err));
}

Test(removal, came_back_until_it_is_seen_gone_again)
{
    struct removal list[2] = {{.state = REMOVAL_PLANNED}, {.state = REMOVAL_DROPPED}};
    cr_assert_not(removal_came_back(list, 0));
    cr_assert_not(removal_came_back(list, 2));
    list[0].seen_at = 9; /* seen gone, came back, and still there in a review */
    cr_assert(removal_came_back(list, 2));
    list[0].state = REMOVAL_SEEN_GONE;
    cr_assert_not(removal_came_back(list, 2));
    list[0] = (struct removal){.state = REMOVAL_PLANNED}; /* promised anew */
    list[1].state = REMOVAL_CAME_BACK;
    cr_assert(removal_came_back(list, 2));
    list[1].state = REMOVAL_SEEN_GONE;
    cr_assert(removal_came_back(list, 2));
    cr_assert_eq(removal_returns(list, 2), 1);
    list[0].state = REMOVAL_DROPPED;
    cr_assert_not(removal_came_back(list, 2), "nothing is promised any more");
}
