/* parvis.h: how an ERP in any language loads the customer portal.
 *
 * Open libparvis.so, load the module, create a portal over your ERP, enable a site by its manifest, hand every HTTP
 * request of its host name to parvis_handle. examples/host.c is a whole host; HOSTS.md explains what is short here.
 *
 * TEXT     Pointer and length, UTF-8, never ended by a NUL. A null pointer with length 0 is the empty text.
 * MEMORY   What you pass is read during the call only. What a callback is given dies when it returns. An answer is
 *          yours until parvis_free; its texts die with it. Free it once, and not while another thread reads it:
 *          that, and pointers that point nowhere, are the mistakes that cannot be told and end the process.
 * HANDLES  Modules and portals are numbers. One that is none, or is closed, answers `parvis/unknown-handle`.
 * SIZES    Every struct begins with its size: set it to sizeof. Later versions add fields at the end only.
 * THREADS  Any thread may call, several at once. Your functions are called on threads that are inside a call of
 *          yours, and on no other, unless PARVIS_OWN_THREADS is given to parvis_create. So somebody must call
 *          parvis_work now and then (a thread, a timer, after each answer has left): mails and archives wait for it.
 * FORKS    A portal belongs to the process that created it: in a child it answers `parvis/forked`. Load before
 *          the fork, create after it.
 * ERRORS   Every call answers. parvis_class tells a failure from a success, parvis_code and parvis_message say which.
 *          Your functions return 0, or say what failed by parvis_fail; never let an exception or longjmp leave them.
 * FOREVER  Nothing is unloaded; leaving the process without parvis_stop loses nothing that was answered. */
#ifndef PARVIS_H
#define PARVIS_H

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

#define PARVIS_HEADER 2 /* the version of this header; parvis_version() is the library's */

typedef struct parvis_text { const char *start; size_t length; } parvis_text;
typedef struct parvis_header { parvis_text name, value; } parvis_header;

/* What sort of answer it is. A number that you do not know is PARVIS_INTERNAL. */
enum {
    PARVIS_OK = 0,
    PARVIS_INVALID = 1,      /* change the question */
    PARVIS_REFUSED = 2,      /* the answer is no */
    PARVIS_NOT_FOUND = 3,
    PARVIS_UNAVAILABLE = 4,  /* try again later */
    PARVIS_PANICKED = 5,     /* the call did nothing that lasts */
    PARVIS_STOPPED = 6,
    PARVIS_INCOMPATIBLE = 7, /* update one side */
    PARVIS_INTERNAL = 8
};

/* ---- What your ERP says ---------------------------------------------------------------------------------------- */

typedef struct parvis_out parvis_out;   /* takes the answer of `ask` */
typedef struct parvis_rows parvis_rows; /* takes rows */
typedef struct parvis_sink parvis_sink; /* takes bytes */

/* One document: what decides who may see it, and what a list shows. Amounts are decimal texts with a point, days are
 * YYYY-MM-DD, empty is none. `plugin_api::documents::Row` tells of each field. */
typedef struct parvis_row {
    size_t size;
    parvis_text kind;            /* `invoices`, ...; empty is the kind asked for */
    parvis_text id, third_party, entity;
    parvis_text state;           /* `draft`, `published` or `cancelled` */
    const parvis_text *contacts; /* ids of the contacts named on it */
    size_t contacts_length;
    parvis_text reference, other_reference, title, status, date, until, total, remaining, currency, parent;
    parvis_text key;             /* what orders the row; comes back in `after` */
    int32_t progress;            /* per cent, or -1 */
    uint8_t reserved, open, has_file, has_picture;
    parvis_text nature;          /* since version 2: `credit_note`, `deposit`, `progress`; empty is none of them */
} parvis_row;

typedef struct parvis_host {
    size_t size;
    void *data; /* comes back as the first argument of each function */
    /* Everything that is asked seldom. `what` names it, question and answer are JSON by the schemas of
     * parvis_describe, under `host`. Return 0 after parvis_put; a `what` that you do not know: PARVIS_INCOMPATIBLE. */
    int32_t (*ask)(void *data, parvis_text what, parvis_text question, parvis_out *out);
    /* Hands over the rows of a query, in order, by parvis_row_put, until that answers 0. With `id` in the query: that
     * one document, whoever it belongs to, or none. */
    int32_t (*documents)(void *data, parvis_text query, parvis_rows *rows);
    /* Hands over bytes of a file by parvis_bytes_put, until that answers 0. */
    int32_t (*file)(void *data, parvis_text query, parvis_sink *bytes);
    /* Takes a line of the log, 1 error to 5 trace. NULL: there is no log. */
    void (*log)(void *data, int32_t level, parvis_text target, parvis_text message);
    /* Milliseconds since 1970. NULL: the system's clock. */
    uint64_t (*now)(void *data);
} parvis_host;

