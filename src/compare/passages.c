/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Texts, by words: how many come and go, below which heading, and the first place where they
 * differ. Words are those that a visitor reads, without mark-up.
 */
#include "base/utf8.h"
#include "compare/internal.h"

enum {
	/* Words on both sides whose product is above this are counted without regard to their
	 * order: no text may make us quadratic. */
	CELLS_MAX = 160000,
	/* Words around a difference, and characters of a shortened text. */
	CONTEXT = 4,
	SHOWN_MAX = 120,
};

typedef VEC(struct str) word_list;

struct passage {
	struct str title; /* of its heading; empty above the first */
	struct str key;   /* the title, and which one of that title it is */
	word_list words;
};

struct passages {
	VEC(struct passage) list;
	struct map by_key;
};

/* ---- Words ---- */

static bool is_blank(char c)
{
	return c == ' ' || c == '\n' || c == '\t' || c == '\r';
}

static void split_words(struct arena *arena, struct str text, word_list *words)
{
	for (size_t at = 0; at < text.n;) {
		size_t end = at;

		while (end < text.n && !is_blank(text.p[end]))
			end++;
		if (end > at)
			vec_push(arena, words, str_slice(text, at, end));
		at = end + 1;
	}
}

/* An entity at the start of s: what it stands for, in *length how long it is. */
static char entity(struct str s, size_t *length)
{
	static const struct {
		struct str name;
		char c;
	} entities[] = {{STR_INIT("&amp;"), '&'}, {STR_INIT("&lt;"), '<'}, {STR_INIT("&gt;"), '>'},
		{STR_INIT("&quot;"), '"'}};

	for (size_t i = 0; i < sizeof(entities) / sizeof(*entities); i++) {
		if (str_starts(s, entities[i].name)) {
			*length = entities[i].name.n;
			return entities[i].c;
		}
	}
	*length = 1;
	return '&';
}

/* The text of safe HTML, in which blocks are already parted by line ends. */
static struct str plain(struct arena *arena, struct str html)
{
	char *out = arena_alloc(arena, html.n + 1);
	size_t n = 0;

	for (size_t at = 0; at < html.n;) {
		size_t length = 1;

		if (html.p[at] == '<') {
			at = str_find(html, STR(">"), at) + 1;
			continue;
		}
		out[n++] =
			html.p[at] == '&' ? entity(str_from_index(html, at), &length) : html.p[at];
		at += length;
	}
	return (struct str){out, n};
}

/* ---- Passages ---- */

static void add_passage(
	struct arena *arena, struct passages *passages, struct str title, struct str html)
{
	struct passage passage = {.title = title, .key = title};

	for (unsigned i = 2; map_get(&passages->by_key, passage.key); i++) {
		struct buf key = BUF_INIT;

		buf_add_str(&key, title);
		buf_addf(&key, "\1%u", i);
		passage.key = str_dup(arena, buf_str(&key));
		buf_release(&key);
		if (i > 100) /* hostile: the same heading over and over */
			return;
	}
	split_words(arena, plain(arena, html), &passage.words);
	vec_push(arena, &passages->list, passage);
	map_put(arena, &passages->by_key, passage.key, (void *)1);
}

/* The index of the passage of that key, or the number of passages. */
static size_t find_passage(const struct passages *passages, struct str key)
{
	return (size_t)(uintptr_t)map_get(&passages->by_key, key) - 1;
}

static void split_passages(
	struct arena *arena, const struct markdown *body, struct passages *passages)
{
	struct str title = STR(""), html = body->html;
	size_t from = 0;

	vec_each (const struct heading, it, &body->headings) {
		add_passage(arena, passages, title, str_slice(html, from, it->at));
		title = it->text;
		/* The heading itself is told of as such. */
		from = str_find(html, STR("</h"), it->at);
	}
	add_passage(arena, passages, title, str_slice(html, from, html.n));
	for (size_t i = 0; i < passages->list.n; i++)
		map_set(arena, &passages->by_key, passages->list.v[i].key,
			(void *)(uintptr_t)(i + 1));
}

/* ---- How much differs ---- */

/* What is left of two lists of words without what both begin and end with. */
struct middle {
	const word_list *before, *after;
	size_t start;             /* the same in both */
	size_t before_n, after_n; /* from there on */
};

static struct middle find_middle(const word_list *before, const word_list *after)
{
	struct middle middle = {before, after, 0, 0, 0};
	size_t least = before->n < after->n ? before->n : after->n, same = 0;

	while (middle.start < least && str_eq(before->v[middle.start], after->v[middle.start]))
		middle.start++;
	while (same < least - middle.start &&
		str_eq(before->v[before->n - 1 - same], after->v[after->n - 1 - same]))
		same++;
	middle.before_n = before->n - middle.start - same;
	middle.after_n = after->n - middle.start - same;
	return middle;
}

/* The length of the longest common subsequence. */
static size_t common_in_order(struct arena *scratch, const struct middle *middle)
{
	size_t *row = arena_array(scratch, size_t, middle->after_n + 1);

	for (size_t i = 0; i < middle->before_n; i++) {
		size_t corner = 0;

		for (size_t j = 0; j < middle->after_n; j++) {
			size_t above = row[j + 1];

			if (str_eq(middle->before->v[middle->start + i],
				    middle->after->v[middle->start + j]))
				row[j + 1] = corner + 1;
			else if (row[j] > above)
				row[j + 1] = row[j];
			corner = above;
		}
	}
	return row[middle->after_n];
}

