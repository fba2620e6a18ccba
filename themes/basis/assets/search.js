/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * The engine of search: knows nothing of pages. The index is a script that calls
 * kaartenbakSearch.load({…}); src/search/search.h says what is in it.
 *
 *     const result = kaartenbakSearch.search('inkopen');
 *     result.groups[0].hits[0]                      the number of the best document
 *     kaartenbakSearch.show(result, number)         its title, address and words, with hits marked
 *
 * A word that is asked for matches a word of the index, from good to bad: exactly, by its stem, as
 * its beginning, as a part of it (of a compound), with a typing error, or as two words. Each is tried
 * only when nothing better is found; of the last two the result says so.
 */
(function () {
	'use strict';

	/* How good a match is, and what a place is worth: title, other words, summary, text. */
	const EXACT = 1, STEM = 0.85, PREFIX = 0.65, PART = 0.5, SPLIT = 0.5, TYPO = 0.35, PART_TYPO = 0.2;
	const FIELDS = [12, 8, 4, 1], TITLE = 1;
	/* Where a document is filed says more than any of its words. */
	const FILED = 14;
	/* What is filed is what the site is about. */
	const FILED_FACTOR = 1.3;
	/* The name itself was asked for: of what is filed, of another page. */
	const NAMED = 12, NAMED_PAGE = 4;
	/* What further places and words add to the best one. */
	const REST = 0.3, OTHERS = 0.1;
	/* Longer words are cut off; so are longer questions, in which stop words do not count. */
	const WORD_MAX = 48, WORDS_MAX = 16;

	/* The worth of every sum of 1 << place. */
	const worths = [];
	for (let fields = 0; fields < 16; fields++) {
		const found = FIELDS.filter((worth, i) => fields & 1 << i);
		worths.push(found.reduce((sum, worth, i) => sum + (i ? REST * worth : worth), 0));
	}

	/* ---- Words: as src/search/tokens.c ---- */

	const LETTER = 'a-z0-9\\u00c0-\\u00d6\\u00d8-\\u00f6\\u00f8-\\u1fff\\u2070-\\u209f\\u20d0-\\u218f' +
		'\\u2c00-\\u2fff\\u3040-\\ufdff\\ufe10-\\uffef\\u{10000}-\\u{1efff}';
	const SILENT = "'\\u2018\\u2019\\u00ad\\u200b-\\u200d";
	const HYPHEN = '\\-\\u2010\\u2011';
	const silent = new RegExp('[' + SILENT + '](?=[' + LETTER + '])', 'giu');
	const token = new RegExp('(?:[0-9]\\.(?=[0-9])|[' + LETTER + '])' +
		'(?:[0-9]\\.(?=[0-9])|[' + LETTER + '+]|[' + HYPHEN + SILENT + '](?=[' + LETTER + ']))*', 'giu');
	const hyphen = new RegExp('[' + HYPHEN + ']', 'u');
	const pairs = {'ß': 'ss', 'æ': 'ae', 'œ': 'oe', 'ĳ': 'ij', 'ø': 'o', 'ð': 'd', 'þ': 'th', 'đ': 'd',
		'ħ': 'h', 'ı': 'i', 'ł': 'l', 'ŧ': 't', 'ĸ': 'k', 'ŉ': 'n', 'ŋ': 'n', 'ſ': 's'};

	function foldLetter(c) {
		return pairs[c] || c.normalize('NFD').charAt(0);
	}

	/* Small letters without accents, in which nothing silent stands. */
	function fold(text) {
		return text.toLowerCase().replace(/[\u00df-\u017f]/g, foldLetter)
			.replace(/[\u0300-\u036f]/g, '').replace(silent, '');
	}

	function partsOf(chunk) {
		const parts = [];
		for (const piece of chunk.split(hyphen))
			for (const part of piece.match(/[^+]*\++|[^+]+/g) || [])
				parts.push(part);
		return parts;
	}

	function counts(part) {
		return part.length > 1 || /[0-9]/.test(part);
	}

	/* The tokens of a text: the whole of each, and its parts if it has more than one. */
	function tokens(text) {
		return (fold(text).match(token) || []).map((chunk) => {
			const parts = partsOf(chunk);
			return {whole: parts.join('').slice(0, WORD_MAX), parts: parts.length > 1 ? parts.filter(counts) : []};
		});
	}

	/* ---- Words of the index: in order ---- */

	/* The number of the first word that is not before this one. */
	function firstFrom(words, word) {
		let low = 0, high = words.length;
		while (low < high) {
			const middle = low + high >> 1;
			if (words[middle] < word)
				low = middle + 1;
			else
				high = middle;
		}
		return low;
	}

	/* The number of the word, or -1. */
	function numberIn(words, word) {
		const number = firstFrom(words, word);
		return words[number] === word ? number : -1;
	}

	/* ---- Reading the index ---- */

	const LAST_DIGIT = '#'.charCodeAt(0), MORE_DIGITS = ']'.charCodeAt(0);

	/* Calls back for every number of figures, and for every blank. */
	function readFigures(figures, number, blank) {
		for (let i = 0, value = 0; i < figures.length; i++) {
			const code = figures.charCodeAt(i);
			if (code >= MORE_DIGITS) {
				value = value * 32 + code - MORE_DIGITS;
			} else if (code >= LAST_DIGIT) {
				number(value * 32 + code - LAST_DIGIT);
				value = 0;
			} else {
				blank();
			}
		}
	}

	function readFront(text) {
		const list = [];
		let last = '';
		for (const piece of text.match(/[A-Z][^A-Z]*/g) || []) {
			last = last.slice(0, piece.charCodeAt(0) - 65) + piece.slice(1);
			list.push(last);
		}
		return list;
	}

	/* The first of those with the same stem stands for them all. */
	function readStems(index, figures) {
		const stems = new Int32Array(index.words.length);
		let i = 0;
		readFigures(figures, (back) => {
			stems[i] = back ? stems[i - back] : i;
			i++;
		});
		return joinPlurals(index, stems);
	}

	/* An "s" behind a vowel is no ending to the stemmer: it does not see that "registraties" are many. */
	function joinPlurals(index, stems) {
		const same = new Map();
		index.words.forEach((word, i) => {
			const one = /[aeiou]s$/.test(word) ? numberIn(index.words, word.slice(0, -1)) : -1;
			if (one >= 0 && stems[one] !== stems[i])
				same.set(Math.max(stems[one], stems[i]), Math.min(stems[one], stems[i]));
		});
		return stems.map((stem) => {
			while (same.has(stem))
				stem = same.get(stem);
			return stem;
		});
	}

	/* One after the other: those of word i from starts[i]. */
	function readPostings(index, figures, fields) {
		const total = fields.length;
		let word = 0, at = 0, next = 0;
		index.starts = new Int32Array(index.words.length + 1);
		index.documents = new Int32Array(total);
		index.fields = new Uint8Array(total);
		readFigures(figures, (distance) => {
			index.documents[at] = next + distance;
			index.fields[at] = parseInt(fields[at], 16);
			next = index.documents[at++] + 1;
		}, () => {
			index.starts[++word] = at;
			next = 0;
		});
	}

	function readFacets(index, figures) {
		let list = [];
		index.facets = [];
		readFigures(figures, (number) => list.push(number), () => {
			index.facets.push(list);
			list = [];
		});
	}

	function readSpellings(text) {
		const spellings = new Map();
		for (const word of text ? text.split(' ') : [])
			spellings.set(partsOf(fold(word)).join(''), word);
		return spellings;
	}

	/* What load has read; null before. */
	let index = null;

	function load(data) {
		const read = {
			language: data.language,
			titles: data.titles.split('\n'),
			summaries: data.summaries.split('\n'),
			urls: readFront(data.urls),
			groups: data.groups,
			words: readFront(data.words),
			common: new Set(data.common.split(' ')),
			spellings: readSpellings(data.spellings),
			names: new Map(),
			rough: null,
		};
		read.n = read.urls.length;
		read.stems = readStems(read, data.stems);
		readPostings(read, data.postings, data.fields);
		readFacets(read, data.facets);
		read.letters = Int32Array.from(read.words, lettersOf);
		index = read;
	}

	/* ---- The language ---- */

	const stopDutch = new Set(['aan', 'bij', 'de', 'een', 'en', 'het', 'in', 'met', 'op', 'te', 'van', 'voor']);
	const stopEnglish = new Set(['a', 'an', 'and', 'at', 'by', 'for', 'in', 'of', 'on', 'the', 'to', 'with']);

	function isDutch() {
		return index.language !== 'en';
	}

	/* What is looked for: all but the stop words, unless there is nothing else; no word twice. */
	function sought(list) {
		const stop = isDutch() ? stopDutch : stopEnglish, seen = new Set();
		const telling = list.filter((one) => !stop.has(one.whole));
		return (telling.length ? telling : list)
			.filter((one) => !seen.has(one.whole) && seen.add(one.whole)).slice(0, WORDS_MAX);
	}

	/* Rough stems, for words that the index does not have. */

	const roughDutch = [[/heden$/, 'heid'], [/([^aeiou])en$/, '$1'], [/([^e])e$/, '$1'], [/([^s'])s$/, '$1']];
	const roughEnglish = [[/ies$/, 'y'], [/(ss|sh|ch|x)es$/, '$1'], [/([^s])s$/, '$1'], [/ing$/, ''], [/ed$/, ''],
		[/e$/, '']];

	/* "inkopen" and "inkoop" become "inkop", "brieven" and "brief" become "brief". */
	function rough(word) {
		const dutch = isDutch();
		let stem = word;
		for (const [end, instead] of dutch ? roughDutch : roughEnglish) {
			const shorter = stem.replace(end, instead);
			if (shorter.length >= 3)
				stem = shorter;
		}
		stem = stem.replace(/([^aeiou])\1$/, '$1');
		return dutch ? stem.replace(/([aeou])\1([^aeiou])$/, '$1$2').replace(/v$/, 'f').replace(/z$/, 's') : stem;
	}

	function readRough() {
		index.rough = new Map();
		index.words.forEach((word, i) => {
			const stem = rough(word);
			if (index.rough.has(stem))
				index.rough.get(stem).push(i);
			else
				index.rough.set(stem, [i]);
		});
	}

	function roughWords(stem) {
		if (!index.rough)
			readRough();
		return index.rough.get(stem) || [];
	}

	/* ---- One word ---- */

	/* The least letters of a part of a compound, and of what stands before or behind it. */
	const PART_MIN = 5, REST_MIN = 3;

	/* "inkoopt" as "inkoop" */
	function withoutVerbEnd(word) {
		return isDutch() && word.length > 4 && /[^aeiou]t$/.test(word) ? roughWords(rough(word.slice(0, -1))) : [];
	}

	function numberOf(word) {
		return numberIn(index.words, word);
	}

	/* The number of the word, else that of one or many of it. */
	function likeNumber(word) {
		const number = numberOf(word);
		if (number >= 0 || word.length < 4)
			return number;
		return /[aeiou]s$/.test(word) ? numberOf(word.slice(0, -1)) : /[aeiou]$/.test(word) ? numberOf(word + 's') : -1;
	}

	/* All numbers of words with the stem of the word. */
	function sameStem(word) {
		const number = likeNumber(word), found = [];
		if (number < 0)
			return word.length < 4 ? found : roughWords(rough(word)).concat(withoutVerbEnd(word));
		for (let i = index.stems[number]; i < index.words.length; i++)
			if (index.stems[i] === index.stems[number])
				found.push(i);
		return found;
	}

	/* Other beginnings to look for: "inkopen" also as "inkop" and "inkoop". */
	function variants(word) {
		const stem = rough(word), list = [];
		const long = stem.replace(/([^aeiou])([aeou])([^aeiou])$/, '$1$2$2$3');
		for (const other of [stem, long])
			if (other !== word && other.length >= 4 && !list.includes(other))
				list.push(other);
		return list;
	}

	const endsDutch = /^(?:e?n|e|s)?$/, endsEnglish = /^(?:e?s)?$/;
	const particles = /^(?:her|mis|ont|ver)$/;

	/*
	 * Is part one of the words that a compound is made of? It is when nothing but an ending stands
	 * behind it, or a word of the index before it. In "ontstaan" there is no "staan".
	 */
	function isInCompound(word, part) {
		const at = word.indexOf(part, REST_MIN), head = word.slice(0, at), tail = word.slice(at + part.length);
		if (at < 0 || isDutch() && particles.test(head))
			return false;
		return (isDutch() ? endsDutch : endsEnglish).test(tail) ||
			tail.length >= REST_MIN && numberIn(index.words, head) >= 0;
	}

	function add(matches, number, quality, part) {
		const before = matches.get(number);
		if (!before || before.quality < quality)
			matches.set(number, {quality, part});
	}

	/* "inkoop" in "inkoopvoorwaarden" */
	function addBeginnings(matches, word, factor) {
		if (word.length < 2 && !/[0-9]/.test(word))
			return;
		for (let i = firstFrom(index.words, word); i < index.words.length && index.words[i].startsWith(word); i++)
			if (index.words[i].length > word.length)
				add(matches, i, PREFIX * (0.7 + 0.3 * word.length / index.words[i].length) * factor, word);
	}

	/* "voorwaarden" in "inkoopvoorwaarden", "beveiliging" in "informatiebeveiligingsdienst" */
	function addParts(matches, word, factor) {
		if (word.length < PART_MIN)
			return;
		for (let i = 0; i < index.words.length; i++)
			if (index.words[i].length >= word.length + REST_MIN && isInCompound(index.words[i], word))
				add(matches, i, PART * factor, word);
	}

	/* What an error costs, and a small one: "ei" for "ij", "c" for "k", one letter for two. */
	const EDIT = 2, SMALL = 1;
	const C = 'c'.charCodeAt(0), E = 'e'.charCodeAt(0), I = 'i'.charCodeAt(0), J = 'j'.charCodeAt(0),
		K = 'k'.charCodeAt(0);
	/* The letters of a long word, in which there may be more errors. */
	const LONG = 8;

	/*
	 * Which letters a word has, as bits: two words with many different ones are not alike. What is
	 * a small error for another letter has the same bit.
	 */
	function lettersOf(word) {
		let letters = 0;
		for (let i = 0; i < word.length; i++) {
			const code = word.charCodeAt(i);
			letters |= 1 << (code === C ? K : code === J ? E : code) % 32;
		}
		return letters;
	}

	function bits(n) {
		let total = 0;
		for (; n; n &= n - 1)
			total++;
		return total;
	}

	const FAR = 1000;
	const rows = [0, 1, 2].map(() => new Int32Array(WORD_MAX + 2));

	function otherLetter(a, b) {
		return a === b ? 0 : a === C && b === K || a === K && b === C ? SMALL : EDIT;
	}

	/* What a letter costs that stands in one of the two only: least when it doubles the one before. */
	function extraLetter(word, i) {
		return i > 1 && word.charCodeAt(i - 1) === word.charCodeAt(i - 2) ? SMALL : EDIT;
	}

	/* Of the two letters before i and j; FAR if it is no one error. */
	function otherPair(word, i, text, j) {
		const a = word.charCodeAt(i - 2), b = word.charCodeAt(i - 1);
		const c = text.charCodeAt(j - 2), d = text.charCodeAt(j - 1);
		if (a === d && b === c)
			return EDIT;
		return a === E && b === I && c === I && d === J || a === I && b === J && c === E && d === I ? SMALL : FAR;
	}

	/*
	 * The least cost of the letters that are wrong, too many, too few or changed places; FAR when
	 * it is more than most.
	 */
	function distance(word, text, most) {
		let [before, last, row] = rows;
		const n = word.length, m = text.length;
		last[0] = 0;
		for (let j = 1; j <= m; j++)
			last[j] = last[j - 1] + extraLetter(text, j);
		for (let i = 1; i <= n; i++) {
			const from = Math.max(1, i - most), to = Math.min(m, i + most), extra = extraLetter(word, i);
			let least = row[from - 1] = from === 1 ? last[0] + extra : FAR;
			for (let j = from; j <= to; j++) {
				let cost = last[j - 1] + otherLetter(word.charCodeAt(i - 1), text.charCodeAt(j - 1));
				cost = Math.min(cost, row[j - 1] + extraLetter(text, j), last[j] + extra);
				if (i > 1 && j > 1 && before[j - 2] < cost)
					cost = Math.min(cost, before[j - 2] + otherPair(word, i, text, j));
				row[j] = cost;
				if (cost < least)
					least = cost;
			}
			if (to < m)
				row[to + 1] = FAR;
			if (least > most)
				return FAR;
			[before, last, row] = [last, row, before];
		}
		return last[m] > most ? FAR : last[m];
	}

	/* Who errs seldom does so in the first letter. */
	function beginsAlike(word, text) {
		const a = word.charCodeAt(0), b = text.charCodeAt(0);
		if (otherLetter(a, b) < EDIT || otherPair(word, 2, text, 2) < FAR)
			return true;
		return word.length >= LONG &&
			[word, word.slice(1)].includes(text.slice(1)) || word.length > LONG && word.slice(1) === text;
	}

	/* The words nearest to word, all at the same distance, which is at most most. */
	function nearest(word, most) {
		const letters = lettersOf(word), differ = Math.floor(2 * most / EDIT);
		let cost = most, found = [];
		for (let i = 0; i < index.words.length; i++) {
			const text = index.words[i];
			if (Math.abs(text.length - word.length) > cost || bits(letters ^ index.letters[i]) > differ ||
				!beginsAlike(word, text))
				continue;
			const far = distance(word, text, cost);
			if (far < cost)
				found = [];
			if (far <= cost) {
				cost = far;
				found.push(i);
			}
		}
		return {found, cost};
	}

	/* Two errors in a long word, one in a short one. */
	function errorsIn(word) {
		return /[0-9]/.test(word) || word.length < 4 ? 0 : word.length < LONG ? EDIT : 2 * EDIT;
	}

	function addTypos(matches, word) {
		const most = errorsIn(word), near = most ? nearest(word, most) : {found: []};
		for (const i of near.found)
			add(matches, i, TYPO * Math.min(1, EDIT / near.cost), null);
	}

	/* Is a piece of text, from at and about as long as word, the same but for an error? */
	function nearPiece(word, text, from, to) {
		return to - from >= PART_MIN && text[from] === word[0] && distance(word, text.slice(from, to), EDIT) <= EDIT;
	}

	function nearPart(word, text) {
		const n = word.length, m = text.length;
		for (let length = n - 1; length <= n + 1 && length + REST_MIN <= m; length++)
			if (nearPiece(word, text, 0, length) || nearPiece(word, text, m - length, m))
				return true;
		return false;
	}

	/* One error in the beginning or the end of a compound. */
	function addPartTypos(matches, word) {
		const bare = word.replace(isDutch() ? /(?:en|s)$/ : /s$/, '');
		for (const part of bare.length > PART_MIN && errorsIn(word) ? new Set([word, bare]) : []) {
			const letters = lettersOf(part);
			for (let i = 0; i < index.words.length; i++)
				if (bits(letters & ~index.letters[i]) <= 1 && nearPart(part, index.words[i]))
					add(matches, i, PART_TYPO, null);
		}
	}

	/* "wifinetwerk" as "wifi" and "netwerk", if both are there. */
	function splitWord(word) {
		for (let i = word.length - 3; i >= 3; i--) {
			const end = word.slice(i), start = word.slice(0, i);
			if (!sameStem(end).length)
				continue;
			for (const first of [start, start.replace(/s$/, '')])
				if (first.length >= 3 && sameStem(first).length)
					return [first, end];
		}
		return null;
	}

	/* The words that are the same, but for their endings. */
	function matchPlainly(word) {
		const matches = new Map(), number = numberOf(word);
		for (const i of sameStem(word))
			add(matches, i, STEM, index.words[i]);
		if (number >= 0)
			add(matches, number, EXACT, word);
		return {word, matches, typo: false, split: null};
	}

	/* All words that match, with their quality; typo: no better than with an error. */
	function matchWord(word) {
		const match = matchPlainly(word), same = Array.from(match.matches.keys(), (i) => index.words[i]);
		addBeginnings(match.matches, word, 1);
		addParts(match.matches, word, 1);
		for (const other of variants(word))
			addBeginnings(match.matches, other, 0.85);
		for (const other of same)
			if (other !== word)
				addParts(match.matches, other, 0.85);
		return match;
	}

	/* What may be tried when nothing matches. */
	function matchBadly(match) {
		addTypos(match.matches, match.word);
		if (!match.matches.size)
			addPartTypos(match.matches, match.word);
		match.typo = match.matches.size > 0;
		if (!match.typo)
			match.split = splitWord(match.word);
	}

	/* Or on the way to it: who types "gemeent" is not done. */
	function isCommon(word) {
		if (index.common.has(word))
			return true;
		for (const common of index.common)
			if (word.length > 2 && common.startsWith(word))
				return true;
		return false;
	}

	/* A common word is not looked for any further: it is everywhere. */
	function wordMatches(word) {
		const match = matchWord(word);
		match.common = isCommon(word);
		if (match.matches.size || match.common)
			return [match];
		matchBadly(match);
		if (!match.split)
			return [match];
		return match.split.map((part, i) => Object.assign(matchPlainly(part),
			{factor: SPLIT, parted: i ? null : {word, instead: match.split.join(' ')}}));
	}

	/* A token by its whole, else by its parts. */
	function tokenMatches(one) {
		const whole = wordMatches(one.whole);
		if (!one.parts.length || whole.some((match) => match.matches.size && !match.typo && !match.factor))
			return whole;
		return [].concat(...one.parts.map(wordMatches));
	}

	/* "waar staat je gemeente" as the one word "waarstaatjegemeente". */
	function joinedMatch(list) {
		const word = list.map((one) => one.whole).join('');
		if (list.length < 2 || word.length > WORD_MAX)
			return [];
		const match = Object.assign(matchPlainly(word), {joined: true, common: true});
		addBeginnings(match.matches, word, 1);
		return match.matches.size ? [match] : [];
	}

	/* ---- Documents ---- */

	/* The best word of a document counts, the others a little. */
	function scoreWord(match) {
		const best = new Float64Array(index.n), others = new Float64Array(index.n);
		const titles = new Float64Array(index.n);
		for (const [number, {quality}] of match.matches) {
			for (let i = index.starts[number]; i < index.starts[number + 1]; i++) {
				const document = index.documents[i];
				const score = quality * worths[index.fields[i]];
				if (score > best[document]) {
					others[document] += best[document];
					best[document] = score;
				} else {
					others[document] += score;
				}
				if (index.fields[i] & TITLE)
					titles[document] = Math.max(titles[document], quality);
			}
		}
		for (let i = 0; i < index.n; i++)
			best[i] = (match.factor || 1) * (best[i] + Math.min(OTHERS * others[i], best[i] / 2));
		addFiled(best, titles);
		return best;
	}

	/* Words of a long name say less of what is filed under it. */
	function filedWorth(document, quality) {
		const words = index.titles[document].split(' ').length;
		return FILED * quality / Math.sqrt(Math.max(1, words - 1));
	}

	function addFiled(scores, titles) {
		for (let i = 0; i < index.n; i++) {
			let filed = 0;
			for (const facet of index.facets[i])
				if (titles[facet])
					filed = Math.max(filed, filedWorth(facet, titles[facet]));
			if (filed)
				scores[i] = Math.max(scores[i], filed) + REST * Math.min(scores[i], filed);
		}
	}

	/* The number of a stem, or the word itself if there is none. */
	function stemOf(word) {
		const number = likeNumber(word), others = number < 0 ? roughWords(rough(word)) : [number];
		return others.length ? index.stems[others[0]] : word;
	}

	/* A name by the stems of its words. */
	function nameOf(words) {
		return words.map(stemOf).join(' ');
	}

	/* Its title, that without what stands in brackets, and what stands there. */
	function namesOf(document) {
		if (!index.names.has(document)) {
			const title = index.titles[document];
			const names = [title, title.replace(/\([^)]*\)/g, ' ')].concat(title.match(/\([^)]*\)/g) || []);
			index.names.set(document, names.map((name) => nameOf(tokens(name).map((one) => one.whole))));
		}
		return index.names.get(document);
	}

	function count(scores) {
		let n = 0;
		for (let i = 0; i < scores.length; i++)
			if (scores[i])
				n++;
		return n;
	}

	/* The documents that have the most of the words, with the sum of their scores. */
	function combine(matches) {
		const needed = matches.filter((match) => !match.common);
		const rows = matches.map((match) => {
			const scores = scoreWord(match);
			return {scores, joined: match.joined, needed: !match.joined && (!match.common || !needed.length),
				weight: Math.log(1 + index.n / (1 + count(scores)))};
		});
		const all = rows.filter((row) => row.needed).length;
		let most = 0, hits = [];
		for (let document = 0; document < index.n; document++) {
			let words = 0, score = 0;
			for (const row of rows) {
				if (row.needed && row.scores[document])
					words++;
				else if (row.joined && row.scores[document])
					words = all;
				score += row.scores[document] * (rows.length > 1 ? row.weight : 1);
			}
			words = Math.min(words, all);
			if (!words || words < most)
				continue;
			if (words > most)
				hits = [];
			most = words;
			hits.push({document, score: score * (index.facets[document].length ? FILED_FACTOR : 1)});
		}
		return {hits, fewer: most > 0 && most < all};
	}

	/* list: the words that were asked for, with their errors mended. */
	function raiseNamed(hits, list, typos) {
		const name = nameOf(list);
		for (const hit of hits)
			if (namesOf(hit.document).includes(name))
				hit.score += (typos ? TYPO : 1) * (index.facets[hit.document].length ? NAMED : NAMED_PAGE);
	}

	/* The group of the best hit comes first. */
	function inGroups(hits) {
		const groups = new Map();
		hits.sort((a, b) => b.score - a.score || a.document - b.document);
		for (const hit of hits) {
			const number = index.groups.charCodeAt(hit.document) - 48;
			if (!groups.has(number))
				groups.set(number, {number, hits: []});
			groups.get(number).hits.push(hit.document);
		}
		return Array.from(groups.values());
	}

	/* ---- What was meant ---- */

	function spelled(number) {
		const word = index.words[number];
		return index.spellings.get(word) || word;
	}

	/* The number of the word that matches best, or -1. */
	function bestMatch(match) {
		let best = -1, most = 0;
		for (const [number, {quality}] of match.matches) {
			if (quality > most) {
				best = number;
				most = quality;
			}
		}
		return best;
	}

	/* What is too far off to be taken for it may still be offered. */
	function suggestions(matches) {
		const words = [];
		for (const match of matches) {
			const n = match.word.length, most = n <= LONG ? 1 : n < 11 ? 3 : 4;
			if (n < 3 || match.common || match.matches.size)
				continue;
			for (const number of nearest(match.word, most * EDIT).found.slice(0, 3))
				words.push(spelled(number));
		}
		return words;
	}

	/* The words that were taken for others. */
	function takenFor(matches) {
		return matches.filter((match) => match.typo)
			.map((match) => ({word: match.word, instead: spelled(bestMatch(match))}))
			.concat(matches.filter((match) => match.parted).map((match) => match.parted));
	}

	function mended(list, matches) {
		const words = new Map();
		for (const match of matches)
			if (match.typo)
				words.set(match.word, index.words[bestMatch(match)]);
		return list.map((one) => words.get(one.whole) || one.whole);
	}

	/*
	 * groups   of numbers of documents, best first
	 * total    how many
	 * fewer    no document has all of the words
	 * typos    words that were taken for others: {word, instead}
	 * meant    words to try, when nothing was found
	 */
	function search(query) {
		const list = tokens(query);
		const matches = [].concat(...sought(list).map(tokenMatches), joinedMatch(list));
		const {hits, fewer} = combine(matches);
		raiseNamed(hits, mended(list, matches), matches.some((match) => match.typo));
		return {
			query, matches, fewer,
			total: hits.length,
			groups: inGroups(hits),
			typos: takenFor(matches),
			meant: hits.length ? [] : suggestions(matches),
		};
	}

	/* ---- Showing ---- */

	/* For each word that matched, what part of it was asked for; null: all. */
	function marksOf(result) {
		if (!result.marks) {
			result.marks = new Map();
			for (const match of result.matches) {
				for (const [number, {part}] of match.matches)
					result.marks.set(index.words[number], part);
			}
			for (const match of result.matches)
				if (match.common && !match.joined)
					result.marks.set(match.word, null);
		}
		return result.marks;
	}

	/* text as pieces: {text, hit}. */
	function addPiece(pieces, text, hit) {
		if (!text)
			return;
		if (pieces.length && pieces[pieces.length - 1].hit === hit)
			pieces[pieces.length - 1].text += text;
		else
			pieces.push({text, hit});
	}

	function addMarked(pieces, text, folded, part) {
		const at = part && part !== folded && folded.length === text.length ? folded.indexOf(part) : -1;
		if (at < 0) {
			addPiece(pieces, text, true);
			return;
		}
		addPiece(pieces, text.slice(0, at), false);
		addPiece(pieces, text.slice(at, at + part.length), true);
		addPiece(pieces, text.slice(at + part.length), false);
	}

	/* A token as a whole, else by its parts, with what stands between them. */
	function addToken(pieces, text, marks) {
		const whole = partsOf(fold(text)).join('');
		const part = marks.get(whole);
		if (marks.has(whole) && (!part || part === whole || !hyphen.test(text))) {
			addMarked(pieces, text, whole, part);
			return;
		}
		for (const piece of text.split(new RegExp('([' + HYPHEN + '])', 'u'))) {
			for (const run of piece.match(/[^+]*\++|[^+]+/g) || []) {
				const folded = fold(run);
				if (marks.has(folded) && !hyphen.test(run))
					addMarked(pieces, run, folded, marks.get(folded));
				else
					addPiece(pieces, run, false);
			}
		}
	}

	function mark(text, marks) {
		const pieces = [];
		let at = 0;
		token.lastIndex = 0;
		for (let found = token.exec(text); found; found = token.exec(text)) {
			addPiece(pieces, text.slice(at, found.index), false);
			addToken(pieces, found[0], marks);
			at = token.lastIndex;
		}
		addPiece(pieces, text.slice(at), false);
		return pieces;
	}

	function has(number, document) {
		let low = index.starts[number], high = index.starts[number + 1];
		while (low < high) {
			const middle = low + high >> 1;
			if (index.documents[middle] < document)
				low = middle + 1;
			else
				high = middle;
		}
		return low < index.starts[number + 1] && index.documents[low] === document;
	}

	/* The best words of a document for a match; a few. */
	function wordsFor(match, document) {
		return Array.from(match.matches)
			.filter(([number]) => has(number, document))
			.sort((a, b) => b[1].quality - a[1].quality || a[0] - b[0])
			.slice(0, 2).map(([number]) => number);
	}

	/* Words it was found by that stand neither in its title nor in its summary. */
	function unseen(result, document, marks) {
		const seen = new Set();
		for (const one of tokens(index.titles[document] + ' \n ' + index.summaries[document]))
			for (const word of [one.whole].concat(one.parts))
				seen.add(word);
		const words = new Set();
		for (const match of result.matches) {
			const numbers = wordsFor(match, document);
			if (!numbers.some((number) => seen.has(index.words[number])))
				numbers.forEach((number) => words.add(spelled(number)));
		}
		return Array.from(words).map((word) => mark(word, marks));
	}

	/*
	 * title, summary   as pieces: {text, hit}
	 * also             words that it was found by and that stand in neither, each as pieces
	 * filed            the titles of what it is filed under
	 * url              from the root of the site, without a stroke in front
	 */
	function show(result, document) {
		const marks = marksOf(result);
		return {
			title: mark(index.titles[document], marks),
			summary: mark(index.summaries[document], marks),
			also: unseen(result, document, marks),
			filed: index.facets[document].map((facet) => mark(index.titles[facet], marks)),
			url: index.urls[document],
		};
	}

	const engine = {load, search, show, tokens, distance, ready: () => index !== null, size: () => index.n,
		title: (document) => index.titles[document], words: () => index.words};

	if (typeof window !== 'undefined')
		window.kaartenbakSearch = engine;
	if (typeof module !== 'undefined')
		module.exports = engine;
}());
