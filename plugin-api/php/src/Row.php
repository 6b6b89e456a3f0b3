<?php

declare(strict_types=1);

namespace Parvis;

/**
 * One document: what decides who may see it, and what a list shows. Amounts are decimal texts with a point, days are
 * `YYYY-MM-DD`, empty is none.
 */
final class Row
{
    /** @param list<string> $contacts ids of the contacts named on it */
    public function __construct(
        public readonly string $id,
        public readonly string $third_party = '',
        public readonly string $entity = '',
        public readonly string $state = 'published',
        public readonly string $reference = '',
        public readonly string $other_reference = '',
        public readonly string $title = '',
        public readonly string $status = '',
        public readonly string $date = '',
        public readonly string $until = '',
        public readonly string $total = '',
        public readonly string $remaining = '',
        public readonly string $currency = '',
        public readonly string $parent = '',
        public readonly string $key = '',
        public readonly string $kind = '',
        public readonly array $contacts = [],
        public readonly ?int $progress = null,
        public readonly bool $reserved = false,
        public readonly bool $open = false,
        public readonly bool $has_file = false,
        public readonly bool $has_picture = false,
        /** What an invoice is besides: `credit_note`, `deposit` or `progress`; empty is none of them. */
        public readonly string $nature = '',
    ) {
    }
}