static size_t common_in_any_order(struct arena *scratch, const struct middle *middle)
{
	struct map counts = {0};
	size_t common = 0;

	for (size_t i = 0; i < middle->before_n; i++) {
		struct str word = middle->before->v[middle->start + i];
		size_t *count = map_get(&counts, word);

		if (!count)
			map_put(scratch, &counts, word, count = arena_new(scratch, size_t));
		++*count;
	}
	for (size_t i = 0; i < middle->after_n; i++) {
		size_t *count = map_get(&counts, middle->after->v[middle->start + i]);

		if (count && *count) {
			--*count;
			common++;
		}
	}
	return common;
}

static size_t common_words(const struct middle *middle)
{
	struct arena scratch = ARENA_INIT;
	size_t common;

	if (!middle->before_n || !middle->after_n)
		return 0;
	common = middle->after_n <= CELLS_MAX / middle->before_n
			 ? common_in_order(&scratch, middle)
			 : common_in_any_order(&scratch, middle);
	arena_release(&scratch);
	return common;
}

bool is_rewritten(struct str before, struct str after)
{
	struct arena scratch = ARENA_INIT;
	word_list old = {0}, new = {0};
	struct middle middle;
	size_t stay, most;

	split_words(&scratch, before, &old);
	split_words(&scratch, after, &new);
	middle = find_middle(&old, &new);
	stay = old.n - middle.before_n + common_words(&middle);
	most = old.n > new.n ? old.n : new.n;
	arena_release(&scratch);
	return stay && stay >= most - stay;
}

/* ---- Excerpts ---- */

/* "… met een paar woorden eromheen …" */
static struct str excerpt(struct arena *arena, const word_list *words, size_t start, size_t n)
{
	size_t from = start > CONTEXT ? start - CONTEXT : 0;
	size_t to = start + n + CONTEXT < words->n ? start + n + CONTEXT : words->n;
	struct buf text = BUF_INIT;
	struct str s;
	size_t characters = 0;

	if (from)
		buf_lit(&text, "… ");
	for (size_t i = from; i < to; i++) {
		struct str word = utf8_cut(words->v[i], SHOWN_MAX);

		characters += utf8_length(word) + 1;
		if (characters > SHOWN_MAX && i > from) {
			to = i;
			break;
		}
		if (i > from)
			buf_add_char(&text, ' ');
		buf_add_str(&text, word);
	}
	if (to < words->n)
		buf_lit(&text, " …");
	s = str_dup(arena, buf_str(&text));
	buf_release(&text);
	return s;
}

void shorten(struct comparer *comparer, struct str *before, struct str *after)
{
	word_list old = {0}, new = {0};
	struct middle middle;

	if (utf8_length(*before) <= SHOWN_MAX && utf8_length(*after) <= SHOWN_MAX)
		return;
	split_words(comparer->arena, *before, &old);
	split_words(comparer->arena, *after, &new);
	middle = find_middle(&old, &new);
	*before = excerpt(comparer->arena, &old, middle.start, middle.before_n);
	*after = excerpt(comparer->arena, &new, middle.start, middle.after_n);
}

/* ---- Two texts ---- */

static struct site_change *add_change(struct comparer *comparer, struct site_change *text,
	enum change_action action, struct str title, size_t count, size_t gone)
{
	struct site_change *change =
		change_add(comparer, text, CHANGE_PASSAGE, action, STR(""), title);

	change->count = count;
	change->gone = gone;
	text->count += count;
	text->gone += gone;
	return change;
}

static void compare_passage(struct comparer *comparer, struct site_change *text,
	const struct passage *before, const struct passage *after)
{
	struct middle middle = find_middle(&before->words, &after->words);
	size_t common = common_words(&middle);
	struct site_change *change;

	if (!middle.before_n && !middle.after_n)
		return;
	change = add_change(comparer, text, CHANGED, after->title, middle.after_n - common,
		middle.before_n - common);
	change->before = excerpt(comparer->arena, &before->words, middle.start, middle.before_n);
	change->after = excerpt(comparer->arena, &after->words, middle.start, middle.after_n);
}

static void compare_passages(struct comparer *comparer, struct site_change *text,
	const struct passages *before, const struct passages *after)
{
	vec_each (const struct passage, it, &after->list) {
		size_t i = find_passage(before, it->key);

		if (i < before->list.n)
			compare_passage(comparer, text, &before->list.v[i], it);
		else
			add_change(comparer, text, ADDED, it->title, it->words.n, 0);
	}
	vec_each (const struct passage, it, &before->list)
		if (find_passage(after, it->key) >= after->list.n)
			add_change(comparer, text, REMOVED, it->title, 0, it->words.n);
}

static bool same_links(const struct markdown *before, const struct markdown *after)
{
	if (before->links.n != after->links.n)
		return false;
	for (size_t i = 0; i < before->links.n; i++)
		if (!str_eq(before->links.v[i].url, after->links.v[i].url))
			return false;
	return true;
}

void compare_bodies(struct comparer *comparer, struct site_change *parent,
	const struct record *before, const struct record *after)
{
	const struct field *field = after->collection->body_field;
	struct passages old = {.by_key = {0}}, new = {.by_key = {0}};
	struct site_change *text;

	if (str_eq(before->body.source, after->body.source))
		return;
	text = change_add(comparer, parent, CHANGE_TEXT, CHANGED, field ? field->key : STR(""),
		field ? field_title(comparer, field) : both(comparer, "Tekst", "Text"));
	split_passages(comparer->arena, &before->body, &old);
	split_passages(comparer->arena, &after->body, &new);
	compare_passages(comparer, text, &old, &new);
	/* Line ends, comments and blank lines are not for visitors. */
	if (!text->parts.n && str_eq(before->body.html, after->body.html) &&
		same_links(&before->body, &after->body))
		parent->parts.n--;
}
