/* SPDX-License-Identifier: EUPL-1.2 */
/* What the files of document/ share among themselves. */
#ifndef DOCUMENT_DOCUMENT_PRIVATE_H
#define DOCUMENT_DOCUMENT_PRIVATE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/diag.h"

/* Messages of one kind about one text; a hostile one could give as many as it has bytes. */
enum { MESSAGES_MAX = 100 };

/* bytes without a byte order mark at its start. */
struct str text_skip_bom(struct str bytes);
/* Says that the character at byte at is no UTF-8 or a control character. */
void text_report_character(const struct text *text, size_t at, struct diags *diags);
void text_report_control(uint32_t character, struct place place, struct diags *diags);

/*
 * libcmark 0.30 goes over all image marks that are still open at every link, which is quadratic
 * when none is ever closed: such a text is not to be parsed.
 */
bool markdown_too_many_images(struct str s);

/* True for an address that may stand in a page: a known scheme or none, and nothing hidden. */
bool url_is_safe(struct str url);

#endif
