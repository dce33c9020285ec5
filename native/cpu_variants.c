// Chooses among the variants of ggml's processor code that cpu_variants.cmake built: the best that this processor has.
// ggml calls ggml_backend_cpu_reg() once and reaches everything else through what it gives.

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "ggml-backend.h"

// The library is compiled with this name replaced by its own variant's.
#undef ggml_backend_cpu_reg

ggml_backend_reg_t ggml_backend_cpu_reg_avx2(void);
ggml_backend_reg_t ggml_backend_cpu_reg_avx512vnni(void);

static bool has_avx2(void) {
    // The program says so and ends, long before this, where it is not so.
    return true;
}

static bool has_avx512vnni(void) {
    // These also ask whether the system keeps the wide registers.
    return __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512cd") &&
           __builtin_cpu_supports("avx512vl") && __builtin_cpu_supports("avx512dq") &&
           __builtin_cpu_supports("avx512bw") && __builtin_cpu_supports("avx512vnni");
}

// From the least to the best. The names are also in src/engine/processor.rs, in this order.
static const struct {
    const char *name;
    bool (*is_supported)(void);
    ggml_backend_reg_t (*registration)(void);
} variants[] = {
    {"avx2", has_avx2, ggml_backend_cpu_reg_avx2},
    {"avx512vnni", has_avx512vnni, ggml_backend_cpu_reg_avx512vnni},
};

// The chosen variant's place in the list. OFFHOOK_CPU names the best that may be taken.
unsigned offhook_cpu_variant(void) {
    const char *best = getenv("OFFHOOK_CPU");
    unsigned chosen = 0;
    for (unsigned i = 0; i < sizeof variants / sizeof variants[0]; i++) {
        if (variants[i].is_supported()) {
            chosen = i;
        }
        if (best != NULL && strcmp(best, variants[i].name) == 0) {
            break;
        }
    }
    return chosen;
}

ggml_backend_reg_t ggml_backend_cpu_reg(void) {
    return variants[offhook_cpu_variant()].registration();
}
