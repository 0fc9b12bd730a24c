/* Where one is in a long list. */
#include "ui/list.h"

static size_t less(size_t a, size_t b)
{
    return a > b ? a - b : 0;
}

/* No row stays empty while there are lines for it. */
void list_fit(struct list *list)
{
    size_t shown = list->shown ? list->shown : 1;
    if (list->at >= list->total)
        list->at = list->total ? list->total - 1 : 0;
    if (list->first > less(list->total, shown))
        list->first = less(list->total, shown);
    if (list->first > list->at)
        list->first = list->at;
    if (list->at >= list->first + shown)
        list->first = list->at - shown + 1;
}

bool list_feed(struct list *list, const struct key *key)
{
    size_t page = list->shown > 1 ? list->shown - 1 : 1, half = page / 2 + 1;
    switch (key->code) {
    case KEY_CODE_UP:
    case 'k':
        list->at = less(list->at, 1);
        break;
    case KEY_CODE_DOWN:
    case 'j':
        list->at++;
        break;
    case KEY_CODE_PAGE_UP:
        list->at = less(list->at, page);
        break;
    case KEY_CODE_PAGE_DOWN:
        list->at += page;
        break;
    case KEY_CTRL('u'):
        list->at = less(list->at, half);
        break;
    case KEY_CTRL('d'):
        list->at += half;
        break;
    case KEY_CODE_HOME:
    case 'g':
        list->at = 0;
        break;
    case KEY_CODE_END:
    case 'G':
        list->at = list->total;
        break;
    default:
        return false;
    }
    list_fit(list);
    return true;
}

bool list_lacks(const struct list *list)
{
    size_t end = list->first + (list->shown ? list->shown : 1);
    if (end > list->total)
        end = list->total;
    return list->first < list->from || end > list->from + list->n;
}

size_t list_from(const struct list *list, size_t most)
{
    size_t before = most > list->shown ? (most - list->shown) / 2 : 0;
    return less(list->first, before);
}

void list_place(const struct list *list, struct buf *out)
{
    buf_add_count(out, list->at + 1);
    buf_add(out, " of ");
    buf_add_count(out, list->total);
}
