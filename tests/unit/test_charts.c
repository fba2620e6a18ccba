/* SPDX-License-Identifier: EUPL-1.2 */
/* Charts: what is drawn where, how large it gets, and that hostile words stay words. */
#include <limits.h>
#include <stdio.h>

#include "chart/chart.h"
#include "unit/support.h"

static struct buf out;

static int tear_down(void **state)
{
	(void)state;
	buf_release(&out);
	return 0;
}

static struct chart_text text = {
	STR_INIT("a1"),
	STR_INIT("Gebruikte standaarden"),
	STR_INIT("Kaag en Braassem 69%, landelijk 73%."),
};

static struct decimal number(const char *z)
{
	struct decimal decimal = {0};

	assert_int_equal(decimal_parse(str_from(z), &decimal), DECIMAL_FINE);
	return decimal;
}

static struct chart_point point(const char *value, const char *label)
{
	return (struct chart_point){number(value), str_from(label)};
}

static struct chart_axis axis(const char *low, const char *high)
{
	return (struct chart_axis){number(low), number(high), str_from(low), str_from(high)};
}

static size_t count(const char *needle)
{
	struct str all = buf_str(&out), wanted = str_from(needle);
	size_t n = 0;

	for (size_t at = str_find(all, wanted, 0); at < all.n; n++)
		at = str_find(all, wanted, at + 1);
	return n;
}

/* The path of an element with a class, or an empty string. */
static struct str path_of(const char *class_name)
{
	char begin[64];
	struct str all = buf_str(&out), path = STR("d=\"");
	size_t at;

	snprintf(begin, sizeof(begin), "<path class=\"%s\"", class_name);
	at = str_find(all, str_from(begin), 0);
	if (at == all.n)
		return (struct str){0};
	at = str_find(all, path, at) + path.n;
	return str_slice(all, at, at + str_find_char(str_from_index(all, at), '"'));
}

static size_t letters(struct str s, char c)
{
	size_t n = 0;

	for (size_t i = 0; i < s.n; i++)
		n += s.p[i] == c;
	return n;
}

/* Every element is closed by its own name, and there is one around all. */
static void assert_balanced(struct str s)
{
	struct str open[16];
	size_t depth = 0, roots = 0;

	for (size_t at = str_find_char(s, '<'); at < s.n;
		at += 1 + str_find_char(str_from_index(s, at + 1), '<')) {
		struct str tag = str_slice(s, at + 1, str_find(s, STR(">"), at));
		struct str name = str_slice(tag, 0, str_find_char(tag, ' '));

		assert_true(tag.n > 0 && letters(tag, '<') == 0 && letters(tag, '"') % 2 == 0);
		if (tag.p[0] == '/') {
			assert_true(depth > 0);
			assert_true(str_eq(open[--depth], str_from_index(tag, 1)));
		} else if (!str_ends(tag, STR("/"))) {
			roots += depth == 0;
			assert_true(depth < 16);
			open[depth++] = name;
		}
	}
	assert_int_equal(depth, 0);
	assert_int_equal(roots, 1);
}

/* What all charts have in common. */
static void assert_chart(size_t most_bytes)
{
	struct str all = buf_str(&out);

	assert_false(out.overflowed);
	assert_true(str_starts(all, STR("<svg ")) && str_ends(all, STR("</svg>")));
	assert_balanced(all);
	assert_holds(all, "role=\"img\"");
	assert_holds(all, "aria-labelledby=\"a1-t a1-d\"");
	assert_holds(all, "<title id=\"a1-t\">");
	assert_holds(all, "<desc id=\"a1-d\">");
	assert_int_equal(count(" id=\""), 2);
	assert_int_equal(count("style"), 0);
	assert_int_equal(count("script"), 0);
	assert_int_equal(count("\n"), 0);
	assert_in_range(all.n, 1, most_bytes);
}

/* ---- Two bars ---- */

static struct chart_pair pair_of(const struct chart_point *own, const struct chart_point *other)
{
	return (struct chart_pair){
		.text = text,
		.low = decimal_from(0),
		.high = decimal_from(100),
		.own_name = STR("Kaag en Braassem"),
		.other_name = STR("landelijk gemiddelde"),
		.own = own,
		.other = other,
		.missing = STR("geen gegevens"),
	};
}

