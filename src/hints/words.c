/* SPDX-License-Identifier: EUPL-1.2 */
/* The words that hints go by, in lower case; every table is sorted by bytes (a test says so). */
#include "hints/internal.h"

#define W(word) STR_INIT(word)

/* clang-format off */
static const struct str dotted[] = {
	W("aant"), W("afb"), W("afd"), W("afz"), W("alg"), W("apr"), W("art"), W("aug"),
	W("betr"), W("bijl"), W("bijv"), W("blz"), W("bv"), W("ca"), W("cf"), W("dec"),
	W("dept"), W("dhr"), W("dr"), W("drs"), W("ed"), W("evt"), W("excl"), W("feb"),
	W("fig"), W("gem"), W("hfst"), W("incl"), W("ing"), W("inl"), W("ir"), W("jan"), W("jl"),
	W("jr"), W("max"), W("mej"), W("mevr"), W("min"), W("mr"), W("mrs"), W("ms"),
	W("mw"), W("nov"), W("nr"), W("nrs"), W("okt"), W("pag"), 
	W("plm"), W("pp"), W("prof"), W("resp"), W("sec"), W("sep"), W("sept"), W("sr"), W("st"),
	W("tel"), W("vgl"), W("vs"), W("zgn"),
};

static const struct str everyday[] = {
	W("bv"), W("cd"), W("csv"), W("dd"), W("dvd"), W("eu"), W("gps"), W("html"), W("id"), W("jjjj"), W("json"), W("mb"),
	W("mm"), W("nl"), W("nv"), W("ok"), W("pc"), W("pdf"), W("sms"), W("tv"), W("uk"),
	W("un"), W("us"), W("usb"), W("vn"), W("vs"), W("xml"), W("yyyy"),
};

static const struct str worden[] = {
	W("werd"), W("werden"), W("word"), W("worden"), W("wordt"),
};

static const struct str zijn[] = {
	W("is"), W("waren"), W("was"), W("zijn"),
};

static const struct str nl_strong[] = {
	W("aanbevolen"), W("bedreven"), W("begrepen"), W("behouden"), W("bekeken"), W("beraden"),
	W("beschreven"), W("besloten"), W("besproken"), W("bestreden"), W("betrokken"),
	W("bevonden"), W("bewezen"), W("doorstaan"), W("gebeden"), W("geboden"), W("gebogen"),
	W("gebonden"), W("gebroken"), W("gedaan"), W("gedragen"), W("gedreven"), W("gedwongen"),
	W("gegeven"), W("gegoten"), W("gegrepen"), W("gehangen"), W("geheten"), W("geholpen"),
	W("gehouden"), W("gekeken"), W("gekozen"), W("gekregen"), W("geladen"), W("gelaten"),
	W("gelezen"), W("gemeten"), W("genomen"), W("gescheiden"), W("geschonken"),
	W("geschoven"), W("geschreven"), W("geslagen"), W("gesloten"), W("gesneden"),
	W("gesproken"), W("gestolen"), W("getroffen"), W("getrokken"), W("gevangen"),
	W("gevonden"), W("gevroren"), W("gewassen"), W("gewezen"), W("gewonnen"), W("geworpen"),
	W("gewoven"), W("gezien"), W("gezonden"), W("herschreven"), W("herzien"),
	W("omschreven"), W("onderhouden"), W("ondernomen"), W("onderschreven"), W("ondervonden"),
	W("onderworpen"), W("onderzocht"), W("ontboden"), W("ontbonden"), W("onthouden"),
	W("ontnomen"), W("ontslagen"), W("ontvangen"), W("ontworpen"), W("overwogen"),
	W("verboden"), W("verbonden"), W("verbroken"), W("verdreven"), W("vergeleken"),
	W("vergeten"), W("verholpen"), W("verkozen"), W("verkregen"), W("verlaten"),
	W("verloren"), W("vernomen"), W("verscholen"), W("verschoven"), W("verslagen"),
	W("verstaan"), W("vervangen"), W("verwezen"), W("verworpen"), W("verworven"),
	W("verzonden"), W("voorkomen"), W("voorzien"),
};

