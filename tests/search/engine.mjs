// SPDX-License-Identifier: EUPL-1.2
//
// node tests/search/engine.mjs FOLDER: what the engine does, on an invented site.

import { addresses, engineWith, expect, marked } from './tools.mjs';

const engine = engineWith(`${process.argv[2]}/invented/zoeken/index.js`);
const find = (query) => addresses(engine, query);
const first = (query) => find(query)[0];

function shown(query, url) {
	const result = engine.search(query);
	const hit = result.groups.flatMap((group) => group.hits)
		.map((number) => engine.show(result, number)).find((one) => one.url === url);
	return hit && { title: marked(hit.title), summary: marked(hit.summary), also: hit.also.map(marked) };
}

// ---- Words, as the index has them ----

const words = (text) => engine.tokens(text).map((one) => [one.whole, ...one.parts].join(' '));
expect('words are folded', words('Één CATEGORIEËN, façade; Straße Æneas'),
	['een', 'categorieen', 'facade', 'strasse', 'aeneas']);
expect('a sign belongs to its word', words('14+netnummer, 14+ en C++'),
	['14+netnummer 14+ netnummer', '14+', 'en', 'c++']);
expect('hyphens join', words('geo-informatie - e-WOZ-'), ['geoinformatie geo informatie', 'ewoz woz']);
expect('points part words but not numbers', words('PGB 2.0. site.nl'), ['pgb', '2.0', 'site', 'nl']);
expect('silent marks', words('API’s van \'s lands pc\'s'), ['apis', 'van', 's', 'lands', 'pcs']);
expect('pictures and marks are no words', words('24/7 a&b “x” – 5 € → 😀 zie'),
	['24', '7', 'a', 'b', 'x', '5', 'zie']);

// ---- From good to bad ----

expect('exact before compound', find('fiets').slice(0, 2), ['dingen/fiets/', 'dingen/bakfiets/']);
expect('stem', first('fietsen'), 'dingen/fiets/');
expect('stem of a word that the index lacks', first('hamers'), 'dingen/hamer/');
expect('beginning', first('bakf'), 'dingen/bakfiets/');
expect('part of a compound', find('wieler'), ['dingen/fiets/']);
expect('part in the middle', first('stalling'), 'dingen/hamer/');
expect('compound of words that stand apart', first('hamerspijkers'), 'dingen/hamer/');
expect('letters that changed places', first('fiest'), 'dingen/fiets/');
expect('a letter too few', first('bakfits'), 'dingen/bakfiets/');
expect('a letter too many', find('gereeedschap').slice(0, 2), ['dingen/hamer/', 'soorten/gereedschap/']);
expect('two errors in a long word', first('tweewielre'), 'dingen/fiets/');
expect('an error in a part of a compound', first('stalingen'), 'dingen/hamer/');
expect('another first letter is another word', [find('riets'), find('qamer')], [[], []]);
expect('but not in a long one', [first('kweewieler'), first('weewieler')], ['dingen/fiets/', 'dingen/fiets/']);
expect('a letter that sounds the same', [first('kopieenn'), first('copieen')], ['dingen/boot/', 'dingen/boot/']);
expect('two errors are too many for a short word', find('feits').includes('dingen/fiets/') && find('faats').length, 0);
expect('a compound only by its words', [find('ketting').length, find('etting').length, find('stuurs').length],
	[1, 0, 1]);
expect('short words allow no errors', find('rem').includes('dingen/fiets/') && find('ren').length, 0);

// ---- Fields ----

expect('title before text', first('hamer'), 'dingen/hamer/');
expect('other words', find('rijwiel'), ['dingen/fiets/']);
expect('an abbreviation', find('kvz'), ['dingen/fiets/', 'afkortingen/']);
expect('the full name of an abbreviation', find('zadelmakers'), ['dingen/fiets/', 'afkortingen/']);
expect('long text', find('ketting'), ['dingen/fiets/']);
expect('emphasis in a text', find('remmen'), ['dingen/fiets/']);
expect('signs in a text', [find('velg'), find('bel')], [['dingen/fiets/'], ['dingen/fiets/']]);
expect('the names of signs are no words', [find('amp'), find('quot')], [[], []]);
expect('what is new, and all side by side', [first('nieuw'), first('vergelijken')],
	['nieuw/', 'dingen/vergelijken/']);
