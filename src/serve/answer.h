/* SPDX-License-Identifier: EUPL-1.2 */
/* How a request is answered, in the words of libmicrohttpd. */
#ifndef SERVE_ANSWER_H
#define SERVE_ANSWER_H

#include <microhttpd.h>

#include "serve/internal.h"

/* Queues the answer, or puts the connection to sleep; then it is called again. */
enum MHD_Result answer_request(struct server *server, struct MHD_Connection *connection,
	const char *method, struct request *request);

#endif
