package dev.smoothevents.inbox.preference;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ResolutionTest {

    /** x is the action asked about, * all, y another one. */
    @ParameterizedTest(name = "{0} | {1} | {2} is {3}")
    @CsvSource(delimiter = '|', textBlock = """
            #person           | project           | account         | verdict
            -                 | -                 | -               | immediate catalogue
            y=off             | y=off             | y=off           | immediate catalogue
            x=off             | -                 | -               | off person x
            *=off             | -                 | -               | off person *
            x=immediate *=off | -                 | -               | immediate person x
            x=off *=immediate | -                 | -               | off person x
            *=digest          | x=off             | -               | digest person *
            x=immediate       | x=off *=off       | x=off *=off     | immediate person x
            -                 | x=digest          | x=off           | digest project x
            -                 | *=off             | x=immediate     | off project *
            -                 | x=off *=immediate | -               | off project x
            y=off             | -                 | x=off           | off account x
            -                 | y=digest          | *=digest        | digest account *
            -                 | -                 | x=immediate *=off | immediate account x
            """)
    void theNearestWordCounts(String person, String project, String account, String expected) {
        assertThat(resolve(person, project, account, true)).isEqualTo(expected);
    }

    @ParameterizedTest(name = "{0} | {1} | {2} is {3}")
    @CsvSource(delimiter = '|', textBlock = """
            -                    | -                    | -             | off catalogue
            *=immediate          | *=digest             | *=immediate   | off catalogue
            x=immediate          | -                    | -             | immediate person x
            x=digest *=immediate | -                    | -             | digest person x
            x=off                | x=immediate          | -             | off person x
            -                    | x=immediate          | -             | immediate project x
            -                    | -                    | x=digest      | digest account x
            *=off                | x=immediate          | -             | off person *
            *=digest             | x=immediate          | -             | digest person *
            *=digest             | -                    | x=immediate   | digest person *
            *=digest             | x=off                | x=immediate   | off project x
            *=digest             | *=immediate          | x=digest      | digest person *
            *=digest             | *=off                | x=digest      | off project *
            """)
    void whatTheInboxIsNotToldOfByDefaultMustBeNamed(String person, String project, String account, String expected) {
        assertThat(resolve(person, project, account, false)).isEqualTo(expected);
    }

    private static String resolve(String person, String project, String account, boolean byDefault) {
        Choice choice = Resolution.of(
                List.of(
                        new Voice(Scope.PERSON, levels(person)),
                        new Voice(Scope.PROJECT, levels(project)),
                        new Voice(Scope.ACCOUNT, levels(account))),
                "x",
                byDefault);
        return choice.level().word() + " " + choice.scope().word() + (choice.key() == null ? "" : " " + choice.key());
    }

    private static Map<String, Level> levels(String words) {
        Map<String, Level> levels = new HashMap<>();
        for (String word : words.equals("-") ? new String[0] : words.split(" ")) {
            levels.put(word.substring(0, 1), Level.of(word.substring(2)));
        }
        return levels;
    }
}
