/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * content/monitors/ID/metingen/DATE/NAME.yaml: the figures of one subject on one day, or those that
 * are the same for all. On any thread, by an edition that was read before.
 */
#include "base/limits.h"
#include "base/path.h"
#include "base/suggest.h"
#include "model/internal.h"

enum { M_EDITION, M_REMARK, M_VALUES, M_TABLES, M_OWN_COUNT, M_DATA_FROM = M_OWN_COUNT, M_COUNT };

/* The file of a subject has all but the last. */
static const struct key file_keys[M_COUNT] = {
	[M_EDITION] = KEY("editie", "edition", WANT_TEXT, true),
	[M_REMARK] = KEY("toelichting", "remark", WANT_TEXT, false),
	[M_VALUES] = KEY("waarden", "values", WANT_MAP, true),
	[M_TABLES] = KEY("tabellen", "tables", WANT_MAP, false),
	[M_DATA_FROM] = KEY("gegevens_van", "data_from", WANT_MAP, false),
};

/* Of the map that an indicator may have instead of a single value. */
enum { V_VALUE, V_REMARK, V_NATIONAL, V_PER_GROUP, V_COUNT };

static const struct str value_keys[V_COUNT][2] = {
	[V_VALUE] = {STR_INIT("waarde"), STR_INIT("value")},
	[V_REMARK] = {STR_INIT("toelichting"), STR_INIT("remark")},
	[V_NATIONAL] = {STR_INIT("landelijk"), STR_INIT("national")},
	[V_PER_GROUP] = {STR_INIT("per_groep"), STR_INIT("per_group")},
};

struct str national_key(enum lang lang)
{
	return value_keys[V_NATIONAL][lang];
}

struct str per_group_key(enum lang lang)
{
	return value_keys[V_PER_GROUP][lang];
}

/* Strings in messages are copied there: reader.arena is for what does not stay. */
struct measuring {
	struct arena *arena;
	struct reader reader;
	struct measurement *measurement;
	bool national;
	size_t unknown; /* ids that are not in the edition */
};

struct str keep_text(struct arena *arena, const struct text *text, struct str s)
{
	bool inside = s.n && s.p >= text->bytes.p && s.p < text->bytes.p + text->bytes.n;

	return inside ? s : str_dup(arena, s);
}

static void report(struct measuring *m, enum diag_code code, struct place place, struct str word,
	struct str other)
{
	diag_add(m->reader.diags, code, place, .args = {word, other});
}

static struct str scalar_of(const struct node *node)
{
	return node_is_nothing(node) ? STR("") : str_trim(node->scalar);
}

static struct str name_of(const struct measuring *m, const struct input *input)
{
	return input->name[m->reader.lang];
}

/* ---- Slots ---- */

static struct figure *slot(const struct measuring *m, const struct indicator *indicator, size_t i)
{
	return &m->measurement->figures[indicator->first + i];
}

static bool is_single(struct measuring *m, const struct node *node, struct str name)
{
	static const struct str words[] = {STR_INIT("@text"), STR_INIT("@list"), STR_INIT("@map")};

	if (node->kind != NODE_SCALAR)
		report(m, DIAG_ONE_VALUE, node->place, name, words[node->kind]);
	return node->kind == NODE_SCALAR;
}

/* What holds for the whole country may be unknown, but it always applies. */
static void check_applies(
	struct measuring *m, const struct indicator *indicator, const struct figure *figure)
{
	if (m->national && figure->state == FIGURE_NOT_APPLICABLE)
		report(m, DIAG_NATIONAL_APPLIES, figure->place, indicator->id, STR(""));
}

static void read_slot(
	struct measuring *m, const struct indicator *indicator, size_t i, const struct node *node)
{
	const struct input *input = &indicator->inputs.v[i];

	if (is_single(m, node, name_of(m, input)) &&
		read_figure(&m->reader, input, scalar_of(node), node->place, m->measurement->date,
			slot(m, indicator, i)))
		check_applies(m, indicator, slot(m, indicator, i));
}

/* What the edition itself fixes. */
static void fill_norms(struct measurement *measurement)
{
	vec_each (struct indicator *const, it, &measurement->edition->indicators)
		if ((*it)->comparator == COMPARATOR_NORM)
			measurement->figures[(*it)->first + INPUT_COMPARATOR] =
				(struct figure){.number = (*it)->norm, .state = FIGURE_KNOWN};
}

/* ---- Keys of one indicator ---- */

