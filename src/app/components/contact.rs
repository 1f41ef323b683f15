//! Links to the device's own telephone and map: they work without a network.

/// A link that dials. Digits, plus, star and hash are dialled; what follows the number itself (an extension) is left out.
#[must_use]
pub fn tel_link(phone: &str) -> String {
    let number = phone
        .chars()
        .take_while(|letter| letter.is_ascii_digit() || " +-()#*.".contains(*letter));
    let dialled: String = number
        .filter(|letter| letter.is_ascii_digit() || "+#*".contains(*letter))
        .collect();
    format!("tel:{}", dialled.replace('#', "%23"))
}

/// A link that looks an address up in the device's map.
#[must_use]
pub fn map_link(address: &str) -> String {
    format!(
        "geo:0,0?q={}",
        String::from(js_sys::encode_uri_component(address))
    )
}
