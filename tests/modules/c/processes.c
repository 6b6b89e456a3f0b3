/* What a script host does to a process: opens and closes the library for each request, forks, leaves without a word.
 * Usage: processes LIBPARVIS MODULE SETTINGS. Prints what it saw. */
#define _POSIX_C_SOURCE 200809L
#include "parvis.h"
#include <dlfcn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

static parvis_text text(const char *start) { parvis_text t = { start, strlen(start) }; return t; }

static int32_t ask(void *data, parvis_text what, parvis_text question, parvis_out *out) {
    void (*put)(parvis_out *, parvis_text);
    (void)what, (void)question;
    *(void **)&put = dlsym(data, "parvis_put");
    put(out, text("null"));
    return PARVIS_OK;
}
static int32_t documents(void *data, parvis_text query, parvis_rows *rows) { (void)data, (void)query, (void)rows; return 0; }
static int32_t file(void *data, parvis_text query, parvis_sink *bytes) { (void)data, (void)query, (void)bytes; return 0; }

#define FUNCTION(type, name, ...) type (*name)(__VA_ARGS__); *(void **)&name = dlsym(library, #name); if (!name) return 1

int main(int count, char **words) {
    void *library;
    parvis_module module;
    parvis_portal portal = 0;
    if (count != 4) return 2;
    library = dlopen(words[1], RTLD_NOW);
    if (!library) return fprintf(stderr, "%s\n", dlerror()), 1;
    {
        FUNCTION(parvis_answer *, parvis_load, const parvis_loading *, parvis_module *);
        FUNCTION(parvis_answer *, parvis_create, parvis_module, const parvis_host *, parvis_text, uint32_t, parvis_portal *);
        FUNCTION(int32_t, parvis_class, const parvis_answer *);
        parvis_loading loading = { sizeof loading, text(words[2]), { 0, 0 }, { 0, 0 } };
        parvis_host host = { sizeof host, library, ask, documents, file, NULL, NULL };
        printf("load %d\n", (int)parvis_class(parvis_load(&loading, &module)));
        printf("create %d\n", (int)parvis_class(parvis_create(module, &host, text(words[3]), 0, &portal)));
    }
    for (int request = 0; request < 100; request++) { /* as PHP does without preloading */
        dlclose(library);
        library = dlopen(words[1], RTLD_NOW);
        FUNCTION(parvis_portal, parvis_find, parvis_text);
        FUNCTION(parvis_answer *, parvis_health, parvis_portal, const parvis_host *);
        FUNCTION(int32_t, parvis_class, const parvis_answer *);
        FUNCTION(void, parvis_free, parvis_answer *);
        parvis_portal found = parvis_find(text(words[3]));
        parvis_answer *answer = parvis_health(found, NULL);
        if (found != portal || parvis_class(answer)) return 1;
        parvis_free(answer);
    }
    printf("reopened 100\n");
    fflush(stdout);
    if (!fork()) { /* a child has no portal of its parent's */
        FUNCTION(parvis_answer *, parvis_health, parvis_portal, const parvis_host *);
        FUNCTION(parvis_portal, parvis_find, parvis_text);
        FUNCTION(parvis_text, parvis_code, const parvis_answer *);
        parvis_text code = parvis_code(parvis_health(portal, NULL));
        printf("child %.*s %d\n", (int)code.length, code.start, (int)parvis_find(text(words[3])));
        fflush(stdout);
        exit(0); /* not _exit: what runs at the end of a process runs here too */
    }
    int status = -1;
    wait(&status);
    printf("child left %d\n", WIFEXITED(status) ? WEXITSTATUS(status) : -1);
    return 0; /* without parvis_stop */
}
