/* The views' tables, one a file; tables.c gathers them. */
#ifndef BUCKSTOP_TABLES_H
#define BUCKSTOP_TABLES_H

#include "views/views.h"

extern const struct view_ops board_view_ops, area_view_ops, owner_view_ops, ticket_view_ops,
    ticket_form_ops, spec_form_ops, decide_form_ops, tickets_view_ops, same_view_ops,
    alike_view_ops, shipped_view_ops, deploys_view_ops, deploy_view_ops, deploy_form_ops,
    incident_view_ops, incidents_view_ops, incident_form_ops, releases_view_ops,
    release_form_ops, check_view_ops, help_view_ops, lookup_view_ops, minutes_view_ops,
    palette_view_ops, people_view_ops, person_form_ops, person_view_ops, pick_view_ops,
    roll_view_ops, promises_view_ops, cause_view_ops, review_stats_view_ops;

#endif
