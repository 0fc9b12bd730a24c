/* The form of a deploy: what it works on, what is said of each line as it is typed, and how
 * it is drawn. */
#ifndef BUCKSTOP_DEPLOY_FORM_H
#define BUCKSTOP_DEPLOY_FORM_H

#include "board/deploy.h"
#include "board/release.h"
#include "draft_form.h"
#include "views/views.h"

enum deploy_line_of {
    DEPLOY_WHAT,
    DEPLOY_TYPE,
    DEPLOY_AREA,
    DEPLOY_BY,
    DEPLOY_TICKETS,
    DEPLOY_CHANGES,
    DEPLOY_TOOK,
    DEPLOY_WHEN,
    DEPLOY_LINES
};

enum { DEPLOY_CHOICES = 5 };

/* A name to choose, and what is said of it. */
struct deploy_choice {
    const char *name, *note;
};

/* What is said of a line as it is typed; "" for nothing. */
struct deploy_said {
    const char *text;
    enum ink ink;
};

struct deploy_form {
    struct desk *desk;
    struct arena arena; /* of the last load */
    struct arena typed; /* of what was found for the text as it is */
    int64_t deploy;     /* 0: a new one */
    struct release_card *types;
    size_t types_n;
    struct person *people;
    size_t people_n;
    struct draft_field line[DEPLOY_LINES];
    const char *record[DEPLOY_LINES];
    char place[40];
    struct draft_form drafts;
    enum deploy_line_of at;
    struct deploy_said said[DEPLOY_LINES];
    struct deploy_choice choice[DEPLOY_CHOICES];
    int choices, chosen;     /* the line of the list one is on; -1: in the field */
    struct deploy_edit edit; /* tickets and numbers as they are typed; of `typed` */
    int wrong;               /* the first line that cannot be read; -1: none */
    struct err why;          /* it cannot */
};

const char *deploy_form_text(const struct deploy_form *form, enum deploy_line_of line);

/* The records' texts of a deploy there is; of a new one what stands there at first. */
void deploy_form_records(struct deploy_form *form, const struct deploy_card *card);

/* Reads the lines as they are into `edit`, and says of each what it means. */
void deploy_form_judge(struct deploy_form *form);

/* Finds what could be chosen for the line that is typed in. */
bool deploy_form_choose(struct deploy_form *form, struct err *err);

/* The columns of a text of several lines, for Up and Down in it. */
int deploy_form_columns(const struct grid *grid);

void deploy_form_draw(struct app *app, void *state, struct grid *grid);

#endif
