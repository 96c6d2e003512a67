//! A chart as a picture: to the clipboard, or in a file.

use std::path::Path;

use chrono::NaiveDate;
use eframe::egui::{Align, ColorImage, Context, Layout, Ui};

use crate::gui::ground::ask::{Ask, Pick};
use crate::gui::ground::cx::Cx;
use crate::gui::ground::worker::Finished;
use crate::gui::widgets::icons::Icon;
use crate::gui::widgets::{IconButton, MenuItem, menu_below};
use crate::insight::Scope;
use crate::report::picture::{self, About, Picture};
use crate::text::{Text, dotted};
use crate::workspace::{Changed, Reader, Result, Workspace, WorkspaceError};

/// A button for what can be done with a chart of this scope as a picture; `draw` draws it, when something shall be,
/// with its title and number and what else stands around it.
pub fn menu(
    ui: &mut Ui,
    cx: &Cx<'_>,
    scope: &Scope,
    (title, number): (&str, &str),
    draw: impl FnOnce(&About) -> Picture,
) {
    let foot = foot(cx, scope);
    let words = cx.text.get("picture-menu");
    let button = ui.add(IconButton::new(Icon::Picture, &words));
    let about = || About {
        title: title.to_owned(),
        number: number.to_owned(),
        foot,
        language: cx.text.language(),
    };
    menu_below(&button, &words, |ui| {
        let mut item = |key: &str, icon| {
            let words = cx.text.get(key);
            ui.add(MenuItem::new(&words).icon(icon)).clicked()
        };
        let copies = item("picture-copy", Icon::Copy);
        let saves = item("picture-save", Icon::Download);
        if copies {
            copy(ui, cx, draw(&about()));
        } else if saves {
            save(cx, draw(&about()));
        }
    });
}

/// The same on the right below a chart or a table, no higher than a line.
pub fn below(
    ui: &mut Ui,
    cx: &Cx<'_>,
    scope: &Scope,
    titles: (&str, &str),
    draw: impl FnOnce(&About) -> Picture,
) {
    ui.horizontal(|ui| {
        let right = Layout::right_to_left(Align::Center);
        ui.with_layout(right, |ui| menu(ui, cx, scope, titles, draw));
    });
}

/// A button for what can be done with a record as a picture, which `read` draws when something shall be.
pub fn of_record(
    ui: &mut Ui,
    cx: &Cx<'_>,
    title: &str,
    read: impl FnOnce(&Reader, &Text, NaiveDate) -> Result<Option<Picture>> + Send + 'static,
) {
    let words = cx.text.get("picture-menu");
    let button = ui.add(IconButton::new(Icon::Picture, &words));
    let (text, today) = (cx.text.clone(), cx.today);
    let draw = move |reader: &Reader| reader.at_one_moment(|reader| read(reader, &text, today));
    menu_below(&button, &words, |ui| {
        let item = |ui: &mut Ui, key: &str, icon| {
            let words = cx.text.get(key);
            ui.add(MenuItem::new(&words).icon(icon)).clicked()
        };
        let copies = item(ui, "picture-copy", Icon::Copy);
        let saves = item(ui, "picture-save", Icon::Download);
        if copies {
            let (ctx, said) = (ui.ctx().clone(), cx.text.get("picture-copied"));
            cx.work(
                cx.text.get("picture-saving"),
                move |workspace, _| match draw(workspace.reader()) {
                    Ok(picture) => Finished::said(
                        picture.map_or(Ok(said.clone()), |picture| paint(&ctx, &picture, said)),
                    ),
                    Err(error) => Finished::failed(error),
                },
            );
        } else if saves {
            let title = in_a_path(title);
            let file = format!("{title} {}.png", cx.text.date(cx.today));
            let words = ["picture-saving", "picture-saved"];
            cx.save_as(
                Pick::NewPicture(file),
                words,
                move |workspace, path| match draw(workspace.reader())? {
                    Some(picture) => write(workspace, path, &picture),
                    None => Ok(None),
                },
            );
        }
    });
}

/// What stands at the foot of pictures of this scope.
fn foot(cx: &Cx<'_>, scope: &Scope) -> String {
    let (of, text) = (scope.clone(), cx.text.clone());
    let foot = cx.view_beside(("picture foot", scope.clone()), move |source| {
        let project = source.reader.project()?;
        let foot = picture::foot(project.as_ref(), &of, &text);
        // What is of several projects is of their programme.
        Ok(match project {
            Some(_) => foot,
            None => dotted([source.reader.name()?, foot]),
        })
    });
    foot.map(|foot| foot.as_str().to_owned())
        .unwrap_or_default()
}

/// Paints it beside the window, and puts it on the clipboard.
fn copy(ui: &Ui, cx: &Cx<'_>, picture: Picture) {
    let (ctx, said) = (ui.ctx().clone(), cx.text.get("picture-copied"));
    cx.ask(Ask::Beside(Box::new(move || {
        Finished::said(paint(&ctx, &picture, said))
    })));
}

/// Paints it and puts it on the clipboard; what to say.
fn paint(ctx: &Context, picture: &Picture, said: String) -> Result<String> {
    let painted = picture.paint().map(|painted| {
        ctx.copy_image(ColorImage::from_rgba_unmultiplied(
            painted.size,
            &painted.dots,
        ));
        said
    });
    painted.map_err(|error| WorkspaceError::of_file(Path::new(""), &error))
}

/// What stands in a path means something to it.
fn in_a_path(title: &str) -> String {
    let plain = title.replace(['/', '\\', ':', '?', '*', '"', '<', '>', '|'], " ");
    plain.trim().to_owned()
}

/// Writes it as the ending of the file says.
fn write(workspace: &mut Workspace, path: &Path, picture: &Picture) -> Result<Option<Changed>> {
    let svg = path
        .extension()
        .is_some_and(|ending| ending.eq_ignore_ascii_case("svg"));
    let bytes = match svg {
        true => Ok(picture.svg().into_bytes()),
        false => picture.png(),
    };
    let bytes = bytes.map_err(|error| WorkspaceError::of_file(path, &error))?;
    workspace.save_paper("picture", path, &bytes)?;
    Ok(Some(Changed::log()))
}

/// Lets the user choose a file, and writes it there as its ending says.
fn save(cx: &Cx<'_>, picture: Picture) {
    let title = in_a_path(&picture.title);
    let file = format!("{title} {}.png", cx.text.date(cx.today));
    let words = ["picture-saving", "picture-saved"];
    cx.save_as(Pick::NewPicture(file), words, move |workspace, path| {
        write(workspace, path, &picture)
    });
}
