/* peer FILE: reads a file of JSON values with jansson alone, and does nothing with them. */
#include <jansson.h>
#include <stdio.h>

int main(int argc, char **argv)
{
    FILE *file = argc == 2 ? fopen(argv[1], "r") : NULL;
    json_error_t error;
    json_t *value;
    long values = 0;
    if (!file) {
        fputs("usage: peer FILE\n", stderr);
        return 2;
    }
    while ((value = json_loadf(file, JSON_REJECT_DUPLICATES | JSON_DISABLE_EOF_CHECK,
                               &error))) {
        values++;
        json_decref(value);
    }
    fclose(file);
    return values ? 0 : 2;
}
