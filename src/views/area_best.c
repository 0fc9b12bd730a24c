/* The line that is meant: what was typed is most likely the beginning of a name. */
#include "area_best.h"

#include "text/fold.h"

#include <string.h>

size_t area_best(const struct area_window *areas, const char *typed)
{
    struct buf start, name;
    size_t best = 0;
    bool begins = false;
    buf_init(&start);
    buf_init(&name);
    fold_name(&start, typed);
    for (size_t i = 0; i < areas->n && start.len && !begins; i++) {
        buf_reset(&name);
        fold_name(&name, areas->line[i].area.name);
        begins = strncmp(name.text, start.text, start.len) == 0;
        best = begins ? i : 0;
    }
    buf_release(&name);
    buf_release(&start);
    return best;
}
