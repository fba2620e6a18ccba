/* SPDX-License-Identifier: EUPL-1.2 */
/* What templates see of the page and the site: the two frames around everything. */
#include "view/monitor.h"

/* ---- Menus, crumbs, pages of a list ---- */

TEXT(menu_title, struct menu_item, title)
HREF(menu_url, struct menu_item, url)
SIMPLE(menu_current, struct menu_item, tpl_bool(str_eq(it->url, page_of(env)->url)))
/* The page lies below what the item points to; everything lies below the home page. */
SIMPLE(menu_above, struct menu_item,
	tpl_bool(it->url.n > 1 && str_starts(page_of(env)->url, it->url) &&
		 it->url.n < page_of(env)->url.n))

static const struct tpl_field menu_fields[] = {
	{STR_INIT("title"), TPL_TEXT, .get = menu_title},
	{STR_INIT("url"), TPL_TEXT, .get = menu_url},
	{STR_INIT("current"), TPL_BOOL, .get = menu_current},
	{STR_INIT("above"), TPL_BOOL, .get = menu_above},
};

static const struct tpl_type menu_type = TYPE("menu item", menu_fields);

TEXT(crumb_title, struct crumb, title)
HREF(crumb_url, struct crumb, url)

static const struct tpl_field crumb_fields[] = {
	{STR_INIT("title"), TPL_TEXT, .get = crumb_title},
	{STR_INIT("url"), TPL_TEXT, .get = crumb_url},
};

static const struct tpl_type crumb_type = TYPE("crumb", crumb_fields);

struct page_link {
	size_t number;
	bool gap; /* pages have been left out before this one */
};

static struct tpl_value list_page_url(const struct tpl_env *env, size_t number)
{
	const struct page *page = page_of(env);
	struct str base = page->term ? page->term->url : page->collection->url;

	return href_value(env, page_url(env->scratch, page->plan->theme, base, number));
}

SIMPLE(link_number, struct page_link, tpl_text(format_count(env, it->number + 1)))
SIMPLE(link_url, struct page_link, list_page_url(env, it->number))
SIMPLE(link_current, struct page_link, tpl_bool(page_of(env)->number == it->number))

SIMPLE(link_gap, struct page_link, tpl_bool(it->gap))

static const struct tpl_field page_link_fields[] = {
	{STR_INIT("number"), TPL_TEXT, .get = link_number},
	{STR_INIT("url"), TPL_TEXT, .get = link_url},
	{STR_INIT("current"), TPL_BOOL, .get = link_current},
	{STR_INIT("gap"), TPL_BOOL, .get = link_gap},
};

static const struct tpl_type page_link_type = TYPE("page link", page_link_fields);

/* The first, the last, and two at either side of the current one. */
GETTER(pagination_links)
{
	const struct page *page = self;
	long at = (long)page->number, count = (long)page->number_count;
	const long candidates[] = {0, at - 2, at - 1, at, at + 1, at + 2, count - 1};
	enum { CANDIDATES = sizeof(candidates) / sizeof(*candidates) };
	struct page_link *links = arena_array(env->scratch, struct page_link, CANDIDATES);
	const void **items = arena_array(env->scratch, const void *, CANDIDATES);
	long last = -1;
	size_t n = 0;

	(void)field;
	for (size_t i = 0; i < CANDIDATES; i++) {
		if (candidates[i] <= last || candidates[i] >= count)
			continue;
		links[n] = (struct page_link){(size_t)candidates[i], candidates[i] > last + 1};
		items[n] = &links[n];
		last = candidates[i];
		n++;
	}
	return tpl_pointers(&page_link_type, items, n);
}

SIMPLE(pagination_number, struct page, tpl_text(format_count(env, it->number + 1)))
SIMPLE(pagination_count, struct page, tpl_text(format_count(env, it->number_count)))
SIMPLE(pagination_previous, struct page,
	it->number ? list_page_url(env, it->number - 1) : tpl_nothing())
SIMPLE(pagination_next, struct page,
	it->number + 1 < it->number_count ? list_page_url(env, it->number + 1) : tpl_nothing())

static const struct tpl_field pagination_fields[] = {
	{STR_INIT("number"), TPL_TEXT, .get = pagination_number},
	{STR_INIT("count"), TPL_TEXT, .get = pagination_count},
	{STR_INIT("previous_url"), TPL_TEXT, .get = pagination_previous},
	{STR_INIT("next_url"), TPL_TEXT, .get = pagination_next},
	{STR_INIT("links"), TPL_LIST, .type = &page_link_type, .get = pagination_links},
};

