/* The terminal, through curses. There is one, so its state is static. */
#include "ui/term.h"

#include "base/mem.h"
#include "term_guard.h"
#include "term_kind.h"
#include "term_letter.h"
#include "text/utf8.h"

#include <curses.h>
#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <time.h>
#include <unistd.h>

enum {
    KEY_PASTE_ON = KEY_MAX + 1, /* our own curses codes, given by define_key */
    KEY_PASTE_OFF,
    KEY_SETTLE,
    KEY_ALT_D,
    KEY_ALT_RUBOUT,
    PASTE_MOST = 65536, /* bytes of a paste that are kept */
    ESC_WAIT = 25,      /* milliseconds in which an escape sequence has to come */
};

static struct {
    bool on;
    SCREEN *screen;
    struct grid shown;
    attr_t ink[INKS];
    short pair[INKS];
    struct buf paste;
    bool settle_asked, settle_on;
    int signal;
    bool held; /* the next of get_wch, read too early */
    int held_got;
    wint_t held_c;
} term;

/* Ours, and keys as a terminal sends them that was not told, or does not listen, to send
 * others. */
static const struct {
    const char *sequence;
    int code;
} sequences[] = {
    {"\033[200~", KEY_PASTE_ON}, {"\033[201~", KEY_PASTE_OFF}, {"\033b", KEY_SLEFT},
    {"\033d", KEY_ALT_D},        {"\033f", KEY_SRIGHT},        {"\033\177", KEY_ALT_RUBOUT},
    {"\033[1;5D", KEY_SLEFT},    {"\033[1;5C", KEY_SRIGHT},    {"\033[99~", KEY_SETTLE},
    {"\033[A", KEY_UP},          {"\033[B", KEY_DOWN},         {"\033[C", KEY_RIGHT},
    {"\033[D", KEY_LEFT},        {"\033[H", KEY_HOME},         {"\033[F", KEY_END},
    {"\033OA", KEY_UP},          {"\033OB", KEY_DOWN},         {"\033OC", KEY_RIGHT},
    {"\033OD", KEY_LEFT},        {"\033OH", KEY_HOME},         {"\033OF", KEY_END},
};

/* What curses calls them, and what they are here. */
static const struct {
    wint_t curses;
    uint32_t code;
} keys[] = {
    {KEY_UP, KEY_CODE_UP},
    {KEY_DOWN, KEY_CODE_DOWN},
    {KEY_LEFT, KEY_CODE_LEFT},
    {KEY_RIGHT, KEY_CODE_RIGHT},
    {KEY_HOME, KEY_CODE_HOME},
    {KEY_END, KEY_CODE_END},
    {KEY_PPAGE, KEY_CODE_PAGE_UP},
    {KEY_NPAGE, KEY_CODE_PAGE_DOWN},
    {KEY_DC, KEY_CODE_DELETE},
    {KEY_BTAB, KEY_CODE_BACK_TAB},
    {KEY_BACKSPACE, KEY_CODE_RUBOUT},
    {KEY_ENTER, KEY_CODE_ENTER},
    {KEY_SLEFT, KEY_CODE_WORD_LEFT},
    {KEY_SRIGHT, KEY_CODE_WORD_RIGHT},
    {KEY_ALT_D, KEY_CODE_WORD_DELETE},
    {KEY_ALT_RUBOUT, KEY_CODE_WORD_RUBOUT},
};

/* The terminal's own colours, which its owner has chosen to be read on its background,
 * light or dark; only the grey is ours. Without colours the attributes stay. */
static void choose_inks(bool color)
{
    static const struct {
        attr_t attr;
        short color; /* -1: the terminal's text */
    } inks[INKS] = {
        [INK_TEXT] = {A_NORMAL, -1},
        [INK_MUTED] = {A_NORMAL, 244},
        [INK_HEAD] = {A_BOLD, -1},
        [INK_FOCUS] = {A_BOLD, COLOR_CYAN},
        [INK_SELECT] = {A_BOLD, -1},
        [INK_ATTENTION] = {A_BOLD, COLOR_RED},
        [INK_GOOD] = {A_NORMAL, COLOR_GREEN},
        [INK_KEY] = {A_BOLD, COLOR_CYAN},
    };
    color = color && has_colors() && start_color() == OK && use_default_colors() == OK;
    for (int i = 0; i < INKS; i++) {
        term.ink[i] = inks[i].attr;
        term.pair[i] = 0;
        if (!color || inks[i].color < 0 || inks[i].color >= COLORS)
            continue;
        term.pair[i] = (short)(i + 1);
        init_pair(term.pair[i], inks[i].color, -1);
    }
}

static void say(const char *bytes)
{
    if (write(STDOUT_FILENO, bytes, strlen(bytes)) < 0)
        term.settle_asked = false; /* a dead terminal is noticed where it is read */
}

