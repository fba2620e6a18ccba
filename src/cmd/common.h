/* SPDX-License-Identifier: EUPL-1.2 */
/* What commands share: the options of a site, and how its diagnostics reach people. */
#ifndef CMD_COMMON_H
#define CMD_COMMON_H

#include <stdio.h>

#include "base/diag.h"
#include "cmd/cmd.h"
#include "site.h"

/* The options that build and check have in common. */
struct site_arguments {
	const char *dir, *output, *themes, *base_url, *format, *lang;
	size_t threads;
	bool quiet;
};

/* "public" in the folder of the site, written into path. */
const char *cmd_default_output(const struct site_arguments *arguments, char *path, size_t size);
/* Checks words such as the format, and loads and freezes the site. EXIT_FINE to go on. */
int cmd_open_site(
	struct site *site, const struct site_arguments *arguments, enum diag_format *format);
/* The language that a site's messages are shown in. */
enum lang cmd_site_lang(const struct site *site, const struct site_arguments *arguments);
/* Sorts and prints all diagnostics; notes only when asked, or in formats for programs. */
void cmd_print_diags(struct site *site, const struct site_arguments *arguments,
	enum diag_format format, bool notes);
/* "2 fouten, 1 waarschuwing" */
void cmd_print_counts(const struct site *site, enum lang lang, FILE *out);

#endif
