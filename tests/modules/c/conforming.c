/* A host in C over three tables, which does right and wrong as it is told: `tests/harness/conformance.rs` says how. It is the
 * example of `plugin-api/examples` with a thread for each connection. Usage: conforming, with what it is told in the environment. */
#define _GNU_SOURCE
#include "parvis.h"

/* What the example does is what is tested: its tables, its answers, its web server. */
#define main example
#include "host.c"
#undef main

#include <pthread.h>
#include <sys/wait.h>
#include <time.h>

static const char *folder;
/* Nothing is told and nothing noted: where the host itself is measured. */
static int quiet;
static parvis_portal portal;
static pthread_mutex_t acting = PTHREAD_MUTEX_INITIALIZER, counting = PTHREAD_MUTEX_INITIALIZER;
static unsigned long calls;
/* How many calls of this host's the thread is inside of. */
static __thread int inside;

static const char *path_of(const char *name, char out[LINE]) { snprintf(out, LINE, "%s/%s", folder, name); return out; }

static void store(const char *name, const char *how, parvis_text said) {
    char path[LINE];
    FILE *file = fopen(path_of(name, path), how);
    if (!file) return;
    fwrite(said.start, 1, said.length, file);
    if (*how == 'a') fputc('\n', file);
    fclose(file);
}

/* What a file of the folder says; nothing where there is none. */
static const char *held(const char *name, char *out, size_t room) {
    char path[LINE];
    FILE *file = quiet && strncmp(name, "sites/", 6) ? NULL : fopen(path_of(name, path), "r");
    size_t length = file ? fread(out, 1, room - 1, file) : 0;
    if (file) fclose(file);
    out[length] = 0;
    return out;
}

/* Whether a file has this word between blanks or ends of lines. */
static int has_word(const char *name, const char *word) {
    char all[16 * LINE], *save = NULL;
    held(name, all, sizeof all);
    for (char *one = strtok_r(all, " \n", &save); one; one = strtok_r(NULL, " \n", &save))
        if (!strcmp(one, word)) return 1;
    return 0;
}

static int32_t failed(int32_t klass, const char *code, const char *why) { parvis_fail(klass, text(code), text(why)); return klass; }

/* What this function is told to do wrong, into `how`; what it is to return where that is all, else 0. */
static int32_t wrong(const char *function, size_t length, char how[LINE]) {
    char fault[LINE], line[LINE];
    pthread_mutex_lock(&counting), calls++, pthread_mutex_unlock(&counting);
    if (!inside) store("foreign", "a", (parvis_text){ function, length });
    held("fault", fault, sizeof fault);
    how[0] = 0;
    if (strncmp(fault, function, length) || fault[length] != ' ') return 0;
    strcpy(how, fault + length + 1);
    if (!strcmp(how, "throw")) return failed(PARVIS_INTERNAL, "host/raised", "the ERP's own fault");
    if (!strcmp(how, "fail")) return failed(PARVIS_UNAVAILABLE, "erp/away", "the ERP is away");
    if (!strcmp(how, "silent")) return PARVIS_UNAVAILABLE;
    if (!strcmp(how, "hang")) sleep(2);
    if (!strcmp(how, "reenter")) {
        store("fault", "w", text(""));
        parvis_answer *health = parvis_health(portal, NULL);
        parvis_answer *permissions = parvis_operate(portal, NULL, text("{\"do\": \"permissions\"}"));
        parvis_text said = parvis_body(health);
        int ready = memmem(said.start, said.length, "\"ready\":true", 12) != NULL;
        snprintf(line, sizeof line, "%s %s", ready ? "true" : "false", parvis_class(permissions) ? "false" : "true");
        store("reentered", "a", text(line));
        parvis_free(health), parvis_free(permissions);
    }
    return 0;
}

static const char *state(const char *id) { return has_word("closed", id) ? "closed" : "open"; }

