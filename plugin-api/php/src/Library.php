<?php

declare(strict_types=1);

namespace Parvis;

use FFI;
use FFI\CData;

/** `libparvis` by FFI. PHP opens it anew with each request; what it holds stays in the process. */
final class Library
{
    public readonly FFI $ffi;
    /** @var list<CData> what C may look at until what is being done is done */
    private array $kept = [];

    public function __construct(string $path)
    {
        $header = (string) file_get_contents(__DIR__ . '/../../include/parvis.h');
        // FFI reads declarations only: no preprocessor, and C's own names for the integers are known to it.
        $header = preg_replace(['~/\*.*?\*/~s', '~^\s*#.*$~m', '~extern "C" \{~'], '', $header);
        $header = (string) preg_replace('~^\s*\}\s*$~m', '', (string) $header);
        $this->ffi = FFI::cdef("$header\nvoid _exit(int status);", $path);
    }

    /**
     * Does something; what it lends and keeps lives until it is done, and not longer. A function of the host's may call the
     * portal again: what the outer call has lent stays.
     *
     * @template Done
     * @param \Closure(): Done $do
     * @return Done
     */
    public function lending(\Closure $do): mixed
    {
        [$outer, $this->kept] = [$this->kept, []];
        try {
            return $do();
        } finally {
            $this->kept = $outer;
        }
    }

    /** A text that lives as long as {@see lending} says. */
    public function lend(string $text): CData
    {
        $length = strlen($text);
        $lent = $this->ffi->new('parvis_text');
        if ($length > 0) {
            $bytes = $this->ffi->new("char[$length]");
            FFI::memcpy($bytes, $text, $length);
            $this->kept[] = $bytes;
            $lent->start = $this->ffi->cast('const char *', FFI::addr($bytes));
        }
        $lent->length = $length;
        $this->kept[] = $lent;

        return $lent;
    }

    /** Keeps what C may look at. */
    public function keep(CData $data): CData
    {
        $this->kept[] = $data;

        return $data;
    }

    public static function read(CData $text): string
    {
        return $text->length > 0 ? FFI::string($text->start, $text->length) : '';
    }

    /** The body of an answer, which is freed. */
    public function taken(CData $answer): string
    {
        try {
            $this->check($answer);

            return self::read($this->ffi->parvis_body($answer));
        } finally {
            $this->ffi->parvis_free($answer);
        }
    }

    /** Throws where an answer is a failure. */
    public function check(CData $answer): void
    {
        $kind = $this->ffi->parvis_class($answer);
        if ($kind !== 0) {
            $code = self::read($this->ffi->parvis_code($answer));
            $message = self::read($this->ffi->parvis_message($answer));
            throw new Failure($kind, $code, $message, self::read($this->ffi->parvis_body($answer)));
        }
    }
}
