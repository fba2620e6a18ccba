/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * From a plan to bytes, and from those to a folder: what of a site touches the disk. Which headers
 * a host is to send with the files stands here too (headers.c), though that touches no disk: the
 * file _headers is one of the site's, and who writes it for a host or serves the site says the
 * same.
 *
 *     output_prepare      makes once what many files hold alike
 *     output_is_current   whether an earlier build made the same, so that nothing is to be done
 *     output_write        renders every job, writes only what differs, removes what is no longer
 *                         ours
 *     output_render       renders every job for who keeps the bytes somewhere else than in a folder
 *
 * Rendering reads the plan from any number of threads, so output_prepare comes before it or not at
 * all: it pays for who renders all files, while who wants one at a time, as serve does, leaves it
 * out.
 */
#ifndef OUTPUT_OUTPUT_H
#define OUTPUT_OUTPUT_H

#include <stdbool.h>
#include <stddef.h>

#include "base/diag.h"
#include "model/model.h"
#include "plan/plan.h"

/* ---- Rendering ---- */

/*
 * Makes once, on some threads, what many files hold alike; rendering without it gives the same
 * bytes and takes longer. The plan is frozen after this; arena lives as long as the plan. Of a site
 * without errors only.
 */
void output_prepare(struct plan *plan, struct arena *arena, size_t threads);

/* Makes the content of one file. Any number of threads at once; scratch is the caller's. */
void job_render(
	const struct plan *plan, const struct job *job, struct arena *scratch, struct buf *out);

/*
 * Gets the bytes of the file of plan->jobs.v[job]; they are gone when it returns. Called on any of
 * the threads, by worker from 0; which worker gets which job is not fixed. False to stop.
 */
typedef bool render_taker(void *context, size_t worker, size_t job, struct str bytes);

/*
 * Renders every job, once, on at most LIMIT_THREADS threads. False when take stopped it, or when a
 * file became too large, which is reported. Fastest after output_prepare.
 */
bool output_render(const struct plan *plan, size_t threads, render_taker *take, void *context,
	struct diags *diags);

/* ---- Manifest: which files were made, with the hash and size of each ---- */

struct manifest_entry {
	struct str path;
	unsigned long long hash; /* str_hash of its bytes */
	unsigned long long size;
};

struct manifest {
	bool found;
	long long seconds, nanoseconds;     /* when it was written; of one in a folder only */
	VEC(struct manifest_entry) entries; /* by path */
};

/* Its name, at the top of the site. */
#define MANIFEST_NAME ".kaartenbak"

/* The entries of a manifest's text, into which they point; what is not a line of ours is left out.
 * found tells whether it is a manifest at all. */
void manifest_parse(struct manifest *manifest, struct str text, struct arena *arena);
const struct manifest_entry *manifest_find(const struct manifest *manifest, struct str path);
/* The text of one; entries are by path. */
void manifest_format(const struct manifest_entry *entries, size_t n, struct buf *out);

/* ---- Hosting ---- */

/* Hosts, by how they are told which headers to send. */
enum headers_format {
	HEADERS_NETLIFY, /* the file _headers, which others know too */
	HEADERS_NGINX,
	HEADERS_APACHE,
	HEADERS_CADDY,
	HEADERS_FORMATS
};

/* "netlify", … */
struct str headers_format_name(enum headers_format format);
/* The headers that the site wants, in the words of a host; of the settings only the base address.
 */
void headers_write(enum headers_format format, const struct settings *settings, struct buf *out);
/* Calls found for each header that a host is to send with the file at path, once for a name. */
typedef void header_found(void *context, const char *name, const char *value);
void headers_of_file(struct str path, header_found *found, void *context);

/* ---- Disk ---- */

struct output_report {
	size_t files, pages;
	size_t written, unchanged, removed;
	unsigned long long bytes; /* of all files, written or not */
};

/*
 * Renders every job and brings folder to that state. Writes only files whose bytes differ, each
 * beside its place and then renamed; removes files that an earlier call made and that no longer
 * belong; leaves all others alone. If the folder holds a file of somebody else's where one of ours
 * is to come, nothing is written. made_of is kept for output_is_current. False when nothing or not
 * all could be written.
 */
bool output_write(const struct plan *plan, const char *folder, unsigned long long made_of,
	size_t threads, struct output_report *report, struct diags *diags);

/*
 * Whether folder has all of this site, made of the same by an earlier output_write, and nobody has
 * touched a file of it since. made_of is a hash of all that goes into the bytes of the site, this
 * program included; 0 if that is not known, and then nothing is current. Fills the report only when
 * true. The plan need not be prepared.
 */
bool output_is_current(const struct plan *plan, const char *folder, unsigned long long made_of,
	struct output_report *report);

/*
 * Reports addresses that an earlier build made in folder and that this plan has no more. Does
 * nothing when there was no earlier build.
 */
void output_report_vanished(const struct plan *plan, const char *folder, struct diags *diags);
/* The same of what a branch holds. */
void output_report_unpublished(
	const struct plan *plan, const struct manifest *before, struct diags *diags);

#endif