static void draw_pair(const struct chart_pair *pair)
{
	buf_reset(&out);
	chart_pair(&out, pair);
}

static void test_bars_are_as_long_as_their_values(void **state)
{
	struct chart_point own = point("25", "25%"), other = point("50,0", "50,0%");
	struct chart_pair pair = pair_of(&own, &other);

	(void)state;
	draw_pair(&pair);
	assert_chart(900);
	assert_holds(buf_str(&out), "<rect class=\"kb-own\" y=\"19\" width=\"70\"");
	assert_holds(buf_str(&out), "<rect class=\"kb-other\" y=\"57\" width=\"140\"");
	assert_holds(buf_str(&out), ">Kaag en Braassem</text>");
	assert_holds(buf_str(&out), ">50,0%</text>");
}

static void test_a_missing_value_has_no_bar(void **state)
{
	struct chart_point own = point("0", "0%");
	struct chart_pair pair = pair_of(&own, NULL);

	(void)state;
	draw_pair(&pair);
	assert_chart(900);
	/* Nothing known is not the same as nothing at all. */
	assert_int_equal(count("<rect"), 1);
	assert_holds(buf_str(&out), "<rect class=\"kb-own\" y=\"19\" width=\"2\"");
	assert_holds(buf_str(&out), ">geen gegevens</text>");
	pair.own = NULL;
	draw_pair(&pair);
	assert_int_equal(out.n, 0);
}

static void test_bars_begin_at_zero_and_stay_inside(void **state)
{
	struct chart_point own = point("-25", "-25"), other = point("999", "999");
	struct chart_pair pair = pair_of(&own, &other);

	(void)state;
	pair.low = decimal_from(-50);
	pair.high = decimal_from(50);
	draw_pair(&pair);
	assert_holds(buf_str(&out), "<rect class=\"kb-own\" x=\"70\" y=\"19\" width=\"70\"");
	assert_holds(buf_str(&out), "<rect class=\"kb-other\" x=\"140\" y=\"57\" width=\"140\"");
	/* A bar of nothing at the right end is inside too. */
	pair.low = decimal_from(-50);
	pair.high = decimal_from(-40);
	other = point("-40", "-40");
	draw_pair(&pair);
	assert_holds(buf_str(&out), "<rect class=\"kb-other\" x=\"278\" y=\"57\" width=\"2\"");
}

static void test_an_axis_without_length_divides_nothing(void **state)
{
	struct chart_point own = point("5", "5"), other = point("5", "5");
	struct chart_pair pair = pair_of(&own, &other);

	(void)state;
	pair.low = pair.high = decimal_from(5);
	draw_pair(&pair);
	assert_chart(900);
	pair.low = decimal_from(9);
	draw_pair(&pair);
	assert_chart(900);
}

static void test_words_stay_words(void **state)
{
	struct chart_point own = point("5", "\"><b style=");
	struct chart_pair pair = pair_of(&own, NULL);

	(void)state;
	pair.own_name = STR("<script>&\"");
	pair.text.title = STR("</title><a href=\"x\">");
	pair.text.desc = STR("<!-- & -->");
	pair.text.id = STR("\" onload=\"x");
	draw_pair(&pair);
	assert_balanced(buf_str(&out));
	assert_int_equal(count("<script"), 0);
	assert_int_equal(count("<b"), 0);
	assert_int_equal(count("\" onload"), 0);
	assert_holds(buf_str(&out), "&lt;script&gt;&amp;&quot;</text>");
	assert_holds(buf_str(&out), "aria-labelledby=\"&quot; onload=&quot;x-t");
}

static void test_long_names_are_cut_between_letters(void **state)
{
	struct chart_point own = point("5", "5%");
	struct chart_pair pair = pair_of(&own, NULL);
	char name[4001];

	(void)state;
	for (size_t i = 0; i < 4000; i += 2)
		memcpy(name + i, "é", 2);
	name[4000] = '\0';
	pair.own_name = str_from(name);
	draw_pair(&pair);
	assert_chart(900);
	assert_int_equal(count("éé…</text>"), 1);
	assert_in_range(count("é"), 20, 40);
}

