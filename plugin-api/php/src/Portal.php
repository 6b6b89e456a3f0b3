<?php

declare(strict_types=1);

namespace Parvis;

use FFI;
use FFI\CData;

/**
 * The portal of this process, for the length of this request. A worker of FPM creates it with its first request and finds
 * it with the later ones; the host's functions are given anew each time, as PHP's closures end with the request.
 */
final class Portal
{
    private const TEXTS = ['kind', 'nature', 'id', 'third_party', 'entity', 'state', 'reference', 'other_reference', 'title',
        'status', 'date', 'until', 'total', 'remaining', 'currency', 'parent', 'key'];

    private readonly CData $table;
    private int $number;
    private bool $created = false;
    /** How many functions of the host's are running. */
    private int $inside = 0;

    /**
     * @param array<string, mixed> $settings
     * @param string $sha256 only the module with this content; empty is any that passes the checks
     */
    public function __construct(
        private readonly Library $library,
        private readonly Host $host,
        string $module,
        array $settings,
        string $sha256 = '',
    ) {
        $this->table = $this->table();
        register_shutdown_function($this->leaveWhereInside(...));
        $text = json_encode($settings, JSON_THROW_ON_ERROR | JSON_UNESCAPED_SLASHES);
        $library->lending(function () use ($library, $module, $text, $sha256): void {
            $this->number = $library->ffi->parvis_find($library->lend($text));
            if ($this->number === 0) {
                $this->create($module, $text, $sha256);
            }
        });
    }

    /** Whether this request created it: enable its sites then. */
    public function isNew(): bool
    {
        return $this->created;
    }

    /** Puts a manifest in force; the site's id. */
    public function enableSite(string $name, string $manifest): string
    {
        return $this->called('parvis_enable_site', $name, $manifest);
    }

    /**
     * Everything that is wrong with a manifest.
     *
     * @return list<array<string, mixed>>
     */
    public function checkManifest(string $name, string $manifest): array
    {
        return $this->called('parvis_check_manifest', $name, $manifest);
    }

    /** Takes a site out of service. */
    public function disableSite(string $site): void
    {
        $this->called('parvis_disable_site', $site);
    }

    /** Which lines of the log are handed over: 0 none, 1 errors, to 5 everything. */
    public function setLogLevel(int $level): void
    {
        $this->library->taken($this->library->ffi->parvis_set_log_level($this->number, $level));
    }

    /** Ends it; what waits, waits for the next one. Only a process that goes on without a portal needs to. */
    public function stop(): void
    {
        $this->called('parvis_stop');
    }

    /**
     * Carries out a staff operation.
     *
     * @param array<string, mixed> $command
     * @return array<string, mixed>
     */
    public function operate(array $command): array
    {
        return $this->called('parvis_operate', json_encode($command, JSON_THROW_ON_ERROR));
    }

    /**
     * Carries out a staff operation of {@see Operations} or {@see AccountOperations}.
     *
     * @template Answer of array<string, mixed>
     * @param Operation<Answer> $operation
     * @return Answer
     */
    public function perform(Operation $operation): array
    {
        return $this->operate($operation->command);
    }

    /**
     * May this user do this here?
     *
     * @param array<string, mixed> $question
     * @return array{granted: bool, row: int, code: string}
     */
    public function decide(array $question): array
    {
        return $this->called('parvis_decide', json_encode($question, JSON_THROW_ON_ERROR));
    }

    /** @return array<string, mixed> how it is */
    public function health(): array
    {
        return $this->called('parvis_health');
    }

    /** Delivers mails and makes archives: once the answer has left, or from a scheduled job. */
    public function work(int $waitMs = 0): array
    {
        $host = FFI::addr($this->table);

        return json_decode($this->library->taken($this->library->ffi->parvis_work($this->number, $host, $waitMs)), true);
    }

