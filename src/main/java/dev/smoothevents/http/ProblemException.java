package dev.smoothevents.http;

import java.util.List;

/** Ends a request with a problem. Expected, so without a stack trace. */
public class ProblemException extends RuntimeException {

    private final transient Problem problem;

    public ProblemException(Problem problem) {
        super(problem.detail(), null, false, false);
        this.problem = problem;
    }

    /** 422 for one field. */
    public static ProblemException invalid(String field, String message) {
        return new ProblemException(Problem.invalid(List.of(new Violation(field, message))));
    }

    public Problem problem() {
        return problem;
    }
}
