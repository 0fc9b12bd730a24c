/* The three panes of the board as they are drawn. */
#include "board_view.h"
#include "ticket_line.h"

#include "domain/when.h"
#include "text/columns.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

enum {
    CARD_ROWS = 3,   /* of the area one is on, below the list */
    OPEN_COLS = 4,   /* of the count of open tickets, at least */
    PICK_COLS = 14,  /* of "NO OWNER, pick" */
    TICKET_COLS = 9, /* of how a ticket stands */
};

/* The columns at the right of a pane's title: half of them where the filter stands between.
 */
static int title_room(struct box box, int number, const char *name, const char *filter)
{
    return filter[0] ? box.cols / 2
                     : box.cols - snprintf(NULL, 0, "[%d %s] ", number, name);
}

void pane_title(struct grid *grid, struct box box, int number, const char *name,
                const char *filter, const char *right, bool focus)
{
    int at = box.left + (focus ? 0 : 1);
    at += grid_textf(grid, box.top, at, box.cols, focus ? INK_FOCUS : INK_HEAD,
                     focus ? "[%d %s]" : "%d %s", number, name);
    int room = box.left + box.cols - columns_of(right) - at - 2;
    if (filter[0])
        grid_textf(grid, box.top, at + 1, room < box.cols / 3 ? room : box.cols / 3,
                   INK_KEY, "/%s", filter);
    grid_right(grid, box.top, box.left + box.cols, title_room(box, number, name, filter),
               INK_TEXT, right);
}

/* "Tom Varga  away", or "Tom, away" where that is too wide; what stands there when nobody
 * does. */
static void owner_text(const struct area_line *line, int width, struct buf *out)
{
    const char *name = line->owner.name;
    if (!line->owner.id && line->area.unowned_on_purpose) {
        buf_add(out, "none, on purpose");
    } else if (!line->owner.id) {
        buf_add(out,
                line->candidates && width >= PICK_COLS ? "NO OWNER, pick" : "NO OWNER");
    } else if (line->owner.state != PERSON_AWAY) {
        buf_add(out, name);
    } else {
        buf_addf(out, "%s  away", name);
        if (columns_of(out->text) <= width)
            return;
        buf_reset(out);
        buf_addf(out, "%.*s, away", (int)strcspn(name, " "), name);
    }
}

/* The columns of the list: the names take what they need and the owners leave them, who
 * have a share of their own. */
struct area_columns {
    int owner, open; /* where each begins; open: where it ends, 0 where there is no room */
    int open_cols;   /* how many it has */
};

enum { NAME_LEAST = 8 };

static int smaller(int a, int b)
{
    return a < b ? a : b;
}

static int larger(int a, int b)
{
    return a > b ? a : b;
}

static struct area_columns area_columns(const struct area_window *areas, struct box box)
{
    int inner = box.cols - 2, open = box.cols >= 30 ? OPEN_COLS : 0;
    int share = inner >= 34 ? 16 : inner >= 26 ? 12 : inner / 2;
    int name = NAME_LEAST, owner = NAME_LEAST, tickets = open;
    struct buf text;
    buf_init(&text);
    for (size_t i = 0; i < areas->n; i++) {
        buf_reset(&text);
        owner_text(&areas->line[i], share, &text);
        name = larger(name, columns_of(areas->line[i].area.name) + 2);
        owner = larger(owner, columns_of(text.text));
        tickets = larger(tickets, columns_of(GROUPED(areas->line[i].tickets)) + 1);
    }
    buf_release(&text);
    open = open ? tickets : 0;
    int most = inner - smaller(owner, share) - open;
    return (struct area_columns){box.left + 2 + smaller(name, most),
                                 open ? box.left + box.cols : 0, open};
}

/* A line one comes to or leaves is written in few bytes: the mark, and no name anew. Only
 * the mark is bold: each change of attributes is a sixth of what a move may write. */
static void draw_area(const struct area_line *line, struct grid *grid, struct box box,
                      struct area_columns at, int row, bool here)
{
    int end = at.open ? at.open - at.open_cols : box.left + box.cols;
    bool missing = !line->owner.id && !line->area.unowned_on_purpose;
    struct buf text;
    buf_init(&text);
    owner_text(line, end - at.owner, &text);
    if (here)
        grid_text(grid, row, box.left, 1, INK_SELECT, ">");
    grid_text(grid, row, box.left + 2, at.owner - box.left - 4, INK_TEXT, line->area.name);
    grid_text(grid, row, at.owner, end - at.owner, missing ? INK_ATTENTION : INK_TEXT,
              text.text);
    buf_reset(&text);
    buf_addf(&text, "%s", GROUPED(line->tickets));
    if (at.open)
        grid_right(grid, row, at.open, at.open_cols, INK_TEXT, text.text);
    buf_release(&text);
}

