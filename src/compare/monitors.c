/* SPDX-License-Identifier: EUPL-1.2 */
/* Monitors: the method, the national figures, and the measurements of what is public. */
#include "compare/internal.h"

/* One monitor that both sites have. */
struct monitor_comparer {
	struct comparer *comparer;
	const struct monitor *before, *after;
	struct site_change *section;
	struct site_change held; /* holds what is to stand behind the counts */
	struct status_counts counts;
	struct map measurements; /* before, by "ID after/date" */
	struct map latest;       /* before, by ID after: the newest */
	struct map seen;         /* keys of measurements that both have */
};

static bool is_compared(const struct measurement *measurement)
{
	return measurement->edition && !measurement->edition->faulty && !measurement->faulty &&
	       measurement->outcomes && measurement->figures &&
	       record_is_seen(measurement->subject);
}

static struct str measurement_key(
	struct arena *arena, const struct record *subject, struct date date)
{
	char iso[11];

	date_format_iso(date, iso);
	return str_join(arena, subject->id, STR("/"), str_from(iso));
}

static void index_before(struct monitor_comparer *compared)
{
	struct arena *arena = compared->comparer->arena;

	vec_each (struct round *const, round, &compared->before->rounds) {
		vec_each (struct measurement *const, it, &(*round)->measurements) {
			const struct record *after =
				is_compared(*it) ? match_of(compared->comparer, (*it)->subject)
						 : NULL;

			if (!after)
				continue;
			map_put(arena, &compared->measurements,
				measurement_key(arena, after, (*it)->date), *it);
			map_set(arena, &compared->latest, after->id, *it);
		}
	}
}

static struct site_change *add_measurement(struct monitor_comparer *compared,
	enum change_action action, const struct measurement *measurement)
{
	struct comparer *comparer = compared->comparer;
	struct site_change *change = change_add(comparer, &compared->held, CHANGE_MEASUREMENT,
		action, measurement_key(comparer->arena, measurement->subject, measurement->date),
		str_join(comparer->arena, measurement->subject->title, STR(", "),
			day_text(comparer, measurement->date)));

	change->url = str_dup(comparer->arena, measurement->url);
	return change;
}

/* "3 groen, 1 rood": of the summary. */
static struct str counts_text(struct comparer *comparer, const struct measurement *measurement)
{
	struct buf text = BUF_INIT;

	for (int i = STATUS_GREEN; i < STATUSES; i++) {
		struct str name = status_name((enum status)i, comparer->lang);

		if (measurement->counts[i])
			buf_addf(&text, "%s%d %.*s", text.n ? ", " : "", measurement->counts[i],
				STR_ARG(name));
	}
	return taken(comparer, &text);
}

/* Its newest measurement is what a visitor sees of a subject first. */
static bool is_latest(const struct monitor *monitor, const struct measurement *measurement)
{
	const struct history *history =
		map_get(&monitor->histories_by_id, measurement->subject->id);

	return history && history->measurements.v[history->measurements.n - 1] == measurement;
}

static void add_new(struct monitor_comparer *compared, const struct measurement *measurement)
{
	struct comparer *comparer = compared->comparer;
	struct site_change *change = add_measurement(compared, ADDED, measurement);
	const struct measurement *latest = map_get(&compared->latest, measurement->subject->id);

	change->after = counts_text(comparer, measurement);
	if (!latest || !is_latest(compared->after, measurement) ||
		date_cmp(latest->date, measurement->date) >= 0)
		return;
	change->since = day_text(comparer, latest->date);
	compare_measurements(comparer, change, latest, measurement, &compared->counts);
}

static void compare_after(struct monitor_comparer *compared, const struct measurement *measurement)
{
	struct arena *arena = compared->comparer->arena;
	struct str key = measurement_key(arena, measurement->subject, measurement->date);
	const struct measurement *before = map_get(&compared->measurements, key);
	struct site_change *change;

	if (!before) {
		add_new(compared, measurement);
		return;
	}
	map_put(arena, &compared->seen, key, (void *)before);
	change = add_measurement(compared, CHANGED, measurement);
	compare_measurements(compared->comparer, change, before, measurement, &compared->counts);
	if (!change->parts.n)
		compared->held.parts.n--;
}

/* Of a subject that is gone, or cannot be read, the record is told of already. */
static void add_gone(struct monitor_comparer *compared, const struct measurement *measurement)
{
	struct arena *arena = compared->comparer->arena;
	const struct record *after = match_of(compared->comparer, measurement->subject);

	if (after && !map_get(&compared->seen, measurement_key(arena, after, measurement->date)))
		add_measurement(compared, REMOVED, measurement);
}

/* ---- National figures ---- */

