//! A short tone, made in the browser: no file, no request. A browser that does not let a page sound before it was touched stays silent.

use crate::app::platform::mark;
use web_sys::{AudioContext, OscillatorType};

/// Two notes, the second higher: somebody needs you.
pub fn play() {
    mark("huiyin:tone");
    // A browser without sound shows the repair all the same.
    let _ = sound();
}

fn sound() -> Option<()> {
    let audio = AudioContext::new().ok()?;
    let begin = audio.current_time();
    for (pitch, after) in [(660.0, 0.0), (880.0, 0.18)] {
        let note = audio.create_oscillator().ok()?;
        let loudness = audio.create_gain().ok()?;
        note.set_type(OscillatorType::Sine);
        note.frequency().set_value(pitch);
        let (from, to) = (begin + after, begin + after + 0.16);
        loudness.gain().set_value_at_time(0.2, from).ok()?;
        loudness
            .gain()
            .exponential_ramp_to_value_at_time(0.001, to)
            .ok()?;
        note.connect_with_audio_node(&loudness).ok()?;
        loudness
            .connect_with_audio_node(&audio.destination())
            .ok()?;
        note.start_with_when(from).ok()?;
        note.stop_with_when(to).ok()?;
    }
    // Contexts are few: give this one back once it has sounded.
    leptos::prelude::set_timeout(
        move || drop(audio.close()),
        std::time::Duration::from_secs(1),
    );
    Some(())
}
