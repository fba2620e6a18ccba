/* SPDX-License-Identifier: EUPL-1.2 */
/* What ties the parts of a monitor together: editions, cards, series, rounds, histories. */
#include <stdlib.h>

#include "base/path.h"
#include "model/internal.h"

struct monitor_linker {
	struct model *model;
	struct monitor *monitor;
	struct diags *diags;
	struct arena scratch;
	struct map histories; /* of all subjects, private ones too; by id */
	size_t broken;        /* ids without a record so far */
};

static struct arena *arena_of(const struct monitor_linker *linker)
{
	return &linker->model->arena;
}

/* The record of that id, or NULL with a message. */
static struct record *find_record(struct monitor_linker *linker,
	const struct collection *collection, struct str id, struct place place)
{
	struct record *record = map_get(&collection->by_id, id);
	struct str suggestion = STR("");

	if (record || collection->faulty)
		return record;
	if (++linker->broken <= SUGGESTIONS_MAX)
		suggestion = suggest_record(collection, id);
	diag_add(linker->diags, DIAG_UNKNOWN_REFERENCE, place, .args = {id, collection->id},
		.suggest = suggestion);
	return NULL;
}

/* ---- Editions ---- */

static int edition_cmp(const void *left, const void *right)
{
	const struct edition *a = *(struct edition *const *)left;
	const struct edition *b = *(struct edition *const *)right;
	int order = date_cmp(a->date, b->date);

	return order ? order : str_cmp(a->id, b->id);
}

static void report_same_day(
	struct monitor_linker *linker, const struct edition *edition, const struct edition *other)
{
	char iso[11];

	date_format_iso(edition->date, iso);
	diag_add(linker->diags, DIAG_EDITION_DATE, edition->date_place, .args = {str_from(iso)},
		.other = other->date_place);
}

static void sort_editions(struct monitor_linker *linker)
{
	struct monitor *monitor = linker->monitor;
	struct edition *previous = NULL;

	if (monitor->editions.n)
		qsort(monitor->editions.v, monitor->editions.n, sizeof(struct edition *),
			edition_cmp);
	vec_each (struct edition *, it, &monitor->editions) {
		struct edition *edition = *it;

		if (previous && edition->date.year && !date_cmp(previous->date, edition->date))
			report_same_day(linker, edition, previous);
		edition->previous = previous;
		previous = edition;
	}
}

/* The card that an indicator names; NULL with a message if there is none to show. */
static const struct record *find_card(
	struct monitor_linker *linker, const struct indicator *indicator)
{
	const struct record *card = find_record(
		linker, linker->monitor->cards, indicator->card_id, indicator->card_place);

	if (!card || is_published(card))
		return card;
	diag_add(linker->diags, card->hidden ? DIAG_REFERENCE_PRIVATE : DIAG_REFERENCE_DRAFT,
		indicator->card_place, .args = {indicator->card_id});
	return NULL;
}

static void link_cards(struct monitor_linker *linker, const struct edition *edition)
{
	vec_each (struct indicator *const, it, &edition->indicators) {
		struct indicator *indicator = *it;

		if (indicator->card_id.n && linker->monitor->cards)
			indicator->card = find_card(linker, indicator);
	}
}

/* ---- Series ---- */

static struct series *series_of(struct monitor_linker *linker, const struct indicator *indicator)
{
	struct monitor *monitor = linker->monitor;
	struct series *series = map_get(&monitor->series_by_id, indicator->id);

	if (series)
		return series;
	series = arena_new(arena_of(linker), struct series);
	series->id = indicator->id;
	series->monitor = monitor;
	series->latest = indicator;
	map_put(arena_of(linker), &monitor->series_by_id, series->id, series);
	vec_push(arena_of(linker), &monitor->series, series);
	return series;
}

/* From the latest edition back, so that its order is theirs; then each gets its versions. */
static void link_series(struct monitor_linker *linker)
{
	struct monitor *monitor = linker->monitor;

	for (size_t i = monitor->editions.n; i-- > 0;)
		vec_each (struct indicator *, it, &monitor->editions.v[i]->indicators)
			(*it)->series = series_of(linker, *it);
	vec_each (struct edition *, edition, &monitor->editions)
		vec_each (struct indicator *, it, &(*edition)->indicators)
			vec_push(arena_of(linker), &((struct series *)(*it)->series)->versions,
				(const struct indicator *)*it);
	vec_each (struct series *, series, &monitor->series) {
		struct record *card = (struct record *)(*series)->latest->card;

		if (card)
			vec_push(arena_of(linker), &card->measured_by,
				(const struct series *)*series);
	}
}

/* ---- Measurements ---- */

static struct str measurement_id(const struct measurement *measurement)
{
	return path_stem(measurement->text->path);
}

static bool is_national(const struct measurement *measurement)
{
	return is_national_name(measurement_id(measurement));
}

