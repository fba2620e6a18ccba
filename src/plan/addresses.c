/* SPDX-License-Identifier: EUPL-1.2 */
/* Addresses: of data beside pages, of the parts of a list, in full. */
#include "plan/plan.h"

struct str data_url(struct arena *arena, struct str url, struct str ending)
{
	return str_join(arena, str_slice(url, 0, url.n - 1), ending);
}

size_t page_count(size_t records, size_t per_page)
{
	return records ? (records + per_page - 1) / per_page : 1;
}

struct str page_url(struct arena *arena, const struct theme *theme, struct str url, size_t number)
{
	struct buf digits = BUF_INIT;
	struct str joined;

	if (!number)
		return url;
	buf_add_unsigned(&digits, number + 1);
	joined = str_join(arena, url, theme_text(theme, STR("url_page")), STR("/"),
		buf_str(&digits), STR("/"));
	buf_release(&digits);
	return joined;
}

void add_absolute(struct buf *out, const struct plan *plan, struct str url)
{
	buf_add_str(out, plan->model->settings.base_url);
	buf_add_str(out, str_from_index(url, 1));
}

struct str absolute(const struct plan *plan, struct arena *arena, struct str url)
{
	return str_join(arena, plan->model->settings.base_url, str_from_index(url, 1));
}
