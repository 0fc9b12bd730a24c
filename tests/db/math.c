/* SQL's mathematics works although libm is not loaded at the start. */
#include <criterion/criterion.h>
#include <sqlite3.h>

static double ask(const char *sql)
{
    sqlite3 *db;
    sqlite3_stmt *stmt;
    cr_assert_eq(sqlite3_open(":memory:", &db), SQLITE_OK);
    cr_assert_eq(sqlite3_prepare_v2(db, sql, -1, &stmt, NULL), SQLITE_OK, "%s",
                 sqlite3_errmsg(db));
    cr_assert_eq(sqlite3_step(stmt), SQLITE_ROW);
    double answer = sqlite3_column_double(stmt, 0);
    sqlite3_finalize(stmt);
    sqlite3_close(db);
    return answer;
}

Test(math, is_found_when_it_is_asked_for)
{
    static const struct {
        const char *sql;
        double is;
    } cases[] = {
        {"SELECT sqrt(2.25)", 1.5},       {"SELECT pow(2, 10)", 1024},
        {"SELECT ln(exp(1.5))", 1.5},     {"SELECT mod(7.5, 2)", 1.5},
        {"SELECT cos(acos(0.5))", 0.5},   {"SELECT sin(asin(0.5))", 0.5},
        {"SELECT tan(atan(0.5))", 0.5},   {"SELECT atan2(0, 1)", 0},
        {"SELECT cosh(acosh(2))", 2},     {"SELECT sinh(asinh(2))", 2},
        {"SELECT tanh(atanh(0.5))", 0.5}, {"SELECT trunc(2.5)", 2},
        {"SELECT log10(1000)", 3},        {"SELECT log2(8)", 3},
        {"SELECT ceil(2.5)", 3},          {"SELECT floor(2.5)", 2},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        cr_expect_float_eq(ask(cases[i].sql), cases[i].is, 1e-9, "%s", cases[i].sql);
}

/* A SQLite built otherwise calls these; this one reckons with others in their place. */
double ceil(double x);
double floor(double x);
double log10(double x);
double log2(double x);

Test(math, has_also_what_only_another_sqlite_asks_for)
{
    static const struct {
        double (*volatile of)(double); /* read when it runs, so that it is called */
        double x, is;
    } cases[] = {{ceil, 2.5, 3}, {floor, -2.5, -3}, {log10, 1000, 3}, {log2, 8, 3}};
    for (int again = 0; again < 2; again++)
        for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
            cr_expect_float_eq(cases[i].of(cases[i].x), cases[i].is, 1e-9, "%zu", i);
}
