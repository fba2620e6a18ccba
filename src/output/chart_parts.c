/* SPDX-License-Identifier: EUPL-1.2 */
#include "output/chart_parts.h"

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

void chart_draw_numbers(struct buf *out, const char *shape, const long *numbers)
{
	for (;;) {
		size_t n = strcspn(shape, "#");

		buf_add(out, shape, n);
		if (!shape[n])
			return;
		shape += n + 1;
		if (*numbers < 0)
			buf_lit(out, "-");
		buf_add_unsigned(out, *numbers < 0 ? 0 - (unsigned long long)*numbers
						   : (unsigned long long)*numbers);
		numbers++;
	}
}

/* ---- Labels ---- */

/* About as wide as in the wider of the fonts that systems come with. */
static long letter_width(uint32_t c)
{
	static const char narrow[] = " .,:;!|'ijlI()-frt", wide[] = "mwMW%@";

	if (c >= 0x1100)
		return CHART_LETTER;
	if (c < 0x80 && c && strchr(narrow, (int)c))
		return 5;
	if (c < 0x80 && c && strchr(wide, (int)c))
		return 13;
	return (c >= 'A' && c <= 'Z') || c == 0x2026 ? 10 : c >= '0' && c <= '9' ? 9 : 8;
}

/* Bold letters are wider by an eighth or so. */
static long text_width(long letters, bool strong)
{
	return strong ? letters + letters / 8 : letters;
}

struct chart_label chart_label_fit(struct str text, bool strong, long width)
{
	const long ellipsis = letter_width(0x2026);
	struct chart_label label = {.text = text, .strong = strong};
	size_t at = 0, fits = 0;
	long letters = 0, fitting = 0;

	/* At most as many letters as fit are looked at, however long the text is. */
	while (at < text.n) {
		if (text_width(letters + ellipsis, strong) <= width) {
			fits = at;
			fitting = letters;
		}
		letters += letter_width(utf8_next(text, &at));
		if (text_width(letters, strong) > width) {
			label.cut = true;
			label.text = str_trim(str_slice(text, 0, fits));
			letters = fits ? fitting + ellipsis : 0;
			break;
		}
	}
	label.width = text_width(letters, strong);
	return label;
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
		chart_draw(out, " x=\"#\"", label->x);
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
