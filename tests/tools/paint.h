/* Paints a terminal's screen as a picture. */
#ifndef BUCKSTOP_TESTS_TOOLS_PAINT_H
#define BUCKSTOP_TESTS_TOOLS_PAINT_H

#include "../terminal/harness.h"

/* Writes it to a PNG file, light or dark; false when it could not be written. */
bool paint_screen(struct terminal *t, bool light, const char *path);

#endif
