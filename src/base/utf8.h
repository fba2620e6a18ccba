/* SPDX-License-Identifier: EUPL-1.2 */
/* UTF-8 as in RFC 3629: no overlong forms, no surrogates, nothing above U+10FFFF. */
#ifndef BASE_UTF8_H
#define BASE_UTF8_H

#include <stddef.h>
#include <stdint.h>

#include "base/str.h"

/* Index of the first byte that is not valid UTF-8, or s.n when all is well. */
size_t utf8_check(struct str s);
/*
 * Index of the first control character that text has no use for (all below U+0020 but tab, line
 * feed and carriage return, and U+007F), or s.n.
 */
size_t utf8_find_control(struct str s);
/* Characters (code points) in s. */
size_t utf8_length(struct str s);
/* The character at *at of a valid string; moves *at behind it. */
uint32_t utf8_next(struct str s, size_t *at);
/* Index of the start of the character that holds byte at. */
size_t utf8_start(struct str s, size_t at);
/* s cut to at most n characters, never inside one. */
struct str utf8_cut(struct str s, size_t n);
/*
 * A copy that can be shown on one line, whatever s holds: line ends and tabs become blanks; other
 * control characters and bytes that are not UTF-8 become U+FFFD.
 */
struct str utf8_clean(struct arena *arena, struct str s);

#endif
