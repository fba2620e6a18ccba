/* SPDX-License-Identifier: EUPL-1.2 */
/* Files that machines look for: Atom, sitemap, robots, security.txt, redirects. */
#include "base/html.h"
#include "base/path.h"
#include "history/history.h"
#include "data/internal.h"

static void add_element(struct buf *out, struct str name, struct str text)
{
	buf_lit(out, "<");
	buf_add_str(out, name);
	buf_lit(out, ">");
	html_escape(out, text);
	buf_lit(out, "</");
	buf_add_str(out, name);
	buf_lit(out, ">\n");
}

static void add_day(struct buf *out, struct date date)
{
	char iso[11];

	date_format_iso(date, iso);
	buf_add(out, iso, sizeof(iso) - 1);
}

/* ---- Atom (RFC 4287): days become midnight UTC ---- */

static void add_updated(struct buf *out, struct date date)
{
	buf_lit(out, "<updated>");
	add_day(out, date);
	buf_lit(out, "T00:00:00Z</updated>\n");
}

static void add_entry(struct buf *out, const struct plan *plan, const struct event *event)
{
	buf_lit(out, "<entry>\n");
	add_element(out, STR("title"), event->title);
	buf_lit(out, "<link href=\"");
	add_absolute(out, plan, event->url);
	buf_lit(out, "\"/>\n<id>");
	add_absolute(out, plan, event->id);
	buf_lit(out, "</id>\n");
	add_updated(out, event->date);
	if (event->summary.n)
		add_element(out, STR("summary"), event->summary);
	buf_lit(out, "</entry>\n");
}

/* "Productencatalogus: A1 Inkoop" */
static void add_title(struct buf *out, const struct settings *settings, struct str about)
{
	buf_lit(out, "<title>");
	html_escape(out, settings->title);
	if (about.n) {
		buf_lit(out, ": ");
		html_escape(out, about);
	}
	buf_lit(out, "</title>\n");
}

/* All but the entries and the end. Its page is also what it is known by. */
static void begin_feed(
	struct buf *out, const struct plan *plan, const struct feed *feed, struct date updated)
{
	const struct settings *settings = &plan->model->settings;

	buf_lit(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
		     "<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"");
	html_escape(out, settings->language);
	buf_lit(out, "\">\n");
	add_title(out, settings, feed->about);
	if (!feed->about.n && settings->description.n)
		add_element(out, STR("subtitle"), settings->description);
	buf_lit(out, "<link href=\"");
	add_absolute(out, plan, feed->page);
	buf_lit(out, "\"/>\n<link rel=\"self\" type=\"application/atom+xml\" href=\"");
	add_absolute(out, plan, feed->url);
	buf_lit(out, "\"/>\n<id>");
	add_absolute(out, plan, feed->page);
	buf_lit(out, "</id>\n");
	add_updated(out, updated);
	buf_lit(out, "<author>\n");
	add_element(out, STR("name"),
		settings->organisation.name.n ? settings->organisation.name : settings->title);
	buf_lit(out, "</author>\n");
}

void render_feed(const struct plan *plan, const struct feed *feed, struct buf *out)
{
	begin_feed(out, plan, feed, feed->events.v[0]->date);
	vec_each (const struct event *, event, &feed->events)
		add_entry(out, plan, *event);
	buf_lit(out, "</feed>\n");
}

void render_history_feed(const struct plan *plan, const struct history *history,
	struct arena *scratch, struct buf *out)
{
	const struct feed feed = {.about = history_feed_about(scratch, history),
		.page = history->url,
		.url = history_feed_url(scratch, history)};
	size_t n = history->measurements.n;
	struct buf work = BUF_INIT;

	begin_feed(out, plan, &feed, latest_of(history)->date);
	for (size_t i = 0; i < n && i < FEED_MAX; i++) {
		struct event event =
			measurement_event(plan, scratch, &work, history->measurements.v[n - 1 - i]);

		add_entry(out, plan, &event);
	}
	buf_lit(out, "</feed>\n");
	buf_release(&work);
}

/* ---- Sitemap (sitemaps.org): at most SITEMAP_MAX addresses a file ---- */

static void add_location(struct buf *out, const struct plan *plan, struct str url)
{
	buf_lit(out, "<loc>");
	add_absolute(out, plan, url);
	buf_lit(out, "</loc>");
}

static void add_url(struct buf *out, const struct plan *plan, struct str url, struct date modified)
{
	buf_lit(out, "<url>");
	add_location(out, plan, url);
	if (modified.year) {
		buf_lit(out, "<lastmod>");
		add_day(out, modified);
		buf_lit(out, "</lastmod>");
	}
	buf_lit(out, "</url>\n");
}

/* Records by the address of their page, when the commits tell how old they are. */
static struct map pages_with_day(const struct plan *plan, struct arena *scratch)
{
	struct map pages = {0};

