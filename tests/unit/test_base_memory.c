/* SPDX-License-Identifier: EUPL-1.2 */
/* Arenas, buffers, growing arrays and maps. */
#include <stdio.h>

#include "base/alloc.h"
#include "base/buf.h"
#include "base/limits.h"
#include "base/map.h"
#include "base/vec.h"
#include "unit/support.h"

/* ---- Arena ---- */

static void test_arena_pieces_are_aligned_and_apart(void **state)
{
	struct arena arena = ARENA_INIT;
	unsigned char *pieces[200];

	(void)state;
	for (size_t size = 0; size < 200; size++) {
		pieces[size] = arena_alloc(&arena, size);
		assert_int_equal((uintptr_t)pieces[size] % _Alignof(max_align_t), 0);
		memset(pieces[size], (int)size, size);
	}
	for (size_t size = 0; size < 200; size++)
		for (size_t i = 0; i < size; i++)
			assert_int_equal(pieces[size][i], size);
	arena_release(&arena);
}

static void test_arena_clears_only_when_asked(void **state)
{
	struct arena arena = ARENA_INIT;
	unsigned char *p = arena_alloc(&arena, 1000);

	(void)state;
	memset(p, 0xaa, 1000);
	arena_reset(&arena);
	p = arena_calloc(&arena, 10, 100);
	for (size_t i = 0; i < 1000; i++)
		assert_int_equal(p[i], 0);
	arena_release(&arena);
}

static void test_arena_takes_a_piece_larger_than_a_block(void **state)
{
	struct arena arena = ARENA_INIT;
	char *small = arena_dup(&arena, "small", 5);
	char *large = arena_alloc(&arena, 8 << 20);
	char *after = arena_dup(&arena, "after", 5);

	(void)state;
	memset(large, 'x', 8 << 20);
	assert_string_equal(small, "small");
	assert_string_equal(after, "after");
	arena_release(&arena);
}

static void test_arena_dup_ends_in_nul(void **state)
{
	struct arena arena = ARENA_INIT;

	(void)state;
	assert_string_equal(arena_dup(&arena, "abcdef", 3), "abc");
	assert_string_equal(arena_dup(&arena, NULL, 0), "");
	assert_memory_equal(arena_dup(&arena, "a\0b", 3), "a\0b", 4);
	arena_release(&arena);
}

static void test_arena_reset_hands_out_the_same_memory(void **state)
{
	struct arena arena = ARENA_INIT;
	void *first = arena_alloc(&arena, 100);

	(void)state;
	arena_reset(&arena);
	assert_ptr_equal(arena_alloc(&arena, 100), first);
	for (int i = 0; i < 1000; i++)
		arena_alloc(&arena, 4000);
	arena_reset(&arena);
	first = arena_alloc(&arena, 16);
	arena_reset(&arena);
	assert_ptr_equal(arena_alloc(&arena, 16), first);
	arena_release(&arena);
	arena_reset(&arena);
	assert_null(arena.block);
}

static void test_arena_adopts_all_blocks(void **state)
{
	struct arena arena = ARENA_INIT, from = ARENA_INIT;
	char *words[3000];

	(void)state;
	for (int i = 0; i < 3000; i++) {
		char word[16];
		int n = snprintf(word, sizeof(word), "word %d", i);

		words[i] = arena_dup(&from, word, (size_t)n);
		if (i % 1000 == 999) {
			arena_adopt(&arena, &from);
			assert_null(from.block);
		}
	}
	arena_adopt(&arena, &from);
	arena_release(&from);
	arena_dup(&arena, "more", 4);
	assert_string_equal(words[0], "word 0");
	assert_string_equal(words[1500], "word 1500");
	assert_string_equal(words[2999], "word 2999");
	arena_release(&arena);
}

static void test_arena_adopts_into_an_empty_one(void **state)
{
	struct arena arena = ARENA_INIT, from = ARENA_INIT;
	char *word = arena_dup(&from, "word", 4);

	(void)state;
	arena_adopt(&arena, &from);
	assert_null(from.block);
	assert_string_equal(word, "word");
	arena_dup(&from, "again", 5);
	arena_release(&from);
	assert_string_equal(word, "word");
	arena_release(&arena);
}

/* ---- Buffer ---- */

