/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Runs text cases of rules:
 *
 *     run FILE…            every case
 *     run --update FILE…   writes what is said now into the files
 *
 * A line "=== title" starts a case; lines that begin with "> " are what the line above them says,
 * and must be so to the byte. What stands before the first case is a comment. The other lines:
 *
 *     value KIND; OPTIONS          the first input; the kinds are those of monitor.h, in English
 *     comparator WHAT; OPTIONS     mean, count, group or "norm NUMBER"
 *     input NAME KIND; OPTIONS     any number of them
 *         OPTIONS, with ; between them: unit X, title X, phrase X, min X, max X, choices a:A | b:B
 *     case STATUS CONDITION; WORD  the word may be absent
 *     gate CONDITION; EXPLANATION
 *     check                        says all messages, in both languages: CASE:COLUMN+LENGTH of
 *                                  the condition, 0 for the rule as a whole
 *     words                        says the rule in words
 *     figures NAME=X …             says each case with these figures, and the sentence; "-" is
 *                                  missing, "n/a" not applicable, "3@2017-11-06" 3 months since
 *                                  that day
 *
 * "check" comes after all inputs and cases, "words" and "figures" after "check".
 */
#include "../template/case_file.h"
#include "base/vec.h"
#include "small_edition.h"

struct run {
	struct small small;
	struct arena arena;
	struct buf out;
	bool started;
	size_t wrong; /* lines that make no sense */
};

/* ---- Pieces of lines ---- */

/* Up to the separator, which goes too; trimmed. */
static struct str take(struct str *rest, char separator)
{
	size_t end = str_find_char(*rest, separator);
	struct str piece = str_trim(str_slice(*rest, 0, end));

	*rest = str_trim(str_from_index(*rest, end + 1));
	return piece;
}

static enum measure_kind kind_of(struct run *run, struct str name)
{
	static const char *const names[MEASURE_KINDS] = {"percentage", "number", "grade", "count",
		"stars", "yes-no", "choice", "months-since", "text"};

	for (size_t i = 0; i < MEASURE_KINDS; i++)
		if (str_eq(name, str_from(names[i])))
			return (enum measure_kind)i;
	run->wrong++;
	return MEASURE_NUMBER;
}

static const char *const status_names[STATUSES] = {"none", "green", "orange", "red", "grey"};

static enum status status_named(struct run *run, struct str name)
{
	for (size_t i = 0; i < STATUSES; i++)
		if (str_eq(name, str_from(status_names[i])))
			return (enum status)i;
	run->wrong++;
	return STATUS_NONE;
}

static struct decimal number_of(struct run *run, struct str s)
{
	struct decimal number = {0};

	run->wrong += decimal_parse(s, &number) != DECIMAL_FINE;
	return number;
}

/* ---- Inputs and cases ---- */

static void add_choices(struct run *run, struct input *input, struct str rest)
{
	while (rest.n) {
		struct str label = take(&rest, '|'), id = take(&label, ':');

		small_add_choice(&run->small, input, id, label);
	}
}

static void set_option(struct run *run, struct input *input, struct str rest)
{
	struct str name = take(&rest, ' ');

	if (str_is(name, "unit")) {
		input->unit = rest;
	} else if (str_is(name, "title")) {
		input->title = rest;
	} else if (str_is(name, "phrase")) {
		input->phrase = rest;
	} else if (str_is(name, "choices")) {
		add_choices(run, input, rest);
	} else if (str_is(name, "min")) {
		input->bounded_below = true;
		input->minimum = number_of(run, rest);
	} else if (str_is(name, "max")) {
		input->bounded_above = true;
		input->maximum = number_of(run, rest);
	} else {
		run->wrong++;
	}
}

static void set_options(struct run *run, struct input *input, struct str rest)
{
	while (rest.n)
		set_option(run, input, take(&rest, ';'));
}

static void do_value(struct run *run, struct str rest)
{
	set_options(run, small_value(&run->small, kind_of(run, take(&rest, ';'))), rest);
}

static void do_comparator(struct run *run, struct str rest)
{
	struct str what = take(&rest, ';');
	enum comparator comparator = COMPARATOR_NORM;

	if (str_is(what, "mean"))
		comparator = COMPARATOR_MEAN;
	else if (str_is(what, "count"))
		comparator = COMPARATOR_COUNT;
	else if (str_is(what, "group"))
		comparator = COMPARATOR_GROUP;
	else if (str_is(what, "none"))
		comparator = COMPARATOR_NONE;
	else if (str_is(take(&what, ' '), "norm"))
		run->small.indicator.norm = number_of(run, what);
	else
		run->wrong++;
	set_options(run, small_comparator(&run->small, comparator), rest);
}

static void need_comparator(struct run *run)
{
	if (run->small.indicator.inputs.n == INPUT_COMPARATOR)
		small_comparator(&run->small, COMPARATOR_NONE);
}

