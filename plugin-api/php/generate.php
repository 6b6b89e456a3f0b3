<?php

/**
 * Writes `Operations.php` and `AccountOperations.php`: the staff operations of a module as PHP has them.
 *
 *     php generate.php < descriptor.json src
 *
 * It reads what `parvis_describe` answers, so that a host can also write the operations of a later module.
 */

declare(strict_types=1);

/** The schema behind a reference, which is the name of a type. */
function type_named(array $schema): ?string
{
    return isset($schema['$ref']) ? substr(strrchr($schema['$ref'], '/'), 1) : null;
}

/** A value as PHPStan and Psalm write it. */
function shape(mixed $schema): string
{
    if (!is_array($schema) || $schema === []) {
        return 'mixed';
    }
    if (($name = type_named($schema)) !== null) {
        return $name;
    }
    $words = $schema['enum'] ?? (isset($schema['const']) ? [$schema['const']] : null);
    if ($words !== null) {
        return words($words);
    }
    $choices = $schema['anyOf'] ?? $schema['oneOf'] ?? null;
    if ($choices !== null) {
        $real = array_values(array_filter($choices, fn (array $choice): bool => ($choice['type'] ?? '') !== 'null'));
        $constants = array_column($real, 'const');
        $one = $constants !== [] ? words($constants) : shape($real[0]);

        return count($real) < count($choices) ? "$one|null" : $one;
    }
    $type = $schema['type'] ?? 'object';
    if (is_array($type)) {
        $real = array_values(array_diff($type, ['null']))[0];

        return shape(['type' => $real] + $schema) . '|null';
    }

    return match ($type) {
        'array' => 'list<' . shape($schema['items'] ?? true) . '>',
        'object' => isset($schema['properties']) ? members($schema) : 'array<string, ' . shape($schema['additionalProperties'] ?? true) . '>',
        'string' => 'string',
        'boolean' => 'bool',
        'integer' => 'int',
        'number' => 'float',
    };
}

/** @param list<string> $words */
function words(array $words): string
{
    return implode('|', array_map(fn (string $word): string => "'$word'", $words));
}

/** An object with its members; those that need not be there end with a question mark. */
function members(array $schema): string
{
    $required = $schema['required'] ?? [];
    $lines = [];
    foreach ($schema['properties'] as $name => $member) {
        $lines[] = $name . (in_array($name, $required, true) ? '' : '?') . ': ' . shape($member);
    }

    return 'array{' . implode(', ', $lines) . '}';
}

/** What PHP itself checks of an argument. */
function native(mixed $schema, array $types): string
{
    $schema = is_array($schema) && ($name = type_named($schema)) !== null ? $types[$name] : $schema;
    $shape = shape($schema);

    return match (true) {
        str_starts_with($shape, 'array'), str_starts_with($shape, 'list') => 'array',
        str_starts_with($shape, 'bool') => 'bool',
        str_starts_with($shape, 'int') => 'int',
        str_starts_with($shape, 'float') => 'float',
        default => 'string',
    };
}

/** A text in lines of a comment. */
function comment(string $text, string $indent): string
{
    $lines = explode("\n", wordwrap(preg_replace('/\s+/', ' ', str_replace('*/', '* /', $text)), 110));

    return implode("\n", array_map(fn (string $line): string => "$indent * $line", $lines));
}

/** The name of a type that an argument or one of its items has. */
function named(mixed $schema): ?string
{
    return is_array($schema) ? type_named($schema['items'] ?? $schema['anyOf'][0] ?? $schema['oneOf'][0] ?? $schema) : null;
}

