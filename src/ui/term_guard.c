/* Signals, and giving the terminal back when there is no time for curses. There is one
 * process and one terminal, and handlers have no other way to reach them: the state here is
 * global on purpose. */
#include "term_guard.h"

#include <errno.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>

enum { RESTORE_BYTES = 256 };

static const int ends[] = {SIGTERM, SIGHUP, SIGINT, SIGQUIT};
static const int faults[] = {SIGSEGV, SIGABRT, SIGBUS, SIGFPE, SIGILL};

enum { ENDS = sizeof ends / sizeof *ends, FAULTS = sizeof faults / sizeof *faults };

static struct {
    bool on;
    struct termios modes;
    char restore[RESTORE_BYTES];
    sigset_t open; /* the mask before guard_start */
} guard;

static volatile sig_atomic_t came_resize, came_resume, came_suspend, came_end;

static void on_signal(int number)
{
    if (number == SIGWINCH)
        came_resize = 1;
    else if (number == SIGCONT)
        came_resume = 1;
    else if (number == SIGTSTP)
        came_suspend = 1;
    else
        came_end = number;
}

void guard_restore(void)
{
    if (!guard.on)
        return;
    int before = errno;
    guard.on = false;
    if (write(STDOUT_FILENO, guard.restore, strlen(guard.restore)) < 0)
        errno = 0; /* the terminal is gone; there is nobody to tell */
    tcsetattr(STDIN_FILENO, TCSANOW, &guard.modes);
    errno = before;
}

static void on_fault(int number)
{
    guard_restore();
    /* SA_RESETHAND has put the default back: the signal now does what it always does. */
    raise(number);
}

static void handle(int number, void (*handler)(int), int flags)
{
    struct sigaction action = {.sa_handler = handler, .sa_flags = flags};
    sigfillset(&action.sa_mask);
    sigaction(number, &action, NULL);
}

void guard_start(const char *restore)
{
    sigset_t blocked;
    sigemptyset(&blocked);
    tcgetattr(STDIN_FILENO, &guard.modes);
    strncpy(guard.restore, restore, RESTORE_BYTES - 1);
    guard.on = true;
    for (int i = 0; i < ENDS; i++) {
        handle(ends[i], on_signal, 0);
        sigaddset(&blocked, ends[i]);
    }
    handle(SIGWINCH, on_signal, 0);
    handle(SIGCONT, on_signal, 0);
    handle(SIGTSTP, on_signal, 0);
    sigaddset(&blocked, SIGWINCH);
    sigaddset(&blocked, SIGCONT);
    sigaddset(&blocked, SIGTSTP);
    sigprocmask(SIG_BLOCK, &blocked, &guard.open);
    for (int i = 0; i < FAULTS; i++)
        handle(faults[i], on_fault, (int)SA_RESETHAND | SA_NODEFER);
}

void guard_stop(void)
{
    for (int i = 0; i < ENDS; i++)
        handle(ends[i], SIG_DFL, 0);
    for (int i = 0; i < FAULTS; i++)
        handle(faults[i], SIG_DFL, 0);
    handle(SIGWINCH, SIG_DFL, 0);
    handle(SIGCONT, SIG_DFL, 0);
    handle(SIGTSTP, SIG_DFL, 0);
    if (guard.on)
        tcsetattr(STDIN_FILENO, TCSANOW, &guard.modes);
    guard.on = false;
    sigprocmask(SIG_SETMASK, &guard.open, NULL);
}

const sigset_t *guard_open_mask(void)
{
    return &guard.open;
}

struct guard_news guard_news(void)
{
    struct guard_news news = {came_resize, came_resume, came_suspend, came_end};
    came_resize = came_resume = came_suspend = 0;
    return news;
}

static void stops(sigset_t *stop)
{
    sigemptyset(stop);
    sigaddset(stop, SIGTSTP);
    sigaddset(stop, SIGCONT);
}

void guard_pause(void)
{
    sigset_t stop;
    stops(&stop);
    handle(SIGTSTP, SIG_DFL, 0);
    sigprocmask(SIG_UNBLOCK, &stop, NULL);
}

/* The caller knows that it goes on, but not what size the terminal has now. */
void guard_resume(void)
{
    sigset_t stop;
    stops(&stop);
    sigprocmask(SIG_BLOCK, &stop, NULL);
    handle(SIGTSTP, on_signal, 0);
    came_resume = came_suspend = 0;
    came_resize = 1;
}
