/* SPDX-License-Identifier: EUPL-1.2 */
/* The tree as it is, for programs. What is empty is left out; the order of keys is fixed. */
#include "base/json.h"
#include "compare/internal.h"

static const struct str kinds[] = {
#define KIND(name, id, nl, en) [CHANGE_##name] = STR_INIT(id),
	CHANGE_KINDS(KIND)
#undef KIND
};

static const struct str actions[CHANGE_ACTIONS] = {
	[CHANGED] = STR_INIT("changed"),
	[ADDED] = STR_INIT("added"),
	[REMOVED] = STR_INIT("removed"),
	[RENAMED] = STR_INIT("renamed"),
	[MOVED] = STR_INIT("moved"),
};

static const struct str causes[CHANGE_CAUSES] = {
	[CAUSE_DATA] = STR_INIT("data"),
	[CAUSE_RULE] = STR_INIT("rule"),
	[CAUSE_EDITION] = STR_INIT("edition"),
	[CAUSE_DATA_OR_RULE] = STR_INIT("data-or-rule"),
	[CAUSE_DATA_OR_EDITION] = STR_INIT("data-or-edition"),
	[CAUSE_DATA_AND_RULE] = STR_INIT("data-and-rule"),
	[CAUSE_DATA_AND_EDITION] = STR_INIT("data-and-edition"),
};

static void write_string(struct json *json, struct str key, struct str s)
{
	if (!s.n)
		return;
	json_key(json, key);
	json_string(json, s);
}

static void write_counts(struct json *json, const struct site_change *change)
{
	bool two = change->kind == CHANGE_TEXT || change->kind == CHANGE_PASSAGE;

	if (two || change->kind == CHANGE_TERM || change->kind == CHANGE_STATUSES ||
		change->kind == CHANGE_BYTES) {
		json_key(json, STR("count"));
		json_unsigned(json, change->count);
	}
	if (two || change->kind == CHANGE_BYTES) {
		json_key(json, two ? STR("gone") : STR("of"));
		json_unsigned(json, change->gone);
	}
}

/* As deep as the tree: its makers decide, no input does. */
static void write_change(struct json *json, const struct site_change *change)
{
	json_begin_object(json);
	write_string(json, STR("kind"), kinds[change->kind]);
	write_string(json, STR("change"), actions[change->action]);
	write_string(json, STR("id"), change->id);
	write_string(json, STR("title"), change->title);
	write_string(json, STR("url"), change->url);
	write_string(json, STR("before"), change->before);
	write_string(json, STR("after"), change->after);
	write_string(json, STR("since"), change->since);
	write_string(json, STR("cause"), causes[change->cause]);
	write_counts(json, change);
	if (change->parts.n) {
		json_key(json, STR("changes"));
		json_begin_array(json);
		vec_each (struct site_change *const, it, &change->parts)
			write_change(json, *it);
		json_end_array(json);
	}
	json_end_object(json);
}

static void write_side(struct json *json, struct str key, const struct compare_side *side)
{
	json_key(json, key);
	json_begin_object(json);
	json_key(json, STR("revision"));
	if (side->name.n)
		json_string(json, side->name);
	else
		json_null(json);
	json_key(json, STR("errors"));
	json_unsigned(json, side->errors);
	json_key(json, STR("warnings"));
	json_unsigned(json, side->warnings);
	json_end_object(json);
}

void write_json(const struct comparison *comparison, struct buf *out)
{
	struct json json = JSON_INIT(out);

	json_begin_object(&json);
	write_side(&json, STR("before"), &comparison->before);
	write_side(&json, STR("after"), &comparison->after);
	json_key(&json, STR("complete"));
	json_bool(&json, comparison->pages && !comparison->unreadable);
	json_key(&json, STR("unreadable"));
	json_unsigned(&json, comparison->unreadable);
	json_key(&json, STR("changes"));
	json_begin_array(&json);
	vec_each (struct site_change *const, it, &comparison->root->parts)
		write_change(&json, *it);
	json_end_array(&json);
	json_end_object(&json);
	json_finish(&json);
}
