<?php

declare(strict_types=1);

namespace Parvis;

/** Why a call failed. Throw it in a host's method to say no, with a code of the form `area/what`. */
final class Failure extends \RuntimeException
{
    public const INVALID = 1;
    public const REFUSED = 2;
    public const NOT_FOUND = 3;
    public const UNAVAILABLE = 4;
    public const PANICKED = 5;
    public const STOPPED = 6;
    public const INCOMPATIBLE = 7;
    public const INTERNAL = 8;

    public function __construct(
        public readonly int $kind,
        public readonly string $reason,
        string $message,
        public readonly string $detail = '',
    ) {
        parent::__construct("[$reason] $message");
    }
}