static const struct str nl_no_participle[] = {
	W("beeld"), W("begroot"), W("behalt"), W("beheert"), W("bekend"), W("bekent"),
	W("belangt"), W("beleid"), W("belet"), W("beloond"), W("bemind"), W("benut"),
	W("bereid"), W("bericht"), W("beroemd"), W("beschikt"), W("besluit"), W("besmet"),
	W("bestaat"), W("bestand"), W("betekent"), W("betreft"), W("bevat"), W("bevoegd"),
	W("bewind"), W("bewoond"), W("bewust"), W("bezet"), W("bezit"), W("bezwaard"),
	W("gebaat"), W("gebeurt"), W("gebied"), W("gebiedt"), W("geblesseerd"), W("gebod"),
	W("gebrand"), W("geduld"), W("geeft"), W("gehecht"), W("gekleurd"), W("geld"),
	W("geldt"), W("geleerd"), W("gelooft"), W("geluid"), W("gemoed"), W("geniet"), W("gent"),
	W("gerecht"), W("gerust"), W("geschikt"), W("geschrift"), W("gesteldheid"), W("getuigt"),
	W("gevecht"), W("gevoelt"), W("geweld"), W("gewend"), W("gewest"), W("gewicht"),
	W("gezicht"), W("gezind"), W("gezond"), W("herfst"), W("herkent"), W("herkomst"),
	W("onderdeel"), W("ontbreekt"), W("ontgroeid"), W("ontstaat"), W("ontvangst"),
	W("ontvangt"), W("verantwoord"), W("verband"), W("verbod"), W("verdient"), W("verdriet"),
	W("verkeert"), W("verliefd"), W("verlies"), W("verplicht"), W("verschijnt"),
	W("verschilt"), W("verstand"), W("vertrouwd"), W("verwant"), W("verwondert"),
	W("verzet"),
};

static const struct str nl_moved[] = {
	W("afgenomen"), W("begonnen"), W("bekend"), W("gebleven"), W("gedaald"), W("gegaan"),
	W("gegroeid"), W("gekomen"), W("gestart"), W("gestegen"), W("gevallen"), W("gewend"),
	W("geworden"), W("ontstaan"), W("opgehouden"), W("toegenomen"), W("veranderd"),
	W("verdwenen"), W("verplicht"), W("vertrokken"),
};

static const struct str nl_before_ge[] = {
	W("aan"), W("achter"), W("af"), W("beschikbaar"), W("bij"), W("binnen"), W("buiten"),
	W("deel"), W("dicht"), W("door"), W("goed"), W("in"), W("klaar"), W("los"), W("mede"),
	W("mee"), W("na"), W("neer"), W("om"), W("onder"), W("op"), W("open"), W("over"),
	W("plaats"), W("rond"), W("samen"), W("stil"), W("tegen"), W("terug"), W("toe"),
	W("uit"), W("vast"), W("voor"), W("vooruit"), W("vrij"), W("weer"), W("weg"),
};

static const struct str nl_before_year[] = {
	W("april"), W("augustus"), W("begin"), W("december"), W("eind"), W("einde"),
	W("februari"), W("halverwege"), W("herfst"), W("in"), W("januari"), W("juli"), W("juni"),
	W("kwartaal"), W("lente"), W("maart"), W("medio"), W("mei"), W("najaar"), W("november"),
	W("oktober"), W("per"), W("september"), W("tegen"), W("tot"), W("uiterlijk"), W("vanaf"),
	W("voor"), W("voorjaar"), W("vóór"), W("winter"), W("zomer"),
};

static const struct str nl_coming[] = {
	W("beginnen"), W("begint"), W("binnenkort"), W("gaan"), W("gaat"), W("gepland"),
	W("komen"), W("komt"), W("krijgen"), W("krijgt"), W("moet"), W("moeten"), W("start"),
	W("starten"), W("straks"), W("streeft"), W("streven"), W("treden"), W("treedt"),
	W("verschijnt"), W("verwacht"), W("verwachten"), W("verwachting"), W("volgen"),
	W("volgt"), W("willen"), W("worden"), W("wordt"), W("zal"), W("zullen"),
};

static const struct str nl_bound[] = {
	W("om"), W("over"), W("uit"), W("van"), W("voort"),
};

static const struct str nl_past[] = {
	W("begon"), W("begonnen"), W("ging"), W("gingen"), W("had"), W("hadden"), W("kon"),
	W("konden"), W("kreeg"), W("kregen"), W("kwam"), W("kwamen"), W("moest"), W("moesten"),
	W("waren"), W("was"), W("werd"), W("werden"), W("wilde"), W("wilden"), W("zou"),
	W("zouden"),
};

static const struct str en_be[] = {
	W("are"), W("be"), W("been"), W("being"), W("is"), W("was"), W("were"),
};

static const struct str en_strong[] = {
	W("begun"), W("bought"), W("broken"), W("brought"), W("built"), W("caught"), W("chosen"),
	W("cut"), W("done"), W("drawn"), W("driven"), W("found"), W("given"), W("heard"),
	W("held"), W("hidden"), W("kept"), W("known"), W("led"), W("left"), W("made"),
	W("meant"), W("met"), W("overseen"), W("paid"), W("put"), W("read"), W("run"), W("said"),
	W("seen"), W("sent"), W("set"), W("shown"), W("sold"), W("spent"), W("spoken"),
	W("taken"), W("taught"), W("thought"), W("told"), W("understood"), W("undertaken"),
	W("withdrawn"), W("won"), W("written"),
};

