/* HTML as status pages and issue trackers write it, as plain text. */
#ifndef BUCKSTOP_CODEC_HTML_H
#define BUCKSTOP_CODEC_HTML_H

#include "base/buf.h"

/* Adds the text of `html`: tags dropped, <br>, <p>, <li> and the like as newlines, entities
 * as the characters they stand for, white space to single blanks, at most one empty line in
 * a row, none at the ends. Where no tag says where a line ends, a newline does. Unknown
 * entities and a lone "<" stay as they are. Control characters that an entity makes are
 * dropped. */
void html_text(struct buf *out, const char *html);

#endif