static void test_long_names_have_more_lines(void **state)
{
	struct chart_point own = point("22", "22"), other = point("28", "28");
	struct chart_pair pair = pair_of(&own, &other);

	(void)state;
	pair.other_name = STR("gemiddelde van gemeenten met evenveel sterren");
	draw_pair(&pair);
	assert_chart(1000);
	assert_int_equal(count("…"), 0);
	assert_int_equal(count("<text"), 5);
	assert_holds(buf_str(&out), "<text y=\"51\">gemiddelde van gemeenten met</text>");
	assert_holds(buf_str(&out), "<text y=\"68\">evenveel sterren</text>");
	/* The value is beside the first line, the bar below the last. */
	assert_holds(buf_str(&out), "y=\"51\" text-anchor=\"end\">28</text>");
	assert_holds(buf_str(&out), "<rect class=\"kb-other\" y=\"74\"");
	assert_holds(buf_str(&out), "viewBox=\"0 0 280 93\"");
	/* Not without end. */
	pair.other_name =
		STR("een twee drie vier vijf zes zeven acht negen tien elf twaalf dertien "
		    "veertien vijftien zestien zeventien achttien negentien twintig");
	draw_pair(&pair);
	assert_int_equal(count("<text"), 6);
	assert_int_equal(count("…</text>"), 1);
}

/* ---- Stars ---- */

static void test_some_stars_are_full(void **state)
{
	struct chart_text small = {STR("a1"), STR("3 van 5 sterren"), STR("")};

	(void)state;
	buf_reset(&out);
	chart_stars(&out, &small, 3, 5);
	assert_in_range(out.n, 1, 400);
	assert_balanced(buf_str(&out));
	assert_int_equal(count("<path"), 2);
	assert_int_equal(count("z"), 5);
	assert_int_equal(count("<path fill=\"currentColor\" d=\"M11 1"), 1);
	assert_int_equal(count("<path d=\"M77 1"), 1);
	/* Nothing to describe: then no element, and no reference to it. */
	assert_int_equal(count("<desc"), 0);
	assert_holds(buf_str(&out), "aria-labelledby=\"a1-t\"");
}

static void test_stars_know_bounds(void **state)
{
	(void)state;
	buf_reset(&out);
	chart_stars(&out, &text, 3, 0);
	assert_int_equal(out.n, 0);
	chart_stars(&out, &text, UINT_MAX, UINT_MAX);
	assert_chart(2000);
	assert_int_equal(count("<path"), 1);
	buf_reset(&out);
	chart_stars(&out, &text, 9, 5);
	assert_int_equal(count("z\"/>"), 1);
	assert_int_equal(count("fill=\"currentColor\""), 1);
	buf_reset(&out);
	chart_stars(&out, &text, 0, 5);
	assert_int_equal(count("fill=\"currentColor\""), 0);
}

/* ---- All values ---- */

enum { MANY = 100000 };
static struct decimal values[MANY];
static char body_bytes[4096];
static long dots_height;

/* Draws the body, and the chart with it. */
static size_t draw_spread(size_t n, const struct chart_axis *a, const struct chart_point *own,
	const struct chart_point *other)
{
	struct buf body = BUF_INIT;
	struct chart_dots dots = {.markup = {body_bytes, 0}};
	size_t size;

	dots.height = dots_height = chart_spread_dots(&body, values, n, a);
	size = dots.markup.n = body.n;
	assert_true(size < sizeof(body_bytes));
	memcpy(body_bytes, body.p ? body.p : "", size);
	buf_release(&body);
	buf_reset(&out);
	chart_spread(&out, &text, &dots, a, own, other);
	return size;
}

/* The dots of the drawing: a line of length n times the pitch, and one more, has n + 1. */
static long count_dots(long pitch)
{
	struct str path = path_of("kb-dots");
	long dots = 0;

	for (size_t at = str_find(path, STR("v-"), 0); at < path.n;
		at = str_find(path, STR("v-"), at + 1))
		dots += strtol(path.p + at + 2, NULL, 10) / pitch + 1;
	return dots;
}