bool term_can_draw(struct err *err)
{
    if (!kind_read(err))
        return false;
    kind_forget();
    return true;
}

bool term_start(bool color, struct err *err)
{
    struct buf restore;
    if (!kind_read(err))
        return false;
    buf_init(&restore);
    kind_restore(&restore);
    guard_start(restore.text);
    buf_release(&restore);
    kind_forget();
    set_escdelay(ESC_WAIT);
    use_env(FALSE); /* the terminal knows its size; $LINES may be old, or a lie */
    use_tioctl(TRUE);
    term.screen = newterm(NULL, stdout, stdin);
    if (!term.screen) {
        guard_stop();
        err_set(err, ERR_USAGE, "the terminal cannot be drawn on");
        return err_next(err, "set TERM, or ask on the command line: buckstop help");
    }
    raw();
    noecho();
    nonl();
    keypad(stdscr, TRUE);
    nodelay(stdscr, TRUE);
    for (size_t i = 0; i < sizeof sequences / sizeof *sequences; i++)
        define_key(sequences[i].sequence, sequences[i].code);
    choose_inks(color);
    say("\033[?2004h");
    grid_init(&term.shown);
    buf_init(&term.paste);
    const char *settle = getenv("BUCKSTOP_SETTLE");
    term.settle_on = settle && *settle;
    term.on = true;
    mem_at_exhaustion(guard_restore);
    return true;
}

void term_stop(void)
{
    if (!term.on)
        return;
    term.on = false;
    mem_at_exhaustion(NULL);
    say("\033[?2004l");
    endwin();
    delscreen(term.screen);
    guard_stop();
    grid_release(&term.shown);
    buf_release(&term.paste);
}

void term_size(int *rows, int *cols)
{
    getmaxyx(stdscr, *rows, *cols);
}

void term_redraw(void)
{
    grid_release(&term.shown);
    clearok(curscr, TRUE);
}

static void show_cell(int row, int col, const struct cell *cell)
{
    wchar_t wide[CCHARW_MAX + 1] = {0};
    cchar_t c;
    bool ascii = (unsigned char)cell->text[0] < 0x80 && !cell->text[1];
    if (ascii)
        wide[0] = (unsigned char)cell->text[0];
    else if ((ssize_t)mbstowcs(wide, cell->text, CCHARW_MAX) <= 0)
        wide[0] = L' ';
    if (setcchar(&c, wide, term.ink[cell->ink], term.pair[cell->ink], NULL) == OK)
        mvadd_wchnstr(row, col, &c, 1);
}

void term_show(const struct grid *grid)
{
    bool all = term.shown.rows != grid->rows || term.shown.cols != grid->cols;
    if (all) {
        grid_resize(&term.shown, grid->rows, grid->cols);
        erase();
    }
    static const struct cell blank = {" ", INK_TEXT};
    size_t n = (size_t)grid->rows * (size_t)grid->cols;
    for (size_t i = 0; i < n; i++) {
        const struct cell *old = all ? &blank : &term.shown.cells[i];
        if (!grid->cells[i].text[0] || grid_same(&grid->cells[i], old))
            continue;
        show_cell((int)(i / (size_t)grid->cols), (int)(i % (size_t)grid->cols),
                  &grid->cells[i]);
    }
    memcpy(term.shown.cells, grid->cells, n * sizeof *grid->cells);
    /* A hidden cursor may stay where the last change was; one that cannot be hidden is put
     * out of the way. */
    bool shown = grid->cursor_row >= 0, obeyed = curs_set(shown) != ERR;
    leaveok(stdscr, !shown && obeyed);
    if (shown)
        move(grid->cursor_row, grid->cursor_col);
    else
        move(grid->rows - 1, grid->cols - 1);
    refresh();
    if (term.settle_asked)
        say("\033]7771;settled\033\\");
    term.settle_asked = false;
}

/* The next byte of a letter that has begun: one that comes late is waited for. */
static int late_byte(void)
{
    struct pollfd in = {.fd = STDIN_FILENO, .events = POLLIN};
    int byte = getch();
    return byte == ERR && poll(&in, 1, ESC_WAIT) > 0 ? getch() : byte;
}

/* As get_wch, which would take up to fifteen keys after a byte that is no letter with it,
 * and say that there is nothing; here the byte is a character 0. */
static int next_char(wint_t *c)
{
    if (term.held) {
        term.held = false;
        *c = term.held_c;
        return term.held_got;
    }
    int byte = getch();
    *c = 0;
    if (byte == ERR)
        return ERR;
    bool named = byte > 0xff;
    *c = named || byte < 0x80 ? (wint_t)byte : letter_read(byte, late_byte, ungetch);
    return named ? KEY_CODE_YES : OK;
}

static void hold(int got, wint_t c)
{
    term.held = got != ERR;
    term.held_got = got;
    term.held_c = c;
}

