/* SPDX-License-Identifier: EUPL-1.2 */
#include "chart/parts.h"

#include "base/html.h"
#include "base/utf8.h"

/* ---- The frame ---- */

void chart_frame(struct buf *out, const struct chart_text *text, const char *attributes, long top,
	long width, long height)
{
	buf_lit(out, "<svg ");
	buf_add(out, attributes, strlen(attributes));
	chart_draw(out, " viewBox=\"0 # # #\" role=\"img\" aria-labelledby=\"", top, width, height);
	html_escape(out, text->id);
	if (text->desc.n) {
		buf_lit(out, "-t ");
		html_escape(out, text->id);
		buf_lit(out, "-d\"><title id=\"");
	} else {
		buf_lit(out, "-t\"><title id=\"");
	}
	html_escape(out, text->id);
	buf_lit(out, "-t\">");
	html_escape(out, text->title);
	buf_lit(out, "</title>");
	if (!text->desc.n)
		return;
	buf_lit(out, "<desc id=\"");
	html_escape(out, text->id);
	buf_lit(out, "-d\">");
	html_escape(out, text->desc);
	buf_lit(out, "</desc>");
}

void chart_open(struct buf *out, const struct chart_text *text, long top, long height)
{
	chart_frame(out, text, "class=\"kb-chart\" fill=\"currentColor\" font-size=\"14\"", top,
		CHART_WIDTH, height);
}

void chart_close(struct buf *out)
{
	buf_lit(out, "</svg>");
}

/* ---- Shapes ---- */

/* Into at most NUMBER_ROOM bytes; returns the end. Nearly all numbers have one to three digits. */
enum { NUMBER_ROOM = 20 };

static char *write_number(char *p, long number)
{
	unsigned long rest = number < 0 ? 0 - (unsigned long)number : (unsigned long)number;
	size_t digits = 1;

	if (number < 0)
		*p++ = '-';
	for (unsigned long least = 10; digits < NUMBER_ROOM - 1 && rest >= least; least *= 10)
		digits++;
	for (char *at = p + digits; at > p; rest /= 10)
		*--at = (char)('0' + rest % 10);
	return p + digits;
}

void chart_draw_numbers(struct buf *out, const char *shape, const long *numbers, size_t n)
{
	char *p;

	if (!buf_reserve(out, strlen(shape) + n * NUMBER_ROOM))
		return;
	p = out->p + out->n;
	for (const char *mark; (mark = strchr(shape, '#')); shape = mark + 1) {
		p = mempcpy(p, shape, (size_t)(mark - shape));
		p = write_number(p, *numbers++);
	}
	p = stpcpy(p, shape);
	out->n = (size_t)(p - out->p);
}

/* ---- Labels ---- */

enum { ELLIPSIS_WIDTH = CHART_LETTER };

/* Of ASCII, about as wide as in the wider of the fonts that systems come with. */
/* clang-format off */
static const unsigned char widths[0x80] = {
	8, 8, 8, 8, 8, 8, 8, 8, 8, 8, 8, 8, 8, 8, 8, 8, 8, 8, 8, 8, 8, 8, 8, 8, 8, 8, 8, 8, 8, 8, 8, 8,
	/*  !  "  #  $   %  &  '  (  )  *  +  ,  -  .  / */
	5, 5, 8, 8, 8, 13, 8, 5, 5, 5, 8, 8, 5, 5, 5, 8,
	/* 0 to 9, :  ;  <  =  >  ? */
	9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 5, 5, 8, 8, 8, 8,
	/* @   A   B   C   D   E   F   G   H  I   J   K   L   M   N   O */
	13, 10, 10, 10, 10, 10, 10, 10, 10, 5, 10, 10, 10, 13, 10, 10,
	/* P   Q   R   S   T   U   V   W   X   Y   Z  [  \  ]  ^  _ */
	10, 10, 10, 10, 10, 10, 10, 13, 10, 10, 10, 8, 8, 8, 8, 8,
	/* `  a  b  c  d  e  f  g  h  i  j  k  l   m  n  o */
	8, 8, 8, 8, 8, 8, 5, 8, 8, 5, 5, 8, 5, 13, 8, 8,
	/* p  q  r  s  t  u  v   w  x  y  z  {  |  }  ~ */
	8, 8, 5, 8, 5, 8, 8, 13, 8, 8, 8, 8, 5, 8, 8, 8,
};
/* clang-format on */

