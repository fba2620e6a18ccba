/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * What site.yaml says of the accessibility statement. The statuses are those of the Dutch register:
 * A to D come with a statement, A and B with a test of all requirements that is at most three years
 * old (digitoegankelijk.nl, "De status").
 */
#include "model/internal.h"

enum { A_PAGE, A_STATUS, A_STATEMENT, A_TESTED, A_CONTACT, A_COUNT };

static const struct key keys[A_COUNT] = {
	[A_PAGE] = KEY("pagina", "page", WANT_TEXT, true),
	[A_STATUS] = KEY("status", "status", WANT_TEXT, false),
	[A_STATEMENT] = KEY("verklaring", "statement", WANT_TEXT, false),
	[A_TESTED] = KEY("onderzocht", "tested", WANT_DATE, false),
	[A_CONTACT] = KEY("contact", "contact", WANT_TEXT, false),
};

enum { TEST_YEARS = 3 };

static struct str key_name(const struct reader *reader, int key)
{
	return keys[key].name[reader->lang];
}

static void read_status(
	struct reader *reader, const struct node *node, struct accessibility *accessibility)
{
	struct str word = read_text(node);

	if (!node)
		return;
	if (word.n == 1 && (word.p[0] | 0x20) >= 'a' && (word.p[0] | 0x20) <= 'e')
		accessibility->status = (char)(word.p[0] & ~0x20);
	else
		diag_add(reader->diags, DIAG_ACCESSIBILITY_STATUS, node->place, .args = {word});
}

/* A statement stands in a register, so it has a full address. */
static void read_statement(
	struct reader *reader, const struct node *node, struct accessibility *accessibility)
{
	struct str url = read_text(node);

	if (!node)
		return;
	if (is_web_address(url))
		accessibility->statement = url;
	else
		report_web_address(reader->diags, reader->arena, url, node->place);
}

static void check_complete(struct reader *reader, const struct accessibility *accessibility,
	const struct node *const *found)
{
	char status = accessibility->status;
	const struct node *said = found[A_STATUS]      ? found[A_STATUS]
				  : found[A_STATEMENT] ? found[A_STATEMENT]
						       : found[A_TESTED];
	int missing = A_COUNT;

	if (said && !found[A_STATUS])
		missing = A_STATUS;
	else if (status && status != 'E' && !found[A_STATEMENT])
		missing = A_STATEMENT;
	else if ((status == 'A' || status == 'B') && !found[A_TESTED])
		missing = A_TESTED;
	if (missing != A_COUNT)
		diag_add(reader->diags, DIAG_ACCESSIBILITY_INCOMPLETE, said->place,
			.args = {key_name(reader, missing)});
}

static void check_test(struct reader *reader, struct date tested, struct place place)
{
	struct date today = date_today(), end = tested;
	char iso[11];

	if (!tested.year)
		return;
	end.year += TEST_YEARS;
	date_format_iso(tested, iso);
	if (date_cmp(tested, today) > 0)
		diag_add(reader->diags, DIAG_ACCESSIBILITY_FUTURE, place, .args = {str_from(iso)});
	else if (date_cmp(end, today) < 0)
		diag_add(reader->diags, DIAG_ACCESSIBILITY_OLD, place, .args = {str_from(iso)});
}

void accessibility_read(
	struct accessibility *accessibility, struct reader *reader, const struct node *node)
{
	const struct node *found[A_COUNT];

	if (!node || !read_map(reader, node, keys, A_COUNT, found))
		return;
	accessibility->page = read_text(found[A_PAGE]);
	accessibility->contact = read_text(found[A_CONTACT]);
	accessibility->tested = read_date(found[A_TESTED]);
	if (found[A_PAGE])
		accessibility->page_place = found[A_PAGE]->place;
	if (found[A_CONTACT]) {
		accessibility->contact_place = found[A_CONTACT]->place;
		check_address(reader, found[A_CONTACT]);
	}
	read_status(reader, found[A_STATUS], accessibility);
	read_statement(reader, found[A_STATEMENT], accessibility);
	check_complete(reader, accessibility, found);
	if (found[A_TESTED])
		check_test(reader, accessibility->tested, found[A_TESTED]->place);
}