/** A method that makes a command. */
function method(string $name, array $schema, string $answer, array $types, bool $ofAccount): string
{
    $members = array_diff_key($schema['properties'] ?? [], ['do' => true]);
    $required = $schema['required'] ?? [];
    // Those that must be there in their order, which only this list keeps.
    uksort($members, fn (string $one, string $other): int => place($required, $one) <=> place($required, $other));
    $first = $ofAccount ? ['string $site', 'string $third_party', 'string $by'] : [];
    [$arguments, $said, $values] = [$first, [], []];
    foreach ($members as $member => $what) {
        $must = in_array($member, $required, true);
        $native = native($what, $types);
        $arguments[] = $must ? "$native \$$member" : "?$native \$$member = null";
        $shape = shape($what) . ($must || str_ends_with(shape($what), '|null') ? '' : '|null');
        $said[] = comment("@param $shape \$$member " . (is_array($what) ? $what['description'] ?? '' : ''), '    ');
        $isObject = $native === 'array' && !str_starts_with(shape($types[type_named((array) $what)] ?? $what), 'list');
        $values[] = "'$member' => " . ($isObject ? "Operation::object(\$$member)" : "\$$member");
    }
    $word = lcfirst(str_replace('_', '', ucwords($name, '_')));
    $makes = $ofAccount
        ? "Operation::onAccount(\$site, \$third_party, \$by, '$name', [" . implode(', ', $values) . '])'
        : "new Operation(['do' => '$name', " . implode(', ', $values) . '])';
    $lines = ['    /**', comment($schema['description'] ?? '', '    '), '     *', ...$said, "     * @return Operation<$answer>", '     */'];
    $lines[] = "    public static function $word(" . implode(', ', $arguments) . '): Operation';
    array_push($lines, '    {', "        return $makes;", '    }');

    return implode("\n", array_map(rtrim(...), $lines));
}

function place(array $required, string $name): int
{
    $at = array_search($name, $required, true);

    return $at === false ? count($required) : $at;
}

/** @var array{operations: list<array{name: string, command: array, answer: array}>} $descriptor */
$descriptor = json_decode(stream_get_contents(STDIN), true, flags: JSON_THROW_ON_ERROR);
[$types, $commands, $acts, $used] = [[], [], [], []];
foreach ($descriptor['operations'] as ['name' => $name, 'command' => $schema, 'answer' => $answer]) {
    // What an act says is the arguments of its method, no type.
    $own = str_starts_with($name, 'account/') ? type_named($schema['properties']['act']['properties'][substr($name, 8)]) : null;
    $types += ($answer['$defs'] ?? []) + array_diff_key($schema['$defs'] ?? [], [$own => true]) + [$answer['title'] => $answer];
}
ksort($types);
foreach ($descriptor['operations'] as ['name' => $name, 'command' => $schema, 'answer' => $answer]) {
    if (str_starts_with($name, 'account/')) {
        $word = substr($name, 8);
        $act = $schema['properties']['act']['properties'][$word];
        $own = type_named($act);
        $act = $own !== null ? $schema['$defs'][$own] : $act;
        $acts[] = method($word, $act, $answer['title'], $types, true);
        $used += [$answer['title'] => true] + array_fill_keys(array_filter(array_map(named(...), $act['properties'] ?? [])), true);
    } else {
        $commands[] = method($name, $schema, $answer['title'], $types, false);
    }
}
$shapes = [];
foreach ($types as $name => $schema) {
    $shapes[] = " * @phpstan-type $name " . shape($schema);
}
ksort($used);
$imported = array_map(fn (string $name): string => " * @phpstan-import-type $name from Operations", array_keys($used));

$head = fn (string $words, array $shapes, string $class): string => "<?php\n\ndeclare(strict_types=1);\n\nnamespace Parvis;\n\n"
    . "/**\n$words\n *\n * Written by `generate.php` from the schemas of the module; shapes are those of PHPStan and Psalm.\n *\n"
    . implode("\n", $shapes) . "\n */\nfinal class $class\n{\n";
$of = <<<'WORDS'
 * Staff operations: a method for each makes the command that {@see Portal::perform()} carries out.
 *
 *     $made = $portal->perform(Operations::createUser(site: 'alpes', contact: '205', deliver: 'show', by: 'Claude Martin'));
 *     echo "{$made['login']} signs in with {$made['password']}\n";
WORDS;
$ofAccount = <<<'WORDS'
 * What staff do to one account: a method for each makes the command that {@see Portal::perform()} carries out.
 *
 *     $portal->perform(AccountOperations::revoke(site: 'alpes', third_party: '101', by: 'Claude Martin', login: 'lea'));
WORDS;
$into = $argv[1] ?? exit("usage: php generate.php FOLDER < descriptor.json\n");
file_put_contents("$into/Operations.php", $head($of, $shapes, 'Operations') . implode("\n\n", $commands) . "\n}\n");
file_put_contents("$into/AccountOperations.php", $head($ofAccount, $imported, 'AccountOperations') . implode("\n\n", $acts) . "\n}\n");