static void test_every_value_has_a_dot(void **state)
{
	struct chart_axis a = axis("0", "100");

	(void)state;
	for (long i = 0; i < 12; i++)
		values[i] = (struct decimal){i * 90, 1};
	draw_spread(12, &a, NULL, NULL);
	assert_chart(1000);
	assert_int_equal(count_dots(9), 12);
	/* Smaller dots for more values, but still one each. */
	for (long i = 0; i < 350; i++)
		values[i] = (struct decimal){i * 1000 / 350, 1};
	assert_in_range(draw_spread(350, &a, NULL, NULL), 1, 2500);
	assert_int_equal(count_dots(5), 350);
}

static void test_too_many_values_share_dots(void **state)
{
	struct chart_axis a = axis("0", "100");

	(void)state;
	for (long i = 0; i < MANY; i++)
		values[i] = decimal_from(50);
	values[MANY - 1] = decimal_from(60);
	assert_in_range(draw_spread(MANY, &a, NULL, NULL), 1, 2500);
	/* One alone keeps its dot. */
	assert_int_equal(count_dots(5), 2 * 17 + 1);
}

static void test_whole_values_have_a_column_each(void **state)
{
	struct chart_axis a = axis("0", "5");

	(void)state;
	for (long i = 0; i < 6; i++)
		values[i] = decimal_from(i);
	draw_spread(6, &a, NULL, NULL);
	assert_str(path_of("kb-dots"),
		"M14 108v-1M64 108v-1M115 108v-1M165 108v-1M216 108v-1M267 108v-1");
}

static void test_dots_stay_on_the_axis(void **state)
{
	struct chart_axis a = axis("10", "20"), none = axis("7", "7");

	(void)state;
	values[0] = decimal_from(-999999999);
	values[1] = number("10,5");
	values[2] = decimal_from(999999999);
	draw_spread(3, &a, NULL, NULL);
	assert_int_equal(count_dots(9), 3);
	assert_true(str_starts(path_of("kb-dots"), STR("M14 ")));
	assert_true(str_ends(path_of("kb-dots"), STR("M267 108v-1")));
	draw_spread(3, &none, NULL, NULL);
	assert_chart(1000);
	assert_int_equal(count_dots(9), 3);
	draw_spread(0, &a, NULL, NULL);
	assert_int_equal(out.n, 0);
}

static void test_own_and_national_are_laid_over(void **state)
{
	struct chart_axis a = axis("0", "100");
	struct chart_point own = point("50", "Kaag en Braassem 50%"), other = point("60", "60%");
	size_t body;

	(void)state;
	values[0] = number("50");
	body = draw_spread(1, &a, &own, &other);
	/* Besides the words themselves. */
	assert_chart(body + 610 + text.title.n + text.desc.n + 28);
	assert_true(str_starts(path_of("kb-own"), STR("M141 114V")));
	assert_true(str_starts(path_of("kb-other"), STR("M166 91V")));
	/* The same place: one label above, one below. */
	own = other = point("50", "50%");
	draw_spread(1, &a, &own, &other);
	assert_holds(buf_str(&out), "y=\"85\" text-anchor=\"middle\">50%</text>");
	assert_holds(buf_str(&out), "y=\"132\" text-anchor=\"middle\">50%</text>");
	assert_holds(buf_str(&out), "viewBox=\"0 71 280 66\"");
	draw_spread(1, &a, NULL, &other);
	assert_int_equal(count("kb-own"), 0);
	assert_holds(buf_str(&out), "viewBox=\"0 88 280 49\"");
}

static void test_labels_at_the_edge_turn_inward(void **state)
{
	struct chart_axis a = axis("0", "100");
	struct chart_point own = point("999", "Kaag en Braassem 999%"), other = point("0", "0,0%");

	(void)state;
	values[0] = number("50");
	draw_spread(1, &a, &own, &other);
	assert_holds(buf_str(&out),
		"x=\"280\" y=\"85\" text-anchor=\"end\">Kaag en Braassem 999%</text>");
	/* The national one is where the axis has its 0: it goes a line lower. */
	assert_holds(buf_str(&out), "<text y=\"149\">0,0%</text>");
	assert_holds(buf_str(&out), "viewBox=\"0 71 280 83\"");
}

