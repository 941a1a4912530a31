//! Every pair of text and ground of every theme, by the formula of WCAG 2.

/// The colours of each theme of the style sheet: theme, name, colour.
fn colours() -> Vec<(String, String, [u8; 3])> {
    let css = include_str!("styles/theme.css");
    let mut found = vec![];
    for rule in css.split("[data-jiyao-theme=\"").skip(1) {
        let (theme, rest) = rule.split_once('"').expect("a theme's name");
        let body = rest.split_once('{').expect("a rule").1.split('}').next().expect("a body");
        for declaration in body.split(';').filter(|declaration| declaration.trim().starts_with("--jiyao-")) {
            let (name, colour) = declaration.trim().split_once(": ").expect("a declaration");
            let number = u32::from_str_radix(colour.trim_start_matches('#'), 16).expect("a colour as #rrggbb");
            let [_, rgb @ ..] = number.to_be_bytes();
            found.push((theme.to_owned(), name.trim_start_matches("--jiyao-").to_owned(), rgb));
        }
    }
    found
}

fn luminance(rgb: [u8; 3]) -> f64 {
    let [r, g, b] = rgb.map(|value| {
        let value = f64::from(value) / 255.0;
        if value <= 0.04045 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
    });
    0.2126 * r + 0.7152 * g + 0.0722 * b
}

fn contrast(a: [u8; 3], b: [u8; 3]) -> f64 {
    let (a, b) = (luminance(a), luminance(b));
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

#[test]
fn black_on_white_is_21() {
    assert!((contrast([0; 3], [255; 3]) - 21.0).abs() < 1e-9);
    assert!((contrast([0x77; 3], [255; 3]) - 4.48).abs() < 0.01);
}

#[test]
fn every_pair_of_every_theme_has_its_contrast() {
    let all = colours();
    for theme in super::settings::THEMES.iter().skip(2) {
        let of_theme = |name: &str| {
            let found = all.iter().find(|(other, colour, _)| other == theme && colour == name);
            found.unwrap_or_else(|| panic!("{theme} has no {name}")).2
        };
        let least = if theme.contains("-on-") { 7.0 } else { 4.5 };
        for text in ["ink", "quiet", "link"] {
            for ground in ["paper", "tint"] {
                let ratio = contrast(of_theme(text), of_theme(ground));
                assert!(ratio >= least, "{theme}: {text} on {ground} is {ratio:.2}");
            }
        }
    }
    assert_eq!(all.len(), 6 * (super::settings::THEMES.len() - 2));
}
