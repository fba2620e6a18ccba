/* SPDX-License-Identifier: EUPL-1.2 */
/* Pages: what each kind is about, and its template. */
#include "base/limits.h"
#include "history/history.h"
#include "view/internal.h"

void add_crumb(struct page *page, struct str title, struct str url)
{
	page->crumbs[page->crumb_count++] = (struct crumb){title, url};
}

static void take_part(
	struct page *page, const struct record *const *records, size_t n, size_t per_page)
{
	size_t from = page->number * per_page;

	page->number_count = page_count(n, per_page);
	page->records = records ? records + from : NULL;
	page->record_count = n - from < per_page ? n - from : per_page;
}

/* "Producten, pagina 2": so that no two pages have the same title. */
static struct str numbered(const struct page *page, struct arena *scratch, struct str title)
{
	struct buf number = BUF_INIT;
	struct str joined;

	if (!page->number)
		return title;
	buf_add_unsigned(&number, page->number + 1);
	joined = str_join(scratch, title, STR(", "),
		theme_text(page->plan->theme, STR("page_number")), STR(" "), buf_str(&number));
	buf_release(&number);
	return joined;
}

static void home_page(struct page *page)
{
	const struct settings *settings = &page->plan->model->settings;

	page->title = settings->title;
	page->description = settings->description;
	page->url = STR("/");
}

static void not_found_page(struct page *page)
{
	page->title = theme_text(page->plan->theme, STR("not_found_title"));
	page->description = page->title;
	page->url = STR("/404.html");
}

static void search_page(struct page *page)
{
	page->title = theme_text(page->plan->theme, STR("search_title"));
	page->description = theme_text(page->plan->theme, STR("search_description"));
	page->url = page->plan->search->url;
	add_crumb(page, page->title, STR(""));
}

static void list_page(struct page *page, const struct collection *collection, struct arena *scratch)
{
	page->collection = collection;
	take_part(page, collection->published.v, collection->published.n, collection->per_page);
	page->title = numbered(page, scratch, collection->title);
	page->description = collection->description;
	page->url = page_url(scratch, page->plan->theme, collection->url, page->number);
	page->json_url = data_url(scratch, collection->url, STR(".json"));
	page->csv_url = data_url(scratch, collection->url, STR(".csv"));
	add_crumb(page, page->title, STR(""));
}

static void record_page(struct page *page, const struct record *record, struct arena *scratch)
{
	page->record = record;
	page->title = record->title;
	page->description = record->summary.n ? record->summary : record->body.lead;
	page->url = record->url;
	page->json_url = data_url(scratch, record->url, STR(".json"));
	if (!record->collection->pages)
		add_crumb(page, record->collection->title, record->collection->url);
	add_crumb(page, record->title, STR(""));
}

static void facet_page(
	struct page *page, const struct vocabulary *vocabulary, struct arena *scratch)
{
	page->vocabulary = vocabulary;
	page->title = vocabulary->title;
	page->description = vocabulary->description;
	page->url = vocabulary->url;
	page->json_url = data_url(scratch, vocabulary->url, STR(".json"));
	page->csv_url = data_url(scratch, vocabulary->url, STR(".csv"));
	add_crumb(page, vocabulary->title, STR(""));
}

/* What the dates on the page of what is new are the dates of. */
static struct str new_description(const struct timelines *timelines)
{
	if (timelines && timelines->cut)
		return STR("new_description_cut");
	return timelines && timelines->told ? STR("new_description_commits")
					    : STR("new_description");
}

static void new_page(struct page *page, struct arena *scratch)
{
	const struct plan *plan = page->plan;

	page->title = theme_text(plan->theme, STR("new_title"));
	page->description = theme_text(plan->theme, new_description(plan->model->timelines));
	page->url = plan->new_url;
	page->json_url = data_url(scratch, page->url, STR(".json"));
	page->csv_url = data_url(scratch, page->url, STR(".csv"));
	add_crumb(page, page->title, STR(""));
}