    /**
     * Answers a browser.
     *
     * @param list<array{string, string}> $headers names in lower case
     * @return array{int, list<array{string, string}>, string} status, headers, body
     */
    public function handle(
        string $method,
        string $host,
        string $path,
        string $query,
        string $peer,
        array $headers,
        string $body,
    ): array {
        return $this->library->lending(function () use ($method, $host, $path, $query, $peer, $headers, $body): array {
            $request = $this->request(compact('method', 'host', 'path', 'query', 'peer'), $headers, $body);

            return $this->sent($this->library->ffi->parvis_handle($this->number, FFI::addr($this->table), FFI::addr($request)));
        });
    }

    /**
     * A request as C has it.
     *
     * @param array<string, string> $texts
     * @param list<array{string, string}> $headers
     */
    private function request(array $texts, array $headers, string $body): CData
    {
        [$library, $ffi] = [$this->library, $this->library->ffi];
        $request = $library->keep($ffi->new('parvis_request'));
        $request->size = FFI::sizeof($request);
        foreach ($texts as $name => $text) {
            $request->$name = $library->lend($text);
        }
        if ($headers !== []) {
            $lent = $library->keep($ffi->new('parvis_header[' . count($headers) . ']'));
            foreach ($headers as $at => [$name, $value]) {
                $lent[$at]->name = $library->lend($name);
                $lent[$at]->value = $library->lend($value);
            }
            $request->headers = $ffi->cast('const parvis_header *', FFI::addr($lent));
            $request->headers_length = count($headers);
        }
        $bytes = $library->lend($body);
        $request->body = $ffi->cast('const void *', $bytes->start);
        $request->body_length = $bytes->length;

        return $request;
    }

    /**
     * An answer for a browser, which is freed.
     *
     * @return array{int, list<array{string, string}>, string}
     */
    private function sent(CData $answer): array
    {
        [$library, $ffi] = [$this->library, $this->library->ffi];
        try {
            $library->check($answer);
            $sent = [];
            for ($at = 0; $at < $ffi->parvis_headers($answer); $at++) {
                $header = $ffi->parvis_header_at($answer, $at);
                $sent[] = [Library::read($header->name), Library::read($header->value)];
            }

            return [$ffi->parvis_status($answer), $sent, Library::read($ffi->parvis_body($answer))];
        } finally {
            $ffi->parvis_free($answer);
        }
    }

    private function create(string $module, string $settings, string $sha256): void
    {
        [$library, $ffi] = [$this->library, $this->library->ffi];
        $loading = $library->keep($ffi->new('parvis_loading'));
        $loading->size = FFI::sizeof($loading);
        $loading->path = $library->lend($module);
        $loading->sha256 = $library->lend($sha256);
        [$loaded, $portal] = [$ffi->new('parvis_module'), $ffi->new('parvis_portal')];
        $library->taken($ffi->parvis_load(FFI::addr($loading), FFI::addr($loaded)));
        $text = $library->lend($settings);
        $host = FFI::addr($this->table);
        $library->taken($ffi->parvis_create($loaded->cdata, $host, $text, 0, FFI::addr($portal)));
        $this->number = $portal->cdata;
        $this->created = true;
    }

    private function called(string $function, string ...$texts): mixed
    {
        $said = $this->library->lending(function () use ($function, $texts): string {
            $lent = array_map($this->library->lend(...), $texts);

            return $this->library->taken($this->library->ffi->$function($this->number, FFI::addr($this->table), ...$lent));
        });

        return $said === '' ? null : json_decode($said, true, flags: JSON_THROW_ON_ERROR);
    }

