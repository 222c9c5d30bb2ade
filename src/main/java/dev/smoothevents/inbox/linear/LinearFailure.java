package dev.smoothevents.inbox.linear;

/** Ends a chain of operations with the answer that stopped it. Expected, so without a stack trace. */
class LinearFailure extends RuntimeException {

    private final transient LinearAnswer answer;

    LinearFailure(LinearAnswer answer) {
        super(answer.message(), null, false, false);
        this.answer = answer;
    }

    LinearAnswer answer() {
        return answer;
    }
}
