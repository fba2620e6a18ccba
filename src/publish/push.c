/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Bringing the branch to another repository, as far as libgit2 reaches: folders and file://, and
 * ssh with a key that an agent holds. Nobody is asked for a password.
 */
#include <string.h>
#include <sys/stat.h>

#include "publish/internal.h"

struct push {
	struct publish *publish;
	bool refused;
	unsigned asked; /* for who we are */
};

static int updated(const char *refname, const char *status, void *context)
{
	struct push *push = context;

	(void)refname;
	if (status) {
		push->refused = true;
		push->publish->report.detail = str_dup(&push->publish->arena, str_from(status));
	}
	return 0;
}

/* An agent that has no key that will do is asked once. */
static int identify(
	git_credential **out, const char *url, const char *user, unsigned allowed, void *context)
{
	struct push *push = context;

	(void)url;
	if (push->asked++ || !(allowed & GIT_CREDENTIAL_SSH_KEY) || !user)
		return GIT_EAUTH;
	return git_credential_ssh_key_from_agent(out, user);
}

static enum publish_outcome outcome_of(struct push *push, int error)
{
	if (push->refused)
		return PUBLISH_PUSH_REFUSED;
	if (!error)
		return PUBLISH_DONE;
	if (error == GIT_ENONFASTFORWARD)
		return publish_fail(push->publish, PUBLISH_PUSH_REFUSED);
	return publish_fail(push->publish,
		error == GIT_EAUTH || push->asked ? PUBLISH_PUSH_ACCESS : PUBLISH_PUSH_FAILED);
}

/* A remote that is known by that name, or else an address. */
static git_remote *find_remote(git_repository *repo, const char *name)
{
	git_remote *remote = NULL;

	if (git_remote_lookup(&remote, repo, name))
		(void)!git_remote_create_anonymous(&remote, repo, name);
	return remote;
}

/* An address has a colon, as in https://… and git@host:path; a folder is there. */
static bool is_address(const char *word)
{
	struct stat st;

	return strchr(word, ':') || (!stat(word, &st) && S_ISDIR(st.st_mode));
}

enum publish_outcome push_examine(struct publish *publish)
{
	const char *word = publish->options->remote;
	git_strarray names = {0};
	git_remote *remote = NULL;
	bool known = !word || is_address(word) || !git_remote_lookup(&remote, publish->repo, word);

	git_remote_free(remote);
	if (known || git_remote_list(&names, publish->repo))
		return PUBLISH_DONE;
	for (size_t i = 0; i < names.count; i++)
		vec_push(&publish->arena, &publish->report.remotes,
			str_dup(&publish->arena, str_from(names.strings[i])));
	git_strarray_dispose(&names);
	return PUBLISH_NO_REMOTE;
}

enum publish_outcome publish_push(struct publish *publish)
{
	struct push push = {.publish = publish};
	git_push_options options;
	struct str spec = str_join(&publish->arena, publish->refname, STR(":"), publish->refname);
	char *specs[] = {(char *)str_z(&publish->arena, spec)};
	git_remote *remote;
	int error = -1;

	if (git_push_options_init(&options, GIT_PUSH_OPTIONS_VERSION))
		return publish_fail(publish, PUBLISH_PUSH_FAILED);
	options.callbacks.payload = &push;
	options.callbacks.push_update_reference = updated;
	options.callbacks.credentials = identify;
	remote = find_remote(publish->repo, publish->options->remote);
	if (remote)
		error = git_remote_push(remote, &(git_strarray){specs, 1}, &options);
	git_remote_free(remote);
	return outcome_of(&push, error);
}
