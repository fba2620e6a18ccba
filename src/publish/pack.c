/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * New objects as one pack (gitformat-pack), written by all threads at once: each object is hashed,
 * compressed and then written at an offset of its own. Tens of thousands of loose files cost more
 * than what is in them, and libgit2's pack builder wants objects that are there already.
 *
 * The file has a name that `git prune` removes when we are killed. Only when it is whole and on the
 * disk it gets its real name, and its index, by which Git finds it, comes last. Killed between
 * these two we leave a pack that Git does not see: `git count-objects -v` counts it as garbage, and
 * whoever wants its room back removes it.
 *
 * SHA-1 is libcrypto's, five times as fast as libgit2's own, which looks for attacks by collisions
 * too: those are of use against who takes objects from strangers, and these we made ourselves.
 */
#include <errno.h>
#include <fcntl.h>
#include <libdeflate.h>
#include <openssl/evp.h>
#include <stdatomic.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/alloc.h"
#include "base/limits.h"
#include "publish/internal.h"

enum {
	/* Git's own for loose objects. The next ones take twice the time for a tenth less. */
	LEVEL = 1,
	HEADER_BYTES = 12,
	OBJECT_HEADER_MAX = 16,
	COPY_BYTES = 1 << 20,
};

struct entry {
	git_oid id;
	uint32_t crc;
	uint64_t offset; /* 0: was put by two at the same time, and the other one wrote it */
};

/* What is being written, before it has its real name. */
struct pack_file {
	int fd;
	char *name;
};

struct pack_worker {
	struct pack_file file;
	git_odb *odb;
	EVP_MD_CTX *digest;
	struct libdeflate_compressor *compressor;
	struct buf out;
};

struct pack {
	struct arena arena;
	bool dry, finished;
	EVP_MD *sha1;
	const char *folder;
	struct pack_worker workers[LIMIT_THREADS];
	/* That of the worker who was the first to have something to write; NULL until then. */
	_Atomic(struct pack_file *) file;
	size_t threads;
	struct entry *entries;
	size_t most;
	atomic_size_t used;
	atomic_uint_least64_t end; /* bytes */
	/* Open addressing by id: the number of an entry, + 1. */
	atomic_size_t *slots;
	size_t slot_count;
	uint64_t size; /* once finished */
	uint64_t wide; /* offsets from here on are written in eight bytes, not in four */
};

/* ---- Making one ---- */

static bool worker_init(struct pack *pack, struct pack_worker *worker, const char *objects)
{
	worker->digest = EVP_MD_CTX_new();
	worker->compressor = libdeflate_alloc_compressor(LEVEL);
	worker->out.limit = SIZE_MAX / 2;
	return worker->digest && worker->compressor && pack->sha1 &&
	       !git_odb_open(&worker->odb, objects);
}

/* Makes the folder if it is not there, and tells whether we may write in it. */
static bool has_folder(const struct pack *pack)
{
	return !mkdir(pack->folder, 0777) || !access(pack->folder, W_OK | X_OK);
}

struct pack *pack_new(git_repository *repo, size_t threads, size_t most, bool dry)
{
	struct pack *pack = xcalloc(1, sizeof(*pack));
	git_buf objects = {0};
	bool ok = !git_repository_item_path(&objects, repo, GIT_REPOSITORY_ITEM_OBJECTS);

	pack->dry = dry;
	pack->wide = UINT64_C(1) << 31;
	atomic_init(&pack->file, NULL);
	pack->threads = threads;
	pack->most = most;
	pack->entries = xcalloc(most + 1, sizeof(*pack->entries));
	for (pack->slot_count = 16; pack->slot_count < 2 * most; pack->slot_count *= 2)
		;
	pack->slots = xcalloc(pack->slot_count, sizeof(*pack->slots));
	pack->sha1 = EVP_MD_fetch(NULL, "SHA1", NULL);
	atomic_init(&pack->used, 0);
	atomic_init(&pack->end, HEADER_BYTES);
	if (ok)
		pack->folder = str_z(
			&pack->arena, str_join(&pack->arena, str_from(objects.ptr), STR("/pack")));
	for (size_t i = 0; ok && i < threads; i++)
		ok = worker_init(pack, &pack->workers[i], objects.ptr);
	git_buf_dispose(&objects);
	if (ok && (dry || has_folder(pack)))
		return pack;
	pack_free(pack);
	return NULL;
}

