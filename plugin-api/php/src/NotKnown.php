<?php

declare(strict_types=1);

namespace Parvis;

/** This host is asked something that it does not know: the portal does without. */
final class NotKnown extends \RuntimeException
{
}
