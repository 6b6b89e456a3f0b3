<?php

declare(strict_types=1);

/* A small ERP over three tables, which does right and wrong as it is told: `tests/harness/conformance.rs` says how. */

require_once __DIR__ . '/autoload.php';

use Parvis\Failure;
use Parvis\Host;
use Parvis\NotKnown;
use Parvis\Portal;
use Parvis\Row;

/** A folder of texts. */
final class Folder
{
    public function __construct(private readonly string $path)
    {
    }

    /** @return list<list<string>> */
    public function table(string $name): array
    {
        return array_map(fn (string $line): array => explode(',', $line), file("$this->path/$name.csv", FILE_IGNORE_NEW_LINES));
    }

    public function held(string $name): string
    {
        // Nothing is told where the host itself is measured.
        return getenv('PARVIS_QUIET') ? '' : (string) @file_get_contents("$this->path/$name");
    }

    public function write(string $name, string $text): void
    {
        file_put_contents("$this->path/$name", $text);
    }

    public function note(string $name, string $line): void
    {
        file_put_contents("$this->path/$name", "$line\n", FILE_APPEND);
    }
}

class Erp implements Host
{
    public ?Portal $portal = null;
    /** @var array<string, list<string>> */
    private array $parties;
    /** @var array<string, list<string>> */
    private array $contacts;
    /** @var list<list<string>> */
    private array $documents;

    public function __construct(private readonly Folder $folder)
    {
        $this->parties = array_column($folder->table('parties'), null, 0);
        $this->contacts = array_column($folder->table('contacts'), null, 0);
        $this->documents = $folder->table('documents');
    }

    /** What this function is told to do wrong; raising and hanging is done here. */
    private function wrong(string $function): string
    {
        // Nothing of this object outlives the request.
        if (getenv('PARVIS_QUIET')) {
            return '';
        }
        $this->folder->write('called', '1');
        // PHP's one thread is the process's first.
        if (readlink('/proc/thread-self') !== getmypid() . '/task/' . getmypid()) {
            $this->folder->note('foreign', $function);
        }
        [$where, $how] = array_pad(explode(' ', $this->folder->held('fault'), 2), 2, '');
        if ($where !== $function) {
            return '';
        }
        switch ($how) {
            case 'throw':
                throw new RuntimeException("the ERP's own fault");
            case 'fail':
                throw new Failure(Failure::UNAVAILABLE, 'erp/away', 'the ERP is away');
            case 'exit':
                exit(0);
            case 'exhaust':
                str_repeat('x', 1 << 40);
                break;
            case 'hang':
                sleep(2);
                break;
            case 'reenter':
                $this->folder->write('fault', '');
                $ready = $this->portal->health()['ready'] && $this->portal->operate(['do' => 'permissions']) !== [];
                $this->folder->note('reentered', $ready ? 'true true' : 'false');
        }

        return $how;
    }

    public function ask(string $what, array $question): mixed
    {
        return match ($this->wrong($what)) {
            'nothing' => null,
            'wrong' => 7,
            'huge' => str_repeat('x', 65 << 20),
            default => $this->answer($what, $question),
        };
    }

    private function answer(string $what, array $question): mixed
    {
        return match ($what) {
            'register_permissions' => null,
            'open_to_external' => $question['kind'] !== 'tickets',
            'is_employee' => $question['email'] === 'zoe@atelier.example',
            'takes' => $question['act'] === 'answer_quotes',
            'standing' => [
                'third_party' => $this->state($this->parties, $question['third_party']),
                'contact' => $question['contact'] === null ? null : $this->state($this->contacts, $question['contact']),
            ],
            'third_party' => isset($this->parties[$question['id']]) ? ['id' => $question['id'],
                'name' => $this->parties[$question['id']][1], 'open' => $this->state($this->parties, $question['id']) === 'open'] : null,
            'contact' => $this->contact($question['id']),
            'contacts_of' => array_values(array_map(fn (array $line): array => $this->contact($line[0]),
                array_filter($this->contacts, fn (array $line): bool => $line[1] === $question['id']))),
            'count' => count($this->matching($question)),
            'body' => ['text' => 'für 李', 'files' => $question['kind'] !== 'invoices' ? [] : [
                ['id' => '1', 'name' => "{$question['id']}.pdf", 'media_type' => 'application/pdf', 'size' => 9]],
                'paying' => ['link' => "https://pay.example/{$question['id']}",
                    'transfer' => ['holder' => 'Atelier', 'iban' => 'FR1420041010050500013M02606']]],
            'act' => $this->act($question['action']),
            'send_mail' => $this->folder->note('mails', json_encode($question, JSON_UNESCAPED_SLASHES | JSON_UNESCAPED_UNICODE)),
            default => throw new NotKnown($what),
        };
    }

