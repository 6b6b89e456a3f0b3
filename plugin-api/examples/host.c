/* A whole ERP host in C over a folder of CSV files: who, which documents, and a web server for one site.
 *
 *     cc -std=c99 -I plugin-api/include plugin-api/examples/host.c -L target/release -lparvis -o host
 *     LD_LIBRARY_PATH=target/release ./host target/release/libportal_plugin.so FOLDER 8090
 *
 * FOLDER holds parties.csv (id,name), contacts.csv (id,party,first,last,email), documents.csv (kind,id,party,number,
 * title,status,open,date,due,total,left), site.json, and operations.jsonl: commands for parvis_operate, one a line. */
#define _POSIX_C_SOURCE 200809L
#include "parvis.h"

#include <arpa/inet.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <unistd.h>

enum { FIELDS = 11, LINE = 1024, ROWS = 4096 };
typedef struct { char text[LINE], *field[FIELDS]; } line; /* a line of a table, cut at its commas */
typedef struct { line *rows; size_t length; } table;
static table parties, contacts, documents;

static parvis_text text(const char *start) { parvis_text t = { start, strlen(start) }; return t; }
static int is(parvis_text a, const char *b) { return a.length == strlen(b) && !memcmp(a.start, b, a.length); }

static table load(const char *folder, const char *name) {
    char path[LINE];
    table t = { calloc(ROWS, sizeof(line)), 0 };
    snprintf(path, sizeof path, "%s/%s", folder, name);
    FILE *file = fopen(path, "r");
    while (file && t.rows && t.length < ROWS && fgets(t.rows[t.length].text, LINE, file)) {
        line *row = &t.rows[t.length++];
        char *at = row->text;
        at[strcspn(at, "\r\n")] = 0;
        for (int i = 0; i < FIELDS; i++) {
            row->field[i] = at;
            at += strcspn(at, ",");
            if (*at) *at++ = 0;
        }
    }
    if (file) fclose(file);
    return t;
}

static const line *find(const table *t, int column, const char *value) {
    for (size_t i = 0; i < t->length; i++)
        if (!strcmp(t->rows[i].field[column], value)) return &t->rows[i];
    return NULL;
}

/* The value of a key of flat JSON, without its quotes: enough for ids and words. A real host has a JSON library. */
static const char *value(parvis_text json, const char *key, char out[LINE]) {
    char quoted[64];
    int length = snprintf(quoted, sizeof quoted, "\"%s\":", key);
    out[0] = 0;
    for (size_t at = 0; at + (size_t)length < json.length; at++) {
        if (memcmp(json.start + at, quoted, (size_t)length)) continue;
        const char *from = json.start + at + length, *end = json.start + json.length;
        int is_text = *from == '"';
        size_t n = 0;
        for (from += is_text; from < end && n + 1 < LINE && *from != '"' && (is_text || !strchr(",}]", *from));) out[n++] = *from++;
        out[n] = 0;
        if (!is_text && !strcmp(out, "null")) out[0] = 0;
        break;
    }
    return out;
}

static int32_t answer(parvis_out *out, const char *json) { parvis_put(out, text(json)); return PARVIS_OK; }

static int32_t ask(void *data, parvis_text what, parvis_text question, parvis_out *out) {
    char id[LINE], json[4 * LINE];
    const line *row;
    (void)data;
    if (is(what, "register_permissions")) return answer(out, "null"); /* an ERP keeps them in its own list */
    if (is(what, "open_to_external")) return answer(out, "true");
    if (is(what, "open_kinds")) return answer(out, "null"); /* or all of them at once: `["invoices", "quotes"]` */
    if (is(what, "is_employee")) return answer(out, "false");
    if (is(what, "send_mail")) { /* hand it to your mail system; here it is printed */
        printf("mail %.*s\n", (int)question.length, question.start);
        fflush(stdout);
        return answer(out, "null");
    }
    if (is(what, "standing")) {
        char contact[LINE];
        int party = find(&parties, 0, value(question, "third_party", id)) != NULL;
        int given = *value(question, "contact", contact) != 0;
        snprintf(json, sizeof json, "{\"third_party\": \"%s\", \"contact\": %s}", party ? "open" : "unknown",
                 !given ? "null" : find(&contacts, 0, contact) ? "\"open\"" : "\"unknown\"");
        return answer(out, json);
    }
    value(question, "id", id);
    if (is(what, "third_party")) {
        if (!(row = find(&parties, 0, id))) return answer(out, "null");
        snprintf(json, sizeof json, "{\"id\": \"%s\", \"name\": \"%s\", \"open\": true}", id, row->field[1]);
        return answer(out, json);
    }
    if (is(what, "contact") || is(what, "contacts_of")) {
        int list = is(what, "contacts_of");
        row = find(&contacts, list, id); /* by id, or the first of a party: one is enough for an example */
        if (!row) return answer(out, list ? "[]" : "null");
        snprintf(json, sizeof json,
                 "%s{\"id\": \"%s\", \"third_party\": \"%s\", \"first_name\": \"%s\", \"last_name\": \"%s\", "
                 "\"email\": \"%s\", \"archived\": false}%s",
                 list ? "[" : "", row->field[0], row->field[1], row->field[2], row->field[3], row->field[4], list ? "]" : "");
        return answer(out, json);
    }
    if (is(what, "count")) {
        char party[LINE], kind[LINE];
        size_t count = 0;
        value(question, "third_party", party), value(question, "kind", kind);
        for (size_t i = 0; i < documents.length; i++)
            count += !strcmp(documents.rows[i].field[0], kind) && !strcmp(documents.rows[i].field[2], party);
        snprintf(json, sizeof json, "%zu", count);
        return answer(out, json);
    }
    if (is(what, "body")) return answer(out, find(&documents, 1, id) ? "{}" : "null");
    return PARVIS_INCOMPATIBLE; /* entities, takes, and whatever a later version asks */
}

