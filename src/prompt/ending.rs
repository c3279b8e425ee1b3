//! The end of a dialogue: nothing that was said is lost, and the next one to look at the case has what they ask for.

use std::io;

use crate::engine::session::{Next, Remark};
use crate::intake::typed;
use crate::privacy::{mask, safe};
use crate::prompt::Talk;
use crate::render::{dialogue, words};

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
        let Next::Escalate(places) = self.session.next() else { return Ok(()) };
        let Some(place) = words::packed_for(self.session, &places) else { return Ok(()) };
        let missing = words::brought(self.session, place).into_iter().filter(|item| !item.asked && item.said.is_none());
        for item in missing {
            dialogue::wanted(self.session, place, &item.what, self.page)?;
            let Some(line) = self.read()? else { return Ok(()) };
            match line.as_str() {
                "" | "skip" => {}
                "quit" => return Ok(()),
                code if safe::is_code(code) => self.page.warning(2, &format!("No: {}.", typed::CODE))?,
                line => {
                    let text = mask::masked(&safe::printable(line));
                    self.session.remark(Remark { about: Some(item.what), text });
                    self.keep()?;
                }
            }
        }
        Ok(())
    }
}
