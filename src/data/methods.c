/* SPDX-License-Identifier: EUPL-1.2 */
/* Open data of all editions of the method, and of what each changed. */
#include "data/monitor.h"

/* ---- What an edition changed ---- */

/* In the order of members and columns. */
static const struct {
	enum data_key key;
	enum difference_kind kind;
} changes[] = {
	{KEY_RULE_CHANGED, DIFFERENCE_RULE},
	{KEY_COMPARATOR_CHANGED, DIFFERENCE_COMPARATOR},
	{KEY_TITLE_CHANGED, DIFFERENCE_TITLE},
	{KEY_KIND_CHANGED, DIFFERENCE_KIND},
	{KEY_UNIT_CHANGED, DIFFERENCE_UNIT},
	{KEY_BOUNDS_CHANGED, DIFFERENCE_BOUNDS},
	{KEY_CHOICES_CHANGED, DIFFERENCE_CHOICES},
	{KEY_INPUTS_CHANGED, DIFFERENCE_INPUTS},
	{KEY_WORDS_CHANGED, DIFFERENCE_WORDS},
	{KEY_GATES_CHANGED, DIFFERENCE_GATES},
	{KEY_SUMMARY_CHANGED, DIFFERENCE_SUMMARY},
};

enum { CHANGES = sizeof(changes) / sizeof(*changes) };

static void json_difference(struct data *data, const struct difference *difference)
{
	const struct indicator *known = difference_indicator(difference);

	json_begin_object(&data->json);
	put_id_and_url(data, known->id, known->series->url);
	put_text(data, KEY_TITLE, known->title);
	put_bool(data, KEY_ADDED, !difference->before);
	put_bool(data, KEY_REMOVED, !difference->after);
	for (size_t i = 0; i < CHANGES; i++)
		put_bool(data, changes[i].key, difference_has(difference, changes[i].kind));
	put_key(data, KEY_BEFORE);
	json_parts(data, difference->before, difference->kinds);
	put_key(data, KEY_AFTER);
	json_parts(data, difference->after, difference->kinds);
	json_end_object(&data->json);
}

static bool rewords(const struct edition *edition)
{
	bool any = false;

	for (size_t i = STATUS_GREEN; i < STATUSES; i++)
		any = any || edition_rewords(edition, (enum status)i);
	return any;
}

void put_differences(struct data *data, const struct edition *edition)
{
	struct differences all = edition_differences(data->scratch, edition);

	put_bool(data, KEY_STATUSES_CHANGED, rewords(edition));
	begin_list(data, KEY_DIFFERENCES);
	for (size_t i = 0; i < all.n; i++)
		json_difference(data, &all.v[i]);
	json_end_array(&data->json);
}

/* ---- All editions ---- */

void put_history(struct data *data, const struct edition *edition)
{
	begin_list(data, KEY_HISTORY);
	vec_each (struct version, version, &edition->history) {
		json_begin_object(&data->json);
		put_text(data, KEY_VERSION, version->name);
		put_date(data, KEY_DATE, version->date);
		put_texts(data, KEY_CHANGES, version->changes.v, version->changes.n);
		json_end_object(&data->json);
	}
	json_end_array(&data->json);
}

void put_edition(struct data *data, const struct edition *edition)
{
	put_id_and_url(data, edition->id, edition->url);
	put_text(data, KEY_TITLE, edition->title);
	put_date(data, KEY_DATE, edition->date);
	put_text(data, KEY_EXPLANATION, edition->explanation);
}

void json_methods(struct data *data, const struct monitor *monitor)
{
	json_begin_object(&data->json);
	put_text(data, KEY_MONITOR, monitor->id);
	begin_list(data, KEY_ITEMS);
	vec_each (struct edition *, it, &monitor->editions) {
		json_begin_object(&data->json);
		put_edition(data, *it);
		put_differences(data, *it);
		put_history(data, *it);
		json_end_object(&data->json);
	}
	json_end_array(&data->json);
	json_end_object(&data->json);
}

static bool is_added(const struct difference *difference, size_t change)
{
	(void)change;
	return !difference->before;
}

static bool is_removed(const struct difference *difference, size_t change)
{
	(void)change;
	return !difference->after;
}

static bool is_changed(const struct difference *difference, size_t change)
{
	return difference_has(difference, changes[change].kind);
}

/* The ids of the indicators of which that is so: "wifi; dekking". */
static void cell_differences(struct data *data, const struct differences *all,
	bool (*is)(const struct difference *difference, size_t change), size_t change)
{
	struct buf *buf = data_buf(data);

	for (size_t i = 0; i < all->n; i++) {
		if (!is(&all->v[i], change))
			continue;
		if (buf->n)
			buf_lit(buf, "; ");
		buf_add_str(buf, difference_indicator(&all->v[i])->id);
	}
	cell_text(data, buf_str(buf));
}

static void csv_edition(struct data *data, const struct edition *edition)
{
	struct differences all = edition_differences(data->scratch, edition);

	cell_text(data, edition->id);
	cell_url(data, edition->url);
	cell_text(data, edition->title);
	cell_date(data, edition->date);
	cell_text(data, edition->explanation);
	cell_differences(data, &all, is_added, 0);
	cell_differences(data, &all, is_removed, 0);
	for (size_t i = 0; i < CHANGES; i++)
		cell_differences(data, &all, is_changed, i);
	csv_end_row(&data->csv);
}

/* One row an edition, with what it changed. */
void csv_methods(struct data *data, const struct monitor *monitor)
{
	enum data_key keys[5 + CHANGES] = {
		KEY_TITLE, KEY_DATE, KEY_EXPLANATION, KEY_ADDED, KEY_REMOVED};

	for (size_t i = 0; i < CHANGES; i++)
		keys[5 + i] = changes[i].key;
	header_row(data, keys, sizeof(keys) / sizeof(*keys));
	vec_each (struct edition *, it, &monitor->editions)
		csv_edition(data, *it);
}