/* Which of the keys it is, or V_COUNT. */
static size_t value_key(struct str key)
{
	for (size_t i = 0; i < V_COUNT; i++)
		if (is_among(key, value_keys[i], 2))
			return i;
	return V_COUNT;
}

/* The extra input of that name, or how many inputs there are. */
static size_t extra_input(const struct indicator *indicator, struct str key)
{
	size_t i = INPUT_EXTRA;

	while (i < indicator->inputs.n && !str_eq(indicator->inputs.v[i].name[LANG_NL], key))
		i++;
	return i;
}

/* first and second are the keys of the file's own that the map may have. */
static void report_key(struct measuring *m, const struct indicator *indicator,
	const struct node_pair *pair, size_t first, size_t second)
{
	struct str known[LIMIT_INPUTS + 2] = {
		value_keys[first][m->reader.lang], value_keys[second][m->reader.lang]};
	size_t n = 2;

	for (size_t i = INPUT_EXTRA; i < indicator->inputs.n; i++)
		if (indicator->inputs.v[i].national == m->national)
			known[n++] = name_of(m, &indicator->inputs.v[i]);
	if (m->unknown++ < SUGGESTIONS_MAX)
		report_unknown_key(&m->reader, pair, known, n);
	else
		report(m, DIAG_UNKNOWN_FIELD, pair->place, pair->key, STR(""));
}

static void read_remark(
	struct measuring *m, const struct indicator *indicator, const struct node_pair *pair)
{
	struct note note = {.indicator = indicator};

	if (!check_scalar(&m->reader, pair->key, pair->value))
		return;
	note.text = keep_text(m->arena, m->measurement->text, str_trim(pair->value->scalar));
	vec_push(m->arena, &m->measurement->notes, note);
}

/* ---- The file of a subject ---- */

static void read_own_pair(
	struct measuring *m, const struct indicator *indicator, const struct node_pair *pair)
{
	size_t key = value_key(pair->key), input = extra_input(indicator, pair->key);

	if (key == V_VALUE)
		read_slot(m, indicator, INPUT_VALUE, pair->value);
	else if (key == V_REMARK)
		read_remark(m, indicator, pair);
	else if (key == V_NATIONAL || key == V_PER_GROUP ||
		 (input < indicator->inputs.n && indicator->inputs.v[input].national))
		report(m, DIAG_NATIONAL_VALUE, pair->place, pair->key,
			national_file(m->reader.lang));
	else if (input < indicator->inputs.n)
		read_slot(m, indicator, input, pair->value);
	else
		report_key(m, indicator, pair, V_VALUE, V_REMARK);
}

static void read_own(
	struct measuring *m, const struct indicator *indicator, const struct node_pair *pair)
{
	const struct node *node = pair->value;

	if (node->kind != NODE_MAP)
		read_slot(m, indicator, INPUT_VALUE, node);
	for (size_t i = 0; node->kind == NODE_MAP && i < node->n; i++)
		read_own_pair(m, indicator, &node->pairs[i]);
}

/* ---- The national file ---- */

/* What the file gave before for the same group; NULL if nothing. */
static const struct group_mean *given_before(
	const struct measuring *m, const struct input *key, const struct group_mean *group)
{
	size_t i = m->measurement->group_means.n;

	while (i-- > 0) {
		const struct group_mean *other = &m->measurement->group_means.v[i];

		if (other->indicator != group->indicator)
			return NULL;
		if (other->key.state == group->key.state &&
			(group->key.state != FIGURE_KNOWN ||
				same_value(key, &other->key, &group->key)))
			return other;
	}
	return NULL;
}

static void add_group_mean(struct measuring *m, const struct input *key,
	const struct group_mean *group, struct str word)
{
	const struct group_mean *other = given_before(m, key, group);

	check_applies(m, group->indicator, &group->mean);
	if (other)
		diag_add(m->reader.diags, DIAG_DUPLICATE_ITEM, group->key.place, .args = {word},
			.other = other->key.place);
	else
		vec_push(m->arena, &m->measurement->group_means, *group);
}

static void read_group_mean(
	struct measuring *m, const struct indicator *indicator, const struct node_pair *pair)
{
	struct input key = indicator->group->inputs.v[INPUT_VALUE];
	const struct input *mean = &indicator->inputs.v[INPUT_COMPARATOR];
	struct group_mean group = {.indicator = indicator};
	struct date day = m->measurement->date;

	if (key.kind == MEASURE_MONTHS_SINCE)
		key.kind = MEASURE_COUNT;
	if (is_single(m, pair->value, pair->key) &&
		read_figure(&m->reader, &key, str_trim(pair->key), pair->place, day, &group.key) &&
		read_figure(&m->reader, mean, scalar_of(pair->value), pair->value->place, day,
			&group.mean))
		add_group_mean(m, &key, &group, pair->key);
}