static void test_buf_ends_in_nul_and_grows(void **state)
{
	struct buf buf = BUF_INIT;

	(void)state;
	assert_int_equal(buf_str(&buf).n, 0);
	buf_add(&buf, NULL, 0);
	assert_null(buf.p);
	for (int i = 0; i < 10000; i++) {
		buf_add_char(&buf, (char)('a' + i % 26));
		assert_int_equal(buf.p[buf.n], '\0');
	}
	assert_int_equal(buf.n, 10000);
	for (int i = 0; i < 10000; i++)
		assert_int_equal(buf.p[i], 'a' + i % 26);
	buf_release(&buf);
	assert_null(buf.p);
	assert_int_equal(buf.n, 0);
}

static void test_buf_writers(void **state)
{
	struct buf buf = BUF_INIT;

	(void)state;
	buf_lit(&buf, "a\0b");
	assert_int_equal(buf.n, 3);
	buf_reset(&buf);
	buf_addf(&buf, "%s-%05d", "x", 42);
	buf_addf(&buf, "%s", "");
	buf_add_repeat(&buf, '=', 3);
	buf_add_repeat(&buf, '=', 0);
	buf_add_unsigned(&buf, 0);
	buf_add_char(&buf, ' ');
	buf_add_unsigned(&buf, 18446744073709551615u);
	assert_str(buf_str(&buf), "x-00042===0 18446744073709551615");
	buf_reset(&buf);
	for (int i = 0; i < 100; i++)
		buf_addf(&buf, "%0100d", i);
	assert_int_equal(buf.n, 10000);
	assert_memory_equal(buf.p + 9998, "99", 3);
	buf_release(&buf);
}

static void test_buf_holds_its_limit_and_no_more(void **state)
{
	(void)state;
	for (size_t limit = 1; limit < 600; limit += 7) {
		struct buf buf = {.limit = limit};

		for (size_t i = 0; i < limit; i++)
			buf_add_char(&buf, 'x');
		assert_int_equal(buf.n, limit);
		assert_false(buf.overflowed);
		buf_add_char(&buf, 'y');
		assert_int_equal(buf.n, limit);
		assert_true(buf.overflowed);
		assert_int_equal(buf.p[limit], '\0');
		buf_release(&buf);
		assert_int_equal(buf.limit, limit);
	}
}

static void test_buf_overflow_is_sticky(void **state)
{
	struct buf buf = {.limit = 300};

	(void)state;
	buf_lit(&buf, "begin");
	buf_add_repeat(&buf, 'x', 296);
	assert_true(buf.overflowed);
	buf_lit(&buf, "short");
	buf_add_char(&buf, 'c');
	buf_addf(&buf, "%d", 1);
	buf_add_unsigned(&buf, 1);
	buf_add_repeat(&buf, 'r', 1);
	assert_str(buf_str(&buf), "begin");
	assert_false(buf_reserve(&buf, 1));
	buf_reset(&buf);
	assert_false(buf.overflowed);
	buf_add_repeat(&buf, 'x', 300);
	assert_int_equal(buf.n, 300);
	assert_false(buf.overflowed);
	buf_release(&buf);
}

static void test_buf_refuses_sizes_that_wrap_around(void **state)
{
	struct buf buf = BUF_INIT;

	(void)state;
	buf_lit(&buf, "abc");
	assert_false(buf_reserve(&buf, SIZE_MAX));
	assert_true(buf.overflowed);
	buf_reset(&buf);
	assert_false(buf_reserve(&buf, SIZE_MAX - 2));
	buf_reset(&buf);
	assert_false(buf_reserve(&buf, (size_t)LIMIT_OUTPUT_SIZE + 1));
	buf_release(&buf);
}

/* ---- Growing arrays ---- */

static void test_vec_keeps_what_was_pushed(void **state)
{
	struct arena arena = ARENA_INIT;
	VEC(size_t) vec = {0};
	size_t seen = 0;

	(void)state;
	vec_each (size_t, it, &vec)
		seen += 1 + *it;
	assert_int_equal(seen, 0);
	for (size_t i = 0; i < 5000; i++)
		vec_push(&arena, &vec, i * i);
	assert_int_equal(vec.n, 5000);
	vec_each (size_t, it, &vec)
		assert_int_equal(*it, seen * seen), seen++;
	assert_int_equal(seen, 5000);
	arena_release(&arena);
}

