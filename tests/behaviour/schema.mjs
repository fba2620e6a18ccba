// SPDX-License-Identifier: EUPL-1.2
//
// Do check and the JSON Schema of a collection judge cards alike, and are the configurations of
// content systems valid? The program is $KAARTENBAK, the themes are $THEMES.
//
//     schema.mjs agree SITE        all cards of a site
//     schema.mjs cases             the cards of tests/diagnostics/
//     schema.mjs values            every kind of field with many values, in a folder of its own
//     schema.mjs sveltia FILE      a configuration of Sveltia CMS
//     schema.mjs pages-cms FILE    one of Pages CMS
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import Ajv from 'ajv';
import { parse } from 'yaml';

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
const program = process.env.KAARTENBAK;
const themes = process.env.THEMES ?? join(root, 'themes');

// Errors of check about a card of which a schema of its front matter can know nothing, and why.
const CANNOT = {
	'anchor-broken': 'is about the text below it',
	'asset-missing': 'is about the text below it',
	'bad-address': 'is about the text below it',
	'body-unexpected': 'is about the text below it',
	'control-character': 'is about bytes, before there is YAML',
	'duplicate-id': 'is about other files',
	'duplicate-key': 'is a fault of the YAML; its reader says so itself',
	'duplicate-uri': 'is about other files',
	'duplicate-url': 'is about other files',
	'file-name': 'is about the name of the file',
	'file-too-large': 'is about the size of the file',
	'former-id-taken': 'is about other files',
	'front-matter-missing': 'there is no front matter',
	'front-matter-unclosed': 'there is no front matter',
	'heading-empty': 'is about the text below it',
	'image-alt': 'is about the text below it',
	'image-external': 'is about the text below it',
	'image-missing': 'is about the text below it',
	'invalid-utf8': 'is about bytes, before there is YAML',
	'link-broken': 'is about the text below it',
	'link-draft': 'is about the text below it',
	'link-empty': 'is about the text below it',
	'link-no-address': 'is about the text below it',
	'link-unsafe': 'is about the text below it',
	'markdown-too-deep': 'is about the text below it',
	'missing-body': 'is about the text below it',
	'number-ambiguous': 'YAML has read 1.234 as a number by then: its notation is gone',
	'raw-html': 'is about the text below it',
	'reference-private': 'is about other files',
	'unknown-reference': 'is about other files',
	'uri-value': 'is about the address that is made of the value',
	'url-reserved': 'is about other files',
	'yaml-alias': 'YAML that is refused on purpose; a reader has filled in the alias',
	'yaml-tag': 'YAML that is refused on purpose',
	'yaml-too-deep': 'is about the size of the file',
	'yaml-too-many': 'is about the size of the file',
};

// Values that YAML gives a type, after which what was written cannot be seen, as with number-ambiguous: check refuses
// them and the schema may accept them. What is a number too large is refused by both.
const LOST = [
	{ why: 'a whole number with zeros before it is a number', raw: /^-?0\d/, kinds: ['getal'] },
	{ why: 'signs, exponents and other bases are a number', raw: /^(\+\d|-?\d[\d.]*e|0[xob])/i, kinds: ['getal'] },
	{ why: 'a mark without digits at a side is a number', raw: /^-?(\.\d+|\d+\.)$/, kinds: ['getal'] },
	{ why: 'how many digits stand behind the mark of a number is gone', kinds: ['getal'],
		raw: /^-?(\d+\.\d{10,}|(?=(\.?\d){16})\d+\.\d+)$/ },
	{ why: '-0 is 0', raw: /^-0$/, kinds: ['getal'] },
	{ why: '1.234 is a number', raw: /^-?[1-9]\d{0,2}\.\d{3}$/, kinds: ['getal'] },
	{ why: 'a number that is whole looks like the name of a file', raw: /^(-0|\+\d+|0x\w+|\d+\.0*)$/,
		kinds: ['eerdere_ids', 'former_ids', 'verwijzing'] },
	{ why: 'True is true', raw: /^(true|false)$/i, kinds: ['eerdere_ids', 'former_ids', 'verwijzing'] },
	{ why: 'no number at all', raw: /^[-+]?\.(inf|nan)$/i, kinds: ['getal'] },
];