static void read_per_group(
	struct measuring *m, const struct indicator *indicator, const struct node_pair *pair)
{
	const struct node *node = pair->value;

	if (indicator->comparator != COMPARATOR_GROUP)
		report(m, DIAG_KEY_MISPLACED, pair->place, pair->key,
			comparator_line(&m->reader, COMPARATOR_GROUP));
	else if (node->kind != NODE_MAP)
		diag_add(m->reader.diags, DIAG_WRONG_KIND, node->place,
			.args = {pair->key, STR("@map"),
				node->kind == NODE_LIST ? STR("@list") : STR("@text")});
	else if (check_length(&m->reader, node, LIMIT_CHOICES))
		for (size_t i = 0; i < node->n; i++)
			read_group_mean(m, indicator, &node->pairs[i]);
}

/* One figure stands where each group has its own. */
static void report_per_group(
	struct measuring *m, const struct indicator *indicator, struct place place)
{
	const struct input *key =
		indicator->group ? &indicator->group->inputs.v[INPUT_VALUE] : NULL;
	struct str example = key && key->choices.n ? key->choices.v[0].id : STR("4");

	diag_add(m->reader.diags, DIAG_PER_GROUP, place,
		.args = {indicator->id, indicator->group_id,
			str_join(m->reader.arena, indicator->id, STR(": {"),
				per_group_key(m->reader.lang), STR(": {'"), example,
				STR("': 28}}"))});
}

/* place is that of the key. */
static void read_national_slot(struct measuring *m, const struct indicator *indicator,
	const struct node *node, struct place place)
{
	switch (indicator->comparator) {
	case COMPARATOR_MEAN:
	case COMPARATOR_COUNT:
		read_slot(m, indicator, INPUT_COMPARATOR, node);
		break;
	case COMPARATOR_GROUP:
		report_per_group(m, indicator, place);
		break;
	default:
		report(m, DIAG_NO_NATIONAL_VALUE, place, indicator->id,
			comparator_key(m->reader.lang));
	}
}

static void read_national_pair(
	struct measuring *m, const struct indicator *indicator, const struct node_pair *pair)
{
	size_t key = value_key(pair->key), input = extra_input(indicator, pair->key);

	if (key == V_NATIONAL)
		read_national_slot(m, indicator, pair->value, pair->place);
	else if (key == V_PER_GROUP)
		read_per_group(m, indicator, pair);
	else if (key != V_COUNT ||
		 (input < indicator->inputs.n && !indicator->inputs.v[input].national))
		report(m, DIAG_OWN_VALUE, pair->place, pair->key, STR(""));
	else if (input < indicator->inputs.n)
		read_slot(m, indicator, input, pair->value);
	else
		report_key(m, indicator, pair, V_NATIONAL, V_PER_GROUP);
}

static void read_national(
	struct measuring *m, const struct indicator *indicator, const struct node_pair *pair)
{
	const struct node *node = pair->value;

	if (node->kind != NODE_MAP)
		read_national_slot(m, indicator, node, pair->place);
	for (size_t i = 0; node->kind == NODE_MAP && i < node->n; i++)
		read_national_pair(m, indicator, &node->pairs[i]);
}

/* ---- When the data are from ---- */

static void read_data_from(struct measuring *m, const struct node_pair *pair)
{
	struct measurement *measurement = m->measurement;
	const struct edition *edition = measurement->edition;
	const struct paragraph *paragraph = map_get(&edition->paragraphs_by_id, pair->key);
	const struct indicator *indicator;
	struct str moment;

	if (!check_scalar(&m->reader, pair->key, pair->value))
		return;
	moment = keep_text(m->arena, measurement->text, read_moment(&m->reader, pair->value));
	indicator = paragraph ? edition_indicator(edition, pair->key)
			      : indicator_named(
					&m->reader, edition, pair->key, pair->place, &m->unknown);
	if (paragraph)
		measurement->paragraph_data_from[paragraph->index] = moment;
	if (indicator)
		measurement->indicator_data_from[indicator->index] = moment;
}

static void read_all_data_from(struct measuring *m, const struct node *node)
{
	struct measurement *measurement = m->measurement;
	const struct edition *edition = measurement->edition;

	measurement->paragraph_data_from = arena_array(m->arena, struct str, edition->paragraphs.n);
	measurement->indicator_data_from = arena_array(m->arena, struct str, edition->indicators.n);
	for (size_t i = 0; node && i < node->n; i++)
		read_data_from(m, &node->pairs[i]);
}

