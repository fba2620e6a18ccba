/* SPDX-License-Identifier: EUPL-1.2 */
#include "base/path.h"

#include "base/arena.h"
#include "base/limits.h"

static size_t last_slash(struct str path)
{
	for (size_t i = path.n; i > 0; i--)
		if (path.p[i - 1] == '/')
			return i;
	return 0;
}

struct str path_name(struct str path)
{
	return str_from_index(path, last_slash(path));
}

struct str path_folder(struct str path)
{
	size_t slash = last_slash(path);

	return str_slice(path, 0, slash ? slash - 1 : 0);
}

struct str path_stem(struct str path)
{
	struct str name = path_name(path);

	for (size_t i = name.n; i > 1; i--)
		if (name.p[i - 1] == '.')
			return str_slice(name, 0, i - 1);
	return name;
}

struct str path_first(struct str path)
{
	return str_slice(path, 0, str_find_char(path, '/'));
}

/* Takes the last part off a path of n bytes that ends in '/'; the new n. */
static size_t climb(const char *p, size_t n)
{
	n--;
	while (n && p[n - 1] != '/')
		n--;
	return n;
}

static bool add_part(char *p, size_t *n, struct str part, bool last)
{
	if (!part.n || str_is(part, "."))
		return true;
	if (str_is(part, "..")) {
		if (!*n)
			return false;
		*n = climb(p, *n);
		return true;
	}
	memcpy(p + *n, part.p, part.n);
	*n += part.n;
	if (!last)
		p[(*n)++] = '/';
	return true;
}

bool path_resolve(struct arena *arena, struct str folder, struct str link, struct str *resolved)
{
	struct str halves[2] = {str_starts(link, STR("/")) ? STR("") : folder, link};
	char *p;
	size_t n = 0;

	if (folder.n > LIMIT_PATH_LENGTH || link.n > LIMIT_PATH_LENGTH)
		return false;
	p = arena_alloc(arena, folder.n + link.n + 2);
	for (size_t half = 0; half < 2; half++) {
		struct str rest = halves[half];

		while (rest.n) {
			size_t slash = str_find_char(rest, '/');

			if (!add_part(p, &n, str_slice(rest, 0, slash), half && slash == rest.n))
				return false;
			rest = str_from_index(rest, slash + 1);
		}
	}
	*resolved = (struct str){p, n};
	return n <= LIMIT_PATH_LENGTH;
}

static int hex_digit(char c)
{
	if (c >= '0' && c <= '9')
		return c - '0';
	c = (char)(c | 0x20);
	return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

static bool is_escape(struct str s, size_t i)
{
	return s.p[i] == '%' && i + 2 < s.n && hex_digit(s.p[i + 1]) >= 0 &&
	       hex_digit(s.p[i + 2]) >= 0;
}

struct str url_decode(struct arena *arena, struct str s)
{
	char *p;
	size_t n = 0;

	if (str_find_char(s, '%') == s.n)
		return s;
	p = arena_alloc(arena, s.n);
	for (size_t i = 0; i < s.n; i++) {
		if (is_escape(s, i)) {
			p[n++] = (char)(hex_digit(s.p[i + 1]) * 16 + hex_digit(s.p[i + 2]));
			i += 2;
		} else {
			p[n++] = s.p[i];
		}
	}
	return (struct str){p, n};
}

/* RFC 3986: unreserved, gen-delims and sub-delims; a lone % is escaped. */
static bool stays(struct str s, size_t i)
{
	unsigned char c = (unsigned char)s.p[i];

	if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'))
		return true;
	return c == '%' ? is_escape(s, i) : c && strchr("-._~:/?#@!$&'()*+,;=", c);
}

static bool stays_in_path(struct str s, size_t i)
{
	return stays(s, i) && s.p[i] != '%' && s.p[i] != '?' && s.p[i] != '#';
}

static struct str encode(struct arena *arena, struct str s, bool (*may_stay)(struct str, size_t))
{
	static const char digits[] = "0123456789ABCDEF";
	size_t bad = 0, n = 0;
	char *p;

	for (size_t i = 0; i < s.n; i++)
		bad += !may_stay(s, i);
	if (!bad)
		return s;
	p = arena_alloc(arena, s.n + 2 * bad);
	for (size_t i = 0; i < s.n; i++) {
		unsigned char c = (unsigned char)s.p[i];

		if (may_stay(s, i)) {
			p[n++] = s.p[i];
			continue;
		}
		p[n++] = '%';
		p[n++] = digits[c >> 4];
		p[n++] = digits[c & 15];
	}
	return (struct str){p, n};
}

struct str url_encode(struct arena *arena, struct str s)
{
	return encode(arena, s, stays);
}

struct str url_from_path(struct arena *arena, struct str path)
{
	return encode(arena, path, stays_in_path);
}