static void test_few_dots_need_little_height(void **state)
{
	struct chart_axis a = axis("0", "100");
	struct chart_point own = point("50", "50%");

	(void)state;
	for (long i = 0; i < 10; i++)
		values[i] = number("50");
	draw_spread(2, &a, NULL, NULL);
	assert_int_equal(dots_height, 2 * 9);
	assert_holds(buf_str(&out), "viewBox=\"0 88 280 49\"");
	/* As high as the tallest column, and the pin begins above it. */
	draw_spread(10, &a, &own, NULL);
	assert_int_equal(dots_height, 10 * 9);
	assert_holds(buf_str(&out), "viewBox=\"0 -1 280 138\"");
	assert_holds(path_of("kb-own"), "V27l");
	draw_spread(0, &a, NULL, NULL);
	assert_int_equal(dots_height, 0);
}

/* ---- How many chose what ---- */

static void draw_bars(const struct chart_bar *v, size_t n, long own, const char *own_name)
{
	struct arena arena = ARENA_INIT;
	struct chart_bars bars = chart_bars_lay_out(&arena, v, n);

	chart_bars(&out, &text, &bars, own, str_from(own_name));
	arena_release(&arena);
}

static void test_choices_are_compared_with_the_most(void **state)
{
	const struct chart_bar bars[] = {
		{STR("Ja"), 200, STR("200")},
		{STR("Nee"), 50, STR("50")},
		{STR("N.v.t."), 0, STR("0")},
	};

	(void)state;
	buf_reset(&out);
	draw_bars(bars, 3, 1, "Kaag & Braassem");
	assert_chart(900);
	assert_int_equal(count("<rect"), 2);
	assert_holds(buf_str(&out), "<rect class=\"kb-other\" y=\"19\" width=\"280\"");
	assert_holds(buf_str(&out), "<rect class=\"kb-own\" y=\"57\" width=\"70\"");
	assert_holds(buf_str(&out), ">Kaag &amp; Braassem</text>");
	buf_reset(&out);
	draw_bars(bars, 3, -1, "Kaag");
	assert_int_equal(count("kb-own"), 0);
	assert_int_equal(count("Kaag</text>"), 0);
}

static void test_who_chose_is_never_cut(void **state)
{
	const struct chart_bar bars[] = {
		{STR("Alleen technisch aangesloten"), 12, STR("12")},
		{STR("Nee"), 50, STR("50")},
	};

	(void)state;
	buf_reset(&out);
	draw_bars(bars, 2, 0, "Proefdorp aan de Fictie");
	assert_chart(900);
	assert_int_equal(count("…"), 0);
	assert_holds(buf_str(&out), "<text y=\"30\">Proefdorp aan de Fictie</text>");
	assert_holds(buf_str(&out), "<rect class=\"kb-own\" y=\"36\"");
	assert_holds(buf_str(&out), "<rect class=\"kb-other\" y=\"74\"");
	assert_holds(buf_str(&out), "viewBox=\"0 0 280 93\"");
}

static void test_choices_of_nobody_and_of_all(void **state)
{
	struct chart_bar bars[] = {{STR("Ja"), 0, STR("0")}, {STR("Nee"), SIZE_MAX, STR("∞")}};

	(void)state;
	buf_reset(&out);
	draw_bars(bars, 1, 0, "Kaag");
	draw_bars(NULL, 0, -1, "");
	assert_int_equal(out.n, 0);
	bars[0].count = SIZE_MAX / 2;
	draw_bars(bars, 2, LONG_MAX, "Kaag");
	assert_chart(900);
	assert_int_equal(count("kb-own"), 0);
	assert_int_equal(count("width=\"280\""), 1);
}

/* ---- Over time ---- */

static struct chart_moment moments[512];

static struct chart_moment *moment(size_t i, const char *iso, const char *value, enum status status)
{
	struct chart_moment *m = &moments[i];

	*m = (struct chart_moment){.date_label = str_from(iso), .status = status};
	assert_int_equal(date_parse(str_from(iso), &m->date), DATE_ISO);
	if (value) {
		m->known = true;
		m->value = number(value);
		m->label = str_from(value);
	}
	return m;
}

