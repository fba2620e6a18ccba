/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Documents to typed, linked records. The schema of a collection (`_collectie.yaml`) drives it:
 * what a field is, whether it is required, which vocabulary or collection it draws from.
 *
 * After model_link nothing changes any more and any number of threads may read. All memory lives
 * in model->arena. Every keyword of the files has a Dutch and an English name.
 */
#ifndef MODEL_MODEL_H
#define MODEL_MODEL_H

#include <stdbool.h>

#include "base/date.h"
#include "base/diag.h"
#include "base/map.h"
#include "base/vec.h"
#include "document/document.h"
#include "source/source.h"

struct collection;
struct history;
struct kept_arena;
struct monitor;
struct record;
struct record_cache;
struct series;
struct timelines;
struct vocabulary;

/* ---- Vocabularies ---- */

/* One word of a closed list. */
struct term {
	struct str id;   /* a slug; part of the address */
	struct str code; /* "A1"; empty when the list has none */
	struct str label;
	struct str description;
	long order;     /* rising; terms without one come last, by label */
	bool unknown;   /* stands for "not yet known"; only in vocabularies that are facets */
	struct str url; /* "/categorieen/a1/"; of a glossary "/afkortingen/#gibit" */
	const struct vocabulary *vocabulary;
	VEC(struct str) aliases; /* other words for it, that files may have */
	VEC(struct str) matches; /* addresses of the same concept elsewhere */
	struct place place;
	struct str sort_key;
	size_t number; /* its place in the vocabulary as it was read */
	/* Published records that have this term: in a facet, or in any field if its vocabulary is a
	 * glossary; those of one collection together, by title. */
	VEC(const struct record *) records;
};

struct vocabulary {
	struct str id; /* the name of its file; a facet has its pages there */
	struct str title, singular, plural, description;
	struct str url;
	bool facet;    /* some field that is a facet draws from it */
	bool glossary; /* none is, but fields draw from it: one page explains all terms */
	bool sequence; /* terms with an order follow each other, as steps */
	VEC(struct term *) terms; /* in order; the unknown one, if any, at the end */
	struct map by_name;       /* id, code and aliases in lower case */
	struct term *unknown;
	const struct text *text; /* NULL when it could not be read */
	bool faulty;             /* has faults of its own, so do not judge values by it */
};

/* Whether its vocabulary is a sequence, and the term has a place in it. */
bool term_is_step(const struct term *term);

/* ---- Schema ---- */

enum field_kind {
	FIELD_TEXT,
	FIELD_MARKDOWN, /* the text below the front matter; one a collection */
	FIELD_DATE,
	FIELD_URL,
	FIELD_EMAIL,
	FIELD_NUMBER, /* an exact decimal, kept as its digits with a point */
	FIELD_BOOL,
	FIELD_TERM,
	FIELD_REFERENCE,
	FIELD_KINDS
};

struct field {
	struct str key, label, help;
	enum field_kind kind;
	bool list;         /* any number of values of the kind */
	bool required;     /* but "unknown" may stand in the place of a value */
	bool facet;        /* a way in: pages for the vocabulary and its terms */
	bool notice;       /* the value warns the reader */
	struct str source; /* the name of the vocabulary or collection that values come from */
	struct place source_place;
	struct vocabulary *vocabulary; /* FIELD_TERM; NULL if there is none of that name */
	struct collection *target;     /* FIELD_REFERENCE; likewise */
	size_t index;                  /* in collection->fields and record->fields */
	struct place place;
};

/* A way in, to a vocabulary that is there. */
bool field_is_facet(const struct field *field);

/* ---- Records ---- */

struct value {
	struct place place;
	bool unknown; /* the file says so openly; the rest means nothing then */
	union {
		struct str text; /* text, url, e-mail; a number in canonical form */
		struct date date;
		bool yes;
		const struct term *term;
		const struct record *record; /* NULL while not linked, or left out as a draft */
		size_t number;               /* of a term, between loads: see cache.c */
	};
};

struct values {
	struct value *v;
	size_t n; /* 0: the field is not there */
};

/* A link of the text, resolved: where it goes on this site or elsewhere. */
struct target {
	struct str url;      /* without the base path */
	struct str fragment; /* with '#', or empty */
	bool internal;       /* begins with '/': on a page it is relative to that page */
	struct str address;  /* escaped, as in HTML; if internal without its '/' */
};