    /** The host's functions as C calls them. No exception leaves one: it would end the process. */
    private function table(): CData
    {
        $ffi = $this->library->ffi;
        $table = $ffi->new('parvis_host');
        $table->size = FFI::sizeof($table);
        $table->ask = function ($data, $what, $question, $out) use ($ffi): int {
            $name = Library::read($what);

            return $this->guarded($name, function () use ($ffi, $name, $question, $out): void {
                $asked = json_decode(Library::read($question), true, flags: JSON_THROW_ON_ERROR) ?? [];
                $answer = json_encode($this->host->ask($name, $asked), JSON_THROW_ON_ERROR | JSON_PRESERVE_ZERO_FRACTION);
                $ffi->parvis_put($out, $this->library->lend($answer));
            });
        };
        $table->documents = fn ($data, $query, $rows): int => $this->guarded('documents', function () use ($ffi, $query, $rows): void {
            $asked = json_decode(Library::read($query), true, flags: JSON_THROW_ON_ERROR);
            $found = isset($asked['id']) ? [$this->host->document($asked['kind'], $asked['id'])] : $this->host->documents($asked);
            foreach ($found as $row) {
                $put = fn (): int => $ffi->parvis_row_put($rows, FFI::addr($this->lent($row)));
                if ($row === null || !$this->library->lending($put)) {
                    break;
                }
            }
        });
        $table->file = fn ($data, $query, $bytes): int => $this->guarded('file', function () use ($ffi, $query, $bytes): void {
            foreach ($this->host->file(json_decode(Library::read($query), true, flags: JSON_THROW_ON_ERROR)) as $piece) {
                $put = function () use ($ffi, $bytes, $piece): int {
                    $lent = $this->library->lend($piece);

                    return $ffi->parvis_bytes_put($bytes, $lent->start, $lent->length);
                };
                if (!$this->library->lending($put)) {
                    break;
                }
            }
        });
        $table->log = function ($data, $level, $target, $message): void {
            $this->inside++;
            try {
                $this->host->log($level, Library::read($target), Library::read($message));
            } catch (\Throwable $error) {
                error_log("parvis: the host raised in log: $error");
            }
            $this->inside--;
        };

        return $table;
    }

    /** Runs a function of the host's; 0, or the number of the failure that it became. */
    private function guarded(string $what, \Closure $run): int
    {
        $this->inside++;
        $kind = $this->attempted($what, $run);
        $this->inside--;

        return $kind;
    }

    /**
     * A request that ends inside of a function of the host's (`exit`, the limit of memory or of time) never returns to the
     * library, which keeps what it held: the process ends with it. The server's next one begins anew.
     */
    private function leaveWhereInside(): void
    {
        if ($this->inside === 0) {
            return;
        }
        error_log('parvis: the request ended inside of a function of the host (exit, or a limit of PHP); its process ends too');
        if (!headers_sent()) {
            http_response_code(503);
        }
        function_exists('fastcgi_finish_request') ? fastcgi_finish_request() : flush();
        $this->library->ffi->_exit(1);
    }

    private function attempted(string $what, \Closure $run): int
    {
        try {
            $this->library->lending($run);

            return 0;
        } catch (NotKnown) {
            return Failure::INCOMPATIBLE;
        } catch (Failure $failure) {
            [$kind, $code, $message] = [$failure->kind, $failure->reason, $failure->getMessage()];
        } catch (\Throwable $error) {
            error_log("parvis: the host raised in $what: $error");
            [$kind, $code] = [Failure::INTERNAL, 'host/raised'];
            $message = "$what raised " . $error::class . ': ' . $error->getMessage() . '; see the error log of PHP';
        }
        $this->library->ffi->parvis_fail($kind, $this->library->lend($code), $this->library->lend($message));

        return $kind;
    }

    private function lent(Row $row): CData
    {
        [$library, $ffi] = [$this->library, $this->library->ffi];
        $lent = $library->keep($ffi->new('parvis_row'));
        $lent->size = FFI::sizeof($lent);
        foreach (self::TEXTS as $name) {
            $lent->$name = $library->lend($row->$name);
        }
        if ($row->contacts !== []) {
            $contacts = $library->keep($ffi->new('parvis_text[' . count($row->contacts) . ']'));
            foreach ($row->contacts as $at => $contact) {
                $contacts[$at] = $library->lend($contact);
            }
            $lent->contacts = $ffi->cast('const parvis_text *', FFI::addr($contacts));
            $lent->contacts_length = count($row->contacts);
        }
        $lent->progress = $row->progress ?? -1;
        foreach (['reserved', 'open', 'has_file', 'has_picture'] as $name) {
            $lent->$name = (int) $row->$name;
        }

        return $lent;
    }
}