static void compare(size_t i, const char *value, const char *label)
{
	moments[i].other_known = true;
	moments[i].other = number(value);
	moments[i].other_label = str_from(label);
}

static void draw_trend(size_t n)
{
	struct chart_axis a = axis("0", "100");

	buf_reset(&out);
	chart_trend(&out, &text, &a, moments, n);
}

static void test_time_is_by_distance(void **state)
{
	(void)state;
	moment(0, "2018-01-01", "0", STATUS_NONE);
	moment(1, "2018-01-11", "50", STATUS_NONE);
	moment(2, "2018-04-11", "100", STATUS_NONE);
	draw_trend(3);
	assert_chart(1500);
	assert_str(path_of("kb-line"), "M39 116L62 68L272 20");
	assert_holds(buf_str(&out), ">2018-01-01</text>");
	assert_holds(buf_str(&out), ">2018-04-11</text>");
	assert_int_equal(count("2018-01-11"), 0);
	assert_holds(buf_str(&out), ">0</text>");
	assert_int_equal(count(">100</text>"), 2);
}

static void test_the_line_has_gaps_and_breaks(void **state)
{
	static const char *const days[] = {"2016-01-01", "2016-04-01", "2016-07-01", "2016-10-01",
		"2017-01-01", "2017-04-01", "2017-07-01"};

	(void)state;
	for (size_t i = 0; i < 7; i++) {
		moment(i, days[i], "40", STATUS_GREEN);
		compare(i, "60", "landelijk 60%");
	}
	draw_trend(7);
	assert_int_equal(letters(path_of("kb-line"), 'M'), 1);
	assert_int_equal(count("kb-break"), 0);
	/* A gap of the one line is none of the other. */
	moments[2].known = false;
	draw_trend(7);
	assert_int_equal(letters(path_of("kb-line"), 'M'), 2);
	assert_int_equal(letters(path_of("kb-line"), 'L'), 4);
	assert_int_equal(letters(path_of("kb-other"), 'M'), 1);
	assert_int_equal(letters(path_of("kb-green"), 'M'), 6);
	moments[5].breaks = true;
	moments[5].break_label = STR("editie <3.0>");
	draw_trend(7);
	assert_chart(2000);
	assert_int_equal(letters(path_of("kb-line"), 'M'), 3);
	assert_int_equal(letters(path_of("kb-other"), 'M'), 2);
	assert_int_equal(letters(path_of("kb-break"), 'M'), 1);
	assert_holds(buf_str(&out), ">editie &lt;3.0&gt;</text>");
	assert_holds(buf_str(&out), ">landelijk 60%</text>");
	/* Before the first moment there is nothing to break. */
	moments[5].breaks = false;
	moments[0].breaks = true;
	draw_trend(7);
	assert_int_equal(count("kb-break"), 0);
}

static void test_each_status_has_its_shape(void **state)
{
	static const char *const days[] = {
		"2016-01-01", "2016-04-01", "2016-07-01", "2016-10-01", "2017-01-01"};

	(void)state;
	for (size_t i = 0; i < 5; i++)
		moment(i, days[i], "50", (enum status)i);
	draw_trend(5);
	assert_true(str_ends(path_of("kb-none"), STR("h0")));
	assert_true(str_ends(path_of("kb-green"), STR("h0")));
	assert_true(str_ends(path_of("kb-orange"), STR("l6 6-6 6-6-6z")));
	assert_true(str_ends(path_of("kb-red"), STR("l6 10h-12z")));
	assert_holds(path_of("kb-grey"), "a5 5");
	assert_holds(buf_str(&out), "<path class=\"kb-grey\" fill=\"none\"");
}

