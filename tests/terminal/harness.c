/* The program's side: its process, its pseudo-terminal, and the waits. */
#include "harness.h"

#include "environment.h"

#include "base/mem.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <pty.h>
#include <signal.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>
#include <utmp.h>

enum { STEP = 5 }; /* milliseconds between looks at a process */

static int64_t now_ms(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

/* The program leads a session, and so a group, of its own: what it started goes with it. */
static void kill_program(struct terminal *t)
{
    if (t->ended)
        return;
    kill(-t->pid, SIGKILL);
    kill(t->pid, SIGKILL);
    waitpid(t->pid, NULL, 0);
    t->ended = true;
}

/* Ends the program, so that none is left behind, and gives up with the screen in view. */
__attribute__((format(printf, 2, 3))) static _Noreturn void give_up(struct terminal *t,
                                                                    const char *fmt, ...)
{
    struct buf why;
    va_list args;
    buf_init(&why);
    va_start(args, fmt);
    buf_addv(&why, fmt, args);
    va_end(args);
    if (t->vterm)
        buf_addf(&why, "\nThe screen was:\n%s", terminal_text(t));
    if (t->pid > 0)
        kill_program(t);
    terminal_give_up(why.text);
}

/* --- bytes to and fro ----------------------------------------------------------------- */

/* The master's end does not block; a full pseudo-terminal is drained while it is written.
 */
static bool pump(struct terminal *t, int milliseconds);

static void write_all(struct terminal *t, const char *bytes, size_t len)
{
    int64_t end = now_ms() + t->patience;
    while (len && t->master >= 0) {
        ssize_t n = write(t->master, bytes, len);
        if (n > 0) {
            bytes += n;
            len -= (size_t)n;
        } else if (errno != EAGAIN && errno != EINTR) {
            return;
        } else if (now_ms() > end) {
            give_up(t, "The program did not take %zu bytes of what was typed.", len);
        } else {
            pump(t, STEP);
        }
    }
}

/* What libvterm answers to questions a program asks its terminal. It may come while the
 * screen is being read, so it waits for nothing. */
static void answer(const char *bytes, size_t len, void *user)
{
    const struct terminal *t = user;
    if (t->master >= 0 && write(t->master, bytes, len) < 0)
        return;
}

/* Reads what is there, waiting so long for the first of it. False: nothing came. */
static bool pump(struct terminal *t, int milliseconds)
{
    char bytes[4096];
    struct pollfd out = {.fd = t->master, .events = POLLIN};
    if (poll(&out, 1, milliseconds) <= 0)
        return false;
    if (t->heard)
        t->heard();
    ssize_t n = read(t->master, bytes, sizeof bytes);
    if (n <= 0) {
        /* Nobody has it open: at once again would only spin. */
        poll(NULL, 0, milliseconds < STEP ? milliseconds : STEP);
        return false;
    }
    unsigned settled = t->modes.settled;
    modes_feed(&t->modes, bytes, (size_t)n);
    t->bytes += (size_t)n;
    t->bytes -= (t->modes.settled - settled) * strlen(SETTLE_ANSWER);
    vterm_input_write(t->vterm, bytes, (size_t)n);
    return true;
}

static bool has_ended(struct terminal *t)
{
    int status;
    if (!t->ended && waitpid(t->pid, &status, WNOHANG) == t->pid) {
        t->ended = true;
        t->code = WIFSIGNALED(status) ? 128 + WTERMSIG(status) : WEXITSTATUS(status);
        while (t->master >= 0 && pump(t, 0))
            continue;
    }
    return t->ended;
}

/* --- start and end -------------------------------------------------------------------- */

/* The child only becomes the program: whatever else it did, it would do as a copy of the
 * whole test. */
static _Noreturn void become(int slave, pid_t parent, const char *const argv[],
                             char *envp[])
{
    const char *path = strcmp(argv[0], "buckstop") == 0 ? getenv("BUCKSTOP") : argv[0];
    sigset_t none;
    sigemptyset(&none);
    sigprocmask(SIG_SETMASK, &none, NULL);
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    if (path && getppid() == parent && login_tty(slave) == 0) {
        close_range(3, ~0U, 0);
        execvpe(path, (char *const *)(uintptr_t)argv, envp);
    }
    _exit(127);
}

static void make_screen(struct terminal *t)
{
    t->vterm = vterm_new(t->rows, t->cols);
    if (!t->vterm)
        mem_exhausted();
    vterm_set_utf8(t->vterm, 1);
    vterm_output_set_callback(t->vterm, answer, t);
    t->screen = vterm_obtain_screen(t->vterm);
    vterm_screen_enable_altscreen(t->screen, 1);
    vterm_screen_reset(t->screen, 1);
}

void terminal_start(struct terminal *t, int rows, int cols, const char *const argv[],
                    const char *const env[])
{
    struct winsize size = {.ws_row = (unsigned short)rows, .ws_col = (unsigned short)cols};
    struct environment environment;
    int slave;
    *t = (struct terminal){
        .rows = rows, .cols = cols, .patience = TERMINAL_PATIENCE, .master = -1};
    buf_init(&t->text);
    modes_init(&t->modes);
    if (openpty(&t->master, &slave, NULL, NULL, &size) != 0 ||
        fcntl(t->master, F_SETFL, O_NONBLOCK) != 0 ||
        fcntl(t->master, F_SETFD, FD_CLOEXEC) != 0 || tcgetattr(slave, &t->before) != 0)
        give_up(t, "There is no pseudo-terminal: %s.", strerror(errno));
    make_screen(t);
    environment_make(&environment, env);
    pid_t parent = getpid();
    t->pid = fork();
    if (t->pid == 0)
        become(slave, parent, argv, environment.entries);
    close(slave);
    environment_release(&environment);
    if (t->pid < 0)
        give_up(t, "There is no process to be had: %s.", strerror(errno));
}

/* Asks the program to leave, as a person who logs out does; one that does not is killed. */
static void end_program(struct terminal *t)
{
    enum { PATIENCE = 500 };
    if (t->ended || kill(t->pid, SIGTERM) != 0)
        return;
    for (int64_t until = now_ms() + PATIENCE; now_ms() < until && !t->ended;) {
        t->ended = waitpid(t->pid, NULL, WNOHANG) == t->pid;
        if (!t->ended)
            poll(NULL, 0, STEP);
    }
}

void terminal_end(struct terminal *t)
{
    if (t->pid > 0) {
        end_program(t);
        kill_program(t);
    }
    terminal_hangup(t);
    if (t->vterm)
        vterm_free(t->vterm);
    buf_release(&t->text);
    *t = (struct terminal){.master = -1, .ended = true};
}

void terminal_hangup(struct terminal *t)
{
    if (t->master >= 0)
        close(t->master);
    t->master = -1;
}

/* --- waits ---------------------------------------------------------------------------- */

void terminal_keys(struct terminal *t, const char *bytes)
{
    write_all(t, bytes, strlen(bytes));
}

/* Before it has taken its terminal, what is typed would be echoed onto the screen. */
static bool taken(const struct terminal *t)
{
    struct termios now;
    return tcgetattr(t->master, &now) == 0 && !(now.c_lflag & (tcflag_t)(ICANON | ECHO));
}

bool terminal_settles(struct terminal *t, int milliseconds)
{
    int64_t end = now_ms() + milliseconds;
    while (!taken(t)) {
        pump(t, STEP);
        if (has_ended(t) || now_ms() > end)
            return false;
    }
    unsigned before = t->modes.settled;
    terminal_keys(t, SETTLE_ASK);
    while (t->modes.settled == before) {
        pump(t, STEP);
        if (t->modes.settled == before && (has_ended(t) || now_ms() > end))
            return t->modes.settled != before;
    }
    return true;
}

void terminal_settle(struct terminal *t)
{
    if (terminal_settles(t, t->patience))
        return;
    if (t->ended)
        give_up(t, "The program ended with exit code %d; it was to draw.", t->code);
    give_up(t, "The program did not settle within %d ms.", t->patience);
}

void terminal_type(struct terminal *t, const char *bytes)
{
    terminal_keys(t, bytes);
    terminal_settle(t);
}

void terminal_until(struct terminal *t, const char *text)
{
    int64_t end = now_ms() + t->patience;
    while (!terminal_find(t, text, NULL, NULL)) {
        bool more = pump(t, STEP) || !has_ended(t);
        if (!terminal_find(t, text, NULL, NULL) && (!more || now_ms() > end))
            give_up(t, "\"%s\" did not come onto the screen.", text);
    }
}

int terminal_wait(struct terminal *t, int milliseconds)
{
    int64_t end = now_ms() + milliseconds;
    while (!has_ended(t)) {
        pump(t, STEP);
        if (now_ms() > end && !has_ended(t))
            give_up(t, "The program did not end within %d ms.", milliseconds);
    }
    return t->code;
}

/* Whether the signal was sent and its handler has not begun, by the kernel's own account. A
 * key typed before that would overtake the signal. */
static bool is_pending(pid_t pid, int sig)
{
    char path[64];
    char line[256];
    bool pending = false;
    snprintf(path, sizeof path, "/proc/%ld/status", (long)pid);
    FILE *status = fopen(path, "r");
    while (status && fgets(line, sizeof line, status))
        if (strncmp(line, "SigPnd:", 7) == 0 || strncmp(line, "ShdPnd:", 7) == 0)
            pending = pending || strtoull(line + 7, NULL, 16) >> (sig - 1) & 1;
    if (status)
        fclose(status);
    return pending;
}

static void wait_taken(struct terminal *t, int sig)
{
    int64_t end = now_ms() + t->patience;
    while (!has_ended(t) && is_pending(t->pid, sig)) {
        pump(t, STEP);
        if (now_ms() > end)
            give_up(t, "The program did not take signal %d.", sig);
    }
}

void terminal_signal(struct terminal *t, int sig)
{
    if (has_ended(t) || kill(t->pid, sig) != 0)
        give_up(t, "The program had ended before signal %d.", sig);
    wait_taken(t, sig);
}

void terminal_resize(struct terminal *t, int rows, int cols)
{
    struct winsize size = {.ws_row = (unsigned short)rows, .ws_col = (unsigned short)cols};
    while (pump(t, 0))
        continue;
    t->rows = rows;
    t->cols = cols;
    vterm_set_size(t->vterm, rows + t->margin, cols + t->margin);
    if (ioctl(t->master, TIOCSWINSZ, &size) != 0)
        give_up(t, "The terminal's size could not be set: %s.", strerror(errno));
    wait_taken(t, SIGWINCH);
}

struct termios terminal_termios(const struct terminal *t)
{
    struct termios now = {0};
    tcgetattr(t->master, &now);
    return now;
}

bool terminal_restored(const struct terminal *t)
{
    struct termios now = terminal_termios(t);
    return now.c_iflag == t->before.c_iflag && now.c_oflag == t->before.c_oflag &&
           now.c_cflag == t->before.c_cflag && now.c_lflag == t->before.c_lflag &&
           memcmp(now.c_cc, t->before.c_cc, sizeof now.c_cc) == 0;
}

struct modes terminal_modes(const struct terminal *t)
{
    return t->modes;
}

size_t terminal_bytes(struct terminal *t)
{
    size_t n = t->bytes - t->bytes_asked;
    t->bytes_asked = t->bytes;
    return n;
}

size_t terminal_listen(struct terminal *t, int milliseconds)
{
    int64_t end = now_ms() + milliseconds;
    size_t before = t->bytes;
    for (int64_t now = now_ms(); now < end; now = now_ms())
        pump(t, (int)(end - now));
    return t->bytes - before;
}