/* By day; what is national first, then subjects as people list them. */
static int measurement_cmp(const void *left, const void *right)
{
	const struct measurement *a = *(struct measurement *const *)left;
	const struct measurement *b = *(struct measurement *const *)right;
	int order = date_cmp(a->date, b->date);

	if (!order && !a->subject != !b->subject)
		return a->subject ? 1 : -1;
	if (!order && a->subject)
		order = str_cmp(a->subject->sort_key, b->subject->sort_key);
	if (!order && a->subject)
		order = str_cmp(a->subject->id, b->subject->id);
	return order ? order : str_cmp(a->text->path, b->text->path);
}

/* Keeps those whose subject is known. */
static void find_subjects(struct monitor_linker *linker)
{
	struct monitor *monitor = linker->monitor;
	size_t kept = 0;

	vec_each (struct measurement *, it, &monitor->all) {
		struct measurement *measurement = *it;

		if (!monitor->subjects)
			continue;
		if (!is_national(measurement))
			measurement->subject = find_record(linker, monitor->subjects,
				measurement_id(measurement), place_file(measurement->text));
		if (measurement->edition && (measurement->subject || is_national(measurement)))
			monitor->all.v[kept++] = measurement;
	}
	monitor->all.n = kept;
	if (kept)
		qsort(monitor->all.v, kept, sizeof(struct measurement *), measurement_cmp);
}

/* ---- Checks of one day ---- */

static void report_edition(
	struct monitor_linker *linker, const struct measurement *a, const struct measurement *first)
{
	diag_add(linker->diags, DIAG_EDITION_DIFFERS, a->edition_place,
		.args = {a->edition->id, first->edition->id}, .other = first->edition_place);
}

static void report_twice(
	struct monitor_linker *linker, const struct measurement *a, const struct measurement *b)
{
	diag_add(linker->diags, DIAG_DUPLICATE_ID, place_file(a->text), .args = {measurement_id(a)},
		.other = place_file(b->text));
}

/* The first of the n measurements that has the edition of most of them. */
static const struct measurement *most_usual(struct measurement *const *v, size_t n)
{
	struct arena scratch = ARENA_INIT;
	const struct measurement *usual = v[0];
	struct map counts = {0};
	size_t most = 0;

	for (size_t i = 0; i < n; i++) {
		size_t *count = map_get(&counts, v[i]->edition->id);

		if (!count) {
			count = arena_new(&scratch, size_t);
			map_put(&scratch, &counts, v[i]->edition->id, count);
		}
		++*count;
	}
	for (size_t i = 0; i < n; i++) {
		size_t *count = map_get(&counts, v[i]->edition->id);

		if (*count > most) {
			most = *count;
			usual = v[i];
		}
	}
	arena_release(&scratch);
	return usual;
}

/* The n > 0 measurements of one day, without those that do not fit the others; how many are left,
 * one at least. */
static size_t keep_fitting(struct monitor_linker *linker, struct measurement **v, size_t n)
{
	const struct measurement *usual = most_usual(v, n);
	size_t kept = 0;

	for (size_t i = 0; i < n; i++) {
		if (kept && v[i]->subject == v[kept - 1]->subject)
			report_twice(linker, v[i], v[kept - 1]);
		else if (v[i]->edition != usual->edition)
			report_edition(linker, v[i], usual);
		else
			v[kept++] = v[i];
	}
	return kept;
}

static void check_early(struct monitor_linker *linker, const struct measurement *measurement)
{
	const struct edition *edition = measurement->edition;
	char iso[11];

	if (date_cmp(measurement->date, edition->date) >= 0)
		return;
	date_format_iso(edition->date, iso);
	diag_add(linker->diags, DIAG_MEASUREMENT_EARLY, measurement->edition_place,
		.args = {edition->id, str_from(iso)});
}

static void check_ended(struct monitor_linker *linker, const struct measurement *measurement)
{
	const struct record *subject = measurement->subject;
	char iso[2][11];

	if (!subject->end.year || date_cmp(measurement->date, subject->end) < 0)
		return;
	date_format_iso(measurement->date, iso[0]);
	date_format_iso(subject->end, iso[1]);
	diag_add(linker->diags, DIAG_MEASUREMENT_ENDED, place_file(measurement->text),
		.args = {str_from(iso[0]), subject->title, str_from(iso[1])});
}

static bool compares_with_all(const struct edition *edition)
{
	vec_each (struct indicator *const, indicator, &edition->indicators) {
		if ((*indicator)->comparator != COMPARATOR_NONE &&
			(*indicator)->comparator != COMPARATOR_NORM)
			return true;
		for (size_t i = INPUT_EXTRA; i < (*indicator)->inputs.n; i++)
			if ((*indicator)->inputs.v[i].national)
				return true;
	}
	return false;
}

