/* SPDX-License-Identifier: EUPL-1.2 */
#include "base/alloc.h"

#include <stdlib.h>
#include <unistd.h>

_Noreturn void die_out_of_memory(void)
{
	static const char message[] = "kaartenbak: geen geheugen meer / out of memory\n";

	if (write(STDERR_FILENO, message, sizeof(message) - 1) < 0)
		_exit(3);
	_exit(3);
}

void *xmalloc(size_t size)
{
	void *p = malloc(size ? size : 1);

	if (!p)
		die_out_of_memory();
	return p;
}

void *xcalloc(size_t count, size_t size)
{
	void *p = calloc(count ? count : 1, size ? size : 1);

	if (!p)
		die_out_of_memory();
	return p;
}

void *xrealloc(void *old, size_t size)
{
	void *p = realloc(old, size ? size : 1);

	if (!p)
		die_out_of_memory();
	return p;
}