/* The area one is on: what it covers, and what to do where nobody decides. It is drawn anew
 * at every move, so it says no more than that and in few attributes. */
static void draw_card(const struct area_line *line, struct grid *grid, struct box box)
{
    int row = box.top, left = box.left + 2, width = box.cols - 2;
    bool missing = !line->owner.id && !line->area.unowned_on_purpose;
    grid_text(grid, row++, left, width, INK_TEXT, line->area.name);
    if (line->area.covers[0])
        row += grid_wrap(grid, row, left, width, 1, INK_TEXT, line->area.covers);
    if (line->owner.id && line->stand_in.id)
        grid_textf(grid, row, left, width, INK_TEXT, "when away  %s", line->stand_in.name);
    if (missing && !grid->looks) {
        int used = grid_text(grid, row, left, 2, INK_KEY, "e");
        grid_text(grid, row, left + 2 + used, width - 6, INK_TEXT, "name who decides here");
    }
}

static void draw_no_areas(const struct board_view *view, struct grid *grid, struct box box)
{
    bool filtered = view->filter[PANE_AREAS].text.len > 0;
    int used = grid_wrap(
        grid, box.top + 2, box.left + 2, box.cols - 4, 9, INK_TEXT,
        filtered ? "No area fits. Esc shows all."
                 : "No area yet. An area is a part of the product that one person "
                   "decides for: signup, billing, mobile.");
    if (!filtered && !grid->looks)
        grid_wrap(grid, box.top + 3 + used, box.left + 2, box.cols - 4, 2, INK_TEXT,
                  "a  adds one, then asks who owns it");
}

static int areas_head(struct box box)
{
    return box.rows >= 10 ? 3 : 2;
}

static int areas_card(const struct board_view *view, struct box box)
{
    return box.rows >= 14 && !view->airy ? CARD_ROWS + 1 : 0;
}

int areas_pane_lines(const struct board_view *view, struct box box)
{
    int each = view->airy ? 2 : 1;
    return (box.rows - areas_head(box) - areas_card(view, box) + each - 1) / each;
}

void areas_pane_draw(struct board_view *view, struct grid *grid, struct box box, bool focus)
{
    struct list *list = &view->list[PANE_AREAS];
    int each = view->airy ? 2 : 1, head = areas_head(box), card = areas_card(view, box);
    int shown = areas_pane_lines(view, box);
    struct buf count;
    buf_init(&count);
    list->shown = (size_t)(shown > 0 ? shown : 1);
    list_fit(list);
    if (list->total > list->shown)
        list_place(list, &count);
    else
        buf_add_count(&count, list->total);
    pane_title(grid, box, 1, "AREAS", view->filter[PANE_AREAS].text.text, count.text,
               focus);
    buf_release(&count);
    if (view->shown.areas.n == 0) {
        draw_no_areas(view, grid, box);
        return;
    }
    struct area_columns columns = area_columns(&view->shown.areas, box);
    if (head == 3) {
        grid_text(grid, box.top + 2, box.left + 2, 10, INK_MUTED, "AREA");
        grid_text(grid, box.top + 2, columns.owner, 10, INK_MUTED, "OWNER");
        if (columns.open)
            grid_right(grid, box.top + 2, columns.open, columns.open_cols, INK_MUTED,
                       "OPEN");
    }
    for (size_t i = 0; i < list->shown; i++) {
        size_t at = list->first + i;
        if (at < list->from || at >= list->from + view->shown.areas.n)
            continue;
        draw_area(&view->shown.areas.line[at - list->from], grid, box, columns,
                  box.top + head + (int)i * each, at == list->at && focus);
    }
    if (card && list->at >= list->from && list->at < list->from + view->shown.areas.n) {
        size_t used =
            view->shown.areas.total < list->shown ? view->shown.areas.total : list->shown;
        draw_card(
            &view->shown.areas.line[list->at - list->from], grid,
            (struct box){box.top + head + (int)used + 1, box.left, card - 1, box.cols});
    }
}

/* With the title at that column. */
static void draw_ticket(const struct ticket_line *line, int64_t today, struct grid *grid,
                        struct box box, int title, int row, bool here)
{
    struct buf mark, number;
    buf_init(&mark);
    buf_init(&number);
    enum ink ink = ticket_line_standing(line, today, TICKET_COLS, &mark);
    buf_addf(&number, "#%" PRId64, line->id);
    if (here)
        grid_text(grid, row, box.left, 1, INK_SELECT, ">");
    grid_text(grid, row, box.left + 2, title - box.left - 4, INK_MUTED, number.text);
    grid_text(grid, row, title, box.left + box.cols - 1 - TICKET_COLS - title, INK_TEXT,
              line->title);
    grid_right(grid, row, box.left + box.cols, TICKET_COLS, ink, mark.text);
    buf_release(&number);
    buf_release(&mark);
}