static const struct tpl_type pagination_type = TYPE("pagination", pagination_fields);

/* ---- The accessibility statement ---- */

GETTER(accessibility_label)
{
	static const struct str keys[] = {STR_INIT("accessibility_a"), STR_INIT("accessibility_b"),
		STR_INIT("accessibility_c"), STR_INIT("accessibility_d"),
		STR_INIT("accessibility_e")};
	char status = ((const struct accessibility *)self)->status;

	(void)field;
	return status ? tpl_text(theme_text(theme_of(env), keys[status - 'A'])) : tpl_nothing();
}

SIMPLE(accessibility_status, struct accessibility,
	tpl_text((struct str){&it->status, it->status ? 1 : 0}))
TEXT(accessibility_statement, struct accessibility, statement)
SIMPLE(accessibility_tested, struct accessibility, date_value(env, it->tested))
SIMPLE(accessibility_tested_iso, struct accessibility, iso_value(env, it->tested))
HREF(accessibility_contact, struct accessibility, contact)

static const struct tpl_field accessibility_fields[] = {
	{STR_INIT("status"), TPL_TEXT, .get = accessibility_status},
	{STR_INIT("status_label"), TPL_TEXT, .get = accessibility_label},
	{STR_INIT("statement_url"), TPL_TEXT, .get = accessibility_statement},
	{STR_INIT("tested"), TPL_TEXT, .get = accessibility_tested},
	{STR_INIT("tested_iso"), TPL_TEXT, .get = accessibility_tested_iso},
	{STR_INIT("contact_url"), TPL_TEXT, .get = accessibility_contact},
};

static const struct tpl_type accessibility_type =
	TYPE("accessibility statement", accessibility_fields);

/* ---- The page ---- */

GETTER(page_crumbs)
{
	const struct page *page = self;
	const void **items = arena_array(env->scratch, const void *, page->crumb_count);

	(void)field;
	for (size_t i = 0; i < page->crumb_count; i++)
		items[i] = &page->crumbs[i];
	return tpl_pointers(&crumb_type, items, page->crumb_count);
}

GETTER(page_is)
{
	(void)env;
	return tpl_bool((size_t)((const struct page *)self)->kind == field->index);
}

TEXT(page_title, struct page, title)
TEXT(page_description, struct page, description)
HREF(page_own_url, struct page, url)
SIMPLE(page_canonical, struct page, absolute_value(env, it->url))
HREF(page_json, struct page, json_url)
HREF(page_csv, struct page, csv_url)
SIMPLE(page_indexed, struct page, tpl_bool(is_indexed(it->kind)))
SIMPLE(page_record, struct page, tpl_object(&view_record_type, it->record))
SIMPLE(page_collection, struct page, tpl_object(&view_collection_type, it->collection))
SIMPLE(page_vocabulary, struct page, tpl_object(&view_vocabulary_type, it->vocabulary))
SIMPLE(page_term, struct page, tpl_object(&view_term_type, it->term))
SIMPLE(page_records, struct page,
	tpl_pointers(&view_record_type, (const void *const *)it->records, it->record_count))
SIMPLE(page_has_records, struct page, tpl_bool(it->record_count))
SIMPLE(page_groups, struct page,
	array_value(env, &view_group_type, it->groups, sizeof(struct group), it->group_count))
SIMPLE(page_has_latest, struct page, tpl_bool(it->plan->latest.n))
SIMPLE(page_pagination, struct page,
	it->number_count > 1 ? tpl_object(&pagination_type, it) : tpl_nothing())
SIMPLE(page_latest, struct page,
	tpl_pointers(&view_record_type, (const void *const *)it->plan->latest.v,
		it->plan->latest.n < 5 ? it->plan->latest.n : 5))

SIMPLE(page_monitor, struct page, tpl_object(&view_monitor_type, it->monitor))
SIMPLE(page_measurement, struct page, tpl_object(&view_measurement_type, it->measurement))
SIMPLE(page_series, struct page, tpl_object(&view_series_type, it->series))
SIMPLE(page_edition, struct page, tpl_object(&view_edition_type, it->edition))
SIMPLE(page_search_groups, struct page, search_groups_value(it->plan, env))
SIMPLE(page_letters, struct page, page_letters_value(env, it->plan->search))

/* A page about a measurement is one, whether it is the latest or that of a day. */
SIMPLE(page_is_measurement, struct page,
	tpl_bool(it->kind == JOB_MEASUREMENT || it->kind == JOB_MEASUREMENT_DATE))

SIMPLE(page_months, struct page, ((void)it, months_value(env)))
SIMPLE(page_feed_groups, struct page, ((void)it, feed_groups_value(env)))
SIMPLE(page_feeds, struct page, ((void)it, page_feeds_value(env)))