void pack_free(struct pack *pack)
{
	struct pack_file *file;

	if (!pack)
		return;
	file = atomic_load(&pack->file);
	if (file)
		close(file->fd);
	if (file && !pack->finished)
		unlink(file->name);
	for (size_t i = 0; i < pack->threads; i++) {
		git_odb_free(pack->workers[i].odb);
		EVP_MD_CTX_free(pack->workers[i].digest);
		libdeflate_free_compressor(pack->workers[i].compressor);
		buf_release(&pack->workers[i].out);
		free(pack->workers[i].file.name);
	}
	EVP_MD_free(pack->sha1);
	free(pack->entries);
	free(pack->slots);
	arena_release(&pack->arena);
	free(pack);
}

/* ---- Which objects there are ---- */

static bool hash_object(const struct pack *pack, struct pack_worker *worker, git_object_t type,
	struct str bytes, git_oid *id)
{
	char header[OBJECT_HEADER_MAX * 2];
	int n = snprintf(header, sizeof(header), "%s %zu", git_object_type2string(type), bytes.n);

	return EVP_DigestInit_ex2(worker->digest, pack->sha1, NULL) &&
	       EVP_DigestUpdate(worker->digest, header, (size_t)n + 1) &&
	       EVP_DigestUpdate(worker->digest, bytes.p, bytes.n) &&
	       EVP_DigestFinal_ex(worker->digest, id->id, NULL);
}

/* An id is as good as random: its first bytes say where to look. */
static size_t slot_of(const struct pack *pack, const git_oid *id)
{
	uint64_t first;

	memcpy(&first, id->id, sizeof(first));
	return first & (pack->slot_count - 1);
}

/*
 * The entry of an object that nobody has put yet, or NULL. The slots are twice the entries, so
 * there is always a free one; who puts his number into it first has the object.
 */
static struct entry *claim(struct pack *pack, const git_oid *id)
{
	struct entry *entry = NULL;
	size_t at = slot_of(pack, id);

	for (;; at = (at + 1) & (pack->slot_count - 1)) {
		size_t number = atomic_load_explicit(&pack->slots[at], memory_order_acquire);

		if (!number) {
			if (!entry) {
				size_t next = atomic_fetch_add(&pack->used, 1);

				if (next >= pack->most)
					die_out_of_memory();
				entry = &pack->entries[next];
				entry->id = *id;
			}
			if (atomic_compare_exchange_strong(
				    &pack->slots[at], &number, (size_t)(entry - pack->entries) + 1))
				return entry;
		}
		if (git_oid_equal(&pack->entries[number - 1].id, id))
			return NULL;
	}
}

/* Whether it was claimed before; a look without a claim. */
static bool is_claimed(const struct pack *pack, const git_oid *id)
{
	for (size_t at = slot_of(pack, id);; at = (at + 1) & (pack->slot_count - 1)) {
		size_t number = atomic_load_explicit(&pack->slots[at], memory_order_acquire);

		if (!number)
			return false;
		if (git_oid_equal(&pack->entries[number - 1].id, id))
			return true;
	}
}

/* ---- Writing one object ---- */

/* The type and the size in seven bits a byte, the lowest first. */
static size_t object_header(git_object_t type, size_t size, unsigned char *out)
{
	size_t n = 0;
	unsigned byte = (unsigned)type << 4 | (unsigned)(size & 15);

	for (size >>= 4; size; size >>= 7) {
		out[n++] = (unsigned char)(byte | 0x80);
		byte = (unsigned)(size & 0x7f);
	}
	out[n++] = (unsigned char)byte;
	return n;
}

static bool write_at(int fd, const char *p, size_t n, uint64_t offset)
{
	while (n) {
		ssize_t done = pwrite(fd, p, n, (off_t)offset);

		if (done < 0 && errno == EINTR)
			continue;
		if (done <= 0)
			return false;
		p += done;
		n -= (size_t)done;
		offset += (uint64_t)done;
	}
	return true;
}

/*
 * The file of the pack, made by whoever needs it first; NULL if that cannot be. Two who make one at
 * the same time both try to make theirs the one, and the second takes his away again.
 */
static struct pack_file *open_file(struct pack *pack, struct pack_worker *worker)
{
	struct pack_file *file = atomic_load(&pack->file), *mine = &worker->file;
	size_t size = strlen(pack->folder) + sizeof("/tmp_pack_kaartenbak_XXXXXX");

