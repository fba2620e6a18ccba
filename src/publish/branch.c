/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Which branch may be published to. A slip of the fingers must never cost anybody his work, so a
 * branch is only ours when it says so: new, empty, or with our manifest. What a working tree stands
 * on and what holds the source is refused whatever it says.
 */
#include <errno.h>
#include <stdlib.h>

#include "base/limits.h"
#include "base/path.h"
#include "publish/internal.h"

enum publish_outcome publish_fail(struct publish *publish, enum publish_outcome outcome)
{
	int reason = errno;
	const git_error *error = git_error_last();

	publish->report.error = error ? 0 : reason;
	publish->report.detail =
		str_dup(&publish->arena, str_from(error ? error->message : strerror(reason)));
	return outcome;
}

static const char *ref_of(struct publish *publish, struct str folder, struct str name)
{
	return str_z(&publish->arena, str_join(&publish->arena, folder, name));
}

/* ---- The commit that the site is made of ---- */

static void set_time(struct publish *publish, const git_commit *source)
{
	const char *epoch = getenv("SOURCE_DATE_EPOCH");

	publish->time = git_commit_time(source);
	publish->offset = git_commit_time_offset(source);
	if (epoch && *epoch) {
		publish->time = strtoll(epoch, NULL, 10);
		publish->offset = 0;
	}
}

static bool find_source(struct publish *publish)
{
	git_commit *commit = NULL;

	if (git_oid_fromstr(&publish->source, publish->options->source) ||
		git_commit_lookup(&commit, publish->repo, &publish->source))
		return false;
	set_time(publish, commit);
	git_commit_free(commit);
	return true;
}

/* ---- Working trees ---- */

/* Also of a branch without a commit yet. */
static bool stands_on(git_repository *repo, struct str refname)
{
	git_reference *head = NULL;
	bool on = !git_reference_lookup(&head, repo, "HEAD") &&
		  git_reference_type(head) == GIT_REFERENCE_SYMBOLIC &&
		  str_eq(str_from(git_reference_symbolic_target(head)), refname);

	git_reference_free(head);
	return on;
}

/* Whether the working tree of repo, if it has one, stands on the branch; closes repo. */
static bool has_checked_out(struct publish *publish, git_repository *repo)
{
	bool on = repo && !git_repository_is_bare(repo) && stands_on(repo, publish->refname);

	if (on)
		publish->report.detail =
			str_dup(&publish->arena, str_from(git_repository_workdir(repo)));
	git_repository_free(repo);
	return on;
}

static git_repository *open_worktree(git_repository *repo, const char *name)
{
	git_worktree *worktree = NULL;
	git_repository *opened = NULL;

	if (!git_worktree_lookup(&worktree, repo, name))
		(void)!git_repository_open_from_worktree(&opened, worktree);
	git_worktree_free(worktree);
	return opened;
}

static bool is_checked_out(struct publish *publish)
{
	git_repository *main = NULL;
	git_strarray names = {0};
	bool on = false;

	(void)!git_repository_open(&main, git_repository_commondir(publish->repo));
	on = has_checked_out(publish, main);
	if (!on && !git_worktree_list(&names, publish->repo)) {
		for (size_t i = 0; !on && i < names.count; i++)
			on = has_checked_out(
				publish, open_worktree(publish->repo, names.strings[i]));
		git_strarray_dispose(&names);
	}
	return on;
}

/* ---- Other references ---- */

/* Whether a reference of that name stands for another, as HEAD does. */
static bool is_alias(struct publish *publish)
{
	git_reference *ref = NULL;
	bool is = !git_reference_lookup(&ref, publish->repo, publish->refname.p) &&
		  git_reference_type(ref) == GIT_REFERENCE_SYMBOLIC;

	if (is)
		publish->report.detail =
			str_dup(&publish->arena, str_from(git_reference_symbolic_target(ref)));
	git_reference_free(ref);
	return is;
}

static void name_in_the_way(struct publish *publish, struct str refname)
{
	publish->report.detail =
		str_dup(&publish->arena, str_from_index(refname, STR("refs/heads/").n));
}

/* A branch "a" where "a/b" is to be. */
static bool has_above(struct publish *publish)
{
	struct str folder = path_folder(publish->refname);
	bool has = false;

	for (; !has && folder.n > STR("refs/heads").n; folder = path_folder(folder)) {
		git_reference *ref = NULL;

		has = !git_reference_lookup(&ref, publish->repo, str_z(&publish->arena, folder));
		if (has)
			name_in_the_way(publish, folder);
		git_reference_free(ref);
	}
	return has;
}