static long letter_width(uint32_t c)
{
	if (c < sizeof(widths))
		return widths[c];
	return c >= 0x1100 ? CHART_LETTER : 8;
}

/* Of a text, or of so much of it that it is more than most, however long the text is. */
static long letters_width(struct str text, long most)
{
	long letters = 0;

	for (size_t at = 0; at < text.n && letters <= most;) {
		unsigned char c = (unsigned char)text.p[at];

		if (c < sizeof(widths)) {
			letters += widths[c];
			at++;
		} else {
			letters += letter_width(utf8_next(text, &at));
		}
	}
	return letters;
}

/* Bold letters are wider by an eighth or so. */
static long text_width(long letters, bool strong)
{
	return strong ? letters + letters / 8 : letters;
}

/* To as many letters as fit with an ellipsis behind them; they do not without. */
static void cut_label(struct chart_label *label, long width)
{
	struct str text = label->text;
	size_t fits = 0;
	long letters = 0;

	for (size_t at = 0; at < text.n;) {
		long wider = letters + letter_width(utf8_next(text, &at));

		if (text_width(wider + ELLIPSIS_WIDTH, label->strong) > width)
			break;
		fits = at;
		letters = wider;
	}
	label->cut = true;
	label->text = str_trim(str_slice(text, 0, fits));
	label->width = fits ? text_width(letters + ELLIPSIS_WIDTH, label->strong) : 0;
}

struct chart_label chart_label_fit(struct str text, bool strong, long width)
{
	struct chart_label label = {.text = text, .strong = strong};

	label.width = text_width(letters_width(text, width), strong);
	if (label.width > width)
		cut_label(&label, width);
	return label;
}

/* How much of a text that is cut to label comes on a line: up to a space; 0 where there is none. */
static size_t line_end(struct str text, const struct chart_label *label)
{
	size_t end = label->text.n;

	while (end > 0 && text.p[end] != ' ')
		end--;
	return end;
}

size_t chart_label_wrap(
	struct str text, bool strong, long width, struct chart_label lines[LABEL_LINES])
{
	size_t n = 0, end;

	for (;;) {
		lines[n] = chart_label_fit(text, strong, width);
		if (!lines[n].cut || n + 1 == LABEL_LINES)
			return n + 1;
		end = line_end(text, &lines[n]);
		if (!end)
			return n + 1;
		lines[n++] = chart_label_fit(str_slice(text, 0, end), strong, width);
		text = str_trim(str_from_index(text, end));
	}
}

void chart_label_start(struct chart_label *label, long left)
{
	label->from = label->x = left;
	label->anchor = NULL;
}

void chart_label_end(struct chart_label *label, long right)
{
	label->from = right - label->width;
	label->x = right;
	label->anchor = "end";
}

void chart_label_place(struct chart_label *label, long x, long left, long right)
{
	label->from = x - label->width / 2;
	label->x = x;
	label->anchor = "middle";
	if (label->from + label->width > right)
		chart_label_end(label, right);
	if (label->from < left)
		chart_label_start(label, left);
}

bool chart_labels_touch(const struct chart_label *a, const struct chart_label *b)
{
	return a->text.n && b->text.n && a->from < b->from + b->width + LABEL_GAP &&
	       b->from < a->from + a->width + LABEL_GAP;
}

void chart_label_add(struct buf *out, const struct chart_label *label, long y)
{
	if (!label->text.n)
		return;
	buf_lit(out, "<text");
	if (label->strong)
		buf_lit(out, " class=\"kb-own\"");
	if (label->x)
		chart_draw(out, " x=\"#\" y=\"#\"", label->x, y);
	else
		chart_draw(out, " y=\"#\"", y);
	if (label->anchor) {
		buf_lit(out, " text-anchor=\"");
		buf_add(out, label->anchor, strlen(label->anchor));
		buf_lit(out, "\"");
	}
	buf_lit(out, ">");
	html_escape(out, label->text);
	if (label->cut)
		buf_lit(out, "…");
	buf_lit(out, "</text>");
}

/* ---- Places ---- */

long chart_place(struct decimal value, struct decimal low, struct decimal high, long steps)
{
	if (decimal_cmp(low, high) >= 0)
		return steps / 2;
	/* In half steps, so that what is rounded down is the nearest. */
	return (long)(decimal_position(value, low, high, 2 * steps) + 1) / 2;
}