/* After an escape: whether it begins the sequence of a key that is none of ours, which is
 * passed over to its end (ECMA-48, 5.4). Taken for Esc it would leave a form, and the rest
 * of it would be commands. */
static bool skip_sequence(void)
{
    wint_t c;
    int got = next_char(&c);
    if (got != OK || c != '[') {
        hold(got, c);
        return false;
    }
    do
        got = next_char(&c);
    while (got == OK && c >= 0x20 && c <= 0x3f);
    if (got != OK || c < 0x40 || c > 0x7e)
        hold(got, c);
    return true;
}

/* Everything up to the end of the paste, waited for as long as bytes keep coming. */
static void read_paste(struct key *key)
{
    struct pollfd in = {.fd = STDIN_FILENO, .events = POLLIN};
    wint_t c;
    buf_reset(&term.paste);
    for (;;) {
        int got = next_char(&c);
        if (got == ERR &&
            (poll(&in, 1, 500) <= 0 || in.revents & (POLLHUP | POLLERR | POLLNVAL)))
            break;
        if (got == KEY_CODE_YES && c == KEY_PASTE_OFF)
            break;
        if (got == OK && c && term.paste.len < PASTE_MOST && c <= 0x10ffff &&
            !(c >= 0xd800 && c < 0xe000))
            utf8_add(&term.paste, (uint32_t)c);
    }
    *key = (struct key){.code = KEY_CODE_PASTE, .text = term.paste.text};
}

static uint32_t named_key(wint_t c)
{
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
        if (keys[i].curses == c)
            return keys[i].code;
    return KEY_CODE_NONE;
}

/* One key that is already there; false: there is none. */
static bool read_key(struct key *key)
{
    wint_t c;
    int got = next_char(&c);
    *key = (struct key){.code = KEY_CODE_NONE};
    if (got == ERR)
        return false;
    if (got == OK && (c != KEY_CODE_ESC || !skip_sequence()))
        key->code = c == '\n' ? KEY_CODE_ENTER : (uint32_t)c;
    else if (got == OK)
        return true;
    else if (c == KEY_PASTE_ON)
        read_paste(key);
    else if (c == KEY_SETTLE)
        term.settle_asked = term.settle_on;
    else
        key->code = named_key(c);
    return true;
}

/* Follows the terminal's size. It stays taken meanwhile: giving it back, as curses does by
 * itself, would show what lies under the other screen for a moment. */
static void follow_size(void)
{
    struct winsize size;
    if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_row && size.ws_col)
        resize_term(size.ws_row, size.ws_col);
    term_redraw();
}

/* Takes it over again after somebody else had it. */
static void take_again(void)
{
    say("\033[?2004h");
    refresh();
    follow_size();
}

void term_pause(void)
{
    say("\033[?2004l");
    endwin();
    guard_pause();
}

void term_suspend(void)
{
    term_pause();
    raise(SIGTSTP); /* it stops here */
    guard_resume();
    take_again();
}

/* What the terminal answers too late for the other program would be keys. */
void term_resume(void)
{
    guard_resume();
    take_again();
    flushinp();
}

static bool take_news(enum term_event *event)
{
    struct guard_news news = guard_news();
    if (news.end) {
        term.signal = news.end;
        *event = TERM_END;
        return true;
    }
    if (!news.suspend && !news.resumed && !news.resized)
        return false;
    if (news.suspend) {
        term_suspend();
    } else if (news.resumed) {
        endwin(); /* the stop was not seen; the shell has set the terminal its own way */
        take_again();
    } else {
        follow_size();
    }
    *event = TERM_RESIZE;
    return true;
}

/* The terminal went away: the signal that says so may come later, or to others only. */
static enum term_event gone(void)
{
    term.signal = SIGHUP;
    return TERM_END;
}

enum term_event term_wait(int milliseconds, struct key *key)
{
    struct timespec time = {milliseconds / 1000, (milliseconds % 1000) * 1000000L};
    const struct timespec none = {0};
    struct pollfd in = {.fd = STDIN_FILENO, .events = POLLIN};
    enum term_event event;
    ppoll(NULL, 0, &none, guard_open_mask()); /* lets signals in, also between many keys */
    if (take_news(&event))
        return event;
    errno = 0;
    if (read_key(key))
        return TERM_KEY;
    int ready = ppoll(&in, 1, &time, guard_open_mask());
    if (take_news(&event))
        return event;
    if (ready <= 0)
        return ready < 0 && errno != EINTR ? gone() : TERM_TIME;
    errno = 0;
    if (read_key(key))
        return TERM_KEY;
    return in.revents & (POLLHUP | POLLERR | POLLNVAL) || errno == EIO ? gone() : TERM_TIME;
}

int term_signal(void)
{
    return term.signal;
}
