/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * The whole as text or as Markdown. A comment has room for so much: sections that are small are
 * shown whole, and the others share evenly what is left.
 */
#include "compare/write.h"

enum {
	/* What the head, the notes and a line of what is left out take at most. */
	HEAD_ROOM = 6000,
	MORE_ROOM = 60,
};

/* A section, written, and where each of its changes ends. */
struct written {
	const struct site_change *section;
	struct buf head, body;
	VEC(size_t) ends;
	size_t room; /* for the body */
	bool settled;
};

/* ---- Head ---- */

static void say_revision(struct people *people, const struct compare_side *side)
{
	if (side->name.n)
		quote(people, side->name, TITLE_MAX);
	else
		say(people, "de bestanden op schijf", "the files on disk");
}

static void write_title(struct people *people, const struct comparison *comparison)
{
	if (people->markdown)
		buf_lit(people->out, "<!-- kaartenbak diff -->\n### ");
	say(people, "Wat een bezoeker ziet veranderen", "What a visitor will see change");
	buf_lit(people->out, "\n\n");
	say(people, "Van ", "From ");
	say_revision(people, &comparison->before);
	say(people, " naar ", " to ");
	say_revision(people, &comparison->after);
	buf_lit(people->out, ".\n");
}

static void write_errors(struct people *people, const struct compare_side *side)
{
	static const char *const words[2][2] = {{"fout", "fouten"}, {"error", "errors"}};

	if (!side->errors)
		return;
	buf_lit(people->out, "\n");
	say(people, "Let op: in ", "Note: ");
	say_revision(people, side);
	if (people->lang == LANG_NL)
		buf_addf(people->out, " %s ", side->errors == 1 ? "staat" : "staan");
	else
		buf_lit(people->out, " has ");
	say_count(people, side->errors, words);
	if (side->errors == 1)
		say(people, "; “kaartenbak check” toont die.", "; “kaartenbak check” shows it.");
	else
		say(people, "; “kaartenbak check” toont ze.", "; “kaartenbak check” shows them.");
	if (!side->readable)
		say(people, " Er is geen site te lezen, dus er valt niets te vergelijken.",
			" There is no site to read, so there is nothing to compare.");
	buf_lit(people->out, "\n");
}

static void write_notes(struct people *people, const struct comparison *comparison)
{
	static const char *const words[2][2] = {
		{"bestand is", "bestanden zijn"}, {"file", "files"}};

	write_errors(people, &comparison->before);
	write_errors(people, &comparison->after);
	if (!comparison->before.readable || !comparison->after.readable)
		return;
	if (comparison->unreadable) {
		buf_lit(people->out, "\n");
		say_count(people, comparison->unreadable, words);
		say(people, " niet aan beide kanten te lezen, en niet vergeleken.\n",
			" that cannot be read on at least one side: not compared.\n");
	}
	if (!comparison->pages && comparison_is_empty(comparison))
		say(people, "\nVan wat te vergelijken is, ziet een bezoeker geen verschil.\n",
			"\nOf what can be compared, a visitor will see no difference.\n");
	if (!comparison->pages)
		say(people,
			"\nWelke pagina's komen en gaan, is pas te zien als er geen fouten zijn.\n",
			"\nWhich pages come and go can be seen when there are no errors.\n");
	else if (comparison_is_empty(comparison))
		say(people, "\nEen bezoeker ziet geen verschil.\n",
			"\nA visitor will see no difference.\n");
}

/* ---- Sections ---- */

static void write_section_head(struct people *people, const struct site_change *section)
{
	buf_add_char(people->out, '\n');
	if (people->markdown)
		buf_lit(people->out, "#### ");
	people->line_start = true;
	quote(people, section->title, TITLE_MAX);
	if (section->action == ADDED)
		say(people, " (nieuw)", " (new)");
	else if (section->action == REMOVED)
		say(people, " (weg)", " (gone)");
	write_action_counts(people, section);
	buf_add_char(people->out, '\n');
	if (people->markdown)
		buf_add_char(people->out, '\n');
}

static void write_section(struct people *people, struct arena *scratch, struct written *written)
{
	people->out = &written->head;
	write_section_head(people, written->section);
	people->out = &written->body;
	vec_each (struct site_change *const, it, &written->section->parts) {
		write_change_lines(people, *it, 0);
		vec_push(scratch, &written->ends, written->body.n);
	}
}

/* ---- Room ---- */

/* Those that need no more than an even share of the room have what they need. */
static void share_room(struct written *sections, size_t n, size_t room)
{
	size_t open = n;
	bool more = true;

	while (more && open) {
		size_t share = room / open;

		more = false;
		for (size_t i = 0; i < n; i++) {
			size_t size = sections[i].head.n + sections[i].body.n + MORE_ROOM;

			if (sections[i].settled || size > share)
				continue;
			sections[i].settled = more = true;
			sections[i].room = sections[i].body.n;
			room -= size;
			open--;
		}
	}
	for (size_t i = 0; i < n; i++) {
		size_t share = open ? room / open : 0, head = sections[i].head.n + MORE_ROOM;

		if (!sections[i].settled)
			sections[i].room = share > head ? share - head : 0;
	}
}

/* "en nog 312" */
static void write_more(struct people *people, size_t n, const char *bullet)
{
	buf_add_str(people->out, str_from(bullet));
	say(people, "en nog ", "and another ");
	buf_addf(people->out, "%zu\n", n);
}

/* How many changes fit, and their bytes. */
static size_t fitting(const struct written *written, size_t *bytes)
{
	size_t n = 0;

	*bytes = 0;
	while (n < written->ends.n && written->ends.v[n] <= written->room)
		*bytes = written->ends.v[n++];
	return n;
}

static void add_section(struct people *people, const struct written *written)
{
	size_t bytes, n = fitting(written, &bytes);

	buf_add_str(people->out, buf_str(&written->head));
	buf_add_str(people->out, str_slice(buf_str(&written->body), 0, bytes));
	if (n < written->ends.n)
		write_more(people, written->ends.n - n, people->markdown ? "- " : "  ");
}

/* The heads alone may be too many. */
static void add_sections(struct people *people, const struct written *sections, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		size_t size = sections[i].head.n + sections[i].room + MORE_ROOM;

		if (people->markdown && people->out->n + size + MORE_ROOM > COMPARE_COMMENT_MAX) {
			buf_add_char(people->out, '\n');
			write_more(people, n - i, "");
			return;
		}
		add_section(people, &sections[i]);
	}
}

void write_people(const struct comparison *comparison, bool markdown, struct buf *out)
{
	struct people people = {out, comparison->lang, markdown, false};
	struct arena scratch = ARENA_INIT;
	size_t n = comparison->root->parts.n;
	struct written *sections = arena_array(&scratch, struct written, n);

	write_title(&people, comparison);
	write_notes(&people, comparison);
	for (size_t i = 0; i < n; i++) {
		sections[i].section = comparison->root->parts.v[i];
		write_section(&people, &scratch, &sections[i]);
		sections[i].room = sections[i].body.n;
	}
	people.out = out;
	if (markdown)
		share_room(sections, n, COMPARE_COMMENT_MAX - HEAD_ROOM);
	add_sections(&people, sections, n);
	for (size_t i = 0; i < n; i++) {
		buf_release(&sections[i].head);
		buf_release(&sections[i].body);
	}
	arena_release(&scratch);
}
