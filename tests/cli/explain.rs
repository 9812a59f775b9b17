use crate::support::deesql;

#[test]
fn explains_a_rule_with_what_deesql_really_says() {
    let output = deesql(&["explain", "array-type"]).run().status(0);
    for part in [
        "array-type (error)",
        "Why\n",
        "Instead\n",
        "error[array-type]: column `tags`",
        "Accepted\n",
        "https://docs.aws.amazon.com/",
    ] {
        assert!(output.stdout.contains(part), "{part}:\n{}", output.stdout);
    }
}

#[test]
fn lists_every_rule_in_text_and_json() {
    let text = deesql(&["explain"]).run().status(0).stdout;
    let json = deesql(&["explain", "--format", "json"])
        .run()
        .status(0)
        .json();
    let rules = json["rules"].as_array().unwrap();
    assert_eq!(text.lines().count(), rules.len());
    assert!(rules.len() >= 15);
    for rule in rules {
        let id = rule["id"].as_str().unwrap();
        assert!(text.contains(id));
        deesql(&["explain", id]).run().status(0);
    }
}

#[test]
fn prints_the_timeline_from_new_to_old() {
    let text = deesql(&["explain", "--releases"]).run().status(0).stdout;
    let day = |what: &str| text.find(what).unwrap_or_else(|| panic!("{what}:\n{text}"));
    assert!(day("2026-09-15") < day("2026-08-26"));
    assert!(day("2026-08-26") < day("2025-05-27"));
    let json = deesql(&["explain", "--releases", "--format", "json"])
        .run()
        .status(0)
        .json();
    assert_eq!(json["latest"], "2026-09-15");
}

#[test]
fn an_unknown_rule_is_a_mistake_with_a_suggestion() {
    let output = deesql(&["explain", "aray-type"]).run().status(2);
    assert_eq!(
        output.stderr,
        "error: there is no rule `aray-type`; did you mean `array-type`?\n"
    );
    assert_eq!(output.stdout, "");
}
