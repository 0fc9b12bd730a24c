/* The acts that read a file: each kind of import, with a file as small as its kind allows.
 */
#include "acts.h"

#include "board/transfer.h"

#include <string.h>

typedef bool importer(struct board *, const struct transfer_file *, size_t, bool,
                      struct arena *, struct transfer_report *, struct err *);

static bool import(struct stage *s, importer *how, const char *name, const char *text)
{
    const struct transfer_file file = {name, text, strlen(text)};
    struct transfer_report report;
    return how(s->board, &file, 1, false, &s->arena, &report, &s->err);
}

bool import_statuspage(struct stage *s)
{
    return import(s, board_import_statuspage, "incidents.json",
                  "{\"incident\": {\"id\": \"i1\", \"name\": \"Down\", \"impact\": "
                  "\"minor\", \"started_at\": \"2026-11-18T10:00:00Z\", "
                  "\"incident_updates\": [{\"id\": \"u\", \"body\": \"<b>a</b> word\", "
                  "\"display_at\": \"2026-11-18T10:01:00Z\"}], \"components\": [{\"name\": "
                  "\"API\"}, {\"name\": \"invoices\"}]}}");
}

bool import_cstate(struct stage *s)
{
    return import(s, board_import_cstate, "1.md",
                  "---\ntitle: Web down\ndate: 2026-11-18T09:30:00Z\nresolved: true\n"
                  "resolvedWhen: 2026-11-18T10:00:00Z\nseverity: down\naffected: [www]\n"
                  "section: issue\n---\n\nA disk was full.\n");
}

static bool codeowners(struct board *board, const struct transfer_file *files, size_t n,
                       bool dry_run, struct arena *arena, struct transfer_report *reports,
                       struct err *err)
{
    return board_import_codeowners(board, files, n, NULL, dry_run, arena, reports, err);
}

bool import_codeowners(struct stage *s)
{
    return import(s, codeowners, "CODEOWNERS",
                  "# who decides\n/docs/ @ana\n/web/ @mia @bob\n*.sql\n");
}

bool import_backstage(struct stage *s)
{
    return import(s, board_import_backstage, "catalog.yaml",
                  "kind: Component\nmetadata: {name: pay, title: Payments}\nspec: {owner: "
                  "user:li, system: shop}\n---\nkind: User\nmetadata: {name: li}\nspec: "
                  "{profile: {displayName: Li Na}, memberOf: [shop]}\n");
}

/* A text in pieces, as a pipe may give it. */
struct text {
    const char *text;
    size_t at;
};

static bool read_text(void *ctx, char *bytes, size_t n, size_t *got, struct err *err)
{
    struct text *text = ctx;
    size_t left = strlen(text->text) - text->at, most = left < 100 ? left : 100;
    (void)err;
    *got = most < n ? most : n;
    memcpy(bytes, text->text + text->at, *got);
    text->at += *got;
    return true;
}

bool import_github(struct stage *s)
{
    struct text text = {
        "[{\"number\": 7, \"title\": \"Dark mode\", \"state\": \"OPEN\", \"createdAt\": "
        "\"2026-11-01T10:00:00Z\", \"closedAt\": null, \"url\": "
        "\"https://github.com/acme/app/issues/7\", \"body\": \"### Why\\n\\nit is too "
        "bright\\n\\n### Who\\n\\nthe night shift\"}]",
        0};
    struct transfer_report report;
    const struct transfer_source source = {"issues.json", read_text, &text};
    return board_import_github(s->board, &source, 1, false, &s->arena, &report, &s->err);
}

bool import_tags(struct stage *s)
{
    struct text text = {"v1\ttag\t2026-11-10T10:00:00+00:00\tAna Ruiz\tAna Ruiz\tc0ffee\t"
                        "first release\nbilling-2.0.0\tcommit\t2026-11-12T10:00:00+00:00\t"
                        "Bob Holt\t\tc0ffef\tthe second\n",
                        0};
    struct transfer_report report;
    const struct transfer_source source = {"tags.tsv", read_text, &text};
    return board_import_tags(s->board, &source, 1, NULL, false, &s->arena, &report,
                             &s->err);
}

bool import_board(struct stage *s)
{
    static const char text[] =
        "buckstop: 1\nboard:\n  name: Acme\n  time_zone: Europe/Berlin\n  created: "
        "2026-01-05T08:00:00Z\npeople:\n- name: Vera Kask\n  handle: vera\nareas:\n- name: "
        "old shop\n  covers: all that was\n  ownership:\n  - role: owner\n    person: "
        "vera\n"
        "    since: 2026-01-05T08:00:00Z\n    by: mia\n  aliases: [shop]\n";
    const struct transfer_file file = {"board.yaml", text, sizeof text - 1};
    struct transfer_report report;
    return board_import_board(s->board, &file, false, &s->arena, &report, &s->err);
}
