/* SPDX-License-Identifier: EUPL-1.2 */
#include "hints/hints.h"

#include <stdio.h>

#include "base/limits.h"
#include "base/pool.h"
#include "hints/internal.h"

enum {
	/* Words of a sentence that still reads easily. */
	WORDS_DUTCH = 20,
	WORDS_OTHER = 25,
	/* After so many days somebody should read a text again. */
	DAYS_REVIEW = 366,
};

void writing_add(struct writing *writing, const struct diag *diag)
{
	if (++writing->found <= HINTS_MAX)
		diags_add(writing->diags, diag);
}

struct place token_place(const struct read *read, size_t from, size_t last)
{
	const struct token *v = read->tokens->list.v;

	return prose_place(read->prose, v[from].at, (size_t)v[last].at + v[last].n);
}

void find_long(const struct read *read)
{
	size_t most = read->writing->dutch ? WORDS_DUTCH : WORDS_OTHER;
	size_t n = read->sentence.to - read->sentence.from;
	const struct token *v = read->tokens->list.v;
	char count[24], limit[24];

	if (n <= most)
		return;
	snprintf(count, sizeof(count), "%zu", n);
	snprintf(limit, sizeof(limit), "%zu", most);
	hint_add(read->writing, DIAG_HINT_LONG_SENTENCE,
		prose_place(read->prose, v[read->sentence.from].at, v[read->sentence.to - 1].to),
		.args = {str_from(count), str_from(limit)});
}

/* ---- One text ---- */

static void read_sentences(struct read *read, bool ages)
{
	size_t n = read->tokens->list.n;

	for (size_t at = 0; at < n; at = read->sentence.to) {
		read->sentence = sentence_from(read->tokens, at);
		find_long(read);
		find_passive(read);
		if (ages)
			find_aged(read);
	}
}

static void read_blocks(struct writing *writing, struct abbreviations *abbreviations,
	const struct prose_list *list, bool ages)
{
	vec_each (const struct prose, prose, &list->blocks) {
		struct tokens tokens;
		struct read read = {.writing = writing, .prose = prose, .tokens = &tokens};

		/* A heading is no sentence, and other people's words stay as they are. */
		if (prose->kind == PROSE_HEADING || prose->kind == PROSE_QUOTE)
			continue;
		tokens_read(writing->arena, prose->text, &tokens);
		abbreviations_block(abbreviations, prose, &tokens);
		read_sentences(&read, ages);
	}
}

static struct writing writing_for(struct str language, struct arena *arena, struct diags *diags)
{
	return (struct writing){.arena = arena,
		.diags = diags,
		.dutch = str_starts(language, STR("nl")),
		.english = str_starts(language, STR("en"))};
}

void hints_find_in_text(const struct hints_text *text, struct diags *diags)
{
	struct arena arena = ARENA_INIT;
	struct writing writing = writing_for(text->language, &arena, diags);
	struct abbreviations *abbreviations;
	struct prose_list list = {0};

	writing.today = text->today;
	writing.date = text->date;
	abbreviations = abbreviations_begin(&writing, NULL, NULL);
	prose_of_markdown(&arena, text->text, text->piece, &list);
	read_blocks(&writing, abbreviations, &list, true);
	abbreviations_end(abbreviations);
	arena_release(&arena);
}

/* ---- One record ---- */

static bool is_among_fields(const struct collection *collection, const struct field *field)
{
	vec_each (const struct field *, it, &collection->search_fields)
		if (*it == field)
			return true;
	return false;
}

/* Whether sentences may stand in it: no name, and no words to be searched for. */
static bool is_written(const struct collection *collection, const struct field *field)
{
	return field->kind == FIELD_TEXT && field != collection->title_field &&
	       !is_among_fields(collection, field);
}

static void read_fields(
	struct writing *writing, struct abbreviations *abbreviations, const struct record *record)
{
	vec_each (struct field *, field, &record->collection->fields) {
		const struct values *values = &record->fields[(*field)->index];
		struct prose_list list = {0};

		if (!is_written(record->collection, *field))
			continue;
		for (size_t i = 0; i < values->n; i++)
			if (!values->v[i].unknown)
				prose_of_value(writing->arena, values->v[i].place,
					values->v[i].text, &list);
		/* A notice tells of what has aged. */
		read_blocks(writing, abbreviations, &list, !(*field)->notice);
	}
}

/* The value of a field of dates; NULL if there is none. */
static const struct value *day_of(const struct record *record, const struct field *field)
{
	const struct values *values = field ? &record->fields[field->index] : NULL;

	return values && values->n && !values->v[0].unknown ? &values->v[0] : NULL;
}

/* When somebody last looked at the text as a whole, and where that is said. */
static struct date last_look(
	const struct record *record, const struct hints_options *options, struct place *place)
{
	const struct value *review = day_of(record, record->collection->review_field);
	const struct value *date = day_of(record, record->collection->date_field);

	if (review && (!date || date_cmp(review->date, date->date) >= 0))
		date = review;
	*place = date ? date->place : place_file(record->text);
	if (date)
		return date->date;
	return options->changed ? options->changed(record, options->context) : (struct date){0};
}

static void find_review(struct writing *writing, struct place place)
{
	char day[11];

	if (!writing->date.year ||
		date_days(writing->today) - date_days(writing->date) < DAYS_REVIEW)
		return;
	date_format_iso(writing->date, day);
	hint_add(writing, DIAG_HINT_REVIEW, place, .args = {str_from(day)});
}

static void read_record(
	struct writing *writing, const struct map *names, const struct record *record)
{
	struct abbreviations *abbreviations = abbreviations_begin(writing, names, record);
	struct prose_list list = {0};

	find_unfinished(writing, record);
	abbreviations_title(abbreviations, record->title);
	prose_of_markdown(writing->arena, record->text, record->body.source, &list);
	read_blocks(writing, abbreviations, &list, true);
	read_fields(writing, abbreviations, record);
	abbreviations_end(abbreviations);
}

/* ---- All records ---- */

struct worker {
	struct arena scratch;
	struct diags diags;
};

struct reading {
	const struct model *model;
	const struct hints_options *options;
	struct map names; /* of all terms */
	VEC(const struct record *) records;
	struct worker workers[LIMIT_THREADS];
};

static void run_job(void *context, size_t number, size_t job)
{
	struct reading *reading = context;
	struct worker *worker = &reading->workers[number];
	const struct record *record = reading->records.v[job];
	struct writing writing =
		writing_for(reading->model->settings.language, &worker->scratch, &worker->diags);
	struct place place;

	writing.today = reading->options->today;
	writing.date = last_look(record, reading->options, &place);
	find_review(&writing, place);
	read_record(&writing, &reading->names, record);
	arena_reset(&worker->scratch);
}

void hints_find(const struct model *model, const struct hints_options *options, struct diags *diags)
{
	struct reading *reading;
	struct arena arena = ARENA_INIT;

	reading = arena_new(&arena, struct reading);
	reading->model = model;
	reading->options = options;
	names_of_terms(&arena, model, &reading->names);
	vec_each (struct collection *, collection, &model->collections)
		vec_each (struct record *, record, &(*collection)->records)
			if (!(*record)->faulty)
				vec_push(&arena, &reading->records, *record);
	pool_run(options->threads, reading->records.n, run_job, reading);
	for (size_t i = 0; i < LIMIT_THREADS; i++) {
		arena_release(&reading->workers[i].scratch);
		diags_merge(diags, &reading->workers[i].diags);
	}
	arena_release(&arena);
}
