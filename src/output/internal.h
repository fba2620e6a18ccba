/* SPDX-License-Identifier: EUPL-1.2 */
/* What the files of output/ share. */
#ifndef OUTPUT_INTERNAL_H
#define OUTPUT_INTERNAL_H

#include "output/output.h"

/* ---- manifest.c: which files we made ---- */

void manifest_read(struct manifest *manifest, int folder, struct arena *arena);
/* What is left of an open file, at most size bytes; what cannot be read is left out. */
struct str read_whole(int fd, size_t size, struct arena *arena);
struct stat;
/* Whether a file has not been changed since the manifest was written. */
bool manifest_is_younger(const struct manifest *manifest, const struct stat *st);

/* ---- current.c: of what all files of the output folder were made ---- */

/* Begins with the name of the manifest, so that what passes over one passes over both. */
#define MADE_OF_NAME ".kaartenbak.made-of"

/* Before the first file changes: what is there is made of more than one thing from now on. */
void forget_made_of(int folder);
/* After the last; nothing to be kept for 0. 0, or -1 with errno. */
int keep_made_of(
	int folder, const char *temporary, unsigned long long made_of, struct arena *scratch);

/* ---- files.c: one file, relative to the handle of a folder; 0, or -1 with errno ---- */

/* The folders of path. */
int make_folders(int top, struct str path, struct arena *scratch);
/* A page has a folder of its own, so for a new page that folder is new too. */
void make_own_folder(int top, struct str path, struct arena *scratch);
/* Writes in place; the folder has to be there. */
int create_file(int top, const char *name, struct str bytes);
/* Writes under the temporary name and renames; makes the folders when the renaming finds none. */
int replace_file(
	int top, const char *temporary, struct str path, struct str bytes, struct arena *scratch);
/* The folders of path, from below, until one is not empty. */
void remove_empty_folders(int top, struct str path, struct arena *scratch);

/* ---- stage.c: where what is new is made before it is shown ---- */

#define STAGE_NAME ".kaartenbak.new"

/* A new stage in the output folder; -1 if there can be none, and then nothing can be staged. */
int stage_open(int folder);
/* Whether a stage is there, of us or of somebody else. */
bool stage_is_left(int folder);
/* Makes the folders too. Any number of threads at once. */
int stage_write(int stage, struct str path, struct str bytes, struct arena *scratch);
/* Brings a file or folder from the top of the stage to that of the output folder. */
int stage_move(int stage, int folder, struct str top, struct arena *scratch);
/* Takes the stage away if it is empty. */
void stage_close(int stage, int folder);
/* Removes what we made of the stage, and the stage if nothing else is in it. */
void stage_clear(int folder, const struct manifest *made, struct arena *arena);

#endif
