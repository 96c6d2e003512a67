//! The window as the system gives it: its frame, its icon, and the adapter that draws it.

use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use eframe::egui::{ViewportBuilder, vec2};
use eframe::egui_wgpu::{WgpuConfiguration, WgpuSetup};
use eframe::wgpu::{Adapter, AdapterInfo, Backend, DeviceType, Surface};

use super::{App, Options};

/// The name that a desktop knows the program by; its desktop entry is called the same.
pub const APP_ID: &str = "se.samverka.Samverka";

/// Opens the window and works until it is closed.
///
/// # Errors
/// If nothing in this computer can draw a window.
pub fn run(options: &Options) -> eframe::Result {
    let adapters = Arc::new(Adapters::default());
    loop {
        let opened = Arc::new(AtomicBool::new(false));
        let (open, options) = (opened.clone(), options.clone());
        let ended = eframe::run_native(
            "Samverka",
            native_options(&adapters),
            Box::new(move |creation| {
                open.store(true, Ordering::Relaxed);
                Ok(Box::new(App::new(&creation.egui_ctx, options)))
            }),
        );
        match ended {
            Err(error) if !opened.load(Ordering::Relaxed) && adapters.has_more() => {
                tracing::warn!(%error, "another adapter is tried");
            }
            ended => return ended,
        }
    }
}

/// What the window is, and how what draws it is chosen.
pub fn native_options(adapters: &Arc<Adapters>) -> eframe::NativeOptions {
    let mut viewport = ViewportBuilder::default()
        .with_title("Samverka")
        .with_app_id(APP_ID)
        .with_drag_and_drop(true)
        .with_min_inner_size(vec2(640.0, 480.0))
        .with_inner_size(vec2(1280.0, 800.0));
    let icon = include_bytes!("../../../assets/icon/samverka.png");
    if let Ok(icon) = eframe::icon_data::from_png_bytes(icon) {
        viewport = viewport.with_icon(icon);
    }
    let mut drawing = WgpuConfiguration::default();
    if let WgpuSetup::CreateNew(setup) = &mut drawing.wgpu_setup {
        let adapters = adapters.clone();
        setup.native_adapter_selector = Some(Arc::new(move |found, window| {
            adapters.choose(found, window)
        }));
    }
    eframe::NativeOptions {
        viewport,
        wgpu_options: drawing,
        ..eframe::NativeOptions::default()
    }
}

/// What can draw the window, tried one after the other: over remote desktop a graphics card may be listed
/// that cannot show anything there, and drawing by software always can.
#[derive(Default)]
pub struct Adapters {
    tried: Mutex<Vec<String>>,
    left: AtomicUsize,
}

impl Adapters {
    /// The best that can show this window and has not been tried.
    fn choose(&self, found: &[Adapter], window: Option<&Surface<'_>>) -> Result<Adapter, String> {
        let mut tried = self.tried.lock().unwrap_or_else(PoisonError::into_inner);
        let mut usable: Vec<_> = found
            .iter()
            .filter(|adapter| window.is_none_or(|window| adapter.is_surface_supported(window)))
            .map(|adapter| (adapter.get_info(), adapter))
            .filter(|(info, _)| !tried.contains(&named(info)))
            .collect();
        usable.sort_by_key(|(info, _)| rank(info.device_type, info.backend));
        self.left
            .store(usable.len().saturating_sub(1), Ordering::Relaxed);
        let Some((info, adapter)) = usable.first() else {
            let found: Vec<_> = found.iter().map(|one| named(&one.get_info())).collect();
            return Err(format!("none of {found:?} can show a window"));
        };
        tracing::info!(adapter = named(info), "drawn by");
        tried.push(named(info));
        Ok((*adapter).clone())
    }

    /// Whether one is left that has not been tried.
    fn has_more(&self) -> bool {
        self.left.load(Ordering::Relaxed) > 0
    }
}

fn named(info: &AdapterInfo) -> String {
    format!("{} ({:?}, {})", info.name, info.backend, info.driver)
}

/// The lower, the better. The card that saves the battery comes before the strong one, since pages of text
/// ask little of it, and software last. OpenGL comes after what replaced it.
fn rank(kind: DeviceType, backend: Backend) -> (u8, bool) {
    let kind = match kind {
        DeviceType::IntegratedGpu => 0,
        DeviceType::DiscreteGpu => 1,
        DeviceType::VirtualGpu => 2,
        DeviceType::Other => 3,
        DeviceType::Cpu => 4,
    };
    (kind, backend == Backend::Gl)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn software_draws_only_where_no_card_can() {
        let mut adapters = [
            (DeviceType::Cpu, Backend::Vulkan),
            (DeviceType::DiscreteGpu, Backend::Vulkan),
            (DeviceType::Cpu, Backend::Gl),
            (DeviceType::IntegratedGpu, Backend::Gl),
            (DeviceType::IntegratedGpu, Backend::Vulkan),
        ];
        adapters.sort_by_key(|(kind, backend)| rank(*kind, *backend));
        assert_eq!(
            adapters,
            [
                (DeviceType::IntegratedGpu, Backend::Vulkan),
                (DeviceType::IntegratedGpu, Backend::Gl),
                (DeviceType::DiscreteGpu, Backend::Vulkan),
                (DeviceType::Cpu, Backend::Vulkan),
                (DeviceType::Cpu, Backend::Gl),
            ]
        );
    }
}
