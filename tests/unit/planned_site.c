/* SPDX-License-Identifier: EUPL-1.2 */
#include "unit/planned_site.h"

#include <unistd.h>

struct small_site site;
struct buf out;

int set_up_site(void **state)
{
	(void)state;
	small_site_make(&site);
	out = (struct buf)BUF_INIT;
	return 0;
}

int tear_down_site(void **state)
{
	(void)state;
	small_site_remove(&site);
	buf_release(&out);
	return 0;
}

void add_template(const char *name, const char *text)
{
	struct buf path = BUF_INIT;

	buf_addf(&path, "themes/kaal/templates/%s.mustache", name);
	folder_add(&site.folder, path.p, text);
	buf_release(&path);
}

void append(const char *path, const char *lines)
{
	struct str text = str_from(folder_read(&site.folder, path, &site.arena));

	folder_add_bytes(&site.folder, path, str_join(&site.arena, text, str_from(lines)));
}

void remove_file(const char *path)
{
	assert_int_equal(unlinkat(site.folder.fd, path, 0), 0);
}

void plan(void)
{
	small_site_load(&site, 1);
	score_model(&site.model, &site.diags);
	small_site_plan(&site);
	assert_non_null(site.plan);
}

const struct job *find_job(const char *path)
{
	vec_each (const struct job, job, &site.plan->jobs)
		if (str_eq(job->path, str_from(path)))
			return job;
	return NULL;
}

struct str render(const char *path)
{
	const struct job *job = find_job(path);

	if (!job)
		fail_msg("there is no %s", path);
	buf_reset(&out);
	job_render(site.plan, job, &site.arena, &out);
	return buf_str(&out);
}
