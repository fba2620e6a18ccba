/* SPDX-License-Identifier: EUPL-1.2 */
#include "document/document.h"

#include "base/utf8.h"
#include "document/document_private.h"

static bool is_letter(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static bool is_scheme_char(char c)
{
	return is_letter(c) || (c >= '0' && c <= '9') || c == '+' || c == '-' || c == '.';
}

/* RFC 3986, section 3.1. */
struct str url_scheme(struct str url)
{
	size_t n = 0;

	if (!url.n || !is_letter(url.p[0]))
		return STR("");
	while (n < url.n && is_scheme_char(url.p[n]))
		n++;
	return n < url.n && url.p[n] == ':' ? str_slice(url, 0, n) : STR("");
}

static bool is_word(struct str s, struct str lower)
{
	if (s.n != lower.n)
		return false;
	for (size_t i = 0; i < s.n; i++)
		if ((s.p[i] | 0x20) != lower.p[i])
			return false;
	return true;
}

static bool scheme_is_safe(struct str scheme)
{
	static const struct str safe[] = {
		STR_INIT("https"), STR_INIT("http"), STR_INIT("mailto"), STR_INIT("tel")};

	for (size_t i = 0; i < sizeof(safe) / sizeof(*safe); i++)
		if (is_word(scheme, safe[i]))
			return true;
	return !scheme.n;
}

/*
 * Browsers drop blanks before an address and tabs and line ends within it, and read "\" as "/";
 * after that a harmless address may have become one with a scheme or a host.
 */
bool url_is_safe(struct str url)
{
	if (!url.n)
		return true;
	if (url.p[0] == ' ' || str_starts(url, STR("//")))
		return false;
	for (size_t i = 0; i < url.n; i++)
		if ((unsigned char)url.p[i] < 0x20 || url.p[i] == 0x7f || url.p[i] == '\\')
			return false;
	return scheme_is_safe(url_scheme(url));
}
