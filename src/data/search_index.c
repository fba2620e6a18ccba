/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * The index of what can be found. A record comes with the words of its search fields, the term of a
 * facet with its code.
 */
#include "base/limits.h"
#include "data/internal.h"
#include "search/search.h"

/* ---- The words of a page ---- */

struct indexer {
	const struct plan *plan;
	struct arena arena, scratch; /* of the index */
	struct search_index *index;
	struct map terms; /* by address in memory of a term: its words */
	struct buf text;
	bool bodies;
	VEC(unsigned) facets;
};

/* Text of HTML, with a blank for each entity. */
static void add_between_tags(struct buf *text, struct str html)
{
	while (html.n) {
		size_t plain = str_find_char(html, '&');

		buf_add_str(text, str_slice(html, 0, plain));
		buf_add_char(text, ' ');
		html = str_from_index(html, plain);
		html = str_from_index(html, str_find_char(html, ';') + 1);
	}
}

/* What stands between the tags of HTML that we made ourselves. */
static struct str text_of_html(struct buf *text, struct str html)
{
	buf_reset(text);
	while (html.n) {
		size_t tag = str_find_char(html, '<');

		add_between_tags(text, str_slice(html, 0, tag));
		html = str_from_index(html, tag);
		html = str_from_index(html, str_find_char(html, '>') + 1);
	}
	return buf_str(text);
}

static void add_text(struct indexer *indexer, enum search_field field, struct str text)
{
	if (text.n && (field != SEARCH_BODY || indexer->bodies))
		search_add(indexer->index, field, text);
}

/* A term that is no facet: its code and its name. Many records have it. */
static void add_term(struct indexer *indexer, enum search_field field, const struct term *term)
{
	struct str key = {(const char *)&term, sizeof(term)};
	const struct search_words *words = map_get(&indexer->terms, key);

	if (!words) {
		struct arena *arena = &indexer->arena;

		words = search_words(
			indexer->index, str_join(arena, term->code, STR(" "), term->label));
		map_put(arena, &indexer->terms, str_dup(arena, key), (void *)words);
	}
	if (field != SEARCH_BODY || indexer->bodies)
		search_add_words(indexer->index, field, words);
}

static bool is_search_field(const struct field *field, const struct collection *collection)
{
	vec_each (const struct field *, it, &collection->search_fields)
		if (*it == field)
			return true;
	return false;
}

static void add_field(struct indexer *indexer, const struct record *record,
	const struct field *field, const struct values *values)
{
	enum search_field where =
		is_search_field(field, record->collection) ? SEARCH_EXTRA : SEARCH_BODY;

	for (size_t i = 0; i < values->n; i++) {
		const struct value *value = &values->v[i];

		if (value->unknown)
			continue;
		if (field->kind == FIELD_TEXT)
			add_text(indexer, where, value->text);
		else if (field->kind == FIELD_TERM && !field->facet)
			add_term(indexer, where, value->term);
	}
}

static void add_record(struct indexer *indexer, const struct record *record)
{
	const struct collection *collection = record->collection;

	vec_each (struct field *, field, &collection->fields)
		if (*field != collection->title_field && *field != collection->summary_field)
			add_field(indexer, record, *field, &record->fields[(*field)->index]);
	if (indexer->bodies)
		add_text(indexer, SEARCH_BODY, text_of_html(&indexer->text, record->body.html));
}

/* The numbers of the terms of its facets, which are documents too. */
static void find_facets(struct indexer *indexer, const struct record *record)
{
	const struct collection *collection = record->collection;

	vec_each (struct field *, it, &collection->fields) {
		const struct values *values = &record->fields[(*it)->index];

		for (size_t i = 0; field_is_facet(*it) && i < values->n; i++) {
			const struct term *term = values->v[i].term;
			size_t number = values->v[i].unknown
						? 0
						: (size_t)map_get(&indexer->plan->search->numbers,
							  term->url);

			if (number)
				vec_push(&indexer->arena, &indexer->facets, (unsigned)number - 1);
		}
	}
}

