//! One mail in the morning for whoever wants no mail for each (rule M2): each document judged again, as it leaves.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::time::Duration;

use plugin_api::operations::NoticeEvent;

use super::{Announcing, Telling, addressed};
use crate::access::Wish;
use crate::error::Error;
use crate::model::accounts::{Account, AccountId};
use crate::model::notices::NoticeChoice;
use crate::model::permissions::Permission;
use crate::model::sites::Site;
use crate::model::tokens::Token;
use crate::model::users::UserId;
use crate::portal::mails::{Digest, Matter, compose};
use crate::random;
use crate::source::{OpenKinds, Summary};
use crate::store::mornings::{WaitingNotice, settle_morning};
use crate::store::notices::Hearer;

/// How long a member's mail waits where the ERP does not answer: 10 minutes.
const PUT_OFF: Duration = Duration::from_mins(10);

/// A notice that is to be told: to whom, on which site, and of which document.
struct Judged {
    notice: i64,
    hearer: Hearer,
    site: Arc<Site>,
    document: (Summary, NoticeEvent),
}

impl Announcing {
    /// Writes to the member whose morning came first; `false` where none has.
    ///
    /// # Errors
    /// `unavailable/store`.
    pub(super) fn tell_morning(&self) -> Result<bool, Error> {
        let Some((account, user)) = self.base.store.next_morning(self.base.clock.host_says())? else {
            return Ok(false);
        };
        let written = {
            let _request = self.base.begin_request();
            let written = catch_unwind(AssertUnwindSafe(|| self.write_morning(account, user)));
            written.unwrap_or(Err(Error::Busy { seconds: 1 }))
        };
        if let Err(error) = written {
            log::warn!("the notices of a morning are told later: {error}");
            self.base.store.put_morning_off(account, user, self.base.clock.host_says().plus(PUT_OFF))?;
        }
        Ok(true)
    }

    fn write_morning(&self, account: AccountId, user: UserId) -> Result<(), Error> {
        let mut waiting = self.base.store.notices_of_morning(account, user, self.base.clock.host_says())?;
        // A mail speaks for one site; what leads to another one comes with the next mail.
        let site = waiting.first().and_then(|notice| notice.site.clone());
        waiting.retain(|notice| notice.site == site);
        let Some(row) = self.base.store.account(account)? else { return Ok(()) };
        let name = self.base.name_of(&row.account)?;
        let sites = self.sites_in_force()?;
        let judged =
            waiting.iter().filter_map(|notice| self.judge_again(notice, &row.account, user, &sites).transpose());
        let judged = judged.collect::<Result<Vec<Judged>, Error>>()?;
        let told: Vec<i64> = judged.iter().map(|judged| judged.notice).collect();
        let stop = Token::new(random::bytes()?);
        let first = judged.first().map(|first| (first.hearer.clone(), Arc::clone(&first.site)));
        let documents: Vec<_> = judged.into_iter().map(|judged| judged.document).collect();
        let mail = first.map(|(hearer, site)| {
            let address = self.base.address(&site);
            let to = addressed(&hearer.user, hearer.email().unwrap_or_default(), (&site, &address));
            let documents = &documents;
            compose(&to, Matter::Digest(Digest { account, name: name.as_str().into(), documents, stop: &stop }))
        });
        let mail = mail.transpose()?;
        self.base.store.write(|transaction| {
            for notice in &waiting {
                let is_told = told.contains(&notice.id);
                if !settle_morning(transaction, notice.id, is_told.then(|| stop.hash()))? {
                    // Another process has told it meanwhile.
                    return Err(Error::Busy { seconds: 1 });
                }
            }
            mail.as_ref().map_or(Ok(()), |mail| self.mailing.queue_notices(transaction, mail, &stop))
        })?;
        self.mailing.wake();
        Ok(())
    }

    /// The document of a notice, where it is still to be told: the member wants it so, has an address, and may read it now.
    fn judge_again(
        &self,
        notice: &WaitingNotice,
        account: &Account,
        user: UserId,
        sites: &[Arc<Site>],
    ) -> Result<Option<Judged>, Error> {
        let Some(what) = &notice.what else { return Ok(None) };
        let Some(site) = sites.iter().find(|site| notice.site.as_ref() == Some(&site.id)) else { return Ok(None) };
        let Some(hearer) = self.base.store.hearer(account.id, user, what.kind)? else { return Ok(None) };
        if hearer.email().is_none() || hearer.choice.unwrap_or(site.notices) == NoticeChoice::None {
            return Ok(None);
        }
        let permission = Permission::to_view(what.kind);
        let wish =
            Wish { permission, open_to_external: OpenKinds::default().to_external(&self.base.source, permission)? };
        let said = self.base.source.said_of(&hearer.user, &account.third_party)?;
        let (account, name, sites) = (account.clone(), String::new(), Vec::new());
        let telling = Telling { announcement: 0, what, account, name, wish, sites };
        let document = self.judge(&telling, &hearer, (site, &said))?;
        Ok(document.map(|document| {
            let document = (document, what.event);
            Judged { notice: notice.id, hearer, site: Arc::clone(site), document }
        }))
    }
}
