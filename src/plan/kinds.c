/* SPDX-License-Identifier: EUPL-1.2 */
/* What pages of a kind are: their template, and who is to find them. */
#include "plan/plan.h"

struct str page_template(enum job_kind kind)
{
	static const struct str names[JOB_PAGE_KINDS] = {
		[JOB_HOME] = STR_INIT("home"),
		[JOB_LIST] = STR_INIT("list"),
		[JOB_RECORD] = STR_INIT("record"),
		[JOB_FREE_PAGE] = STR_INIT("free-page"),
		[JOB_FACET] = STR_INIT("facet"),
		[JOB_TERM] = STR_INIT("term"),
		[JOB_COMPARE] = STR_INIT("compare"),
		[JOB_WHOLE] = STR_INIT("whole"),
		[JOB_FIELDS] = STR_INIT("fields"),
		[JOB_NOT_FOUND] = STR_INIT("not-found"),
		[JOB_REDIRECT] = STR_INIT("redirect"),
		[JOB_GLOSSARY] = STR_INIT("glossary"),
		[JOB_NEW] = STR_INIT("new"),
		[JOB_MONITORS] = STR_INIT("monitors"),
		[JOB_MONITOR] = STR_INIT("monitor"),
		[JOB_MEASUREMENT] = STR_INIT("measurement"),
		[JOB_MEASUREMENT_DATE] = STR_INIT("measurement"),
		[JOB_INDICATOR] = STR_INIT("indicator"),
		[JOB_METHODS] = STR_INIT("methods"),
		[JOB_METHOD] = STR_INIT("method"),
		[JOB_COMPARE_MONITOR] = STR_INIT("compare-monitor"),
		[JOB_SEARCH] = STR_INIT("search"),
	};

	return names[kind];
}

/* The whole text of all cards on one page is what their own pages say already. */
bool is_indexed(enum job_kind kind)
{
	return kind != JOB_NOT_FOUND && kind != JOB_REDIRECT && kind != JOB_WHOLE;
}

bool is_monitor_page(enum job_kind kind)
{
	return kind >= JOB_MONITORS && kind <= JOB_COMPARE_MONITOR;
}
