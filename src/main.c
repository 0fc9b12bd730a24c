/* The way in: gathers what the program may know of its surroundings, and hands over. */
#include "cli/cli.h"

#include "base/buf.h"
#include "ui/clipboard.h"
#include "ui/editor.h"
#include "ui/loop.h"
#include "ui/term.h"
#include "views/views.h"

#include <errno.h>
#include <langinfo.h>
#include <locale.h>
#include <pwd.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/random.h>
#include <time.h>
#include <unistd.h>

/* Random bytes for operation ids. The system has always enough of them after its start. */
static void random_bytes(void *bytes, size_t n)
{
    for (size_t done = 0; done < n;) {
        ssize_t got = getrandom((char *)bytes + done, n - done, 0);
        if (got < 0 && errno != EINTR) {
            perror("buckstop: getrandom");
            exit(2);
        }
        done += got > 0 ? (size_t)got : 0;
    }
}

/* Columns are counted by the locale, on a terminal or as on one; a look-up into a pipe is
 * quicker without it. One that is missing, or is not UTF-8, would blank text: C.UTF-8 is
 * always there. */
static void use_utf8(bool terminal, int argc, char **argv)
{
    for (int i = 1; i < argc; i++)
        terminal = terminal || strncmp(argv[i], "--color", 7) == 0;
    if (!terminal)
        return;
    setlocale(LC_CTYPE, "");
    if (strcmp(nl_langinfo(CODESET), "UTF-8") != 0)
        setlocale(LC_CTYPE, "C.UTF-8");
}

static bool find_now(int64_t *now, bool *fixed_clock)
{
    const char *fixed = getenv("BUCKSTOP_NOW");
    const struct zone utc = {"UTC"};
    *now = (int64_t)time(NULL);
    *fixed_clock = fixed && *fixed;
    if (!*fixed_clock || time_parse(fixed, &utc, now, NULL))
        return true;
    fputs("buckstop: BUCKSTOP_NOW is not a time.\n  Write it as 2026-11-20T14:02:00Z\n",
          stderr);
    return false;
}

/* How wide the terminal is; a table into a pipe has no width to keep to. */
static int terminal_columns(void)
{
    struct winsize size;
    if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0)
        return size.ws_col;
    return 80;
}

static const char *login_name(void)
{
    const struct passwd *user = getpwuid(getuid());
    const char *name = user ? user->pw_name : getenv("LOGNAME");
    return name && *name ? name : "somebody";
}

/* "host 4711": this process, as another on the same board may ask for it. */
static void name_screen(struct buf *out)
{
    char host[64] = "";
    gethostname(host, sizeof host - 1);
    buf_addf(out, "%s %ld", host, (long)getpid());
}

/* Whether that process is no more. Of another host's nothing is known; a number that was
 * given to another process since looks alive, and its lease runs out. */
static bool has_ended(const char *screen)
{
    char host[64] = "";
    size_t len = strcspn(screen, " ");
    gethostname(host, sizeof host - 1);
    if (len != strlen(host) || strncmp(screen, host, len) != 0)
        return false;
    long pid = strtol(screen + len, NULL, 10);
    return pid > 0 && kill((pid_t)pid, 0) != 0 && errno == ESRCH;
}

/* $BUCKSTOP_DB, else $XDG_DATA_HOME/buckstop/board.db, else ~/.local/share in its place. */
static void find_board(struct buf *path)
{
    const char *db = getenv("BUCKSTOP_DB"), *data = getenv("XDG_DATA_HOME");
    const char *home = getenv("HOME");
    if (db && *db)
        buf_add(path, db);
    else if (data && data[0] == '/')
        buf_addf(path, "%s/buckstop/board.db", data);
    else
        buf_addf(path, "%s/.local/share/buckstop/board.db", home && *home ? home : "");
}

static const char *first_of(const char *a, const char *b, const char *otherwise)
{
    return a && *a ? a : b && *b ? b : otherwise;
}

static const char *absolute(const char *path)
{
    return path && path[0] == '/' ? path : NULL;
}

static struct editor find_editor(void)
{
    return (struct editor){
        .command = first_of(getenv("VISUAL"), getenv("EDITOR"), "vi"),
        .folder = {absolute(getenv("XDG_RUNTIME_DIR")), absolute(getenv("TMPDIR")), "/tmp"},
    };
}

enum { ASIDES = 4 };

/* Where half-typed text goes when the board's disk takes none: first where it outlives the
 * machine's next start. A folder in a shared one has the user's number in its name. */
struct asides {
    struct buf path[ASIDES];
    const char *folder[ASIDES + 1];
};

