package dev.smoothevents.action;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.smoothevents.action.Action.Audience;
import dev.smoothevents.action.Action.Effect;
import dev.smoothevents.action.Action.Subscriber;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CatalogueReaderTest {

    private static final String FILE = "smooth.actions.file /etc/actions.yaml";
    private static final Set<String> INBOXES = Set.of("email", "linear", "notification", "slack");

    @Test
    void everyFieldIsRead() {
        Action action = only("""
                actions:
                  deploy_finished:
                    record: deploy
                    extra: {version: string}
                    sentence: "{actor} deployed {extra.version}"
                    icon: 🚀
                    color: "#1A7f37"
                    feed: false
                    inboxes: [slack, email]
                    throttle: P1DT2H
                    audience: named
                    effect: closes
                    subscribes: [author, mentioned]
                    mandatory: true
                """);

        assertThat(action)
                .usingRecursiveComparison()
                .ignoringFields("extraSchema")
                .isEqualTo(new Action(
                        "deploy_finished",
                        "deploy",
                        null,
                        "{actor} deployed {extra.version}",
                        "🚀",
                        "#1A7f37",
                        false,
                        List.of("slack", "email"),
                        Duration.ofHours(26),
                        Audience.NAMED,
                        Effect.CLOSES,
                        List.of(Subscriber.AUTHOR, Subscriber.MENTIONED),
                        true));
    }

    @Test
    void onlyTheSentenceIsRequired() {
        Action action = only("actions: {deploy_finished: {sentence: '{actor} deployed'}}");

        assertThat(action.recordType()).isNull();
        assertThat(action.extraSchema()).isEqualTo(SchemaNotation.empty());
        assertThat(action.feed()).isTrue();
        assertThat(action.inboxes()).isEmpty();
        assertThat(action.throttle()).isNull();
        assertThat(action.effect()).isEqualTo(Effect.NONE);
        assertThat(action.subscribes()).isEmpty();
        assertThat(action.mandatory()).isFalse();
        assertThat(action.icon()).isNotBlank();
        assertThat(action.color()).matches("#[0-9a-f]{6}");
    }

    @Test
    void theSentenceOfAMistakeNamesFileLineColumnAndField() {
        assertThatThrownBy(() -> read("actions:\n  label_added:\n    sentence: x\n    color: green\n"))
                .isInstanceOf(CatalogueException.class)
                .hasMessage(
                        FILE + ", line 4, column 12: actions.label_added.color must be a hex colour such as #1a7f37,"
                                + " was \"green\"");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '@', quoteCharacter = '`', textBlock = """
            record: Issue             @ record must be the type of a record in small letters, such as issue_type, was "Issue"
            record: 12                @ record must be the type of a record in small letters, such as issue_type, was 12
            extra: string             @ extra must be a mapping of field names to types, such as {name: string}, was "string"
            extra: {n: strng}         @ extra.n must be a type (string, integer, number, boolean, object, null, id, any), several with | between, [type] or JSON Schema, was "strng"
            extra: {n: []}            @ extra.n must be a list of one type, such as [string], was a list
            extra: {n: {tpe: string}} @ extra.n.tpe is not a keyword that is understood here; did you mean type?
            extra: {n: {$ref: 'http://example.com'}} @ extra.n.$ref is not a keyword that is understood here
            extra: {n: {enum: []}}    @ extra.n.enum must not be empty
            extra: {n: {minLength: -1}} @ extra.n.minLength must be a whole number, 0 or more, was -1
            extra: {n: {pattern: '('}} @ extra.n.pattern is not a regular expression: Unclosed group
            icon: ""                  @ icon must be one emoji, was ""
            color: "#12345"           @ color must be a hex colour such as #1a7f37, was "#12345"
            color: #1a7f37            @ color must be a hex colour such as #1a7f37, was nothing; put it in quotes, because a bare # begins a comment
            feed: no                  @ feed must be true or false, was "no"
            feed: "true"              @ feed must be true or false, was "true"
            inboxes: email            @ inboxes must be a list, was "email"
            inboxes: [email, fax]     @ inboxes[1] must be one of email, linear, notification, slack, was "fax"
            inboxes: [email, email]   @ inboxes[1] stands in the list twice
            throttle: 15m             @ throttle must be an ISO-8601 duration such as PT15M, was "15m"
            throttle: 15              @ throttle must be text, was 15
            throttle: -PT1M           @ throttle must be longer than nothing and at most 365 days (P365D), was "-PT1M"
            throttle: PT0S            @ throttle must be longer than nothing and at most 365 days (P365D), was "PT0S"
            throttle: P366D           @ throttle must be longer than nothing and at most 365 days (P365D), was "P366D"
            throttle: PT9999999999999999H @ throttle must be an ISO-8601 duration such as PT15M, was "PT9999999999999999H"
            effect: OPENS             @ effect must be one of none, opens, closes, reopens, renames, hides, assigns, unassigns, subscribes, unsubscribes, was "OPENS"
            subscribes: [boss]        @ subscribes[0] must be one of author, commenter, assignee, mentioned, was "boss"
            colour: "#1a7f37"         @ colour is not a field of an action; did you mean color?
            sentence: again           @ sentence stands here twice
            """)
    void everyFieldIsChecked(String line, String problem) {
        assertThatThrownBy(() -> read("actions:\n  deploy_finished:\n    sentence: '{actor} deployed'\n    " + line))
                .isInstanceOf(CatalogueException.class)
                .hasMessageStartingWith(FILE + ", line 4, column ")
                .hasMessageEndingWith(": actions.deploy_finished." + problem);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', textBlock = """
            ''                   ; must have 1 to 2000 characters
            12                   ; must be text, was 12
            [a]                  ; must be text, was a list
            '{who} did'          ; has the unknown placeholder {who}; there are actor, issue
            '{record.color}'     ; has the unknown placeholder {record.color}; there are
            '{extra}'            ; has the unknown placeholder {extra}; there are
            '{}'                 ; has the unknown placeholder {}; there are
            '{actor|who}'        ; has the unknown placeholder {who}; there are
            '{actor'             ; has a { without a }; write \\{ for the character itself
            'actor}'             ; has a } without a {; write \\} for the character itself
            '[ by {actor}'       ; has a [ without a ]; write \\[ for the character itself
            'by {actor}]'        ; has a ] without a [; write \\] for the character itself
            'a \\n b'            ; has a \\ before something other than
            """)
    void aSentenceIsCheckedToo(String sentence, String problem) {
        assertThatThrownBy(() -> read("actions:\n  deploy_finished:\n    sentence: " + sentence))
                .hasMessageStartingWith(FILE + ", line 3, column 15: actions.deploy_finished.sentence " + problem);
    }

    @Test
    void anActionNeedsASentence() {
        assertThatThrownBy(() -> read("actions:\n  deploy_finished:\n    feed: true\n"))
                .hasMessageStartingWith(
                        FILE + ", line 3, column 5: actions.deploy_finished must have a sentence, such as");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Deploy", "deploy-finished", "1deploy", "\"\"", "_x", "é"})
    void aNameIsSnakeCase(String name) {
        assertThatThrownBy(() -> read("actions:\n  " + name + ": {sentence: x}"))
                .hasMessageContaining(", line 2, column ")
                .hasMessageContaining("is not a name for an action");
    }

    @Test
    void aNameHasAtMostAHundredCharacters() {
        assertThat(read("actions:\n  " + "a".repeat(100) + ": {sentence: x}")).hasSize(1);
        assertThatThrownBy(() -> read("actions:\n  " + "a".repeat(101) + ": {sentence: x}"))
                .hasMessageContaining("is not a name for an action");
    }

    @Test
    void anActionThatStandsTwiceIsNamedAtItsSecondPlace() {
        assertThatThrownBy(() -> read("actions:\n  a: {sentence: x}\n  b: {sentence: x}\n  a: {sentence: y}\n"))
                .hasMessage(FILE + ", line 4, column 3: actions.a stands here twice");
    }

    @Test
    void aFileThatIsNotYamlIsSaidWithItsPlace() {
        assertThatThrownBy(() -> read("actions:\n  a: {sentence: x\n"))
                .isInstanceOf(CatalogueException.class)
                .hasMessageStartingWith(FILE + ", line 3, column 1: this is not YAML: ");
        assertThatThrownBy(() -> read("actions:\n\ta: x\n")).hasMessageStartingWith(FILE + ", line 2, column 1: ");
        assertThatThrownBy(() -> read("actions:\n  a: \u0001\n"))
                .hasMessage(FILE + ", line 2: this is not YAML: the character U+0001 is not allowed");
        assertThatThrownBy(() -> read("actions: {}\n---\nactions: {}\n")).hasMessageContaining("this is not YAML");
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', textBlock = """
            ``                       ; ` is empty`
            # only a comment         ; ` is empty`
            []                       ; `, line 1, column 1: the file must be a mapping, was a list`
            {}                       ; `, line 1, column 1: the file must have "actions"`
            actions: 1               ; `, line 1, column 10: actions must be a mapping, was 1`
            actions: {a: x}          ; `, line 1, column 14: actions.a must be a mapping, was "x"`
            actions: {[a]: x}        ; `, line 1, column 11: actions has a key that is not text`
            {actions: {}, action: 1} ; `, line 1, column 23: action is not understood here; the actions stand under "actions"`
            actions: {a: &x {sentence: s}, b: *x} ; `, line 1, column 35: aliases (*x) are not supported here, write the value out`
            """)
    void theShapeOfTheFileIsChecked(String file, String problem) {
        assertThatThrownBy(() -> read(file))
                .isInstanceOf(CatalogueException.class)
                .hasMessage(FILE + problem);
    }

    @Test
    void aFileIsUtf8() {
        byte[] latin1 = "actions: {a: {sentence: \u00e9}}".getBytes(StandardCharsets.ISO_8859_1);
        byte[] marked = "\uFEFFactions: {a: {sentence: \u00e9}}".getBytes(StandardCharsets.UTF_8);

        assertThatThrownBy(() -> CatalogueReader.read(FILE, latin1, INBOXES)).hasMessage(FILE + " is not UTF-8");
        assertThat(CatalogueReader.read(FILE, marked, INBOXES).actions()).hasSize(1);
    }

    @Test
    void aFileOfBracketsDoesNotExhaustTheStack() {
        assertThatThrownBy(() -> read("actions: " + "[".repeat(100_000)))
                .hasMessage(FILE + ", line 1, column 49: this is nested more than 40 deep");
    }

    @Test
    void aFileMayAddInboxesForItsActions() {
        String yaml = "{inboxes: [pager], actions: {a: {sentence: s, inboxes: [pager, email]}}}";

        CatalogueFile file = CatalogueReader.read(FILE, yaml.getBytes(StandardCharsets.UTF_8), INBOXES);

        assertThat(file.inboxes()).containsExactly("email", "linear", "notification", "pager", "slack");
        assertThat(file.actions().get(0).inboxes()).containsExactly("pager", "email");
        assertThatThrownBy(() -> read("{inboxes: [Pager], actions: {}}"))
                .hasMessage(FILE + ", line 1, column 12: inboxes[0] must be the name of an inbox in small letters,"
                        + " such as pager, was \"Pager\"");
    }

    private static Action only(String yaml) {
        assertThat(read(yaml)).hasSize(1);
        return read(yaml).get(0);
    }

    private static List<Action> read(String yaml) {
        return CatalogueReader.read(FILE, yaml.getBytes(StandardCharsets.UTF_8), INBOXES)
                .actions();
    }
}
