<?php

declare(strict_types=1);

namespace Parvis;

/**
 * An ERP, as the portal sees it. Throw a {@see Failure} to say no with a code; any other exception is written to PHP's
 * error log and closes what was asked.
 */
interface Host
{
    /**
     * Answers a question by the schemas of `Portal::describe()['host']['asks']`; one that it does not know by throwing
     * {@see NotKnown}. A label is an object of texts by language tag: `en` and `fr` always, others as they come.
     *
     * @param array<string, mixed> $question
     */
    public function ask(string $what, array $question): mixed;

    /**
     * The rows of a query, in its order. It is not read further than the portal wants.
     *
     * @param array<string, mixed> $query
     * @return iterable<Row>
     */
    public function documents(array $query): iterable;

    /** One document, whoever it belongs to. */
    public function document(string $kind, string $id): ?Row;

    /**
     * A part of a file, in pieces of 1 MiB at the most.
     *
     * @param array<string, mixed> $query
     * @return iterable<string>
     */
    public function file(array $query): iterable;

    /** Takes a line of the module's log, 1 error to 5 trace. */
    public function log(int $level, string $target, string $message): void;
}
