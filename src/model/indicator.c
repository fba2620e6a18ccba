/* SPDX-License-Identifier: EUPL-1.2 */
/* One indicator of an edition: what is measured, with what it is compared, and its rule. */
#include <stdio.h>

#include "base/limits.h"
#include "base/suggest.h"
#include "model/internal.h"

enum {
	I_ID,
	I_TITLE,
	I_BRIEF,
	I_EXPLANATION,
	I_SUMMARY,
	I_GOAL,
	I_SOURCE,
	I_FREQUENCY,
	I_DATA_FROM,
	I_KIND,
	I_UNIT,
	I_MINIMUM,
	I_MAXIMUM,
	I_CHOICES,
	I_PHRASE,
	I_CARD,
	I_COMPARATOR,
	I_COMPARATOR_TITLE,
	I_COMPARATOR_PHRASE,
	I_NORM,
	I_GROUP,
	I_INPUTS,
	I_RULE,
	I_DECISIONS,
	I_COUNT
};

static const struct key indicator_keys[I_COUNT] = {
	[I_ID] = KEY("id", "id", WANT_SLUG, true),
	[I_TITLE] = KEY("titel", "title", WANT_TEXT, true),
	[I_BRIEF] = KEY("kort", "brief", WANT_TEXT, false),
	[I_EXPLANATION] = KEY("uitleg", "explanation", WANT_TEXT, false),
	[I_SUMMARY] = KEY("samenvatting", "summary", WANT_BOOL, false),
	[I_GOAL] = KEY("doel", "goal", WANT_TEXT, false),
	[I_SOURCE] = KEY("bron", "source", WANT_TEXT, false),
	[I_FREQUENCY] = KEY("frequentie", "frequency", WANT_TEXT, false),
	[I_DATA_FROM] = KEY("gegevens_van", "data_from", WANT_TEXT, false),
	[I_KIND] = KEY("soort", "kind", WANT_TEXT, true),
	[I_UNIT] = KEY("eenheid", "unit", WANT_TEXT, false),
	[I_MINIMUM] = KEY("minimum", "minimum", WANT_TEXT, false),
	[I_MAXIMUM] = KEY("maximum", "maximum", WANT_TEXT, false),
	[I_CHOICES] = KEY("keuzes", "choices", WANT_LIST, false),
	[I_PHRASE] = KEY("waarde_in_zin", "value_phrase", WANT_TEXT, false),
	[I_CARD] = KEY("kaart", "card", WANT_TEXT, false),
	[I_COMPARATOR] = KEY("vergelijking", "comparator", WANT_TEXT, false),
	[I_COMPARATOR_TITLE] = KEY("vergelijking_titel", "comparator_title", WANT_TEXT, false),
	[I_COMPARATOR_PHRASE] = KEY("vergelijking_in_zin", "comparator_phrase", WANT_TEXT, false),
	[I_NORM] = KEY("norm", "norm", WANT_TEXT, false),
	[I_GROUP] = KEY("groep", "group", WANT_TEXT, false),
	[I_INPUTS] = KEY("invoer", "inputs", WANT_LIST, false),
	[I_RULE] = KEY("regel", "rule", WANT_LIST, false),
	[I_DECISIONS] = KEY("besluiten", "decisions", WANT_TEXTS, false),
};

/* By status, from green to grey; the word behind them. */
enum { CASE_WORD = STATUSES - 1, CASE_COUNT };

static const struct key case_keys[CASE_COUNT] = {
	[STATUS_GREEN - 1] = KEY("groen", "green", WANT_TEXT, false),
	[STATUS_ORANGE - 1] = KEY("oranje", "orange", WANT_TEXT, false),
	[STATUS_RED - 1] = KEY("rood", "red", WANT_TEXT, false),
	[STATUS_GREY - 1] = KEY("grijs", "grey", WANT_TEXT, false),
	[CASE_WORD] = KEY("woord", "word", WANT_TEXT, false),
};

static const struct str comparator_names[COMPARATORS][2] = {
	[COMPARATOR_MEAN] = {STR_INIT("landelijk-gemiddelde"), STR_INIT("national-mean")},
	[COMPARATOR_COUNT] = {STR_INIT("aantal-deelnemers"), STR_INIT("count")},
	[COMPARATOR_NORM] = {STR_INIT("norm"), STR_INIT("norm")},
	[COMPARATOR_GROUP] = {STR_INIT("groepsgemiddelde"), STR_INIT("group-mean")},
};

