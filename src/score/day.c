/* SPDX-License-Identifier: EUPL-1.2 */
/* Days as people write them, in the format of the theme. */
#include "score/internal.h"

static void add_part(
	struct date date, struct str name, const struct wording *wording, struct buf *out)
{
	if (str_is(name, "d"))
		buf_add_unsigned(out, (unsigned)date.day);
	else if (str_is(name, "m"))
		buf_add_unsigned(out, (unsigned)date.month);
	else if (str_is(name, "y"))
		buf_add_unsigned(out, (unsigned)date.year);
	else if (str_is(name, "month") && date.month >= 1 && date.month <= 12)
		buf_add_str(out, wording->months[date.month - 1]);
}

void add_day(struct date date, const struct wording *wording, struct buf *out)
{
	struct str format = wording->date_format;

	while (format.n) {
		size_t open = str_find_char(format, '{');
		struct str rest = str_from_index(format, open + 1);
		struct str name = str_slice(rest, 0, str_find_char(rest, '}'));

		buf_add_str(out, str_slice(format, 0, open));
		add_part(date, name, wording, out);
		format = str_from_index(rest, name.n + 1);
	}
}
