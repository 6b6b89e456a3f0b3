//! The staff pages in a real browser without scripts, on a phone and on a desk.

use tests::chromium::Chromium;
use tests::server::{Server, manifests};

#[test]
fn the_way_from_a_third_party_to_credentials_fits_a_phone_and_a_desk() {
    let server = Server::start(&manifests());
    let base = format!("http://localhost:{}", server.address.port());
    for (width, height, contact) in [(390, 844, "205"), (1280, 900, "206")] {
        let window = Chromium::open(width, height, false);
        let fits = |what: &str| {
            assert!(window.overflow() <= 0, "{what} is {} px wider than {width}", window.overflow());
            assert_eq!(window.complaints(), Vec::<String>::new(), "{what} at {width}");
        };
        window.go(&format!("{base}/third-parties"));
        fits("the third parties");
        window.find("#text").type_in("atu");
        window.find("main form button").follow();
        window.find("a[href='/third-parties/101']").follow();
        fits("a third party");
        window.find("a[href='/third-parties/101/contacts']").follow();
        fits("its contacts");
        window.find(&format!("a[href='/third-parties/101/contacts/{contact}/access']")).follow();
        fits("the form");
        window.find("button[value='preset:buyer']").follow();
        fits("the form with a preset");
        assert_eq!(window.all("input[name=may]:checked").len(), 6, "a buyer");
        window.find("input[name=deliver][value=show]").click();
        window.find("main form > button:last-of-type").follow();
        fits("the credentials");
        assert!(window.find("#password").text().len() >= 15, "a password is shown");
        window.find("main .actions a").follow();
        fits("the user");
        for path in ["/", "/users", "/accounts", "/third-parties/101/account", "/third-parties/101/documents", "/state"]
        {
            window.go(&format!("{base}{path}"));
            fits(path);
        }
        // The language is another form of every page, and a name typed there stays.
        window.find("#acting").type_in("Nadia");
        window.find("form[action='/acting'] button").follow();
        assert_eq!(window.find("#acting").get("value"), "Nadia");
    }
}
