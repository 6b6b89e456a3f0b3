<?php

declare(strict_types=1);

/* Finds the classes of `plugin-api/php`. As a preload script (`opcache.preload`) it compiles them once for all workers. */

if (ini_get('opcache.preload') === __FILE__ && !isset($_SERVER['REQUEST_METHOD'])) {
    foreach (glob(__DIR__ . '/../../../plugin-api/php/src/*.php') as $file) {
        opcache_compile_file($file);
    }
}
spl_autoload_register(function (string $class): void {
    if (str_starts_with($class, 'Parvis\\')) {
        require __DIR__ . '/../../../plugin-api/php/src/' . substr($class, 7) . '.php';
    }
});
