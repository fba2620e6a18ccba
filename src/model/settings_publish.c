/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * What site.yaml says of publishing to a branch:
 *
 *     publiceren:
 *       bewaren: [voorbeelden/, BingSiteAuth.xml]
 *
 * The files by which a host knows its address and how to serve are kept without being named: who
 * adds a line here should not lose his domain by it.
 */
#include "model/internal.h"

#include "base/path.h"

enum { P_KEEP, P_COUNT };

static const struct key keys[P_COUNT] = {
	[P_KEEP] = KEY("bewaren", "keep", WANT_TEXTS, false),
};

static void add(struct reader *reader, const struct node *node, struct settings *settings)
{
	struct str path;

	if (node->kind != NODE_SCALAR)
		return;
	if (!path_resolve(reader->arena, STR(""), read_text(node), &path) || !path.n) {
		diag_add(reader->diags, DIAG_KEPT_PATH, node->place, .args = {read_text(node)});
		return;
	}
	if (str_ends(path, STR("/")))
		path.n--;
	vec_push(reader->arena, &settings->keep, path);
}

void publish_read(struct reader *reader, const struct node *node, struct settings *settings)
{
	const struct node *found[P_COUNT], *keep;

	vec_push(reader->arena, &settings->keep, STR("CNAME"));
	vec_push(reader->arena, &settings->keep, STR(".nojekyll"));
	if (!node || !read_map(reader, node, keys, P_COUNT, found) || !found[P_KEEP])
		return;
	keep = found[P_KEEP];
	if (keep->kind == NODE_SCALAR)
		add(reader, keep, settings);
	for (size_t i = 0; i < keep->n; i++)
		add(reader, keep->items[i], settings);
}
