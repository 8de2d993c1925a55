/* Finds literals with Hyperscan, one call a text. Arguments: file of words (one a line), file of texts (length in four bytes, then UTF-8).
 * Says "ready", then for each line on its input scans all texts once and answers "microseconds hits", by the clock of its thread. */
#include <hs/hs.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

static char *whole(const char *path, size_t *size) {
  FILE *file = fopen(path, "rb");
  if (!file) { perror(path); exit(1); }
  fseek(file, 0, SEEK_END);
  *size = (size_t)ftell(file);
  rewind(file);
  char *bytes = malloc(*size + 1);
  if (fread(bytes, 1, *size, file) != *size) exit(1);
  bytes[*size] = 0;
  fclose(file);
  return bytes;
}

static int seen(unsigned id, unsigned long long from, unsigned long long to, unsigned flags, void *context) {
  (void)id; (void)from; (void)to; (void)flags;
  ++*(uint64_t *)context;
  return 0;
}

int main(int argc, char **argv) {
  if (argc != 3) return 2;
  size_t size;
  char *words = whole(argv[1], &size);
  size_t count = 0;
  for (size_t at = 0; at < size; at++) count += words[at] == '\n';
  const char **list = malloc(count * sizeof *list);
  size_t *lengths = malloc(count * sizeof *lengths);
  unsigned *ids = malloc(count * sizeof *ids), *flags = calloc(count, sizeof *flags);
  char *next = words;
  for (size_t at = 0; at < count; at++) {
    char *end = strchr(next, '\n');
    *end = 0;
    list[at] = next;
    lengths[at] = (size_t)(end - next);
    ids[at] = (unsigned)at;
    next = end + 1;
  }
  hs_database_t *database;
  hs_compile_error_t *error;
  if (hs_compile_lit_multi(list, flags, ids, lengths, (unsigned)count, HS_MODE_BLOCK, NULL, &database, &error) != HS_SUCCESS) {
    printf("failed %s\n", error->message);
    return 1;
  }
  hs_scratch_t *scratch = NULL;
  if (hs_alloc_scratch(database, &scratch) != HS_SUCCESS) return 1;
  char *texts = whole(argv[2], &size);
  printf("ready\n");
  fflush(stdout);
  char line[64];
  while (fgets(line, sizeof line, stdin)) {
    struct timespec from, to;
    uint64_t hits = 0;
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &from);
    for (size_t at = 0; at < size;) {
      uint32_t length;
      memcpy(&length, texts + at, 4);
      hs_scan(database, texts + at + 4, length, 0, scratch, seen, &hits);
      at += 4 + length;
    }
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &to);
    printf("%.0f %llu\n", (to.tv_sec - from.tv_sec) * 1e6 + (to.tv_nsec - from.tv_nsec) / 1e3, (unsigned long long)hits);
    fflush(stdout);
  }
  return 0;
}