void tickets_pane_draw(struct board_view *view, struct grid *grid, struct box box,
                       bool focus)
{
    struct list *list = &view->list[PANE_TICKETS];
    struct buf count;
    int head = 2, room = box.rows - head;
    buf_init(&count);
    buf_add_count(&count, view->shown.tickets.total);
    buf_add(&count, " open, ");
    size_t open = count.len;
    buf_add_count(&count, view->shown.tickets.drafts);
    buf_add(&count, " not ready");
    const char *filter = view->filter[PANE_TICKETS].text.text;
    bool narrow = columns_of(count.text) > title_room(box, 2, "TICKETS", filter);
    pane_title(grid, box, 2, "TICKETS", filter, count.text + (narrow ? open : 0), focus);
    int each = view->airy ? 2 : 1, lines = (room + each - 1) / each;
    bool more = room > 1 && view->shown.tickets.total > (size_t)lines;
    list->shown = (size_t)(room > 1 ? (room - more + each - 1) / each : 1);
    list_fit(list);
    if (view->shown.tickets.n == 0)
        grid_wrap(grid, box.top + head, box.left + 2, box.cols - 4, room < 4 ? room : 4,
                  INK_TEXT,
                  view->filter[PANE_TICKETS].text.len
                      ? "No ticket fits. Esc shows all."
                      : "No open ticket. Work that is asked for is written down here, and "
                        "nothing starts before its spec is clear.");
    int title =
        box.left + 4 + ticket_line_number(view->shown.tickets.line, view->shown.tickets.n);
    for (size_t i = 0; i < list->shown; i++) {
        size_t at = list->first + i;
        if (at < list->from || at >= list->from + view->shown.tickets.n)
            continue;
        draw_ticket(&view->shown.tickets.line[at - list->from],
                    board_today(view->desk->board), grid, box, title,
                    box.top + head + (int)i * each, at == list->at && focus);
    }
    if (more) {
        buf_reset(&count);
        list_place(list, &count);
        grid_right(grid, box.top + box.rows - 1, box.left + box.cols, 24, INK_MUTED,
                   count.text);
    }
    buf_release(&count);
}

static void standing_text(const struct board_view *view, struct buf *out)
{
    const struct review *review = &view->shown.review.review;
    if (!review->id)
        buf_add(out, "not started");
    else if (review->closed_at)
        buf_add(out, "closed");
    else
        buf_addf(out, "step %d of %d", (int)review->step + 1, REVIEW_STEPS);
}

/* Whether somebody leads the review on another screen just now. */
static bool is_led(const struct board_view *view)
{
    const struct review *review = &view->shown.review.review;
    return review->id && !review->closed_at && view->shown.seating.driver[0];
}

/* What is left to say of a promise: nothing of the one this week's review made. */
static const char *promise_mark(const struct board_view *view,
                                const struct cause_line *line)
{
    const struct removal *promise = &line->removal;
    const struct review_card *card = &view->shown.review;
    if (line->came_back)
        return "CAME BACK";
    if (promise->id == card->review.removal || view->shown.outlook.promised)
        return "";
    for (size_t i = 0; i < card->answers_n; i++)
        if (card->answers[i].answer.removal == promise->id)
            return "STILL THERE";
    return "NOT CHECKED";
}

/* The mark, and behind how many incidents it was where there is room: it is one cause. */
static void draw_mark(const struct cause_line *line, struct grid *grid, int row, int left,
                      int width, const char *mark)
{
    struct buf behind;
    int used = grid_text(grid, row, left, width, INK_ATTENTION, mark);
    buf_init(&behind);
    if (line->incidents > 1)
        buf_addf(&behind, "%s%s incidents", used ? "  " : "", GROUPED(line->incidents));
    if (used + columns_of(behind.text) <= width)
        grid_text(grid, row, left + used, width - used, INK_MUTED, behind.text);
    buf_release(&behind);
}

