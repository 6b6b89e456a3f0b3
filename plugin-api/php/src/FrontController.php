<?php

declare(strict_types=1);

namespace Parvis;

/** The portal as the front controller of a site: what index.php calls. */
final class FrontController
{
    /** The longest body of a request, and of a form with files. */
    private const MOST = 1 << 20;
    private const MOST_WITH_FILES = 10 << 20;

    public function __construct(private readonly Portal $portal)
    {
    }

    /** Answers this request, and does the portal's work once the answer has left. */
    public function run(): void
    {
        $type = strtolower($_SERVER['CONTENT_TYPE'] ?? '');
        $most = str_starts_with($type, 'multipart/form-data') ? self::MOST_WITH_FILES : self::MOST;
        if ((int) ($_SERVER['CONTENT_LENGTH'] ?? 0) > $most) {
            http_response_code(413);

            return;
        }
        // PHP takes forms with files apart unless `enable_post_data_reading` is off: set it so for the portal's site.
        $body = (string) file_get_contents('php://input');
        [$path, $query] = array_pad(explode('?', $_SERVER['REQUEST_URI'] ?? '/', 2), 2, '');
        try {
            [$status, $headers, $answer] = $this->portal->handle(
                $_SERVER['REQUEST_METHOD'] ?? 'GET',
                $_SERVER['HTTP_HOST'] ?? '',
                $path,
                $query,
                $_SERVER['REMOTE_ADDR'] ?? '127.0.0.1',
                $this->headers(),
                $body,
            );
        } catch (Failure $failure) {
            error_log("parvis: the portal does not answer: {$failure->getMessage()}");
            http_response_code(503);
            echo "the portal is not available now\n";

            return;
        }
        header_remove('X-Powered-By');
        foreach ($headers as [$name, $value]) {
            header("$name: $value", false);
        }
        // Behind the headers: PHP takes a `location` for a redirect, whatever the status was.
        http_response_code($status);
        // Else a server sends it in chunks, as it cannot know that this is all.
        header('content-length: ' . strlen($answer));
        if (($_SERVER['REQUEST_METHOD'] ?? 'GET') !== 'HEAD') {
            echo $answer;
        }
        if (function_exists('fastcgi_finish_request')) {
            fastcgi_finish_request();
        }
        try {
            $this->portal->work();
        } catch (Failure $failure) {
            error_log("parvis: the portal's work failed: {$failure->getMessage()}");
        }
    }

    /** @return list<array{string, string}> */
    private function headers(): array
    {
        $headers = [];
        foreach ($_SERVER as $name => $value) {
            // Some servers give these two under both names.
            $twice = $name === 'HTTP_CONTENT_TYPE' || $name === 'HTTP_CONTENT_LENGTH';
            if (str_starts_with($name, 'HTTP_') && !$twice && is_string($value)) {
                $headers[] = [strtolower(str_replace('_', '-', substr($name, 5))), $value];
            }
        }
        if (($_SERVER['CONTENT_TYPE'] ?? '') !== '') {
            $headers[] = ['content-type', $_SERVER['CONTENT_TYPE']];
        }

        return $headers;
    }
}