	if (file)
		return file;
	mine->name = xmalloc(size);
	snprintf(mine->name, size, "%s/tmp_pack_kaartenbak_XXXXXX", pack->folder);
	mine->fd = mkostemp(mine->name, O_CLOEXEC);
	if (mine->fd < 0 || atomic_compare_exchange_strong(&pack->file, &file, mine))
		return mine->fd < 0 ? NULL : mine;
	close(mine->fd);
	unlink(mine->name);
	return file;
}

static bool write_object(struct pack *pack, struct pack_worker *worker, struct entry *entry,
	git_object_t type, struct str bytes)
{
	size_t room = libdeflate_zlib_compress_bound(worker->compressor, bytes.n);
	struct pack_file *file = open_file(pack, worker);
	unsigned char *at;
	size_t n;

	buf_reset(&worker->out);
	if (!file || !buf_reserve(&worker->out, OBJECT_HEADER_MAX + room))
		return false;
	at = (unsigned char *)worker->out.p;
	n = object_header(type, bytes.n, at);
	n += libdeflate_zlib_compress(worker->compressor, bytes.p, bytes.n, at + n, room);
	entry->crc = libdeflate_crc32(0, at, n);
	entry->offset = atomic_fetch_add(&pack->end, n);
	return write_at(file->fd, worker->out.p, n, entry->offset);
}

bool pack_put(struct pack *pack, size_t worker_number, git_object_t type, struct str bytes,
	git_oid *id, bool *written)
{
	struct pack_worker *worker = &pack->workers[worker_number];
	struct entry *entry;
	bool ignored;

	if (!written)
		written = &ignored;
	*written = false;
	if (!hash_object(pack, worker, type, bytes, id))
		return false;
	if (is_claimed(pack, id) || git_odb_exists_ext(worker->odb, id, GIT_ODB_LOOKUP_NO_REFRESH))
		return true;
	git_error_clear(); /* that it is not there is no fault */
	entry = claim(pack, id);
	*written = entry;
	return !entry || pack->dry || write_object(pack, worker, entry, type, bytes);
}

/* ---- The whole ---- */

static void add_32(struct buf *out, uint32_t number)
{
	const char bytes[] = {
		(char)(number >> 24), (char)(number >> 16), (char)(number >> 8), (char)number};

	buf_add(out, bytes, sizeof(bytes));
}

/* Writes the first bytes of the pack, and behind its objects the hash of all before it. */
static bool close_pack(struct pack *pack, int fd, size_t objects, unsigned char *hash)
{
	EVP_MD_CTX *digest = pack->workers[0].digest;
	uint64_t end = atomic_load(&pack->end), at = 0;
	struct buf header = BUF_INIT;
	char *copy = xmalloc(COPY_BYTES);
	bool ok;

	buf_lit(&header, "PACK");
	add_32(&header, 2);
	add_32(&header, (uint32_t)objects);
	ok = write_at(fd, header.p, header.n, 0) && EVP_DigestInit_ex2(digest, pack->sha1, NULL);
	while (ok && at < end) {
		size_t want = end - at < COPY_BYTES ? (size_t)(end - at) : COPY_BYTES;
		ssize_t got = pread(fd, copy, want, (off_t)at);

		ok = got > 0 && EVP_DigestUpdate(digest, copy, (size_t)got);
		at += ok ? (uint64_t)got : 0;
	}
	ok = ok && EVP_DigestFinal_ex(digest, hash, NULL) &&
	     write_at(fd, (const char *)hash, ID_BYTES, end);
	pack->size = end + ID_BYTES;
	buf_release(&header);
	free(copy);
	return ok;
}

static int entry_cmp(const void *a, const void *b)
{
	return memcmp(((const struct entry *)a)->id.id, ((const struct entry *)b)->id.id, ID_BYTES);
}

/* Sorts the entries that were written to the front; how many. */
static size_t sort_entries(struct pack *pack)
{
	size_t n = 0, used = atomic_load(&pack->used);

	for (size_t i = 0; i < used; i++)
		if (pack->entries[i].offset)
			pack->entries[n++] = pack->entries[i];
	qsort(pack->entries, n, sizeof(*pack->entries), entry_cmp);
	return n;
}

/* What comes before the hashes: how many ids begin with at most each byte, then ids, sums, places.
 */
