/* The door libFuzzer comes in by. */
#include "fuzz.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t len);

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t len)
{
    const char *what;
    fuzz_one((const char *)bytes, len);
    double took = fuzz_slowest(&what);
    if (took > FUZZ_MS)
        fuzz_fail("%s of %zu bytes took %.0f ms", what, len, took);
    return 0;
}
