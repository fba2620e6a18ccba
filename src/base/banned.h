/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Functions that must not be used: included before every source file by the Makefile, so that a
 * call of one does not compile. They write without a bound (strcpy, sprintf, gets), keep hidden
 * state that threads share (strtok, localtime), leave strings without an end (strncpy) or hide
 * faults (atoi). Use struct str, struct buf, snprintf, localtime_r and the readers of base/.
 *
 * The system headers that declare them come first; their guards keep them away from these macros.
 */
#ifndef BASE_BANNED_H
#define BASE_BANNED_H

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#define BANNED(function) sorry_##function##_is_a_banned_function

#undef strcpy
#define strcpy(...) BANNED(strcpy)
#undef strcat
#define strcat(...) BANNED(strcat)
#undef strncpy
#define strncpy(...) BANNED(strncpy)
#undef strncat
#define strncat(...) BANNED(strncat)
#undef strtok
#define strtok(...) BANNED(strtok)

#undef sprintf
#define sprintf(...) BANNED(sprintf)
#undef vsprintf
#define vsprintf(...) BANNED(vsprintf)
#undef gets
#define gets(...) BANNED(gets)

#undef localtime
#define localtime(...) BANNED(localtime)
#undef gmtime
#define gmtime(...) BANNED(gmtime)
#undef asctime
#define asctime(...) BANNED(asctime)
#undef ctime
#define ctime(...) BANNED(ctime)

#undef atoi
#define atoi(...) BANNED(atoi)
#undef atof
#define atof(...) BANNED(atof)

#endif
