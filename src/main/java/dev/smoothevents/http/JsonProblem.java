package dev.smoothevents.http;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.exc.InputCoercionException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.exc.StreamReadException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;

/** Says in a caller's words why a JSON body could not be read. Nothing of the parser's own messages gets out. */
public final class JsonProblem {

    private JsonProblem() {}

    /** 400 with line and column for what is no JSON; 422 naming the field for JSON of another shape. */
    public static Problem of(JacksonException e) {
        JacksonException unreadable = unreadable(e);
        if (unreadable != null) {
            return Problem.malformed("The body " + fault(unreadable) + place(unreadable.getLocation()) + ".");
        }
        if (e instanceof JsonMappingException mismatch) {
            return isTrailing(mismatch)
                    ? Problem.malformed("The body goes on after its JSON value" + place(mismatch.getLocation()) + ".")
                    : Problem.invalid(List.of(new Violation(path(mismatch), expectation(mismatch))));
        }
        return Problem.malformed("The body is not valid JSON.");
    }

    private static JacksonException unreadable(Throwable e) {
        // a mapping exception carries the parser's one inside where the fault lies deeper in the body
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof InputCoercionException) {
                return null; // good JSON: a number that is too large for its field
            }
            if (cause instanceof StreamReadException || cause instanceof StreamConstraintsException) {
                return (JacksonException) cause;
            }
        }
        return null;
    }

    private static String fault(JacksonException e) {
        if (e instanceof JsonEOFException) {
            return "ends too early";
        }
        if (e instanceof StreamConstraintsException) {
            return "nests too deep, or has a name or a number that is too long";
        }
        return startsWith(e, "Duplicate field") ? "names a field twice" : "is not valid JSON";
    }

    private static boolean isTrailing(JsonMappingException e) {
        return e.getPath().isEmpty() && startsWith(e, "Trailing token");
    }

    private static boolean startsWith(JacksonException e, String start) {
        return Objects.toString(e.getOriginalMessage(), "").startsWith(start);
    }

    private static String place(JsonLocation location) {
        return location == null || location.getLineNr() < 1
                ? ""
                : ", at line " + location.getLineNr() + ", column " + location.getColumnNr();
    }

    private static String path(JsonMappingException e) {
        StringBuilder path = new StringBuilder();
        for (JsonMappingException.Reference step : e.getPath()) {
            if (step.getFieldName() == null) {
                path.append('[').append(step.getIndex()).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".").append(step.getFieldName());
            }
        }
        return path.isEmpty() ? "body" : path.toString();
    }

    private static String expectation(JsonMappingException e) {
        if (e instanceof UnrecognizedPropertyException unknown) {
            return "is not a known field" + known(unknown);
        }
        if (e.getCause() instanceof InputCoercionException overflow) {
            return JsonTypes.expectation(overflow.getTargetType()) + " that is not so large";
        }
        return e instanceof MismatchedInputException mismatch
                ? JsonTypes.expectation(mismatch.getTargetType())
                : "is not acceptable";
    }

    private static String known(UnrecognizedPropertyException e) {
        TreeSet<String> names = new TreeSet<>();
        if (e.getKnownPropertyIds() != null) {
            e.getKnownPropertyIds().forEach(name -> names.add(name.toString()));
        }
        return names.isEmpty() ? "" : "; known are " + String.join(", ", names);
    }
}