static void term_page(struct page *page, const struct term *term, struct arena *scratch)
{
	struct str label = term_label(page->plan, term);

	page->term = term;
	page->vocabulary = term->vocabulary;
	take_part(page, term->records.v, term->records.n, term_per_page(term));
	if (term->code.n)
		label = str_join(scratch, term->code, STR(" "), label);
	page->title = numbered(page, scratch, label);
	page->description = term_description(page->plan, term);
	page->url = page_url(scratch, page->plan->theme, term->url, page->number);
	page->json_url = data_url(scratch, term->url, STR(".json"));
	page->csv_url = data_url(scratch, term->url, STR(".csv"));
	add_crumb(page, term->vocabulary->title, term->vocabulary->url);
	add_crumb(page, page->title, STR(""));
}

void fill_page(struct page *page, const struct job *job, struct arena *scratch)
{
	if (job->kind == JOB_HOME) {
		home_page(page);
		return;
	}
	add_crumb(page, theme_text(page->plan->theme, STR("home")), STR("/"));
	if (is_monitor_page(job->kind)) {
		fill_monitor_page(page, job, scratch);
		return;
	}
	switch (job->kind) {
	case JOB_LIST:
		list_page(page, job->subject, scratch);
		break;
	case JOB_COMPARE:
	case JOB_WHOLE:
		fill_overview(page, job->subject, scratch);
		break;
	case JOB_FIELDS:
		fill_fields(page, job->subject, scratch);
		break;
	case JOB_RECORD:
	case JOB_FREE_PAGE:
	case JOB_REDIRECT:
		record_page(page, job->subject, scratch);
		break;
	case JOB_FACET:
	case JOB_GLOSSARY:
		facet_page(page, job->subject, scratch);
		break;
	case JOB_NEW:
		new_page(page, scratch);
		break;
	case JOB_TERM:
		term_page(page, job->subject, scratch);
		break;
	case JOB_SEARCH:
		search_page(page);
		break;
	default:
		not_found_page(page);
		add_crumb(page, page->title, STR(""));
	}
}

/* As deep as a path that was read can be, and what addresses put before and behind it. */
enum { TOP_MAX = 2 * LIMIT_PATH_DEPTH };

static struct str whole_top(const struct plan *plan, struct arena *scratch)
{
	return str_join(scratch, plan->model->settings.base_path, STR("/"));
}

struct str page_top(const struct plan *plan, struct str path, struct arena *scratch)
{
#define UP_4 "../../../../"
	static const struct str up = STR_INIT(UP_4 UP_4 UP_4 UP_4 UP_4 UP_4 UP_4 UP_4);
	size_t depth = 0;

	_Static_assert(sizeof(UP_4) - 1 == (size_t)4 * 3 && TOP_MAX == 32, "as long as the text");
	for (size_t i = 0; i < path.n; i++)
		depth += path.p[i] == '/';
	if (depth > TOP_MAX || str_is(path, "404.html"))
		return whole_top(plan, scratch);
	return depth ? str_slice(up, 0, 3 * depth) : STR("./");
#undef UP_4
}

struct str url_top(const struct plan *plan, struct str url, struct arena *scratch)
{
	return url.n ? page_top(plan, str_from_index(url, 1), scratch) : whole_top(plan, scratch);
}

void render_page(
	const struct plan *plan, const struct job *job, struct arena *scratch, struct buf *out)
{
	struct buf work = BUF_INIT;
	bool cut = is_monitor_page(job->kind) && plan->view->cut;
	struct page page = {.plan = plan, .kind = job->kind, .work = &work, .cut = &cut};
	struct tpl_value frames[2];

	page.top = page_top(plan, job->path, scratch);
	page.ends = job->ends;
	page.number = job->kind == JOB_REDIRECT ? 0 : job->number;
	fill_page(&page, job, scratch);
	frames[0] = tpl_object(plan->view->site_type, plan);
	frames[1] = tpl_object(&view_page_type, &page);
	tpl_render(plan->theme->templates,
		tpl_find(plan->theme->templates, page_template(job->kind)), frames, 2, scratch,
		&page, out);
	out->overflowed = out->overflowed || cut;
	buf_release(&work);
}