/* ---- The file ---- */

static void report_edition(
	struct measuring *m, const struct monitor *monitor, const struct node *node)
{
	struct suggest suggest = suggest_for(read_text(node));
	struct str known[SUGGESTIONS_MAX];
	size_t n = 0;

	vec_each (struct edition *const, edition, &monitor->editions) {
		if (n == SUGGESTIONS_MAX)
			break;
		known[n++] = (*edition)->id;
		suggest_offer(&suggest, (*edition)->id);
	}
	diag_add(m->reader.diags, DIAG_UNKNOWN_EDITION, node->place,
		.args = {read_text(node), join_words(m->reader.arena, known, n)},
		.suggest = suggest.best);
}

static void read_values(struct measuring *m, const struct node *values)
{
	const struct edition *edition = m->measurement->edition;

	for (size_t i = 0; values && i < values->n; i++) {
		const struct node_pair *pair = &values->pairs[i];
		const struct indicator *indicator =
			indicator_named(&m->reader, edition, pair->key, pair->place, &m->unknown);

		if (indicator && m->national)
			read_national(m, indicator, pair);
		else if (indicator)
			read_own(m, indicator, pair);
	}
}

/* By the edition; nothing is judged by one that has faults of its own. */
static void read_figures(struct measuring *m, const struct node *const *found)
{
	struct measurement *measurement = m->measurement;
	const struct edition *edition = measurement->edition;

	measurement->figures = arena_array(m->arena, struct figure, edition->figure_count);
	measurement->tables = arena_array(m->arena, struct rows, edition->tables.n);
	fill_norms(measurement);
	if (m->national)
		read_all_data_from(m, edition->faulty ? NULL : found[M_DATA_FROM]);
	if (edition->faulty)
		return;
	read_values(m, found[M_VALUES]);
	if (found[M_TABLES])
		read_tables(m->arena, &m->reader, measurement, found[M_TABLES], m->national);
}

static struct place key_place(const struct node *map, const struct node *value)
{
	for (size_t i = 0; i < map->n; i++)
		if (map->pairs[i].value == value)
			return map->pairs[i].place;
	return map->place;
}

static void read_file(struct measuring *m, const struct monitor *monitor, const struct node *node)
{
	struct measurement *measurement = m->measurement;
	const struct node *found[M_COUNT] = {NULL};

	if (!read_map(&m->reader, node, file_keys, m->national ? M_COUNT : M_OWN_COUNT, found) ||
		!found[M_EDITION])
		return;
	measurement->edition_place = found[M_EDITION]->place;
	measurement->values_place = key_place(node, found[M_VALUES]);
	measurement->remark = keep_text(m->arena, measurement->text, read_text(found[M_REMARK]));
	measurement->edition = monitor_edition(monitor, read_text(found[M_EDITION]));
	if (measurement->edition)
		read_figures(m, found);
	else
		report_edition(m, monitor, found[M_EDITION]);
}

struct measurement *measurement_read(struct record_reader *reader, const struct monitor *monitor,
	struct date day, const struct text *text)
{
	struct measuring m = {
		.arena = reader->arena,
		.reader = {reader->scratch, reader->diags, reader->lang},
		.measurement = arena_new(reader->arena, struct measurement),
		.national = is_national_name(path_stem(text->path)),
	};
	const struct node *node = NULL;
	size_t errors = reader->diags->errors;

	m.measurement->monitor = monitor;
	m.measurement->date = day;
	m.measurement->text = text;
	if (text->bytes.p && text_check(text, reader->diags)) {
		check_emails(text, reader->diags);
		node = yaml_parse(reader->scratch, text, text->bytes, reader->diags);
	}
	if (node)
		read_file(&m, monitor, node);
	m.measurement->faulty = reader->diags->errors > errors;
	return m.measurement;
}

bool monitor_check_measurement(const struct model *model, const struct monitor *monitor,
	const struct record *subject, struct date date, const struct node *root,
	struct diags *diags)
{
	struct arena arena = ARENA_INIT;
	struct measuring m = {
		.arena = &arena,
		.reader = {&arena, diags, model->keyword_lang},
		.measurement = arena_new(&arena, struct measurement),
		.national = !subject,
	};
	size_t errors = diags->errors;

	m.measurement->monitor = monitor;
	m.measurement->date = date;
	m.measurement->text = root->place.text;
	read_file(&m, monitor, root);
	arena_release(&arena);
	return diags->errors == errors;
}