struct record {
	struct str id; /* the name of its file */
	struct str url;
	struct str uri; /* what a register elsewhere calls it; empty: nothing */
	struct str title, summary;
	struct date date; /* year 0: none */
	const struct collection *collection;
	const struct text *text;
	struct values *fields; /* as many as the collection has fields */
	struct markdown body;
	struct target *targets; /* one for each of body.links; set when links are resolved */
	struct place title_place;
	bool draft;
	bool hidden; /* its collection publishes only what says so, and this record does not */
	bool faulty; /* could not be read: no more than its name is known */
	VEC(struct str) former_ids;
	struct place former_place;
	struct str sort_key;
	/* Set by model_link: */
	size_t number;                      /* among all that are published, from 0 */
	VEC(const struct record *) back;    /* published records that refer to this one */
	VEC(const struct record *) related; /* others that are most alike, at most RELATED_MAX */
	VEC(const struct series *) measured_by; /* indicators that name this record as their card */
	/* Of a subject: its measurements by monitor, whom it merged into, and who merged into it.
	 */
	VEC(const struct history *) histories;
	const struct record *successor;
	VEC(const struct record *) predecessors;
	struct date end; /* the day it ceased to exist; year 0: none */
};

enum { RELATED_MAX = 4 };

/* How the field of a record becomes the address that identifies it elsewhere. */
struct uri_pattern {
	struct str before, after;
	const struct field *field;
	bool lower; /* in lower case */
};

struct collection {
	struct str id; /* the name of its folder */
	struct str title, singular, plural, description;
	struct str url;
	struct str schema_type; /* what its records are in the words of schema.org: "Thing" */
	struct str frequency;   /* how often its data get newer: "MONTHLY"; or empty */
	const struct uri_pattern *uri_pattern; /* NULL: records have no address elsewhere */
	const struct text *text; /* the schema; NULL when it has none that can be read */
	VEC(struct field *) fields;
	struct map by_key;
	const struct field *title_field, *summary_field, *date_field, *body_field;
	/* NULL without: yes/no, only records that say yes are published; whom a record merged into;
	 * the day it ceased to exist. */
	const struct field *public_field, *successor_field, *end_field;
	const struct field *review_field; /* when somebody last read it through; or NULL */
	/* Texts and terms: other words that visitors may look for. */
	VEC(const struct field *) search_fields;
	size_t per_page;
	/* By title; drafts and the second of two with one id are in records but not in published.
	 */
	VEC(struct record *) records;
	VEC(const struct record *) published;
	struct map by_id; /* all records, drafts too */
	bool pages;       /* free pages: no list, no facets */
	bool faulty;      /* its schema has faults, so do not judge records by it */
};

/* ---- The site ---- */

struct menu_item {
	struct str title, url;
	struct place place;
};

struct menu {
	VEC(struct menu_item) items;
};

/* What is known of the accessibility statement; nothing is made up where nothing is said. */
struct accessibility {
	struct str page;             /* the free page that shows it; empty: no page does */
	const struct record *record; /* that page; set when links are resolved */
	char status;                 /* 'A' to 'E', as in the register; 0: not said */
	struct str statement;        /* its address in the register; empty: there is none */
	struct date tested;          /* year 0: not said */
	struct str contact;
	struct place page_place, contact_place;
};

struct organisation {
	struct str name, url;
	struct place url_place;
	struct str uri; /* what a register calls it; or empty */
};

/* What stands for the site where others show a link to it. */
struct site_image {
	struct str file, text; /* file: in content/; empty without an image */
	struct str url;        /* set when links are resolved */
	size_t width, height;  /* 0: not known */
	struct place place;
};

/* What a catalogue of data sets wants to know besides what the site says anyway. */
struct open_data {
	bool wanted; /* it is there, so what is missing is worth a note */
	struct place place;
	struct str theme; /* "GOVE" */
	struct str contact_name, contact_email, contact_url;
	struct place contact_place; /* of the url */
};

struct settings {
	const struct text *text;
	struct str title, description, language, theme;
	struct place theme_place;
	struct str base_url;  /* ends in '/'; "https://host/path/" */
	struct str base_path; /* "/path" or "": where the site stands on its host */
	struct organisation organisation;
	struct site_image image;
	struct open_data open_data;
	struct str licence_name, licence_url;
	struct place licence_place; /* of the url */
	/* Address of the file behind a page, with {path} for its path; empty: no such link. */
	struct str edit_url;
	struct str security_contact, security_policy;
	struct date security_expires;
	struct place security_place, security_contact_place, security_policy_place;
	VEC(struct str) security_languages;
	bool no_history; /* nothing of the commits is wanted */
	struct accessibility accessibility;
	struct menu menu, footer;
	/* Paths of files and folders that stay on the branch that is published to. */
	VEC(struct str) keep;
};

