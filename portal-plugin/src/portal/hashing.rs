//! Hashing on a few threads of its own: so many at once, so many waiting, and the next one is told to come again.

use std::fmt;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::atomic::{AtomicBool, AtomicU64, AtomicUsize, Ordering};
use std::sync::mpsc::{Receiver, RecvTimeoutError, SyncSender, TrySendError, sync_channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

use argon2::Block;

use crate::error::Error;
use crate::model::hashes::{Cost, PasswordHash, Scheme};
use crate::model::passwords::Password;
use crate::portal::settings::HashSettings;
use crate::portal::threads;
use crate::random;

/// How many jobs wait beside those being worked on.
const QUEUE: usize = 32;

/// How long a caller waits for its job: 10 seconds, as long as a browser does.
const PATIENCE: Duration = Duration::from_secs(10);

/// What a caller that finds no place is told to wait: seconds.
const RETRY: u64 = 2;

/// The threads that hash. Each owns its block of memory, so that hashing allocates nothing that grows with load.
pub struct Hashing {
    jobs: Mutex<Option<SyncSender<Job>>>,
    workers: Mutex<Vec<JoinHandle<()>>>,
    shared: Arc<Shared>,
    cost: Cost,
    places: usize,
}

struct Shared {
    admitted: AtomicUsize,
    stopped: AtomicBool,
    verified: [AtomicU64; Scheme::ALL.len()],
}

/// A place in the pool: held from before a try is counted until it is judged, so that none is counted and then sent away.
pub struct Place {
    shared: Arc<Shared>,
}

/// How many hashes were verified since the start: a failed try costs the same number whatever the reason (rule U6).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Verified {
    /// Argon2id.
    pub argon2id: u64,
    /// bcrypt.
    pub bcrypt: u64,
    /// PBKDF2 with SHA-512.
    pub pbkdf2_sha512: u64,
}

/// What a worker does with its block of memory.
type Work = Box<dyn FnOnce(&mut Vec<Block>) + Send>;

struct Job {
    work: Work,
    until: Instant,
}

impl Hashing {
    /// Starts the threads.
    ///
    /// # Errors
    /// `unavailable/busy` where the system gives no thread.
    pub fn start(settings: HashSettings) -> Result<Self, Error> {
        let (sender, receiver) = sync_channel(QUEUE + settings.workers);
        let receiver = Arc::new(Mutex::new(receiver));
        let shared = Arc::new(Shared {
            admitted: AtomicUsize::new(0),
            stopped: AtomicBool::new(false),
            verified: Default::default(),
        });
        let cost = settings.cost();
        let mut workers = Vec::with_capacity(settings.workers);
        for number in 0..settings.workers {
            let (receiver, shared) = (Arc::clone(&receiver), Arc::clone(&shared));
            let worker = thread::Builder::new()
                .name(format!("portal-hash-{number}"))
                .spawn(move || work(&receiver, &shared, cost))
                .map_err(|_| Error::Busy { seconds: RETRY })?;
            workers.push(worker);
        }
        Ok(Self {
            jobs: Mutex::new(Some(sender)),
            workers: Mutex::new(workers),
            shared,
            cost,
            places: QUEUE + settings.workers,
        })
    }

    /// Takes a place.
    ///
    /// # Errors
    /// `unavailable/busy` where there is none, `portal/stopped`.
    pub fn admit(&self) -> Result<Place, Error> {
        if self.shared.stopped.load(Ordering::Relaxed) {
            return Err(Error::Stopped);
        }
        let place = Place { shared: Arc::clone(&self.shared) };
        if self.shared.admitted.fetch_add(1, Ordering::Relaxed) < self.places {
            Ok(place)
        } else {
            // Dropping the place gives back what was just taken.
            Err(Error::Busy { seconds: RETRY })
        }
    }

    /// Compares a password with each hash and answers for the one at `real`; every comparison runs to its end.
    ///
    /// # Errors
    /// `unavailable/busy` where it takes too long, `portal/stopped`.
    pub fn verify(
        &self,
        _: &Place,
        password: &Password<'_>,
        hashes: Vec<PasswordHash>,
        real: Option<usize>,
    ) -> Result<bool, Error> {
        let password = password.as_str().to_owned();
        let shared = Arc::clone(&self.shared);
        self.run(move |memory| {
            let Ok(password) = Password::typed(&password) else { return false };
            let mut right = false;
            for (place, hash) in hashes.iter().enumerate() {
                let fits = hash.fits(&password, memory);
                shared.count(hash.scheme());
                right |= fits && Some(place) == real;
            }
            right
        })
    }

