//! Makes one style sheet of the page's many: a browser that asks for them one by one asks for the programs later.

use std::fs;
use std::path::Path;

use crate::Outcome;
use crate::dist::{attribute, integrity, mark, tags, text, write};

/// Puts one style sheet in the place of those that dist/index.html links, in their order.
pub(crate) fn join(root: &Path) -> Outcome {
    let dist = root.join("dist");
    let page = dist.join("index.html");
    let html = text(&page)?;
    let (mut all, mut made, mut place) = (String::new(), String::with_capacity(html.len()), None);
    for (before, tag) in tags(&html) {
        made.push_str(before);
        if !tag.starts_with("<link") || attribute(tag, "rel") != Some("stylesheet") {
            made.push_str(tag);
            continue;
        }
        let file = attribute(tag, "href").and_then(|to| to.strip_prefix("./"));
        let file = file.ok_or_else(|| format!("dist/index.html: {tag} names no file"))?;
        all += &text(&dist.join(file))?;
        all.push('\n');
        fs::remove_file(dist.join(file)).map_err(|problem| format!("{file}: {problem}"))?;
        place.get_or_insert(made.len());
    }
    let place = place.ok_or("dist/index.html links no style sheet")?;
    let (name, hash) = (format!("styles-{}.css", mark(all.as_bytes())), integrity(all.as_bytes()));
    let link = format!("<link rel=\"stylesheet\" href=\"./{name}\" integrity=\"{hash}\">");
    made.insert_str(place, &link);
    write(&dist.join(name), all.as_bytes())?;
    write(&page, made.as_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sheets_become_one_in_their_order_and_all_else_stays() {
        let root = std::env::temp_dir().join(format!("owed-styles-{}", std::process::id()));
        let dist = root.join("dist");
        fs::create_dir_all(&dist).unwrap();
        let page = "<head><style>p > b {}</style>\n<link rel=\"stylesheet\" href=\"./b-1.css\" integrity=\"x\"/>\n\
            <link rel=\"icon\" href=\"./i.svg\">\n<link rel=\"stylesheet\" href=\"./a-2.css\"></head>";
        write(&dist.join("index.html"), page.as_bytes()).unwrap();
        write(&dist.join("b-1.css"), b"b {}").unwrap();
        write(&dist.join("a-2.css"), b"a {}").unwrap();
        join(&root).unwrap();
        let html = text(&dist.join("index.html")).unwrap();
        let name = html.split_once("href=\"./styles-").unwrap().1.split_once('"').unwrap().0;
        let all = text(&dist.join(format!("styles-{name}"))).unwrap();
        assert_eq!(all, "b {}\na {}\n");
        let expected = format!(
            "<head><style>p > b {{}}</style>\n<link rel=\"stylesheet\" href=\"./styles-{name}\" integrity=\"{}\">\n\
            <link rel=\"icon\" href=\"./i.svg\">\n</head>",
            integrity(all.as_bytes())
        );
        assert_eq!(html, expected);
        assert!(!dist.join("a-2.css").exists());
        fs::remove_dir_all(root).unwrap();
    }
}
