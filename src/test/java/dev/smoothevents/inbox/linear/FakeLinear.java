package dev.smoothevents.inbox.linear;

import dev.smoothevents.inbox.FakeProvider;
import dev.smoothevents.inbox.FakeProvider.Answer;
import io.vertx.core.json.JsonObject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Linear that says yes to everything, except where a test says otherwise. */
class FakeLinear implements AutoCloseable {

    private static final Pattern NAME = Pattern.compile("(?:query|mutation) (\\w+)");

    /** One operation, by its name, with its variables. */
    record Asked(String name, JsonObject variables) {

        JsonObject input() {
            return variables.getJsonObject("input");
        }
    }

    private final FakeProvider http = new FakeProvider();
    private final Map<String, Answer> answers = new HashMap<>();

    FakeLinear() {
        http.answer(request -> answers.getOrDefault(read(request.body()).name(), Answer.of(200, "{\"data\":{}}")));
    }

    FakeLinear answer(String operation, String data) {
        return answer(operation, Answer.of(200, "{\"data\":" + data + "}"));
    }

    FakeLinear answer(String operation, Answer answer) {
        answers.put(operation, answer);
        return this;
    }

    FakeLinear fail(String operation, int status, String message) {
        return answer(operation, Answer.of(status, "{\"errors\":[{\"message\":\"" + message + "\"}],\"data\":null}"));
    }

    List<Asked> asked() {
        return http.asked().stream().map(request -> read(request.body())).toList();
    }

    List<String> names() {
        return asked().stream().map(Asked::name).toList();
    }

    Asked last() {
        return asked().get(asked().size() - 1);
    }

    String authorization() {
        return http.asked().get(0).authorization();
    }

    String url() {
        return http.url("/graphql");
    }

    private static Asked read(String body) {
        JsonObject operation = new JsonObject(body);
        Matcher name = NAME.matcher(operation.getString("query"));
        return new Asked(name.find() ? name.group(1) : "", operation.getJsonObject("variables"));
    }

    @Override
    public void close() {
        http.close();
    }
}
