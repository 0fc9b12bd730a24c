/* issues N: writes N GitHub issues to standard output, one a line, as the API gives them:
 * with the links and people an issue has there, and a body that fills in half of the spec's
 * headings. */
#include "words.h"

#include <inttypes.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>

#define API "https://api.github.com/repos/acme/product"

static void write_user(uint64_t n)
{
    printf("\"user\":{\"login\":\"user%" PRIu64 "\",\"id\":%" PRIu64
           ",\"avatar_url\":\"https://avatars.githubusercontent.com/u/%" PRIu64 "?v=4\","
           "\"url\":\"https://api.github.com/users/user%" PRIu64 "\","
           "\"html_url\":\"https://github.com/user%" PRIu64 "\","
           "\"followers_url\":\"https://api.github.com/users/user%" PRIu64 "/followers\","
           "\"repos_url\":\"https://api.github.com/users/user%" PRIu64 "/repos\","
           "\"type\":\"User\",\"site_admin\":false},",
           n, n, n, n, n, n, n);
}

static void write_issue(uint64_t i, struct buf *text)
{
    bool closed = i % 10 >= 6;
    int month = (int)(i % 12) + 1, day = (int)(i % 28) + 1;
    printf("{\"url\":\"" API "/issues/%" PRIu64 "\",\"repository_url\":\"" API "\","
           "\"labels_url\":\"" API "/issues/%" PRIu64 "/labels{/name}\","
           "\"comments_url\":\"" API "/issues/%" PRIu64 "/comments\","
           "\"html_url\":\"https://github.com/acme/product/issues/%" PRIu64 "\","
           "\"id\":%" PRIu64 ",\"number\":%" PRIu64 ",",
           i, i, i, i, i + 860615030, i);
    words_title(text, i);
    printf("\"title\":\"%s\",", text->text);
    write_user(i % 997);
    printf("\"labels\":[{\"id\":%" PRIu64 ",\"url\":\"" API "/labels/bug\","
           "\"name\":\"bug\",\"color\":\"ff8c00\",\"default\":true,\"description\":\"\"}],"
           "\"state\":\"%s\",\"locked\":false,\"assignee\":null,\"assignees\":[],"
           "\"milestone\":null,\"comments\":%" PRIu64 ",",
           i % 50, closed ? "closed" : "open", i % 13);
    printf("\"created_at\":\"2025-%02d-%02dT10:00:00Z\",\"updated_at\":"
           "\"2026-%02d-%02dT10:00:00Z\",\"closed_at\":",
           month, day, month, day);
    printf(closed ? "\"2026-%02d-%02dT11:00:00Z\"," : "null,", month, day);
    words_sentence(text, i, 2);
    printf("\"author_association\":\"NONE\",\"body\":\"### Who\\r\\n\\r\\n%s\\r\\n\\r\\n",
           text->text);
    words_sentence(text, i + 1, 4);
    printf("### What it does\\r\\n\\r\\n%s\\r\\n\\r\\n", text->text);
    words_sentence(text, i + 2, 3);
    printf(
        "### Why\\r\\n\\r\\n%s\\r\\n\\r\\n### Done when\\r\\n\\r\\n_No response_\\r\\n\","
        "\"reactions\":{\"url\":\"" API "/issues/%" PRIu64 "/reactions\","
        "\"total_count\":0,\"+1\":0,\"-1\":0},\"state_reason\":null}\n",
        text->text, i);
}

int main(int argc, char **argv)
{
    struct buf text;
    uint64_t n = argc == 2 ? strtoull(argv[1], NULL, 10) : 0;
    if (n == 0) {
        fputs("usage: issues N\n", stderr);
        return 2;
    }
    buf_init(&text);
    for (uint64_t i = 1; i <= n; i++)
        write_issue(i, &text);
    buf_release(&text);
    return fflush(stdout) == 0 ? 0 : 2;
}