/* Only on the page that the settings name. */
GETTER(page_accessibility)
{
	const struct page *page = self;
	const struct accessibility *accessibility = &page->plan->model->settings.accessibility;

	(void)field;
	(void)env;
	return page->record && page->record == accessibility->record
		       ? tpl_object(&accessibility_type, accessibility)
		       : tpl_nothing();
}

/* How Open Graph tells a text from the ways to it. */
SIMPLE(page_open_graph_type, struct page,
	tpl_text(it->kind == JOB_RECORD || it->kind == JOB_FREE_PAGE ? STR("article")
								     : STR("website")))

GETTER(page_linked_data)
{
	struct buf *buf = view_buf(env);

	(void)field;
	linked_page(self, env->scratch, buf);
	return tpl_html(view_taken(env, buf));
}

GETTER(page_end_html)
{
	return tpl_html(page_end(self, (enum page_end)field->index, env->scratch));
}

/* The first are all that a header and a footer see of a page. */
enum { KIND_FIELDS = 19 };

static const struct tpl_field page_fields[] = {
	{STR_INIT("is_home"), TPL_BOOL, .get = page_is, .index = JOB_HOME},
	{STR_INIT("is_list"), TPL_BOOL, .get = page_is, .index = JOB_LIST},
	{STR_INIT("is_record"), TPL_BOOL, .get = page_is, .index = JOB_RECORD},
	{STR_INIT("is_free_page"), TPL_BOOL, .get = page_is, .index = JOB_FREE_PAGE},
	{STR_INIT("is_facet"), TPL_BOOL, .get = page_is, .index = JOB_FACET},
	{STR_INIT("is_term"), TPL_BOOL, .get = page_is, .index = JOB_TERM},
	{STR_INIT("is_compare"), TPL_BOOL, .get = page_is, .index = JOB_COMPARE},
	{STR_INIT("is_whole"), TPL_BOOL, .get = page_is, .index = JOB_WHOLE},
	{STR_INIT("is_fields"), TPL_BOOL, .get = page_is, .index = JOB_FIELDS},
	{STR_INIT("is_glossary"), TPL_BOOL, .get = page_is, .index = JOB_GLOSSARY},
	{STR_INIT("is_new"), TPL_BOOL, .get = page_is, .index = JOB_NEW},
	{STR_INIT("is_compare_monitor"), TPL_BOOL, .get = page_is, .index = JOB_COMPARE_MONITOR},
	{STR_INIT("is_monitors"), TPL_BOOL, .get = page_is, .index = JOB_MONITORS},
	{STR_INIT("is_monitor"), TPL_BOOL, .get = page_is, .index = JOB_MONITOR},
	{STR_INIT("is_measurement"), TPL_BOOL, .get = page_is_measurement},
	{STR_INIT("is_indicator"), TPL_BOOL, .get = page_is, .index = JOB_INDICATOR},
	{STR_INIT("is_methods"), TPL_BOOL, .get = page_is, .index = JOB_METHODS},
	{STR_INIT("is_method"), TPL_BOOL, .get = page_is, .index = JOB_METHOD},
	{STR_INIT("is_search"), TPL_BOOL, .get = page_is, .index = JOB_SEARCH},
	{STR_INIT("title"), TPL_TEXT, .get = page_title},
	{STR_INIT("description"), TPL_TEXT, .get = page_description},
	{STR_INIT("page_url"), TPL_TEXT, .get = page_own_url},
	{STR_INIT("canonical"), TPL_TEXT, .get = page_canonical},
	{STR_INIT("json_url"), TPL_TEXT, .get = page_json},
	{STR_INIT("csv_url"), TPL_TEXT, .get = page_csv},
	{STR_INIT("indexed"), TPL_BOOL, .get = page_indexed},
	{STR_INIT("open_graph_type"), TPL_TEXT, .get = page_open_graph_type},
	{STR_INIT("linked_data"), TPL_HTML, .get = page_linked_data},
	{STR_INIT("page_header"), TPL_HTML, .get = page_end_html, .index = PAGE_HEADER},
	{STR_INIT("page_footer"), TPL_HTML, .get = page_end_html, .index = PAGE_FOOTER},
	{STR_INIT("crumbs"), TPL_LIST, .type = &crumb_type, .get = page_crumbs},
	{STR_INIT("record"), TPL_OBJECT, .type = &view_record_type, .get = page_record},
	{STR_INIT("collection"), TPL_OBJECT, .type = &view_collection_type, .get = page_collection},
	{STR_INIT("vocabulary"), TPL_OBJECT, .type = &view_vocabulary_type, .get = page_vocabulary},
	{STR_INIT("term"), TPL_OBJECT, .type = &view_term_type, .get = page_term},
	{STR_INIT("records"), TPL_LIST, .type = &view_record_type, .get = page_records},
	{STR_INIT("groups"), TPL_LIST, .type = &view_group_type, .get = page_groups},
	{STR_INIT("pagination"), TPL_OBJECT, .type = &pagination_type, .get = page_pagination},
	{STR_INIT("monitor"), TPL_OBJECT, .type = &view_monitor_type, .get = page_monitor},
	{STR_INIT("measurement"), TPL_OBJECT, .type = &view_measurement_type,
		.get = page_measurement},
	{STR_INIT("series"), TPL_OBJECT, .type = &view_series_type, .get = page_series},
	{STR_INIT("edition"), TPL_OBJECT, .type = &view_edition_type, .get = page_edition},
	{STR_INIT("accessibility"), TPL_OBJECT, .type = &accessibility_type,
		.get = page_accessibility},
	{STR_INIT("search_groups"), TPL_LIST, .type = &view_search_group_type,
		.get = page_search_groups},
	{STR_INIT("letters"), TPL_LIST, .type = &view_page_letter_type, .get = page_letters},
	{STR_INIT("has_records"), TPL_BOOL, .get = page_has_records},
	{STR_INIT("months"), TPL_LIST, .type = &view_month_type, .get = page_months},
	{STR_INIT("feed_groups"), TPL_LIST, .type = &view_feed_group_type, .get = page_feed_groups},
	{STR_INIT("page_feeds"), TPL_LIST, .type = &view_feed_type, .get = page_feeds},
	{STR_INIT("has_latest"), TPL_BOOL, .get = page_has_latest},
	{STR_INIT("latest"), TPL_LIST, .type = &view_record_type, .get = page_latest},
};

