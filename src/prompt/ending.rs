//! The end of a dialogue: nothing that was said is lost, and the next one to look at the case has what they ask for.

use std::io;

use crate::engine::{Detail, Next, Remark};
use crate::privacy::{Masked, is_code};
use crate::prompt::Talk;
use crate::render::dialogue;
use crate::render::misread::CODE;

impl Talk<'_, '_, '_> {
    /// Ends the dialogue, in whatever way it came to its end.
    pub(crate) fn end(&mut self) -> io::Result<()> {
        while let Some(event) = self.gone_back.pop() {
            self.session.restore(event);
        }
        if self.store.wants_note() {
            self.ask_what_is_missing()?;
        }
        self.keep()?;
        // The report follows; on a terminal it stands right below.
        self.page.gap()
    }

    /// What an escalation asks for and no question of the rulebook answers, a line each.
    fn ask_what_is_missing(&mut self) -> io::Result<()> {
        let diagnosis = self.session.diagnosis();
        let Next::Escalate(_) = diagnosis.next() else { return Ok(()) };
        let Some(escalation) = diagnosis.escalation() else { return Ok(()) };
        for detail in diagnosis.details(escalation) {
            let Detail::Words(words, None) = detail else { continue };
            dialogue::wanted(self.session, escalation, words, self.page)?;
            let Some(line) = self.read()? else { return Ok(()) };
            match line.as_str() {
                "" | "skip" => {}
                "quit" => return Ok(()),
                code if is_code(code) => self.page.warning(2, &format!("No: {CODE}."))?,
                line => {
                    let text = Masked::of(line);
                    self.session.remark(Remark { about: Some(words.to_owned()), text });
                    self.keep()?;
                }
            }
        }
        Ok(())
    }
}
