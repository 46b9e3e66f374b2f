package dev.cofferdam.cli;

/** Ends a command with one sentence for the user and an exit status. */
final class Refusal extends RuntimeException {
    private final int status;

    private Refusal(int status, String message) {
        super(message);
        this.status = status;
    }

    /** The input is not usable; nothing was changed. */
    static Refusal invalid(String message) {
        return new Refusal(ExitStatus.INVALID, message);
    }

    /** Something needs attention; part of the work may be done. */
    static Refusal attention(String message) {
        return new Refusal(ExitStatus.ATTENTION, message);
    }

    int status() {
        return status;
    }
}
