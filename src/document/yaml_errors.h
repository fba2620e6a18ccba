/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * From the words of libyaml to words for an editor. Private to document/.
 */
#ifndef DOCUMENT_YAML_ERRORS_H
#define DOCUMENT_YAML_ERRORS_H

#include <stddef.h>

#include "base/diag.h"

/* Where and why libyaml stopped. The offsets are bytes in text. */
struct yaml_stop {
	const struct text *text;
	struct str problem, context; /* its strings; the context may be empty */
	size_t problem_at, context_at;
	struct place last; /* the last scalar that was read well; text is NULL if there was none */
};

void yaml_explain(const struct yaml_stop *stop, struct diags *diags);

#endif
