package dev.smoothevents.http;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.type.LogicalType;
import io.quarkus.jackson.ObjectMapperCustomizer;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * JSON is taken at its word: what is not known, said twice, or of another type is an error and never guessed at. A typo in a
 * field's name would otherwise be lost without anybody noticing.
 */
@Singleton
final class StrictJson implements ObjectMapperCustomizer {

    private static final List<CoercionInputShape> NUMBERS =
            List.of(CoercionInputShape.Integer, CoercionInputShape.Float, CoercionInputShape.Boolean);
    private static final List<CoercionInputShape> TEXTS =
            List.of(CoercionInputShape.String, CoercionInputShape.EmptyString);

    @Override
    public void customize(ObjectMapper mapper) {
        mapper.enable(
                DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES,
                DeserializationFeature.FAIL_ON_TRAILING_TOKENS,
                DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES,
                DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS,
                DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY,
                // 1e400 and 0.1 stay what they are in a JSON tree
                DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);
        mapper.disable(
                DeserializationFeature.ACCEPT_FLOAT_AS_INT,
                DeserializationFeature.ACCEPT_EMPTY_STRING_AS_NULL_OBJECT,
                DeserializationFeature.ADJUST_DATES_TO_CONTEXT_TIME_ZONE);
        mapper.disable(
                SerializationFeature.WRITE_DATES_AS_TIMESTAMPS, SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS);
        // an emoji as itself, not as two escapes
        mapper.getFactory().configure(JsonWriteFeature.COMBINE_UNICODE_SURROGATES_IN_UTF8.mappedFeature(), true);
        mapper.configure(JsonParser.Feature.STRICT_DUPLICATE_DETECTION, true);
        forbid(mapper, LogicalType.Textual, NUMBERS);
        forbid(mapper, LogicalType.Integer, TEXTS);
        forbid(mapper, LogicalType.Integer, List.of(CoercionInputShape.Float, CoercionInputShape.Boolean));
        forbid(mapper, LogicalType.Float, TEXTS);
        forbid(mapper, LogicalType.Boolean, TEXTS);
        forbid(mapper, LogicalType.Boolean, NUMBERS.subList(0, 2));
        forbid(mapper, LogicalType.Enum, List.of(CoercionInputShape.Integer, CoercionInputShape.EmptyString));
        mapper.registerModule(new SimpleModule("smooth-events")
                .addDeserializer(Instant.class, new InstantReader())
                .addDeserializer(Duration.class, new DurationReader()));
    }

    /** After everybody else, so that nothing is relaxed again. */
    @Override
    public int priority() {
        return MINIMUM_PRIORITY;
    }

    private static void forbid(ObjectMapper mapper, LogicalType type, List<CoercionInputShape> shapes) {
        shapes.forEach(shape -> mapper.coercionConfigFor(type).setCoercion(shape, CoercionAction.Fail));
    }
}
