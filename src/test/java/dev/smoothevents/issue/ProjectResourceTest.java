package dev.smoothevents.issue;

import static dev.smoothevents.issue.Directories.all;
import static dev.smoothevents.issue.Directories.delete;
import static dev.smoothevents.issue.Directories.get;
import static dev.smoothevents.issue.Directories.put;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import dev.smoothevents.LocalStackResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
class ProjectResourceTest {

    private static final String FULL = """
            {"name": "Web", "maintainers": [{"person": "zoe"}, {"person": "adam", "notify": false}],
             "slack": {"channel": "#web", "webhookUrl": "https://hooks.example.com/secret"}, "linear": {"teamId": "t1"}}
            """;

    @Test
    void aNewProjectIsCreatedWithItsMaintainersInTheOrderGiven() {
        put("/v1/projects/acme%2Fweb", FULL)
                .statusCode(201)
                .body("key", is("acme/web"))
                .body("maintainers.person", contains("zoe", "adam"))
                .body("maintainers.notify", contains(true, false))
                .body("slack.channel", is("#web"))
                .body("slack.webhookUrl", is("https://hooks.example.com/secret"))
                .body("linear.teamId", is("t1"));
        get("/v1/people/zoe").statusCode(200);
    }

    @Test
    void whatWasAnsweredCanBeSentBackUnchanged() {
        String answer =
                put("/v1/projects/round", FULL).statusCode(201).extract().asString();
        put("/v1/projects/round", answer)
                .statusCode(200)
                .body("slack.webhookUrl", is("https://hooks.example.com/secret"));
    }

    @Test
    void replacingClearsWhatIsNotNamed() {
        put("/v1/projects/replaced", FULL).statusCode(201);
        put("/v1/projects/replaced", "{\"maintainers\":[{\"person\":\"adam\"}]}")
                .statusCode(200)
                .body("name", nullValue())
                .body("slack", nullValue())
                .body("linear", nullValue())
                .body("maintainers.person", contains("adam"));
        get("/v1/projects/replaced").body("maintainers.person", contains("adam"));
    }

    @Test
    void aDeletedProjectKeepsItsIssues() {
        put("/v1/projects/closing", FULL).statusCode(201);
        put("/v1/issues/closing%231", "{\"project\":\"closing\"}").statusCode(201);

        delete("/v1/projects/closing").statusCode(204);

        get("/v1/projects/closing").statusCode(404);
        delete("/v1/projects/closing").statusCode(404);
        get("/v1/issues/closing%231").statusCode(200).body("project", is("closing"));
        put("/v1/projects/closing", "{}").statusCode(201).body("maintainers", empty());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "{\"maintainers\":[{}]}                                     | maintainers[0].person",
                "{\"maintainers\":[null]}                                   | maintainers[0]",
                "{\"maintainers\":[{\"person\":\"a\"},{\"person\":\"a\"}]}  | maintainers[1].person",
                "{\"maintainers\":[{\"person\":7}]}                         | maintainers[0].person",
                "{\"slack\":{\"webhookUrl\":\"http://example.com/x\"}}      | slack.webhookUrl",
                "{\"slack\":{\"webhookUrl\":\"javascript:alert(1)\"}}       | slack.webhookUrl",
                "{\"slack\":{\"chanel\":\"#web\"}}                          | slack.chanel",
                "{\"name\":\"a\\u0000b\"}                                   | name",
            })
    void whatIsWrongIsNamed(String body, String field) {
        put("/v1/projects/wrong", body).statusCode(422).body("violations.field", contains(field));
    }

    @Test
    void aStandInOnThisHostMayDoWithoutTls() {
        put("/v1/projects/local", "{\"slack\":{\"webhookUrl\":\"http://127.0.0.1:4711/hook\"}}")
                .statusCode(201);
    }

    @Test
    void theListShowsMaintainersToo() {
        put("/v1/projects/listed", FULL);
        List<List<String>> people =
                all("/v1/projects?limit=200", "items.findAll { it.key == 'listed' }.maintainers.person");
        assertThat(people).containsExactly(List.of("zoe", "adam"));
    }

    @Test
    void projectsWithTheSameNewMaintainersCanBeWrittenAtOnce() {
        String forth = "{\"maintainers\":[{\"person\":\"new-1\"},{\"person\":\"new-2\"},{\"person\":\"new-3\"}]}";
        String back = "{\"maintainers\":[{\"person\":\"new-3\"},{\"person\":\"new-2\"},{\"person\":\"new-1\"}]}";
        List<CompletableFuture<Integer>> calls = IntStream.range(0, 8)
                .mapToObj(i -> CompletableFuture.supplyAsync(
                        () -> put("/v1/projects/together-" + i % 4, i % 2 == 0 ? forth : back)
                                .extract()
                                .statusCode()))
                .toList();
        assertThat(calls.stream().map(CompletableFuture::join).toList()).containsOnly(200, 201);
    }
}