/* A branch "a/b" where "a" is to be. */
static bool has_below(struct publish *publish)
{
	git_reference_iterator *iterator = NULL;
	const char *name = NULL;
	bool has = !git_reference_iterator_glob_new(&iterator, publish->repo,
			   ref_of(publish, publish->refname, STR("/*"))) &&
		   !git_reference_next_name(&name, iterator);

	if (has)
		name_in_the_way(publish, str_from(name));
	git_reference_iterator_free(iterator);
	return has;
}

/* ---- Opening ---- */

/* That path below the folder of the site, as the trees of commits have it. */
static const char *below_site(struct publish *publish, struct str path)
{
	struct str top = str_from(git_repository_workdir(publish->repo)), folder = STR("");
	char *dir = realpath(publish->options->dir, NULL);

	if (dir)
		folder = str_join(&publish->arena, str_from(dir), STR("/"));
	free(dir);
	folder = top.n && str_starts(folder, top) ? str_from_index(folder, top.n) : STR("");
	return ref_of(publish, folder, path);
}

enum publish_outcome branch_open(struct publish *publish)
{
	int valid = 0;

	if (git_repository_open_ext(&publish->repo, publish->options->dir, 0, NULL))
		return publish_fail(publish, PUBLISH_FAILED);
	if (git_branch_name_is_valid(&valid, publish->options->branch) || !valid)
		return PUBLISH_BAD_BRANCH;
	if (!find_source(publish))
		return publish_fail(publish, PUBLISH_FAILED);
	publish->refname =
		str_from(ref_of(publish, STR("refs/heads/"), str_from(publish->options->branch)));
	if (is_checked_out(publish))
		return PUBLISH_CHECKED_OUT;
	if (is_alias(publish))
		return PUBLISH_ALIAS;
	return has_above(publish) || has_below(publish) ? PUBLISH_IN_THE_WAY : PUBLISH_DONE;
}

/* ---- What is not published ---- */

bool publish_is_edited(struct publish *publish)
{
	git_status_options options;
	git_status_list *list = NULL;
	char *paths[] = {(char *)below_site(publish, STR("content"))};
	bool edited;

	if (git_repository_is_bare(publish->repo) ||
		git_status_options_init(&options, GIT_STATUS_OPTIONS_VERSION))
		return false;
	options.show = GIT_STATUS_SHOW_INDEX_AND_WORKDIR;
	options.flags = GIT_STATUS_OPT_INCLUDE_UNTRACKED | GIT_STATUS_OPT_EXCLUDE_SUBMODULES |
			GIT_STATUS_OPT_DISABLE_PATHSPEC_MATCH;
	options.pathspec = (git_strarray){paths, 1};
	edited = !git_status_list_new(&list, publish->repo, &options) &&
		 git_status_list_entrycount(list);
	git_status_list_free(list);
	return edited;
}

/* ---- What is on the branch ---- */

/* The commit that a reference leads to; false if it is there and leads to none. */
static bool find_commit(struct publish *publish, const char *name, bool *there)
{
	git_reference *ref = NULL;
	git_object *commit = NULL;
	int error = git_reference_lookup(&ref, publish->repo, name);
	bool ok = error == GIT_ENOTFOUND;

	*there = !error;
	if (!error) {
		ok = !git_reference_peel(&commit, ref, GIT_OBJECT_COMMIT);
		publish->parent = (git_commit *)commit;
	}
	git_reference_free(ref);
	return ok;
}

/* The branch itself or, when it is not there, as the remote last had it. */
static bool find_parent(struct publish *publish)
{
	const char *remote = publish->options->remote ? publish->options->remote : "origin";
	bool there = false;

	if (!find_commit(publish, publish->refname.p, &there))
		return false;
	publish->is_new = !there;
	if (there)
		return true;
	/* What is pushed to may be an address, of which nothing is known. */
	if (!git_remote_is_valid_name(remote))
		return true;
	return find_commit(publish,
		ref_of(publish, STR("refs/remotes/"),
			str_join(&publish->arena, str_from(remote), STR("/"),
				str_from(publish->options->branch))),
		&there);
}