static void index_entries(const struct pack *pack, size_t n, struct buf *out)
{
	const struct entry *entries = pack->entries;
	uint32_t far = 0;
	size_t at = 0;

	buf_add(out, "\377tOc\0\0\0\2", 8);
	for (unsigned byte = 0; byte < 256; byte++) {
		while (at < n && entries[at].id.id[0] <= byte)
			at++;
		add_32(out, (uint32_t)at);
	}
	for (size_t i = 0; i < n; i++)
		buf_add(out, (const char *)entries[i].id.id, ID_BYTES);
	for (size_t i = 0; i < n; i++)
		add_32(out, entries[i].crc);
	for (size_t i = 0; i < n; i++)
		add_32(out, entries[i].offset >= pack->wide ? UINT32_C(1) << 31 | far++
							    : (uint32_t)entries[i].offset);
	for (size_t i = 0; far && i < n; i++) {
		if (entries[i].offset < pack->wide)
			continue;
		add_32(out, (uint32_t)(entries[i].offset >> 32));
		add_32(out, (uint32_t)entries[i].offset);
	}
}

static bool make_index(struct pack *pack, size_t n, const unsigned char *hash, struct buf *out)
{
	EVP_MD_CTX *digest = pack->workers[0].digest;
	unsigned char own[EVP_MAX_MD_SIZE];

	index_entries(pack, n, out);
	buf_add(out, (const char *)hash, ID_BYTES);
	if (!EVP_DigestInit_ex2(digest, pack->sha1, NULL) ||
		!EVP_DigestUpdate(digest, out->p, out->n) || !EVP_DigestFinal_ex(digest, own, NULL))
		return false;
	buf_add(out, (const char *)own, ID_BYTES);
	return !out->overflowed;
}

/* Others may read what is in a pack, nobody writes to it again. */
static bool settle(int fd)
{
	struct stat st;
	mode_t mask = umask(0);

	umask(mask);
	return !fstat(fd, &st) && !fchmod(fd, 0444 & ~mask) && !fsync(fd);
}

static const char *pack_path(struct pack *pack, const char *hex, struct str ending)
{
	return str_z(&pack->arena, str_join(&pack->arena, str_from(pack->folder), STR("/pack-"),
					   str_from(hex), ending));
}

static bool write_index(struct pack *pack, struct str bytes, const char *path)
{
	struct str own = str_join(&pack->arena, str_from(pack->folder), STR("/tmp_idx_XXXXXX"));
	char *name = arena_dup(&pack->arena, own.p, own.n);
	int fd, folder;
	bool ok;

	fd = mkostemp(name, O_CLOEXEC);
	if (fd < 0)
		return false;
	ok = write_at(fd, bytes.p, bytes.n, 0) && settle(fd);
	close(fd);
	ok = ok && !rename(name, path);
	if (!ok)
		unlink(name);
	folder = open(pack->folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	if (folder >= 0) {
		fsync(folder);
		close(folder);
	}
	return ok;
}

/* Not if somebody made the very same pack before: then it has its index. errno stays. */
static void remove_pack(const char *path, const char *index_path)
{
	int error = errno;

	if (access(index_path, F_OK))
		unlink(path);
	errno = error;
}

bool pack_finish(struct pack *pack)
{
	unsigned char hash[EVP_MAX_MD_SIZE];
	char hex[GIT_OID_HEXSZ + 1] = "";
	struct buf index = BUF_INIT;
	struct pack_file *file;
	const char *path, *index_path;
	git_oid id;
	size_t n = pack->dry ? 0 : sort_entries(pack);
	bool ok;

	if (!n)
		return true;
	file = atomic_load(&pack->file);
	ok = close_pack(pack, file->fd, n, hash) && make_index(pack, n, hash, &index) &&
	     settle(file->fd);
	if (ok) {
		git_oid_fromraw(&id, hash);
		git_oid_tostr(hex, sizeof(hex), &id);
		path = pack_path(pack, hex, STR(".pack"));
		index_path = pack_path(pack, hex, STR(".idx"));
		pack->finished = !rename(file->name, path);
		ok = pack->finished && write_index(pack, buf_str(&index), index_path);
		if (pack->finished && !ok)
			remove_pack(path, index_path);
		pack->size += index.n;
	}
	buf_release(&index);
	return ok;
}

void pack_widen(struct pack *pack, unsigned long long from)
{
	pack->wide = from;
}

unsigned long long pack_size(const struct pack *pack)
{
	return pack->size;
}