static void check_national(struct monitor_linker *linker, const struct measurement *measurement)
{
	struct text *folder;

	if (measurement->edition->faulty || !compares_with_all(measurement->edition))
		return;
	folder = arena_new(arena_of(linker), struct text);
	folder->path = str_join(arena_of(linker), path_folder(measurement->text->path), STR("/"));
	diag_add(linker->diags, DIAG_NATIONAL_MISSING, place_file(folder),
		.args = {national_file(linker->model->keyword_lang)});
}

/* ---- Rounds and histories ---- */

static struct history *history_of(struct monitor_linker *linker, const struct record *subject)
{
	struct history *history = map_get(&linker->histories, subject->id);

	if (history)
		return history;
	history = arena_new(arena_of(linker), struct history);
	history->subject = subject;
	history->monitor = linker->monitor;
	map_put(&linker->scratch, &linker->histories, subject->id, history);
	if (!is_published(subject))
		return history;
	history->url = str_join(arena_of(linker), linker->monitor->url, subject->collection->id,
		STR("/"), subject->id, STR("/"));
	map_put(arena_of(linker), &linker->monitor->histories_by_id, subject->id, history);
	vec_push(arena_of(linker), &linker->monitor->histories, history);
	return history;
}

static void add_measurement(
	struct monitor_linker *linker, struct round *round, struct measurement *measurement)
{
	struct history *history = history_of(linker, measurement->subject);
	char iso[11];

	check_ended(linker, measurement);
	if (history->measurements.n)
		measurement->previous = history->measurements.v[history->measurements.n - 1];
	vec_push(arena_of(linker), &history->measurements, measurement);
	if (!history->url.n)
		return;
	date_format_iso(measurement->date, iso);
	measurement->url = str_join(arena_of(linker), history->url, str_from(iso), STR("/"));
	vec_push(arena_of(linker), &round->measurements, measurement);
}

/* The n > 0 measurements of one day. */
static void link_round(struct monitor_linker *linker, struct measurement **v, size_t n)
{
	struct monitor *monitor = linker->monitor;
	struct round *round = arena_new(arena_of(linker), struct round);
	struct arena scratch = ARENA_INIT;
	struct national *national;
	bool has_file = !v[0]->subject;

	n = keep_fitting(linker, v, n);
	round->date = v[0]->date;
	round->monitor = monitor;
	round->edition = v[0]->edition;
	round->national = v[0]->subject ? NULL : v[0];
	check_early(linker, v[0]);
	if (!has_file)
		check_national(linker, v[0]);
	national = national_index(&scratch, round->national);
	national_check(&(struct day_check){.scratch = &scratch,
		.diags = linker->diags,
		.lang = linker->model->keyword_lang,
		.file = round->national,
		.national = national,
		.measurements = v,
		.n = n});
	for (size_t i = 0; i < n; i++) {
		v[i]->round = round;
		if (!v[i]->subject)
			continue;
		national_join(national, &scratch, v[i]);
		add_measurement(linker, round, v[i]);
		monitor->all.v[monitor->all.n++] = v[i];
	}
	if (round->measurements.n) {
		round->number = linker->model->rounds++;
		vec_push(arena_of(linker), &monitor->rounds, round);
	}
	arena_release(&scratch);
}

/* monitor->all is filled anew from its start, never faster than it is read. */
static void link_rounds(struct monitor_linker *linker)
{
	struct monitor *monitor = linker->monitor;
	struct measurement **v = monitor->all.v;
	size_t n = monitor->all.n, from = 0, to;

	for (monitor->all.n = 0; from < n; from = to) {
		for (to = from + 1; to < n && !date_cmp(v[from]->date, v[to]->date); to++)
			;
		link_round(linker, v + from, to - from);
	}
}

static int history_cmp(const void *left, const void *right)
{
	const struct record *a = (*(struct history *const *)left)->subject;
	const struct record *b = (*(struct history *const *)right)->subject;
	int order = str_cmp(a->sort_key, b->sort_key);

	return order ? order : str_cmp(a->id, b->id);
}

static void sort_histories(struct monitor_linker *linker)
{
	struct monitor *monitor = linker->monitor;

	if (monitor->histories.n)
		qsort(monitor->histories.v, monitor->histories.n, sizeof(struct history *),
			history_cmp);
	vec_each (struct history *, history, &monitor->histories)
		vec_push(arena_of(linker), &((struct record *)(*history)->subject)->histories,
			(const struct history *)*history);
}

void monitors_link(struct model *model, struct diags *diags)
{
	vec_each (struct monitor *, monitor, &model->monitors) {
		struct monitor_linker linker = {
			.model = model, .monitor = *monitor, .diags = diags};

		sort_editions(&linker);
		vec_each (struct edition *, edition, &(*monitor)->editions)
			link_cards(&linker, *edition);
		link_series(&linker);
		find_subjects(&linker);
		link_rounds(&linker);
		sort_histories(&linker);
		arena_release(&linker.scratch);
	}
}
