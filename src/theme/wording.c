/* SPDX-License-Identifier: EUPL-1.2 */
/* What the theme says in sentences about rules. */
#include "theme/theme.h"

void theme_wording(const struct theme *theme, struct wording *wording)
{
	static const struct str keys[SCORE_WORD_COUNT] = {
#define WORD(name, key) [SCORE_##name] = STR_INIT("rule_" key),
		SCORE_WORDS(WORD)
#undef WORD
	};

	static const struct str months[] = {STR_INIT("month_1"), STR_INIT("month_2"),
		STR_INIT("month_3"), STR_INIT("month_4"), STR_INIT("month_5"), STR_INIT("month_6"),
		STR_INIT("month_7"), STR_INIT("month_8"), STR_INIT("month_9"), STR_INIT("month_10"),
		STR_INIT("month_11"), STR_INIT("month_12")};

	for (size_t i = 0; i < SCORE_WORD_COUNT; i++)
		wording->words[i] = theme_text(theme, keys[i]);
	for (size_t i = 0; i < sizeof(months) / sizeof(*months); i++)
		wording->months[i] = theme_text(theme, months[i]);
	wording->date_format = theme_text(theme, STR("date_format"));
	wording->mark = theme_text(theme, STR("decimal_separator"));
	wording->group = theme_text(theme, STR("thousands_separator"));
}
