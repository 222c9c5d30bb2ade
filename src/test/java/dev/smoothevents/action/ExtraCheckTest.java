package dev.smoothevents.action;

import static dev.smoothevents.action.Events.extra;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.smoothevents.http.Violation;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExtraCheckTest {

    private static final ActionCatalogue CATALOGUE = ActionCatalogue.builtIn();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{'title':'Broken','label_ids':[1,'2',9007199254740993],'milestone_id':null}",
                "{'transferred_from':{'repository':'acme/old','issue_id':1}}",
                "{'transferred_from':null}",
                "{'whatever':{'else':[1,null]}}"
            })
    void whatFitsIsAccepted(String extra) {
        assertThat(check("issue_opened", extra)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', textBlock = """
            issue_opened ; {'title':42}                              ; extra.title    ; must be a string, was 42
            issue_opened ; {'title':null}                            ; extra.title    ; must be a string, was null
            issue_opened ; {'milestone_id':1.5}                      ; extra.milestone_id ; must be a string or an integer or null, was 1.5
            issue_opened ; {'mentions':'hubot'}                      ; extra.mentions ; must be a list, was "hubot"
            issue_opened ; {'mentions':['hubot',{}]}                 ; extra.mentions[1] ; must be a string, was an object
            issue_opened ; {'transferred_from':{'repository':[]}}    ; extra.transferred_from.repository ; must be a string, was a list
            issue_closed ; {'state_reason':'done'}                   ; extra.state_reason ; must be one of completed, not_planned, duplicate, reopened, null, was "done"
            issue_closed ; {'state_reason':['completed']}            ; extra.state_reason ; must be one of completed, not_planned, duplicate, reopened, null, was a list
            reaction_added ; {'content':1}                           ; extra.content  ; must be one of +1, -1, laugh, hooray, confused, heart, rocket, eyes, was 1
            assignee_added ; {'is_self_assignment':'yes'}            ; extra.is_self_assignment ; must be true or false, was "yes"
            """)
    void whatDoesNotFitIsSaidInWords(String action, String extra, String field, String message) {
        assertThat(check(action, extra)).containsExactly(new Violation(field, message));
    }

    @Test
    void aNaughtyValueIsShownOnOneShortLine() {
        String naughty = "\u202e\n".repeat(10) + "x".repeat(10_000);

        assertThat(CATALOGUE.checkExtra(
                        CATALOGUE.get("assignee_added"),
                        JsonNodeFactory.instance.objectNode().put("is_self_assignment", naughty)))
                .containsExactly(new Violation(
                        "extra.is_self_assignment", "must be true or false, was \"" + "x".repeat(59) + "…\""));
    }

    @Test
    void noExtraIsAsGoodAsAnEmptyOne() {
        assertThat(CATALOGUE.checkExtra(CATALOGUE.get("label_added"), null)).isEmpty();
    }

    @Test
    void aThousandMistakesAreNotAllListed() {
        var extra = JsonNodeFactory.instance.objectNode();
        var mentions = extra.putArray("mentions");
        IntStream.range(0, 1000).forEach(mentions::add);

        assertThat(CATALOGUE.checkExtra(CATALOGUE.get("issue_opened"), extra)).hasSize(20);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', textBlock = """
            {type: string, maxLength: 3}             ; 'abcd'         ; must have at most 3 characters, was "abcd"
            {type: integer, minimum: 1}              ; 0              ; must be at least 1, was 0
            {type: string, pattern: '^[0-9]+$'}      ; 'x'            ; must match ^[0-9]+$, was "x"
            {type: string, format: date}             ; 'tomorrow'     ; must be a date, was "tomorrow"
            {type: string, format: date-time}        ; '2026-11-23'   ; must be a date-time, was "2026-11-23"
            {type: array, uniqueItems: true}         ; [1,1]          ; must not have the same item twice
            {type: object, required: [a]}            ; {}             ; must have a
            {const: 1}                               ; 2              ; must satisfy const 1, was 2
            {not: string}                            ; 'x'            ; must satisfy not {"type":"string"}, was "x"
            """)
    void anOperatorsRulesAreSaidInWordsToo(String rule, String value, String message) {
        String yaml = "actions: {a: {sentence: x, extra: {f: " + rule + "}}}";
        CatalogueFile file = CatalogueReader.read("test", yaml.getBytes(StandardCharsets.UTF_8), Set.of());

        assertThat(new ActionCatalogue(file).checkExtra(file.actions().get(0), extra("{'f':" + value + "}")))
                .containsExactly(new Violation("extra.f", message));
    }

    @Test
    void anActionOfAnotherCatalogueIsAMistakeOfTheCaller() {
        Action foreign = CatalogueReader.read(
                        "test", "actions: {a: {sentence: x}}".getBytes(StandardCharsets.UTF_8), Set.of())
                .actions()
                .get(0);

        assertThatThrownBy(() -> CATALOGUE.checkExtra(foreign, extra("{'x':1}")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static List<Violation> check(String action, String extra) {
        return CATALOGUE.checkExtra(CATALOGUE.get(action), extra(extra));
    }
}