/* Rows in the order of documents.csv, which is by day: a real ERP orders, narrows and pages by the whole query. */
static int32_t rows(void *data, parvis_text query, parvis_rows *to) {
    char kind[LINE], id[LINE], party[LINE], after[LINE];
    (void)data;
    value(query, "kind", kind), value(query, "id", id), value(query, "third_party", party);
    int one = !*party, skipping = !one && *value(query, "key", after) != 0; /* `after` is the only thing with a key */
    for (size_t n = documents.length; n-- > 0;) {
        char **field = documents.rows[n].field;
        if (strcmp(field[0], kind) || (one ? strcmp(field[1], id) : strcmp(field[2], party))) continue;
        if (skipping) { skipping = strcmp(field[1], id) != 0; continue; }
        parvis_row row = { .size = sizeof row, .progress = -1 };
        row.id = text(field[1]), row.third_party = text(field[2]), row.entity = text("1"), row.state = text("published");
        row.reference = text(field[3]), row.title = text(field[4]), row.status = text(field[5]);
        row.open = *field[6] == '1', row.date = text(field[7]), row.until = text(field[8]), row.key = row.date;
        row.total = text(field[9]), row.remaining = text(field[10]), row.currency = text("EUR");
#if PARVIS_HEADER >= 2
        if (*field[9] == '-') row.nature = text("credit_note");
#endif
        if (!parvis_row_put(to, &row)) break;
    }
    return PARVIS_OK;
}

static int32_t file(void *data, parvis_text query, parvis_sink *bytes) {
    (void)data, (void)query, (void)bytes;
    parvis_fail(PARVIS_NOT_FOUND, text("file/missing"), text("there are no files here"));
    return PARVIS_NOT_FOUND;
}

static void log_line(void *data, int32_t level, parvis_text target, parvis_text message) {
    (void)data;
    if (level <= 2) fprintf(stderr, "%.*s: %.*s\n", (int)target.length, target.start, (int)message.length, message.start);
}

/* Says what an answer says, and frees it; a failure ends the program. */
static void must(parvis_answer *done, const char *what) {
    parvis_text body = parvis_body(done), code = parvis_code(done), message = parvis_message(done);
    if (!parvis_class(done)) printf("%s %.*s\n", what, (int)body.length, body.start);
    else fprintf(stderr, "%s: [%.*s] %.*s\n", what, (int)code.length, code.start, (int)message.length, message.start), exit(1);
    fflush(stdout);
    parvis_free(done);
}

/* A request as it came; what `request` points to is in `sent`. */
typedef struct { char sent[1 << 16]; parvis_header headers[64]; parvis_request request; } incoming;

/* Reads a request: 0 where there is none, 413 where it does not fit. */
static int receive(int client, incoming *in) {
    char *sent = in->sent, *save = NULL, *word = NULL, *first, *header;
    size_t have = 0, body = 0, length = 0, room = sizeof in->sent - 1;
    ssize_t got;
    parvis_request request = { .size = sizeof request, .peer = { "127.0.0.1", 9 }, .headers = in->headers };
    while (!body && have < room && (got = read(client, sent + have, room - have)) > 0) {
        sent[have += (size_t)got] = 0;
        char *end = strstr(sent, "\r\n\r\n");
        if (end) *end = 0, body = (size_t)(end - sent) + 4;
    }
    if (!body || !(first = strtok_r(sent, "\r\n", &save))) return 0;
    request.method = text(strtok_r(first, " ", &word));
    char *target = strtok_r(NULL, " ", &word), *query = target ? strchr(target, '?') : NULL;
    if (query) *query++ = 0;
    request.path = text(target ? target : "/"), request.query = text(query ? query : "");
    while ((header = strtok_r(NULL, "\r\n", &save)) && request.headers_length < 64) {
        char *colon = strchr(header, ':');
        if (!colon) continue;
        *colon++ = 0;
        for (char *c = header; *c; c++) if (*c >= 'A' && *c <= 'Z') *c = (char)(*c + 32);
        while (*colon == ' ') colon++;
        in->headers[request.headers_length].name = text(header), in->headers[request.headers_length++].value = text(colon);
        if (!strcmp(header, "host")) request.host = text(colon);
        if (!strcmp(header, "content-length")) length = strtoul(colon, NULL, 10);
    }
    if (length > room - body) return 413;
    while (have < body + length && (got = read(client, sent + have, body + length - have)) > 0) have += (size_t)got;
    request.body = sent + body, request.body_length = have - body < length ? have - body : length;
    in->request = request;
    return 200;
}

