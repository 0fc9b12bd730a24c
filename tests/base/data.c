/* The files built into the program are those on the disk. Run from the project's folder. */
#include "base/data.h"

#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void same_as_on_disk(const struct data_file *file)
{
    char path[256];
    snprintf(path, sizeof path, "data/%s", file->name);
    FILE *in = fopen(path, "rb");
    cr_assert_not_null(in, "cannot open \"%s\"", path);
    char *text = malloc(file->len + 1);
    size_t len = fread(text, 1, file->len + 1, in);
    fclose(in);
    cr_expect_eq(len, file->len, "\"%s\" has another length", path);
    cr_expect_eq(memcmp(text, file->text, len), 0, "\"%s\" has another text", path);
    free(text);
}

Test(data, holds_the_files_as_they_are)
{
    size_t n = 0;
    const struct data_file *files = data_files(&n);
    cr_assert_gt(n, 0);
    for (size_t i = 0; i < n; i++) {
        cr_expect_eq(files[i].text[files[i].len], '\0');
        same_as_on_disk(&files[i]);
    }
}

Test(data, is_sorted_by_name)
{
    size_t n = 0;
    const struct data_file *files = data_files(&n);
    for (size_t i = 1; i < n; i++)
        cr_expect_lt(strcmp(files[i - 1].name, files[i].name), 0);
}

Test(data, is_found_by_its_exact_name)
{
    size_t n = 0;
    const struct data_file *files = data_files(&n);
    cr_expect_not_null(data_find("schema/001-board.sql"));
    for (size_t i = 0; i < n; i++)
        cr_expect_eq(data_find(files[i].name), &files[i]);
    cr_expect_null(data_find("schema"));
    cr_expect_null(data_find("schema/001-board.sql2"));
    cr_expect_null(data_find(""));
}
