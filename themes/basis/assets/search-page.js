/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * The page of search: answers while you type, with the engine of search.js. The index is loaded
 * when it is needed first. What is asked stands in the address.
 */
(function () {
	'use strict';

	const kb = window.kaartenbak;
	const finder = document.querySelector('.kb-finder');
	const engine = window.kaartenbakSearch;
	if (!finder || !engine)
		return;

	const form = finder.querySelector('form');
	const field = form.querySelector('input[name=q]');
	const status = finder.querySelector('[role=status]');
	const note = finder.querySelector('.kb-search__note');
	const results = finder.querySelector('.kb-search__results');
	const words = finder.querySelector('.kb-search__words');
	const all = document.querySelector('.kb-az');

	/* Results of a group that are shown at once, and milliseconds of rest before they are told. */
	const SHOWN = 10, REST = 400;

	/* ---- Making elements ---- */

	function say(key, gaps) {
		return kb.fill(words.dataset[key], gaps || {});
	}

	function make(name, className, text) {
		return kb.element(name, className ? {class: className} : {}, text);
	}

	function addPieces(parent, pieces) {
		for (const piece of pieces)
			parent.append(piece.hit ? make('mark', 'kb-mark', piece.text) : piece.text);
	}

	function groupTitle(number) {
		const found = words.content.querySelector('[data-group="' + number + '"]');
		return found ? found.textContent : '';
	}

	function searchAddress(query) {
		return location.pathname + (query ? '?q=' + encodeURIComponent(query) : '');
	}

	/* ---- Results ---- */

	function addList(parent, className, label, lists) {
		if (!lists.length)
			return;
		const line = make('p', className, label);
		lists.forEach((pieces, i) => {
			line.append(i ? ', ' : ' ');
			addPieces(line, pieces);
		});
		parent.append(line);
	}

	function makeHit(result, number) {
		const shown = engine.show(result, number);
		const item = make('li', 'kb-hit');
		const title = make('h3', 'kb-hit__title');
		const link = make('a', 'nl-link kb-hit__link');
		link.href = finder.dataset.root + shown.url;
		addPieces(link, shown.title);
		title.append(link);
		item.append(title);
		if (shown.summary.length) {
			const summary = make('p', 'nl-paragraph kb-hit__summary');
			addPieces(summary, shown.summary);
			item.append(summary);
		}
		addList(item, 'kb-hit__also', say('also'), shown.also);
		addList(item, 'kb-hit__filed', '', shown.filed);
		return item;
	}

	function addHits(list, result, hits) {
		for (const number of hits)
			list.append(makeHit(result, number));
	}

	function makeMore(list, result, hits) {
		const button = make('button', 'nl-button nl-button--secondary kb-search__more', say('more', {n: hits.length}));
		button.type = 'button';
		button.addEventListener('click', () => {
			const rest = hits.slice(SHOWN);
			addHits(list, result, rest);
			list.children[SHOWN].querySelector('a').focus();
			button.remove();
		});
		return button;
	}

	function makeGroup(result, group) {
		const section = make('section', 'kb-search__group');
		const heading = make('h2', 'nl-heading nl-heading--level-2', groupTitle(group.number) + ' ');
		const list = make('ol', 'kb-search__hits');
		heading.id = 'kb_group_' + group.number;
		section.setAttribute('aria-labelledby', heading.id);
		heading.append(make('span', 'kb-search__count', '(' + group.hits.length + ')'));
		addHits(list, result, group.hits.slice(0, SHOWN));
		section.append(heading, list);
		if (group.hits.length > SHOWN)
			section.append(makeMore(list, result, group.hits));
		return section;
	}

	/* ---- Notes ---- */

	function addSuggestions(suggestions) {
		note.append(say('meant'));
		suggestions.forEach((word, i) => {
			const link = make('a', 'nl-link', word);
			link.href = searchAddress(word);
			link.addEventListener('click', (event) => {
				event.preventDefault();
				field.value = word;
				field.focus();
				update();
			});
			note.append(i ? ', ' : ' ', link);
		});
	}

	function showNote(result) {
		const lines = result.typos.filter((typo) => typo.instead)
			.map((typo) => say('typo', {q: typo.word, w: typo.instead}));
		note.textContent = '';
		if (result.fewer)
			lines.push(say('fewer'));
		if (result.total)
			note.append(lines.join(' '));
		else if (result.meant.length)
			addSuggestions(result.meant);
		note.hidden = !note.firstChild || !note.textContent;
	}

	/* ---- Telling how many there are, when typing rests ---- */

	let telling = 0;

	function tell(text) {
		clearTimeout(telling);
		telling = setTimeout(() => {
			if (status.textContent !== text)
				status.textContent = text;
		}, REST);
	}

	function total(result) {
		if (!result.total)
			return say('none', {q: result.query});
		return say(result.total === 1 ? 'one' : 'many', {n: result.total});
	}

	/* ---- Asking ---- */

	/* Results take the place of the list of all, which would be pushed down otherwise. */
	function showResults(some) {
		results.hidden = !some;
		if (all)
			all.hidden = some;
	}

	function clear() {
		results.textContent = note.textContent = '';
		note.hidden = true;
		showResults(false);
		tell('');
	}

	function answer() {
		const query = field.value.trim();
		if (!query) {
			clear();
			return;
		}
		const result = engine.search(query);
		results.textContent = '';
		results.append(...result.groups.map((group) => makeGroup(result, group)));
		showResults(result.total > 0);
		showNote(result);
		tell(total(result));
	}

	let loading = null;

	/* Calls back once the index is there. */
	function load(ready) {
		if (engine.ready()) {
			ready();
			return;
		}
		if (loading) {
			loading.ready = ready;
			return;
		}
		const script = document.createElement('script');
		loading = {ready};
		script.src = finder.dataset.index;
		script.addEventListener('load', () => loading.ready());
		script.addEventListener('error', () => {
			loading = null;
			script.remove();
			tell(say('failed'));
		});
		document.head.append(script);
	}

	function ask() {
		if (field.value.trim() && !engine.ready())
			tell(say('loading'));
		load(answer);
	}

	let keeping = 0;

	/* Writes what is asked into the address. */
	function keep() {
		clearTimeout(keeping);
		keeping = 0;
		kb.writeAddress(searchAddress(field.value.trim()), false);
	}

	function update() {
		keep();
		ask();
	}

	/* Browsers take only so many addresses in a while. */
	function onInput() {
		clearTimeout(keeping);
		keeping = setTimeout(keep, REST);
		ask();
	}

	function onBlur() {
		if (keeping)
			keep();
	}

	/* The index is fetched before somebody types. */
	function onFocus() {
		if (!engine.ready())
			load(answer);
	}

	function fromAddress() {
		clearTimeout(keeping);
		keeping = 0;
		field.value = new URLSearchParams(location.search).get('q') || '';
		if (field.value)
			ask();
		else
			clear();
	}

	/* ---- Keys ---- */

	function links() {
		return Array.from(results.querySelectorAll('.kb-hit__link'));
	}

	/* From the field down into the results, up and down among them, and back. */
	function move(event, step) {
		const all = links();
		const at = all.indexOf(document.activeElement) + step;
		if (!all.length || at >= all.length)
			return;
		event.preventDefault();
		(at < 0 ? field : all[at]).focus();
	}

	function onKey(event) {
		if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey)
			return;
		const inField = document.activeElement === field;
		if (event.key === 'ArrowDown') {
			move(event, 1);
		} else if (event.key === 'ArrowUp' && !inField) {
			move(event, -1);
		} else if (event.key === 'Escape') {
			event.preventDefault();
			if (inField)
				field.value = '';
			field.focus();
			if (inField)
				update();
		}
	}

	form.addEventListener('submit', (event) => {
		event.preventDefault();
		update();
	});
	field.addEventListener('input', onInput);
	field.addEventListener('blur', onBlur);
	field.addEventListener('focus', onFocus);
	finder.addEventListener('keydown', onKey);
	kb.onReturn(fromAddress);
	window.addEventListener('pageshow', (event) => {
		if (event.persisted)
			fromAddress();
	});
	fromAddress();
}());