static void do_input(struct run *run, struct str rest)
{
	struct str name = take(&rest, ' ');

	need_comparator(run);
	set_options(run, small_input(&run->small, name, kind_of(run, take(&rest, ';'))), rest);
}

static void do_case(struct run *run, struct str rest)
{
	enum status status = status_named(run, take(&rest, ' '));
	struct str condition = take(&rest, ';');

	small_case(&run->small, status, condition, rest);
}

static void do_gate(struct run *run, struct str rest)
{
	struct str condition = take(&rest, ';');

	small_gate(&run->small, condition, rest);
}

/* ---- Messages ---- */

/* Which line of the source: 0 for the rule, then the conditions. */
static size_t line_of(struct place place)
{
	return place.text ? place_position(place).line - 1 : 0;
}

static void say_place(struct run *run, struct place place)
{
	struct position position = place_position(place);

	buf_addf(&run->out, "%zu", line_of(place));
	if (line_of(place))
		buf_addf(&run->out, ":%u+%u", position.column, place.len);
}

static void say_diag(struct run *run, const struct diag *diag, enum lang lang)
{
	size_t before;

	buf_lit(&run->out, "> ");
	say_place(run, diag->place);
	buf_lit(&run->out, " ");
	buf_add_str(&run->out, diag_name(diag->code));
	buf_lit(&run->out, ": ");
	diag_message(diag, lang, &run->out);
	if (diag->other.text) {
		buf_lit(&run->out, " (");
		say_place(run, diag->other);
		buf_lit(&run->out, ")");
	}
	buf_lit(&run->out, ". ");
	before = run->out.n;
	diag_help(diag, lang, &run->out);
	if (run->out.n == before)
		run->out.n--;
	buf_lit(&run->out, "\n");
}

static void do_check(struct run *run, struct str rest)
{
	need_comparator(run);
	run->wrong += rest.n != 0;
	small_finish(&run->small);
	score_model(&run->small.model, &run->small.diags);
	diags_sort(&run->small.diags);
	for (size_t lang = 0; lang < 2; lang++)
		vec_each (const struct diag, diag, &run->small.diags.list)
			say_diag(run, diag, (enum lang)lang);
	if (!run->small.diags.list.n)
		buf_lit(&run->out, "> fine\n");
}

/* ---- Words ---- */

static void do_words(struct run *run, struct str rest)
{
	struct wording wording = small_wording();

	run->wrong += rest.n != 0;
	for (size_t i = 0; i < run->small.indicator.cases.n; i++) {
		buf_addf(&run->out, "> %s: ", status_names[run->small.indicator.cases.v[i].status]);
		score_case_words(&run->small.indicator, i, &wording, &run->out);
		buf_lit(&run->out, "\n");
	}
	if (run->small.gate.indicator) {
		buf_lit(&run->out, "> gate: ");
		score_gate_words(&run->small.gate, &wording, &run->out);
		buf_lit(&run->out, "\n");
	}
}

static void set_figure(struct run *run, size_t i, struct str word)
{
	const struct input *input = &run->small.indicator.inputs.v[i];
	struct figure *figure = &run->small.measurement.figures[i];

	*figure = (struct figure){.state = FIGURE_KNOWN};
	if (str_is(word, "-")) {
		figure->state = FIGURE_MISSING;
	} else if (str_is(word, "n/a")) {
		figure->state = FIGURE_NOT_APPLICABLE;
	} else if (measure_is_number(input->kind)) {
		figure->number = number_of(run, take(&word, '@'));
		run->wrong += word.n && date_parse(word, &figure->date) != DATE_ISO;
	} else {
		while (figure->choice < input->choices.n &&
			!str_eq(input->choices.v[figure->choice].id, word))
			figure->choice++;
		run->wrong += figure->choice == input->choices.n;
	}
}

static void set_named(struct run *run, struct str name, struct str word)
{
	const struct indicator *indicator = &run->small.indicator;

	for (size_t i = 0; i < indicator->inputs.n; i++)
		if (str_eq(indicator->inputs.v[i].name[LANG_NL], name)) {
			set_figure(run, i, word);
			return;
		}
	run->wrong++;
}

static void say_step(struct run *run, const struct step *step)
{
	static const char *const truths[] = {"no", "unknown", "yes"};

	buf_addf(&run->out, "> %s %s: %.*s%s%s\n", status_names[step->status], truths[step->truth],
		STR_ARG(step->text), step->decides ? " <--" : "",
		step->settled ? " (settled)" : "");
}

