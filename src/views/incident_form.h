/* The form of an incident: what it works on, what is said of each line as it is typed, and
 * how it is drawn. */
#ifndef BUCKSTOP_INCIDENT_FORM_H
#define BUCKSTOP_INCIDENT_FORM_H

#include "board/incident.h"
#include "draft_form.h"
#include "views/views.h"

enum incident_line_of {
    INCIDENT_TITLE,
    INCIDENT_AREA,
    INCIDENT_STARTED,
    INCIDENT_NOTICED,
    INCIDENT_OVER,
    INCIDENT_SEVERITY,
    INCIDENT_CUSTOMERS,
    INCIDENT_HEARD,
    INCIDENT_NEAR_MISS,
    INCIDENT_LINES
};

enum { INCIDENT_CHOICES = 5 };

/* A word to choose, or an incident that looks like the title; and what is said of it. */
struct incident_choice {
    const char *name, *note;
    int64_t incident; /* 0: a word */
};

/* What is said of a line as it is typed; "" for nothing. */
struct incident_said {
    const char *text;
    enum ink ink;
};

struct incident_form {
    struct desk *desk;
    struct arena arena; /* of the last load */
    struct arena typed; /* of what was found for the text as it is */
    int64_t incident;   /* 0: a new one */
    bool over;          /* one that is there, and resolved */
    struct draft_field line[INCIDENT_LINES];
    const char *record[INCIDENT_LINES];
    char place[40];
    struct draft_form drafts;
    enum incident_line_of at;
    struct incident_said said[INCIDENT_LINES];
    struct incident_choice choice[INCIDENT_CHOICES];
    int choices, chosen;         /* the line of the list one is on; -1: in the field */
    struct incident_change read; /* times and numbers as they are typed */
    int wrong;                   /* the first line that cannot be read; -1: none */
    struct err why;              /* it cannot */
};

const char *incident_form_text(const struct incident_form *form,
                               enum incident_line_of line);

/* The records' texts of an incident there is; of a new one (NULL) none. */
void incident_form_records(struct incident_form *form, const struct incident_card *card);

/* Reads the lines as they are into `read`, and says of each what it means. */
void incident_form_judge(struct incident_form *form);

/* Finds what could be chosen for the line that is typed in. */
bool incident_form_choose(struct incident_form *form, struct err *err);

void incident_form_draw(struct app *app, void *state, struct grid *grid);

#endif
