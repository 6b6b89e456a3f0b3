<?php

declare(strict_types=1);

/*
 * The front controller of a small ERP's portal: what the tests of hosts in PHP serve. PARVIS_FOLDER holds the ERP's tables,
 * what the portal remembers and what this ERP writes down; PARVIS_MODULE and PARVIS_LIBRARY are what is loaded. What it is told
 * to do, and to do wrong, comes as `tests/harness/conformance.rs` says it.
 */

require_once __DIR__ . '/erp.php';

use Parvis\Failure;
use Parvis\FrontController;
use Parvis\Library;
use Parvis\NotKnown;
use Parvis\Portal;

/** Does what it is told under `control.localhost`. */
function ordered(Portal $portal, Erp $erp, Folder $folder, string $word, string $told): mixed
{
    $create = fn (string $module, string $sha256 = ''): Portal => new Portal(
        new Library(getenv('PARVIS_LIBRARY')), $erp, $module, ['store' => 'sqlite:/nowhere/portal.sqlite'], $sha256);

    return match ($word) {
        'fault', 'closed' => $folder->write($word, $told),
        'operate' => $portal->operate(json_decode($told, true)),
        'decide' => $portal->decide(json_decode($told, true)),
        'enable' => $portal->enableSite('told.json', $told),
        'check' => $portal->checkManifest('told.json', $told),
        'disable' => $portal->disableSite($told),
        'health' => $portal->health(),
        'work' => $portal->work(),
        'level' => $portal->setLogLevel((int) $told),
        'stop' => $portal->stop(),
        'load' => $create($told)->isNew(),
        'pin' => $create(getenv('PARVIS_MODULE'), $told)->isNew(),
        'later' => later($erp),
        'fork' => inAChild($portal, $folder),
        'seen' => ['calls' => (int) $folder->held('called'), 'foreign' => $folder->held('foreign'), 'process' => getmypid()],
        'measure' => measured($portal, json_decode($told, true)),
        'exit' => posix_kill(posix_getpid(), SIGINT),
    };
}

/** How long a page takes, half of them at the most, and how long a call that does nothing; nanoseconds both. */
function measured(Portal $portal, array $said): array
{
    $times = [];
    for ($n = 0; $n < $said['times']; $n++) {
        $began = hrtime(true);
        [$status] = $portal->handle('GET', $said['host'], $said['path'], '', '127.0.0.1', [['cookie', $said['cookie']]], '');
        $times[] = hrtime(true) - $began;
        assert($status === 200);
    }
    sort($times);
    $ffi = (new Library(getenv('PARVIS_LIBRARY')))->ffi;
    $began = hrtime(true);
    for ($n = 0; $n < 100_000; $n++) {
        $ffi->parvis_version();
    }

    return ['page' => $times[intdiv(count($times), 2)], 'boundary' => (hrtime(true) - $began) / 100_000];
}

function later(Erp $erp): string
{
    try {
        $erp->ask('asked_later', []);

        return 'known';
    } catch (NotKnown) {
        return 'not known';
    }
}

/** The code that the portal answers in a child of this process. */
function inAChild(Portal $portal, Folder $folder): string
{
    $child = pcntl_fork();
    if ($child === 0) {
        try {
            $portal->health();
            $code = 'none';
        } catch (Failure $failure) {
            $code = $failure->reason;
        }
        $folder->write('child', $code);
        // Nothing of the server's may end with it.
        posix_kill(posix_getpid(), SIGKILL);
    }
    pcntl_waitpid($child, $status);

    return $folder->held('child');
}

$folder = new Folder(getenv('PARVIS_FOLDER'));
ini_set('error_log', getenv('PARVIS_FOLDER') . '/log');
ini_set('display_errors', '0');
$erp = new Erp($folder);
$settings = ['store' => 'sqlite:' . getenv('PARVIS_FOLDER') . '/portal.sqlite', 'local_port' => (int) getenv('PARVIS_PORT')];
$portal = new Portal(new Library(getenv('PARVIS_LIBRARY')), $erp, getenv('PARVIS_MODULE'), $settings);
$erp->portal = $portal;
if ($portal->isNew()) {
    foreach (glob(getenv('PARVIS_FOLDER') . '/sites/*.json') as $site) {
        $portal->enableSite(basename($site), file_get_contents($site));
    }
}
if (!str_starts_with($_SERVER['HTTP_HOST'] ?? '', 'control.')) {
    (new FrontController($portal))->run();

    return;
}
header('content-type: application/json');
try {
    $answer = json_encode(ordered($portal, $erp, $folder, substr($_SERVER['REQUEST_URI'], 1), (string) file_get_contents('php://input')));
} catch (Failure $failure) {
    $answer = json_encode(['class' => $failure->kind, 'code' => $failure->reason, 'message' => $failure->getMessage()]);
}
header('content-length: ' . strlen($answer));
echo $answer;
