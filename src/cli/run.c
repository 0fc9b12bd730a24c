/* From the arguments to the exit code: one verb, one board, one answer. */
#include "help.h"
#include "verbs.h"
#include "wait.h"

#include "board/miss.h"
#include "text/clean.h"

#include <string.h>

/* A failure is one object on stdout for a script, and on stderr what happened, why, and
 * what to do instead, for a person. */
static void say_failure(struct call *call, const struct err *err)
{
    struct out *out = &call->out;
    buf_reset(&out->text);
    if (call->json) {
        json_out_init(&out->json, &out->text);
        json_out_object(&out->json);
        json_out_int_of(&out->json, "v", 1);
        json_out_object_of(&out->json, "error");
        json_out_text_of(&out->json, "kind", err_kind(err->code));
        json_out_text_of(&out->json, "what", err->what);
        json_out_text_of(&out->json, "why", err->why);
        json_out_text_of(&out->json, "next", err->next);
        json_out_array_of(&out->json, "closest");
        for (size_t i = 0; i < err->closest_n; i++)
            json_out_text(&out->json, err->closest[i]);
        json_out_end(&out->json);
        json_out_end(&out->json);
        json_out_end(&out->json);
        return;
    }
    out_note(out, "buckstop: %s.", err->what);
    if (err->why[0])
        out_note(out, strchr(".?!", err->why[strlen(err->why) - 1]) ? "  %s" : "  %s.",
                 err->why);
    for (size_t i = 0; err->code == ERR_AMBIGUOUS && i < err->closest_n; i++)
        out_note(out, "    %s", err->closest[i]);
    if (err->next[0])
        out_note(out, "  %s", err->next);
}

static bool choose_output(struct call *call, struct err *err)
{
    const struct cli *cli = call->cli;
    const char *color = call->color ? call->color : "auto";
    bool always = strcmp(color, "always") == 0, never = strcmp(color, "never") == 0;
    if (!always && !never && strcmp(color, "auto") != 0) {
        err_set(err, ERR_USAGE, "--color does not know \"%s\"", color);
        return err_next(err, "it is auto, always or never");
    }
    bool sentence = cli->out_tty && !call->plain;
    enum out_mode mode = call->json ? OUT_JSON : sentence || always ? OUT_TTY : OUT_PIPE;
    out_release(&call->out);
    out_init(&call->out, mode, always || (cli->color && !never));
    return true;
}

static bool no_board(const char *path, struct err *err)
{
    err_set(err, ERR_STORE, "there is no board at \"%s\" yet", path);
    return err_next(err, "make one: buckstop init NAME");
}

static bool open_board(struct call *call, struct err *err)
{
    const struct world world = verb_world(call);
    const char *path = call->db ? call->db : call->cli->db;
    if (call->verb->needs == NEEDS_NOTHING)
        return true;
    static const enum board_mode modes[] = {[NEEDS_IF_THERE] = BOARD_READ,
                                            [NEEDS_GLANCE] = BOARD_GLANCE,
                                            [NEEDS_BOARD] = BOARD_READ,
                                            [NEEDS_WRITING] = BOARD_WRITE};
    if (board_open(path, modes[call->verb->needs], &world, &call->board, err))
        return true;
    if (call->verb->needs == NEEDS_IF_THERE && !call->db)
        return true;
    if (err->code == ERR_NOT_FOUND)
        return no_board(path, err);
    if (call->verb->run == verb_doctor && err->code == ERR_STORE)
        err_next(err, "%s", doctor_advice);
    return false;
}

/* A name that is nobody's is recorded as typed, and said so: perhaps it was a slip. */
static void remark_actor(struct call *call)
{
    const char *asked = call->as ? call->as : call->cli->world.as;
    if (call->board && call->verb->needs == NEEDS_WRITING && asked &&
        !board_actor_person(call->board))
        out_note(&call->out,
                 "buckstop: nobody on the board is called \"%s\"; recorded as typed.",
                 asked);
}

/* Options may stand before the verb too: the words that name it are looked for behind them.
 */
static void verb_first(int argc, char **argv)
{
    int at = 0;
    while (at < argc && strncmp(argv[at], "--", 2) == 0 && argv[at][2]) {
        const char *name = argv[at] + 2;
        const struct option *option = common_options;
        while (option->name[0] && strcmp(option->name, name) != 0)
            option++;
        at += option->name[0] && option->value ? 2 : 1;
    }
    for (int i = 0; i < 2 && at + i < argc && argv[at + i][0] != '-'; i++) {
        char *word = argv[at + i];
        memmove(argv + i + 1, argv + i, (size_t)at * sizeof *argv);
        argv[i] = word;
    }
}

static bool run(struct call *call, int argc, char **argv, struct err *err)
{
    int words = 0;
    verb_first(argc, argv);
    if (argc == 0 || argv[0][0] == '-')
        call->verb = &overview;
    else if (!verb_find(argc, argv, &call->verb, &words, err))
        return false;
    if (!verb_read(call, argc - words, argv + words, err) || !choose_output(call, err))
        return false;
    if (call->help) {
        help_verb(call, call->verb);
        return true;
    }
    if (!open_board(call, err))
        return false;
    remark_actor(call);
    if (!call->verb->lasts)
        return call->verb->run(call, err);
    wait_begin();
    bool ok = call->verb->run(call, err);
    wait_end(ok, err);
    return ok;
}

/* --json asked for anywhere counts also where the words themselves are wrong. */
static bool asks_json(int argc, char **argv)
{
    for (int i = 0; i < argc && strcmp(argv[i], "--") != 0; i++)
        if (strcmp(argv[i], "--json") == 0)
            return true;
    return false;
}

int cli_run(const struct cli *cli, int argc, char **argv)
{
    static char help[] = "help", version[] = "version";
    if (argc > 1 && (strcmp(argv[1], "--help") == 0 || strcmp(argv[1], "-h") == 0))
        argv[1] = help;
    if (argc > 1 && strcmp(argv[1], "--version") == 0)
        argv[1] = version;
    struct call call = {.cli = cli, .json = asks_json(argc, argv)};
    struct err err = {0};
    out_init(&call.out, call.json ? OUT_JSON : OUT_PIPE, false);
    bool ok = run(&call, argc > 0 ? argc - 1 : 0, argv + 1, &err);
    int code = err_exit(ok ? call.exit : err.code);
    if (!ok)
        say_failure(&call, &err);
    board_close(call.board); /* before a reader that takes its time can hold up a writer */
    if (!out_flush(&call.out, &err)) {
        say_failure(&call, &err);
        buf_reset(&call.out.text);
        out_flush(&call.out, &err);
        code = err_exit(ERR_STORE);
    }
    if (call.missed &&
        !verb_world(&call).read_only) /* whoever asked has the answer by now */
        board_miss(call.db ? call.db : cli->db, call.missed, cli->world.now);
    arena_release(&call.arena);
    out_release(&call.out);
    return code;
}
