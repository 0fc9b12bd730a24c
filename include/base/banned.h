/* Functions that must not be used here. The Makefile puts this file in front of every
 * source; the headers that declare them come first, so that their declarations stay whole.
 * The parentheses make the name an undeclared one, not an implicit function. */
#ifndef BUCKSTOP_BASE_BANNED_H
#define BUCKSTOP_BASE_BANNED_H

#include <stdio.h>
#include <string.h>
#include <time.h>

#undef strcpy
#undef strcat
#undef sprintf
#undef vsprintf
#undef strtok
#undef localtime
#undef gmtime
#undef ctime
#undef asctime

#define strcpy    (strcpy_is_banned_use_buf_add)
#define strcat    (strcat_is_banned_use_buf_add)
#define sprintf   (sprintf_is_banned_use_buf_addf)
#define vsprintf  (vsprintf_is_banned_use_buf_addv)
#define strtok    (strtok_is_banned_use_strspn_and_strcspn)
#define localtime (localtime_is_banned_use_base_date)
#define gmtime    (gmtime_is_banned_use_base_date)
#define ctime     (ctime_is_banned_use_base_date)
#define asctime   (asctime_is_banned_use_base_date)

#endif