    /** @param array<string, list<string>> $table */
    private function state(array $table, string $id): string
    {
        $closed = in_array($id, explode(' ', trim($this->folder->held('closed'))), true);

        return isset($table[$id]) ? ($closed ? 'closed' : 'open') : 'unknown';
    }

    private function contact(string $id): ?array
    {
        if (!isset($this->contacts[$id])) {
            return null;
        }
        [, $third_party, $first_name, $last_name, $email] = $this->contacts[$id];
        $archived = $this->state($this->contacts, $id) !== 'open';

        return compact('id', 'third_party', 'first_name', 'last_name', 'email', 'archived');
    }

    private function act(array $action): array
    {
        $id = $action['act']['id'];
        $done = array_map(fn (string $line): array => explode(' ', $line), file(getenv('PARVIS_FOLDER') . '/acts', FILE_IGNORE_NEW_LINES) ?: []);
        if (!in_array([$action['key'], $id], $done, true)) {
            if (in_array($id, array_column($done, 1), true)) {
                throw new Failure(Failure::REFUSED, 'action/over', 'it is answered already');
            }
            $quote = $this->line('quotes', $id);
            if (($action['act']['total'] ?? $quote[9]) !== $quote[9]) {
                throw new Failure(Failure::REFUSED, 'action/changed', 'its total is another one now');
            }
            $this->folder->note('acts', "{$action['key']} $id");
        }

        return ['document' => ['kind' => 'quotes', 'id' => $id], 'reference' => ''];
    }

    public function documents(array $query): iterable
    {
        $how = $this->wrong('documents');
        foreach ($this->documents as $line) {
            if ($how === 'foreign' && $line[0] === $query['kind'] && $line[2] !== $query['third_party']) {
                yield $this->row($line);
            }
        }
        [$skipping, $number] = [$query['after']['id'] ?? null, 0];
        foreach ($this->matching($query) as $line) {
            if ($skipping !== null) {
                $skipping = $line[1] === $skipping ? null : $skipping;
                continue;
            }
            if ($how === 'half' && $number === 3) {
                throw new RuntimeException("the ERP's own fault");
            }
            if ($number++ === $query['limit']) {
                break;
            }
            yield $how === 'wrong' ? $this->row([...array_slice($line, 0, 7), '01/02/2026', '', '1.234,50 €', '']) : $this->row($line);
        }
        while ($how === 'huge') {
            yield $this->row($this->documents[0]);
        }
    }

    public function document(string $kind, string $id): ?Row
    {
        $how = $this->wrong('document');
        $line = $this->line($kind, $id);

        return $line === null ? null : $this->row($how === 'foreign' ? array_replace($line, [2 => '102']) : $line);
    }

    public function file(array $query): iterable
    {
        $how = $this->wrong('file');
        yield substr("%PDF-1.7\n", $query['offset'], $query['limit']);
        while ($how === 'huge') {
            yield str_repeat('x', 65_536);
        }
    }

    public function log(int $level, string $target, string $message): void
    {
        $this->wrong('log');
        if ($level <= 2) {
            error_log("$target: $message");
        }
    }

    /** @return list<list<string>> */
    private function matching(array $query): array
    {
        $fits = fn (array $line): bool => $line[0] === $query['kind'] && $line[2] === $query['third_party']
            && ($query['text'] === '' || stripos("$line[3] $line[4]", $query['text']) !== false);

        return array_values(array_filter(array_reverse($this->documents), $fits));
    }

    /** @return ?list<string> */
    private function line(string $kind, string $id): ?array
    {
        foreach ($this->documents as $line) {
            if ($line[0] === $kind && $line[1] === $id) {
                return $line;
            }
        }

        return null;
    }

    /** @param list<string> $line */
    private function row(array $line): Row
    {
        [$kind, $id, $third_party, $reference, $title, $status, $open, $date, $until, $total, $remaining] = $line;
        $signed = $kind === 'quotes' && str_contains($this->folder->held('acts'), " $id\n");

        return new Row(id: $id, third_party: $third_party, entity: '1', reference: $reference, title: $title,
            status: $signed ? 'signed' : $status, open: $open === '1' && !$signed, date: $date, until: $until, total: $total,
            remaining: $remaining, currency: 'EUR', key: $date, has_file: $kind === 'invoices',
            nature: str_starts_with($total, '-') ? 'credit_note' : '');
    }
}
