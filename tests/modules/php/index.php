<?php

declare(strict_types=1);

/*
 * A small ERP in memory and its portal's front controller: what the tests of hosts in PHP serve. PARVIS_FOLDER is where
 * the portal remembers, PARVIS_MODULE and PARVIS_LIBRARY what is loaded. This ERP raises at the question that the file
 * `raise` of that folder names.
 */

spl_autoload_register(function (string $class): void {
    if (str_starts_with($class, 'Parvis\\')) {
        require __DIR__ . '/../../../plugin-api/php/src/' . substr($class, 7) . '.php';
    }
});

use Parvis\FrontController;
use Parvis\Host;
use Parvis\Library;
use Parvis\NotKnown;
use Parvis\Portal;
use Parvis\Row;

final class Erp implements Host
{
    private const PARTIES = ['101' => 'Atu SARL', '102' => 'Vial'];
    private const CONTACT = ['id' => '201', 'third_party' => '101', 'first_name' => 'Claire', 'last_name' => 'Dubois',
        'email' => 'claire@example.net', 'archived' => false];

    public function ask(string $what, array $question): mixed
    {
        if ($what === @file_get_contents(getenv('PARVIS_FOLDER') . '/raise')) {
            throw new RuntimeException("the ERP's own fault");
        }

        return match ($what) {
            'register_permissions' => null,
            'open_to_external' => true,
            'is_employee' => false,
            'standing' => [
                'third_party' => isset(self::PARTIES[$question['third_party']]) ? 'open' : 'unknown',
                'contact' => $question['contact'] === null ? null : ($question['contact'] === '201' ? 'open' : 'unknown'),
            ],
            'third_party' => isset(self::PARTIES[$question['id']])
                ? ['id' => $question['id'], 'name' => self::PARTIES[$question['id']], 'open' => true] : null,
            'contact' => $question['id'] === '201' ? self::CONTACT : null,
            'contacts_of' => $question['id'] === '101' ? [self::CONTACT] : [],
            'count' => count(iterator_to_array($this->all($question), false)),
            'body' => ['text' => 'für 李', 'files' => [
                ['id' => '1', 'name' => "{$question['id']}.pdf", 'media_type' => 'application/pdf', 'size' => 9]]],
            'send_mail' => file_put_contents(getenv('PARVIS_FOLDER') . '/mails', json_encode($question) . "\n", FILE_APPEND)
                ? null : throw new RuntimeException('the folder is full'),
            default => throw new NotKnown($what),
        };
    }

    public function documents(array $query): iterable
    {
        $skipping = $query['after']['id'] ?? null;
        foreach ($this->all($query) as $row) {
            if ($skipping === null) {
                yield $row;
            } elseif ($row->id === $skipping) {
                $skipping = null;
            }
        }
    }

    public function document(string $kind, string $id): ?Row
    {
        $third_party = $id === '99' ? '102' : '101';

        return $kind === 'invoices' && ($id === '99' || ((int) $id >= 1 && (int) $id <= 60)) ? $this->row($id, $third_party) : null;
    }

    public function file(array $query): iterable
    {
        yield substr("%PDF-1.7\n", $query['offset'], $query['limit']);
    }

    public function log(int $level, string $target, string $message): void
    {
        if ($level <= 1) {
            error_log("$target: $message");
        }
    }

    /** @return iterable<Row> */
    private function all(array $query): iterable
    {
        if ($query['kind'] !== 'invoices') {
            return;
        }
        for ($n = 60; $n >= 1 && $query['third_party'] === '101'; $n--) {
            yield $this->row((string) $n, '101');
        }
        if ($query['third_party'] === '102') {
            yield $this->row('99', '102');
        }
    }

    private function row(string $id, string $third_party): Row
    {
        return new Row(id: $id, third_party: $third_party, entity: '1', reference: sprintf('FA-%03d', $id),
            title: 'Oil · huile', status: 'unpaid', open: true, date: '2026-01-01', until: '2026-12-31', total: "$id.50",
            remaining: "$id.50", currency: 'EUR', key: '2026-01-01', has_file: true);
    }
}

$folder = getenv('PARVIS_FOLDER');
$settings = ['store' => "sqlite:$folder/portal.sqlite", 'local_port' => (int) getenv('PARVIS_PORT')];
$portal = new Portal(new Library(getenv('PARVIS_LIBRARY')), new Erp(), getenv('PARVIS_MODULE'), $settings);
if ($portal->isNew()) {
    $portal->enableSite('site.json', '{"site": "alpes", "hosts": ["alpes.localhost"]}');
    if ($made = @fopen("$folder/made", 'x')) {
        fwrite($made, json_encode($portal->operate(['do' => 'create_user', 'site' => 'alpes', 'contact' => '201',
            'deliver' => 'show', 'membership' => ['owner' => true]])));
    }
}
(new FrontController($portal))->run();
