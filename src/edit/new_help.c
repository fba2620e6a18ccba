/* SPDX-License-Identifier: EUPL-1.2 */
/* What the fields are for: the schema says it, but that of free pages is the program's own. */
#include "edit/internal.h"

static struct field_help page_help(const struct card_maker *maker, const struct field *field)
{
	const struct collection *pages = maker->options->collection;

	if (field == pages->title_field)
		return (struct field_help){maker_word(maker, STR("Titel"), STR("Title")),
			maker_word(maker,
				STR("Wat er boven de pagina staat, en wat zoekmachines tonen."),
				STR("What stands above the page, and what search engines show."))};
	if (field == pages->summary_field)
		return (struct field_help){maker_word(maker, STR("Samenvatting"), STR("Summary")),
			maker_word(maker,
				STR("Eén of twee zinnen: wat vindt iemand op deze pagina?"),
				STR("One or two sentences: what does somebody find on this "
				    "page?"))};
	if (field == pages->date_field)
		return (struct field_help){maker_word(maker, STR("Bijgewerkt"), STR("Updated")),
			maker_word(maker,
				STR("De dag waarop u deze tekst voor het laatst hebt aangepast of "
				    "nagelezen, als jaar-maand-dag."),
				STR("The day on which you last changed this text or read it "
				    "through, as year-month-day."))};
	return (struct field_help){maker_word(maker, STR("Tekst"), STR("Text")), STR("")};
}

struct field_help help_of_field(const struct card_maker *maker, const struct field *field)
{
	return maker->options->collection->pages ? page_help(maker, field)
						 : (struct field_help){field->label, field->help};
}

/* How a visitor gets to it, for pages are in no list. */
static struct str page_text_help(const struct card_maker *maker)
{
	struct str before = maker_word(maker,
		STR("Schrijf hieronder de tekst van de pagina; zonder tekst kan zij niet op de "
		    "site. Haar adres wordt /"),
		STR("Write the text of the page below; without a text it cannot be on the site. "
		    "Its address will be /"));
	struct str after = maker_word(maker,
		STR("/. Zet dat in content/site.yaml bij menu of voettekst, dan komt er een link "
		    "naar de pagina."),
		STR("/. Put that into content/site.yaml at menu or footer, and there will be a "
		    "link to the page."));

	return str_join(maker->arena, before, maker->id, after);
}

void put_body_help(struct buf *out, const struct card_maker *maker)
{
	const struct collection *collection = maker->options->collection;
	struct str help = collection->pages ? page_text_help(maker) : collection->body_field->help;

	if (!help.n || str_find(help, STR("--"), 0) < help.n || str_find_char(help, '>') < help.n)
		return;
	buf_lit(out, "\n<!-- ");
	buf_add_str(out, help);
	buf_lit(out, " -->\n");
}
