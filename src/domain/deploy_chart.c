/* The figures of the weeks as rows of plain text. */
#include "domain/deploy_chart.h"

#include <string.h>

enum { MARKS = 5, COUNT_LEAST = 3, STRIP_LEAST = 12, BAR_LEAST = 2 };

static const struct {
    int64_t seconds;
    const char *text;
} marks[MARKS] = {{60, "1m"}, {600, "10m"}, {3600, "1h"}, {8 * 3600, "8h"}, {86400, "1d"}};

static const char *const size_names[DEPLOY_SIZES] = {"1", "2-5", "6+", "?"};

const char deploy_chart_signs[] = "? nobody counted; o one recovery, 2 to 9 so many";
const char deploy_chart_open[] = "; ! broke, not recovered";

/* The columns behind the bar. */
static void place_columns(struct deploy_chart *chart, int width)
{
    bool wide = chart->whole_year;
    int at = chart->bar + chart->bar_width + chart->count + 2;
    for (int s = 0; s < DEPLOY_SIZES; s++) {
        chart->size[s] = at;
        at += chart->count + (wide ? 2 : 1);
    }
    chart->broke = at;
    chart->strip = at + (wide ? 9 : 8);
    chart->strip_width = width - chart->strip;
}

/* All but the deploys that broke are parts of a week's, so that no count is longer. */
struct deploy_chart deploy_chart_of(const struct deploy_week *weeks, size_t n, int width)
{
    bool wide = width >= 76;
    struct deploy_chart chart = {
        .whole_year = wide, .bar = wide ? 10 : 5, .count = COUNT_LEAST};
    for (size_t i = 0; i < n; i++)
        if (weeks[i].deploys > chart.most)
            chart.most = weeks[i].deploys;
    int longest = (int)strlen(GROUPED(chart.most));
    chart.count = longest > chart.count ? longest : chart.count;
    chart.bar_width = wide ? (width - 52) / 3 : 6;
    place_columns(&chart, width);
    int lacks = STRIP_LEAST - chart.strip_width, spare = chart.bar_width - BAR_LEAST;
    if (chart.count > COUNT_LEAST && lacks > 0 && spare > 0) {
        chart.bar_width -= lacks < spare ? lacks : spare;
        place_columns(&chart, width);
    }
    return chart;
}

int deploy_chart_place(int64_t seconds, int width)
{
    int part = 0;
    if (seconds <= marks[0].seconds)
        return 0;
    if (seconds >= marks[MARKS - 1].seconds)
        return width - 1;
    while (seconds >= marks[part + 1].seconds)
        part++;
    int64_t from = marks[part].seconds, length = marks[part + 1].seconds - from;
    int64_t place = ((int64_t)part * length + (seconds - from)) * (width - 1);
    return (int)(place / (length * (MARKS - 1)));
}

/* Fills the line up to a column that began at `from`. */
static void go_to(struct buf *out, size_t from, int column)
{
    size_t used = out->len - from;
    if (used < (size_t)column)
        buf_fill(out, ' ', (size_t)column - used);
}

/* A text that ends where a column of counts does. */
static void add_right(struct buf *out, size_t from, const struct deploy_chart *chart,
                      int column, const char *text)
{
    int len = (int)strlen(text);
    go_to(out, from, column + (len < chart->count ? chart->count - len : 0));
    buf_add(out, text);
}

static void add_count(struct buf *out, size_t from, const struct deploy_chart *chart,
                      int column, int n)
{
    add_right(out, from, chart, column, n ? GROUPED(n) : "-");
}

void deploy_chart_head(struct buf *out, const struct deploy_chart *chart)
{
    size_t from = out->len;
    buf_add(out, "WEEK");
    go_to(out, from, chart->bar);
    buf_add(out, chart->whole_year ? "DEPLOYS" : "DEPLOY");
    for (int s = 0; s < DEPLOY_SIZES; s++)
        add_right(out, from, chart, chart->size[s], size_names[s]);
    go_to(out, from, chart->broke);
    buf_add(out, chart->whole_year ? "  BROKE" : " BROKE");
    for (int i = 0; i < MARKS; i++) {
        int at = i * (chart->strip_width - 1) / (MARKS - 1);
        int room = chart->strip_width - (int)strlen(marks[i].text);
        int column = chart->strip + (at < room ? at : room);
        if (i == 0 || (int)(out->len - from) < column) {
            go_to(out, from, column);
            buf_add(out, marks[i].text);
        }
    }
}

/* One cell a place on the scale: nothing, a dot, how many, or what has not recovered. */
static void add_strip(struct buf *out, const struct deploy_chart *chart,
                      const struct deploy_week *week)
{
    for (int cell = 0; cell < chart->strip_width; cell++) {
        int n = 0;
        for (size_t i = 0; i < week->recovered; i++)
            n += deploy_chart_place(week->recovery[i], chart->strip_width) == cell;
        if (cell == chart->strip_width - 1 && week->open)
            buf_add_c(out, '!');
        else
            buf_add_c(out, (char)(n == 0 ? ' ' : n == 1 ? 'o' : n > 9 ? '+' : '0' + n));
    }
}

void deploy_chart_row(struct buf *out, const struct deploy_chart *chart,
                      const struct deploy_week *week)
{
    size_t from = out->len;
    char name[WEEK_TEXT];
    week_text(week->week, name);
    buf_add(out, chart->whole_year ? name : strchr(name, 'W'));
    go_to(out, from, chart->bar);
    int filled = chart->most ? week->deploys * chart->bar_width / chart->most : 0;
    if (week->deploys && !filled)
        filled = 1;
    buf_fill(out, '#', (size_t)filled);
    go_to(out, from, chart->bar + chart->bar_width);
    add_count(out, from, chart, chart->bar + chart->bar_width + 1, week->deploys);
    for (int s = 0; s < DEPLOY_SIZES; s++)
        add_count(out, from, chart, chart->size[s], week->size[s]);
    add_count(out, from, chart, chart->broke + 2, week->broke);
    go_to(out, from, chart->strip);
    add_strip(out, chart, week);
    while (out->text[out->len - 1] == ' ') /* the week stands before all blanks */
        buf_cut(out, out->len - 1);
}
