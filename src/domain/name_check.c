/* What to say to a name that is not one person's. */
#include "domain/name.h"

#include "base/buf.h"

static bool refuse_two(const struct name_reading *reading, const char *typed,
                       struct err *err)
{
    static const char *const others[] = {"", " The other can be a helper.",
                                         " The others can be helpers."};
    struct buf names;
    if (reading->parts > 2)
        err_set(err, ERR_REFUSED, "\"%s\" is %zu people", typed, reading->parts);
    else if (reading->parts == 2)
        err_set(err, ERR_REFUSED, "\"%s\" is two people", typed);
    else
        err_set(err, ERR_REFUSED, "\"%s\" is more than one person", typed);
    err_why(err, "One person makes the call. Others can help.");
    buf_init(&names);
    for (size_t i = 0; i < reading->parts; i++) {
        const struct name_part *part = &reading->part[i];
        if (i > 0)
            buf_add(&names, i + 1 == reading->parts ? " or " : ", ");
        if (part->person)
            buf_add(&names, part->person->name);
        else
            buf_add_n(&names, typed + part->span.at, part->span.len);
    }
    err_next(err, "Name one: %s.%s", names.text,
             others[(reading->parts > 1) + (reading->parts > 2)]);
    buf_release(&names);
    return false;
}

static bool refuse_team(const struct name_reading *reading, const char *typed,
                        struct err *err)
{
    err_set(err, ERR_REFUSED, "\"%s\" is a team", typed);
    err_why(err, "A team cannot make the call. One person in it can.");
    if (reading->perhaps)
        return err_next(err, "Name the person in it who decides. If this is somebody's "
                             "name, add that person first.");
    return err_next(err, "Name the person in it who decides.");
}

static bool refuse_empty(const struct name_reading *reading, const char *typed,
                         struct err *err)
{
    (void)reading;
    (void)typed;
    err_set(err, ERR_USAGE, "there is no name");
    return err_next(err, "Type one person's name.");
}

static bool refuse_everyone(const struct name_reading *reading, const char *typed,
                            struct err *err)
{
    (void)reading;
    err_set(err, ERR_REFUSED, "\"%s\" is not one person", typed);
    err_why(err, "What everyone owns, nobody owns.");
    return err_next(err, "Name the one person who decides. Others can help.");
}

static bool refuse_placeholder(const struct name_reading *reading, const char *typed,
                               struct err *err)
{
    (void)reading;
    err_set(err, ERR_REFUSED, "\"%s\" is nobody's name", typed);
    err_why(err, "NO OWNER says plainly what a placeholder hides.");
    return err_next(err, "Name one person, or leave it without an owner.");
}

static bool (*const refusals[])(const struct name_reading *, const char *, struct err *) = {
    [NAME_ONE_PERSON] = NULL,          [NAME_EMPTY] = refuse_empty,
    [NAME_TWO_PEOPLE] = refuse_two,    [NAME_TEAM] = refuse_team,
    [NAME_EVERYONE] = refuse_everyone, [NAME_PLACEHOLDER] = refuse_placeholder,
};

bool name_check(const struct name_reading *reading, const char *typed, struct err *err)
{
    if (reading->verdict == NAME_ONE_PERSON)
        return true;
    return refusals[reading->verdict](reading, typed, err);
}
