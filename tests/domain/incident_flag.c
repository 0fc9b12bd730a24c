/* What is left of a flag once a person has answered. */
#include "domain/incident_flag.h"

#include <criterion/criterion.h>

Test(incident_flag, loses_what_a_person_has_answered_and_nothing_else)
{
    static const struct {
        const char *flag;
        unsigned answers;
        const char *left;
    } cases[] = {
        {"", FLAG_ANSWERS_END, ""},
        {FLAG_OPEN_ENDED, FLAG_ANSWERS_END, ""},
        {FLAG_OPEN_ENDED, FLAG_ANSWERS_START | FLAG_ANSWERS_TITLE, FLAG_OPEN_ENDED},
        {FLAG_END_FIRST "; an update was cut", FLAG_ANSWERS_START, "an update was cut"},
        {"an update was cut; " FLAG_NO_END, FLAG_ANSWERS_END, "an update was cut"},
        {FLAG_BAD_START "; " FLAG_BAD_END, FLAG_ANSWERS_START, FLAG_BAD_END},
        {FLAG_BAD_START "; " FLAG_BAD_END, FLAG_ANSWERS_END, FLAG_BAD_START},
        {FLAG_BAD_START "; " FLAG_BAD_END, FLAG_ANSWERS_TITLE,
         FLAG_BAD_START "; " FLAG_BAD_END},
        {FLAG_SEVERITY ": \"meh\"; x", FLAG_ANSWERS_SEVERITY, "x"},
        {FLAG_IMPACT "; " FLAG_TITLE_CUT, FLAG_ANSWERS_TITLE, FLAG_IMPACT},
        {FLAG_END_AHEAD "; " FLAG_BAD_RESOLVED ": \"maybe\"", FLAG_ANSWERS_END, ""},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct buf left;
        buf_init(&left);
        incident_flag_left(&left, cases[i].flag, cases[i].answers);
        cr_expect_str_eq(left.text, cases[i].left, "\"%s\"", cases[i].flag);
        buf_release(&left);
    }
}
