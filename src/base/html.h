/* SPDX-License-Identifier: EUPL-1.2 */
/* Escaping for HTML, which serves XML too. */
#ifndef BASE_HTML_H
#define BASE_HTML_H

#include "base/buf.h"

/* & < > " become entities: safe as text and inside double quotes. */
void html_escape(struct buf *out, struct str s);

#endif