static void read_manifest(struct publish *publish)
{
	const git_tree_entry *entry = git_tree_entry_byname(publish->before, MANIFEST_NAME);
	git_blob *blob = NULL;
	struct str text;

	if (!entry || git_tree_entry_type(entry) != GIT_OBJECT_BLOB ||
		git_blob_lookup(&blob, publish->repo, git_tree_entry_id(entry)))
		return;
	text = (struct str){git_blob_rawcontent(blob), (size_t)git_blob_rawsize(blob)};
	if (text.n <= LIMIT_OUTPUT_SIZE)
		manifest_parse(&publish->manifest, str_dup(&publish->arena, text), &publish->arena);
	git_blob_free(blob);
}

static bool has_file(const struct publish *publish, const char *path)
{
	git_tree_entry *entry = NULL;
	bool has = !git_tree_entry_bypath(&entry, publish->before, path);

	git_tree_entry_free(entry);
	return has;
}

/* At the top, or in the folder where the source has it. */
static bool has_content(struct publish *publish)
{
	return has_file(publish, "content/site.yaml") ||
	       has_file(publish, below_site(publish, STR("content/site.yaml")));
}

/* Whether there is a commit in both. What a shallow clone does not know does not count. */
static bool shares_history(const struct publish *publish)
{
	git_oid base;

	return git_merge_base(&base, publish->repo, git_commit_id(publish->parent),
		       &publish->source) != GIT_ENOTFOUND;
}

/* A branch that was made empty, or with no more than what we would keep. */
static bool is_empty(const struct publish *publish)
{
	size_t n = git_tree_entrycount(publish->before);

	for (size_t i = 0; i < n; i++) {
		struct str name =
			str_from(git_tree_entry_name(git_tree_entry_byindex(publish->before, i)));

		if (!str_is(name, "CNAME") && !str_is(name, ".nojekyll"))
			return false;
	}
	return true;
}

enum publish_outcome branch_examine(struct publish *publish)
{
	struct str message;
	git_oid tree;

	if (!find_parent(publish) ||
		(publish->parent && git_commit_tree(&publish->before, publish->parent)))
		return publish_fail(publish, PUBLISH_FAILED);
	if (!publish->parent)
		return PUBLISH_DONE;
	git_oid_tostr(publish->report.before, sizeof(publish->report.before),
		git_commit_id(publish->parent));
	message = str_from(git_commit_message_raw(publish->parent));
	publish->report.source_before = message_source(message);
	read_manifest(publish);
	publish->trusted = publish->manifest.found &&
			   message_parse(message, &tree, &publish->kept_before) &&
			   git_oid_equal(&tree, git_tree_id(publish->before));
	if (publish->trusted)
		return PUBLISH_DONE;
	if (has_content(publish) || shares_history(publish))
		return PUBLISH_SOURCE;
	if (publish->manifest.found || is_empty(publish) || publish->options->take_over)
		return PUBLISH_DONE;
	return PUBLISH_FOREIGN;
}

/* ---- Moving it ---- */

/* Git's own file beside the reference; whoever was killed while it was there left it. */
static enum publish_outcome locked(struct publish *publish)
{
	publish->report.detail = str_join(&publish->arena,
		str_from(git_repository_commondir(publish->repo)), publish->refname, STR(".lock"));
	return PUBLISH_LOCKED;
}

static int create_matching(
	struct publish *publish, git_repository *repo, const git_oid *was, const git_oid *commit)
{
	git_reference *ref = NULL;
	int error = git_reference_create_matching(&ref, repo, publish->refname.p, commit,
		!publish->is_new, was, "kaartenbak publish");

	git_reference_free(ref);
	return error;
}

/* With a handle of its own: one that was there before the first pack finds none. */
enum publish_outcome branch_move(struct publish *publish, const git_oid *commit)
{
	const git_oid nothing = {{0}};
	const git_oid *was = publish->is_new ? &nothing : git_commit_id(publish->parent);
	git_repository *repo = NULL;
	int error = git_repository_open_ext(&repo, publish->options->dir, 0, NULL);

	if (!error)
		error = create_matching(publish, repo, was, commit);
	git_repository_free(repo);
	switch (error) {
	case 0:
		return PUBLISH_DONE;
	case GIT_EMODIFIED:
	case GIT_EEXISTS:
	case GIT_ENOTFOUND:
		return PUBLISH_RACE;
	case GIT_ELOCKED:
		return locked(publish);
	default:
		return publish_fail(publish, PUBLISH_FAILED);
	}
}
