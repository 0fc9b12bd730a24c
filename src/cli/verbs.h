/* What each verb runs, for the table. One file a family. */
#ifndef BUCKSTOP_CLI_VERBS_H
#define BUCKSTOP_CLI_VERBS_H

#include "verb.h"

/* The families' tables, which verb_at joins. */
extern const struct verb ownership_verbs[], ticket_verbs[], deploy_verbs[], release_verbs[],
    review_verbs[], check_verbs[], board_verbs[];
extern const int ownership_verbs_n, ticket_verbs_n, deploy_verbs_n, release_verbs_n,
    review_verbs_n, check_verbs_n, board_verbs_n;

bool verb_board(struct call *call, struct err *err);
bool verb_init(struct call *call, struct err *err);
bool verb_next(struct call *call, struct err *err);
bool verb_who(struct call *call, struct err *err);
bool verb_own(struct call *call, struct err *err);
bool verb_areas(struct call *call, struct err *err);
bool verb_area_add(struct call *call, struct err *err);
bool verb_area_show(struct call *call, struct err *err);
bool verb_area_edit(struct call *call, struct err *err);
bool verb_area_archive(struct call *call, struct err *err);
bool verb_area_confirm(struct call *call, struct err *err);
bool verb_people(struct call *call, struct err *err);
bool verb_person_add(struct call *call, struct err *err);
bool verb_person_show(struct call *call, struct err *err);
bool verb_person_edit(struct call *call, struct err *err);
bool verb_person_away(struct call *call, struct err *err);
bool verb_person_back(struct call *call, struct err *err);
bool verb_person_leave(struct call *call, struct err *err);
bool verb_without(struct call *call, struct err *err);
bool verb_tickets(struct call *call, struct err *err);
bool verb_ticket_add(struct call *call, struct err *err);
bool verb_ticket_show(struct call *call, struct err *err);
bool verb_ticket_edit(struct call *call, struct err *err);
bool verb_ticket_ready(struct call *call, struct err *err);
bool verb_ticket_decide(struct call *call, struct err *err);
bool verb_ticket_same(struct call *call, struct err *err);
bool verb_ticket_apart(struct call *call, struct err *err);
bool verb_ticket_start(struct call *call, struct err *err);
bool verb_ticket_done(struct call *call, struct err *err);
bool verb_ticket_check(struct call *call, struct err *err);
bool verb_ship(struct call *call, struct err *err);
bool verb_broke(struct call *call, struct err *err);
bool verb_recovered(struct call *call, struct err *err);
bool verb_rolled_back(struct call *call, struct err *err);
bool verb_shipped(struct call *call, struct err *err);
bool verb_deploys(struct call *call, struct err *err);
bool verb_deploy_show(struct call *call, struct err *err);
bool verb_deploy_edit(struct call *call, struct err *err);
bool verb_deploy_fine(struct call *call, struct err *err);
bool verb_deploy_tick(struct call *call, struct err *err);
bool verb_deploy_untick(struct call *call, struct err *err);
bool verb_deploy_incident(struct call *call, struct err *err);
bool verb_deploy_link(struct call *call, struct err *err);
bool verb_brief(struct call *call, struct err *err);
bool verb_releases(struct call *call, struct err *err);
bool verb_release_show(struct call *call, struct err *err);
bool verb_release_add(struct call *call, struct err *err);
bool verb_release_edit(struct call *call, struct err *err);
bool verb_release_archive(struct call *call, struct err *err);
bool verb_incidents(struct call *call, struct err *err);
bool verb_incident_add(struct call *call, struct err *err);
bool verb_incident_edit(struct call *call, struct err *err);
bool verb_incident_reopen(struct call *call, struct err *err);
bool verb_incident_show(struct call *call, struct err *err);
bool verb_incident_fact(struct call *call, struct err *err);
bool verb_incident_resolve(struct call *call, struct err *err);
bool verb_incident_same(struct call *call, struct err *err);
bool verb_incident_apart(struct call *call, struct err *err);
bool verb_causes(struct call *call, struct err *err);
bool verb_causes_removed(struct call *call, struct err *err);
bool verb_causes_seen(struct call *call, struct err *err);
bool verb_causes_drop(struct call *call, struct err *err);
bool verb_causes_reopen(struct call *call, struct err *err);
bool verb_causes_owner(struct call *call, struct err *err);
bool verb_review(struct call *call, struct err *err);
bool verb_review_list(struct call *call, struct err *err);
bool verb_review_stats(struct call *call, struct err *err);
bool verb_review_show(struct call *call, struct err *err);
bool verb_review_minutes(struct call *call, struct err *err);
bool verb_review_words(struct call *call, struct err *err);
bool verb_check(struct call *call, struct err *err);
bool verb_check_answer(struct call *call, struct err *err);
bool verb_check_finish(struct call *call, struct err *err);
bool verb_check_list(struct call *call, struct err *err);
bool verb_log(struct call *call, struct err *err);
bool verb_undo(struct call *call, struct err *err);
bool verb_redo(struct call *call, struct err *err);
bool verb_import_board(struct call *call, struct err *err);
bool verb_import_statuspage(struct call *call, struct err *err);
bool verb_import_cstate(struct call *call, struct err *err);
bool verb_import_codeowners(struct call *call, struct err *err);
bool verb_import_backstage(struct call *call, struct err *err);
bool verb_import_github(struct call *call, struct err *err);
bool verb_import_tags(struct call *call, struct err *err);
bool verb_export_areas(struct call *call, struct err *err);
bool verb_export_board(struct call *call, struct err *err);
bool verb_export_codeowners(struct call *call, struct err *err);
bool verb_export_tickets(struct call *call, struct err *err);
bool verb_backup(struct call *call, struct err *err);
bool verb_restore(struct call *call, struct err *err);
bool verb_doctor(struct call *call, struct err *err);
bool verb_completion(struct call *call, struct err *err);
bool verb_help(struct call *call, struct err *err);
bool verb_version(struct call *call, struct err *err);

/* What to do with a board that is hurt. */
extern const char doctor_advice[];

#endif
