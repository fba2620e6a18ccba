/* SPDX-License-Identifier: EUPL-1.2 */
#include "document/document.h"

#include <stdio.h>

#include "base/utf8.h"
#include "document/document_private.h"

struct str text_skip_bom(struct str bytes)
{
	return str_starts(bytes, STR("\xef\xbb\xbf")) ? str_from_index(bytes, 3) : bytes;
}

void text_report_control(uint32_t character, struct place place, struct diags *diags)
{
	char hex[12];
	int n = snprintf(hex, sizeof(hex), "%04X", (unsigned)character);

	diag_add(diags, DIAG_CONTROL_CHARACTER, place, .args = {{hex, (size_t)n}});
}

static void report_byte(const struct text *text, size_t at, struct diags *diags)
{
	char hex[4] = "";
	struct place place = {text, (uint32_t)at, at < text->bytes.n};

	if (place.len)
		snprintf(hex, sizeof(hex), "%02X", (unsigned char)text->bytes.p[at]);
	diag_add(diags, DIAG_INVALID_UTF8, place, .args = {str_from(hex)});
}

void text_report_character(const struct text *text, size_t at, struct diags *diags)
{
	struct str rest = str_from_index(text->bytes, at);
	size_t size = 0;
	uint32_t character;

	/* Four bytes hold any character; what follows it does not matter here. */
	if (!rest.n || utf8_check(str_slice(rest, 0, 4)) == 0) {
		report_byte(text, at, diags);
		return;
	}
	character = utf8_next(rest, &size);
	text_report_control(character, (struct place){text, (uint32_t)at, (uint32_t)size}, diags);
}

bool text_check(const struct text *text, struct diags *diags)
{
	size_t invalid = utf8_check(text->bytes);
	size_t control = utf8_find_control(text->bytes);
	size_t first = invalid < control ? invalid : control;

	if (first == text->bytes.n)
		return true;
	text_report_character(text, first, diags);
	return false;
}
