/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Every bound on what the outside world may ask of us, in one place. Inputs are hostile until
 * proven otherwise: what crosses one of these gets a diagnostic, never a crash or a long wait.
 */
#ifndef BASE_LIMITS_H
#define BASE_LIMITS_H

enum {
	/* Bytes of one input file: content, template or strings. */
	LIMIT_FILE_SIZE = 1 << 20,
	/* Bytes, and cells, of a table that is imported. */
	LIMIT_IMPORT_SIZE = 16 << 20,
	LIMIT_CSV_CELLS = 1 << 20,
	/* Bytes of one binary file that is copied (image, font, download). */
	LIMIT_ASSET_SIZE = 32 << 20,
	/* Folders below one another. */
	LIMIT_PATH_DEPTH = 16,
	/* Bytes of a path below the site folder. */
	LIMIT_PATH_LENGTH = 512,
	/* Files and folders of a commit that are looked at for one listing, or that one commit of a
	 * history changed. */
	LIMIT_TREE_ENTRIES = 1 << 19,
	/* Bytes of one folder in a commit, and of all that one listing goes through. */
	LIMIT_TREE_SIZE = 32 << 20,
	LIMIT_TREES_SIZE = 256 << 20,
	/* Commits that a history goes back, and MB of folders of commits that it goes through; what
	 * else takes time counts as so many bytes of folders. */
	LIMIT_COMMITS = 50000,
	LIMIT_HISTORY_SIZE = 32 << 10,
	/* Changes of one record that are told; older ones are left out. */
	LIMIT_CHANGES = 500,
	/* Files with one title or text, gone in one commit, that a new one is compared with. */
	LIMIT_RENAMES = 32,
	/* Branches and tags that are looked through for what was meant. */
	LIMIT_REFERENCES = 10000,
	/* Mappings and sequences inside one another in YAML. */
	LIMIT_YAML_DEPTH = 32,
	/* Nodes of one YAML document. */
	LIMIT_YAML_NODES = 100000,
	/* Blocks inside one another in Markdown. */
	LIMIT_MARKDOWN_DEPTH = 64,
	/* Bytes of a slug: the id of a record, a term, a field. */
	LIMIT_SLUG = 80,
	/* Sections, partials and blocks inside one another in a template. */
	LIMIT_TEMPLATE_DEPTH = 64,
	/* Bytes of one output file. */
	LIMIT_OUTPUT_SIZE = 512 << 20,
	/* Worker threads. */
	LIMIT_THREADS = 64,
	/* Indicators and tables of one edition: every measurement has room for them all. */
	LIMIT_INDICATORS = 500,
	LIMIT_TABLES = 100,
	/* Of one indicator: its extra inputs, and the choices of one input. */
	LIMIT_INPUTS = 20,
	LIMIT_CHOICES = 100,
	/* Columns and rows of one table. */
	LIMIT_COLUMNS = 20,
	LIMIT_ROWS = 2000,
	/* Bytes of one condition of a rule. */
	LIMIT_RULE_LENGTH = 1000,
	/* Brackets and negations inside one another in a condition. */
	LIMIT_RULE_DEPTH = 16,
	/* Combinations of inputs that the proof of one rule goes through. */
	LIMIT_RULE_COMBINATIONS = 2000000,
	/* Bytes of a word in the search index; longer ones are cut. */
	LIMIT_SEARCH_WORD = 48,
	/* Characters of a summary in it. */
	LIMIT_SEARCH_SUMMARY = 300,
	/* Documents above which it leaves out what stands only in their long texts. */
	LIMIT_SEARCH_BODIES = 2000,
	/* Records above which the list from A to Z leaves them to lists of their own. */
	LIMIT_SEARCH_LISTED = 2000,
	/* Records of a collection above which there is no page of all of them. */
	LIMIT_OVERVIEW = 2000,
	/* Files that are kept on the branch that is published to. */
	LIMIT_KEPT = 10000,
	/* Themes that extend one another. */
	LIMIT_THEME_CHAIN = 8,
};

#endif