static void test_a_trend_of_one_and_of_none(void **state)
{
	(void)state;
	draw_trend(0);
	assert_int_equal(out.n, 0);
	moment(0, "2018-01-01", NULL, STATUS_GREY);
	compare(0, "50", "");
	draw_trend(1);
	assert_int_equal(out.n, 0);
	moment(0, "2018-01-01", "45", STATUS_RED);
	compare(0, "50", "");
	draw_trend(1);
	assert_chart(1000);
	assert_int_equal(count("kb-line"), 0);
	/* Seen, though it leads nowhere. */
	assert_true(str_ends(path_of("kb-other"), STR("h18")));
	assert_int_equal(count(">2018-01-01</text>"), 1);
	/* All on one day, and days that go back. */
	moment(1, "2018-01-01", "55", STATUS_RED);
	moment(2, "2017-01-01", "65", STATUS_RED);
	draw_trend(2);
	assert_chart(1200);
	draw_trend(3);
	assert_chart(1200);
}

static void test_twelve_moments_are_small(void **state)
{
	static const char *const days[] = {"2015-01-01", "2015-04-01", "2015-07-01", "2015-10-01",
		"2016-01-01", "2016-04-01", "2016-07-01", "2016-10-01", "2017-01-01", "2017-04-01",
		"2017-07-01", "2017-10-01"};
	static const char *const some[] = {"40", "75", "62", "49,5"};

	(void)state;
	for (size_t i = 0; i < 12; i++) {
		moment(i, days[i], some[i % 4], (enum status)(i % STATUSES));
		compare(i, some[3 - i % 4], "landelijk 70%");
	}
	moments[8].breaks = true;
	moments[8].break_label = STR("editie 3.0");
	moments[0].label = STR("eerste");
	moments[11].label = STR("laatste");
	draw_trend(12);
	assert_chart(2000);
	assert_int_equal(count(">eerste</text>"), 1);
	assert_int_equal(count(">laatste</text>"), 1);
}

static void test_the_newest_break_keeps_its_name(void **state)
{
	char day[11];

	(void)state;
	for (size_t i = 0; i < 12; i++) {
		date_format_iso((struct date){2015, (int)i + 1, 1}, day);
		moment(i, day, "50", STATUS_GREEN)->date_label = STR("dag");
		moments[i].breaks = true;
		moments[i].break_label = i == 11 ? STR("nieuw") : STR("een oude editie");
	}
	draw_trend(12);
	assert_chart(2000);
	assert_int_equal(letters(path_of("kb-break"), 'M'), 11);
	assert_int_equal(count(">nieuw</text>"), 1);
	assert_int_equal(count("een oude"), 0);
	assert_int_equal(count("kb-line"), 0);
}

static void test_what_the_dashed_line_is_has_lines_enough(void **state)
{
	(void)state;
	moment(0, "2018-01-01", "20", STATUS_NONE);
	moment(1, "2018-04-01", "30", STATUS_NONE);
	compare(1, "28", "gemiddelde van gemeenten met evenveel sterren 28");
	draw_trend(2);
	assert_chart(1500);
	assert_int_equal(count("…"), 0);
	assert_holds(buf_str(&out), ">gemiddelde van gemeenten met</text>");
	assert_holds(buf_str(&out), ">evenveel sterren 28</text>");
	assert_holds(buf_str(&out), "viewBox=\"0 0 280 178\"");
}

/* ---- Choices over time ---- */

static const struct str choices[] = {
	STR_INIT("In gebruik"), STR_INIT("Alleen <technisch>"), STR_INIT("Niet")};

static void draw_states(size_t rows, size_t n)
{
	buf_reset(&out);
	chart_states(&out, &text, choices, rows, moments, n);
}

static void test_choices_over_time_have_rows(void **state)
{
	(void)state;
	moment(0, "2018-01-01", "0", STATUS_RED);
	moment(1, "2018-01-11", "1", STATUS_ORANGE);
	moment(2, "2018-01-21", NULL, STATUS_GREY);
	moment(3, "2018-04-11", "2", STATUS_GREEN);
	draw_states(3, 4);
	assert_chart(1200);
	/* From the lowest row, by date, with the shape of the status; no mark for what is not
	 * known, and no line over it. */
	assert_str(path_of("kb-red"), "M8 102l6 10h-12z");
	assert_str(path_of("kb-orange"), "M34 62l6 6-6 6-6-6z");
	assert_str(path_of("kb-green"), "M272 28h0");
	assert_str(path_of("kb-line"), "M8 108L34 68");
	assert_int_equal(count("kb-grey"), 0);
	assert_int_equal(letters(path_of("kb-axis"), 'M'), 3);
	assert_holds(buf_str(&out), "<text y=\"15\">In gebruik</text>");
	assert_holds(buf_str(&out), ">Alleen &lt;technisch&gt;</text>");
	assert_holds(buf_str(&out), ">2018-01-01</text>");
	assert_holds(buf_str(&out), ">2018-04-11</text>");
	assert_int_equal(count("kb-break"), 0);
}