const struct tpl_type view_page_type = TYPE("page", page_fields);
const struct tpl_type view_kind_type = {
	.name = STR_INIT("kind of page"), .fields = page_fields, .n = KIND_FIELDS};

/* ---- The site ---- */

static struct tpl_value digits_value(const struct tpl_env *env, size_t number)
{
	struct buf *buf = view_buf(env);

	if (!number)
		return tpl_nothing();
	buf_add_unsigned(buf, number);
	return tpl_text(view_taken(env, buf));
}

TEXT(site_title, struct settings, title)
TEXT(site_description, struct settings, description)
TEXT(site_language, struct settings, language)
TEXT(site_organisation, struct settings, organisation.name)
HREF(site_organisation_url, struct settings, organisation.url)
TEXT(site_licence, struct settings, licence_name)
HREF(site_licence_url, struct settings, licence_url)
SIMPLE(site_image_url, struct settings,
	it->image.url.n ? absolute_value(env, it->image.url) : tpl_nothing())
TEXT(site_image_text, struct settings, image.text)
SIMPLE(site_image_width, struct settings, digits_value(env, it->image.width))
SIMPLE(site_image_height, struct settings, digits_value(env, it->image.height))
SIMPLE(site_home_url, struct settings, ((void)it, href_value(env, STR("/"))))

static const struct tpl_field settings_fields[] = {
	{STR_INIT("title"), TPL_TEXT, .get = site_title},
	{STR_INIT("description"), TPL_TEXT, .get = site_description},
	{STR_INIT("language"), TPL_TEXT, .get = site_language},
	{STR_INIT("home_url"), TPL_TEXT, .get = site_home_url},
	{STR_INIT("organisation"), TPL_TEXT, .get = site_organisation},
	{STR_INIT("organisation_url"), TPL_TEXT, .get = site_organisation_url},
	{STR_INIT("licence"), TPL_TEXT, .get = site_licence},
	{STR_INIT("licence_url"), TPL_TEXT, .get = site_licence_url},
	{STR_INIT("image_url"), TPL_TEXT, .get = site_image_url},
	{STR_INIT("image_text"), TPL_TEXT, .get = site_image_text},
	{STR_INIT("image_width"), TPL_TEXT, .get = site_image_width},
	{STR_INIT("image_height"), TPL_TEXT, .get = site_image_height},
};

static const struct tpl_type settings_type = TYPE("site", settings_fields);

static struct tpl_value menu_value(const struct menu *menu, const struct tpl_env *env)
{
	const void **items = arena_array(env->scratch, const void *, menu->items.n);

	for (size_t i = 0; i < menu->items.n; i++)
		items[i] = &menu->items.v[i];
	return tpl_pointers(&menu_type, items, menu->items.n);
}

