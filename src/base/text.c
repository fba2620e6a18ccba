/* SPDX-License-Identifier: EUPL-1.2 */
#include "base/text.h"

#include "base/utf8.h"

static size_t place_at(struct place place)
{
	return place.at < place.text->bytes.n ? place.at : place.text->bytes.n;
}

/* Moves position over piece. */
static void advance(struct position *position, struct str piece)
{
	size_t end;

	while ((end = str_find_char(piece, '\n')) < piece.n) {
		position->line++;
		position->column = 1;
		piece = str_from_index(piece, end + 1);
	}
	position->column += (uint32_t)utf8_length(piece);
}

/* The mark before at. */
static size_t mark_before(struct place_finder *finder, size_t at)
{
	size_t wanted = at / finder->stride;

	for (; finder->known <= wanted; finder->known++) {
		size_t end = finder->known * finder->stride;

		finder->marks[finder->known] = finder->marks[finder->known - 1];
		advance(&finder->marks[finder->known],
			str_slice(finder->text->bytes, end - finder->stride, end));
	}
	return wanted;
}

struct position place_find(struct place_finder *finder, struct place place)
{
	struct position position = {0, 0};
	struct str bytes;
	size_t at, mark;

	if (!place.text || !place.text->bytes.p || (!place.at && !place.len))
		return position;
	bytes = place.text->bytes;
	at = place_at(place);
	if (finder->text != place.text) {
		finder->text = place.text;
		finder->stride = bytes.n / PLACE_MARKS + 1;
		finder->marks[0] = (struct position){1, 1};
		finder->known = 1;
	}
	mark = mark_before(finder, at);
	position = finder->marks[mark];
	advance(&position, str_slice(bytes, mark * finder->stride, at));
	if (position.line == 1 && at > 0 && str_starts(bytes, STR("\xef\xbb\xbf")))
		position.column--;
	return position;
}

struct position place_position(struct place place)
{
	struct place_finder finder;

	finder.text = NULL;
	return place_find(&finder, place);
}

struct place place_of(const struct text *text, struct str piece)
{
	const char *base = text->bytes.p;

	if (!base || !piece.p || piece.p < base || piece.p > base + text->bytes.n)
		return place_file(text);
	return (struct place){text, (uint32_t)(piece.p - base), (uint32_t)piece.n};
}

struct place place_file(const struct text *text)
{
	return (struct place){text, 0, 0};
}