static const struct str en_no_participle[] = {
	W("agreed"), W("allowed"), W("based"), W("biased"), W("closed"), W("concerned"), W("dedicated"),
	W("detailed"), W("entitled"), W("experienced"), W("hundred"), W("indeed"),
	W("interested"), W("limited"), W("located"), W("married"), W("naked"), W("named"),
	W("outdated"), W("pleased"), W("related"), W("sacred"), W("satisfied"), W("supposed"),
	W("tired"), W("unchanged"), W("unexpected"), W("unlimited"), W("worried"),
};

static const struct str en_between[] = {
	W("all"), W("also"), W("always"), W("been"), W("being"), W("both"), W("never"), W("not"),
	W("now"), W("often"), W("only"), W("still"), W("then"), W("yet"),
};

static const struct str en_before_year[] = {
	W("april"), W("august"), W("autumn"), W("by"), W("december"), W("early"), W("february"),
	W("from"), W("in"), W("january"), W("july"), W("june"), W("late"), W("march"), W("may"),
	W("november"), W("october"), W("quarter"), W("september"), W("spring"), W("summer"),
	W("until"), W("winter"),
};

static const struct str en_coming[] = {
	W("comes"), W("expect"), W("expected"), W("expects"), W("going"), W("launches"),
	W("must"), W("planned"), W("plans"), W("scheduled"), W("shall"), W("soon"), W("starts"),
	W("upcoming"), W("will"),
};

static const struct str en_past[] = {
	W("became"), W("began"), W("could"), W("did"), W("had"), W("started"), W("was"),
	W("went"), W("were"), W("would"),
};

static const struct str nl_relative[] = {
	W("afgelopen jaar"), W("afgelopen maanden"), W("binnenkort"), W("deze maand"), W("dit jaar"),
	W("dit najaar"), W("dit voorjaar"), W("deze zomer"), W("komend jaar"), W("komende jaar"),
	W("komende maanden"), W("komende tijd"), W("komende weken"), W("momenteel"), W("onlangs"),
	W("op dit moment"), W("op korte termijn"), W("recentelijk"), W("sinds kort"), W("tot nu toe"),
	W("vooralsnog"), W("volgend jaar"), W("volgende maand"), W("vorig jaar"), W("vorige maand"),
	W(""),
};

static const struct str en_relative[] = {
	W("at present"), W("at the moment"), W("currently"), W("last month"), W("last year"),
	W("next month"), W("next year"), W("recently"), W("shortly"), W("so far"), W("soon"),
	W("this month"), W("this year"), W("until now"),
	W(""),
};
/* clang-format on */

#define TABLE(words)                                                                               \
	{                                                                                          \
		(words), sizeof(words) / sizeof(*(words))                                          \
	}

static const struct {
	const struct str *v;
	size_t n;
} tables[WORD_TABLES] = {
	[WORDS_DOTTED] = TABLE(dotted),
	[WORDS_EVERYDAY] = TABLE(everyday),
	[WORDS_NL_WORDEN] = TABLE(worden),
	[WORDS_NL_ZIJN] = TABLE(zijn),
	[WORDS_NL_STRONG] = TABLE(nl_strong),
	[WORDS_NL_NO_PARTICIPLE] = TABLE(nl_no_participle),
	[WORDS_NL_MOVED] = TABLE(nl_moved),
	[WORDS_NL_BEFORE_GE] = TABLE(nl_before_ge),
	[WORDS_NL_BEFORE_YEAR] = TABLE(nl_before_year),
	[WORDS_NL_COMING] = TABLE(nl_coming),
	[WORDS_NL_BOUND] = TABLE(nl_bound),
	[WORDS_NL_PAST] = TABLE(nl_past),
	[WORDS_EN_BE] = TABLE(en_be),
	[WORDS_EN_STRONG] = TABLE(en_strong),
	[WORDS_EN_NO_PARTICIPLE] = TABLE(en_no_participle),
	[WORDS_EN_BETWEEN] = TABLE(en_between),
	[WORDS_EN_BEFORE_YEAR] = TABLE(en_before_year),
	[WORDS_EN_COMING] = TABLE(en_coming),
	[WORDS_EN_PAST] = TABLE(en_past),
};

const struct str *words_of_table(enum word_table table, size_t *n)
{
	*n = tables[table].n;
	return tables[table].v;
}

bool words_have(enum word_table table, struct str word)
{
	size_t low = 0, high = tables[table].n;

	while (low < high) {
		size_t middle = low + (high - low) / 2;
		int order = str_cmp(word, tables[table].v[middle]);

		if (!order)
			return true;
		if (order < 0)
			high = middle;
		else
			low = middle + 1;
	}
	return false;
}

const struct str *words_relative(enum lang lang)
{
	return lang == LANG_NL ? nl_relative : en_relative;
}