static int32_t acts(parvis_text question, parvis_out *out) {
    char key[LINE], id[LINE], total[LINE], act[3 * LINE], json[2 * LINE];
    value(question, "key", key), value(question, "id", id), value(question, "total", total);
    snprintf(json, sizeof json, "{\"document\": {\"kind\": \"quotes\", \"id\": \"%s\"}, \"reference\": \"\"}", id);
    snprintf(act, sizeof act, "%s %s", key, id);
    const line *quote = NULL;
    for (size_t i = 0; i < documents.length; i++)
        if (!strcmp(documents.rows[i].field[0], "quotes") && !strcmp(documents.rows[i].field[1], id)) quote = &documents.rows[i];
    int32_t returned = PARVIS_OK;
    pthread_mutex_lock(&acting);
    if (!has_word("acts", key)) {
        if (has_word("acts", id)) returned = failed(PARVIS_REFUSED, "action/over", "it is answered already");
        else if (!quote || (*total && strcmp(total, quote->field[9]))) returned = failed(PARVIS_REFUSED, "action/changed", "its total is another one now");
        else store("acts", "a", text(act));
    }
    pthread_mutex_unlock(&acting);
    return returned ? returned : answer(out, json);
}

static int32_t told_ask(void *data, parvis_text what, parvis_text question, parvis_out *out) {
    char how[LINE], id[LINE], json[4 * LINE], kind[LINE];
    int32_t returned = wrong(what.start, what.length, how);
    if (returned || !strcmp(how, "nothing")) return returned;
    if (!strcmp(how, "wrong")) return answer(out, "7");
    if (!strcmp(how, "huge")) {
        size_t length = 65u << 20;
        char *huge = malloc(length);
        if (!huge) return PARVIS_INTERNAL;
        memset(huge, 'x', length), huge[0] = huge[length - 1] = '"';
        parvis_put(out, (parvis_text){ huge, length });
        free(huge);
        return PARVIS_OK;
    }
    if (is(what, "send_mail")) { store("mails", "a", question); return answer(out, "null"); }
    if (is(what, "open_to_external")) return answer(out, strcmp(value(question, "kind", kind), "tickets") ? "true" : "false");
    if (is(what, "open_kinds")) return answer(out, "[\"invoices\", \"quotes\", \"orders\", \"shipments\", \"projects\"]");
    if (is(what, "takes")) return answer(out, strcmp(value(question, "act", kind), "answer_quotes") ? "false" : "true");
    if (is(what, "act")) return acts(question, out);
    if (is(what, "standing")) {
        char contact[LINE];
        int party = find(&parties, 0, value(question, "third_party", id)) != NULL, given = *value(question, "contact", contact) != 0;
        snprintf(json, sizeof json, "{\"third_party\": \"%s\", \"contact\": %s%s%s}", party ? state(id) : "unknown", given ? "\"" : "",
                 !given ? "null" : find(&contacts, 0, contact) ? state(contact) : "unknown", given ? "\"" : "");
        return answer(out, json);
    }
    if (is(what, "count") && *value(question, "text", id)) {
        char party[LINE];
        size_t count = 0;
        value(question, "third_party", party), value(question, "kind", kind);
        for (size_t i = 0; i < documents.length; i++) {
            char **field = documents.rows[i].field;
            count += !strcmp(field[0], kind) && !strcmp(field[2], party) && (strcasestr(field[3], id) || strcasestr(field[4], id));
        }
        snprintf(json, sizeof json, "%zu", count);
        return answer(out, json);
    }
    if (is(what, "body") && !strcmp(value(question, "kind", kind), "invoices")) {
        snprintf(json, sizeof json, "{\"text\": \"für 李\", \"files\": [{\"id\": \"1\", \"name\": \"%s.pdf\", "
                 "\"media_type\": \"application/pdf\", \"size\": 9}], \"paying\": {\"link\": \"https://pay.example/%s\", "
                 "\"transfer\": {\"holder\": \"Atelier\", \"iban\": \"FR1420041010050500013M02606\"}}}",
                 value(question, "id", id), id);
        return answer(out, json);
    }
    return ask(data, what, question, out);
}

