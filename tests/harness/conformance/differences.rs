//! What differs between the hosts, and why.

/// A host, a behaviour that it is not asked for, and the reason.
pub const DIFFERENCES: &[(&str, &str, &str)] = &[
    (EXAMPLE, "narrowed", "a whole host on a page: it hands over its tables as they are"),
    (EXAMPLE, "narrowed-to-nothing", "as above"),
    (EXAMPLE, "closed-kind", "it opens every kind"),
    (EXAMPLE, "file", "it has no files"),
    (EXAMPLE, "foreign-file", "it has no files"),
    (EXAMPLE, "other-site", "it has one site"),
    (EXAMPLE, "how-to-pay", "it knows of no account"),
    (
        FIRST_HEADER,
        "credit-note",
        "a row has no nature there: it is an invoice of less than nothing, which never waits either",
    ),
    (RUST, "wrong-answer", "no value of another shape can be written in Rust"),
    (RUST, "no-answer", "nor none at all"),
    (RUST, "huge-answer", "the module reads the host's own memory: there is no second copy to bound"),
    (RUST, "failing-in-silence", "a failure is a value with its reason"),
    (RUST, "forked", "safe Rust has no fork; the C face tells a child, and the module is the same"),
    (PYTHON, "failing-in-silence", "the binding says why for every exception"),
    (PHP, "failing-in-silence", "the binding says why for every exception"),
    (PHP_SERVER, "failing-in-silence", "the binding says why for every exception"),
    (PHP_SERVER, "hanging", "PHP's own server does one thing at a time; FPM and Apache do several"),
    (PHP_SERVER, "stopped", "a request after it makes the portal anew, as the first one did"),
    (TRYTON, "empty-kind", "the story has something of each kind"),
    (TRYTON, "failing-in-silence", "the binding says why for every exception"),
];

/// The example in C.
pub const EXAMPLE: &str = "the example in C";
/// A host in C that was built on the first header.
pub const FIRST_HEADER: &str = "C on the first header";
/// A host in Rust.
pub const RUST: &str = "Rust";
/// A host in Python, under any server.
pub const PYTHON: &str = "Python";
/// A host in PHP, under a server of several processes.
pub const PHP: &str = "PHP";
/// A host in PHP under PHP's own server.
pub const PHP_SERVER: &str = "PHP's own server";
/// Tryton, with the module in it.
pub const TRYTON: &str = "Tryton";