static void find_asides(struct asides *asides)
{
    const char *state = absolute(getenv("XDG_STATE_HOME")),
               *home = absolute(getenv("HOME"));
    const char *const shared[] = {absolute(getenv("TMPDIR")), "/tmp",
                                  absolute(getenv("XDG_RUNTIME_DIR"))};
    size_t n = 0;
    for (size_t i = 0; i < ASIDES; i++)
        buf_init(&asides->path[i]);
    if (state)
        buf_addf(&asides->path[n++], "%s/buckstop/drafts", state);
    else if (home)
        buf_addf(&asides->path[n++], "%s/.local/state/buckstop/drafts", home);
    for (size_t i = 0; i < sizeof shared / sizeof *shared; i++)
        if (shared[i])
            buf_addf(&asides->path[n++], "%s/buckstop-drafts-%ld", shared[i],
                     (long)getuid());
    for (size_t i = 0; i < n; i++)
        asides->folder[i] = asides->path[i].text;
    asides->folder[n] = NULL;
}

static void asides_release(struct asides *asides)
{
    for (size_t i = 0; i < ASIDES; i++)
        buf_release(&asides->path[i]);
}

static bool edit_text(void *ctx, const char *text, struct buf *out, bool *differs,
                      struct err *err)
{
    return editor_edit(ctx, text, out, differs, err);
}

/* The board on the screen, for as long as somebody looks at it. */
struct face {
    struct board *board;
    int64_t version; /* the last change of another process that was seen */
    int signal;      /* what ended it; 0: its user */
    bool fixed_clock;
};

static int64_t face_now(void *ctx)
{
    struct face *face = ctx;
    if (!face->fixed_clock)
        board_set_now(face->board, (int64_t)time(NULL));
    return board_now(face->board);
}

/* A board that cannot be asked just now has not changed: what is done next says why. */
static bool face_changed(void *ctx)
{
    struct face *face = ctx;
    struct err err;
    int64_t before = face->version;
    return board_version(face->board, &face->version, &err) && face->version != before;
}

static bool show_board(void *ctx, struct board *board, bool color, struct err *err)
{
    struct face *face = ctx;
    struct desk desk;
    struct app app;
    struct editor editor = find_editor();
    editor.pause = term_pause;
    editor.resume = term_resume;
    face->board = board;
    const struct loop loop = {
        .now = face_now, .changed = face_changed, .ctx = face, .color = color};
    if (!board_version(board, &face->version, err) || !desk_init(&desk, board, err))
        return false;
    app_init(&app, &everywhere_commands, &desk);
    desk_watch(&app);
    app.now = face_now(face);
    app.edit = edit_text;
    app.edit_ctx = &editor;
    app.copy = clipboard_copy;
    bool ok = loop_run(&app, &loop, first_view_open, &face->signal, err);
    app_release(&app);
    desk_release(&desk);
    return ok;
}

int main(int argc, char **argv)
{
    const char *as = getenv("BUCKSTOP_AS"), *no_color = getenv("NO_COLOR");
    const char *network = getenv("BUCKSTOP_NETWORK_DISK");
    const char *term = getenv("TERM"), *read_only = getenv("BUCKSTOP_READ_ONLY");
    struct buf path, screen;
    struct asides asides;
    struct face face = {0};
    struct editor editor = find_editor();
    struct cli cli = {
        .can_show = term_can_draw,
        .show_board = show_board,
        .show_ctx = &face,
        .each_key = views_each_key,
        .world = {.as = as && *as ? as : NULL,
                  .login = login_name,
                  .random = random_bytes,
                  .ended = has_ended,
                  .network = network && *network,
                  .read_only = read_only && *read_only},
        .out_tty = isatty(STDOUT_FILENO),
    };
    if (cli.out_tty && isatty(STDIN_FILENO)) {
        cli.edit = edit_text;
        cli.edit_ctx = &editor;
    }
    cli.columns = cli.out_tty ? terminal_columns() : 80;
    bool dumb = !term || !*term || strcmp(term, "dumb") == 0;
    cli.color = cli.out_tty && !dumb && !(no_color && *no_color);
    signal(SIGPIPE, SIG_IGN);
    use_utf8(cli.out_tty, argc, argv);
    if (!find_now(&cli.world.now, &face.fixed_clock))
        return 2;
    buf_init(&path);
    buf_init(&screen);
    find_board(&path);
    name_screen(&screen);
    find_asides(&asides);
    cli.db = path.text;
    cli.world.asides = asides.folder;
    cli.world.screen = screen.text;
    int code = cli_run(&cli, argc, argv);
    asides_release(&asides);
    buf_release(&screen);
    buf_release(&path);
    if (face.signal) {
        signal(face.signal, SIG_DFL);
        raise(face.signal); /* so that the shell knows how it ended */
    }
    return code;
}
