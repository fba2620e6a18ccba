/* SPDX-License-Identifier: EUPL-1.2 */
#include "base/file.h"

#include <errno.h>
#include <unistd.h>

bool write_all(int fd, struct str bytes)
{
	while (bytes.n) {
		ssize_t done = write(fd, bytes.p, bytes.n);

		if (done < 0 && errno == EINTR)
			continue;
		if (done <= 0)
			return false;
		bytes = str_from_index(bytes, (size_t)done);
	}
	return true;
}
