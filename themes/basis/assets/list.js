/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * A list that can be filtered, searched, sorted, shown as a table, and chosen from to compare.
 *
 * The links beside the list become boxes to tick, in the same places. Whatever is chosen stands in
 * the address, so that going back, reloading and sharing work. All words come from the page: its
 * data-… attributes and templates. The items are those of the page; when the list has more pages,
 * they come from a file beside it that is asked for once something is chosen:
 *
 *     kaartenbakList.load([[id, title, summary, words, day, ["a1", "forum beheer"]], …])
 */
(function () {
	'use strict';

	const PICKS_MAX = 4;
	const PORTION = 24;
	const TYPING_MS = 250;

	const { fill, element, copyOf, writeAddress, onReturn } = window.kaartenbak;
	const byId = (id) => document.getElementById(id);
	const tools = byId('kb_tools');
	const list = byId('kb_items');
	if (!tools || !list)
		return;

	const words = tools.dataset;
	const lang = document.documentElement.lang;
	const collator = new Intl.Collator(lang, { numeric: true, sensitivity: 'base' });
	const numbers = new Intl.NumberFormat(lang);
	const days = new Intl.DateTimeFormat(lang,
		{ day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' });

	function fold(text) {
		return text.toLowerCase().normalize('NFD').replace(/[\u0300-\u036f]/g, '');
	}

	/* The field that an order goes by; "-" in front turns it round. */
	function fieldOf(order) {
		return order.replace(/^-/, '');
	}

	function counted(n) {
		return `${numbers.format(n)} ${n === 1 ? words.one : words.many}`;
	}

	/* Puts these nodes into parent; does not touch it when they are there already. */
	function setChildren(parent, nodes) {
		const now = parent.children;
		if (now.length === nodes.length && nodes.every((node, i) => node === now[i]))
			return;
		const all = document.createDocumentFragment();
		nodes.forEach((node) => all.appendChild(node));
		parent.textContent = '';
		parent.appendChild(all);
	}

	/* ---- Facets: the links beside the list become boxes ---- */

	function readTerm(facet, link, order) {
		const label = link.querySelector('.kb-way__label');
		const code = link.querySelector('.kb-code');
		const box = element('input', { type: 'checkbox', autocomplete: 'off' });
		const way = element('label', { class: link.className });
		const term = {
			facet, box, order, way: link.parentNode,
			id: link.dataset.kbTerm,
			href: link.href,
			code: code ? code.textContent : '',
			label: label.textContent,
			badge: link.querySelector('.nl-number-badge'),
			told: link.querySelector('.visually-hidden'),
		};
		way.appendChild(box);
		while (link.firstChild)
			way.appendChild(link.firstChild);
		link.parentNode.replaceChild(way, link);
		return term;
	}

	function readFacet(group) {
		const facet = { key: group.dataset.kbField, label: group.dataset.kbLabel, terms: new Map() };
		group.querySelectorAll('[data-kb-term]').forEach((link, order) => {
			const term = readTerm(facet, link, order);
			facet.terms.set(term.id, term);
		});
		return facet;
	}

	const panel = byId('kb_filters');
	const facets = [].map.call(panel ? panel.querySelectorAll('[data-kb-field]') : [], readFacet);
	const allTerms = [].concat(...facets.map((facet) => [...facet.terms.values()]));

	/* ---- Items ---- */

	/* What a search looks in, made when one comes. */
	function foldedOf(item) {
		item.folded = item.folded || fold(`${item.title} ${item.summary} ${item.words}`);
		return item.folded;
	}

	function itemOfElement(li) {
		const link = li.querySelector('h2 a, h3 a');
		const summary = li.querySelector('.nl-paragraph');
		const terms = {};
		(li.dataset.kbTerms || '').split(' ').filter(Boolean).forEach((pair) => {
			const [key, id] = pair.split(':');
			terms[key] = (terms[key] || []).concat(id);
		});
		return {
			id: li.dataset.kbId, element: li, href: link.href, terms,
			title: link.textContent,
			summary: summary ? summary.textContent : '',
			words: li.dataset.kbWords || '',
			date: li.dataset.kbDate || '',
		};
	}

	const own = [].map.call(list.children, itemOfElement);
	let items = own;

	function itemOfData([id, title, summary, more, date, ids], known) {
		const terms = {};
		facets.forEach((facet, i) => {
			terms[facet.key] = ids[i].split(' ').filter(Boolean);
		});
		return known.get(id) || {
			id, title, summary, words: more, date, terms, element: null,
			href: new URL(`${id}/`, new URL(words.base, location.href)).href,
		};
	}

	let asked = false;
	let complete = !words.items;

	window.kaartenbakList = {
		load(rows) {
			const known = new Map(own.map((item) => [item.id, item]));
			items = rows.map((row) => itemOfData(row, known));
			complete = true;
			list.removeAttribute('aria-busy');
			show();
		},
	};

	function askForAll() {
		if (asked)
			return;
		asked = true;
		const script = element('script', { src: words.items });
		script.addEventListener('error', () => {
			asked = false;
			script.remove();
			list.removeAttribute('aria-busy');
			takeBack();
		});
		list.setAttribute('aria-busy', 'true');
		document.head.appendChild(script);
	}

	/* Without the items of the other pages there is only what this page holds. */
	function takeBack() {
		state = { chosen: new Set(), q: '', sort: titleKey, table: false, picks: state.picks };
		change(false);
		setText(count, words.failed);
	}

	function tabOf(term) {
		const tab = element('a', { class: 'kb-tab nl-data-badge', href: term.href });
		const li = element('li');
		tab.textContent = term.code || term.label;
		if (term.code) {
			tab.classList.add('kb-tab--code');
			tab.appendChild(element('span', { class: 'visually-hidden' }, ` ${term.label}`));
		}
		li.appendChild(tab);
		return li;
	}

	function termsOf(item, facet) {
		return (item.terms[facet.key] || []).map((id) => facet.terms.get(id)).filter(Boolean);
	}

	function newElement(item) {
		const li = copyOf('kb_item_template');
		const summary = li.querySelector('.nl-paragraph');
		const link = li.querySelector('h2 a, h3 a');
		link.href = item.href;
		link.textContent = item.title;
		if (item.summary)
			summary.textContent = item.summary;
		else
			summary.remove();
		setChildren(li.querySelector('.kb-tabs'),
			[].concat(...facets.map((facet) => termsOf(item, facet))).map(tabOf));
		return li;
	}

	/*
	 * ---- The state, which is the address ----
	 *
	 * Each facet by its key; q, and the words of urlSort, urlView and urlPicked, are no keys of
	 * facets: check sees to that.
	 */

	const titleKey = byId('kb_sort').options[0].value;
	const dateOption = [].find.call(byId('kb_sort').options, (it) => it.value.startsWith('-'));
	const dateKey = dateOption ? dateOption.value.slice(1) : '';
	const sortKeys = [titleKey, dateKey].concat(facets.map((facet) => facet.key)).filter(Boolean);

	function listOf(parameters, name) {
		return [...new Set((parameters.get(name) || '').split(',').filter(Boolean))];
	}

	/* People write a code as they see it: C2. */
	function termOf(facet, id) {
		return facet.terms.get(id) || facet.terms.get(id.toLowerCase());
	}

	function readState() {
		const parameters = new URLSearchParams(location.search);
		const sort = parameters.get(words.urlSort) || '';
		const known = (id) => (words.items ? /^[\w-]+$/.test(id) : own.some((it) => it.id === id));
		return {
			chosen: new Set([].concat(...facets.map((facet) =>
				listOf(parameters, facet.key).map((id) => termOf(facet, id)).filter(Boolean)))),
			q: parameters.get('q') || '',
			sort: sortKeys.includes(fieldOf(sort)) ? sort : titleKey,
			table: parameters.get(words.urlView) === words.urlTable,
			picks: byId('kb_basket')
				? listOf(parameters, words.urlPicked).filter(known).slice(0, PICKS_MAX) : [],
		};
	}

	let state = readState();
	let portions = 1;

	function addressOf() {
		const parts = [];
		const add = (name, values) => {
			if (values.length > 0)
				parts.push(`${encodeURIComponent(name)}=${values.map(encodeURIComponent).join(',')}`);
		};
		facets.forEach((facet) => add(facet.key,
			[...facet.terms.values()].filter((it) => state.chosen.has(it)).map((it) => it.id)));
		add('q', state.q.trim() ? [state.q.trim()] : []);
		add(words.urlSort, state.sort === titleKey ? [] : [state.sort]);
		add(words.urlView, state.table ? [words.urlTable] : []);
		add(words.urlPicked, state.picks);
		return location.pathname + (parts.length > 0 ? `?${parts.join('&')}` : '');
	}

	/* Whether somebody is typing a word; the first key of it made the step, the others change it. */
	let typing = false;

	function change(step) {
		portions = 1;
		typing = false;
		writeAddress(addressOf(), step);
		show();
	}

	/* ---- What fits ---- */

	function chosenOf(facet) {
		return [...facet.terms.values()].filter((term) => state.chosen.has(term));
	}

	/* The items that fit, and for each term how many would if its facet had no choice yet. */
	function select() {
		const sought = fold(state.q).split(/\s+/).filter(Boolean);
		const chosen = facets.map((facet) => new Set(chosenOf(facet).map((term) => term.id)));
		const counts = new Map(allTerms.map((term) => [term, 0]));
		const found = [];
		items.forEach((item) => {
			if (!sought.every((word) => foldedOf(item).includes(word)))
				return;
			const misses = facets.map((facet, i) => chosen[i].size > 0 &&
				!(item.terms[facet.key] || []).some((id) => chosen[i].has(id)));
			const missed = misses.filter(Boolean).length;
			if (missed === 0)
				found.push(item);
			facets.forEach((facet, i) => {
				if (missed === 0 || missed === 1 && misses[i])
					termsOf(item, facet).forEach((term) => counts.set(term, counts.get(term) + 1));
			});
		});
		return { found, counts };
	}

	function orderOf(facet, item) {
		const orders = termsOf(item, facet).map((term) => term.order);
		return orders.length > 0 ? Math.min(...orders) : Infinity;
	}

	/* Items without a value come last, whichever way the others go. */
	function comparer(key, sign) {
		const facet = facets.find((it) => it.key === key);
		if (facet)
			return (a, b) => {
				const x = orderOf(facet, a);
				const y = orderOf(facet, b);
				return x === y ? 0 : x === Infinity || y === Infinity ? x - y : sign * (x - y);
			};
		if (key === dateKey)
			return (a, b) => (a.date === b.date ? 0
				: !a.date || !b.date ? (a.date ? -1 : 1) : sign * (a.date < b.date ? -1 : 1));
		return (a, b) => sign * collator.compare(a.title, b.title);
	}

	function sorted(found) {
		const key = fieldOf(state.sort);
		const sign = state.sort.startsWith('-') ? -1 : 1;
		const compare = comparer(key, sign);
		if (state.sort === titleKey && complete)
			return found; /* That is how they come. */
		return found.slice().sort((a, b) => compare(a, b) || collator.compare(a.title, b.title));
	}

	/* ---- Cards ---- */

	/*
	 * From where somebody is to the ones chosen, which stand below the list: before the list, and
	 * once a card was picked, behind its box.
	 */
	const way = byId('kb_way_template') ? copyOf('kb_way_template') : null;

	function placeWay() {
		if (way && way !== document.activeElement)
			list.before(way);
	}

	function pickOf(item) {
		const label = copyOf('kb_pick_template');
		const box = label.querySelector('input');
		label.querySelector('.visually-hidden').textContent = ` ${item.title}`;
		box.addEventListener('change', () => {
			const others = state.picks.filter((id) => id !== item.id);
			pick(box.checked ? others.concat(item.id) : others);
			label.after(way);
		});
		item.boxes = (item.boxes || []).concat(box);
		showPick(item, box);
		return label;
	}

	function showPick(item, box) {
		box.checked = state.picks.includes(item.id);
		box.disabled = !box.checked && state.picks.length === PICKS_MAX;
	}

	function cardOf(item) {
		if (!item.element)
			item.element = newElement(item);
		return item.element;
	}

	function prepareCard(item) {
		if (!item.ready)
			item.element.querySelector('.kb-sheet').appendChild(pickOf(item));
		item.ready = true;
	}

	let preparing = 0;

	/* Gives cards their boxes in steps, so that on a slow phone nobody has to wait for all of them. */
	function prepare(shown, from) {
		clearTimeout(preparing);
		if (!byId('kb_pick_template'))
			return;
		shown.slice(from, from + PORTION).forEach(prepareCard);
		if (from + PORTION < shown.length)
			preparing = setTimeout(prepare, 0, shown, from + PORTION);
	}

	/* ---- The table ---- */

	let table = null;

	function sortBy(key) {
		const descends = key === dateKey ? state.sort !== `-${key}` : state.sort === key;
		state.sort = (descends ? '-' : '') + key;
		change(true);
	}

	function newTable() {
		const box = copyOf('kb_table_template');
		table = { box, body: box.querySelector('tbody'), heads: box.querySelectorAll('[data-kb-sort]') };
		table.heads.forEach((head) => head.querySelector('button')
			.addEventListener('click', () => sortBy(head.dataset.kbSort)));
		list.parentNode.insertBefore(box, list.nextSibling);
	}

	function cellOf(text) {
		return element('td', {}, text || '–');
	}

	function newRow(item) {
		const row = element('tr');
		const head = element('th', { scope: 'row' });
		const title = element('a', { class: 'nl-link', href: item.href }, item.title);
		head.appendChild(title);
		row.appendChild(head);
		facets.forEach((facet) => row.appendChild(cellOf(termsOf(item, facet)
			.map((term) => (term.code ? `${term.code} ${term.label}` : term.label)).join(', '))));
		if (dateKey) {
			const cell = cellOf(item.date ? '' : '–');
			if (item.date) {
				cell.textContent = '';
				cell.appendChild(element('time', { datetime: item.date },
					days.format(new Date(`${item.date}T00:00:00Z`))));
			}
			row.appendChild(cell);
		}
		if (byId('kb_pick_template')) {
			const cell = element('td');
			cell.appendChild(pickOf(item));
			row.appendChild(cell);
		}
		return row;
	}

	function rowOf(item) {
		if (!item.row)
			item.row = newRow(item);
		return item.row;
	}

	function showTable(shown) {
		if (!table)
			newTable();
		setChildren(table.body, shown.map(rowOf));
		table.heads.forEach((head) => {
			const key = fieldOf(state.sort);
			if (head.dataset.kbSort !== key)
				head.removeAttribute('aria-sort');
			else
				head.setAttribute('aria-sort', state.sort === key ? 'ascending' : 'descending');
		});
	}

	/* ---- Everything as the state says ---- */

	const count = byId('kb_count');
	const countOfAll = count.textContent;
	const plainTitle = document.title;

	function setText(node, text) {
		if (node.textContent !== text)
			node.textContent = text;
	}

	function showNone(none) {
		const link = byId('kb_elsewhere');
		const q = state.q.trim();
		byId('kb_none').hidden = !none;
		if (!none || !link)
			return;
		link.hidden = !q;
		link.href = `${link.dataset.href}?q=${encodeURIComponent(q)}`;
		setText(link, fill(words.elsewhere, { q }));
	}

	function showCount(n, chosen) {
		const found = chosen ? counted(n) : countOfAll;
		setText(count, chosen ? fill(words.some, { n: numbers.format(n), count: countOfAll }) : countOfAll);
		showNone(n === 0);
		if (!panel)
			return;
		setText(panel.querySelector('summary'), state.chosen.size > 0
			? fill(panel.dataset.filters, { n: numbers.format(state.chosen.size) }) : panel.dataset.plain);
		setText(byId('kb_filters_done'), fill(panel.dataset.found, { found }));
	}

	function showTerms(counts) {
		allTerms.forEach((term) => {
			const n = counts.get(term);
			term.way.classList.toggle('kb-way--empty', n === 0);
			setText(term.badge, numbers.format(n));
			setText(term.told, `(${counted(n)})`);
		});
	}

	function newChip(text, remove) {
		const li = copyOf('kb_chip_template');
		const button = li.querySelector('button');
		button.firstElementChild.textContent = text;
		button.setAttribute('aria-label', fill(words.remove, { filter: text }));
		button.addEventListener('click', () => {
			const at = [].indexOf.call(li.parentNode.children, li);
			remove();
			change(true);
			const rest = byId('kb_chips').children;
			focusOn(rest.length > 0 ? rest[Math.min(at, rest.length - 1)].querySelector('button') : null);
		});
		return li;
	}

	/* Where a reader goes on when the button under the hand has gone. */
	function focusOn(node) {
		if (!node) {
			node = count;
			node.tabIndex = -1;
		}
		node.focus();
	}

	function showChips() {
		const chips = allTerms.filter((term) => state.chosen.has(term)).map((term) => newChip(
			fill(words.chip, { label: term.facet.label, term: term.label }),
			() => state.chosen.delete(term)));
		if (state.q.trim())
			chips.push(newChip(fill(words.search, { q: state.q.trim() }), () => {
				state.q = '';
			}));
		setChildren(byId('kb_chips'), chips);
		byId('kb_chosen').hidden = chips.length === 0;
	}

	/* So that the steps of going back can be told apart. */
	function showTitle() {
		const filters = allTerms.filter((term) => state.chosen.has(term)).map((term) => term.label)
			.concat(state.q.trim() || []);
		document.title = filters.length > 0
			? fill(words.document, { title: words.title, filters: filters.join(', ') }) : plainTitle;
	}

	function showTools() {
		const search = byId('kb_search');
		const sort = byId('kb_sort');
		if (search !== document.activeElement || search.value.trim() !== state.q.trim())
			search.value = state.q;
		sort.value = [state.sort, `-${state.sort}`, fieldOf(state.sort)].find((value) =>
			[].some.call(sort.options, (option) => option.value === value));
		byId('kb_view_cards').setAttribute('aria-pressed', String(!state.table));
		byId('kb_view_table').setAttribute('aria-pressed', String(state.table));
	}

	function pick(ids) {
		state.picks = ids;
		writeAddress(addressOf(), false);
		showPicks();
	}

	/* A card of another page is known by its id, until all have come. */
	function newPicked(id) {
		const li = copyOf('kb_picked_template');
		const button = li.querySelector('button');
		const item = items.concat(own).find((it) => it.id === id);
		const title = item ? item.title : id;
		button.firstElementChild.textContent = title;
		button.setAttribute('aria-label', fill(byId('kb_basket').dataset.remove, { title }));
		button.addEventListener('click', () => {
			const at = state.picks.indexOf(id);
			pick(state.picks.filter((it) => it !== id));
			focusOn(byId('kb_picked').querySelectorAll('button')[Math.min(at, state.picks.length - 1)]);
		});
		return li;
	}

	function showPicks() {
		const basket = byId('kb_basket');
		if (!basket)
			return;
		const link = basket.querySelector('a');
		const full = state.picks.length === PICKS_MAX;
		items.concat(own).forEach((item) => (item.boxes || []).forEach((box) => showPick(item, box)));
		basket.hidden = state.picks.length === 0;
		setChildren(byId('kb_picked'), state.picks.map(newPicked));
		link.href = `${link.dataset.href}?${words.urlCards}=${state.picks.join(',')}`;
		setText(link, fill(basket.dataset.some, { n: state.picks.length }));
		way.hidden = basket.hidden;
		basket.querySelector('.kb-basket__full').hidden = !full;
		tellPicks(byId('kb_picked_told'), full);
	}

	/* For who does not see the ones chosen: how many there are, each time. */
	function tellPicks(told, full) {
		const n = state.picks.length;
		if (n > 0 || told.textContent)
			setText(told, fill(told.dataset.some, { n, most: PICKS_MAX }) +
				(full ? ` ${told.dataset.full}` : ''));
	}

	function showItems(found, more) {
		const shown = more ? found.slice(0, portions * Math.max(PORTION, own.length)) : found;
		const pages = document.querySelector('.utrecht-pagination');
		if (state.table)
			showTable(shown);
		else {
			setChildren(list, shown.map(cardOf));
			prepare(shown, 0);
		}
		list.hidden = state.table;
		if (table)
			table.box.hidden = !state.table;
		if (pages)
			pages.hidden = more;
		if (byId('kb_show_more'))
			byId('kb_show_more').hidden = shown.length === found.length;
	}

	/* Whether what is shown is more, or other, than what the page itself holds. */
	function needsAll() {
		return state.chosen.size > 0 || Boolean(state.q.trim()) || state.table || state.sort !== titleKey;
	}

	function show() {
		const whole = needsAll();
		showTitle();
		showTools();
		showChips();
		allTerms.forEach((term) => {
			term.box.checked = state.chosen.has(term);
			term.way.classList.toggle('kb-way--chosen', term.box.checked);
		});
		if (words.items && whole && !complete) {
			askForAll();
			return;
		}
		const { found, counts } = select();
		placeWay();
		showItems(words.items && !whole ? own : sorted(found), Boolean(words.items) && whole);
		showCount(found.length, state.chosen.size > 0 || Boolean(state.q.trim()));
		if (complete)
			showTerms(counts);
		showPicks();
	}

	/* ---- What visitors do ---- */

	function listenToTools() {
		let timer = 0;
		byId('kb_search').addEventListener('input', (event) => {
			clearTimeout(timer);
			timer = setTimeout(() => {
				timer = 0;
				state.q = event.target.value;
				change(!typing);
				typing = document.activeElement === event.target;
			}, TYPING_MS);
		});
		byId('kb_search').addEventListener('blur', () => {
			typing = typing && timer > 0;
		});
		tools.addEventListener('submit', (event) => event.preventDefault());
		byId('kb_sort').addEventListener('change', (event) => {
			state.sort = event.target.value;
			change(true);
		});
		[['kb_view_cards', false], ['kb_view_table', true]].forEach(([id, value]) =>
			byId(id).addEventListener('click', () => {
				state.table = value;
				change(true);
			}));
		byId('kb_clear').addEventListener('click', () => {
			state.chosen.clear();
			state.q = '';
			change(true);
			focusOn(null);
		});
		if (byId('kb_show_more'))
			byId('kb_show_more').addEventListener('click', showMore);
	}

	/* The focus goes to the first of what has come. */
	function showMore() {
		const before = (state.table ? table.body : list).children.length;
		portions++;
		show();
		const first = (state.table ? table.body : list).children[before];
		if (first)
			first.querySelector('a').focus();
	}

	function listenToBasket() {
		const basket = byId('kb_basket');
		if (basket)
			byId('kb_unpick').addEventListener('click', () => {
				pick([]);
				focusOn(null);
			});
		if (way)
			way.addEventListener('click', (event) => {
				event.preventDefault();
				basket.querySelector('a').focus();
			});
	}

	function listenToTerms() {
		allTerms.forEach((term) => term.box.addEventListener('change', () => {
			if (term.box.checked)
				state.chosen.add(term);
			else
				state.chosen.delete(term);
			change(true);
		}));
	}

	/* Where there is room the panel is always open; else it lies over the list, and closes itself
	 * when somebody goes on elsewhere. */
	function listenToPanel() {
		const wide = window.matchMedia('(min-width: 60rem)');
		const close = () => {
			panel.open = wide.matches;
		};
		panel.dataset.plain = panel.querySelector('summary').textContent;
		close();
		wide.addEventListener('change', close);
		panel.addEventListener('focusout', (event) => {
			if (event.relatedTarget && !panel.contains(event.relatedTarget))
				close();
		});
		document.addEventListener('click', (event) => {
			if (!panel.contains(event.target) && !tools.contains(event.target))
				close();
		});
		panel.addEventListener('keydown', (event) => {
			if (event.key !== 'Escape' || wide.matches || !panel.open)
				return;
			close();
			panel.querySelector('summary').focus();
		});
		byId('kb_filters_done').addEventListener('click', () => {
			close();
			focusOn(null);
		});
	}

	if (panel)
		listenToPanel();
	listenToTools();
	listenToTerms();
	listenToBasket();
	onReturn(() => {
		state = readState();
		portions = 1;
		typing = false;
		show();
	});
	document.documentElement.classList.add('kb-ready');
	/* What the address asks for and is not here, goes from it. */
	writeAddress(addressOf() + location.hash, false);
	show();
}());
