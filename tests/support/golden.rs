//! What an earlier Huiyin left behind (`tests/golden`): a bundle, and the rooms of a tablet's database as they lay.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use huiyin::desk::{Batch, Desk, Opening, Room, Store};
use serde_json::{Value, json};

/// Rooms as one JSON object: text as text, other bytes in base64.
#[cfg(not(target_arch = "wasm32"))]
pub fn image(rooms: &[(Room, huiyin::desk::Key, Vec<u8>)]) -> Value {
    let mut image = json!({});
    for (room, key, bytes) in rooms {
        image[room.name()][key] = match std::str::from_utf8(bytes) {
            Ok(text) => json!(text),
            Err(_) => json!({ "base64": STANDARD.encode(bytes) }),
        };
    }
    image
}

/// The same as puts; without the pages, everything has to be folded anew.
pub fn puts(image: &Value, pages: bool) -> Batch {
    let mut puts = Vec::new();
    for room in Room::ALL {
        for (key, value) in image[room.name()].as_object().into_iter().flatten() {
            if !pages && (room == Room::Pages || key == "watermark") {
                continue;
            }
            let bytes = match value["base64"].as_str() {
                Some(text) => STANDARD.decode(text).expect("base64"),
                None => value.as_str().expect("text").as_bytes().to_vec(),
            };
            puts.push((room, key.clone(), bytes));
        }
    }
    Batch {
        puts,
        strict: true,
        ..Batch::default()
    }
}

/// As the tablet that it was would be opened: it remembers which life of the store it has seen.
pub fn opening(image: &Value) -> Opening {
    let identity = image["meta"]["identity"].as_str().expect("an identity");
    let identity: Value = serde_json::from_str(identity).expect("JSON");
    Opening {
        entropy: [200; 32],
        incarnation: identity["incarnation"].as_str().map(str::to_owned),
    }
}

/// What a desk shows, in numbers that no later version may change.
pub fn counts<S: Store>(desk: &Desk<S>) -> Value {
    let world = desk.world();
    let quarantine = desk.quarantine();
    let rivals = world
        .customers
        .values()
        .map(|customer| customer.conflicts());
    json!({
        "firm": world.organisation.name,
        "people": world.organisation.people.len(),
        "devices": world.organisation.devices.len(),
        "customers": world.customers.len(),
        "cases": world.cases.len(),
        "open": world.cases.values().filter(|case| !case.is_closed()).count(),
        "rivals": rivals.sum::<u64>(),
        "waiting": quarantine.iter().map(|line| line.entries).sum::<u64>(),
        "mine": desk.held(desk.device()),
    })
}