const known = new Set([...readFileSync(join(root, 'src', 'base', 'diag_codes.h'), 'utf8')
	.matchAll(/^DIAG\(\w+, "([^"]+)"/gm)].map((it) => it[1]));
const faults = Object.keys(CANNOT).filter((it) => !known.has(it)).map((it) => `there is no code ${it}`);
let looked = 0;

function run(...args) {
	const result = spawnSync(program, args, { encoding: 'utf8', maxBuffer: 1 << 28 });
	if (result.status === null || result.status > 1)
		throw new Error(`${args.join(' ')}: ${result.status} ${result.stdout}${result.stderr}`);
	return result.stdout;
}

// By the text of the schema: most of the cases have the same one.
const compiledSchemas = new Map();

function compileSchema(text) {
	if (!compiledSchemas.has(text)) {
		const ajv = new Ajv({ strict: true, allowUnionTypes: true, strictTypes: false, validateFormats: false });
		compiledSchemas.set(text, ajv.compile(JSON.parse(text)));
	}
	return compiledSchemas.get(text);
}

function validators(site) {
	const compiled = new Map();
	return (collection) => {
		if (!compiled.has(collection)) {
			const result = spawnSync(program, ['schema', collection, '-C', site], { encoding: 'utf8', maxBuffer: 1 << 28 });
			compiled.set(collection, result.status === 0 ? compileSchema(result.stdout) : null);
		}
		return compiled.get(collection);
	};
}

// { broken } if it is no YAML, else { data }
function frontMatter(file) {
	const text = readFileSync(file, 'utf8').replace(/^\uFEFF/, '').replaceAll('\r\n', '\n');
	const found = /^---[ \t]*\n([\s\S]*?)^(---|\.\.\.)[ \t]*$/m.exec(text);
	if (!found)
		return { broken: 'no front matter' };
	try {
		return { data: parse(found[1], { version: '1.2', logLevel: 'error' }) ?? {} };
	} catch (error) {
		return { broken: String(error.message) };
	}
}

function cardsOf(site) {
	const content = join(site, 'content');
	return readdirSync(content, { recursive: true, withFileTypes: true })
		.filter((it) => it.isFile() && it.name.endsWith('.md'))
		.map((it) => join(it.parentPath ?? it.path, it.name))
		.filter((it) => relative(content, it).includes('/') && !relative(content, it).startsWith('monitors/'))
		.sort();
}

// What check finds wrong with each file.
function errorsOf(site) {
	const errors = new Map();
	for (const diag of JSON.parse(run('check', '-C', site, '--themes', themes, '--format', 'json'))) {
		if (diag.severity !== 'error')
			continue;
		const file = relative(join(site, 'content'), diag.file.startsWith('/') ? diag.file : join(process.cwd(), diag.file));
		errors.set(file, [...(errors.get(file) ?? []), diag.code]);
	}
	return errors;
}

function compare(site, name, allowed = () => false) {
	const errors = errorsOf(site), of = validators(site);
	for (const card of cardsOf(site)) {
		const path = relative(join(site, 'content'), card);
		const validate = of(path.split('/')[0]);
		if (!validate)
			continue;
		const codes = errors.get(path) ?? [];
		const told = codes.filter((code) => !(code in CANNOT) && !code.startsWith('yaml-'));
		const { data, broken } = frontMatter(card);
		looked++;
		if (broken) {
			if (!codes.length)
				faults.push(`${name} ${path}: no YAML for others (${broken}), and check accepts it`);
			continue;
		}
		const accepts = validate(data);
		if (accepts !== (told.length === 0) && !(codes.length && !told.length) && !allowed(path, accepts))
			faults.push(`${name} ${path}: check says ${told.join(', ') || 'nothing'}, the schema ` +
				`${accepts ? 'nothing' : JSON.stringify(validate.errors.slice(0, 2))}`);
	}
}

// ---- The cases of tests/diagnostics/ ----

function sections(text) {
	const list = [];
	for (const line of text.split('\n')) {
		if (line.startsWith('=== '))
			list.push({ head: line.slice(4), body: [] });
		else if (list.length)
			list.at(-1).body.push(line);
	}
	return list;
}

function cases(folder) {
	const diagnostics = join(root, 'tests', 'diagnostics');
	for (const file of readdirSync(diagnostics).filter((it) => it.endsWith('.txt')).sort()) {
		const parts = sections(readFileSync(join(diagnostics, file), 'utf8'));
		const files = parts.filter((it) => it.head.startsWith('file '));
		const others = parts.filter((it) => !/^(file|run|expect) /.test(it.head));
		if (others.length || !files.some((it) => /^file content\/[^/]+\/[^/]+\.md( |$)/.test(it.head)))
			continue;
		const site = join(folder, 'site');
		rmSync(site, { recursive: true, force: true });
		cpSync(join(diagnostics, 'base'), site, { recursive: true });
		for (const { head, body } of files) {
			const [, path, ...how] = head.split(' ');
			const text = `${how.includes('bom') ? '\uFEFF' : ''}${body.join('\n').replace(/\n+$/, '')}\n`;
			mkdirSync(dirname(join(site, path)), { recursive: true });
			writeFileSync(join(site, path), how.includes('crlf') ? text.replaceAll('\n', '\r\n') : text);
		}
		compare(site, file);
	}
}

// ---- Every kind with many values ----

const KINDS = ['tekst', 'datum', 'url', 'e-mail', 'getal', 'ja/nee', 'term', 'verwijzing'];

const VALUES = [
	'woord', 'twee woorden', "''", "'  '", '""', '~', 'null', '[]', '[a]', '[a, b]', '{}', '{a: b}', "'null'",
	'onbekend', 'Onbekend', 'UNKNOWN', 'unknown', "' onbekend '", 'ja', 'Nee', 'YES', 'no', 'true', 'False', "'ja'", 'y', 'on',
	'2026-03-31', "'2026-03-31'", '2026-02-29', '2024-02-29', '1900-02-29', '2000-02-29', '0000-01-01', '0004-02-29',
	'31-3-2026', '31-03-2026', '1-1-2026', '29-2-2023', '29-02-2024', '31-4-2026', '2026-3-31', '2026/03/31', '31 maart 2026',
	'2026-13-01', '2026-00-10', '00-01-2026', '30-2-2024', '2100-2-28', '12026-01-01', '2026-04-31', '2026-12-31', "' 2026-12-31 '",
	'https://example.org', 'http://a.b', 'https://a', 'https://ab', 'https:///x', 'HTTPS://example.org/', 'ftp://example.org', 'example.org',
	'www.example.org/x', 'https://example.org/een twee', 'https://example.org/?a=b#c', "'https://example.org/<x>'", 'https://example.org/a|b',
	'mailto:info@example.org', "'https://example.org/{x}'", "'https://[::1]/'",
	'info@example.org', 'info@example', '@example.org', 'info@', 'info@.org', 'info@example.', 'a@b.c', 'a@b@c.nl', 'a@b..c', 'a,b@c.nl',
	"'a b@c.nl'", 'info@ex-ample.org', '"info@\\"x\\".nl"', 'a@.b.c', 'a@bc',
	'0', '1', '-3', '12', '007', '1.5', '0.125', '1,5', '1.234', '12.345', '1.234.567', '1.234,5', '12.345,60', '1234.567', '1.23.4', '-1,50',
	'1e3', '1e20', '+5', '.5', '5.', '12345678901234567', '-12345678901234567', '-999999999999999', '1000000000000000', '99999999999999.99', '0x1F', '-0', '1 000', '1,2,3', '12a', '999999999999999', '9999999999999999', '0,1234567890', '0,123456789',
	"'1.5'", "'007'", "'1.234'", '0.0', '00', '1.2345', '123.4567', '-12.345', '-12.345,6', '0,5', '0.123456789', '0.1234567890',
	'beheer', 'Beheer', 'BEHEREN', 'a1', 'A1', 'A2', 'proberen', 'on hold', '2024', "'2024'", "' beheer '", 'Bijzonder (één)', 'bijzonder (één)',
	'eerste', 'nergens', 'Eerste', 'eerste.md', '-eerste', 'eerste-', 'een--twee', "' eerste '",
	'[beheer, a1]', '[ja, nee]', '[1, "2,5"]', '[2026-01-01, 1-2-2026]', '[https://example.org, https://b.nl]', '[info@example.org]', '[eerste]',
	'[onbekend]', '[[a]]', '[~]', "['']", '[{a: b}]', '|\n  regels\n  tekst', '>-\n  beheer', '\n  - beheer\n  - a1', '\n  a: b',
];

function fieldsOf(kind, number) {
	const source = kind === 'term' ? '\n    begrippen: woorden' : kind === 'verwijzing' ? '\n    collectie: alles' : '';
	return [['v', '', ''], ['m', '', '\n    verplicht: ja'], ['l', 'lijst van ', '']].map(([letter, list, more]) =>
		`  - sleutel: ${letter}${number}\n    label: ${kind}\n    soort: ${list}${kind}${source}${more}\n`).join('');
}

function values(folder) {
	const site = join(folder, 'site'), cards = join(site, 'content', 'alles'), written = new Map();
	cpSync(join(root, 'tests', 'diagnostics', 'base'), site, { recursive: true });
	mkdirSync(cards, { recursive: true });
	writeFileSync(join(site, 'content', 'begrippen', 'woorden.yaml'), [
		'titel: Woorden', 'enkelvoud: woord', 'meervoud: woorden', 'termen:',
		'  - id: beheer', '    label: Beheer', "    aliassen: [Beheren, 'on hold']",
		'  - id: a1', '    code: A1', '    label: Eerste', "  - id: '2024'", '    label: Dat jaar',
		'  - id: bijzonder', '    label: Bijzonder', "    aliassen: ['Bijzonder (één)', 'a+b|c']", ''].join('\n'));
	writeFileSync(join(cards, '_collectie.yaml'),
		`titel: Alles\nenkelvoud: ding\nmeervoud: dingen\ntitelveld: titel\nvelden:\n` +
		`  - sleutel: titel\n    label: Titel\n    soort: tekst\n    verplicht: ja\n${KINDS.map(fieldsOf).join('')}`);
	const write = (name, key, raw) => {
		const required = KINDS.map((_, i) => `m${i}`).filter((it) => it !== key).map((it) => `${it}: onbekend\n`);
		const line = key ? `${key}: ${raw}\n` : '';
		writeFileSync(join(cards, `${name}.md`), `---\n${key === 'titel' ? '' : 'titel: Ding\n'}${required.join('')}${line}---\n`);
	};
	write('eerste', '', '');
	for (const [kind] of KINDS.entries())
		for (const letter of ['v', 'm', 'l'])
			for (const [number, raw] of VALUES.entries()) {
				const name = `${letter}${kind}-${number}`;
				written.set(`alles/${name}.md`, { kind: KINDS[kind], raw });
				write(name, `${letter}${kind}`, raw);
			}
	for (const [key, list] of [['concept', VALUES], ['draft', VALUES], ['eerdere_ids', VALUES], ['former_ids', VALUES]])
		list.forEach((raw, number) => {
			written.set(`alles/${key.replace('_', '-')}-${number}.md`, { kind: key, raw });
			write(`${key.replace('_', '-')}-${number}`, key, raw);
		});
	compare(site, 'values', (path, accepts) => {
		const it = written.get(path);
		return accepts && LOST.some(({ raw, kinds }) => kinds.includes(it?.kind) && raw.test(it.raw));
	});
	for (const [path, it] of written)
		for (let i = 0; i < faults.length; i++)
			if (faults[i].startsWith(`values ${path}:`))
				faults[i] = `${it.kind}: ${JSON.stringify(it.raw)}: ${faults[i]}`;
}

// ---- Content systems ----

const WIDGETS = ['string', 'text', 'markdown', 'datetime', 'number', 'boolean', 'select', 'relation', 'list'];

function checkWidgets(field, collections) {
	const at = `field ${field.name}`;
	if (!WIDGETS.includes(field.widget))
		faults.push(`${at}: no such widget: ${field.widget}`);
	if (field.widget === 'relation' && !collections.includes(field.collection))
		faults.push(`${at}: refers to ${field.collection}, which is not there`);
	if (field.widget === 'select' && !(field.options?.length && field.options.every((it) => it.label && it.value)))
		faults.push(`${at}: no options to choose from`);
	for (const pattern of field.pattern ? [field.pattern[0]] : [])
		new RegExp(pattern, 'u');
	if (field.field)
		checkWidgets(field.field, collections);
	looked++;
}

function sveltia(file) {
	const schema = JSON.parse(readFileSync(join(root, 'node_modules', '@sveltia', 'cms', 'schema', 'sveltia-cms.json')));
	const ajv = new Ajv({ strict: false, validateFormats: false });
	const validate = ajv.compile(schema);
	const config = parse(readFileSync(file, 'utf8'));
	if (!validate(config))
		faults.push(...validate.errors.slice(0, 5).map((it) => `${it.instancePath}: ${it.message} ${JSON.stringify(it.params)}`));
	// The schema has to be able to say no.
	if (validate({ ...config, locale: 'nl' }) || validate({ ...config, collections: [{ name: 'x' }] }))
		faults.push('the schema accepts what it should not');
	const names = config.collections.map((it) => it.name);
	for (const collection of config.collections) {
		collection.fields.forEach((field) => checkWidgets(field, names));
		if (!collection.fields.some((field) => field.name === collection.identifier_field))
			faults.push(`${collection.name}: no field ${collection.identifier_field}`);
		if (collection.body_field && !collection.fields.some((it) => it.name === collection.body_field.key && it.widget === 'markdown'))
			faults.push(`${collection.name}: no field for the text`);
	}
}

const TYPES = ['string', 'text', 'rich-text', 'date', 'number', 'boolean', 'select'];
const LEAF = ['name', 'label', 'description', 'type', 'path', 'filename', 'exclude', 'format', 'view', 'fields'];
const FIELD = ['name', 'label', 'description', 'type', 'required', 'list', 'default', 'options', 'pattern'];

function onlyKeys(object, keys, at) {
	for (const key of Object.keys(object))
		if (!keys.includes(key))
			faults.push(`${at}: key ${key} is not known there`);
}

function pagesCms(file) {
	const config = parse(readFileSync(file, 'utf8'));
	onlyKeys(config, ['media', 'content'], 'top');
	for (const collection of config.content) {
		onlyKeys(collection, LEAF, collection.name);
		if (collection.type !== 'collection' || !/^[^/].*[^/]$/.test(collection.path))
			faults.push(`${collection.name}: no collection with a path`);
		for (const field of collection.fields) {
			const at = `${collection.name}.${field.name}`;
			onlyKeys(field, FIELD, at);
			looked++;
			if (!TYPES.includes(field.type) || !/^[a-zA-Z0-9-_]+$/.test(field.name))
				faults.push(`${at}: type ${field.type}`);
			if (field.type === 'select' && !field.options?.values?.every((it) => typeof it.value === 'string' && it.label))
				faults.push(`${at}: nothing to choose from`);
			if (field.pattern)
				new RegExp(field.pattern.regex ?? field.pattern, 'u');
		}
	}
}

// ---- Which ----

const [what, where] = process.argv.slice(2);
const folder = mkdtempSync(join(process.env.TMPDIR ?? tmpdir(), 'kaartenbak-schema.'));
try {
	if (what === 'agree')
		compare(where, where);
	else if (what === 'cases')
		cases(folder);
	else if (what === 'values')
		values(folder);
	else if (what === 'sveltia')
		sveltia(where);
	else
		pagesCms(where);
} finally {
	rmSync(folder, { recursive: true, force: true });
}
faults.slice(0, 40).forEach((it) => console.log(it));
console.log(`${looked} looked at, ${faults.length} faults`);
process.exit(faults.length || !looked ? 1 : 0);