/* Whether it is an address on this site, from its top, or one elsewhere that is safe. */
bool is_safe_address(struct str url);

struct model {
	struct arena arena;
	struct settings settings;
	enum lang keyword_lang;                /* which names of keywords a message should use */
	VEC(struct vocabulary *) vocabularies; /* by id */
	VEC(struct collection *) collections;  /* by id; free pages last */
	struct collection *free_pages;
	VEC(struct monitor *) monitors; /* by id */
	size_t published;               /* records of all collections */
	size_t rounds;                  /* of all monitors */
	/* Files that are neither cards nor YAML: images and downloads, by path. */
	struct map files;
	/* Records and paths: "content/producten/gibit.md". */
	struct map by_path;
	/* Set by history/; NULL without commits. */
	struct timelines *timelines;
	/* A schema or vocabulary has faults: not every address of the site is known. */
	bool faulty;
	/* To be set before model_load: */
	bool drafts;                   /* are published too, with a mark in their titles */
	struct record_cache *cache;    /* NULL: none */
	VEC(struct kept_arena *) kept; /* whose records are among ours */
};

/*
 * Reads all of content/ and makes typed records of it, on some threads. Reports everything that
 * is wrong with the single files and values. False if there is no site to speak of.
 */
bool model_load(struct model *model, struct source *source, size_t threads, struct diags *diags);
/*
 * Links the records: references, facets, back references, related records, former ids; reports
 * what does not fit together. Call once, after model_load.
 */
void model_link(struct model *model, struct diags *diags);
void model_release(struct model *model);

/*
 * Records as they were read, for who loads the same site again and again and is told which files
 * changed: a file that is not read again gives the same record, and the same messages. What was
 * read by other schemas or vocabularies is forgotten by itself. One thread at a time; a model may
 * outlive the cache that it was loaded with.
 */
struct record_cache *record_cache_new(void);
void record_cache_free(struct record_cache *cache);
void record_cache_clear(struct record_cache *cache);
/* The file at path ("content/producten/gibit.md") has changed, or is gone. */
void record_cache_forget(struct record_cache *cache, struct str path);
/* Puts another base address in the place of the one in site.yaml. Before the site is planned. */
void model_set_base_url(struct model *model, struct str url, struct diags *diags);
/*
 * Notes what every site of a Dutch government needs and others may do without. Only for a model
 * without errors.
 */
void model_note_missing(const struct model *model, struct diags *diags);

/* The collection of that id, or NULL. */
const struct collection *model_collection(const struct model *model, struct str id);
/* The id that may be meant by one that target does not have: that of the record which had it
 * before, else the nearest one; empty when none is near. */
struct str suggest_record(const struct collection *target, struct str id);
/*
 * Reads a card by itself, as model_load does, with all its faults; text need not be the file that
 * is on the disk. Not linked: its references are words, and nobody knows it. Never NULL; faulty if
 * it cannot be read. All of it lives in arena and text.
 */
struct record *model_read_record(const struct model *model, const struct collection *collection,
	const struct text *text, struct arena *arena, struct diags *diags);
/* The term of that id, code or alias, or NULL. scratch is for a lower case copy. */
struct term *vocabulary_term(
	const struct vocabulary *vocabulary, struct str name, struct arena *scratch);
/* Whether a record may have that key besides its fields; which is NULL or told. */
enum own_key { OWN_KEY_DRAFT, OWN_KEY_FORMER, OWN_KEYS };
bool find_own_key(struct str key, enum own_key *which);
/* What the language calls such a key. */
struct str own_key_name(enum own_key key, enum lang lang);
/* An address with a scheme and a host; a mail address. */
bool is_web_address(struct str s);
bool is_email(struct str s);

/*
 * The record as its file is now, to be shown at once while all is being read again: linked as
 * record is, in a model that has been linked and does not change. NULL if there are errors, or if
 * more about it may be different than words, dates and terms.
 */
const struct record *record_reread(const struct model *model, const struct record *record,
	struct source *source, struct arena *arena);

/* Whether a field of record, not its text, refers to other. */
bool record_refers_to(const struct record *record, const struct record *other);
/* True for what editors write when they do not know: "onbekend", "unknown". */
bool is_unknown_word(struct str s);
/* How a kind is written in a schema, in one language. */
struct str field_kind_name(enum field_kind kind, enum lang lang);
/* The name of the key for former ids, for messages. */
struct str former_ids_key(enum lang lang);

#include "model/monitor.h"

#endif
