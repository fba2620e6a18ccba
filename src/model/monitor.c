/* SPDX-License-Identifier: EUPL-1.2 */
/* content/monitors/ID/monitor.yaml, and finding things in a monitor. */
#include "base/suggest.h"
#include "model/internal.h"

enum {
	M_TITLE,
	M_ABBREVIATION,
	M_DESCRIPTION,
	M_PURPOSE,
	M_SOURCE,
	M_SUBJECTS,
	M_ALL_PUBLIC,
	M_CARDS,
	M_FREQUENCY,
	M_COUNT
};

static const struct key monitor_keys[M_COUNT] = {
	[M_TITLE] = KEY("titel", "title", WANT_TEXT, true),
	[M_ABBREVIATION] = KEY("afkorting", "abbreviation", WANT_TEXT, false),
	[M_DESCRIPTION] = KEY("omschrijving", "description", WANT_TEXT, true),
	[M_PURPOSE] = KEY("doel", "purpose", WANT_TEXT, false),
	[M_SOURCE] = KEY("bron", "source", WANT_TEXT, false),
	[M_SUBJECTS] = KEY("collectie", "collection", WANT_TEXT, true),
	[M_ALL_PUBLIC] = KEY("alle_openbaar", "all_public", WANT_BOOL, false),
	[M_CARDS] = KEY("kaarten", "cards", WANT_TEXT, false),
	[M_FREQUENCY] = KEY("frequentie", "frequency", WANT_TEXT, false),
};

static void report_collection(struct model *model, struct reader *reader, const struct node *node)
{
	struct suggest suggest = suggest_for(read_text(node));
	struct str *known = arena_array(&model->arena, struct str, model->collections.n);
	size_t n = 0;

	vec_each (struct collection *, collection, &model->collections) {
		if ((*collection)->pages)
			continue;
		suggest_offer(&suggest, (*collection)->id);
		known[n++] = (*collection)->id;
	}
	diag_add(reader->diags, DIAG_UNKNOWN_COLLECTION, node->place,
		.args = {read_text(node), join_words(&model->arena, known, n)},
		.suggest = suggest.best);
}

static struct collection *named_collection(
	struct model *model, struct reader *reader, const struct node *node)
{
	struct collection *collection = node ? collection_find(model, read_text(node)) : NULL;

	if (node && (!collection || collection->pages)) {
		report_collection(model, reader, node);
		return NULL;
	}
	return collection;
}

/* Private is the default: that all may be seen is said here, or record by record. */
static void check_public(
	struct reader *reader, const struct monitor *monitor, const struct node *all_public)
{
	const struct collection *subjects = monitor->subjects;

	if (!subjects || subjects->faulty || subjects->public_field || read_bool(all_public))
		return;
	diag_add(reader->diags, DIAG_MONITOR_PUBLIC, monitor->subjects_place,
		.args = {subjects->id, monitor_keys[M_ALL_PUBLIC].name[reader->lang]});
}

static void read_collections(struct model *model, struct reader *reader, struct monitor *monitor,
	const struct node *const *found)
{
	monitor->subjects_id = read_text(found[M_SUBJECTS]);
	monitor->cards_id = read_text(found[M_CARDS]);
	if (found[M_SUBJECTS])
		monitor->subjects_place = found[M_SUBJECTS]->place;
	if (found[M_CARDS])
		monitor->cards_place = found[M_CARDS]->place;
	monitor->subjects = named_collection(model, reader, found[M_SUBJECTS]);
	monitor->cards = named_collection(model, reader, found[M_CARDS]);
	check_public(reader, monitor, found[M_ALL_PUBLIC]);
}

struct monitor *monitor_read(struct model *model, struct reader *reader, const struct text *text,
	struct str id, const struct node *node)
{
	struct monitor *monitor = arena_new(&model->arena, struct monitor);
	const struct node *found[M_COUNT];
	size_t errors = reader->diags->errors;

	monitor->id = monitor->title = id;
	monitor->text = text;
	monitor->url = str_join(&model->arena, STR("/monitors/"), id, STR("/"));
	monitor->faulty = true;
	if (!node || !read_map(reader, node, monitor_keys, M_COUNT, found))
		return monitor;
	if (found[M_TITLE])
		monitor->title = read_text(found[M_TITLE]);
	monitor->abbreviation = read_text(found[M_ABBREVIATION]);
	monitor->description = read_text(found[M_DESCRIPTION]);
	monitor->purpose = read_text(found[M_PURPOSE]);
	monitor->source = read_text(found[M_SOURCE]);
	monitor->frequency = read_frequency(
		reader, found[M_FREQUENCY], monitor_keys[M_FREQUENCY].name[reader->lang]);
	read_collections(model, reader, monitor, found);
	monitor->faulty = reader->diags->errors > errors;
	return monitor;
}

/* ---- Finding ---- */

const struct monitor *model_monitor(const struct model *model, struct str id)
{
	vec_each (struct monitor *const, monitor, &model->monitors)
		if (str_eq((*monitor)->id, id))
			return *monitor;
	return NULL;
}

const struct edition *monitor_edition(const struct monitor *monitor, struct str id)
{
	return map_get(&monitor->editions_by_id, id);
}

const struct indicator *edition_indicator(const struct edition *edition, struct str id)
{
	return map_get(&edition->by_id, id);
}

struct str measurement_note(
	const struct measurement *measurement, const struct indicator *indicator)
{
	vec_each (const struct note, note, &measurement->notes)
		if (note->indicator == indicator)
			return note->text;
	return STR("");
}

/* That of the day, with its edition's words on when data are from; NULL when there are none. */
static const struct measurement *words_of_day(
	const struct measurement *measurement, const struct edition *edition)
{
	const struct measurement *national = measurement->subject && measurement->round
						     ? measurement->round->national
						     : measurement;

	return national && national->paragraph_data_from && national->edition == edition ? national
											 : NULL;
}

struct str measurement_paragraph_data_from(
	const struct measurement *measurement, const struct paragraph *paragraph)
{
	const struct measurement *national = words_of_day(measurement, measurement->edition);
	struct str from = national ? national->paragraph_data_from[paragraph->index] : STR("");

	return from.n ? from : paragraph->data_from;
}

struct str measurement_data_from(
	const struct measurement *measurement, const struct indicator *indicator)
{
	const struct measurement *national = words_of_day(measurement, indicator->edition);
	size_t paragraph = indicator->paragraph->index;

	if (!national)
		return indicator->data_from;
	if (national->indicator_data_from[indicator->index].n)
		return national->indicator_data_from[indicator->index];
	if (national->paragraph_data_from[paragraph].n)
		return national->paragraph_data_from[paragraph];
	return indicator->data_from;
}
