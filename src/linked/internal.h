/* SPDX-License-Identifier: EUPL-1.2 */
/* What the files of linked/ share. */
#ifndef LINKED_INTERNAL_H
#define LINKED_INTERNAL_H

#include "linked/linked.h"

/* An object as a member. */
void linked_begin(struct linked *linked, struct str key);
/* In a context: the texts of these keys are in the language of the site. */
void linked_in_language(struct linked *linked, const struct str *keys, size_t n);
/* Ends the list that is the last member of the file's object, that object, and the file. */
void linked_end_file(struct linked *linked);

#endif