static struct str key_name(const struct reader *reader, size_t key)
{
	return indicator_keys[key].name[reader->lang];
}

static bool has_key(const struct node *node, size_t key)
{
	return node_get(node, indicator_keys[key].name[LANG_NL]) ||
	       node_get(node, indicator_keys[key].name[LANG_EN]);
}

struct str comparator_key(enum lang lang)
{
	return indicator_keys[I_COMPARATOR].name[lang];
}

struct str comparator_name(enum comparator comparator, enum lang lang)
{
	return comparator_names[comparator][lang];
}

struct str comparator_line(struct reader *reader, enum comparator comparator)
{
	return str_join(reader->arena, key_name(reader, I_COMPARATOR), STR(": "),
		comparator_names[comparator][reader->lang]);
}

/* ---- The comparator ---- */

static void read_comparator(
	struct reader *reader, struct indicator *indicator, const struct node *node)
{
	struct str name = read_text(node);
	struct suggest suggest = suggest_for(name);
	struct str known[COMPARATORS];
	size_t n = 0;

	if (!node)
		return;
	for (size_t i = COMPARATOR_NONE + 1; i < COMPARATORS; i++) {
		if (is_among(name, comparator_names[i], 2)) {
			indicator->comparator = (enum comparator)i;
			return;
		}
		known[n++] = comparator_names[i][reader->lang];
		suggest_offer(&suggest, comparator_names[i][reader->lang]);
	}
	diag_add(reader->diags, DIAG_UNKNOWN_COMPARATOR, node->place,
		.args = {name, join_words(reader->arena, known, n)}, .suggest = suggest.best);
}

/* A mean of whole numbers is none. */
static enum measure_kind mean_kind(enum measure_kind kind)
{
	return measure_is_whole(kind) ? MEASURE_NUMBER : kind;
}

static bool has_mean(enum measure_kind kind)
{
	return measure_is_number(kind);
}

/* Only numbers have a mean or a norm. */
static void check_comparator(
	struct reader *reader, const struct indicator *indicator, const struct node *node)
{
	bool any = indicator->comparator == COMPARATOR_NONE ||
		   indicator->comparator == COMPARATOR_COUNT;

	if (!any && !has_mean(indicator->inputs.v[INPUT_VALUE].kind))
		report_misplaced(reader, read_text(node), kinds_that(reader, has_mean), node);
}

static void add_comparator(
	struct reader *reader, struct indicator *indicator, const struct node *const *found)
{
	static const struct str names[COMPARATORS][2] = {
		[COMPARATOR_MEAN] = {STR_INIT("landelijk"), STR_INIT("national")},
		[COMPARATOR_COUNT] = {STR_INIT("landelijk"), STR_INIT("national")},
		[COMPARATOR_NORM] = {STR_INIT("norm"), STR_INIT("norm")},
		[COMPARATOR_GROUP] = {STR_INIT("groep"), STR_INIT("group")},
	};
	const struct input *value = &indicator->inputs.v[INPUT_VALUE];
	struct input input = *value;

	read_comparator(reader, indicator, found[I_COMPARATOR]);
	check_comparator(reader, indicator, found[I_COMPARATOR]);
	memcpy(input.name, names[indicator->comparator], sizeof(input.name));
	input.title = read_text(found[I_COMPARATOR_TITLE]);
	input.phrase = read_text(found[I_COMPARATOR_PHRASE]);
	input.national = indicator->comparator != COMPARATOR_NORM;
	input.kind = mean_kind(value->kind);
	if (found[I_COMPARATOR])
		input.place = found[I_COMPARATOR]->place;
	if (indicator->comparator == COMPARATOR_COUNT) {
		input.kind = MEASURE_COUNT;
		input.unit = STR("");
		memset(&input.choices, 0, sizeof(input.choices));
		set_own_bounds(&input);
	}
	vec_push(reader->arena, &indicator->inputs, input);
}

/* What a key is worth without the comparator that it belongs to. */
static void check_belongs(
	struct reader *reader, const struct node *node, size_t key, bool belongs, struct str to)
{
	if (node && !belongs)
		report_misplaced(reader, key_name(reader, key), to, node);
}