    /// Makes the hash of a new password.
    ///
    /// # Errors
    /// `unavailable/busy` where it takes too long, `unavailable/random`, `portal/stopped`.
    pub fn make(&self, _: &Place, password: &Password<'_>) -> Result<PasswordHash, Error> {
        let password = password.as_str().to_owned();
        let salt = random::bytes()?;
        let cost = self.cost;
        self.run(move |memory| {
            let password = Password::typed(&password)?;
            PasswordHash::make(&password, cost, salt, memory).map_err(|error| Error::SettingsInvalid(error.to_string()))
        })?
    }

    /// What new hashes cost.
    pub const fn cost(&self) -> Cost {
        self.cost
    }

    /// How many hashes were verified since the start.
    pub fn verified(&self) -> Verified {
        let [argon2id, bcrypt, pbkdf2_sha512] = self.shared.verified.each_ref().map(|n| n.load(Ordering::Relaxed));
        Verified { argon2id, bcrypt, pbkdf2_sha512 }
    }

    /// Ends the threads; what waits is given up. Waits for what is being worked on, at most so long.
    pub fn stop(&self, limit: Duration) {
        self.shared.stopped.store(true, Ordering::Relaxed);
        drop(self.jobs.lock().unwrap_or_else(PoisonError::into_inner).take());
        let workers = std::mem::take(&mut *self.workers.lock().unwrap_or_else(PoisonError::into_inner));
        threads::join(workers, limit);
    }

    fn run<T: Send + 'static>(&self, work: impl FnOnce(&mut Vec<Block>) -> T + Send + 'static) -> Result<T, Error> {
        let (answer, answered) = sync_channel(1);
        let work: Work = Box::new(move |memory| {
            // A caller that has gone needs no answer.
            let _gone = answer.send(work(memory));
        });
        let jobs = self.jobs.lock().unwrap_or_else(PoisonError::into_inner).clone();
        let jobs = jobs.ok_or(Error::Stopped)?;
        match jobs.try_send(Job { work, until: Instant::now() + PATIENCE }) {
            Ok(()) => {}
            Err(TrySendError::Full(_)) => return Err(Error::Busy { seconds: RETRY }),
            Err(TrySendError::Disconnected(_)) => return Err(Error::Stopped),
        }
        drop(jobs);
        answered.recv_timeout(PATIENCE).map_err(|error| match error {
            RecvTimeoutError::Disconnected if self.shared.stopped.load(Ordering::Relaxed) => Error::Stopped,
            RecvTimeoutError::Disconnected | RecvTimeoutError::Timeout => Error::Busy { seconds: RETRY },
        })
    }
}

impl Shared {
    fn count(&self, scheme: Scheme) {
        let [argon2id, bcrypt, pbkdf2_sha512] = &self.verified;
        let counter = match scheme {
            Scheme::Argon2id => argon2id,
            Scheme::Bcrypt => bcrypt,
            Scheme::Pbkdf2Sha512 => pbkdf2_sha512,
        };
        counter.fetch_add(1, Ordering::Relaxed);
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        self.shared.admitted.fetch_sub(1, Ordering::Relaxed);
    }
}

fn work(jobs: &Mutex<Receiver<Job>>, shared: &Shared, cost: Cost) {
    let mut memory = vec![Block::new(); cost.blocks()];
    loop {
        let job = jobs.lock().unwrap_or_else(PoisonError::into_inner).recv();
        let Ok(job) = job else { return };
        if shared.stopped.load(Ordering::Relaxed) || Instant::now() > job.until {
            continue;
        }
        // A worker that died would halve the pool; its caller is told that there was no answer.
        if catch_unwind(AssertUnwindSafe(|| (job.work)(&mut memory))).is_err() {
            log::error!("hashing a password panicked; the worker goes on");
        }
        // What an imported hash took beyond our own is given back.
        if memory.len() > cost.blocks() {
            memory.truncate(cost.blocks());
            memory.shrink_to_fit();
        }
    }
}

impl fmt::Debug for Hashing {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Hashing").field("cost", &self.cost).field("places", &self.places).finish_non_exhaustive()
    }
}

impl fmt::Debug for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Place")
    }
}