/* Reads what nobody wants, so that the browser gets to its answer, and not to a broken connection. */
static void drain(int client) {
    char rest[1 << 12];
    shutdown(client, SHUT_WR);
    while (read(client, rest, sizeof rest) > 0) {}
}

/* Answers with the headers of an answer, where there is one, and this body. */
static void reply(int client, int status, const parvis_answer *done, parvis_text body, int is_head) {
    ssize_t got;
    dprintf(client, "HTTP/1.1 %d .\r\nconnection: close\r\n", status);
    for (size_t i = 0; i < parvis_headers(done); i++) {
        parvis_header h = parvis_header_at(done, i);
        dprintf(client, "%.*s: %.*s\r\n", (int)h.name.length, h.name.start, (int)h.value.length, h.value.start);
    }
    dprintf(client, "content-length: %zu\r\n\r\n", body.length);
    if (is_head) return;
    while (body.length && (got = write(client, body.start, body.length)) > 0) body.start += got, body.length -= (size_t)got;
}

static void serve(parvis_portal portal, int client) {
    incoming in;
    int status = receive(client, &in);
    if (status == 413) reply(client, status, NULL, text(""), 0), drain(client);
    if (status != 200) return;
    parvis_answer *done = parvis_handle(portal, NULL, &in.request);
    status = parvis_class(done) ? 500 : parvis_status(done);
    reply(client, status, done, parvis_body(done), is(in.request.method, "HEAD"));
    parvis_free(done);
}

int main(int count, char **words) {
    char settings[LINE], path[LINE];
    static char bytes[1 << 16];
    if (count != 4 && count != 5) return fprintf(stderr, "usage: host MODULE FOLDER PORT [SHA256]\n"), 2;
    parties = load(words[2], "parties.csv"), contacts = load(words[2], "contacts.csv"), documents = load(words[2], "documents.csv");

    parvis_module module;
    parvis_portal portal;
    parvis_loading loading = { .size = sizeof loading, .path = text(words[1]) };
    if (count == 5) loading.sha256 = text(words[4]); /* in earnest, always */
    parvis_host host = { .size = sizeof host, .ask = ask, .documents = rows, .file = file, .log = log_line };
    must(parvis_load(&loading, &module), "loaded");
    snprintf(settings, sizeof settings, "{\"store\": \"sqlite:%s/portal.sqlite\", \"local_port\": %s}", words[2], words[3]);
    must(parvis_create(module, &host, text(settings), 0, &portal), "created");

    snprintf(path, sizeof path, "%s/site.json", words[2]);
    FILE *from = fopen(path, "r");
    size_t length = from ? fread(bytes, 1, sizeof bytes, from) : 0;
    parvis_text manifest = { bytes, length };
    must(parvis_enable_site(portal, NULL, text("site.json"), manifest), "enabled");
    snprintf(path, sizeof path, "%s/operations.jsonl", words[2]);
    from = fopen(path, "r");
    while (from && fgets(bytes, sizeof bytes, from)) must(parvis_operate(portal, NULL, text(bytes)), "done");

    signal(SIGPIPE, SIG_IGN); /* a browser may leave before its answer has */
    int listener = socket(AF_INET, SOCK_STREAM, 0), yes = 1;
    struct sockaddr_in at = { .sin_family = AF_INET, .sin_port = htons((uint16_t)atoi(words[3])), .sin_addr.s_addr = htonl(INADDR_LOOPBACK) };
    setsockopt(listener, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
    if (bind(listener, (struct sockaddr *)&at, sizeof at) || listen(listener, 16)) return perror("listen"), 1;
    printf("serving http://127.0.0.1:%s\n", words[3]), fflush(stdout);
    for (;;) { /* one request at a time, and the portal's own work where there is none */
        struct pollfd waiting = { .fd = listener, .events = POLLIN };
        if (poll(&waiting, 1, 50) > 0) {
            int client = accept(listener, NULL, NULL);
            if (client >= 0) serve(portal, client), close(client);
        } else {
            parvis_free(parvis_work(portal, NULL, 0));
        }
    }
}
