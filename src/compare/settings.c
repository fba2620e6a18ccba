/* SPDX-License-Identifier: EUPL-1.2 */
/* What site.yaml says and visitors see. */
#include "compare/internal.h"

/* "Producten (/producten/), Over (/over/)" */
static struct str menu_text(struct comparer *comparer, const struct menu *menu)
{
	struct buf text = BUF_INIT;

	vec_each (const struct menu_item, it, &menu->items) {
		if (text.n)
			buf_lit(&text, ", ");
		buf_add_str(&text, it->title);
		buf_lit(&text, " (");
		buf_add_str(&text, it->url);
		buf_lit(&text, ")");
	}
	return taken(comparer, &text);
}

struct setting {
	const char *id, *label[2];
	struct str before, after;
};

#define SETTING(id, nl, en, member)                                                                \
	{                                                                                          \
		id, {nl, en}, before->member, after->member                                        \
	}

void compare_settings(struct comparer *comparer)
{
	const struct settings *before = &comparer->before->model.settings;
	const struct settings *after = &comparer->after->model.settings;
	struct site_change *section = section_begin(comparer, CHANGE_SETTINGS, STR("settings"),
		both(comparer, "Instellingen", "Settings"));
	const struct setting settings[] = {
		SETTING("title", "Titel van de site", "Title of the site", title),
		SETTING("description", "Omschrijving", "Description", description),
		SETTING("language", "Taal", "Language", language),
		SETTING("theme", "Thema", "Theme", theme),
		SETTING("base_url", "Adres van de site", "Address of the site", base_url),
		SETTING("organisation", "Organisatie", "Organisation", organisation.name),
		SETTING("organisation_url", "Site van de organisatie", "Site of the organisation",
			organisation.url),
		SETTING("image", "Beeld van de site", "Image of the site", image.file),
		SETTING("licence", "Licentie", "Licence", licence_name),
		SETTING("licence_url", "Adres van de licentie", "Address of the licence",
			licence_url),
		SETTING("edit_url", "Adres om te wijzigen", "Address for editing", edit_url),
		SETTING("security_contact", "Contact voor beveiliging", "Security contact",
			security_contact),
		SETTING("accessibility_statement", "Toegankelijkheidsverklaring",
			"Accessibility statement", accessibility.statement),
	};

	for (size_t i = 0; i < sizeof(settings) / sizeof(*settings); i++)
		change_between(comparer, section, CHANGE_SETTING, str_from(settings[i].id),
			str_from(settings[i].label[comparer->lang]), settings[i].before,
			settings[i].after);
	change_between(comparer, section, CHANGE_SETTING, STR("security_expires"),
		both(comparer, "Contact voor beveiliging geldt tot", "Security contact expires"),
		day_text(comparer, before->security_expires),
		day_text(comparer, after->security_expires));
	change_between(comparer, section, CHANGE_SETTING, STR("accessibility_status"),
		both(comparer, "Status van de toegankelijkheid", "Accessibility status"),
		(struct str){&before->accessibility.status, before->accessibility.status != 0},
		(struct str){&after->accessibility.status, after->accessibility.status != 0});
	change_between(comparer, section, CHANGE_SETTING, STR("menu"),
		both(comparer, "Menu", "Menu"), menu_text(comparer, &before->menu),
		menu_text(comparer, &after->menu));
	change_between(comparer, section, CHANGE_SETTING, STR("footer"),
		both(comparer, "Voettekst", "Footer"), menu_text(comparer, &before->footer),
		menu_text(comparer, &after->footer));
	section_end(comparer, section);
}
