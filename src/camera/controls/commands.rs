//! What waits to be told to the camera: of each kind the newest.

use std::sync::{Mutex, MutexGuard, PoisonError};

use super::Command;

/// Written by the window and by the thread that watches the reader, emptied by the camera thread between two frames.
#[derive(Debug, Default)]
pub(in crate::camera) struct Commands(Mutex<Vec<Command>>);

impl Commands {
    /// Replaces one of the same kind.
    pub(in crate::camera) fn put(&self, command: Command) {
        let mut waiting = self.lock();
        waiting.retain(|other| std::mem::discriminant(other) != std::mem::discriminant(&command));
        waiting.push(command);
    }

    pub(in crate::camera) fn take(&self) -> Vec<Command> {
        std::mem::take(&mut *self.lock())
    }

    fn lock(&self) -> MutexGuard<'_, Vec<Command>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Exposure, Torch};
    use super::*;

    #[test]
    fn the_newest_of_each_kind_waits() {
        let commands = Commands::default();
        commands.put(Command::Zoom(1));
        commands.put(Command::Torch(Torch::On));
        commands.put(Command::Exposure(Exposure::Automatic));
        commands.put(Command::Zoom(3));
        commands.put(Command::Torch(Torch::Off));
        let taken = commands.take();
        assert_eq!(
            taken,
            [Command::Exposure(Exposure::Automatic), Command::Zoom(3), Command::Torch(Torch::Off)]
        );
        assert_eq!(commands.take(), []);
    }
}