void parvis_put(parvis_out *out, parvis_text json);
int32_t parvis_row_put(parvis_rows *rows, const parvis_row *row);
int32_t parvis_bytes_put(parvis_sink *bytes, const void *start, size_t length);
/* Says why, on the thread of the callback, before it returns the class. */
void parvis_fail(int32_t klass, parvis_text code, parvis_text message);

/* ---- What you ask ---------------------------------------------------------------------------------------------- */

typedef struct parvis_answer parvis_answer;
typedef uint64_t parvis_module;
typedef uint64_t parvis_portal;

/* For parvis_create: the module may have threads of its own that call your functions. */
#define PARVIS_OWN_THREADS 1u

typedef struct parvis_loading {
    size_t size;
    parvis_text path;   /* of libportal_plugin.so */
    parvis_text sha256; /* 64 hexadecimal digits: only the file with this content. Empty: any that passes the checks */
    parvis_text range;  /* only a module of this version, e.g. `^0.1`. Empty: any */
} parvis_loading;

typedef struct parvis_request {
    size_t size;
    parvis_text method, host, path, query; /* as sent: `GET`, the Host header, path and query apart */
    parvis_text peer;                      /* the browser's IP address; behind a proxy it is you who know it */
    const parvis_header *headers;          /* names in lower case */
    size_t headers_length;
    const void *body;
    size_t body_length;
} parvis_request;

/* `host` may be NULL in all but parvis_create: then the functions given there are called. Where they die sooner (a
 * closure of PHP), give them with each call. */
parvis_answer *parvis_load(const parvis_loading *loading, parvis_module *module);
parvis_answer *parvis_describe(parvis_module module); /* JSON: version, permissions with labels by language, schemas */
parvis_answer *parvis_create(parvis_module module, const parvis_host *host, parvis_text settings, uint32_t flags,
                             parvis_portal *portal);
parvis_answer *parvis_check_manifest(parvis_portal portal, const parvis_host *host, parvis_text name, parvis_text json);
parvis_answer *parvis_enable_site(parvis_portal portal, const parvis_host *host, parvis_text name, parvis_text json);
parvis_answer *parvis_disable_site(parvis_portal portal, const parvis_host *host, parvis_text site);
parvis_answer *parvis_handle(parvis_portal portal, const parvis_host *host, const parvis_request *request);
parvis_answer *parvis_decide(parvis_portal portal, const parvis_host *host, parvis_text question);
parvis_answer *parvis_operate(parvis_portal portal, const parvis_host *host, parvis_text command);
/* Delivers mails and makes archives; waits at most so long (10 s at most) for something to do. */
parvis_answer *parvis_work(parvis_portal portal, const parvis_host *host, uint32_t wait_ms);
parvis_answer *parvis_health(parvis_portal portal, const parvis_host *host);
parvis_answer *parvis_set_log_level(parvis_portal portal, int32_t level); /* 0 off to 5 trace */
/* Ends the portal's threads; waits at most 30 s. The handle is closed. */
parvis_answer *parvis_stop(parvis_portal portal, const parvis_host *host);
/* The portal that this process created with these settings, or 0: where a script begins anew with each request. */
parvis_portal parvis_find(parvis_text settings);

int32_t parvis_class(const parvis_answer *answer);
parvis_text parvis_code(const parvis_answer *answer);    /* of a failure, e.g. `site/unknown` */
parvis_text parvis_message(const parvis_answer *answer); /* of a failure: what happened and what to do */
parvis_text parvis_body(const parvis_answer *answer);    /* JSON; of parvis_handle the bytes for the browser */
int32_t parvis_status(const parvis_answer *answer);      /* of parvis_handle: the HTTP status */
size_t parvis_headers(const parvis_answer *answer);      /* of parvis_handle: how many headers */
parvis_header parvis_header_at(const parvis_answer *answer, size_t at);
void parvis_free(parvis_answer *answer);
/* The version of this header that the library has: 2. */
uint32_t parvis_version(void);

#ifdef __cplusplus
}
#endif
#endif