/* Where there are few rows, the cause and who promised to remove it are one. */
static void draw_promise(const struct board_view *view, struct grid *grid, struct box box,
                         int row, int last)
{
    const struct cause_line *line = &view->shown.outlook.promises[0];
    int64_t today = board_today(view->desk->board);
    int left = box.left + 14, width = box.cols - 14;
    const char *mark = promise_mark(view, line);
    struct buf text;
    buf_init(&text);
    buf_addf(&text, "%s, due ", line->owner.id ? line->owner.name : "NO OWNER");
    if (line->removal.due == today)
        buf_add(&text, "today");
    else
        when_date_text(&text, line->removal.due, today);
    grid_text(grid, row, box.left + 2, 12, INK_MUTED,
              view->shown.outlook.promised ? "We remove" : "Last week");
    row += grid_wrap(grid, row, left, width, last - row > 3 ? 2 : 1, INK_TEXT,
                     line->cause.text);
    if (row < last) {
        int used = grid_text(grid, row, left, width, INK_TEXT, text.text);
        bool beside = used + 3 + columns_of(mark) <= width;
        int at = left + (beside ? used + 3 : 0);
        if (beside || row + 1 < last)
            draw_mark(line, grid, row + !beside, at, left + width - at, mark);
    }
    buf_release(&text);
}

/* "3 incidents not reviewed", "1 of 3 incidents reviewed", "no incident, 1 near miss". */
static void standing_of_week(const struct board_view *view, bool narrow, struct buf *out)
{
    const struct review *review = &view->shown.review.review;
    const struct review_outlook *outlook = &view->shown.outlook;
    size_t n = outlook->this_week, near = outlook->near_misses, earlier = outlook->earlier;
    if (!outlook->chosen)
        n -= near;
    const char *things = n == 1 ? "incident" : "incidents";
    if (outlook->chosen)
        buf_addf(out, "%s of %s %s %s", GROUPED(outlook->chosen), GROUPED(n), things,
                 review->closed_at ? "reviewed" : "in review");
    else if (n && narrow)
        buf_addf(out, "%s not reviewed", GROUPED(n));
    else if (n)
        buf_addf(out, "%s %s not reviewed", GROUPED(n), things);
    else
        buf_add(out, review->closed_at && review->incident ? "an earlier one reviewed"
                                                           : "no incident");
    if (!outlook->chosen && near)
        buf_addf(out, ", %s near %s", GROUPED(near), near == 1 ? "miss" : "misses");
    else if (n == 0 && earlier)
        buf_addf(out, ", %s earlier %s", GROUPED(earlier), earlier == 1 ? "waits" : "wait");
}

/* "2 causes open, 1 came back": causes are counted, however many incidents each was behind.
 */
static void draw_open(const struct board_view *view, struct grid *grid, struct box box,
                      int row)
{
    const struct review_outlook *outlook = &view->shown.outlook;
    size_t n = outlook->promises_n, back = 0;
    struct buf text;
    for (size_t i = 0; i < n; i++)
        back += outlook->promises[i].came_back;
    buf_init(&text);
    buf_addf(&text, "%s %s open", GROUPED(n), n == 1 ? "cause" : "causes");
    if (back)
        buf_addf(&text, ", %s came back", GROUPED(back));
    grid_text(grid, row, box.left + 2, 12, INK_MUTED, "To remove");
    int used = grid_text(grid, row, box.left + 14, box.cols - 14,
                         back ? INK_ATTENTION : INK_TEXT, text.text);
    grid_text(grid, row, box.left + 16 + used, box.cols - 16 - used, INK_KEY, "v");
    buf_release(&text);
}

void review_pane_draw(const struct board_view *view, struct grid *grid, struct box box,
                      bool focus)
{
    struct buf text;
    int last = box.top + box.rows - 1;
    bool open = view->shown.outlook.promises_n > 0;
    int row = box.top + (open && box.rows <= 8 ? 1 : 2);
    const struct review *review = &view->shown.review.review;
    bool open_now = review->id && !review->closed_at;
    buf_init(&text);
    standing_text(view, &text);
    pane_title(grid, box, 3, "WEEKLY REVIEW", "", text.text, focus);
    buf_reset(&text);
    standing_of_week(view, box.cols < 40, &text);
    grid_text(grid, row, box.left + 2, 12, INK_MUTED, "This week");
    grid_text(grid, row++, box.left + 14, box.cols - 14, INK_TEXT, text.text);
    buf_release(&text);
    if (is_led(view) && row < last)
        grid_textf(grid, row++, box.left + 14, box.cols - 14, INK_GOOD,
                   "%s is driving it now", view->shown.seating.driver);
    if (open && last - row >= 4)
        draw_open(view, grid, box, row++);
    if (open && row < last)
        draw_promise(view, grid, box, row, last);
    const char *does = is_led(view) || (grid->looks && open_now) ? "follow the review"
                       : review->closed_at                       ? "read it again"
                       : open_now                                ? "go on with the review"
                       : grid->looks                             ? NULL
                                                                 : "start the review";
    if (!does)
        return;
    int used = grid_text(grid, last, box.left + 2, 2, INK_KEY, "r");
    grid_text(grid, last, box.left + 4 + used, box.cols - 8, INK_TEXT, does);
}