	vec_each (const struct job, job, &plan->jobs)
		if (plan->model->timelines &&
			(job->kind == JOB_RECORD || job->kind == JOB_FREE_PAGE)) {
			const struct record *record = job->subject;

			map_put(scratch, &pages, record->url, (void *)record);
		}
	return pages;
}

static void add_urlset(
	struct buf *out, const struct plan *plan, struct arena *scratch, size_t from, size_t to)
{
	struct map pages = pages_with_day(plan, scratch);

	buf_lit(out, "<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n");
	for (size_t i = from; i < to && i < plan->sitemap.n; i++) {
		const struct record *record = map_get(&pages, plan->sitemap.v[i]);

		add_url(out, plan, plan->sitemap.v[i],
			record ? record_day(plan->model, record) : (struct date){0});
	}
	buf_lit(out, "</urlset>\n");
}

static void add_index(struct buf *out, const struct plan *plan, struct arena *scratch)
{
	buf_lit(out, "<sitemapindex xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n");
	for (size_t i = 0; i < sitemap_parts(plan); i++) {
		struct buf url = BUF_INIT;

		buf_addf(&url, "/sitemap-%zu.xml", i + 1);
		buf_lit(out, "<sitemap>");
		add_location(out, plan, str_dup(scratch, buf_str(&url)));
		buf_lit(out, "</sitemap>\n");
		buf_release(&url);
	}
	buf_lit(out, "</sitemapindex>\n");
}

void render_sitemap(
	const struct plan *plan, const struct job *job, struct arena *scratch, struct buf *out)
{
	buf_lit(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
	if (job->kind == JOB_SITEMAP_PART)
		add_urlset(out, plan, scratch, (size_t)job->number * SITEMAP_MAX,
			((size_t)job->number + 1) * SITEMAP_MAX);
	else if (sitemap_parts(plan) > 1)
		add_index(out, plan, scratch);
	else
		add_urlset(out, plan, scratch, 0, SITEMAP_MAX);
}

/* ---- Plain text ---- */

void render_robots(const struct plan *plan, struct buf *out)
{
	buf_lit(out, "User-agent: *\nAllow: /\nSitemap: ");
	add_absolute(out, plan, STR("/sitemap.xml"));
	buf_lit(out, "\n");
}

static void add_security_address(
	struct buf *out, const struct plan *plan, const char *name, struct str url)
{
	buf_addf(out, "%s: ", name);
	if (str_starts(url, STR("/")))
		add_absolute(out, plan, url);
	else
		buf_add_str(out, url);
	buf_lit(out, "\n");
}

/* RFC 9116 */
void render_security(const struct plan *plan, struct buf *out)
{
	const struct settings *settings = &plan->model->settings;

	add_security_address(out, plan, "Contact", settings->security_contact);
	buf_lit(out, "Expires: ");
	add_day(out, settings->security_expires);
	buf_lit(out, "T00:00:00Z\n");
	for (size_t i = 0; i < settings->security_languages.n; i++)
		buf_addf(out, "%s%.*s", i ? ", " : "Preferred-Languages: ",
			STR_ARG(settings->security_languages.v[i]));
	if (settings->security_languages.n)
		buf_lit(out, "\n");
	/* Only an address with https: may be named, and a site to try out has none. */
	if (str_starts(settings->base_url, STR("https:")))
		add_security_address(out, plan, "Canonical", STR("/.well-known/security.txt"));
	if (settings->security_policy.n)
		add_security_address(out, plan, "Policy", settings->security_policy);
}

/* One line a former address, as static hosts read it: from, to, status. */
void render_redirects(const struct plan *plan, struct buf *out)
{
	struct str base = plan->model->settings.base_path;

	vec_each (const struct job, job, &plan->jobs) {
		const struct record *record = job->subject;

		if (job->kind != JOB_REDIRECT)
			continue;
		buf_add_str(out, base);
		buf_lit(out, "/");
		buf_add_str(out, path_folder(job->path));
		buf_lit(out, "/ ");
		buf_add_str(out, base);
		buf_add_str(out, record->url);
		buf_lit(out, " 301\n");
	}
}
