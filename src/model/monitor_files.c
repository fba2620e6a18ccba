/* SPDX-License-Identifier: EUPL-1.2 */
/* Where the files of monitors lie: content/monitors/ID/… */
#include "base/path.h"
#include "model/internal.h"

static const struct str top = STR_INIT("content/monitors/");

bool is_monitors_path(struct str path)
{
	return str_starts(path, top);
}

static bool one_of(struct str s, struct str nl, struct str en)
{
	return str_eq(s, nl) || str_eq(s, en);
}

struct str measurements_folder(enum lang lang)
{
	return lang == LANG_NL ? STR("metingen") : STR("measurements");
}

struct str national_file(enum lang lang)
{
	return lang == LANG_NL ? STR("_landelijk.yaml") : STR("_national.yaml");
}

/* The part up to the next '/', which is taken off path. */
static struct str take(struct str *path)
{
	struct str first = path_first(*path);

	*path = str_from_index(*path, first.n + 1);
	return first;
}

static bool is_last(struct str path)
{
	return path.n && path_first(path).n == path.n;
}

struct monitor_path monitor_path_of(struct str path)
{
	struct str rest = str_from_index(path, top.n), part;
	struct monitor_path found = {.part = MONITOR_STRAY};

	if (!is_monitors_path(path) || is_last(rest) || !str_ends(path, STR(".yaml")))
		return found;
	found.monitor = take(&rest);
	if (str_is(rest, "monitor.yaml"))
		found.part = MONITOR_FILE;
	part = take(&rest);
	if (is_last(rest) && one_of(part, STR("edities"), STR("editions")))
		found.part = MONITOR_EDITION;
	if (is_last(rest) ||
		!one_of(part, measurements_folder(LANG_NL), measurements_folder(LANG_EN)))
		return found;
	found.day = take(&rest);
	found.folder = str_slice(path, 0, (size_t)(rest.p - path.p));
	if (is_last(rest))
		found.part = MONITOR_MEASUREMENT;
	return found;
}

bool is_national_name(struct str id)
{
	return one_of(id, path_stem(national_file(LANG_NL)), path_stem(national_file(LANG_EN)));
}