static const struct round *round_of(const struct monitor *monitor, struct date date)
{
	vec_each (struct round *const, it, &monitor->rounds)
		if (!date_cmp((*it)->date, date))
			return *it;
	return NULL;
}

static bool is_national(const struct round *round)
{
	const struct measurement *national = round ? round->national : NULL;

	return national && national->edition && !national->edition->faulty && !national->faulty &&
	       national->figures;
}

static void compare_national(struct monitor_comparer *compared, const struct round *after)
{
	const struct round *before = round_of(compared->before, after->date);
	struct comparer *comparer = compared->comparer;
	struct site_change *day;
	char iso[11];

	if (!is_national(before) || !is_national(after))
		return;
	date_format_iso(after->date, iso);
	day = change_add(comparer, &compared->held, CHANGE_ROUND, CHANGED, str_from(iso),
		day_text(comparer, after->date));
	vec_each (struct indicator *const, it, &after->national->edition->indicators) {
		const struct indicator *old =
			edition_indicator(before->national->edition, (*it)->id);
		struct site_change *change;

		if (!old)
			continue;
		change = change_add(comparer, day, CHANGE_RESULT, CHANGED, (*it)->id, (*it)->title);
		compare_figures(
			comparer, change, before->national, after->national, old, *it, true);
		day->parts.n -= !change->parts.n;
	}
	compared->held.parts.n -= !day->parts.n;
}

/* ---- One monitor ---- */

static void add_counts(struct monitor_comparer *compared)
{
	struct comparer *comparer = compared->comparer;

	for (int i = 0; i < STATUSES * STATUSES * CHANGE_CAUSES; i++) {
		int cause = i % CHANGE_CAUSES, after = i / CHANGE_CAUSES % STATUSES;
		int before = i / CHANGE_CAUSES / STATUSES;
		size_t n = compared->counts.n[before][after][cause];
		struct site_change *change;

		if (!n)
			continue;
		change = change_add(comparer, compared->section, CHANGE_STATUSES, CHANGED,
			STR("statuses"), both(comparer, "oordelen", "judgements"));
		change->before = status_name((enum status)before, comparer->lang);
		change->after = status_name((enum status)after, comparer->lang);
		change->cause = (enum change_cause)cause;
		change->count = n;
	}
}

static void compare_all(struct monitor_comparer *compared)
{
	index_before(compared);
	vec_each (struct round *const, round, &compared->after->rounds) {
		compare_national(compared, *round);
		vec_each (struct measurement *const, it, &(*round)->measurements)
			if (is_compared(*it))
				compare_after(compared, *it);
	}
	vec_each (struct round *const, round, &compared->before->rounds)
		vec_each (struct measurement *const, it, &(*round)->measurements)
			if (is_compared(*it))
				add_gone(compared, *it);
	add_counts(compared);
	vec_each (struct site_change *const, it, &compared->held.parts)
		vec_push(compared->comparer->arena, &compared->section->parts, *it);
}

static const struct {
	const char *id, *nl, *en;
} texts[] = {{"title", "Titel", "Title"}, {"description", "Omschrijving", "Description"},
	{"purpose", "Doel", "Purpose"}};

static void compare_texts(struct comparer *comparer, struct site_change *section,
	const struct monitor *before, const struct monitor *after)
{
	const struct str old[] = {before->title, before->description, before->purpose};
	const struct str new[] = {after->title, after->description, after->purpose};

	for (size_t i = 0; i < sizeof(texts) / sizeof(*texts); i++)
		change_between(comparer, section, CHANGE_SETTING, str_from(texts[i].id),
			both(comparer, texts[i].nl, texts[i].en), old[i], new[i]);
}

static void compare_monitor(
	struct comparer *comparer, const struct monitor *before, const struct monitor *after)
{
	const struct monitor *either = after ? after : before;
	struct site_change *section =
		section_begin(comparer, CHANGE_MONITOR, either->id, either->title);

	section->url = str_dup(comparer->arena, either->url);
	if (!before || !after) {
		section->action = before ? REMOVED : ADDED;
	} else if (!before->faulty && !after->faulty) {
		struct monitor_comparer *compared =
			arena_new(comparer->arena, struct monitor_comparer);

		compared->comparer = comparer;
		compared->before = before;
		compared->after = after;
		compared->section = section;
		compare_texts(comparer, section, before, after);
		compare_editions(comparer, section, before, after);
		compare_all(compared);
	}
	section_end(comparer, section);
}

void compare_monitors(struct comparer *comparer)
{
	const struct model *before = &comparer->before->model, *after = &comparer->after->model;

	vec_each (struct monitor *const, it, &after->monitors)
		compare_monitor(comparer, model_monitor(before, (*it)->id), *it);
	vec_each (struct monitor *const, it, &before->monitors)
		if (!model_monitor(after, (*it)->id))
			compare_monitor(comparer, *it, NULL);
}
