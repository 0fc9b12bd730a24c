/* Handles and slugs out of names. */
#include "domain/handle.h"

#include "text/fold.h"

#include <ctype.h>
#include <string.h>

/* Sets out to the base, with the sign and the first free number from 2 behind it. */
static void numbered(struct buf *out, const char *base, const char *sign,
                     handle_taken taken, void *context)
{
    for (int i = 2; taken(out->text, context); i++) {
        buf_reset(out);
        buf_addf(out, "%s%s%d", base, sign, i);
    }
}

void handle_from_name(struct buf *out, const char *name, handle_taken taken, void *context)
{
    struct buf full, first;
    buf_init(&full);
    buf_init(&first);
    fold_slug(&full, name);
    if (full.len == 0)
        buf_add(&full, "person");
    buf_add_n(&first, full.text, strcspn(full.text, "-"));
    for (char *dash = strchr(full.text, '-'); dash; dash = strchr(dash, '-'))
        *dash = '.';
    buf_reset(out);
    buf_add(out, first.text);
    if (taken(out->text, context)) {
        buf_reset(out);
        buf_add(out, full.text);
        numbered(out, first.text, "", taken, context);
    }
    buf_release(&first);
    buf_release(&full);
}

void handle_slug(struct buf *out, const char *name, handle_taken taken, void *context)
{
    struct buf base;
    buf_init(&base);
    fold_slug(&base, name);
    if (base.len == 0)
        buf_add(&base, "area");
    buf_reset(out);
    buf_add(out, base.text);
    numbered(out, base.text, "-", taken, context);
    buf_release(&base);
}

bool handle_valid(const char *typed)
{
    size_t len = strlen(typed);
    if (len == 0 || strchr("._-", typed[0]) || strchr("._-", typed[len - 1]))
        return false;
    for (const char *s = typed; *s; s++)
        if ((unsigned char)*s < 0x80 && !isalnum((unsigned char)*s) && !strchr("._-", *s))
            return false;
    struct buf folded;
    buf_init(&folded);
    fold_text(&folded, typed);
    bool valid = strcmp(folded.text, typed) == 0;
    buf_release(&folded);
    return valid;
}
