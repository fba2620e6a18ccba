/* SPDX-License-Identifier: EUPL-1.2 */
#include "base/text.h"

#include "base/utf8.h"

static size_t place_at(struct place place)
{
	return place.at < place.text->bytes.n ? place.at : place.text->bytes.n;
}

static size_t line_start(struct str bytes, size_t at)
{
	while (at > 0 && bytes.p[at - 1] != '\n')
		at--;
	return at;
}

struct position place_position(struct place place)
{
	struct position position = {0, 0};
	struct str bytes;
	size_t at, start;

	if (!place.text || !place.text->bytes.p)
		return position;
	bytes = place.text->bytes;
	at = place_at(place);
	start = line_start(bytes, at);
	position.line = 1;
	for (size_t i = 0; i < start; i++)
		position.line += bytes.p[i] == '\n';
	position.column = 1 + (uint32_t)utf8_length(str_slice(bytes, start, at));
	if (start == 0 && at >= 3 && str_starts(bytes, STR("\xef\xbb\xbf")))
		position.column--;
	return position;
}

struct str place_line(struct place place)
{
	struct str line;

	if (!place.text || !place.text->bytes.p)
		return STR("");
	line = str_from_index(place.text->bytes, line_start(place.text->bytes, place_at(place)));
	line = str_slice(line, 0, str_find_char(line, '\n'));
	if (str_ends(line, STR("\r")))
		line.n--;
	return line;
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
