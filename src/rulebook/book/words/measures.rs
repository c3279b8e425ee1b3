//! Durations, likelihoods, outcomes and people.

use crate::rulebook::book::words::given::Words;
use crate::rulebook::book::words::sentence::Sentence;

sentences! {
    /// The sign between a whole number and its tenths.
    decimal_mark "decimal-mark" () ".";
    /// A duration under a minute.
    seconds "seconds" (number) "{number} s";
    /// A duration of one to ninety minutes.
    minutes "minutes" (number) "{number} min";
    /// A duration under a day.
    hours "hours" (number) "{number} h";
    /// A duration of a day.
    one_day "one-day" () "1 day";
    /// A duration of more than a day.
    days "days" (number) "{number} days";
    /// The duration of a fix that one has to wait for, in a list.
    effort_and_wait "effort-and-wait" (effort, wait) "{effort}, wait {wait}";
    /// A cause or a fix with half of the weight or more.
    most_likely "most-likely" () "most likely";
    /// A cause or a fix with a fifth of the weight or more.
    likely "likely" () "likely";
    /// A cause with a twentieth of the weight or more.
    possible "possible" () "possible";
    /// A cause with less than a twentieth of the weight.
    unlikely "unlikely" () "unlikely";
    /// A cause that an answer has ruled out.
    not_possible_here "not-possible-here" () "not possible here";
    /// A fix that seldom helps and takes little time.
    quick_to_rule_out "quick-to-rule-out" () "quick to rule out";
    /// A fix that seldom helps and takes longer.
    may_help "may-help" () "may help";
    /// The weight of the model behind a likelihood, after `--numbers`.
    weight "weight" (weight) "weight {weight}";
    /// The strength of a reason of 3 to 7 decibans.
    slightly "slightly" () "slightly";
    /// The strength of a reason of 7 to 13 decibans.
    clearly "clearly" () "clearly";
    /// The strength of a reason of more than 13 decibans.
    strongly "strongly" () "strongly";
    /// The outcome of a fix that helped.
    worked "worked" () "worked";
    /// The outcome of a fix that failed.
    failed "failed" () "did not help";
    /// The outcome of a fix that is impossible for this person.
    cannot "cannot" () "cannot be done here";
    /// The outcome of a fix whose wait is running.
    started "started" () "started, its wait is running";
    /// The outcome of a fix that helped without mending the cause.
    helped "helped" () "helped for now";
    /// A question that was left open, in a list of answers.
    dont_know "dont-know" () "don't know";
    /// A question that makes no sense here, in a list of answers.
    does_not_apply "does-not-apply" () "does not apply";
    /// The end user, as somebody else would name them.
    the_customer "the-customer" () "the customer";
    /// Support staff, as the one who carries out a fix.
    support "support" () "support";
    /// The administrator, as an end user would name them.
    your_administrator "your-administrator" () "your administrator";
    /// The administrator, as somebody else would name them.
    the_administrator "the-administrator" () "the administrator";
    /// The mobile carrier, as an end user would name it.
    your_carrier "your-carrier" () "your mobile carrier";
    /// The mobile carrier, as somebody else would name it.
    the_carrier "the-carrier" () "the mobile carrier";
    /// The operator of the service, as the one who carries out a fix.
    the_service "the-service" () "the service";
    /// The developer, as the one who carries out a fix.
    the_developer "the-developer" () "the developer";
    /// Two answers of which either is enough; with more of them, the first is such a pair itself.
    either "either" (first, second) "{first} or {second}";
    /// A step that is meant only for some answers.
    step_with "step-with" (answers, step) "with {answers}: {step}";
    /// A step that sends, while no more may be sent.
    step_in "step-in" (time, step) "In {time}: {step}";
    /// A step that cannot be done now, nobody knows until when.
    step_later "step-later" (step) "Later: {step}";
    /// The expected result of a step.
    you_should_see "you-should-see" (result) "You should see: {result}";
    /// A publication in a list of sources.
    title_of_source "title-of-source" (title) "\"{title}\"";
    /// A publication in a list of sources, with the day on which it was last read.
    title_read_on "title-read-on" (title, day) "\"{title}\", read {day}";
    /// A number of phone numbers that are masked in remarks.
    phone_numbers "phone-numbers" (count) "{count} phone numbers";
    /// One phone number that is masked in remarks.
    one_phone_number "one-phone-number" () "1 phone number";
    /// A number of mail addresses that are masked in remarks.
    mail_addresses "mail-addresses" (count) "{count} mail addresses";
    /// One mail address that is masked in remarks.
    one_mail_address "one-mail-address" () "1 mail address";
    /// A number of other numbers that are masked in remarks.
    other_numbers "other-numbers" (count) "{count} other numbers";
    /// One other number that is masked in remarks.
    one_other_number "one-other-number" () "1 other number";
    /// The question `symptom`, in a rulebook without an entry for it.
    ask_symptom "ask-symptom" () "What happens?";
    /// The question `service`, in a rulebook without an entry for it.
    ask_service "ask-service" () "Which account or service is it?";
    /// The question `role`, where it is the reason for something; the answers are the words of `--for`.
    ask_role "ask-role" () "Who is asking?";
    /// The answer to `role` of an end user.
    role_user "role-user" () "user";
    /// The answer to `role` of support staff.
    role_agent "role-agent" () "agent";
    /// The answer to `role` of an administrator.
    role_admin "role-admin" () "admin";
    /// The answer to `role` of a developer.
    role_developer "role-developer" () "developer";
}