static void test_vec_can_push_its_own_element(void **state)
{
	struct arena arena = ARENA_INIT;
	VEC(int) vec = {0};

	(void)state;
	vec_push(&arena, &vec, 7);
	for (int i = 0; i < 100; i++)
		vec_push(&arena, &vec, vec.v[0]);
	for (size_t i = 0; i < vec.n; i++)
		assert_int_equal(vec.v[i], 7);
	arena_release(&arena);
}

/* ---- Maps ---- */

static struct str numbered(struct arena *arena, size_t number)
{
	char word[32];

	return str_dup(arena, (struct str){word, (size_t)snprintf(word, 32, "key %zu", number)});
}

static void test_map_finds_each_of_many_keys(void **state)
{
	enum { MANY = 20000 };
	struct arena arena = ARENA_INIT;
	struct map map = {0};
	static size_t values[MANY];

	(void)state;
	assert_null(map_get(&map, STR("nothing")));
	for (size_t i = 0; i < MANY; i++)
		assert_null(map_put(&arena, &map, numbered(&arena, i), &values[i]));
	assert_int_equal(map.n, MANY);
	for (size_t i = 0; i < MANY; i++)
		assert_ptr_equal(map_get(&map, numbered(&arena, i)), &values[i]);
	assert_null(map_get(&map, numbered(&arena, MANY)));
	arena_release(&arena);
}

static void test_map_put_keeps_and_set_replaces(void **state)
{
	struct arena arena = ARENA_INIT;
	struct map map = {0};
	int a, b;

	(void)state;
	assert_null(map_put(&arena, &map, STR("k"), &a));
	assert_ptr_equal(map_put(&arena, &map, STR("k"), &b), &a);
	assert_ptr_equal(map_get(&map, STR("k")), &a);
	map_set(&arena, &map, STR("k"), &b);
	assert_ptr_equal(map_get(&map, STR("k")), &b);
	map_set(&arena, &map, STR("other"), &a);
	assert_int_equal(map.n, 2);
	arena_release(&arena);
}

static void test_map_takes_any_bytes_as_key(void **state)
{
	struct arena arena = ARENA_INIT;
	struct map map = {0};
	int a, b, c;

	(void)state;
	map_put(&arena, &map, (struct str){NULL, 0}, &a);
	map_put(&arena, &map, (struct str){"x\0y", 3}, &b);
	map_put(&arena, &map, STR("x"), &c);
	assert_ptr_equal(map_get(&map, STR("")), &a);
	assert_ptr_equal(map_get(&map, (struct str){"x\0y", 3}), &b);
	assert_ptr_equal(map_get(&map, STR("x")), &c);
	assert_null(map_get(&map, (struct str){"x\0z", 3}));
	arena_release(&arena);
}

static void test_sizes_add_and_multiply(void **state)
{
	(void)state;
	assert_int_equal(size_add(3, 4), 7);
	assert_int_equal(size_mul(3, 4), 12);
	assert_true(size_add(SIZE_MAX - 1, 1) == SIZE_MAX);
	assert_true(size_mul(SIZE_MAX, 1) == SIZE_MAX);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_arena_pieces_are_aligned_and_apart),
		cmocka_unit_test(test_arena_clears_only_when_asked),
		cmocka_unit_test(test_arena_takes_a_piece_larger_than_a_block),
		cmocka_unit_test(test_arena_dup_ends_in_nul),
		cmocka_unit_test(test_arena_reset_hands_out_the_same_memory),
		cmocka_unit_test(test_arena_adopts_all_blocks),
		cmocka_unit_test(test_arena_adopts_into_an_empty_one),
		cmocka_unit_test(test_buf_ends_in_nul_and_grows),
		cmocka_unit_test(test_buf_writers),
		cmocka_unit_test(test_buf_holds_its_limit_and_no_more),
		cmocka_unit_test(test_buf_overflow_is_sticky),
		cmocka_unit_test(test_buf_refuses_sizes_that_wrap_around),
		cmocka_unit_test(test_vec_keeps_what_was_pushed),
		cmocka_unit_test(test_vec_can_push_its_own_element),
		cmocka_unit_test(test_map_finds_each_of_many_keys),
		cmocka_unit_test(test_map_put_keeps_and_set_replaces),
		cmocka_unit_test(test_map_takes_any_bytes_as_key),
		cmocka_unit_test(test_sizes_add_and_multiply),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