static void test_choices_over_time_break_with_the_edition(void **state)
{
	(void)state;
	moment(0, "2018-01-01", "2", STATUS_GREEN);
	moment(1, "2018-02-01", "2", STATUS_GREEN);
	moment(2, "2018-03-01", "2", STATUS_RED)->breaks = true;
	moments[2].break_label = STR("nieuw: editie 3.0");
	moment(3, "2018-04-01", "2", STATUS_RED);
	draw_states(3, 4);
	assert_chart(1400);
	assert_int_equal(letters(path_of("kb-line"), 'M'), 2);
	assert_int_equal(letters(path_of("kb-break"), 'M'), 1);
	assert_holds(buf_str(&out), ">nieuw: editie 3.0</text>");
	/* The names of editions have a line of their own above the rows. */
	assert_holds(buf_str(&out), "<text y=\"32\">In gebruik</text>");
}

static void test_choices_over_time_of_nothing(void **state)
{
	(void)state;
	moment(0, "2018-01-01", NULL, STATUS_GREY);
	draw_states(3, 1);
	draw_states(3, 0);
	assert_int_equal(out.n, 0);
	moment(0, "2018-01-01", "0", STATUS_GREEN);
	draw_states(0, 1);
	assert_int_equal(out.n, 0);
	draw_states(1, 1);
	assert_chart(1000);
	/* A row that there is not: still inside. */
	moment(1, "2018-02-01", "99", STATUS_GREEN);
	draw_states(2, 2);
	assert_chart(1000);
	assert_holds(path_of("kb-green"), "M272 28h0");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_bars_are_as_long_as_their_values),
		cmocka_unit_test(test_a_missing_value_has_no_bar),
		cmocka_unit_test(test_bars_begin_at_zero_and_stay_inside),
		cmocka_unit_test(test_an_axis_without_length_divides_nothing),
		cmocka_unit_test(test_words_stay_words),
		cmocka_unit_test(test_long_names_are_cut_between_letters),
		cmocka_unit_test(test_long_names_have_more_lines),
		cmocka_unit_test(test_some_stars_are_full),
		cmocka_unit_test(test_stars_know_bounds),
		cmocka_unit_test(test_every_value_has_a_dot),
		cmocka_unit_test(test_too_many_values_share_dots),
		cmocka_unit_test(test_whole_values_have_a_column_each),
		cmocka_unit_test(test_dots_stay_on_the_axis),
		cmocka_unit_test(test_own_and_national_are_laid_over),
		cmocka_unit_test(test_labels_at_the_edge_turn_inward),
		cmocka_unit_test(test_few_dots_need_little_height),
		cmocka_unit_test(test_choices_are_compared_with_the_most),
		cmocka_unit_test(test_who_chose_is_never_cut),
		cmocka_unit_test(test_choices_of_nobody_and_of_all),
		cmocka_unit_test(test_time_is_by_distance),
		cmocka_unit_test(test_the_line_has_gaps_and_breaks),
		cmocka_unit_test(test_each_status_has_its_shape),
		cmocka_unit_test(test_a_trend_of_one_and_of_none),
		cmocka_unit_test(test_twelve_moments_are_small),
		cmocka_unit_test(test_the_newest_break_keeps_its_name),
		cmocka_unit_test(test_what_the_dashed_line_is_has_lines_enough),
		cmocka_unit_test(test_choices_over_time_have_rows),
		cmocka_unit_test(test_choices_over_time_break_with_the_edition),
		cmocka_unit_test(test_choices_over_time_of_nothing),
	};

	return cmocka_run_group_tests_name("charts", tests, NULL, tear_down);
}
