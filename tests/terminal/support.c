/* Boards, and the keys to every screen. */
#include "support.h"

#include <criterion/criterion.h>
#include <ftw.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static int remove_one(const char *path, const struct stat *stat, int kind, struct FTW *ftw)
{
    (void)stat, (void)kind, (void)ftw;
    return remove(path);
}

/* One at a time: the folder of a test that failed goes too. */
static char folder[64];

static void remove_folder(void)
{
    if (folder[0])
        nftw(folder, remove_one, 8, FTW_DEPTH | FTW_PHYS);
    folder[0] = '\0';
}

/* In memory where there is a place for it: thousands of keys are typed, each is a draft
 * that is synced, and a power cut is not what is tried here. */
void demo_folder(struct demo *demo)
{
    static bool registered;
    const char *tmp = getenv("TMPDIR");
    if (access("/dev/shm", W_OK) == 0)
        tmp = "/dev/shm";
    memset(demo, 0, sizeof *demo);
    demo->t.master = -1;
    if (!registered && atexit(remove_folder) == 0)
        registered = true;
    snprintf(folder, sizeof folder, "%s/buckstop-screens.XXXXXX", tmp ? tmp : "/tmp");
    cr_assert(mkdtemp(folder), "no folder %s", folder);
    snprintf(demo->file, sizeof demo->file, "%s/board.db", folder);
}

void demo_run(struct demo *demo, int rows, int cols, const char *const argv[],
              const char *const env[])
{
    enum { OURS = 3, MOST = 8 };
    const char *all[MOST + 1] = {NULL, "BUCKSTOP_AS=mia",
                                 "BUCKSTOP_NOW=2026-11-23T09:00:00Z"};
    char db[96];
    snprintf(db, sizeof db, "BUCKSTOP_DB=%s", demo->file);
    all[0] = db;
    for (int i = OURS; i < MOST && env && *env; i++)
        all[i] = *env++;
    terminal_start(&demo->t, rows, cols, argv, all);
}

void demo_import(struct demo *demo, const char *yaml)
{
    const char *const argv[] = {"buckstop", "import", "board", yaml, NULL};
    demo_run(demo, ROWS, COLS, argv, NULL);
    int code = terminal_wait(&demo->t, 60000);
    cr_assert_eq(code, 0, "import board %s ended with %d:\n%s", yaml, code,
                 terminal_text(&demo->t));
    terminal_end(&demo->t);
}

void demo_make(struct demo *demo)
{
    demo_folder(demo);
    demo_import(demo, "data/demo.yaml");
}

void demo_open(struct demo *demo, int rows, int cols, const char *const env[])
{
    const char *const argv[] = {"buckstop", NULL};
    demo_run(demo, rows, cols, argv, env);
    terminal_settle(&demo->t);
}

void demo_end(struct demo *demo)
{
    terminal_end(&demo->t);
}

void demo_remove(struct demo *demo)
{
    terminal_end(&demo->t);
    remove_folder();
}

void must_show(struct demo *demo, const char *text)
{
    cr_assert(terminal_find(&demo->t, text, NULL, NULL), "\"%s\" is not on the screen:\n%s",
              text, terminal_text(&demo->t));
}

/* What answers each step of the review, and goes on to the next. */
static const struct {
    const char *come; /* from the step before */
    const char *shows;
} steps[] = {
    {"r", "IS LAST WEEK'S CAUSE GONE?"},
    {"dnot ours" ENTER "yno mail waits" ENTER ENTER, "WHICH ONE INCIDENT DO WE REVIEW?"},
    {"2", "WHAT HAPPENED?"},
    {"+6 mails stop" ENTER ENTER, "WHY COULD IT HAPPEN?"},
    {"No alert on the queue" ENTER "Nobody looks at it" ENTER ENTER,
     "WHICH CAUSE PASSES EVERY TEST?"},
    {"yyyyyn" ENTER, "NAME THE ONE CAUSE WE REMOVE NOW"},
    {ENTER, "WHO REMOVES IT, BY WHEN, HOW DO WE KNOW?"},
    {"ana" ENTER "an alert fires when mail waits" ENTER, "READ IT BACK, THEN CLOSE"},
};

void lead_to(struct demo *demo, int step)
{
    for (int i = 0; i < step; i++) {
        terminal_type(&demo->t, steps[i].come);
        must_show(demo, steps[i].shows);
    }
}