SIMPLE(root_strings, struct plan, tpl_object(it->view->string_type, it->theme))
SIMPLE(root_assets, struct plan, tpl_object(it->view->asset_type, it->theme))
SIMPLE(root_site, struct plan, tpl_object(&settings_type, &it->model->settings))
SIMPLE(root_menu, struct plan, menu_value(&it->model->settings.menu, env))
SIMPLE(root_footer, struct plan, menu_value(&it->model->settings.footer, env))
SIMPLE(root_has_menu, struct plan, tpl_bool(it->model->settings.menu.items.n))
SIMPLE(root_has_footer, struct plan, tpl_bool(it->model->settings.footer.items.n))
SIMPLE(root_feed, struct plan, it->events.n ? href_value(env, STR("/feed.xml")) : tpl_nothing())
SIMPLE(root_new, struct plan, href_value(env, it->new_url))
SIMPLE(root_glossaries, struct plan,
	tpl_pointers(
		&view_vocabulary_type, (const void *const *)it->glossaries.v, it->glossaries.n))
SIMPLE(root_dcat, struct plan, href_value(env, it->dcat_url))
SIMPLE(root_skos, struct plan, href_value(env, it->skos_url))
SIMPLE(root_collections, struct plan,
	tpl_pointers(
		&view_collection_type, (const void *const *)it->collections.v, it->collections.n))
SIMPLE(root_facets, struct plan,
	tpl_pointers(&view_vocabulary_type, (const void *const *)it->facets.v, it->facets.n))

SIMPLE(root_monitors, struct plan,
	tpl_pointers(&view_monitor_type, (const void *const *)it->model->monitors.v,
		it->model->monitors.n))
SIMPLE(root_search, struct plan, it->search ? href_value(env, it->search->url) : tpl_nothing())
SIMPLE(root_search_index, struct plan,
	it->search ? href_value(env, it->search->index_url) : tpl_nothing())
SIMPLE(root_lists_apart, struct plan, tpl_bool(it->search && it->search->without_lists))
SIMPLE(root_has_monitors, struct plan, tpl_bool(it->model->monitors.n))

void view_types(struct plan *plan, struct arena *arena)
{
	const struct tpl_type *strings = view_string_type(arena, plan->theme);
	const struct tpl_type *assets = view_asset_type(arena, plan->theme);
	const struct tpl_field fields[] = {
		{STR_INIT("t"), TPL_OBJECT, .type = strings, .get = root_strings},
		{STR_INIT("assets"), TPL_OBJECT, .type = assets, .get = root_assets},
		{STR_INIT("site"), TPL_OBJECT, .type = &settings_type, .get = root_site},
		{STR_INIT("menu"), TPL_LIST, .type = &menu_type, .get = root_menu},
		{STR_INIT("footer"), TPL_LIST, .type = &menu_type, .get = root_footer},
		{STR_INIT("has_menu"), TPL_BOOL, .get = root_has_menu},
		{STR_INIT("has_footer"), TPL_BOOL, .get = root_has_footer},
		{STR_INIT("feed_url"), TPL_TEXT, .get = root_feed},
		{STR_INIT("dcat_url"), TPL_TEXT, .get = root_dcat},
		{STR_INIT("vocabularies_url"), TPL_TEXT, .get = root_skos},
		{STR_INIT("new_url"), TPL_TEXT, .get = root_new},
		{STR_INIT("glossaries"), TPL_LIST, .type = &view_vocabulary_type,
			.get = root_glossaries},
		{STR_INIT("collections"), TPL_LIST, .type = &view_collection_type,
			.get = root_collections},
		{STR_INIT("facets"), TPL_LIST, .type = &view_vocabulary_type, .get = root_facets},
		{STR_INIT("monitors"), TPL_LIST, .type = &view_monitor_type, .get = root_monitors},
		{STR_INIT("search_url"), TPL_TEXT, .get = root_search},
		{STR_INIT("search_index_url"), TPL_TEXT, .get = root_search_index},
		{STR_INIT("lists_apart"), TPL_BOOL, .get = root_lists_apart},
		{STR_INIT("has_monitors"), TPL_BOOL, .get = root_has_monitors},
	};
	struct tpl_type *type = arena_new(arena, struct tpl_type);

	type->name = STR("site");
	type->n = sizeof(fields) / sizeof(*fields);
	type->fields = memcpy(arena_alloc(arena, sizeof(fields)), fields, sizeof(fields));
	plan->view->string_type = strings;
	plan->view->asset_type = assets;
	plan->view->site_type = type;
}
