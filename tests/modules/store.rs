//! Asks a store, as a process of its own: `store PATH ask|run SQL`, or `store PATH rows`, all of them as JSON.
//!
//! Within one process, the SQLite of the loaded library and that of the tests would not see each other's locks.

use std::time::Duration;

use portal_plugin::store::engine::Connection;
use tests::rows::Rows;

fn main() {
    let args: Vec<String> = std::env::args().collect();
    let store = rusqlite::Connection::open(&args[1]).expect("the store opens");
    store.busy_timeout(Duration::from_secs(30)).expect("it can wait");
    match args[2].as_str() {
        "ask" => {
            let answer: i64 = store.query_row(&args[3], [], |row| row.get(0)).expect("a question has an answer");
            println!("{answer}");
        }
        "run" => store.execute_batch(&args[3]).expect("a statement is carried out"),
        _ => println!("{}", Rows::of(&Connection::sqlite(store)).to_json()),
    }
}
