/* The pass in which areas get their one owner, as it stands. */
#ifndef BUCKSTOP_PICK_VIEW_H
#define BUCKSTOP_PICK_VIEW_H

#include "board/pick.h"
#include "person_pick.h"
#include "ui/field.h"
#include "ui/list.h"
#include "views/views.h"

struct pick_view {
    struct desk *desk;
    struct arena arena; /* of the last load */
    struct arena keyed; /* of what was looked up for the last key */
    struct pick pick;
    struct person *people;
    size_t people_n;
    int64_t area;     /* the one shown; 0: the next behind `after` */
    struct buf after; /* the place of the last one gone by */
    int64_t after_id;
    int64_t last; /* the one picked last: an undo leads back to it */
    size_t picked, skipped;
    struct list list;
    bool others_help;
    bool typing;
    struct field typed;
    struct buf typed_last; /* who was typed last: proposed the next time */
    struct person_pick match;
};

void pick_draw(struct app *app, void *state, struct grid *grid);

#endif
