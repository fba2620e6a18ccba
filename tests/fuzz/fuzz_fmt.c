/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Whatever a card holds: if fmt formats it, it still is the same record, no comment is lost, and
 * formatting it once more changes nothing. Likewise for a file of YAML.
 */
#include <stdlib.h>

#include "edit/edit.h"
#include "import/internal.h"
#include "model/internal.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void check(bool truth)
{
	if (!truth)
		abort();
}

/* ---- A site of one collection ---- */

struct site {
	struct model model;
	struct diags diags;
	struct record card; /* for its collection */
};

static const struct text words = {.path = STR_INIT("content/begrippen/fasen.yaml"),
	.bytes = STR_INIT(
		"titel: Fasen\n"
		"termen:\n"
		"  - {id: beheer, code: B2, label: Beheer, aliassen: [Beheren, in gebruik]}\n"
		"  - {id: '3d', code: '3D', label: Diep}\n")};

static const struct text schema = {.path = STR_INIT("content/dingen/_collectie.yaml"),
	.bytes =
		STR_INIT("titel: Dingen\n"
			 "enkelvoud: ding\n"
			 "meervoud: dingen\n"
			 "titelveld: naam\n"
			 "velden:\n"
			 "  - {sleutel: naam, label: N, soort: tekst, verplicht: ja}\n"
			 "  - {sleutel: fase, label: F, soort: term, begrippen: fasen}\n"
			 "  - {sleutel: dag, label: D, soort: datum}\n"
			 "  - {sleutel: getal, label: G, soort: getal}\n"
			 "  - {sleutel: ja, label: J, soort: ja/nee}\n"
			 "  - {sleutel: fasen, label: F, soort: lijst van term, begrippen: fasen}\n"
			 "  - {sleutel: lijst, label: L, soort: lijst van tekst}\n"
			 "  - {sleutel: '7', label: Z, soort: tekst}\n"
			 "  - {sleutel: tekst, label: T, soort: markdown}\n")};

static void make_site(struct site *site)
{
	struct arena *arena = &site->model.arena;
	struct reader reader = {arena, &site->diags, LANG_NL};
	struct vocabulary *vocabulary = vocabulary_read(&reader, &words, STR("fasen"),
		yaml_parse(arena, &words, words.bytes, &site->diags));
	struct collection *collection = schema_read(&reader, &schema, STR("dingen"),
		yaml_parse(arena, &schema, schema.bytes, &site->diags));

	vec_push(arena, &site->model.vocabularies, vocabulary);
	vec_push(arena, &site->model.collections, collection);
	schema_resolve(&site->model, &reader);
	check(!site->diags.errors);
	site->card.collection = collection;
	map_put(arena, &site->model.by_path, STR("content/dingen/een.md"), &site->card);
}

static struct site *the_site(void)
{
	static struct site site;

	if (!site.card.collection)
		make_site(&site);
	return &site;
}

/* ---- Comments ---- */

/* The sum of the hashes of all: the same for the same comments in another order. */
static unsigned long long comments_of(struct arena *arena, const struct text *text, bool card)
{
	struct diags diags = DIAGS_INIT;
	struct text front = {.path = text->path, .bytes = text->bytes};
	struct document document;
	struct margins margins;
	const struct node *root;
	unsigned long long sum = 0;

	if (card && document_parse_fields(arena, text, &document, &diags))
		front.bytes = document.front_source.p ? document.front_source : STR("");
	root = yaml_parse(arena, &front, front.bytes, &diags);
	check(root);
	margins_read(&margins, arena, &front, root);
	vec_each (struct margin, margin, &margins.all) {
		vec_each (struct str, line, &margin->above)
			sum += line->n ? str_hash(*line) : 0;
		vec_each (struct str, comment, &margin->behind)
			sum += str_hash(*comment);
	}
	vec_each (struct str, line, &margins.below)
		sum += line->n ? str_hash(*line) : 0;
	diags_release(&diags);
	return sum;
}

/* libyaml ends lines at characters that are no line ends to us; there comments are another's. */
static bool has_odd_lines(struct str s)
{
	return str_find(s, STR("\xc2\x85"), 0) < s.n || str_find(s, STR("\xe2\x80\xa8"), 0) < s.n ||
	       str_find(s, STR("\xe2\x80\xa9"), 0) < s.n || str_find_char(s, '\r') < s.n ||
	       str_find(s, STR("\xef\xbb\xbf"), 0) < s.n;
}

static void format(const char *path, struct str bytes, bool card)
{
	const struct model *model = &the_site()->model;
	struct arena arena = ARENA_INIT;
	struct diags diags = DIAGS_INIT;
	struct text text = {.path = str_from(path), .bytes = bytes}, once = {.path = text.path};
	struct str twice;
	enum format_state state = format_text(model, &text, &arena, &once.bytes, &diags);

	check((state == FORMAT_FAULTY) == (diags.errors != 0));
	if (state == FORMAT_SAME)
		check(str_eq(bytes, once.bytes));
	if (state == FORMAT_CHANGED) {
		check(format_text(model, &once, &arena, &twice, &diags) == FORMAT_SAME);
		if (!has_odd_lines(bytes))
			check(comments_of(&arena, &text, card) == comments_of(&arena, &once, card));
	}
	diags_release(&diags);
	arena_release(&arena);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct str bytes = {(const char *)data, size};

	format("content/dingen/een.md", bytes, true);
	format("content/begrippen/fasen.yaml", bytes, false);
	return 0;
}