static void add_glossary(struct indexer *indexer, const struct vocabulary *vocabulary)
{
	vec_each (struct term *, term, &vocabulary->terms) {
		add_term(indexer, SEARCH_BODY, *term);
		add_text(indexer, SEARCH_BODY, (*term)->description);
	}
}

static void add_indicator(struct indexer *indexer, const struct indicator *indicator)
{
	add_text(indexer, SEARCH_EXTRA, indicator->brief);
	add_text(indexer, SEARCH_BODY, indicator->explanation);
	add_text(indexer, SEARCH_BODY, indicator->goal);
	add_text(indexer, SEARCH_BODY, indicator->source);
	if (indicator->card)
		add_text(indexer, SEARCH_BODY, indicator->card->title);
}

static void add_monitor(struct indexer *indexer, const struct monitor *monitor)
{
	add_text(indexer, SEARCH_EXTRA, monitor->abbreviation);
	add_text(indexer, SEARCH_BODY, monitor->purpose);
}

static void add_edition(struct indexer *indexer, const struct edition *edition)
{
	add_text(indexer, SEARCH_EXTRA, edition->monitor->abbreviation);
	add_text(indexer, SEARCH_BODY, edition->explanation);
	vec_each (struct paragraph *, paragraph, &edition->paragraphs)
		add_text(indexer, SEARCH_BODY, (*paragraph)->title);
}

static void add_more(struct indexer *indexer, const struct job *job)
{
	switch (job->kind) {
	case JOB_RECORD:
	case JOB_FREE_PAGE:
		add_record(indexer, job->subject);
		break;
	case JOB_TERM:
		add_text(indexer, SEARCH_EXTRA, ((const struct term *)job->subject)->code);
		break;
	case JOB_GLOSSARY:
		add_glossary(indexer, job->subject);
		break;
	case JOB_MONITOR:
	case JOB_METHODS:
		add_monitor(indexer, job->subject);
		break;
	case JOB_MEASUREMENT:
		add_text(indexer, SEARCH_EXTRA,
			((const struct history *)job->subject)->monitor->abbreviation);
		break;
	case JOB_INDICATOR:
		add_indicator(indexer, ((const struct series *)job->subject)->latest);
		break;
	case JOB_METHOD:
		add_edition(indexer, job->subject);
		break;
	default:
		break;
	}
}

static void add_found(struct indexer *indexer, const struct found_page *found)
{
	struct search_document document = {.title = found->title,
		.url = str_from_index(found->url, 1),
		.summary = found->summary,
		.group = found->group};

	indexer->facets.n = 0;
	if (found->job->kind == JOB_RECORD)
		find_facets(indexer, found->job->subject);
	document.facets = indexer->facets.v;
	document.facet_count = indexer->facets.n;
	search_begin(indexer->index, &document);
	add_more(indexer, found->job);
}

static void make_index(const struct plan *plan, struct buf *out)
{
	struct indexer indexer = {.plan = plan};

	indexer.index =
		search_new(&indexer.arena, &indexer.scratch, plan->model->settings.language);
	indexer.bodies = plan->search->found.n <= LIMIT_SEARCH_BODIES;
	vec_each (const struct found_page, found, &plan->search->found)
		add_found(&indexer, found);
	search_write(indexer.index, out);
	buf_release(&indexer.text);
	arena_release(&indexer.scratch);
	arena_release(&indexer.arena);
}

void search_data_prepare(struct data_made *made, const struct plan *plan, struct arena *arena)
{
	struct buf out = BUF_INIT;

	make_index(plan, &out);
	made->search_index = str_dup(arena, buf_str(&out));
	buf_release(&out);
}

void render_search_index(const struct plan *plan, struct buf *out)
{
	if (plan->data)
		buf_add_str(out, plan->data->search_index);
	else
		make_index(plan, out);
}
