//! Dutch: the mails about invitations, codes, transfers of an account, requests for permissions.

use crate::texts::shape::mails::PeopleMails;

pub(super) const MAILS: PeopleMails = PeopleMails {
    invitation_subject: |inviter, account| format!("{inviter} nodigt u uit voor {account}"),
    invitation: |inviter, site| format!("{inviter} nodigt u uit voor het klantenportaal van {site}."),
    invitation_do: "Uitnodiging bekijken",
    invitation_until: |until| format!("U kunt tot {until} op de uitnodiging reageren."),
    invitation_unknown: "Weet u niet waarom u bent uitgenodigd, wijs de uitnodiging dan af of doe niets.",
    lost_subject: |account| format!("een uitnodiging voor {account} kon niet worden geaccepteerd"),
    lost: |email, inviter| {
        format!("{email} was uitgenodigd door {inviter}, die niet meer mag uitnodigen. De uitnodiging is ingetrokken.")
    },
    lost_do: "Opnieuw uitnodigen, als u wilt",
    asked_subject: |who, account| format!("{who} vraagt om een nieuwe uitnodiging voor {account}"),
    asked: |email| {
        format!("De uitnodiging voor {email} is verlopen voordat die werd beantwoord; er wordt om een nieuwe gevraagd.")
    },
    asked_do: "Opnieuw sturen",
    asked_otherwise: "Moet deze persoon geen toegang hebben, doe dan niets of trek de uitnodiging daar in.",
    code_subject: "de code voor uw uitnodiging",
    code: |login| {
        format!("Iemand die is ingelogd als {login}, wil de uitnodiging accepteren die naar dit adres is gestuurd.")
    },
    offered_subject: |account| format!("het eigenaarschap van {account} wordt aangeboden"),
    offered_to_you: |owner| format!("{owner} wil het eigenaarschap van het account aan u overdragen."),
    offered_by_you: |candidate| format!("U hebt het eigenaarschap van het account aangeboden aan {candidate}."),
    offered_answer: "Accepteren of afwijzen",
    offered_not_you: "Was u het niet? Overdracht intrekken",
    offered_until: |until| format!("De overdracht kan tot {until} worden geaccepteerd."),
    passed_subject: |account| format!("{account} heeft een nieuwe eigenaar"),
    passed: |before, now| format!("Het eigenaarschap van het account is overgegaan van {before} op {now}."),
    passed_remains: "De vorige eigenaar blijft gebruiker met alle rechten.",
    permission_subject: |who, account| format!("{who} vraagt om een recht in {account}"),
    permission: |who| {
        format!("{who} vraagt u, als eigenaar van het account, dit toe te staan. Tot die tijd is er niets toegestaan.")
    },
    permission_do: "Bekijken, dan toestaan of afwijzen",
    permission_otherwise: "Moet dit niet, wijs de aanvraag daar dan af of doe niets.",
};
