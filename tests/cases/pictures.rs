//! Pictures of products: for whoever may see the product, only what is a picture, and nothing that a browser runs.

use plugin_api::{Class, Kind};
use tests::erp::TestDocument;
use tests::operations::may;
use tests::page::Page;
use tests::shop::Shop;

const PNG: &[u8] = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR";

fn product(id: &str, picture: &[u8]) -> TestDocument {
    TestDocument { picture: Some(picture.to_vec()), ..TestDocument::new(Kind::Products, id, "") }
}

#[test]
fn a_picture_is_what_its_first_bytes_say_or_it_is_not_there() {
    let shop = Shop::open();
    let account = shop.account("1");
    let large = [PNG, &vec![0; 1 << 20]].concat();
    let largest = &large[..1 << 20];
    let pictures: [(&str, &[u8], Result<&str, &str>); 11] = [
        ("png", PNG, Ok("image/png")),
        ("jpeg", b"\xff\xd8\xff\xe0\0\x10JFIF", Ok("image/jpeg")),
        ("gif", b"GIF89a\x01\0\x01\0", Ok("image/gif")),
        ("webp", b"RIFF\x1a\0\0\0WEBPVP8L", Ok("image/webp")),
        ("largest", largest, Ok("image/png")),
        ("large", &large, Err("file/too-large")),
        ("svg", b"<svg xmlns=\"http://www.w3.org/2000/svg\"><script>alert(1)</script></svg>", Err("file/missing")),
        ("html", b"<!DOCTYPE html><script>alert(1)</script>", Err("file/missing")),
        ("pdf", b"%PDF-1.7\n", Err("file/missing")),
        ("bmp", b"BM\x1e\0\0\0\0\0\0\0\x1a\0\0\0", Err("file/missing")),
        ("empty", b"", Err("file/missing")),
    ];
    for (id, bytes, _) in pictures {
        shop.erp.add_document(product(id, bytes));
    }
    let mut atu = shop.signed_in("alpes", "atu");
    for (id, bytes, want) in pictures {
        for base in ["", "/api/v1"] {
            let answer = atu.get(&format!("{base}/a/{account}/products/{id}/picture"));
            if let Ok(media_type) = want {
                let body = (answer.header("content-type"), answer.body.as_slice());
                assert_eq!(body, (Some(media_type), bytes), "{base} {id}");
                assert_eq!(answer.header("x-content-type-options"), Some("nosniff"), "{id}");
                assert_eq!(answer.header("cache-control"), Some("no-store"), "{id}: as every document");
                assert_eq!(answer.header("content-security-policy"), Some("default-src 'none'; sandbox"), "{id}");
            } else {
                let status = if want == Err("file/too-large") { 403 } else { 404 };
                assert_eq!(answer.status, status, "{base} {id}");
            }
        }
        if let Err(code) = want {
            assert_eq!(atu.get(&format!("/api/v1/a/{account}/products/{id}/picture")).code(), code, "{id}");
        }
    }
}

#[test]
fn the_picture_of_a_product_that_one_may_not_see_is_not_there() {
    let shop = Shop::open();
    let account = shop.account("1");
    let hidden = TestDocument { entity: "2".to_owned(), ..product("elsewhere", PNG) };
    let draft = TestDocument { state: plugin_api::documents::State::Draft, ..product("draft", PNG) };
    let order = TestDocument { kind: Kind::Orders, third_party: "1".to_owned(), ..product("order", PNG) };
    for document in [hidden, draft, order, product("shown", PNG)] {
        shop.erp.add_document(document);
    }
    let path = |id: &str| format!("/api/v1/a/{account}/products/{id}/picture");
    let mut atu = shop.signed_in("alpes", "atu");
    assert_eq!(atu.get(&path("shown")).status, 200);
    let nothing = atu.get(&path("none"));
    let before = shop.erp.asked("file");
    for id in ["elsewhere", "draft", "order"] {
        let answer = atu.get(&path(id));
        assert_eq!((answer.status, answer.text()), (404, nothing.text()), "{id}");
    }
    assert_eq!(atu.get(&path("1")).code(), "file/missing", "a product without one");
    assert_eq!(atu.get(&format!("/api/v1/a/{account}/orders/order/picture")).status, 404, "orders have none");
    assert_eq!(shop.erp.asked("file"), before, "the ERP is not asked for what is not shown");
    shop.grant("sam", "1", &may(&["portal.orders.view"]));
    let refused = shop.signed_in("alpes", "sam").get(&path("shown"));
    assert_eq!((refused.status, refused.code().as_str()), (403, "permission/missing"));
    assert_eq!(shop.browser("alpes").get(&path("shown")).status, 401);
    shop.erp.fail("file", Class::Unavailable);
    assert_eq!(atu.get(&path("shown")).code(), "unavailable/host");
}

#[test]
fn lists_show_a_picture_where_there_is_one_and_nothing_broken_elsewhere() {
    let shop = Shop::open();
    let account = shop.account("1");
    shop.erp.add_document(product("shown", PNG));
    let mut atu = shop.signed_in("alpes", "atu");
    let picture = format!("/a/{account}/products/shown/picture");
    for (path, alt) in [
        (format!("/a/{account}/products"), ""),
        (format!("/a/{account}/order"), ""),
        (format!("/a/{account}/order?q.shown=1"), ""),
        (format!("/a/{account}/order?q.shown=1&step=summary"), ""),
        (format!("/a/{account}/products/shown"), "Picture of REF-shown"),
    ] {
        let page = Page::of(&atu.get(&path));
        let shown = |image: &&tests::page::Element| image.get("class").is_some_and(|class| class.starts_with("pic"));
        let images: Vec<_> = page.all("img").filter(shown).map(|image| (image.get("src"), image.get("alt"))).collect();
        assert_eq!(images, [(Some(picture.as_str()), Some(alt))], "{path}");
    }
}
