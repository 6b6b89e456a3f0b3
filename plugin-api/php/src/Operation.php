<?php

declare(strict_types=1);

namespace Parvis;

/**
 * A staff operation with what is said to it; {@see Portal::perform()} carries it out. What is not said is left out, so that an
 * older module understands the rest.
 *
 * @template-covariant Answer of array<string, mixed>
 */
final class Operation
{
    /** @var array<string, mixed> the command as it crosses */
    public readonly array $command;

    /** @param array<string, mixed> $command */
    public function __construct(array $command)
    {
        $this->command = self::said($command);
    }

    /**
     * One that is done to an account.
     *
     * @param array<string, mixed> $members
     * @return self<array<string, mixed>>
     */
    public static function onAccount(string $site, string $thirdParty, string $by, string $act, array $members): self
    {
        $act = [$act => (object) self::said($members)];

        return new self(['do' => 'account', 'site' => $site, 'third_party' => $thirdParty, 'by' => $by, 'act' => $act]);
    }

    /** An object, also where it is empty: an empty array of PHP's would cross as a list. */
    public static function object(?array $members): ?object
    {
        return $members === null ? null : (object) $members;
    }

    /**
     * @param array<string, mixed> $members
     * @return array<string, mixed>
     */
    private static function said(array $members): array
    {
        return array_filter($members, fn (mixed $member): bool => $member !== null);
    }
}
