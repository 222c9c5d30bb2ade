package dev.smoothevents.http;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Duration;

/** A duration as ISO 8601 writes it, {@code PT15M}; never a number, whose unit nobody knows. */
final class DurationReader extends StdScalarDeserializer<Duration> {

    DurationReader() {
        super(Duration.class);
    }

    @Override
    public Duration deserialize(JsonParser parser, DeserializationContext context) throws IOException {
        if (!parser.hasToken(JsonToken.VALUE_STRING)) {
            return (Duration) context.handleUnexpectedToken(Duration.class, parser);
        }
        try {
            return Duration.parse(parser.getText());
        } catch (DateTimeException | ArithmeticException e) {
            return (Duration) context.handleWeirdStringValue(Duration.class, parser.getText(), "not a duration");
        }
    }
}
