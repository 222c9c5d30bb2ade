package dev.smoothevents.inbox.preference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.smoothevents.action.ActionCatalogue;
import dev.smoothevents.action.Catalogues;
import dev.smoothevents.http.Violation;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PreferencesCheckTest {

    private static final ActionCatalogue CATALOGUE =
            Catalogues.with("actions: {alarm_rang: {sentence: Alarm, inboxes: [email], mandatory: true}}");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{'inboxes':{}}",
                "{'inboxes':{'email':{}}}",
                "{'inboxes':{'email':{'*':'digest','comment_added':'immediate','label_added':'immediate'}}}",
                "{'inboxes':{'slack':{'*':'off'},'linear':{'comment_added':'off'},'notification':{'*':'off'}}}",
                "{'inboxes':{'email':{'alarm_rang':'immediate','*':'off'},'slack':{'alarm_rang':'off'}}}",
                "{'digest':{'frequency':'hourly'}}",
                "{'digest':{'frequency':'weekly','at':'23:59','day':'sunday'}}",
                "{'quietHours':{'from':'22:00','to':'07:00'}}",
                "{'quietHours':{'from':'00:00','to':'00:00'}}"
            })
    void whatCanBeKept(String body) {
        assertThat(faults(Scope.PERSON, body)).isEmpty();
        assertThat(faults(Scope.ACCOUNT, body)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {'inboxes':{'sms':{}}}                            | inboxes.sms                 | is not an inbox; known are email, linear, notification, slack
            {'inboxes':{'email':null}}                        | inboxes.email               | must be an object of actions, or *, to immediate, digest or off
            {'inboxes':{'email':{'coment_added':'off'}}}      | inboxes.email.coment_added  | is not an action of the catalogue; did you mean comment_added?
            {'inboxes':{'email':{'nonsense':'off'}}}          | inboxes.email.nonsense      | is not an action of the catalogue
            {'inboxes':{'email':{'*':'never'}}}               | inboxes.email.*             | must be one of digest, immediate, off
            {'inboxes':{'email':{'*':null}}}                  | inboxes.email.*             | must be one of digest, immediate, off
            {'inboxes':{'email':{'*':'OFF'}}}                 | inboxes.email.*             | must be one of digest, immediate, off
            {'inboxes':{'notification':{'*':'digest'}}}       | inboxes.notification.*      | must be immediate or off: only email has a digest
            {'inboxes':{'slack':{'comment_added':'digest'}}}  | inboxes.slack.comment_added | must be immediate or off: only email has a digest
            {'inboxes':{'email':{'alarm_rang':'off'}}}        | inboxes.email.alarm_rang    | must be immediate: this action is mandatory
            {'inboxes':{'email':{'alarm_rang':'digest'}}}     | inboxes.email.alarm_rang    | must be immediate: this action is mandatory
            {'digest':{}}                                     | digest.frequency            | is required
            {'digest':{'frequency':'yearly'}}                 | digest.frequency            | must be one of daily, hourly, weekly
            {'digest':{'frequency':'daily','at':'8:00'}}      | digest.at                   | must be a time of day, such as 22:00
            {'digest':{'frequency':'daily','at':'24:00'}}     | digest.at                   | must be a time of day, such as 22:00
            {'digest':{'frequency':'daily','at':'08:00:00'}}  | digest.at                   | must be a time of day, such as 22:00
            {'digest':{'frequency':'weekly','day':'Monday'}}  | digest.day                  | must be one of friday, monday, saturday, sunday, thursday, tuesday, wednesday
            {'quietHours':{'from':'22:00'}}                   | quietHours.to               | is required
            {'quietHours':{'to':'22:00'}}                     | quietHours.from             | is required
            {'quietHours':{'from':'x','to':'07:00'}}          | quietHours.from             | must be a time of day, such as 22:00
            """)
    void whatCannot(String body, String field, String message) {
        assertThat(faults(Scope.PERSON, body))
                .extracting(Violation::field, Violation::message)
                .containsExactly(tuple(field, message));
    }

    @Test
    void aProjectHasNoNight() {
        assertThat(
                        faults(
                                Scope.PROJECT,
                                "{'digest':{'frequency':'daily'},'quietHours':{'from':'22:00','to':'07:00'},'inboxes':{'slack':{'*':'off'}}}"))
                .extracting(Violation::field)
                .containsExactly("digest", "quietHours");
    }

    private static List<Violation> faults(Scope scope, String body) {
        try {
            PreferencesBody read = new ObjectMapper()
                    .registerModule(new JavaTimeModule())
                    .readValue(body.replace('\'', '"'), PreferencesBody.class);
            return PreferencesCheck.of(scope, read, CATALOGUE).list();
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(body, e);
        }
    }
}
