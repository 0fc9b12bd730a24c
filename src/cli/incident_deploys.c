/* The deploys shortly before an incident: suggested, and linked only by somebody saying so.
 */
#include "incident_deploys.h"

#include "deploy_shape.h"

enum { MOST = 5 };

bool incident_deploys_find(struct call *call, const struct incident *incident,
                           struct incident_deploys *found, struct err *err)
{
    return board_deploys_before(call->board, incident->id, MOST, &call->arena, &found->line,
                                &found->n, err);
}

const char *incident_deploys_text(struct call *call, const struct incident *incident,
                                  const struct deploy_line *line)
{
    const struct deploy *deploy = &line->deploy;
    int64_t before = incident->started_at - deploy->at;
    const char *when =
        before < 0 ? "after it began"
                   : arena_printf(&call->arena, "%s before", shape_span(call, before));
    return arena_printf(&call->arena, "deploy %lld, %s%s%s: %s", (long long)deploy->id,
                        when, line->area_name[0] ? ", " : "", line->area_name,
                        deploy_head(call, deploy));
}

void incident_deploys_json(struct call *call, const struct incident *incident,
                           const struct incident_deploys *found)
{
    struct json_out *json = &call->out.json;
    json_out_array_of(json, "deploys");
    for (size_t i = 0; i < found->n; i++) {
        json_out_object(json);
        json_out_bool_of(json, "linked", found->line[i].deploy.incident == incident->id);
        deploy_line_json(call, &found->line[i]);
        json_out_end(json);
    }
    json_out_end(json);
}