static void say_outcome(struct run *run)
{
	static const char *const reasons[] = {
		"no rule", "case", "missing", "not applicable", "unknown", "gate", "hole"};
	const struct outcome *outcome = run->small.measurement.outcomes;
	struct wording wording = small_wording();
	struct explanation explanation;

	score_explain(&run->arena, &run->small.measurement, &run->small.indicator, &wording,
		&explanation);
	for (size_t i = 0; i < explanation.step_count; i++)
		say_step(run, &explanation.steps[i]);
	if (explanation.gate)
		buf_addf(&run->out, "> gate %s: %.*s\n",
			explanation.gate_truth == TRUTH_YES       ? "yes"
			: explanation.gate_truth == TRUTH_UNKNOWN ? "unknown"
								  : "no",
			STR_ARG(explanation.gate_text));
	buf_addf(&run->out, "> %s, %s: %.*s\n", status_names[outcome->status],
		reasons[outcome->reason], STR_ARG(explanation.sentence));
}

static void do_figures(struct run *run, struct str rest)
{
	struct measurement *measurement = &run->small.measurement;

	for (size_t i = 0; i < run->small.indicator.inputs.n; i++)
		if (i != INPUT_COMPARATOR || run->small.indicator.comparator != COMPARATOR_NORM)
			measurement->figures[i] = (struct figure){0};
	while (rest.n) {
		struct str word = take(&rest, ' '), name = take(&word, '=');

		set_named(run, name, word);
	}
	diags_release(&run->small.diags);
	score_model(&run->small.model, &run->small.diags);
	say_outcome(run);
}

/* ---- Files ---- */

static const struct {
	struct str name;
	void (*run)(struct run *run, struct str rest);
} commands[] = {
	{STR_INIT("value"), do_value},
	{STR_INIT("comparator"), do_comparator},
	{STR_INIT("input"), do_input},
	{STR_INIT("case"), do_case},
	{STR_INIT("gate"), do_gate},
	{STR_INIT("check"), do_check},
	{STR_INIT("words"), do_words},
	{STR_INIT("figures"), do_figures},
};

static void end_case(struct run *run)
{
	if (run->started)
		small_release(&run->small);
	run->started = false;
	arena_reset(&run->arena);
}

static void run_line(struct run *run, struct str line)
{
	struct str rest = line, name = take(&rest, ' ');

	if (str_is(name, "===")) {
		end_case(run);
		small_init(&run->small);
		run->started = true;
		return;
	}
	if (!run->started || !name.n)
		return;
	for (size_t i = 0; i < sizeof(commands) / sizeof(*commands); i++)
		if (str_eq(name, commands[i].name)) {
			commands[i].run(run, rest);
			return;
		}
	run->wrong++;
}

/* The file as it should be, in run->out. */
static void run_file(struct run *run, struct str bytes)
{
	while (bytes.n) {
		struct str line = take_line(&bytes);
		size_t wrong = run->wrong;

		if (run->started && str_starts(line, STR("> ")))
			continue;
		buf_add_str(&run->out, line);
		buf_lit(&run->out, "\n");
		run_line(run, line);
		if (run->wrong != wrong)
			printf("this line makes no sense: %.*s\n", STR_ARG(line));
	}
	end_case(run);
}

/* Counts the cases by comparing them one by one; shows those that differ. */
static void compare(
	const char *path, struct str wanted, struct str said, size_t *passed, size_t *failed)
{
	while (wanted.n || said.n) {
		size_t a = str_find(wanted, STR("\n=== "), 1), b = str_find(said, STR("\n=== "), 1);
		struct str left = str_slice(wanted, 0, a), right = str_slice(said, 0, b);
		bool is_case = str_starts(left, STR("\n=== ")) || str_starts(left, STR("=== "));

		if (!str_eq(left, right)) {
			printf("== %s\n-- expected%.*s\n-- said%.*s\n", path, STR_ARG(left),
				STR_ARG(right));
			++*failed;
		} else if (is_case) {
			++*passed;
		}
		wanted = str_from_index(wanted, a);
		said = str_from_index(said, b);
	}
}

static bool write_file(const char *path, struct str bytes)
{
	FILE *file = fopen(path, "wb");
	bool written = file && fwrite(bytes.p, 1, bytes.n, file) == bytes.n;

	return file && !fclose(file) && written;
}

int main(int argc, char **argv)
{
	bool update = argc > 1 && str_is(str_from(argv[1]), "--update");
	size_t passed = 0, failed = 0;

	for (int i = 1 + update; i < argc; i++) {
		struct run run = {0};
		struct arena files = ARENA_INIT;
		struct str bytes = STR("");

		if (read_file(&files, argv[i], &bytes))
			run_file(&run, bytes);
		else
			failed++;
		failed += run.wrong;
		if (update)
			failed += !write_file(argv[i], buf_str(&run.out));
		else
			compare(argv[i], bytes, buf_str(&run.out), &passed, &failed);
		buf_release(&run.out);
		arena_release(&run.arena);
		arena_release(&files);
	}
	printf("%zu passed, %zu failed\n", passed, failed);
	return failed || (!passed && !update);
}