static int32_t told_rows(void *data, parvis_text query, parvis_rows *to) {
    char how[LINE], kind[LINE], id[LINE], party[LINE], after[LINE], like[LINE];
    (void)data;
    value(query, "kind", kind), value(query, "third_party", party), value(query, "text", like);
    int one = !*party, skipping = !one && *value(query, "key", after), number = 0;
    const char *function = one ? "document" : "documents";
    int32_t returned = wrong(function, strlen(function), how);
    if (returned) return returned;
    value(query, "id", id);
    for (size_t n = documents.length; n-- > 0;) {
        char **field = documents.rows[n].field;
        int foreign = !one && !strcmp(how, "foreign") && strcmp(field[2], party);
        if (strcmp(field[0], kind) || (one ? strcmp(field[1], id) != 0 : strcmp(field[2], party) && !foreign)) continue;
        if (!one && *like && !strcasestr(field[3], like) && !strcasestr(field[4], like)) continue;
        if (skipping) { skipping = strcmp(field[1], id) != 0; continue; }
        if (!strcmp(how, "half") && number == 3) return failed(PARVIS_INTERNAL, "host/raised", "the ERP's own fault");
        int is_signed = !strcmp(kind, "quotes") && has_word("acts", field[1]);
        parvis_row row = { .size = sizeof row, .progress = -1 };
        row.id = text(field[1]), row.third_party = text(one && !strcmp(how, "foreign") ? "102" : field[2]), row.entity = text("1");
        row.state = text("published"), row.reference = text(field[3]), row.title = text(field[4]);
        row.status = text(is_signed ? "signed" : field[5]), row.open = *field[6] == '1' && !is_signed;
        row.date = text(field[7]), row.until = text(field[8]), row.key = row.date;
        row.total = text(field[9]), row.remaining = text(field[10]), row.currency = text("EUR");
        row.has_file = !strcmp(kind, "invoices");
#if PARVIS_HEADER >= 2
        if (*field[9] == '-') row.nature = text("credit_note");
#endif
        if (!strcmp(how, "wrong")) row.total = text("1.234,50 €"), row.date = text("01/02/2026");
        number++;
        if (!parvis_row_put(to, &row)) {
            if (strcmp(how, "huge")) break;
            for (int more = 0; more < 100000; more++) parvis_row_put(to, &row); /* goes on, whatever it hears */
            break;
        }
    }
    return PARVIS_OK;
}

static int32_t told_file(void *data, parvis_text query, parvis_sink *bytes) {
    static const char pdf[] = "%PDF-1.7\n";
    static char more[65536];
    char how[LINE], offset[LINE], limit[LINE];
    (void)data;
    int32_t returned = wrong("file", 4, how);
    if (returned) return returned;
    size_t from = strtoul(value(query, "offset", offset), NULL, 10), many = strtoul(value(query, "limit", limit), NULL, 10);
    if (from > 9) from = 9;
    parvis_bytes_put(bytes, pdf + from, many < 9 - from ? many : 9 - from);
    for (int n = 0; !strcmp(how, "huge") && n < 10000; n++) parvis_bytes_put(bytes, more, sizeof more);
    return PARVIS_OK;
}

static void told_log(void *data, int32_t level, parvis_text target, parvis_text message) {
    char how[LINE];
    (void)data, (void)target;
    wrong("log", 3, how);
    if (level <= 2) store("log", "a", message);
}

static const parvis_host host = { sizeof host, NULL, told_ask, told_rows, told_file, told_log, NULL };

/* The code that the portal answers in a child of this process. */
static void in_a_child(char out[LINE]) {
    int ends[2], status;
    if (pipe(ends)) return;
    pid_t child = fork();
    if (!child) {
        parvis_text code = parvis_code(parvis_health(portal, NULL));
        _exit(write(ends[1], code.start, code.length) < 0);
    }
    waitpid(child, &status, 0);
    ssize_t length = read(ends[0], out + 1, LINE - 3);
    out[0] = '"', out[length < 0 ? 1 : length + 1] = '"', out[length < 0 ? 2 : length + 2] = 0;
    close(ends[0]), close(ends[1]);
}