static void read_norm_and_group(struct reader *reader, struct indicator *indicator,
	const struct node *map, const struct node *const *found)
{
	bool norm = indicator->comparator == COMPARATOR_NORM;
	bool group = indicator->comparator == COMPARATOR_GROUP;
	bool any = indicator->comparator != COMPARATOR_NONE || has_key(map, I_COMPARATOR);
	struct input *input = &indicator->inputs.v[INPUT_COMPARATOR];

	check_belongs(
		reader, found[I_NORM], I_NORM, norm, comparator_line(reader, COMPARATOR_NORM));
	check_belongs(
		reader, found[I_GROUP], I_GROUP, group, comparator_line(reader, COMPARATOR_GROUP));
	check_belongs(reader, found[I_COMPARATOR_TITLE], I_COMPARATOR_TITLE, any,
		key_name(reader, I_COMPARATOR));
	check_belongs(reader, found[I_COMPARATOR_PHRASE], I_COMPARATOR_PHRASE, any,
		key_name(reader, I_COMPARATOR));
	if (norm && !has_key(map, I_NORM))
		report_missing_key(reader, map, key_name(reader, I_NORM));
	if (group && !has_key(map, I_GROUP))
		report_missing_key(reader, map, key_name(reader, I_GROUP));
	if (norm && found[I_NORM] &&
		read_decimal(reader, input->kind, read_text(found[I_NORM]), found[I_NORM]->place,
			&indicator->norm))
		check_bounds(reader, input, indicator->norm, read_text(found[I_NORM]),
			found[I_NORM]->place);
	if (group && found[I_GROUP]) {
		indicator->group_id = read_text(found[I_GROUP]);
		indicator->group_place = found[I_GROUP]->place;
	}
}

/* ---- The rule ---- */

static void report_case(struct reader *reader, const struct node *node, size_t statuses)
{
	char count[24];

	snprintf(count, sizeof(count), "%zu", statuses);
	diag_add(reader->diags, DIAG_CASE_STATUS, node->place,
		.args = {str_from(count), case_keys[0].name[reader->lang]});
}

static bool is_status(struct str word)
{
	for (size_t i = 0; i < CASE_WORD; i++)
		if (is_among(word, case_keys[i].name, 2))
			return true;
	return false;
}

/* Reports "- anders: rood": the condition in front of its status. */
static bool is_turned(struct reader *reader, const struct node *node)
{
	const struct node_pair *pair = node->kind == NODE_MAP && node->n ? node->pairs : NULL;

	if (!pair || pair->value->kind != NODE_SCALAR || is_status(pair->key) ||
		is_among(pair->key, case_keys[CASE_WORD].name, 2) ||
		!is_status(read_text(pair->value)))
		return false;
	diag_add(reader->diags, DIAG_UNKNOWN_FIELD, pair->place, .args = {pair->key},
		.suggest = str_join(reader->arena, read_text(pair->value), STR(": "), pair->key));
	return true;
}

static void read_case(struct reader *reader, struct indicator *indicator, const struct node *node)
{
	const struct node *found[CASE_COUNT];
	struct rule_case rule_case = {.status = STATUS_NONE};
	size_t errors = reader->diags->errors, statuses = 0;

	if (is_turned(reader, node) || !read_map(reader, node, case_keys, CASE_COUNT, found))
		return;
	for (size_t i = 0; i < CASE_WORD; i++) {
		if (!found[i])
			continue;
		statuses++;
		rule_case.status = (enum status)(i + 1);
		rule_case.condition = read_text(found[i]);
		rule_case.place = found[i]->place;
	}
	rule_case.word = read_text(found[CASE_WORD]);
	if (statuses == 1)
		vec_push(reader->arena, &indicator->cases, rule_case);
	else if (reader->diags->errors == errors)
		report_case(reader, node, statuses);
}

static void read_rule(struct reader *reader, struct indicator *indicator, const struct node *list)
{
	if (!list || !list->n)
		return;
	indicator->rule_place = list->place;
	if (!check_length(reader, list, LIMIT_CHOICES))
		return;
	for (size_t i = 0; i < list->n; i++)
		read_case(reader, indicator, list->items[i]);
}

/* ---- The indicator ---- */

static struct str text_or(const struct node *node, struct str otherwise)
{
	return node ? read_text(node) : otherwise;
}

static void read_texts(
	struct reader *reader, struct indicator *indicator, const struct node *const *found)
{
	const struct paragraph *paragraph = indicator->paragraph;
	const struct node *decisions = found[I_DECISIONS];