expect('the name in brackets', first('fts'), 'dingen/fiets/');
expect('what it is filed under', find('voertuig').slice(0, 4).sort(),
	['dingen/bakfiets/', 'dingen/boot/', 'dingen/fiets/', 'soorten/voertuig/'].sort());
expect('numbers with a point', first('2.0'), 'dingen/boot/');
expect('accents do not matter', [first('kopieen'), first('kopieën')], ['dingen/boot/', 'dingen/boot/']);
expect('addresses of people are not searched', find('iemand'), []);
expect('drafts are not found', find('slee'), []);

// ---- Several words ----

expect('all words', find('fiets kinderen'), ['dingen/bakfiets/']);
expect('as many as can be', [engine.search('fiets kinderen water').fewer, engine.search('fiets kinderen').fewer],
	[true, false]);
expect('an error in one of them', [find('fiets kindern'), engine.search('fiets kindern').fewer],
	[['dingen/bakfiets/'], false]);
expect('stop words do not count', [find('een fiets voor de kinderen'), engine.search('de fiets van kinderen').fewer],
	[['dingen/bakfiets/'], false]);
expect('unless there is nothing else', find('een voor').length > 0, true);
expect('so many words and no more', engine.search('onbekend '.repeat(20) + 'a b c d e f g h i j k l m n o p q fiets')
	.matches.some((match) => match.word === 'fiets'), false);
expect('one word written as two', first('bak fiets'), 'dingen/bakfiets/');
expect('a hyphen or none', [first('ideeboot'), first('idee-boot'), first('idee boot')],
	['dingen/boot/', 'dingen/boot/', 'dingen/boot/']);

// ---- Marks and notes ----

expect('hits are marked', shown('fiets', 'dingen/bakfiets/'),
	{ title: 'Bak[fiets]', summary: 'Een [fiets] met een bak voor kinderen.', also: [] });
expect('words that are not seen are told', shown('rijwiel', 'dingen/fiets/').also, ['[rijwiel]']);
expect('with their accents', shown('kopieen', 'dingen/boot/').also, ['[kopieën]']);
expect('with their hyphens', shown('ideeboot', 'dingen/boot/').also, ['[idee-boot]']);
expect('an error is told', engine.search('fiest').typos, [{ word: 'fiest', instead: 'fiets' }]);
expect('a word that was taken for two is told', engine.search('hamerspijkers').typos,
	[{ word: 'hamerspijkers', instead: 'hamer spijkers' }]);
expect('stop words are not marked', shown('een fiets met een bak', 'dingen/bakfiets/').summary,
	'Een [fiets] met een [bak] voor kinderen.');
expect('what was meant', engine.search('girietschop').meant, ['gereedschap']);
expect('groups, that of the best first', engine.search('verzonnen').groups.map((group) => group.number), [1 + 1]);
for (const query of ['', ' ', '+', '“”', '-', 'a'.repeat(500), '\ud83d\ude00', '.*(', '\\', '__proto__', 'constructor'])
	expect(`“${query.slice(0, 12)}” does no harm`, find(query), []);

// ---- Distances: an error costs two, a small one one ----

const distances = [['fiets', 'fiets', 0], ['fiets', 'fiest', 2], ['fiets', 'fits', 2], ['fiets', 'fiettss', 2],
	['', 'ab', 4], ['ab', '', 4], ['abcd', 'badc', 4], ['gegevens', 'gegeven', 2],
	['domijn', 'domein', 1], ['meid', 'mijd', 1], ['kontakt', 'contact', 2], ['brasem', 'braassem', 2],
	['braassem', 'brasem', 2]];
for (const [a, b, wanted] of distances)
	expect(`from “${a}” to “${b}”`, engine.distance(a, b, 6), wanted);
expect('too far', engine.distance('fiets', 'hamer', 4) > 4, true);
console.log('done');
