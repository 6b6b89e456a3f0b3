//! The tour: everything that the demo does, as a newcomer runs it.

#[test]
fn every_step_of_the_tour_holds() {
    let (mut out, mut err) = (Vec::new(), Vec::new());
    let status = host_demo::run(["host-demo", "tour", "--json", "--manifests", "../manifests"], &mut out, &mut err);
    let answer: serde_json::Value = serde_json::from_slice(&out).unwrap();
    let lost: Vec<_> = answer["steps"].as_array().unwrap().iter().filter(|step| step["held"] == false).collect();
    assert!(lost.is_empty(), "{lost:#?}");
    assert_eq!((status, &answer["held"]), (host_demo::ExitStatus::Done, &true.into()));
    assert!(answer["steps"].as_array().unwrap().len() > 30);
}
