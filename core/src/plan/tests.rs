use super::*;
use crate::schema::demo;

#[test]
fn show() {
    let plan = plan(&demo::before(), &demo::after(), PlanOptions::default()).unwrap();
    println!("{}", crate::render::text::render(&plan));
    let plan = super::plan(&Schema::new(), &demo::after(), PlanOptions::default()).unwrap();
    println!("{}", crate::render::text::render(&plan));
}