	indicator->title = text_or(found[I_TITLE], indicator->id);
	indicator->brief = text_or(found[I_BRIEF], indicator->title);
	indicator->explanation = read_text(found[I_EXPLANATION]);
	indicator->summary = read_bool(found[I_SUMMARY]);
	indicator->goal = text_or(found[I_GOAL], paragraph->goal);
	indicator->source = text_or(found[I_SOURCE], paragraph->source);
	indicator->frequency = text_or(found[I_FREQUENCY], paragraph->frequency);
	indicator->data_from =
		found[I_DATA_FROM] ? read_moment(reader, found[I_DATA_FROM]) : paragraph->data_from;
	if (decisions && decisions->kind == NODE_SCALAR)
		vec_push(reader->arena, &indicator->decisions, read_text(decisions));
	for (size_t i = 0; decisions && i < decisions->n; i++)
		vec_push(reader->arena, &indicator->decisions, read_text(decisions->items[i]));
}

static bool read_value(struct reader *reader, struct indicator *indicator, const struct node *map,
	const struct node *const *found)
{
	struct quantity quantity = {.unit = found[I_UNIT],
		.minimum = found[I_MINIMUM],
		.maximum = found[I_MAXIMUM],
		.choices = found[I_CHOICES]};
	struct input input = {.name = {STR_INIT("waarde"), STR_INIT("value")},
		.title = indicator->title,
		.phrase = read_text(found[I_PHRASE]),
		.place = indicator->place};

	if (!found[I_KIND] || !read_measure_kind(reader, found[I_KIND], false, &input.kind))
		return false;
	indicator->kind_place = found[I_KIND]->place;
	read_quantity(reader, map, &quantity, &input);
	vec_push(reader->arena, &indicator->inputs, input);
	return true;
}

static void read_card(struct reader *reader, struct indicator *indicator, const struct node *node)
{
	if (!node)
		return;
	if (!indicator->edition->monitor->cards_id.n && !indicator->edition->monitor->faulty) {
		report_misplaced(reader, key_name(reader, I_CARD),
			reader->lang == LANG_NL ? STR("“kaarten” in monitor.yaml")
						: STR("“cards” in monitor.yaml"),
			node);
		return;
	}
	indicator->card_id = read_text(node);
	indicator->card_place = node->place;
}

/* Its place among the others, unless its id is taken. */
static bool add_indicator(struct reader *reader, struct edition *edition,
	struct paragraph *paragraph, struct indicator *indicator)
{
	const struct indicator *other =
		map_put(reader->arena, &edition->by_id, indicator->id, indicator);

	if (other) {
		diag_add(reader->diags, DIAG_DUPLICATE_ID, indicator->place,
			.args = {indicator->id}, .other = other->place);
		return false;
	}
	indicator->index = edition->indicators.n;
	indicator->first = edition->figure_count;
	vec_push(reader->arena, &edition->indicators, indicator);
	vec_push(reader->arena, &paragraph->indicators, indicator);
	return true;
}

void indicator_read(struct reader *reader, struct edition *edition, struct paragraph *paragraph,
	const struct node *node)
{
	const struct node *found[I_COUNT];
	struct indicator *indicator = arena_new(reader->arena, struct indicator);

	if (!read_map(reader, node, indicator_keys, I_COUNT, found) || !found[I_ID])
		return;
	indicator->id = read_text(found[I_ID]);
	indicator->place = found[I_ID]->place;
	indicator->paragraph = paragraph;
	indicator->edition = edition;
	read_texts(reader, indicator, found);
	if (!read_value(reader, indicator, node, found))
		return;
	add_comparator(reader, indicator, found);
	read_norm_and_group(reader, indicator, node, found);
	read_inputs(reader, indicator, found[I_INPUTS]);
	read_card(reader, indicator, found[I_CARD]);
	read_rule(reader, indicator, found[I_RULE]);
	if (add_indicator(reader, edition, paragraph, indicator))
		edition->figure_count += indicator->inputs.n;
}

const struct indicator *indicator_named(struct reader *reader, const struct edition *edition,
	struct str id, struct place place, size_t *unknown)
{
	const struct indicator *indicator = edition_indicator(edition, id);
	struct suggest suggest = suggest_for(id);
	struct str known[LIMIT_INDICATORS];
	size_t n = 0;

	if (indicator)
		return indicator;
	if ((*unknown)++ < SUGGESTIONS_MAX) {
		vec_each (struct indicator *, it, &edition->indicators) {
			suggest_offer(&suggest, (*it)->id);
			known[n++] = (*it)->id;
		}
	}
	diag_add(reader->diags, DIAG_UNKNOWN_INDICATOR, place,
		.args = {id, edition->id, join_words(reader->arena, known, n)},
		.suggest = suggest.best);
	return NULL;
}
