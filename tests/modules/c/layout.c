/* Prints the size of each struct of parvis.h, and the offset of each field. */
#include "parvis.h"
#include <stdio.h>
#define SIZE(type) printf(#type " %zu\n", sizeof(type))
#define FIELD(type, field) printf(#type "." #field " %zu\n", offsetof(type, field))
int main(void) {
    SIZE(parvis_text); FIELD(parvis_text, start); FIELD(parvis_text, length);
    SIZE(parvis_header); FIELD(parvis_header, name); FIELD(parvis_header, value);
    SIZE(parvis_loading); FIELD(parvis_loading, size); FIELD(parvis_loading, path); FIELD(parvis_loading, sha256);
    FIELD(parvis_loading, range);
    SIZE(parvis_request); FIELD(parvis_request, size); FIELD(parvis_request, method); FIELD(parvis_request, host);
    FIELD(parvis_request, path); FIELD(parvis_request, query); FIELD(parvis_request, peer);
    FIELD(parvis_request, headers); FIELD(parvis_request, headers_length); FIELD(parvis_request, body);
    FIELD(parvis_request, body_length);
    SIZE(parvis_row); FIELD(parvis_row, size); FIELD(parvis_row, kind); FIELD(parvis_row, id);
    FIELD(parvis_row, third_party); FIELD(parvis_row, entity); FIELD(parvis_row, state);
    FIELD(parvis_row, contacts); FIELD(parvis_row, contacts_length); FIELD(parvis_row, reference);
    FIELD(parvis_row, other_reference); FIELD(parvis_row, title); FIELD(parvis_row, status); FIELD(parvis_row, date);
    FIELD(parvis_row, until); FIELD(parvis_row, total); FIELD(parvis_row, remaining); FIELD(parvis_row, currency);
    FIELD(parvis_row, parent); FIELD(parvis_row, key); FIELD(parvis_row, progress); FIELD(parvis_row, reserved);
    FIELD(parvis_row, open); FIELD(parvis_row, has_file); FIELD(parvis_row, has_picture);
#if PARVIS_HEADER >= 2
    FIELD(parvis_row, nature);
#endif
    SIZE(parvis_host); FIELD(parvis_host, size); FIELD(parvis_host, data); FIELD(parvis_host, ask);
    FIELD(parvis_host, documents); FIELD(parvis_host, file); FIELD(parvis_host, log); FIELD(parvis_host, now);
    return 0;
}
