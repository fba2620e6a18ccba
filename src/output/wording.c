/* SPDX-License-Identifier: EUPL-1.2 */
/* What the theme says in sentences about rules. */
#include "output/output.h"
#include "score/score.h"

void theme_wording(const struct theme *theme, struct wording *wording)
{
	static const struct str keys[SCORE_WORD_COUNT] = {
#define WORD(name, key) [SCORE_##name] = STR_INIT("rule_" key),
		SCORE_WORDS(WORD)
#undef WORD
	};

	for (size_t i = 0; i < SCORE_WORD_COUNT; i++)
		wording->words[i] = theme_text(theme, keys[i]);
	wording->mark = theme_text(theme, STR("decimal_separator"));
	wording->group = theme_text(theme, STR("thousands_separator"));
}
