/* SPDX-License-Identifier: EUPL-1.2 */
/* The commit that a work tree is at, for who waits until it is another one. */
#include <sys/stat.h>

#include "base/path.h"
#include "source/git.h"
#include "source/internal.h"

static unsigned long long look_at_shallow(struct arena *arena, const char *common)
{
	struct stat st = {0};
	unsigned long long parts[3];

	if (stat(str_join(arena, str_from(common), STR("shallow")).p, &st))
		return 0;
	parts[0] = (unsigned long long)st.st_size;
	parts[1] = (unsigned long long)st.st_mtim.tv_sec;
	parts[2] = (unsigned long long)st.st_mtim.tv_nsec;
	return str_hash((struct str){(const char *)parts, sizeof(parts)});
}

/* The folder of the branch, which git writes as a file that is renamed into its place. */
static struct str branch_folder(struct arena *arena, git_repository *repository)
{
	git_reference *reference = NULL;
	struct str folder = STR("");

	if (!git_reference_lookup(&reference, repository, "HEAD") &&
		git_reference_type(reference) == GIT_REFERENCE_SYMBOLIC)
		folder = path_folder(str_from(git_reference_symbolic_target(reference)));
	if (folder.n)
		folder = str_join(arena, str_from(git_repository_commondir(repository)), folder);
	git_reference_free(reference);
	return folder;
}

void source_head(const struct source *source, struct arena *arena, struct source_head *head)
{
	struct source_fault fault;
	struct git_place place;
	const char *common;
	git_oid id;

	*head = (struct source_head){.shallow = 0};
	if (!git_place_open(&place, source->name, &fault))
		return;
	common = git_repository_commondir(place.repository);
	head->folders[0] = str_dup(arena, str_from(git_repository_path(place.repository)));
	head->folders[1] = str_dup(arena, str_from(common));
	head->folders[2] = branch_folder(arena, place.repository);
	head->shallow = look_at_shallow(arena, common);
	if (!git_reference_name_to_id(&id, place.repository, "HEAD"))
		git_oid_tostr(head->commit, sizeof(head->commit), &id);
	git_place_release(&place);
}
