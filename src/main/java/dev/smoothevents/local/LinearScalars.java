package dev.smoothevents.local;

import graphql.GraphQLContext;
import graphql.execution.CoercedVariables;
import graphql.language.StringValue;
import graphql.language.Value;
import graphql.schema.Coercing;
import graphql.schema.CoercingParseLiteralException;
import graphql.schema.CoercingParseValueException;
import graphql.schema.GraphQLScalarType;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;

/** Linear's own scalars: a time, a date, and any JSON object (as a variable). */
final class LinearScalars {

    static final GraphQLScalarType DATE_TIME = text("DateTime", OffsetDateTime::parse);
    static final GraphQLScalarType TIMELESS_DATE = text("TimelessDate", LocalDate::parse);
    static final GraphQLScalarType JSON_OBJECT = GraphQLScalarType.newScalar()
            .name("JSONObject")
            .coercing(new Checked(LinearScalars::requireObject))
            .build();

    private LinearScalars() {}

    private static GraphQLScalarType text(String name, Consumer<String> parser) {
        return GraphQLScalarType.newScalar()
                .name(name)
                .coercing(new Checked(value -> parser.accept(value.toString())))
                .build();
    }

    private static void requireObject(Object value) {
        if (!(value instanceof Map)) {
            throw new IllegalArgumentException("no JSON object: " + value);
        }
    }

    /** Values stay as they came, once they are checked. */
    private record Checked(Consumer<Object> check) implements Coercing<Object, Object> {

        @Override
        public Object serialize(Object value, GraphQLContext context, Locale locale) {
            return value;
        }

        @Override
        public Object parseValue(Object value, GraphQLContext context, Locale locale) {
            try {
                check.accept(value);
                return value;
            } catch (DateTimeException | IllegalArgumentException e) {
                throw new CoercingParseValueException(e.getMessage(), e);
            }
        }

        @Override
        public Object parseLiteral(
                Value<?> literal, CoercedVariables variables, GraphQLContext context, Locale locale) {
            if (literal instanceof StringValue text) {
                return parseValue(text.getValue(), context, locale);
            }
            throw new CoercingParseLiteralException("not a literal of this type");
        }
    }
}
