/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * The commit. Its message names the commit that the site was made of, by its id alone: the words of
 * that one, and who wrote them, may be for those only who can read the source. The other lines are
 * for us: a commit whose tree has the id that its message says was changed by nobody.
 *
 *     Site van 9f2c…
 *
 *     Kaartenbak-Source: 9f2c…
 *     Kaartenbak-Tree: 4b82…
 *     Kaartenbak-Kept: 1            only when there are such files
 */
#include "publish/internal.h"

static const struct str tree_line = STR_INIT("\nKaartenbak-Tree: ");
static const struct str source_line = STR_INIT("\nKaartenbak-Source: ");
static const struct str kept_line = STR_INIT("\nKaartenbak-Kept: ");

enum { KEPT_DIGITS = 9 };

/* What stands behind the start of a line that only our messages have, up to its end. */
static struct str find_line(struct str message, struct str line)
{
	struct str rest = str_from_index(message, str_find(message, line, 0) + line.n);

	return str_slice(rest, 0, str_find_char(rest, '\n'));
}

bool message_parse(struct str message, git_oid *tree, size_t *kept)
{
	struct str hex = find_line(message, tree_line), number = find_line(message, kept_line);
	char z[GIT_OID_HEXSZ + 1];

	*kept = 0;
	if (hex.n != GIT_OID_HEXSZ || number.n > KEPT_DIGITS)
		return false;
	memcpy(z, hex.p, hex.n);
	z[hex.n] = '\0';
	for (size_t i = 0; i < number.n; i++) {
		if (number.p[i] < '0' || number.p[i] > '9')
			return false;
		*kept = *kept * 10 + (size_t)(number.p[i] - '0');
	}
	return !git_oid_fromstr(tree, z);
}

struct str message_source(struct str message)
{
	struct str hex = find_line(message, source_line);

	if (hex.n != GIT_OID_HEXSZ)
		return STR("");
	for (size_t i = 0; i < hex.n; i++)
		if ((hex.p[i] < '0' || hex.p[i] > '9') && (hex.p[i] < 'a' || hex.p[i] > 'f'))
			return STR("");
	return hex;
}

static void add_id(struct buf *out, const git_oid *id)
{
	char hex[GIT_OID_HEXSZ + 1];

	buf_add_str(out, str_from(git_oid_tostr(hex, sizeof(hex), id)));
}

static void add_message(
	const struct publish *publish, enum lang lang, const git_oid *tree, struct buf *out)
{
	buf_add_str(out, lang == LANG_NL ? STR("Site van ") : STR("Site of "));
	add_id(out, &publish->source);
	buf_add_char(out, '\n');
	buf_add_str(out, source_line);
	add_id(out, &publish->source);
	buf_add_str(out, tree_line);
	add_id(out, tree);
	if (publish->kept.n) {
		buf_add_str(out, kept_line);
		buf_add_unsigned(out, publish->kept.n);
	}
	buf_add_char(out, '\n');
}

/* Of a name or an address, what can stand in a commit: one line, without brackets. */
static const char *signing(struct publish *publish, const char *value)
{
	char *copy = arena_dup(&publish->arena, value, strlen(value));

	for (char *at = copy; *at; at++)
		if ((unsigned char)*at < ' ' || *at == 0x7f || *at == '<' || *at == '>')
			*at = ' ';
	return copy;
}

/* As the repository's settings say; those of a machine that has none, as in CI, name us. */
static git_signature *signature(struct publish *publish)
{
	const char *name = NULL, *email = NULL;
	git_config *config = NULL;
	git_signature *made = NULL;

	if (!git_repository_config_snapshot(&config, publish->repo) &&
		(git_config_get_string(&name, config, "user.name") ||
			git_config_get_string(&email, config, "user.email")))
		name = NULL;
	if (!name || !email ||
		git_signature_new(&made, signing(publish, name), signing(publish, email),
			publish->time, publish->offset))
		(void)!git_signature_new(&made, "kaartenbak", "kaartenbak@localhost", publish->time,
			publish->offset);
	git_config_free(config);
	return made;
}

static void add_signature(struct buf *out, const char *role, const git_signature *who)
{
	int offset = who->when.offset;
	unsigned minutes = (unsigned)(offset < 0 ? -offset : offset);

	buf_addf(out, "%s %s <%s> %lld %c%02u%02u\n", role, who->name, who->email,
		(long long)who->when.time, offset < 0 ? '-' : '+', minutes / 60 % 100,
		minutes % 60);
}

bool commit_make(struct publish *publish, enum lang lang, struct pack *pack, const git_oid *tree,
	git_oid *id)
{
	git_signature *who = signature(publish);
	struct buf out = BUF_INIT;
	bool ok = false;

	if (who) {
		buf_lit(&out, "tree ");
		add_id(&out, tree);
		if (publish->parent) {
			buf_lit(&out, "\nparent ");
			add_id(&out, git_commit_id(publish->parent));
		}
		buf_add_char(&out, '\n');
		add_signature(&out, "author", who);
		add_signature(&out, "committer", who);
		buf_add_char(&out, '\n');
		add_message(publish, lang, tree, &out);
		ok = pack_put(pack, 0, GIT_OBJECT_COMMIT, buf_str(&out), id, NULL);
	}
	git_signature_free(who);
	buf_release(&out);
	return ok;
}
