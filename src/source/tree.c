/* SPDX-License-Identifier: EUPL-1.2 */
/* Trees of Git from their bytes: "MODE NAME\0" and the 20 bytes of an id, over and over. */
#include "base/path.h"
#include "source/git.h"

enum { MODE_TYPE = 0170000, MODE_FOLDER = 040000, MODE_DIGITS = 6 };

static bool parse_mode(struct str digits, unsigned *mode)
{
	*mode = 0;
	if (!digits.n || digits.n > MODE_DIGITS)
		return false;
	for (size_t i = 0; i < digits.n; i++) {
		if (digits.p[i] < '0' || digits.p[i] > '7')
			return false;
		*mode = *mode << 3 | (unsigned)(digits.p[i] - '0');
	}
	return true;
}

bool tree_next(struct str *rest, struct tree_entry *entry)
{
	const char *end = rest->n ? memchr(rest->p, '\0', rest->n) : NULL;
	struct str head = {rest->p, end ? (size_t)(end - rest->p) : 0};
	size_t blank = str_find_char(head, ' '), size = head.n + 1 + GIT_OID_RAWSZ;

	if (!end || rest->n < size || !parse_mode(str_slice(head, 0, blank), &entry->mode))
		return false;
	entry->name = str_from_index(head, blank + 1);
	memcpy(entry->id.id, end + 1, GIT_OID_RAWSZ);
	*rest = str_from_index(*rest, size);
	return true;
}

bool tree_is_folder(const struct tree_entry *entry)
{
	return (entry->mode & MODE_TYPE) == MODE_FOLDER;
}

int tree_read(git_odb *odb, const git_oid *id, git_odb_object **object)
{
	git_object_t type;
	size_t size;
	int code = git_odb_read_header(&size, &type, odb, id);

	if (code)
		return code;
	if (type != GIT_OBJECT_TREE || size > LIMIT_TREE_SIZE)
		return GIT_EINVALID;
	return git_odb_read(object, odb, id);
}

struct str tree_bytes(git_odb_object *object)
{
	return (struct str){git_odb_object_data(object), git_odb_object_size(object)};
}

static int find_in(git_odb *odb, const git_oid *tree, struct str name, struct tree_entry *entry)
{
	git_odb_object *object;
	struct str rest;
	int code = tree_read(odb, tree, &object);
	bool found = false;

	if (code)
		return code;
	rest = tree_bytes(object);
	while (!found && tree_next(&rest, entry))
		found = str_eq(entry->name, name);
	entry->name = name;
	git_odb_object_free(object);
	return found ? 0 : GIT_ENOTFOUND;
}

int tree_find(git_odb *odb, const git_oid *root, struct str path, struct tree_entry *entry)
{
	*entry = (struct tree_entry){.mode = MODE_FOLDER, .id = *root};
	while (path.n) {
		struct str name = path_first(path);
		int code;

		if (!tree_is_folder(entry))
			return GIT_ENOTFOUND;
		code = find_in(odb, &entry->id, name, entry);
		if (code)
			return code;
		path = str_from_index(path, name.n + 1);
	}
	return 0;
}
