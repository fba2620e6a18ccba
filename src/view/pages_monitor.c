/* SPDX-License-Identifier: EUPL-1.2 */
/* Pages of monitors: what each is about, its title, description and the way to it. */
#include "view/monitor.h"

static void add_monitor_crumb(const struct tpl_env *env, struct page *page)
{
	const struct monitor *monitor = page->monitor;

	add_crumb(page, theme_text(theme_of(env), STR("monitors_title")), STR("/monitors/"));
	add_crumb(page, monitor->abbreviation.n ? monitor->abbreviation : monitor->title,
		monitor->url);
}

/* The last crumb has no address. */
static void end_crumbs(struct page *page)
{
	page->crumbs[page->crumb_count - 1].url = STR("");
}

static void monitors_page(const struct tpl_env *env, struct page *page)
{
	page->title = theme_text(theme_of(env), STR("monitors_title"));
	page->description = theme_text(theme_of(env), STR("monitors_description"));
	page->url = STR("/monitors/");
	add_crumb(page, page->title, page->url);
}

static void monitor_page(
	const struct tpl_env *env, struct page *page, const struct monitor *monitor)
{
	page->monitor = monitor;
	page->title = monitor->title;
	page->description = monitor->description;
	page->url = monitor->url;
	add_monitor_crumb(env, page);
}

static void measurement_page(
	const struct tpl_env *env, struct page *page, const struct measurement *measurement)
{
	struct str subject = measurement->subject->title,
		   date = format_date(env, measurement->date);
	struct str monitor = measurement->monitor->title;

	page->measurement = measurement;
	page->monitor = measurement->monitor;
	page->edition = measurement->edition;
	page->description = fill(env, "measurement_description", GAP("subject", subject),
		GAP("monitor", monitor), GAP("date", date));
	add_monitor_crumb(env, page);
	add_crumb(page, subject, page->history->url);
	if (page->kind == JOB_MEASUREMENT) {
		page->title = fill(
			env, "measurement_title", GAP("subject", subject), GAP("monitor", monitor));
		page->url = page->history->url;
		return;
	}
	page->title = fill(env, "measurement_title_date", GAP("subject", subject),
		GAP("monitor", monitor), GAP("date", date));
	page->url = measurement->url;
	add_crumb(page, date, page->url);
}

static void indicator_page(
	const struct tpl_env *env, struct page *page, const struct series *series)
{
	struct str indicator = series->latest->title, monitor = series->monitor->title;

	page->series = series;
	page->monitor = series->monitor;
	page->title =
		fill(env, "indicator_title", GAP("indicator", indicator), GAP("monitor", monitor));
	page->description = fill(env, "indicator_description", GAP("indicator", indicator),
		GAP("monitor", monitor), GAP("subjects", subjects_plural(series->monitor)));
	page->url = series->url;
	add_monitor_crumb(env, page);
	add_crumb(page, indicator, page->url);
}

static void methods_page(
	const struct tpl_env *env, struct page *page, const struct monitor *monitor)
{
	page->monitor = monitor;
	page->title = fill(env, "methods_title", GAP("monitor", monitor->title));
	page->description = fill(env, "methods_description", GAP("monitor", monitor->title));
	page->url = monitor->method_url;
	add_monitor_crumb(env, page);
	add_crumb(page, theme_text(theme_of(env), STR("method_crumb")), page->url);
}

static void method_page(const struct tpl_env *env, struct page *page, const struct edition *edition)
{
	const struct monitor *monitor = edition->monitor;

	page->edition = edition;
	page->monitor = monitor;
	page->title = fill(env, "method_title", GAP("monitor", monitor->title),
		GAP("edition", edition->title));
	page->description = fill(env, "method_description", GAP("monitor", monitor->title),
		GAP("edition", edition->title));
	page->url = edition->url;
	add_monitor_crumb(env, page);
	add_crumb(page, theme_text(theme_of(env), STR("method_crumb")), monitor->method_url);
	add_crumb(page, edition->title, page->url);
}

static void compare_page(
	const struct tpl_env *env, struct page *page, const struct monitor *monitor)
{
	page->monitor = monitor;
	page->title = fill(env, "compare_monitor_title", GAP("monitor", monitor->title),
		GAP("subjects", subjects_plural(monitor)));
	page->description = fill(env, "compare_monitor_description", GAP("monitor", monitor->title),
		GAP("subjects", subjects_plural(monitor)));
	page->url = monitor->compare_url;
	add_monitor_crumb(env, page);
	add_crumb(page, theme_text(theme_of(env), STR("compare_monitor_crumb")), page->url);
}

static void fill_kind(const struct tpl_env *env, struct page *page, const struct job *job)
{
	const struct measurement *measurement = job->subject;

	switch (job->kind) {
	case JOB_MONITORS:
		monitors_page(env, page);
		break;
	case JOB_MONITOR:
		monitor_page(env, page, job->subject);
		break;
	case JOB_MEASUREMENT:
		page->history = job->subject;
		measurement_page(env, page, latest_of(page->history));
		break;
	case JOB_MEASUREMENT_DATE:
		page->history = history_of(measurement->monitor, measurement->subject);
		measurement_page(env, page, measurement);
		break;
	case JOB_INDICATOR:
		indicator_page(env, page, job->subject);
		break;
	case JOB_COMPARE_MONITOR:
		compare_page(env, page, job->subject);
		break;
	case JOB_METHODS:
		methods_page(env, page, job->subject);
		break;
	default:
		method_page(env, page, job->subject);
	}
}

void fill_monitor_page(struct page *page, const struct job *job, struct arena *scratch)
{
	struct tpl_env env = {scratch, page};

	fill_kind(&env, page, job);
	page->json_url = data_url(scratch, page->url, STR(".json"));
	page->csv_url = data_url(scratch, page->url, STR(".csv"));
	end_crumbs(page);
}
