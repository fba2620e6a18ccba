/* SPDX-License-Identifier: EUPL-1.2 */
/* The index as a script. */
#include <stdlib.h>

#include "base/json.h"
#include "search/internal.h"

/* A word is common that more than one in COMMON_SHARE documents has, and more than COMMON_LEAST. */
enum { COMMON_SHARE = 4, COMMON_LEAST = 24 };

struct writer {
	struct search_index *index;
	struct json json;
	struct buf text; /* of the member that is being made */
	/* The words that have postings to write, in order. */
	struct word **words;
	size_t n;
};

static void begin_member(struct writer *writer)
{
	buf_reset(&writer->text);
}

static void end_member(struct writer *writer, struct str name)
{
	json_key(&writer->json, name);
	json_string(&writer->json, buf_str(&writer->text));
}

/* ---- Documents ---- */

static struct str title_of(const struct entry *entry)
{
	return entry->title;
}

static struct str summary_of(const struct entry *entry)
{
	return entry->summary;
}

static void write_lines(
	struct writer *writer, struct str name, struct str (*line_of)(const struct entry *entry))
{
	begin_member(writer);
	vec_each (const struct entry, entry, &writer->index->entries) {
		if (entry != writer->index->entries.v)
			buf_add_char(&writer->text, '\n');
		buf_add_str(&writer->text, line_of(entry));
	}
	end_member(writer, name);
}

static void write_urls(struct writer *writer)
{
	struct str last = STR("");

	begin_member(writer);
	vec_each (const struct entry, entry, &writer->index->entries) {
		code_front(&writer->text, last, entry->url);
		last = entry->url;
	}
	end_member(writer, STR("urls"));
}

static void write_groups(struct writer *writer)
{
	begin_member(writer);
	vec_each (const struct entry, entry, &writer->index->entries)
		buf_add_char(&writer->text, (char)('0' + entry->group % SEARCH_GROUPS));
	end_member(writer, STR("groups"));
}

static void write_facets(struct writer *writer)
{
	begin_member(writer);
	vec_each (const struct entry, entry, &writer->index->entries) {
		for (size_t i = 0; i < entry->facet_count; i++)
			code_number(&writer->text, entry->facets[i]);
		buf_add_char(&writer->text, ' ');
	}
	end_member(writer, STR("facets"));
}

/* ---- Words ---- */

static int word_cmp(const void *a, const void *b)
{
	return str_cmp((*(struct word *const *)a)->text, (*(struct word *const *)b)->text);
}

static void sort_words(struct writer *writer)
{
	struct search_index *index = writer->index;

	if (index->words.n)
		qsort(index->words.v, index->words.n, sizeof(*index->words.v), word_cmp);
}

/* Keeps only the postings where the word stands in a title or among the extra words. */
static void drop_lesser(struct word *word)
{
	unsigned keep = 1U << SEARCH_TITLE | 1U << SEARCH_EXTRA;
	size_t n = 0;

	vec_each (const struct posting, posting, &word->postings)
		if (posting->fields & keep)
			word->postings.v[n++] = *posting;
	word->postings.n = n;
}

/* Leaves common words where they matter, and names them; chooses what is written. */
static void write_common(struct writer *writer)
{
	struct search_index *index = writer->index;

	begin_member(writer);
	writer->words = arena_array(index->arena, struct word *, index->words.n);
	vec_each (struct word *, it, &index->words) {
		struct word *word = *it;
		size_t n = word->postings.n;

		if (n > COMMON_LEAST && n > index->entries.n / COMMON_SHARE) {
			drop_lesser(word);
			if (writer->text.n)
				buf_add_char(&writer->text, ' ');
			buf_add_str(&writer->text, word->text);
		}
		if (word->postings.n)
			writer->words[writer->n++] = word;
	}
	end_member(writer, STR("common"));
}

static void write_words(struct writer *writer)
{
	struct str last = STR("");

	begin_member(writer);
	for (size_t i = 0; i < writer->n; i++) {
		code_front(&writer->text, last, writer->words[i]->text);
		last = writer->words[i]->text;
	}
	end_member(writer, STR("words"));
}

static void write_spellings(struct writer *writer)
{
	begin_member(writer);
	for (size_t i = 0; i < writer->n; i++) {
		struct str spelled = writer->words[i]->spelled;

		if (spelled.n && writer->text.n)
			buf_add_char(&writer->text, ' ');
		buf_add_str(&writer->text, spelled);
	}
	end_member(writer, STR("spellings"));
}

static void write_stems(struct writer *writer)
{
	struct search_index *index = writer->index;
	unsigned *back = stems_find(index->arena, index->language, writer->words, writer->n);

	begin_member(writer);
	for (size_t i = 0; i < writer->n; i++)
		code_number(&writer->text, back[i]);
	end_member(writer, STR("stems"));
}

static void write_postings(struct writer *writer)
{
	begin_member(writer);
	for (size_t i = 0; i < writer->n; i++) {
		unsigned next = 0;

		vec_each (const struct posting, posting, &writer->words[i]->postings) {
			code_number(&writer->text, posting->document - next);
			next = posting->document + 1;
		}
		buf_add_char(&writer->text, ' ');
	}
	end_member(writer, STR("postings"));
}

static void write_fields(struct writer *writer)
{
	begin_member(writer);
	for (size_t i = 0; i < writer->n; i++)
		vec_each (const struct posting, posting, &writer->words[i]->postings)
			buf_add_char(&writer->text, "0123456789abcdef"[posting->fields]);
	end_member(writer, STR("fields"));
}

void search_write(struct search_index *index, struct buf *out)
{
	struct writer writer = {.index = index, .json = JSON_LINE(out)};

	buf_lit(out, "kaartenbakSearch.load(");
	json_begin_object(&writer.json);
	json_key(&writer.json, STR("version"));
	json_unsigned(&writer.json, 1);
	json_key(&writer.json, STR("language"));
	json_string(&writer.json, index->language);
	write_lines(&writer, STR("titles"), title_of);
	write_urls(&writer);
	write_groups(&writer);
	write_lines(&writer, STR("summaries"), summary_of);
	write_facets(&writer);
	sort_words(&writer);
	write_common(&writer);
	write_words(&writer);
	write_spellings(&writer);
	write_stems(&writer);
	write_postings(&writer);
	write_fields(&writer);
	json_end_object(&writer.json);
	buf_lit(out, ");\n");
	buf_release(&writer.text);
}