static uint64_t nanoseconds(void) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (uint64_t)now.tv_sec * 1000000000u + (uint64_t)now.tv_nsec;
}
static int by_size(const void *a, const void *b) { uint64_t x = *(const uint64_t *)a, y = *(const uint64_t *)b; return (x > y) - (x < y); }

/* How long a page takes, half of them at the most, and how long a call that does nothing; nanoseconds both. */
static void measured(parvis_text said, char out[LINE]) {
    char path[LINE], cookie[LINE], host_name[LINE], times[LINE];
    size_t count = strtoul(value(said, "times", times), NULL, 10);
    uint64_t *took = calloc(count + 1, sizeof *took), began;
    parvis_header header = { { "cookie", 6 }, text(value(said, "cookie", cookie)) };
    parvis_request request = { .size = sizeof request, .method = text("GET"), .peer = text("127.0.0.1"), .headers = &header, .headers_length = 1 };
    request.host = text(value(said, "host", host_name)), request.path = text(value(said, "path", path));
    for (size_t n = 0; took && n < count; n++) {
        began = nanoseconds();
        parvis_answer *done = parvis_handle(portal, NULL, &request);
        if (parvis_status(done) != 200) exit(1);
        parvis_free(done);
        took[n] = nanoseconds() - began;
    }
    if (took) qsort(took, count, sizeof *took, by_size);
    began = nanoseconds();
    for (int n = 0; n < 100000; n++) parvis_version();
    snprintf(out, LINE, "{\"page\": %llu, \"boundary\": %f}", took ? (unsigned long long)took[count / 2] : 0ull, (double)(nanoseconds() - began) / 100000);
    free(took);
}

static void *leave(void *nothing) { usleep(200000); exit(0); return nothing; }

/* Escapes a sentence as JSON has it. */
static const char *escaped(parvis_text said, char *out, size_t room) {
    size_t to = 0;
    for (size_t at = 0; at < said.length && to + 3 < room; at++) {
        if (said.start[at] == '"' || said.start[at] == '\\') out[to++] = '\\';
        out[to++] = (unsigned char)said.start[at] < ' ' ? ' ' : said.start[at];
    }
    out[to] = 0;
    return out;
}

/* Does what it is told, and answers as JSON. */
static void ordered(int client, const parvis_request *request) {
    static const parvis_text file_name = { "told.json", 9 };
    char said[8 * LINE] = "null", message[4 * LINE], foreign[LINE];
    parvis_text told = { request->body, request->body_length }, word = { request->path.start + 1, request->path.length - 1 };
    parvis_answer *done = NULL;
    parvis_loading loading = { .size = sizeof loading, .path = text(getenv("PARVIS_MODULE")) };
    parvis_module module;
    if (is(word, "fault") || is(word, "closed")) store(is(word, "fault") ? "fault" : "closed", "w", told);
    else if (is(word, "operate")) done = parvis_operate(portal, NULL, told);
    else if (is(word, "decide")) done = parvis_decide(portal, NULL, told);
    else if (is(word, "enable")) done = parvis_enable_site(portal, NULL, file_name, told);
    else if (is(word, "check")) done = parvis_check_manifest(portal, NULL, file_name, told);
    else if (is(word, "disable")) done = parvis_disable_site(portal, NULL, told);
    else if (is(word, "health")) done = parvis_health(portal, NULL);
    else if (is(word, "work")) done = parvis_work(portal, NULL, 0);
    else if (is(word, "level")) done = parvis_set_log_level(portal, told.length ? told.start[0] - '0' : 9);
    else if (is(word, "stop")) done = parvis_stop(portal, NULL);
    else if (is(word, "load")) loading.path = told, done = parvis_load(&loading, &module);
    else if (is(word, "pin")) loading.sha256 = told, done = parvis_load(&loading, &module);
    else if (is(word, "fork")) in_a_child(said);
    else if (is(word, "measure")) measured(told, said);
    else if (is(word, "later")) snprintf(said, sizeof said, "\"%s\"", told_ask(NULL, text("asked_later"), text("{}"), NULL) == PARVIS_INCOMPATIBLE ? "not known" : "known");
    else if (is(word, "seen"))
        snprintf(said, sizeof said, "{\"calls\": %lu, \"foreign\": \"%s\", \"process\": %d}", calls,
                 escaped(text(held("foreign", foreign, sizeof foreign)), message, sizeof message), (int)getpid());
    else if (is(word, "exit")) { pthread_t leaving; pthread_create(&leaving, NULL, leave, NULL); }
    if (parvis_class(done) && done)
        snprintf(said, sizeof said, "{\"class\": %d, \"code\": \"%.*s\", \"message\": \"%s\"}", (int)parvis_class(done),
                 (int)parvis_code(done).length, parvis_code(done).start, escaped(parvis_message(done), message, sizeof message));
    int is_body = done && !parvis_class(done) && parvis_body(done).length;
    reply(client, 200, NULL, is_body ? parvis_body(done) : text(said), 0);
    parvis_free(done);
}