const struct screen screens[] = {
    {"board", 0, "", "[1 AREAS]"},
    {"tickets", 0, "2", "[2 TICKETS]"},
    {"areas, zoomed", 0, "z", "[1 AREAS]"},
    {"tickets, zoomed", 0, "2z", "[2 TICKETS]"},
    {"filter", 0, "/bill", "invoices, refunds"},
    {"new area", 0, "awarehouse", "New area: warehouse"},
    {"new person", 0, "AZoe", "first and last name: Zoe"},
    {"owner, empty", 0, "e", "the reason is kept with the change"},
    {"owner, typed", 0, "ean", "Ana Ruiz  ana"},
    {"owner, refused", 0, "eAna & Bob", "REFUSED"},
    {"owner, why", 0, "eAna" TAB "she wrote it", "she wrote it"},
    {"area", 0, "jj" ENTER, "invoices, refunds, tax, exports"},
    {"ticket", 0, "2" ENTER, "#219"},
    {"spec, typed", 0, "2/better rep" ENTER ENTER "e by Fri" ENTER "day", "by Fri"},
    {"all tickets", 0, "t", "as on the board"},
    {"all tickets, typing", 0, "t/gap:why in", "words area:X"},
    {"look-alikes", 0, "=", "look alike"},
    {"same as", 0, "2" ENTER "=", "is the same as"},
    {"look-up", 0, "wbil", "also called"},
    {"palette", 0, ":re", "the weekly review"},
    {"help", 0, "?", "this pane has the keys"},
    {"step 1", 1, "", "1 of 2 open promises"},
    {"step 1, typing", 1, "yno mail wai", "no mail wai"},
    {"step 2", 2, "", "Invoices sent twice"},
    {"step 2, typing", 2, "/twice", "Invoices sent twice"},
    {"step 3", 3, "", "No causes, no names."},
    {"step 3, typing", 3, "+6 mails st", "+6 mails st"},
    {"step 4", 4, "", "what let it happen, in one line"},
    {"step 4, typing", 4, "No alert" ENTER "Nobody lo", "Nobody lo"},
    {"step 5", 5, "yy", "Cause 1: "},
    {"step 6", 6, "", "1 of 2 causes passed every test."},
    {"step 7", 7, "", "one name"},
    {"step 7, typing", 7, "ana" ENTER "an alert fir", "an alert fir"},
    {"step 8", 8, "", "an alert fires when mail waits"},
    {"step 8, closed", 8, "c", "Week 48 is closed"},
    {"minutes", 8, "m", "Minutes, as Markdown"},
    {"ticket, new", 0, "taHalf a tit", "Half a tit"},
    {"ticket, decision", 0, "t/#221" ENTER ENTER "d", "#221 / decide"},
    {"people", 0, "p", "People  "},
    {"person", 0, "pj" ENTER, "LEAVES"},
    {"person, typed", 0, "pex", "Handle "},
    {"pick a name", 0, "o", "Pick one"},
    {"roll call", 0, "C", "Roll call"},
    {"what shipped", 0, "s", "Shipped today"},
    {"deploy, new", 0, "saSaved cards", "Saved cards"},
    {"deploy", 0, "D" ENTER, "eploy"},
    {"deploys", 0, "D", "Deploys, 8 weeks"},
    {"release types", 0, "W", "Release types"},
    {"release type, typed", 0, "WeX", "X"},
    {"all incidents", 0, "i", "Invoices sent twice"},
    {"incident", 0, "i" ENTER, "Incidents / "},
    {"incident, new", 0, "iaPages tim", "Pages tim"},
    {"team check", 0, "f", "Team check"},
    {"promises", 0, "v", "Promises "},
    {"promise, typing", 0, "vgthe scr", "the scr"},
    {"cause", 0, "v" ENTER, "ause"},
    {"review statistics", 0, "vs", "What the reviews came to"},
    {"board, presenting", 0, "P", "P again goes back"},
    {"step 1, presenting", 1, "\033[AP", "P again goes back"},
    {"step 2, presenting", 2, "P", "P again goes back"},
    {"step 5, presenting", 5, "P", "P again goes back"},
    {"step 6, presenting", 6, "P", "P again goes back"},
    {"step 8, presenting", 8, "P", "P again goes back"},
};
const int screens_n = sizeof screens / sizeof *screens;

void go_to(struct demo *demo, const struct screen *screen)
{
    lead_to(demo, screen->step);
    terminal_type(&demo->t, screen->keys);
    must_show(demo, screen->shows);
}

void copy_screen(struct terminal *t, struct buf *out)
{
    int row, col;
    bool visible;
    buf_reset(out);
    buf_add(out, terminal_text(t));
    terminal_cursor(t, &row, &col, &visible);
    buf_addf(out, "cursor %d %d %d\n", visible, visible ? row : 0, visible ? col : 0);
    for (row = 0; row < t->rows; row++) {
        for (col = 0; col < t->cols; col++) {
            struct terminal_attrs a = terminal_attrs(t, row, col);
            buf_addf(out, "%x%d,%d ", a.bold | a.underline << 1 | a.reverse << 2, a.fg,
                     a.bg);
        }
        buf_add_c(out, '\n');
    }
}

void must_be_restored(struct demo *demo, const char *after)
{
    struct modes on = terminal_modes(&demo->t);
    cr_assert(terminal_restored(&demo->t), "settings are not restored after %s", after);
    cr_assert_not(on.alternate, "the other screen stays after %s", after);
    cr_assert_leq(on.left, 1, "the other screen is left twice after %s", after);
    cr_assert_not(on.paste, "pastes come in brackets after %s", after);
    cr_assert(on.cursor, "the cursor is hidden after %s", after);
    cr_assert_not(on.mouse, "the mouse is taken after %s", after);
    cr_assert_not(on.keypad || on.cursor_keys, "keys are changed after %s", after);
}
