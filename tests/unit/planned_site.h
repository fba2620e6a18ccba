/* SPDX-License-Identifier: EUPL-1.2 */
/* The small site of a test, planned, and what its files hold; a program has one at a time. */
#ifndef UNIT_PLANNED_SITE_H
#define UNIT_PLANNED_SITE_H

#include "output/output.h"
#include "unit/small_site.h"

extern struct small_site site;
/* What render made last. */
extern struct buf out;

/* Before and after each test: set_up only writes the files, which a test may change. */
int set_up_site(void **state);
int tear_down_site(void **state);

#define STRINGS_FILE "themes/kaal/strings/nl.yaml"

void add_template(const char *name, const char *text);
/* Lines at the end of a file. */
void append(const char *path, const char *lines);
void remove_file(const char *path);

/* Reads, links, scores and plans; fails if there is no plan, but not because of messages. */
void plan(void);
/* NULL if there is none. */
const struct job *find_job(const char *path);
/* The content of a file, which must exist; until the next call. */
struct str render(const char *path);

#endif
