/* SPDX-License-Identifier: EUPL-1.2 */
/* The reader of CSV: RFC 4180, what spreadsheets make of it, and what is none. */
#include "base/csv.h"
#include "base/limits.h"
#include "unit/support.h"

static struct arena arena;
static struct diags diags;
static struct text text;
static struct csv_table table;

static int set_up(void **state)
{
	(void)state;
	arena = (struct arena)ARENA_INIT;
	diags = (struct diags)DIAGS_INIT;
	return 0;
}

static int tear_down(void **state)
{
	(void)state;
	diags_release(&diags);
	arena_release(&arena);
	return 0;
}

static bool read_csv(const char *bytes)
{
	text = (struct text){.path = STR("a.csv"), .bytes = str_from(bytes)};
	return csv_read(&arena, &text, &table, &diags);
}

/* The table as one string: cells in brackets, a slash behind each row. */
static struct str shown(void)
{
	struct buf out = BUF_INIT;
	struct str s;

	for (size_t row = 0; row < table.rows; row++) {
		for (size_t i = 0; i < table.columns; i++) {
			struct str cell = csv_at(&table, row, i)->text;

			buf_addf(&out, "[%.*s]", STR_ARG(cell));
		}
		buf_add_char(&out, '/');
	}
	s = str_dup(&arena, buf_str(&out));
	buf_release(&out);
	return s;
}

static void assert_table(const char *bytes, const char *wanted)
{
	assert_true(read_csv(bytes));
	assert_str(shown(), wanted);
	assert_no_diags(&diags);
}

static void test_cells_and_rows(void **state)
{
	(void)state;
	assert_table("a,b\n1,2\n", "[a][b]/[1][2]/");
	assert_table("a,b\r\n1,2\r\n3,4", "[a][b]/[1][2]/[3][4]/");
	assert_table("a,b\r1,2\r", "[a][b]/[1][2]/");
	assert_table("a,b\n,\n1,\n,2\n", "[a][b]/[][]/[1][]/[][2]/");
	assert_table("a\n1\n\n\r\n2\n", "[a]/[1]/[2]/");
	assert_table("\n\na,b\n1,2", "[a][b]/[1][2]/");
	assert_table("a , b\n 1\t,  x y  \n", "[a][b]/[1][x y]/");
}

static void test_marks(void **state)
{
	(void)state;
	assert_table("a;b\n71,4;2\n", "[a][b]/[71,4][2]/");
	assert_table("a\tb\n71,4\t2\n", "[a][b]/[71,4][2]/");
	assert_table("a, with comma;b\n1;2\n", "[a, with comma][b]/[1][2]/");
	assert_table("\"a;b\",c\n1,2\n", "[a;b][c]/[1][2]/");
	assert_table("\"say \"\"a;b\"\"\",c\n1,2\n", "[say \"a;b\"][c]/[1][2]/");
	/* What marks the cells is decided by the heading alone. */
	assert_table("a,b\n1;2,3\n", "[a][b]/[1;2][3]/");
	assert_table("sep=;\r\na;b\r\n1;2\r\n", "[a][b]/[1][2]/");
	assert_table("sep=x\n1\n", "[sep=x]/[1]/");
}

static void test_quotes(void **state)
{
	(void)state;
	assert_table("a,b\n\"1,5\",\"2\"\n", "[a][b]/[1,5][2]/");
	assert_table("a,b\n\"one \"\"two\"\"\",\"\"\n", "[a][b]/[one \"two\"][]/");
	assert_table("a,b\n\"\"\"\",\"\"\"\"\"\"\n", "[a][b]/[\"][\"\"]/");
	assert_table("a,b\n\"line\r\nline\",2\n", "[a][b]/[line\r\nline][2]/");
	assert_table("a,b\n\"1\" ,\" 2 \"", "[a][b]/[1][2]/");
}

static void test_bom(void **state)
{
	(void)state;
	assert_table("\xef\xbb\xbf"
		     "a,b\n1,2\n",
		"[a][b]/[1][2]/");
	assert_table("\xef\xbb\xbf\"a\",b\n1,2\n", "[a][b]/[1][2]/");
}

/* What the writer guards against spreadsheets comes back as it was. */
static void test_guard(void **state)
{
	static const char *const cells[] = {"-", "=1+1", "+x", "@y", "'quoted'", "plain"};
	struct buf out = BUF_INIT;
	struct csv csv = {.out = &out};

	(void)state;
	for (int row = 0; row < 2; row++) {
		for (size_t i = 0; i < 6; i++)
			csv_cell(&csv, str_from(cells[i]));
		csv_end_row(&csv);
	}
	assert_table(out.p, "[-][=1+1][+x][@y]['quoted'][plain]/"
			    "[-][=1+1][+x][@y]['quoted'][plain]/");
	buf_release(&out);
}

