/* SPDX-License-Identifier: EUPL-1.2 */
#include "cmd/screen.h"

#include "base/utf8.h"

static const char *const codes[] = {
	[SHADE_NONE] = "",
	[SHADE_BOLD] = "\033[1m",
	[SHADE_DIM] = "\033[2m",
	[SHADE_GREEN] = "\033[1;32m",
	[SHADE_ORANGE] = "\033[1;33m",
	[SHADE_RED] = "\033[1;31m",
};

static void begin_shade(struct screen *screen, enum shade shade)
{
	if (screen->colour && shade != SHADE_NONE)
		buf_add_str(&screen->out, str_from(codes[shade]));
}

static void end_shade(struct screen *screen, enum shade shade)
{
	if (screen->colour && shade != SHADE_NONE)
		buf_lit(&screen->out, "\033[0m");
}

void screen_go(struct screen *screen, size_t column)
{
	size_t blanks = column > screen->column ? column - screen->column : screen->column > 0;

	buf_add_repeat(&screen->out, ' ', blanks);
	screen->column += blanks;
}

/* Content may not steer the terminal. */
static void put_safely(struct screen *screen, struct str text)
{
	for (size_t i = 0; i < text.n; i++) {
		unsigned char c = (unsigned char)text.p[i];

		buf_add_char(&screen->out, c < 0x20 || c == 0x7f ? ' ' : (char)c);
	}
	screen->column += utf8_length(text);
}

void screen_put(struct screen *screen, struct str text, enum shade shade)
{
	begin_shade(screen, shade);
	put_safely(screen, text);
	end_shade(screen, shade);
}

static bool is_blank(char c)
{
	return c == ' ' || c == '\n' || c == '\t' || c == '\r';
}

/* The word at *at, which moves behind it and the blanks around it. */
static struct str next_word(struct str text, size_t *at)
{
	size_t from;

	while (*at < text.n && is_blank(text.p[*at]))
		++*at;
	from = *at;
	while (*at < text.n && !is_blank(text.p[*at]))
		++*at;
	return str_slice(text, from, *at);
}

void screen_wrap(struct screen *screen, struct str text, size_t hang, enum shade shade)
{
	size_t at = 0;
	bool first = true;

	for (;;) {
		struct str word = next_word(text, &at);
		size_t width = utf8_length(word) + !first;

		if (!word.n)
			break;
		if (screen->column > hang && screen->column + width > SCREEN_WIDTH) {
			screen_end_line(screen);
			screen_go(screen, hang);
		} else if (!first) {
			screen_put(screen, STR(" "), SHADE_NONE);
		}
		screen_put(screen, word, shade);
		first = false;
	}
}

void screen_end_line(struct screen *screen)
{
	buf_add_char(&screen->out, '\n');
	screen->column = 0;
}
