//! Who took part: people with post and part, regions and offices by what they did.

use crate::card::lines::Lines;
use crate::card::pauses::Pauses;
use crate::dom::element::El;
use crate::text::digest::{Body, Digest};

/// Fills the pane.
pub async fn fill(lines: &Lines, digest: &Digest, pane: &El, pauses: &Pauses) {
    if !digest.people.is_empty() {
        let list = lines.el("ul").class("persons");
        for person in &digest.people {
            let item = lines.el("li").child(&lines.line(&person.name, &person.spans).class("line name"));
            if let Some(post) = &person.post {
                let _ = item.0.append_child(&lines.el("span").class("post").text(post).0);
            }
            if !person.roles.is_empty() {
                let roles = person.roles.join(lines.strings.list_comma);
                let _ = item.0.append_child(&lines.el("span").class("roles").text(&roles).0);
            }
            let _ = list.0.append_child(&item.0);
            pauses.pause().await;
        }
        let _ = pane.0.append_child(&list.0);
    }
    if !digest.bodies.is_empty() {
        let list = lines.el("dl").class("bodies").attr("aria-label", lines.strings.bodies);
        for (role, bodies) in by_role(&digest.bodies) {
            let names = lines.el("dd");
            for (index, body) in bodies.iter().enumerate() {
                if index > 0 {
                    let comma = lines.document.create_text_node(lines.strings.list_comma);
                    let _ = names.0.append_child(&comma);
                }
                let _ = names.0.append_child(&lines.line(&body.name, &body.spans).0);
                pauses.pause().await;
            }
            let role = if role.is_empty() { lines.strings.others } else { role };
            let term = lines.el("dt").class("marker").text(role);
            let _ = list.0.append_child(&lines.el("div").children([&term, &names]).0);
        }
        let _ = pane.0.append_child(&list.0);
    }
}

/// The bodies of each role, roles in the order in which they come up.
fn by_role(bodies: &[Body]) -> Vec<(&str, Vec<&Body>)> {
    let mut roles: Vec<(&str, Vec<&Body>)> = vec![];
    for body in bodies {
        match roles.iter_mut().find(|(role, _)| *role == body.role) {
            Some((_, own)) => own.push(body),
            None => roles.push((&body.role, vec![body])),
        }
    }
    roles
}