static void test_empty_cells_beyond_the_heading(void **state)
{
	(void)state;
	assert_table("a,b,,\n1,2,,\n3,4\n5,6,,,,\n", "[a][b]/[1][2]/[3][4]/[5][6]/");
	assert_table(",\n1\n", "[]/[1]/");
}

static void test_places(void **state)
{
	struct position position;

	(void)state;
	assert_true(read_csv("a,b\n\"x\ny\",caf\xc3\xa9\n1,\"2\"\n"));
	position = place_position(csv_place(&table, csv_at(&table, 1, 1)));
	assert_int_equal(position.line, 3);
	assert_int_equal(position.column, 4);
	position = place_position(csv_place(&table, csv_at(&table, 2, 1)));
	assert_int_equal(position.line, 4);
	assert_int_equal(position.column, 3);
	assert_int_equal(csv_at(&table, 2, 1)->len, 3);
}

/* ---- What is no table ---- */

static void assert_fault(const char *bytes, enum diag_code code, unsigned line, unsigned column)
{
	const struct diag *diag;
	struct position position;

	diags_release(&diags);
	assert_false(read_csv(bytes));
	assert_int_equal(diags_count(&diags, code, &diag), 1);
	assert_int_equal(diags.list.n, 1);
	position = place_position(diag->place);
	assert_int_equal(position.line, line);
	assert_int_equal(position.column, column);
}

static void test_quote_faults(void **state)
{
	(void)state;
	assert_fault("a,b\n1,\"2\n3,4\n", DIAG_CSV_UNCLOSED, 2, 3);
	assert_fault("a,\"b\n1,2\n", DIAG_CSV_UNCLOSED, 1, 3);
	assert_fault("a,b\n1,\"2\"\"", DIAG_CSV_UNCLOSED, 2, 3);
	assert_fault("a,b\n1,\"2\"3\n", DIAG_CSV_QUOTE, 2, 6);
	assert_fault("a,b\n1,2\"3\n", DIAG_CSV_QUOTE, 2, 4);
	assert_fault("a,b\n1, \"2\"\n", DIAG_CSV_QUOTE, 2, 4);
}

static void test_ragged_rows(void **state)
{
	(void)state;
	assert_fault("a,b\n1\n", DIAG_CSV_RAGGED, 2, 1);
	assert_fault("a,b\n1,2\n1,2,3\n", DIAG_CSV_RAGGED, 3, 5);
	assert_fault("a,b\n1,2,,3\n", DIAG_CSV_RAGGED, 2, 6);
	assert_diag(&diags, DIAG_CSV_RAGGED, "4");
	/* All that are wrong are named, but not without end. */
	diags_release(&diags);
	assert_false(read_csv("a,b\n1\n1,2\n3\n"));
	assert_int_equal(diags_count(&diags, DIAG_CSV_RAGGED, NULL), 2);
	diags_release(&diags);
	assert_false(read_csv("a,b\n1\n1\n1\n1\n1\n1\n1\n1\n1\n1\n1\n1\n1\n1\n1\n1\n1\n1\n1\n1\n"));
	assert_int_equal(diags_count(&diags, DIAG_CSV_RAGGED, NULL), 10);
}

static void test_nothing(void **state)
{
	(void)state;
	assert_fault("", DIAG_CSV_EMPTY, 0, 0);
	assert_fault("\xef\xbb\xbf", DIAG_CSV_EMPTY, 0, 0);
	assert_fault("a,b\n", DIAG_CSV_EMPTY, 0, 0);
	assert_fault("a,b\n\n\n", DIAG_CSV_EMPTY, 0, 0);
	assert_fault("sep=;\n", DIAG_CSV_EMPTY, 0, 0);
}

static void test_too_many_cells(void **state)
{
	struct buf out = BUF_INIT;

	(void)state;
	buf_lit(&out, "a\n");
	for (size_t i = 0; i < LIMIT_CSV_CELLS; i++)
		buf_lit(&out, "1\n");
	assert_false(read_csv(out.p));
	assert_int_equal(diags_count(&diags, DIAG_CSV_TOO_LARGE, NULL), 1);
	buf_release(&out);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_cells_and_rows, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_marks, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_quotes, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_bom, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_guard, set_up, tear_down),
		cmocka_unit_test_setup_teardown(
			test_empty_cells_beyond_the_heading, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_places, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_quote_faults, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_ragged_rows, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_nothing, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_too_many_cells, set_up, tear_down),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