static void *connection(void *opened) {
    int client = (int)(intptr_t)opened;
    incoming *in = malloc(sizeof *in);
    int status = in ? receive(client, in) : 0;
    inside++;
    if (status == 413) reply(client, status, NULL, text(""), 0), drain(client);
    else if (status == 200 && in->request.host.length > 8 && !memcmp(in->request.host.start, "control.", 8)) ordered(client, &in->request);
    else if (status == 200) {
        parvis_answer *done = parvis_handle(portal, NULL, &in->request);
        reply(client, parvis_class(done) ? 503 : parvis_status(done), done, parvis_body(done), is(in->request.method, "HEAD"));
        parvis_free(done);
    }
    inside--;
    free(in), close(client);
    return NULL;
}

static void *working(void *nothing) {
    int32_t klass = PARVIS_OK;
    inside++;
    while (klass != PARVIS_NOT_FOUND && klass != PARVIS_STOPPED) {
        parvis_answer *done = parvis_work(portal, NULL, 1000);
        klass = parvis_class(done);
        parvis_free(done);
    }
    inside--;
    return nothing;
}

int main(void) {
    char settings[LINE], path[LINE];
    const char *port = getenv("PARVIS_PORT"), *module_file = getenv("PARVIS_MODULE");
    static const char *const sites[] = { "sites/alpes.json", "sites/lac.json" };
    folder = getenv("PARVIS_FOLDER"), quiet = getenv("PARVIS_QUIET") != NULL;
    if (!folder || !port || !module_file) return 2;
    (void)serve, (void)example; /* the example's own way to serve */
    parties = load(folder, "parties.csv"), contacts = load(folder, "contacts.csv"), documents = load(folder, "documents.csv");
    parvis_module module;
    parvis_loading loading = { .size = sizeof loading, .path = text(module_file) };
    inside++;
    must(parvis_load(&loading, &module), "loaded");
    snprintf(settings, sizeof settings, "{\"store\": \"sqlite:%s/portal.sqlite\", \"local_port\": %s}", folder, port);
    must(parvis_create(module, &host, text(settings), 0, &portal), "created");
    for (int n = 0; n < 2; n++) {
        char manifest[LINE];
        held(sites[n], manifest, sizeof manifest);
        must(parvis_enable_site(portal, NULL, text(path_of(sites[n], path)), text(manifest)), "enabled");
    }
    inside--;
    pthread_t thread;
    pthread_create(&thread, NULL, working, NULL);
    signal(SIGPIPE, SIG_IGN);
    int listener = socket(AF_INET, SOCK_STREAM, 0), yes = 1;
    struct sockaddr_in at = { .sin_family = AF_INET, .sin_port = htons((uint16_t)atoi(port)), .sin_addr.s_addr = htonl(INADDR_LOOPBACK) };
    setsockopt(listener, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
    if (bind(listener, (struct sockaddr *)&at, sizeof at) || listen(listener, 64)) return perror("listen"), 1;
    for (;;) {
        int client = accept(listener, NULL, NULL);
        if (client >= 0 && !pthread_create(&thread, NULL, connection, (void *)(intptr_t)client)) pthread_detach(thread);
    }
}
